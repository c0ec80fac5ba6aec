"""Days as people write them into titles, headers and marks."""

import re
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?(?!\d)")
_GERMAN = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d|\d\d)(?![\d])")
_NAMED = re.compile(r"(?:(?<!\d)(\d{1,2})\.\s?)?\b([A-Za-zä]{3})[A-Za-zä]{0,6}\.?\s?((?:19|20)\d\d)(?!\d)")
_MONTH = re.compile(r"(?<!KW )(?<![\d.])(\d{1,2})[./]((?:19|20)\d\d)(?!\d)")
_PACKED = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\d./-])((?:19|20)\d\d)(?![\d./-])")
_SERIAL = re.compile(r"[2-5]\d{4}")
_EXCEL_ZERO = date(1899, 12, 30)
_LONGEST = 120


def day_in(text: str) -> str | None:
    """The first day, month or year that a text names, as EDTF level 0.

    >>> [day_in(t) for t in ("Stand: 14.03.2024, AK", "Mai 2019", "seit 03/2021", "L_20240314", "seit 2017", "21.3.24")]
    ['2024-03-14', '2019-05', '2021-03', '2024-03-14', '2017', '2024-03-21']
    """
    text = text[:_LONGEST]
    for read in (_iso, _german, _named, _month, _packed, _year):
        if found := read(text):
            return found
    return None


def serial_day(text: str) -> str | None:
    """The day that a bare number of Excel means, in a column of days.

    >>> serial_day("43599"), serial_day("2019")
    ('2019-05-14', None)
    """
    return (_EXCEL_ZERO + timedelta(days=int(text))).isoformat() if _SERIAL.fullmatch(text) else None


def is_day(text: str) -> bool:
    """Whether a text is a day and nothing else, as in a column of days.

    >>> is_day("12.03.2023"), is_day("2024-09-10 00:00:00"), is_day("05599 2020"), is_day("3. Sitzung 2020")
    (True, True, False, False)
    """
    text = text.removesuffix(" 00:00:00").strip()
    return (len(text) <= 20 and any(p.fullmatch(text) for p in (_ISO, _GERMAN, _MONTH, _YEAR))) or _is_named(text)


def _is_named(text: str) -> bool:
    found = _NAMED.fullmatch(text) if len(text) <= 20 else None
    return found is not None and _month_number(found[2]) is not None


def _iso(text: str) -> str | None:
    found = _ISO.search(text)
    return _valid(*found.groups()) if found else None


def _german(text: str) -> str | None:
    found = _GERMAN.search(text)
    return _valid(_long(found[3]), found[2], found[1]) if found else None


def _named(text: str) -> str | None:
    for found in _NAMED.finditer(text):
        if (month := _month_number(found[2])) is not None:
            return _valid(found[3], str(month), found[1])
    return None


def _month_number(word: str) -> int | None:
    key = word.lower().replace("mar", "mär").replace("mrz", "mär")
    return _MONTHS.index(key) + 1 if key in _MONTHS else None


def _month(text: str) -> str | None:
    found = _MONTH.search(text)
    return _valid(found[2], found[1], None) if found else None


def _packed(text: str) -> str | None:
    found = _PACKED.search(text)
    return _valid(*found.groups()) if found else None


def _year(text: str) -> str | None:
    found = _YEAR.search(text)
    return found[1] if found else None


def _long(year: str) -> str:
    return year if len(year) == 4 else ("20" if int(year) < 50 else "19") + year


def _valid(year: str, month: str, day: str | None) -> str | None:
    try:
        made = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return made.isoformat() if day else made.isoformat()[:7]
