"""Numbers as people write them -> digits; what only looks like one is none."""

import re
from decimal import Decimal
from typing import NamedTuple

from graph.identifiers import folded
from graph.imports.vocabulary.lexical import lexical_words

_LONGEST = 40
_SPACED = re.compile(r"(?<=\d)[ \u00a0\u202f'’](?=\d{3}(?!\d))")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+\.\d+")
_PLAIN = re.compile(r"[+-]?\d{1,300}(?:[.,]\d{0,300})?|[+-]?[.,]\d{1,300}", re.ASCII)
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_NOTE = re.compile(r"^([^()]{1,40}?) ?\([^()?]*\)$")
_UNIT = re.compile(r"^([+-]?[\d.,]{1,30}) ?([^\d]{1,30})$")
_DIGITS = 15
"""More of them are the rounding of a machine: 0.30000000000000004."""


class Number(NamedTuple):
    """Digits with a decimal point, whether they are per cent, and whether the text says more than them."""

    digits: str
    percent: bool = False
    words: bool = False


def number_from(text: str, *, small: bool = False) -> Number | None:
    """The number of a text; None if it cannot be read for sure. ``small`` says that thousands are out of the question.

    >>> [number_from(t).digits for t in ("1.200", "12.500,00 €", "ca. 3.400", "1,5 VZÄ", "0.375", "drei Sitze")]
    ['1200', '12500', '3400', '1.5', '0.375', '3']
    >>> number_from("50 %"), number_from("10-15"), number_from("1.375", small=True).digits
    (Number(digits='50', percent=True, words=False), None, '1.375')
    """
    plain = _SPACED.sub("", folded(" ".join(text.split())))
    if not plain or (len(plain) > _LONGEST and not plain.lstrip("+-").isdigit()):
        return None
    words = False
    if noted := _NOTE.match(plain):
        plain, words = noted[1], True
    for about in lexical_words().about_number:
        rest = plain[len(about) :].lstrip()
        if plain.startswith(about) and rest[:1].isdigit():
            plain, words = rest, True
            break
    digits, unit = _parted(plain)
    if unit not in ("", "%") and unit not in lexical_words().units:
        return None
    found = _digits(digits, small=small)
    return Number(found, unit == "%", words) if found is not None else None


def _parted(text: str) -> tuple[str, str]:
    """Digits, and what is counted; number words as digits."""
    word, _, unit = text.partition(" ")
    if word in lexical_words().numbers:
        return str(lexical_words().numbers[word]), unit.rstrip(".")
    found = _UNIT.match(text)
    if found is None:
        return text.removeprefix("€").lstrip(), ""
    unit = found[2].strip()
    return found[1], unit if unit in lexical_words().units else "%" if unit in _PERCENT else unit.rstrip(".")


_PERCENT = ("%", "v.h.", "prozent", "percent")


def _digits(text: str, *, small: bool) -> str | None:
    if _ENGLISH.fullmatch(text):
        text = text.replace(",", "")
    elif _THOUSANDS.fullmatch(text) and not (small and text.count(".") == 1 and "," not in text):
        text = text.replace(".", "")
    if not _PLAIN.fullmatch(text) or (not small and _EITHER.fullmatch(text)):
        return None  # "12,500" is twelve and a half in German, and many in English
    plain = text.replace(",", ".").removeprefix("+")
    if len(plain) > _DIGITS and "." in plain:
        plain = format(Decimal(f"{Decimal(plain):.{_DIGITS}g}"), "f")
    return (plain.rstrip("0").rstrip(".") or "0") if "." in plain else plain
