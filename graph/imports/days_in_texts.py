"""Days inside longer texts: titles, names of files, headers, marks. What a day is, `graph.imports.dates` says."""

import re
from collections.abc import Iterator

from graph.imports.dates import day_of, span_of

_ISO = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(?:19|20)\d\d([./])\d{1,2}\1\d{1,2}(?!\d)")
"""As Gnumeric and databases write days: "2024/03/14"."""
_GERMAN = re.compile(r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.\s?(?:(?:19|20)\d\d|\d\d)(?!\d)")
_NAMED = re.compile(
    r"(?:(?<!\d)\d{1,2}(?:\.|st|nd|rd|th)?[\s-]?)?(?<![A-Za-zä])[A-Za-zä]{3,9}\.?[\s-]?(?:19|20)\d\d(?!\d)"
)
_ENGLISH = re.compile(r"(?<![A-Za-zä])[A-Za-z]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d(?!\d)")
_MONTH = re.compile(r"(?<!KW )(?<![\d.A-Za-z])\d{1,2}[./](?:19|20)\d\d(?!\d)")
_PACKED = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d./-])")
_WAYS = (_ISO, _YEAR_FIRST, _GERMAN, _ENGLISH, _NAMED, _MONTH, _PACKED, _YEAR)
"""The surest first: beside "14.03.2024" a bare year says nothing more."""
_SERIAL = re.compile(r"[2-5]\d{4}")
_LONGEST, _LONGEST_DAY = 120, 20
_MOST_BEFORE = 2
"""So many words before a year may say which part of it is meant: "3. Quartal 2023"."""


def day_in(text: str) -> str | None:
    """The first day, month or year that a text names, as EDTF level 0.

    >>> [day_in(t) for t in ("Stand: 14.03.2024, AK", "Mai 2019", "seit 03/2021", "L_20240314", "seit 2017", "21.3.24")]
    ['2024-03-14', '2019-05', '2021-03', '2024-03-14', '2017', '2024-03-21']
    """
    return next(_days(text[:_LONGEST]), None)


def part_of_year_in(text: str) -> str | None:
    """The month or year in which a part of a year lies that a text names; None if it names none.

    >>> [part_of_year_in(t) for t in ("Netzwerkliste Q3/2023", "Verteiler KW14 2024", "Schuljahr 2023/24", "Plan 2024")]
    ['2023', '2024-04', '2023', None]
    """
    words = text[:_LONGEST].split()
    for at, word in enumerate(words):
        if not any(map(str.isdigit, word)):
            continue
        for start in range(max(0, at - _MOST_BEFORE), at + 1):
            said = span_of(" ".join(words[start : at + 1]).strip("(),;"))
            if said is not None and said.at and said.words:
                return said.at
    return None


def serial_day(text: str) -> str | None:
    """The day that a bare number of Excel means, in a column of days.

    >>> serial_day("43599"), serial_day("2019")
    ('2019-05-14', None)
    """
    return day_of(text) if _SERIAL.fullmatch(text) else None


def is_day(text: str) -> bool:
    """Whether a text is a day and nothing else, as in a column of days.

    >>> [is_day(t) for t in ("12.03.2023", "2024-09-10 00:00:00", "2024/3/14", "05599 2020", "3. Sitzung 2020")]
    [True, True, True, False, False]
    """
    text = text.removesuffix(" 00:00:00").strip()
    if len(text) > _LONGEST_DAY:
        return False
    if any(way.fullmatch(text) for way in (_ISO, _YEAR_FIRST, _GERMAN, _MONTH, _YEAR)):
        return True
    return any(way.fullmatch(text) for way in (_NAMED, _ENGLISH)) and day_of(text) is not None


def _days(text: str) -> Iterator[str]:
    for way in _WAYS:
        for found in way.finditer(text):
            written = "-".join(found.groups()) if way is _PACKED else found[0]
            if (day := day_of(written)) is not None:
                yield day
