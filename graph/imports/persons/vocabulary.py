"""The words of ``words.toml``, ready for look-up."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.imports.vocabulary.words import word_key


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Headers by word key, all other words in lower case; given names as written."""

    person_headers: frozenset[str]
    person_words: frozenset[str]
    number_words: frozenset[str]
    private_words: frozenset[str]
    birthday_words: frozenset[str]
    case_headers: frozenset[str]
    contact_words: frozenset[str]
    function_headers: frozenset[str]
    salutations: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    days: frozenset[str]
    office: tuple[str, ...]
    bearers: tuple[str, ...]
    professions: frozenset[str]
    ranks: frozenset[str]
    legal_forms: frozenset[str]
    patrons: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    staffed: tuple[str, ...]
    leads: frozenset[str]
    subjects: tuple[str, ...]
    case_office: tuple[str, ...]
    diagnoses: frozenset[str]
    states: frozenset[str]
    states_in: tuple[str, ...]
    topics: frozenset[str]


@cache
def person_words() -> PersonWords:
    """The words, read once."""
    raw = tomllib.loads(files("graph.imports.persons").joinpath("words.toml").read_text("utf-8"))
    headers, names, cases = raw["headers"], raw["names"], raw["cases"]
    return PersonWords(
        person_headers=frozenset(map(word_key, headers["persons"])),
        person_words=frozenset(headers["person_words"]),
        number_words=frozenset(headers["numbers"]),
        private_words=frozenset(headers["private"]),
        birthday_words=frozenset(headers["birthdays"]),
        case_headers=frozenset(map(word_key, headers["cases"])),
        contact_words=frozenset(headers["contacts"]),
        function_headers=frozenset(map(word_key, headers["functions"])),
        salutations=frozenset(names["salutations"]),
        titles=frozenset(names["titles"]),
        particles=frozenset(names["particles"]),
        days=frozenset(names["days"]),
        office=tuple(names["office"]),
        bearers=tuple(names["bearers"]),
        professions=frozenset(names["professions"]),
        ranks=frozenset(names["ranks"]),
        legal_forms=frozenset(names["legal_forms"]),
        patrons=frozenset(names["patrons"]),
        given=frozenset(names["given"].split()),
        surnames=frozenset(names["surnames"].split()),
        staffed=tuple(names["staffed"]),
        leads=frozenset(names["leads"]),
        subjects=tuple(cases["subjects"]),
        case_office=tuple(w.casefold() for w in cases["office"]),
        diagnoses=frozenset(w.casefold() for w in cases["diagnoses"]),
        states=frozenset(w.casefold() for w in cases["states"]),
        states_in=tuple(cases["states_in"]),
        topics=frozenset(cases["topics"]),
    )
