"""Words that many findings share: dates, lists of names, who begins."""

from collections.abc import Sequence

from graph.indicators.wording import listing
from ontology import Text

_MONTHS_DE = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
              "Dezember")  # fmt: skip
_MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
              "November", "December")  # fmt: skip

COORDINATION = Text(de="Netzwerkkoordination", en="network coordination")
STEERING = Text(
    de="Steuerungsgruppe oder Lenkungskreis, vorbereitet von der Netzwerkkoordination",
    en="steering group, prepared by the network coordination",
)
OFFICE_HEAD = Text(
    de="Leitung des Jugendamts mit der Netzwerkkoordination",
    en="head of the youth welfare office with the network coordination",
)
BOTH_OFFICES = Text(
    de="Leitungen von Jugendamt und Gesundheitsamt gemeinsam",
    en="heads of the youth welfare office and the public health office together",
)


def spelled(day: str) -> Text:
    """A date of day, month or year precision in words.

    >>> spelled("2021-03-17").de, spelled("2021-10").de, spelled("2018").en
    ('17.03.2021', 'Oktober 2021', '2018')
    """
    parts = day.split("-")
    if len(parts) == 3:
        year, month, date = parts
        return Text(de=f"{date}.{month}.{year}", en=f"{int(date)} {_MONTHS_EN[int(month) - 1]} {year}")
    if len(parts) == 2:
        year, month = parts
        return Text(de=f"{_MONTHS_DE[int(month) - 1]} {year}", en=f"{_MONTHS_EN[int(month) - 1]} {year}")
    return Text(de=day, en=day)


def listed(names: Sequence[str], most: int = 4) -> Text:
    """Names in a sentence; beyond ``most`` only their number.

    >>> listed(["Kita", "Klinik", "SPZ"]).de, listed(list("abcdef")).en
    ('Kita, Klinik und SPZ', 'a, b, c, d and 2 more')
    """
    return Text(de=listing(names, "de", most), en=listing(names, "en", most))


def inner(name: str) -> str:
    """A name as it stands within quotation marks: its own marks become single ones.

    >>> inner("AK „Fühl mal!“")
    'AK ‚Fühl mal!‘'
    """
    return name.translate(str.maketrans("„“”", "‚‘’"))


def outdated(as_of: str, stated: Text) -> Text:
    """The statement as a question whether it still holds, with the day it describes."""
    day = spelled(as_of)
    return Text(de=f"Noch aktuell? {stated.de} (Stand {day.de})", en=f"Still so? {stated.en} (as of {day.en})")


__all__ = ["BOTH_OFFICES", "COORDINATION", "OFFICE_HEAD", "STEERING", "inner", "listed", "outdated", "spelled"]
