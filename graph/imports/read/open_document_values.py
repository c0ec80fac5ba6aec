"""Typed values of LibreOffice as they are shown in its cells."""

import re

from graph.imports.read.number_formats import plain_number

_SWAPPED = str.maketrans(".,", ",.")
_STEP_IN_CM = 0.35
"""By so much a step moves a text to the right."""
_CM = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72}
_MOST_STEPS = 15
_TRUTHS = {"wahr": "ja", "true": "ja", "falsch": "nein", "false": "nein"}
"""How formulas that answer yes or no are shown, whose value is a number."""
_GROUPS = re.compile(r"\d+")


def shown_day(value: str, text: str) -> str:
    """A day in ISO form, in the precision in which it is shown.

    >>> shown_day("2019-10-01", "10/2019"), shown_day("2019-10-01", "2019"), shown_day("2024-09-24T14:00", "24.09.24")
    ('2019-10', '2019', '2024-09-24')
    """
    day = value[:10]
    if len(day) != 10:
        return text
    year, month = day[:4], day[5:7]
    groups = [int(group) for group in _GROUPS.findall(text[:60])]
    words = any(c.isalpha() for c in text)
    years = (int(year), int(year[2:]))
    if groups == [years[0]] and not words:
        return year
    if (len(groups) == 2 and groups[0] == int(month) and groups[1] in years) or (
        words and len(groups) == 1 and groups[0] in years
    ):
        return day[:7]
    return day


def shown_number(value: str, text: str, *, percent: bool) -> str:
    """A number as it is shown, with a decimal comma also where the file was made in English.

    >>> shown_number("0.125", "0.125", percent=False), shown_number("0.4", "40%", percent=True)
    ('0,125', '40 %')
    >>> shown_number("1", "WAHR", percent=False)
    'ja'
    """
    try:
        meant = float(value) * (100 if percent else 1)
    except ValueError:
        return text
    if text.casefold() in _TRUTHS:
        return _TRUTHS[text.casefold()]
    if not text:
        return plain_number(meant) + (" %" if percent else "")
    if "." in text and _distance(text, meant, ".") < _distance(text, meant, ","):
        text = text.translate(_SWAPPED)
    return f"{text[:-1].rstrip()} %" if text.endswith("%") else text


def _distance(text: str, meant: float, point: str) -> float:
    kept = "".join(c for c in text if c.isdecimal() or c == point)
    try:
        return abs(float(kept.replace(point, ".")) - abs(meant))
    except ValueError:
        return float("inf")


def indent_steps(length: str) -> int:
    """The steps by which a text is indented.

    >>> indent_steps("0.706cm"), indent_steps("10pt"), indent_steps("0cm"), indent_steps("wide")
    (2, 1, 0, 0)
    """
    try:
        return max(0, min(round(float(length[:-2]) * _CM[length[-2:]] / _STEP_IN_CM), _MOST_STEPS))
    except (ValueError, KeyError, OverflowError):
        return 0
