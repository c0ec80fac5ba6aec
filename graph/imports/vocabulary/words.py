"""The reviewed words of ``words.toml`` and of the model's code lists, ready for look-up."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from graph.identifiers import folded
from ontology.model import CodeList, Model

_OTHER = re.compile(r"[^a-z0-9§]+")


@lru_cache(maxsize=50_000)
def word_key(text: str) -> str:
    """The form in which words of lists are compared; marks without letters stay as they are.

    >>> word_key("Mitglieder_vollständig *"), word_key("e. V."), word_key("?")
    ('mitglieder vollstaendig', 'e v', '?')
    """
    plain = text.lower() if text.isascii() else folded(text)
    return _OTHER.sub(" ", plain).strip() or text.strip()


def first_words(keys: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """What keys of words begin with, and what may come second: who begins otherwise is none of them."""
    found: dict[str, set[str]] = {}
    for first, _, rest in (key.partition(" ") for key in keys):
        found.setdefault(first, set()).add(rest.partition(" ")[0])
    return {first: frozenset(seconds) for first, seconds in found.items()}


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A word that fits several codes; ``code`` is what it counts as until somebody says more."""

    code: str | None


@dataclass(frozen=True, slots=True)
class Remainder:
    """A beginning that means a code, while the rest of the words fills another property."""

    starts: tuple[str, ...]
    code: str
    prop: str


@dataclass(frozen=True)
class Words:
    """All words by their key."""

    yes: frozenset[str]
    no: frozenset[str]
    open: frozenset[str]
    silent: frozenset[str]
    asked: frozenset[str]
    intensity: tuple[tuple[int, tuple[str, ...]], ...]
    codes: Mapping[str, Mapping[str, str]]
    ambiguous: Mapping[tuple[str, str], Ambiguity]
    remainders: Mapping[str, tuple[Remainder, ...]] = field(default_factory=dict)
    unreal: frozenset[str] = frozenset()

    def intensity_of(self, text: str) -> int | None:
        """How close a tie described by these words is (0-4), None if no reviewed word occurs.

        What is denied, planned or over says nothing but what it denies as a whole: "keine Zusammenarbeit" is none,
        "keine regelmäßige Zusammenarbeit" and "Kooperation geplant" are open.
        """
        key = word_key(text)
        taken_back = not self.unreal.isdisjoint(key.split())
        for value, words in self.intensity:
            if value == 0 and any(f" {word} " in f" {key} " for word in words):
                return value  # "keine Kooperationsvereinbarung" denies no cooperation
            if value and not taken_back and any(word in key for word in words):
                return value
        return None


@lru_cache(maxsize=4)
def words_of(model: Model) -> Words:
    """The words of the file and of every code list of the model."""
    raw = tomllib.loads(files("graph.imports.vocabulary").joinpath("words.toml").read_text("utf-8"))
    codes = {name: _code_words(code_list) for name, code_list in model.code_lists.items()}
    for line in raw["also"]:
        for word in line["words"]:
            codes[line["list"]].setdefault(word_key(word), line["code"])
    return Words(
        yes=_keys(raw["yes_no"]["yes"]),
        no=_keys(raw["yes_no"]["no"]),
        open=_keys(raw["yes_no"]["open"]),
        silent=frozenset(w.casefold() for w in raw["empty"]["silent"]),
        asked=frozenset(w.casefold() for w in raw["empty"]["asked"]),
        intensity=tuple((line["value"], tuple(word_key(w) for w in line["words"])) for line in raw["intensity"]),
        codes=codes,
        ambiguous={
            (line["list"], word_key(word)): Ambiguity(line.get("code"))
            for line in raw["ambiguous"]
            for word in line["words"]
        },
        remainders=_remainders(raw["remainder"]),
        unreal=_keys(raw["unreal"]["words"]),
    )


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word_key(w) for w in words)


def _remainders(lines: list[dict[str, Any]]) -> dict[str, tuple[Remainder, ...]]:
    found: dict[str, tuple[Remainder, ...]] = {}
    for line in lines:
        one = Remainder(tuple(folded(s) for s in line["starts"]), line["code"], line["property"])
        found[line["list"]] = (*found.get(line["list"], ()), one)
    return found


def _code_words(code_list: CodeList) -> dict[str, str]:
    """Notations win over labels, labels over abbreviations, these over words found in lists."""
    found: dict[str, str] = {}
    for words_by_code in (
        [(c.notation, c) for c in code_list.codes],
        [(c.label.de, c) for c in code_list.codes],
        [(a, c) for c in code_list.codes for a in c.abbreviations],
        [(w, c) for c in code_list.codes for w in c.words],
        [(c.label.en, c) for c in code_list.codes],
    ):
        for word, code in words_by_code:
            found.setdefault(word_key(word), code.notation)
    return found
