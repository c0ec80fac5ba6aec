"""Whose is an address or a number: plainly an office's, or somebody's?

Personal until it is plainly of the office (docs/domain.md 7, decision 0020): a wrong "office" publishes a person, a
wrong "person" costs a cell that can be entered in another form. Every pattern here is linear.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ontology import Property

WITHHELD = "[nicht ausgegeben]"
"""What stands in a text in the place of a personal address or number."""
_MAIL = re.compile(r"(?<![\w.+%-])([\w.+%-]{1,64})@([A-Za-z0-9äöüß.-]{1,250}[A-Za-z0-9])", re.IGNORECASE)
_MOBILE = re.compile(r"(?<!\d)(?:\+49|0049|0)[ \-/()0]{0,5}1[567][0-9](?:[ \-/.]{0,3}\d){6,9}(?!\d)")
_NETWORK = re.compile(r"1[567][0-9]")
"""What every mobile number has after its 0; many times faster to look for."""
_PHONE = re.compile(r"(?<![\w.,:-])(?:\+|0|\(0)[\d ()/\-–.]{4,24}\d")
_LONG_NUMBER = re.compile(r"\d[\d ()/.\-–]{5}")
_DAY = re.compile(r"\d{1,2}\. ?\d{1,2}\.|(?:0[1-9]|1[0-2])[/.](?:19|20)\d\d$")
_SHORTEST, _LONGEST_COUNT = 7, 2
_EXTENSION_ZERO = re.compile(r"[-–/][ ]?0")
_SWITCHBOARD = re.compile(r"\d[ ]?[-–/][ ]?0{1,3}(?!\d)")
_FREEPHONE = re.compile(r"0 ?(?:800|180[1-7]?)(?!\d{8})[\d /-]{3,}|0049 ?800[\d /-]{3,}|\+49 ?800[\d /-]{3,}")
_LANDLINE = re.compile(r"0[2-79][0-9 ]*")
"""A number with nothing that could make it an office's: no sign, no word, and not the beginning of a service."""
_WORD = re.compile(r"[a-zäöüß]+", re.IGNORECASE)
_BETWEEN = re.compile(r"[^a-z0-9]+")
_DIGIT = re.compile(r"\d")
_NO_DIGIT = re.compile(r"\D")
_BESIDE = re.compile(r"[;,\n]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def may_leave(prop: Property, value: str, *, public: bool = False) -> bool:
    """Whether a value of a property may leave the house, ``public`` if its record is: the one place that decides so."""
    if prop.shown == "office":
        return is_of_office(value)
    return prop.shown == "always" or (prop.shown == "public" and public)


def is_function_mailbox(address: str) -> bool:
    """Whether an e-mail address is plainly that of an office, a practice or a service.

    >>> is_function_mailbox("fruehe-hilfen@kreis.example"), is_function_mailbox("anna.muster@kreis.example")
    (True, False)
    >>> is_function_mailbox("info@gmx.de"), is_function_mailbox("fb51@stadt.example")
    (False, True)
    """
    found = _MAIL.fullmatch(address.strip().removeprefix("mailto:"))
    return found is not None and _is_of_function(found)


def _is_of_function(found: re.Match[str]) -> bool:
    local, domain = found[1].casefold(), found[2].casefold()
    if not found[0].isascii():
        local, domain = local.translate(_UMLAUTS), domain.translate(_UMLAUTS)
    others = _beside_function(local)
    if others is None or _registered(domain) in _words()["freemail"]:
        return False
    return all(_is_in_domain(part, domain) for part in others)


@lru_cache(maxsize=2_000)
def _beside_function(local: str) -> tuple[str, ...] | None:
    """What stands beside a function in an address and is none itself; None if no function does. Few words do."""
    words = _words()
    parts = [part for part in _BETWEEN.split(local) if part]
    if not any(_is_function(part, words) for part in parts):
        return None
    return tuple(p for p in parts if not (p.isdigit() or _is_function(p, words) or p in words["beside"]))


def is_office_number(text: str) -> bool:
    """Whether a phone number is plainly the central one of an office: a switchboard, a service, or called so.

    A landline without extension may be anybody's, one with an extension is somebody's; mobile numbers always are.

    >>> [is_office_number(t) for t in ("0721 133-0", "0721 133-4711", "0151 23456789", "Zentrale: 0721 1331")]
    [True, False, False, True]
    """
    if holds_mobile(text):
        return False
    known, words = _words(), _WORD.findall(text)
    if words and any(word.casefold() in known["office"] for word in words):
        return True
    if _NO_DIGIT.sub("", text) in known["services"] or _FREEPHONE.fullmatch(text.strip()):
        return True
    if _EXTENSION_ZERO.search(text) is None:
        return False  # nearly every number of a long list ends here
    numbers = _PHONE.findall(text)
    return len(numbers) == 1 and _SWITCHBOARD.search(numbers[0]) is not None


def is_bare_landline(text: str) -> bool:
    """Whether a text is the number of a landline with nothing that could make it an office's; two digits are a mark.

    >>> [is_bare_landline(t) for t in ("0721 1331", "0721 133-0", "02")]
    [True, False, False]
    """
    return len(text) > _LONGEST_COUNT and _LANDLINE.fullmatch(text) is not None


@lru_cache(maxsize=2_000)
def is_of_office(text: str) -> bool:
    """Whether all that a contact cell says is plainly of the office: each address and each number, and no name beside.

    >>> is_of_office("Tel. 0721 133-0, info@amt.example"), is_of_office("0721 133-0 (Muster)")
    (True, False)
    """
    if "@" in text and (alone := _MAIL.fullmatch(text)) is not None:
        return _is_of_function(alone)  # nearly every mailbox of a long list
    if _LANDLINE.fullmatch(text) is not None:
        return False  # and nearly every number
    addresses, rest = list(addresses_in(text)) if "@" in text else [], text
    if addresses:
        rest = _MAIL.sub(" ", text)
    has_number, words = _has_digit(rest), _WORD.findall(rest)
    if not (addresses or has_number):
        return False
    if words and any(w.casefold() not in _words()["known"] for w in words):
        return False
    return all(map(is_function_mailbox, addresses)) and (not has_number or all(map(is_office_number, _pieces(rest))))


@lru_cache(maxsize=20_000)
def without_personal_contacts(text: str) -> str:
    """The text with every personal address and every mobile number replaced; the same text if there is none.

    >>> without_personal_contacts("nur über a.muster@gmx.de")
    'nur über [nicht ausgegeben]'
    """
    if "@" in text:
        text = _MAIL.sub(lambda found: found[0] if is_function_mailbox(found[0]) else WITHHELD, text)
    return _MOBILE.sub(WITHHELD, text) if _may_hold_mobile(text) else text


def addresses_in(text: str) -> Iterator[str]:
    """Every e-mail address in a text."""
    if "@" in text:
        yield from (found[0] for found in _MAIL.finditer(text))


def numbers_in(text: str) -> Iterator[str]:
    """Everything in a text that looks like a phone number, and not like a day or a key of the statistics."""
    if _LONG_NUMBER.search(text) is None:
        return
    told = not _words()["call"].isdisjoint(w.casefold() for w in _WORD.findall(text))
    for found in _PHONE.finditer(_MAIL.sub(" ", text)):
        digits = sum(c.isdigit() for c in found[0])
        if digits >= _SHORTEST and _DAY.match(found[0]) is None and (told or digits < len(found[0])):
            yield found[0]


def holds_mobile(text: str) -> bool:
    """Whether a text holds the number of a mobile phone."""
    return _may_hold_mobile(text) and _MOBILE.search(text) is not None


def _may_hold_mobile(text: str) -> bool:
    return ("0" in text or "+" in text) and _NETWORK.search(text) is not None  # nearly every cell ends here


def _pieces(text: str) -> list[str]:
    """Numbers that stand beside one another: after a semicolon, a comma, or on a new line."""
    return [piece for piece in _BESIDE.split(text) if _has_digit(piece)]


def _has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None if text.isascii() else any(c.isdigit() for c in text)


def _registered(domain: str) -> str:
    """The label of a domain that somebody registered: „gmx“ of gmx.net, of gmx.co.uk and of mail.gmx.de."""
    labels = domain.split(".")
    at = -3 if len(labels) > 2 and labels[-2] in ("co", "com") else -2
    return labels[at] if len(labels) >= -at else labels[0]


def _is_function(part: str, words: dict[str, frozenset[str]]) -> bool:
    bare = part.rstrip("0123456789")
    return bare in words["function"] or (bare != part and bare in words["numbered"])


def _is_in_domain(part: str, domain: str) -> bool:
    """Whether a part of an address is a word of its domain: „kita.sonnenschein@kita-sonnenschein.de“."""
    return len(part) > 1 and part in _BETWEEN.split(domain.rpartition(".")[0])


@cache
def _words() -> dict[str, frozenset[str]]:
    raw: dict[str, dict[str, Any]] = tomllib.loads(files("graph").joinpath("contacts.toml").read_text("utf-8"))
    found = {**raw["mailbox"], **raw["number"]}
    found["known"] = [word for name in ("office", "label", "call") for word in found[name]]
    return {name: frozenset(w.casefold() for w in lines) for name, lines in found.items()}
