"""Postal codes with their place, mailboxes, telephone numbers and web addresses as they stand in one cell."""

import re
from typing import NamedTuple

_CODE = re.compile(r"(?:D|DE|BRD)?[ -]{0,3}(\d{5}|\d{2} \d{3})(?:\.0)?(?:,? +(\D.{0,80}))?", re.IGNORECASE)
_CODE_AND_PLACE = re.compile(r"(?<![\d\w])(?:D ?-? ?)?(\d{5}) ([^\W\d][^\d,;|]{1,60})")
_FIVE_DIGITS = re.compile(r"\d{5}")
_BETWEEN = " ,;|/·–-"
_MAIL = re.compile(r"[^\s@<>,;()\[\]]{1,64}@[^\s@<>,;()\[\]]{1,190}\.[a-zA-Z]{2,24}")
_AT = re.compile(r" ?(?:\(at\)|\[at\]|\{at\}|\(ät\)) ?", re.IGNORECASE)
_DOT = re.compile(r" ?(?:\(punkt\)|\[punkt\]|\(dot\)|\[dot\]) ?", re.IGNORECASE)
_BRACKETS = frozenset("([{")
_SITE = re.compile(r"(?:https?://)?(?:www\.)?[^\s()<>\"{}|\\^`]{1,300}\.[a-zA-Z]{2,24}(?:[/?#:][^\s()<>\"{}|\\^`]*)?")
_MORE_THAN_PLACE = re.compile(r"[\d,;|/]")
_FAX = re.compile(r"\b(?:Tele)?Fax\b", re.IGNORECASE)
_LONGEST = 400
_FEWEST_DIGITS = 2
"""An extension is one, too; "folgt" is none."""


class PostalCode(NamedTuple):
    """A postal code and the place behind it, if there is one."""

    code: str
    place: str


def postal_code_of(text: str) -> PostalCode | None:
    """
    >>> postal_code_of("D-37991"), postal_code_of("37991 Tannbach"), postal_code_of("Tannbach")
    (PostalCode(code='37991', place=''), PostalCode(code='37991', place='Tannbach'), None)
    """
    found = _CODE.fullmatch(text.strip())
    return PostalCode(found[1].replace(" ", ""), (found[2] or "").strip(" ,")) if found else None


class StreetAddress(NamedTuple):
    """A street with the postal code and the place that stand in the same cell."""

    street: str
    code: str
    place: str


def holds_postal_code(text: str) -> bool:
    """Whether five digits stand in a text: nearly every street of a long list ends here."""
    return _FIVE_DIGITS.search(text) is not None


def street_address_of(text: str) -> StreetAddress | None:
    """The parts of an address in one cell, the street empty if only its place is there; None if it is a street alone.

    >>> tuple(street_address_of("Marktstr. 4, D-24999 Fördeby")), tuple(street_address_of("24999 Fördeby, Am Wall 1"))
    (('Marktstr. 4', '24999', 'Fördeby'), ('Am Wall 1', '24999', 'Fördeby'))
    >>> street_address_of("Marktstr. 4"), street_address_of("Postfach 10234")
    (None, None)
    >>> street_address_of("24999 Fördeby").place
    'Fördeby'
    """
    text = " ".join(text.split()) if len(text) <= _LONGEST else ""
    if (alone := postal_code_of(text)) is not None and alone.place and not _MORE_THAN_PLACE.search(alone.place):
        return StreetAddress("", alone.code, alone.place)
    found = _CODE_AND_PLACE.search(text)
    if found is None:
        return None
    before, after = text[: found.start()].strip(_BETWEEN), text[found.end() :].strip(_BETWEEN)
    street = before or after
    if (before and after) or not any(c.isalpha() for c in street):
        return None
    return StreetAddress(street, found[1], found[2].strip(_BETWEEN))


def mailboxes_in(text: str) -> tuple[str, ...]:
    """The mailboxes in a text, each once.

    >>> mailboxes_in("Info <info@stadt.example>"), mailboxes_in("info(at)stadt.example"), mailboxes_in("folgt")
    (('info@stadt.example',), ('info@stadt.example',), ())
    """
    if len(text) > _LONGEST:
        return ()
    if not _BRACKETS.isdisjoint(text):
        text = _DOT.sub(".", _AT.sub("@", text))
    return tuple(dict.fromkeys(found.removeprefix("mailto:") for found in _MAIL.findall(text)))


def without_fax(text: str) -> str:
    """A telephone number without the number of the fax behind it.

    >>> without_fax("05521/100-0 / Fax -199"), without_fax("Fax 05521 100")
    ('05521/100-0', 'Fax 05521 100')
    """
    number = _FAX.split(text, maxsplit=1)[0].rstrip(_BETWEEN) if len(text) <= _LONGEST else text
    return number if is_phone(number) else text


def is_phone(text: str) -> bool:
    """Whether a text can be a telephone number: it has digits enough."""
    return sum(c.isdigit() for c in text) >= _FEWEST_DIGITS


def site_of(text: str) -> str | None:
    """The only web address in a text.

    >>> site_of("www.stadt.example (im Aufbau)"), site_of("siehe oben")
    ('www.stadt.example', None)
    """
    if len(text) > _LONGEST:
        return None
    found = [part.strip("(),;<>") for part in text.split() if _SITE.fullmatch(part.strip("(),;<>"))]
    return found[0] if len(set(found)) == 1 else None
