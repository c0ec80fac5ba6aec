"""The words of ``asked.toml``: headers that are questions, and what is answered to questions about ties."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.imports.vocabulary.words import word_key


@dataclass(frozen=True, slots=True)
class AskedWords:
    """All words by their key."""

    asking: frozenset[str]
    asked: frozenset[str]
    edges: frozenset[str]
    tie: frozenset[str]
    before: tuple[str, ...]
    articles: frozenset[str]
    often: frozenset[str]
    never: frozenset[str]


@cache
def asked_words() -> AskedWords:
    """The words, read once; what stands before a name longest first."""
    raw = tomllib.loads(files("graph.imports.vocabulary").joinpath("asked.toml").read_text("utf-8"))
    keys = {name: frozenset(map(word_key, words)) for name, words in raw.items() if name != "before"}
    return AskedWords(before=tuple(sorted(map(word_key, raw["before"]), key=len, reverse=True)), **keys)
