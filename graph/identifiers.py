"""Identifiers: made once, stored, opaque afterwards (decision 0003)."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from hashlib import sha256

from ontology.names import EntityType

_BETWEEN, _UNSAFE = re.compile(r"[^a-z0-9]+"), re.compile(r"[^A-Za-z0-9._~-]")
_LONGEST = 48
"""Letters of a name that an id spells."""
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"))


def folded(text: str) -> str:
    """Lower case, umlauts written out, other marks dropped: the form in which names are compared.

    >>> folded("Jugendämter Süd / Café")
    'jugendaemter sued / cafe'
    """
    if text.isascii():
        return text.lower()
    spelled = unicodedata.normalize("NFC", text).casefold()
    for umlaut, letters in _UMLAUTS:  # several times faster than one translation of all
        spelled = spelled.replace(umlaut, letters)
    if spelled.isascii():
        return spelled
    return "".join(c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c))


def slug(text: str, length: int = _LONGEST) -> str:
    """URL-safe words joined by hyphens.

    >>> slug("Städtisches Klinikum Karlsruhe gGmbH")
    'staedtisches-klinikum-karlsruhe-ggmbh'
    """
    return _hyphened(folded(text), length)


def _hyphened(plain: str, length: int) -> str:
    words = _BETWEEN.sub("-", plain).strip("-")
    return words[:length].strip("-") or "x"


@cache
def _kind(type: str) -> str:
    """A type as ids have it; there are few, and many ids."""
    return slug(type, 20)


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()[:10]


def entity_id(owner: str, type: str, name: str, place: str = "") -> str:
    """An id from type, normalised name and place, for rows that bring none.

    >>> entity_id("08212", "Person", "Vorname Nachname")
    '08212:person-63f82128e1'
    """
    plain = folded(name)
    digest = _digest(type, plain, folded(place))
    if type == EntityType.PERSON:
        # Ids stand in addresses, logs and exports: they must not spell anybody's name.
        return f"{owner}:{_kind(type)}-{digest}"
    return f"{owner}:{_kind(type)}-{_hyphened(plain, _LONGEST)}-{digest}"


def relation_id(owner: str, type: str, ends: tuple[str, str], role: str = "", ordinal: int = 0) -> str:
    """An id from type, both ends, role and ordinal: the same organization may sit in one body twice."""
    return f"{owner}:{_kind(type)}-{_digest(type, *ends, role, str(ordinal))}"


def local_id(owner: str, local: str) -> str:
    """An id that keeps the file's own: ``08212:A01``.

    What an address cannot hold is replaced, and a digest keeps apart what looks alike then.

    >>> local_id("08212", "A01"), local_id("08212", "Ä1"), local_id("08212", "Ö1")
    ('08212:A01', '08212:_1-b561b53616', '08212:_1-d6ca6d7668')
    """
    plain = _UNSAFE.sub("_", local)[:60]
    return f"{owner}:{plain}" if plain == local else f"{owner}:{plain}-{_digest(local)}"


def district_key(ags: str) -> str:
    """The key of a district from its AGS: five digits for a Kreis or kreisfreie Stadt, else eight (domain 5.5).

    >>> district_key("08212000"), district_key("05358008"), district_key("01058")
    ('08212', '05358008', '01058')
    """
    return ags[:5] if len(ags) == 8 and ags.endswith("000") else ags


_LAENDER = ("SH", "HH", "NI", "HB", "NW", "HE", "RP", "BW", "BY", "SL", "BE", "BB", "MV", "SN", "ST", "TH")
"""The Länder in the order of their official numbers, from 01 on (domain 5.5)."""


def land_of_ags(ags: str) -> str | None:
    """The Land that an AGS names by its first two digits, None if there is none of that number.

    >>> land_of_ags("08212000"), land_of_ags("99001000")
    ('BW', None)
    """
    number = int(ags[:2]) if ags[:2].isascii() and ags[:2].isdigit() else 0
    return _LAENDER[number - 1] if 0 < number <= len(_LAENDER) else None


def is_invented(key: str) -> bool:
    """Whether a key of a district has the form of an AGS with a number that no Land has: so invented places are keyed.

    >>> is_invented("90007"), is_invented("99001"), is_invented("08212"), is_invented("11-pankow")
    (True, True, False, False)
    """
    return key.isascii() and key.isdigit() and land_of_ags(key) is None


def finding_key(kind: str, rule: str, district: str, subjects: Iterable[str]) -> str:
    """Stable over runs, dates and wording: kind, rule, district and sorted subjects."""
    parts = (kind, rule, district, *sorted(subjects))
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]
