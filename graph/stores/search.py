"""What is searched and how it is ranked, the same for every store engine."""

import re

from graph.identifiers import folded
from graph.records import Entity
from graph.records.claims import values_of
from ontology.names import EntityType, Prop

SEARCHED = (Prop.NAME, Prop.ALIAS, Prop.REFERENCE, Prop.RAW_KIND)
_SEARCHED = frozenset(map(str, SEARCHED))
_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST_QUERY = 400
_MINOR_WORDS = {"der", "die", "das", "des", "den", "und", "fuer", "im", "in", "am", "an", "zur", "zum", "von", "e", "v"}


def plain(text: str) -> str:
    """Folded text with only letters, digits and single spaces; umlauts count as their base letter, too.

    >>> plain("Jugendämter, Süd-West")
    'jugendamter sud west'
    """
    spelled = folded(text).replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return _OTHER.sub(" ", spelled).strip()


def initials(words: str) -> str:
    """First letters of plain words, without the minor ones: people search for abbreviations.

    >>> initials(plain("Sozialdienst katholischer Frauen"))
    'skf'
    """
    major = [w for w in words.split() if w not in _MINOR_WORDS]
    return "".join(w[0] for w in major) if len(major) > 1 else ""


def search_text(entity: Entity) -> str:
    """Everything an entity is found by, one line; stores keep it beside the entity. A person is found by nothing."""
    if entity.type == EntityType.PERSON:
        return ""
    # A view on all properties of each entity would take a third of the time of a long import.
    named = values_of(tuple([c for c in entity.claims if c[0] in _SEARCHED]))
    found = {prop: [plain(value) for value in named[prop]] for prop in SEARCHED if prop in named}
    texts = [text for texts in found.values() for text in texts]
    texts += [initials(text) for prop in (Prop.NAME, Prop.ALIAS) for text in found.get(prop, ())]
    return "|".join(dict.fromkeys(text for text in texts if text))


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
