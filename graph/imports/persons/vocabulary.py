"""The words of ``words.toml`` and the names of ``names.toml``, for look-up, and what a header alone says by them."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from graph.identifiers import folded
from graph.imports.vocabulary.words import word_key

_OF_HERE = "äöüßÄÖÜ"
_GERMAN = dict.fromkeys(map(ord, _OF_HERE), "")
_BARRED = str.maketrans("łŁıđĐøØ", "lLidDoO")
"""Letters that are no letter with a sign."""


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Headers by word key, all other words in lower case; given names as written."""

    person_headers: frozenset[str]
    person_words: frozenset[str]
    number_words: frozenset[str]
    private_words: frozenset[str]
    birthday_words: frozenset[str]
    case_headers: frozenset[str]
    case_parts: frozenset[str]
    contact_words: frozenset[str]
    function_headers: frozenset[str]
    salutations: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    places: frozenset[str]
    days: frozenset[str]
    office: tuple[str, ...]
    bearers: tuple[str, ...]
    professions: frozenset[str]
    ranks: frozenset[str]
    posts: frozenset[str]
    legal_forms: frozenset[str]
    patrons: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    surname_ends: tuple[str, ...]
    foreign_letters: frozenset[str]
    staffed: tuple[str, ...]
    leads: frozenset[str]
    leading: frozenset[str]
    subjects: tuple[str, ...]
    case_office: tuple[str, ...]
    diagnoses: frozenset[str]
    offers: tuple[str, ...]
    states: frozenset[str]
    states_in: tuple[str, ...]
    topics: frozenset[str]
    of_a_case: Mapping[str, tuple[str, ...]]


@cache
def person_words() -> PersonWords:
    """The words, read once."""
    raw, borne = _file("words.toml"), _file("names.toml")
    headers, names, cases = raw["headers"], raw["names"], raw["cases"]
    return PersonWords(
        person_headers=frozenset(map(word_key, headers["persons"])),
        person_words=frozenset(headers["person_words"]),
        number_words=frozenset(headers["numbers"]),
        private_words=frozenset(headers["private"]),
        birthday_words=frozenset(headers["birthdays"]),
        case_headers=frozenset(map(word_key, headers["cases"])),
        case_parts=frozenset(map(word_key, headers["case_parts"])),
        contact_words=frozenset(headers["contacts"]),
        function_headers=frozenset(map(word_key, headers["functions"])),
        salutations=frozenset(names["salutations"]),
        titles=frozenset(names["titles"]),
        particles=frozenset(names["particles"]),
        places=frozenset(names["places"]),
        days=frozenset(names["days"]),
        office=tuple(names["office"]),
        bearers=tuple(names["bearers"]),
        professions=frozenset(names["professions"]),
        ranks=frozenset((*names["ranks"], *names["posts"])),
        posts=frozenset(names["posts"]),
        legal_forms=frozenset(names["legal_forms"]),
        patrons=frozenset(names["patrons"]),
        given=frozenset(_spelled(borne["given"])),
        surnames=frozenset(_spelled(borne["surnames"])),
        surname_ends=tuple(borne["surname_ends"]),
        foreign_letters=frozenset(borne["foreign_letters"]),
        staffed=tuple(names["staffed"]),
        leads=frozenset(names["leads"]),
        leading=frozenset(names["leading"]),
        subjects=tuple(cases["subjects"]),
        case_office=tuple(w.casefold() for w in cases["office"]),
        diagnoses=frozenset(w.casefold() for w in cases["diagnoses"]),
        offers=tuple(w.casefold() for w in cases["offers"]),
        states=frozenset(w.casefold() for w in cases["states"]),
        states_in=tuple(cases["states_in"]),
        topics=frozenset(cases["topics"]),
        of_a_case={group: tuple(cases[group]) for group in ("taken", "suspected")},
    )


@cache
def given_keys() -> frozenset[str]:
    """The given names as keys of words."""
    return frozenset(map(folded, person_words().given))


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(files("graph.imports.persons").joinpath(name).read_text("utf-8"))


def _spelled(names: str) -> Iterator[str]:
    """Names as they are written, and as keyboards without their letters have them: "Małgorzata" and "Malgorzata"."""
    for name in names.split():
        yield name
        if not name.translate(_GERMAN).isascii() and (plain := _plain(name)) != name:
            yield plain


def _plain(name: str) -> str:
    """A name without the signs of other languages; ä, ö and ü stay."""
    kept = (c if c in _OF_HERE else unicodedata.normalize("NFD", c)[0] for c in name)
    return "".join(kept).translate(_BARRED)


class Personal(StrEnum):
    """What kind of personal statement it is."""

    PERSON = "person"
    MAILBOX = "mailbox"
    NUMBER = "number"
    BIRTHDAY = "birthday"
    CASE = "case"


def of_header(header: str) -> Personal | None:
    """What a column is about by its header alone, whatever stands in it.

    >>> of_header("Ansprechpartner/in"), of_header("Handy privat"), of_header("Name der Einrichtung")
    (<Personal.PERSON: 'person'>, <Personal.NUMBER: 'number'>, None)
    """
    key, words = word_key(header), person_words()
    parts = frozenset(key.split())
    if parts & words.number_words:
        return Personal.NUMBER
    if parts & words.birthday_words:
        return Personal.BIRTHDAY
    if key in words.case_headers or _is_of_a_case(header, key):
        return Personal.CASE
    if key in words.person_headers or parts & words.person_words or parts & words.private_words:
        return Personal.PERSON
    return None


def _is_of_a_case(header: str, key: str) -> bool:
    """Whether a header says which part of a case is listed, or several: "Kind (Name)", "Alter Kind", "Mutter/Kind".

    "Eltern-Kind-Gruppe" and "Mutter-Kind" are offers.
    """
    words, said = person_words(), key.split()
    about = [w for w in said if w not in words.case_parts and not w.isdecimal()]
    told = len(about) < len(said) or "/" in header
    return told and bool(about) and words.case_headers.issuperset(about)
