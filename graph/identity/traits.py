"""What an organization or body is recognised by beside its Kennung, each feature in its normal form."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.identifiers import folded
from graph.identity.name_forms import NormalName, normal_name
from graph.identity.spellings import identity_words
from graph.records import Entity
from ontology.names import Prop

_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d")
_NUMBER = re.compile(r"(\d+) ?([a-z](?![a-z]))?")
_STREET = re.compile(r"(?:strasse|str)\b")
_MOBILE = ("015", "016", "017")
_CODE = re.compile(r"(?<!\d)\d{5}(?!\d)")


@dataclass(frozen=True, slots=True)
class Traits:
    """The features of one record. What is empty is not known, and neither agrees nor contradicts."""

    id: str
    names: tuple[NormalName, ...] = ()
    town: frozenset[str] = frozenset()
    postal_code: str = ""
    street: str = ""
    carriers: tuple[NormalName, ...] = ()
    mailbox: str = ""
    phone: str = ""
    carrier_ids: frozenset[str] = frozenset()


def traits_of(entity: Entity, carriers: Mapping[str, str] | None = None) -> Traits:
    """The features of a record; ``carriers`` are the names of its carriers by id."""
    said = carriers or {}
    town = entity.value(Prop.LOCALITY) or ""
    return Traits(
        id=entity.id,
        names=tuple(normal_name(n) for n in (*entity.all(Prop.NAME), *entity.all(Prop.ALIAS))),
        town=town_words(town),
        postal_code=entity.value(Prop.POSTAL_CODE) or postal_code(town),
        street=street_key(entity.value(Prop.STREET) or ""),
        carriers=tuple(normal_name(n) for n in said.values()),
        mailbox=mailbox_key(entity.value(Prop.MAILBOX) or ""),
        phone=phone_key(entity.value(Prop.PHONE) or ""),
        carrier_ids=frozenset(said),
    )


@lru_cache(maxsize=20_000)
def town_words(text: str) -> frozenset[str]:
    """The words that name a town, without postal code and what stands around them; none for "wechselnd" and the like.

    >>> sorted(town_words("D-01067 Stadt Musterstadt")), sorted(town_words("Musterstadt-Süd"))
    (['musterstadt'], ['musterstadt', 'sued'])
    >>> town_words("A") == town_words("B"), town_words("freiberuflich, ohne Praxis")
    (False, frozenset())
    """
    known = identity_words()
    said = _LETTERS.findall(folded(text))
    words = frozenset(said)
    if " ".join(said) in known.nowhere:
        return frozenset()
    telling = frozenset(w for w in words if len(w) > 1 and w not in known.town and w not in known.filler)
    return telling or words  # a town may be called "A" or "Au am Bad": what is left of it still tells it from others


def postal_code(text: str) -> str:
    """The first postal code in a text, or nothing."""
    found = _CODE.search(text)
    return found[0] if found else ""


def street_key(text: str) -> str:
    """Street and first house number.

    >>> street_key("Kaiserstr. 12-14") == street_key("Kaiser-Straße 12")
    True
    """
    plain = _STREET.sub("str", folded(text)).replace("strasse", "str")
    name = "".join(_LETTERS.findall(plain.split(",")[0].partition("(")[0].rstrip()))
    number = _NUMBER.search(plain)
    return f"{_name_of(name)} {number[1]}{number[2] or ''}" if name and number else ""


def _name_of(letters: str) -> str:
    return letters.partition("str")[0] + "str" if "str" in letters[3:] else letters


def mailbox_key(text: str) -> str:
    """The address of an office in small letters; nothing for that of a person.

    >>> mailbox_key("Info@Kita.example"), mailbox_key("vorname.nachname@kita.example")
    ('info@kita.example', '')
    """
    plain = text.strip().casefold().removeprefix("mailto:")
    local, at, host = plain.partition("@")
    if not at or "." not in host or " " in plain:
        return ""
    spelled = folded(local)
    return plain if any(word in spelled for word in identity_words().office) else ""


def phone_key(text: str) -> str:
    """The digits of a phone number with the prefix of the country as zero; nothing for a mobile, which is a person's.

    >>> phone_key("+49 (0)721 / 133-0") == phone_key("0721 1330")
    True
    """
    plain = text.strip().replace("(0)", "")
    digits = "".join(_DIGITS.findall(plain))
    if plain.startswith("+49"):
        digits = "0" + digits[2:]
    elif digits.startswith("0049"):
        digits = "0" + digits[4:]
    return "" if digits.startswith(_MOBILE) else digits


def names_of(texts: Iterable[str]) -> tuple[NormalName, ...]:
    """Normal forms of several names."""
    return tuple(normal_name(t) for t in texts if t)
