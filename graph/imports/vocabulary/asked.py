"""The words of ``asked.toml``: headers that are questions, and what is answered to questions about ties."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.imports.vocabulary.words import word_key


@dataclass(frozen=True, slots=True)
class AskedWords:
    """All words by their key."""

    asking: frozenset[str]
    asked: frozenset[str]
    taking_part: frozenset[str]
    edges: frozenset[str]
    tie: frozenset[str]
    partners: frozenset[str]
    words_for: frozenset[str]
    before: tuple[str, ...]
    articles: frozenset[str]
    often: frozenset[str]
    never: frozenset[str]
    unsettled: frozenset[str]
    mutual: frozenset[str]
    rating: frozenset[str]
    degree: Mapping[str, str]


@cache
def asked_words() -> AskedWords:
    """The words, read once; what stands before a name longest first."""
    raw = tomllib.loads(files("graph.imports.vocabulary").joinpath("asked.toml").read_text("utf-8"))
    degree = {word_key(word): value for value, words in raw.pop("degree").items() for word in words}
    before = tuple(sorted(map(word_key, raw.pop("before")), key=len, reverse=True))
    keys = {name: frozenset(map(word_key, words)) for name, words in raw.items()}
    return AskedWords(before=before, degree=degree, **keys)
