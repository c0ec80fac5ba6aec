"""Dates as people write them -> EDTF level 0 in the precision they have; what only looks like one is none.

Nothing is guessed: "01.01." has no year, "01.12" may be a day or a month, "2016?" is a doubt. Those stay unread. What
is known in part ("ca. 2016", "Q3 2021") is read as the year it lies in, and the words are kept.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from graph.identifiers import folded
from graph.imports.vocabulary.lexical import lexical_words
from ontology.errors import ModelError
from ontology.values import earliest, latest

_EXCEL_ZERO = date(1899, 12, 30)
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_LAST_WEEK = 52
"""The 53rd week is one of few years: not worth a wrong month."""
_MONTH = len("2024-03")
_LONGEST = 80
"""Longer texts are sentences."""
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_TIME = re.compile(
    r"(?:t|,? (?:- )?(?:um |ab |von )?)\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?- ?\d{1,2}:\d{2})?(?: ?uhr)?"
    r"|(?:\.\d{2})?(?: ?(?:-|bis) ?\d{1,2}(?:[.:]\d{2})?)? ?uhr)(?: ?[ap]m)?"
    r"(?:z|[+-]\d{2}:\d{2}| (?:mez|mesz|cet|cest|utc|gmt(?:[+-]\d{1,2})?))?$"
)
_NOTE = re.compile(r"^([^()]{1,60}) ?\(([^()]*)\)$")
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2}) ?[./-] ?(\d{4})")
_SHORT = re.compile(r"(\d{1,2})([./])(\d{2})")
_YEAR = re.compile(r"\d{4}")
_SHORT_YEARS = re.compile(r"(\d\d)[/-](\d\d)")
_YEARS = re.compile(r"(\d{4}) ?/ ?(\d{4}|\d{2})")
_NAMED = re.compile(r"(?:(\d{1,2})(?:\.|st|nd|rd|th)?[ -]?)?([a-z]{3,9})\.?[ /-]?'?(\d{4}|\d{2})")
_ENGLISH = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_SERIAL = re.compile(r"[2-6]\d{4}")
_PACKED = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_RUNS_OUT = re.compile(r"(?:laeuft|endet)(?: aus| ab)? (.{4,40}?)(?: aus| ab)?")
_AND_ON = re.compile(r"(.{4,}) ?ff\.?")
_IN_BRACKETS = re.compile(r"\(([^()]{4,60})\)")
_EMPTY_DAY = "1900-01-01"
"""What spreadsheets show where no day was entered."""
_YEAR_PART = re.compile(r"(\d{4})[ /-]?(q[1-4])")
_WEEK = re.compile(r"(?:(?:kw|kalenderwoche) ?(\d{1,2}) ?[ /.-] ?|(\d{1,2})\. ?kw[ /] ?)((?:19|20)\d{2})")
_ROMAN_PART = re.compile(r"(?:i{1,3}|iv)\.?[ /-]{1,2}(\d{4})")
_SHORT_YEAR = re.compile(r"'?(\d{2})")
_DAY_OR_MONTH = re.compile(r"\d{1,2}\. ?\d{1,2}\.|(?:\d{1,2}\. ?)?[a-z]{3,9}")
_SHORT_RANGE = re.compile(r"(\d{2})(\d{2}) ?- ?(\d{2})")
_NO_YEAR = re.compile(r"(\d{1,2})\. ?(?:(\d{1,2})\.?|([a-z]{3,9}))")


class Span(NamedTuple):
    """What a text says: a date, or from when, or until when.

    ``late`` is the last year of what spans two ("2019/20"; empty if it is not sure), ``words`` says that the text says
    more than its dates, ``open`` that it goes on.
    """

    at: str = ""
    start: str = ""
    end: str = ""
    late: str | None = None
    words: bool = False
    open: bool = False

    @property
    def last(self) -> str:
        """The date if it ends something."""
        return self.at if self.late is None else self.late


def span_of(text: str) -> Span | None:
    """What a text says of time; None if it cannot be read for sure.

    >>> span_of("seit ca. 2013").start, span_of("2019–2022")[1:3], span_of("bis Ende 2025").end, span_of("01.01.")
    ('2013', ('2019', '2022'), '2025', None)
    """
    plain = folded(" ".join(text.translate(_DASHES).split()))
    if not plain or len(plain) > _LONGEST:
        return None
    if (found := _single(plain)) is not None:
        return found
    if whole := _IN_BRACKETS.fullmatch(plain):
        return span_of(whole[1])
    if noted := _NOTE.match(plain):
        # "2020 (geplant)" takes the date back.
        doubtful = any(word in noted[2] for word in lexical_words().doubts)
        inner = None if doubtful else span_of(noted[1])
        return inner._replace(words=True) if inner is not None else None
    if (runs_out := _RUNS_OUT.fullmatch(plain)) and (last := _directed(runs_out[1])) and not last.start:
        return Span(end=last.end or last.last, words=True)
    return _open(plain) or _between(plain) or _directed(plain)


def day_of(text: str) -> str | None:
    """A date that stands alone, whatever little word introduces it; None for spans and doubts.

    >>> [day_of(t) for t in ("3.3.2021", "10/2021", "24.09.24", "Mär 2021", "2024-09-24 00:00", "45559", "bald")]
    ['2021-03-03', '2021-10', '2024-09-24', '2021-03', '2024-09-24', '2024-09-24', None]
    """
    found = span_of(text)
    return found.at or None if found is not None and not found.words else None


def lacks_year(text: str) -> bool:
    """Whether a text is a day without a year, such as "01.01." or "3. März"."""
    return _NO_YEAR.fullmatch(folded(" ".join(text.split()))) is not None


# -- several dates, or one with a direction ---------------------------------------------------------------------------


def _open(text: str) -> Span | None:
    """ "2013 - heute", "seit 2013 bis heute", "unbefristet", "2013-", "-2015"."""
    if text in lexical_words().open:
        return Span(words=True, open=True)
    on = _AND_ON.fullmatch(text)
    if text.endswith("-") or on:
        found = _directed(on[1].rstrip() if on else text[:-1].rstrip())
        return _begun(found) if found is not None and not found.end else None
    if text.startswith("-"):
        found = _single(text[1:].lstrip())
        return Span(end=found.last, words=True) if found is not None and found.last else None
    for left, right in _split(text):
        if right in lexical_words().open and (found := _directed(left)) is not None and not found.end:
            return _begun(found)
    return None


def _begun(found: Span) -> Span:
    return Span(start=found.start or found.at, words=True, open=True)


def _between(text: str) -> Span | None:
    if (short := _SHORT_RANGE.fullmatch(text)) and short[2] < short[3]:
        return Span(start=short[1] + short[2], end=short[1] + short[3])  # "2019-12" is a month, and read before
    for left, right in _split(text):
        last = _single(right) or _after(right, lexical_words().about)
        if last is None or not last.last:
            continue
        first = _directed(left) or _lent(left, last.at)
        if first is None or first.end:
            continue
        start, end = first.start or first.at, last.last
        if start and earliest(start) <= latest(end):
            return Span(start=start, end=end, words=first.words or last.words or last.late is not None)
    return None


def _lent(left: str, last: str) -> Span | None:
    """The first date of "01.03.-30.06.2021" or "März - Juni 2021", with the year of the second."""
    plain = left.removeprefix("vom ").removeprefix("von ")
    if not _DAY_OR_MONTH.fullmatch(plain):
        return None
    return _single(f"{plain}{'' if plain.endswith('.') else ' '}{last[:4]}")


def _split(text: str) -> Iterator[tuple[str, str]]:
    """Both sides of "bis" and of the first dashes; ISO dates and ranges use the same sign."""
    for sign in (" bis zum ", " bis ", " - ", "-"):
        at = text.find(sign)
        while at > 0:
            yield text[:at].rstrip(), text[at + len(sign) :].lstrip()
            at = text.find(sign, at + 1)


def _directed(text: str) -> Span | None:
    """A date behind words: about, since, until, or words that say nothing of their own."""
    words, direction, plain = False, "", text
    vocabulary = lexical_words()
    lists = (
        ("", vocabulary.plain),
        ("about", vocabulary.about),
        ("since", vocabulary.since),
        ("until", vocabulary.until),
    )
    for _ in range(4):  # "bis ca. Ende 2025" has three
        found = _single(plain)
        if found is not None:
            return _turned(found, direction, words=words)
        for name, choices in lists:
            rest = _without(plain, choices)
            if rest is not None:
                plain, words = rest, words or name == "about"
                # The first one stands: "seit Ende ca. 2013" is no end.
                direction = direction or (name if name in ("since", "until") else "")
                break
        else:
            return None
    return None


def _turned(found: Span, direction: str, *, words: bool) -> Span | None:
    words = words or found.words
    if direction == "since":
        return Span(start=found.at, words=words)
    if direction == "until":
        return Span(end=found.last, words=words) if found.last else None
    return found._replace(words=words)


def _after(text: str, words: tuple[str, ...]) -> Span | None:
    rest = _without(text, words)
    found = _single(rest) if rest is not None else None
    return found._replace(words=True) if found is not None else None


def _without(text: str, words: tuple[str, ...]) -> str | None:
    """The text behind the first of the words that it begins with."""
    for word in words:
        rest = text[len(word) :]
        if text.startswith(word) and rest and (not rest[0].isalpha() or not word[-1].isalpha()):
            return rest.lstrip(" :,")
    return None


# -- one date ---------------------------------------------------------------------------------------------------------


def _single(text: str) -> Span | None:
    text = _TIME.sub("", text)
    day, _, rest = text.partition(" ")
    if day.rstrip(".,") in lexical_words().weekdays and rest:
        text = rest.removeprefix("den ")
    text = text.rstrip(",;")
    found = _numbers(text) or _named(text)
    if found is not None:
        return Span(at=found) if _is_date(found) else None
    return _spanning(text)


def _is_date(text: str) -> bool:
    try:
        latest(text)
    except ModelError:
        return False
    return _FIRST_YEAR <= int(text[:4]) <= _LAST_YEAR and text != _EMPTY_DAY


def _numbers(text: str) -> str | None:  # noqa: PLR0911 -- one way of writing a date after the other
    text = text.removesuffix(".0")  # programs that know no whole numbers write 2021.0
    if _YEAR.fullmatch(text):
        return text
    if found := _ISO.fullmatch(text):
        return text
    if found := _YEAR_FIRST.fullmatch(text) or _PACKED.fullmatch(text):
        return _joined(found[1], found[2], found[3])
    if found := _DAY_FIRST.fullmatch(text):
        return _joined(_full(found[4]), found[3], found[1])
    if found := _MONTH_YEAR.fullmatch(text):
        return _joined(found[2], found[1])
    if found := _SHORT.fullmatch(text):
        return _short(*found.groups())
    if _SERIAL.fullmatch(text):
        return (_EXCEL_ZERO + timedelta(days=int(text))).isoformat()
    return None


def _short(month: str, sign: str, year: str) -> str | None:
    """ "03/21" is a month; "01.12" may be a day, and "10/11" may be two years."""
    if (sign == "." and int(year) <= 12) or int(year) == int(month) + 1:
        return None
    return _joined(_full(year), month)


def _named(text: str) -> str | None:
    months = lexical_words().months
    if (found := _NAMED.fullmatch(text)) and found[2] in months:
        return _joined(_full(found[3]), str(months[found[2]]), *([found[1]] if found[1] else []))
    if (found := _ENGLISH.fullmatch(text)) and found[1] in months:
        return _joined(found[3], str(months[found[1]]), found[2])
    return None


def _spanning(text: str) -> Span | None:
    """Years and seasons: "2019/20", "Q3 2021", "Frühjahr 2022", "Schuljahr 2019/20"."""
    if found := _YEARS.fullmatch(text):
        return _two_years(found[1], found[2])
    if found := _YEAR_PART.fullmatch(text) or _ROMAN_PART.fullmatch(text):
        return Span(at=found[1], words=True) if _is_date(found[1]) else None
    if (found := _WEEK.fullmatch(text)) and 1 <= (week := int(found[1] or found[2])) <= _LAST_WEEK:
        return Span(at=_month_of_week(int(found[3]), week), words=True)
    rest = _without(text, lexical_words().parts)
    return _part_of(rest.lstrip("/-")) if rest is not None else None


def _part_of(rest: str) -> Span | None:
    """What stands behind a part of something: a year, a month ("Ende März 2024"), or a school year."""
    if (short := _SHORT_YEAR.fullmatch(rest)) and int(short[1]) > 12:
        rest = _full(short[1])  # "Q3 21"; "Mitte 10" may be a month
    found = _numbers(rest) or _named(rest)
    if found is not None and len(found) <= _MONTH:
        return Span(at=found, words=True) if _is_date(found) else None
    return _school_year(rest)


def _school_year(text: str) -> Span | None:
    """ "2022/23", and behind a word for it "22/23"."""
    if (short := _SHORT_YEARS.fullmatch(text)) and int(short[2]) == int(short[1]) + 1:
        return _two_years(_full(short[1]), short[2])
    years = _YEARS.fullmatch(text)
    return _two_years(years[1], years[2]) if years else None


def _month_of_week(year: int, week: int) -> str:
    """The month that a week lies in; of a week in two months the year.

    >>> _month_of_week(2024, 12), _month_of_week(2024, 14)
    ('2024-03', '2024-04')
    """
    first, last = (date.fromisocalendar(year, week, day).isoformat()[:7] for day in (1, 7))
    return first if first == last else str(year)


def _two_years(first: str, second: str) -> Span | None:
    """A school or business year; "2019/03" is a month, and "2010/11" begins in 2010 whichever it is."""
    last = second if len(second) == 4 else first[:2] + second
    if int(last) == int(first) + 1 or (first.endswith("99") and second == "00"):
        last = str(int(first) + 1)
        # "2010/11": November of the first year, or the second year? As an end it stays open.
        late = "" if len(second) == 2 and int(second) <= 12 else last
        return Span(at=first, late=late, words=True) if _is_date(first) else None
    if len(second) == 2 and _is_date(found := f"{first}-{second}"):
        return Span(at=found)
    return None


def _joined(year: str, *parts: str) -> str:
    return "-".join([year, *(part.zfill(2) for part in parts)])


def _full(year: str) -> str:
    return year if len(year) == 4 else ("20" if int(year) < 50 else "19") + year
