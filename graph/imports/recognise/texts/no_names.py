"""Texts of a form that nobody is called by: times, amounts, and what a printer puts on each page."""

import re

from graph.imports.days_in_texts import is_day
from graph.imports.vocabulary.lexical import lexical_words

_LONGEST = 40
_UNITS = "|".join(map(re.escape, lexical_words().amounts))
_AMOUNT = re.compile(rf"^(?:€|EUR )?\d[\d.,]*+ ?(?:{_UNITS})?$", re.IGNORECASE)
_BESIDE = re.compile(rf"^(?:€|EUR) ?| ?(?:{_UNITS})$", re.IGNORECASE)
_TIME = re.compile(
    r"^(?:KW|Q|Quartal|Woche|Tag) ?\d{1,2}(?: ?/? ?(?:\d\d|\d{4}))?$"
    r"|^\d{1,2}\. (?:Quartal|Halbjahr|Woche|KW)(?: \d{4})?$"
    r"|^(?:19|20)\d\d ?[/–-] ?(?:\d\d|\d{4})$|^\d{1,2}[:.]\d\d(?: ?Uhr)?(?: ?[–-] ?\d{1,2}[:.]\d\d)?(?: ?Uhr)?$",
    re.IGNORECASE,
)
_PAGE = re.compile(r"^(?:Seite|Blatt|Page|S\.) \d{1,4}(?: (?:von|of|/) \d{1,4})?\W{0,3}$|^Seite \d{1,4}\b")


def is_amount_of(text: str) -> bool:
    """Whether a text is a number, with or without what it counts: "2.000 €", "7,5 VZÄ"."""
    return len(text) <= _LONGEST and _AMOUNT.match(text) is not None


def number_alone(text: str) -> str:
    """A text without the unit of an amount.

    >>> number_alone("€ 12.000"), number_alone("3,5 VZÄ"), number_alone("12")
    ('12.000', '3,5', '12')
    """
    return _BESIDE.sub("", text)


def is_page(text: str) -> bool:
    """Whether a text is what a printer puts on each page."""
    return _PAGE.match(text) is not None


def is_no_name(text: str) -> bool:
    """Whether a text is a time, an amount or a page.

    >>> [is_no_name(t) for t in ("KW 12", "Q1/2026", "12.03.2026", "9-12 Uhr", "2.000 €", "Seite 2 von 3", "10:30")]
    [True, True, True, False, True, True, True]
    >>> [is_no_name(t) for t in ("Kita 1", "24 Stunden Hilfe", "Mai & Partner", "1. FC Moor")]
    [False, False, False, False]
    """
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return False
    return is_amount_of(text) or _TIME.match(text) is not None or is_page(text) or is_day(text)
