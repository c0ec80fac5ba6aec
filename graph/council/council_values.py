"""Days, texts and addresses as council systems write them."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from html import unescape
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?)?\s?(\S{0,6})$")
_GERMAN = re.compile(
    r"(?:[A-Za-z]{2,10}\.?,? )?(\d{1,2})\. ?(\d{1,2}\.|[A-Za-zä]{3,9}\.?) ?(\d{4})"
    r"(?:,? (?:um )?\d{1,2}[:.]\d{2}(?: Uhr)?)?$"
)
_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d{2})?$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[A-Za-z]{2,8});")
_HERE = "Europe/Berlin"
_MEMBER = re.compile(
    r"\b(StR(?:n|in)?\.?|Stadtr(?:ats?|ätin)|Gemeinder(?:ats?|ätin)|Kreisr(?:ats?|ätin)|Rats(?:frau|herrn?|mitglieds?)"
    r"|KTA|RM|Abg\.|Abgeordneten?|Bezirksverordneten?|Frau|Herrn?)\s(?:Dr\.\s)?[A-ZÄÖÜ][\w-]*+"
)


def plain_text(value: object) -> str:
    """A text without control characters, with single spaces; empty for what is no text.

    >>> plain_text(" Jugend\\x07hilfe-\\n ausschuss "), plain_text(None), plain_text(12)
    ('Jugendhilfe- ausschuss', '', '12')
    >>> plain_text("Fr&uuml;he Hilfen &amp; Bildung"), plain_text("https://rat.example/?a=1&amp;b=2")
    ('Frühe Hilfen & Bildung', 'https://rat.example/?a=1&amp;b=2')
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    text = str(value)
    if "&" in text and not is_address(text):
        text = _ENTITY.sub(lambda found: unescape(found[0]), text)
    return " ".join(_CONTROL.sub("", text).split())


def without_members(title: str) -> str:
    """A title without the names of members of the council that it is named after: whose motion it is says the group.

    >>> without_members("Anfrage StRn Muster, StR Dr. Beispiel (SPD): Frühe Hilfen")
    'Anfrage StRn …, StR … (SPD): Frühe Hilfen'
    """
    return _MEMBER.sub(r"\1 …", title)


def council_day(value: object) -> str | None:
    """The day that a date or a time means in Germany, as ISO 8601; empty where nothing stands, None where no day does.

    >>> council_day("2018-11-20T16:30:00+01:00"), council_day("2018-11-19T23:30:00Z")
    ('2018-11-20', '2018-11-20')
    >>> council_day("2018-8-9T10:00:00+2:00")
    '2018-08-09'
    >>> council_day("Di., 20.11.2018, 16:30 Uhr"), council_day("9. März 2021"), council_day("9. Foo 2021")
    ('2018-11-20', '2021-03-09', None)
    >>> council_day("20.11.2018"), council_day(""), council_day("Herbst"), council_day("2018-13-01")
    ('2018-11-20', '', None, None)
    """
    text = plain_text(value)
    if not text:
        return ""
    try:
        if found := _GERMAN.match(text):
            return date(int(found[3]), _month(found[2]), int(found[1])).isoformat()
        if found := _DAY.match(text):
            return _in_germany(found)
    except (ValueError, OverflowError):
        return None
    return None


def _month(text: str) -> int:
    """The number of a month; raises ValueError for what is none."""
    plain = text.strip(".").casefold()
    return int(plain) if plain.isdigit() else _MONTHS.index(plain[:3]) + 1


def _in_germany(found: re.Match[str]) -> str:
    year, month, day = (int(found[n]) for n in (1, 2, 3))
    zone = _zone(found[7])
    if found[4] is None or zone is None:
        return date(year, month, day).isoformat()
    moment = datetime(year, month, day, int(found[4]), int(found[5]), tzinfo=zone)
    try:
        return moment.astimezone(ZoneInfo(_HERE)).date().isoformat()
    except ZoneInfoNotFoundError:  # a computer without the list of zones: the day as it was written
        return moment.date().isoformat()


def _zone(text: str) -> timezone | None:
    if text in {"Z", "z"}:
        return UTC
    if not (found := _OFFSET.match(text)):
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(-offset if found[1] == "-" else offset)


def yes_or_no(value: object) -> bool | None:
    """Whether something is said to be so; None where nothing is said.

    >>> yes_or_no(True), yes_or_no("false"), yes_or_no("ja"), yes_or_no("")
    (True, False, True, None)
    """
    if isinstance(value, bool):
        return value
    return {"true": True, "ja": True, "1": True, "false": False, "nein": False, "0": False}.get(
        plain_text(value).casefold()
    )


def is_address(value: object) -> bool:
    """Whether a text is the address of an object."""
    return isinstance(value, str) and value.startswith(("http://", "https://"))
