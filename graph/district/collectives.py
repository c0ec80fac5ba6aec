"""Entries that stand for many: "Frühförderstellen", "alle Kitas". Whether only one organization is there, nobody knows.

A list that is read says so by the kind of the entry, or the name tells. The words are those of the reviewed vocabulary
for names, so that a plural is one everywhere.
"""

import re
import tomllib
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from graph.identifiers import folded
from graph.records import Entity
from ontology.names import OrganizationKind, PersonGroupKind, Prop

_KINDS = (OrganizationKind.COLLECTIVE, OrganizationKind.PROFESSIONAL_GROUP)
_ONE = (OrganizationKind.CARRIER, OrganizationKind.COMPANY, OrganizationKind.FOUNDATION)
_LEGAL = frozenset({"gmbh", "ggmbh", "ug", "ag", "gag", "kg", "gbr", "ev", "v", "stiftung"})
"""A legal form makes one organization of a plural."""
_ADJECTIVE = ("e", "en", "er", "isch")
_FIRST_PARTS = frozenset({"kinder", "jugend", "und", "fuer", "der", "den", "im", "in"})
_WORD = re.compile(r"[a-z0-9]+")


class _Words(NamedTuple):
    """Words in front of a plural, words that do not make one organization of it, and how plurals end."""

    many: frozenset[str]
    region: frozenset[str]
    ends: tuple[str, ...]


def is_collective(actor: Entity) -> bool:
    """Whether an entry stands for many: by its kind, or by its name unless it is a legal person."""
    if actor.value(Prop.KIND) in _KINDS or actor.value(Prop.GROUP_KIND) == PersonGroupKind.PROFESSIONALS:
        return True
    return actor.value(Prop.KIND) not in _ONE and names_many(actor.name)


@lru_cache(maxsize=20_000)
def names_many(name: str) -> bool:
    """Whether a name is that of many.

    >>> [names_many(n) for n in ("Frühförderstellen", "alle Kitas im Landkreis", "Frühförderstelle", "Kliniken gGmbH")]
    [True, True, False, False]
    """
    words, tokens = _words(), _WORD.findall(folded(name))
    head = next((p for p, token in enumerate(tokens) if not _leads(token, words)), None)
    if head is None or not tokens[head].endswith(words.ends) or not _LEGAL.isdisjoint(tokens):
        return False
    return tokens[0] in words.many or all(_adds_nothing(tokens, p, words) for p in range(head + 1, len(tokens)))


def _leads(token: str, words: _Words) -> bool:
    """Whether a word stands before the noun: "alle", "3", an adjective, the first part of a compound."""
    if token in words.many or token in _FIRST_PARTS or token.isdigit():
        return True
    return token.endswith(_ADJECTIVE) and not token.endswith(words.ends)


def _adds_nothing(tokens: Sequence[str], place: int, words: _Words) -> bool:
    """Whether a word leaves it open which one is meant: "im Landkreis", not "am Markt"."""
    known: Collection[str] = words.many | words.region | _FIRST_PARTS
    token = tokens[place]
    return token in known or tokens[place - 1] in words.region or token.endswith(words.ends)


@cache
def _words() -> _Words:
    # As a file below `graph`: as a package of its own it would load all that reads lists, half a second a process.
    text = files("graph").joinpath("imports", "vocabulary", "naming.toml").read_text("utf-8")
    raw = tomllib.loads(text)["collective"]
    ends = tuple(word.removeprefix("*") for word in (*raw["plurals"], *raw["professions"]))
    return _Words(frozenset(raw["many"]), frozenset(raw["region"]), ends)
