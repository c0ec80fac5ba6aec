"""What is searched and how it is ranked, the same for every store engine."""

import re

from graph.identifiers import folded
from graph.records import Entity
from ontology.names import Prop

SEARCHED = (Prop.NAME, Prop.ALIAS, Prop.REFERENCE, Prop.RAW_KIND)
_LONGEST_QUERY = 400
_MINOR_WORDS = {"der", "die", "das", "des", "den", "und", "fuer", "im", "in", "am", "an", "zur", "zum", "von", "e", "v"}


def plain(text: str) -> str:
    """Folded text with only letters, digits and single spaces; umlauts count as their base letter, too.

    >>> plain("Jugendämter, Süd-West")
    'jugendamter sud west'
    """
    spelled = folded(text).replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return re.sub(r"[^a-z0-9]+", " ", spelled).strip()


def initials(name: str) -> str:
    """First letters of the words, without the minor ones: people search for abbreviations.

    >>> initials("Sozialdienst katholischer Frauen")
    'skf'
    """
    words = [w for w in plain(name).split() if w not in _MINOR_WORDS]
    return "".join(w[0] for w in words) if len(words) > 1 else ""


def search_text(entity: Entity) -> str:
    """Everything an entity is found by, one line; stores keep it beside the entity."""
    found = [plain(value) for prop in SEARCHED for value in entity.all(prop)]
    found += [i for prop in (Prop.NAME, Prop.ALIAS) for value in entity.all(prop) if (i := initials(value))]
    return "|".join(dict.fromkeys(f for f in found if f))


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
