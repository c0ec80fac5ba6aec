"""What is searched and how it is ranked, the same for every store engine."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from graph.identifiers import folded
from graph.records import Entity, present_values, row_of
from graph.records.claims import ClaimForm
from ontology.names import EntityType, Prop

SEARCHED = (Prop.NAME, Prop.ALIAS, Prop.REFERENCE, Prop.RAW_KIND)
_IN_ORDER = tuple(map(str, SEARCHED))
_SEARCHED = frozenset(_IN_ORDER)
_OTHER = re.compile(r"[^a-z0-9\n]+")
_LONGEST_QUERY = 400
_MINOR_WORDS = {"der", "die", "das", "des", "den", "und", "fur", "im", "in", "am", "an", "zur", "zum", "von", "e", "v"}


def plain(text: str) -> str:
    """Folded text with only letters, digits and single spaces; umlauts count as their base letter, too.

    >>> plain("Jugendämter, Süd-West")
    'jugendamter sud west'
    """
    return _plain_texts((text,))[0]


def _plain_texts(texts: Sequence[str]) -> list[str]:
    """Many texts in that form, as the lines of one: each by itself takes three times as long."""
    joined = "\n".join(texts)
    if joined.count("\n") != len(texts) - 1:
        joined = "\n".join(text.replace("\n", " ") for text in texts)
    spelled = folded(joined).replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return [line.strip() for line in _OTHER.sub(" ", spelled).split("\n")] if texts else []


def initials(words: str) -> str:
    """First letters of plain words, without the minor ones: people search for abbreviations.

    >>> initials(plain("Sozialdienst katholischer Frauen"))
    'skf'
    """
    if " " not in words:
        return ""
    major = [w for w in words.split() if w not in _MINOR_WORDS]
    return "".join(w[0] for w in major) if len(major) > 1 else ""


def search_text(entity: Entity) -> str:
    """Everything an entity is found by, one line; stores keep it beside the entity. A person is found by nothing."""
    return search_texts((entity,))[0]


def search_texts(entities: Iterable[Entity]) -> list[str]:
    """The same of each of many."""
    named = list(map(_named, entities))
    spelled = _plain_texts([value for _, values in named for value in values])
    found, at = [], 0
    for names, values in named:
        texts = spelled[at : at + len(values)]
        at += len(values)
        texts += map(initials, texts[:names])
        found.append("|".join(dict.fromkeys(filter(None, texts))))
    return found


def _named(entity: Entity) -> tuple[int, Sequence[str]]:
    """What an entity is called, the names that people abbreviate first, and how many these are."""
    if entity.type is EntityType.PERSON:
        return 0, ()
    row = row_of(entity)
    if row is not None:
        names, take = _searched_in(row.form)
        return names, take(row.values)
    # A view on all properties of each entity would take a third of the time of a long import.
    said = present_values(entity, _SEARCHED)
    found = [said.get(prop, ()) for prop in _IN_ORDER]
    return len(found[0]) + len(found[1]), [value for values in found for value in values]


@lru_cache(maxsize=1_000)
def _searched_in(form: ClaimForm) -> tuple[int, Callable[[Sequence[str]], Sequence[str]]]:
    """The same of all rows of a form: how many names they have, and what takes what is searched from their values."""
    there = dict(form.present(_SEARCHED))
    at = [there[prop] for prop in _IN_ORDER if prop in there]
    names = sum(prop in there for prop in _IN_ORDER[:2])
    return names, lambda values: [values[n] for n in at]


def query_words(text: str) -> list[str]:
    """The folded words of a query, at most sixteen; each has to occur."""
    return plain(text[:_LONGEST_QUERY]).split()[:16]


def rank(entity: Entity, words: list[str]) -> tuple[int, int, str, str]:
    """Sort key of a hit: whole text, then beginning of a name, then any place; shorter names first."""
    parts, query = search_text(entity).split("|"), " ".join(words)
    if query in parts:
        quality = 0
    elif any(p.startswith(query) for p in parts):
        quality = 1
    else:
        quality = 2
    return quality, len(entity.name), entity.name, entity.id
