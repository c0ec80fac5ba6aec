"""The reviewed words of ``words.toml``, ready for look-up."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Legal(NamedTuple):
    """A legal form, and the family of forms that people write for it."""

    form: str
    family: str


class Rewriting(NamedTuple):
    """Words in a row, and what they are read as: a legal form, or other words."""

    words: tuple[str, ...]
    legal: Legal | None
    means: tuple[str, ...]
    dotted: bool
    last: bool


@dataclass(frozen=True)
class IdentityWords:
    """All words; the rules by their first word, those of most words first."""

    rules: Mapping[str, tuple[Rewriting, ...]]
    filler: frozenset[str]
    small: Mapping[str, str]
    joins: frozenset[str]
    genitives: frozenset[str]
    shortened: Mapping[str, str]
    inflected: Mapping[str, str]
    weak: frozenset[str]
    heads: tuple[str, ...]
    levels: frozenset[str]
    kinds: tuple[frozenset[str], ...]
    once: frozenset[str]
    beside_once: frozenset[str]
    nowhere: frozenset[str]
    town: frozenset[str]
    of_a_town: frozenset[str]
    districts: frozenset[str]
    office: tuple[str, ...]
    points: Mapping[str, int]


@cache
def identity_words() -> IdentityWords:
    """The words of the file."""
    raw = tomllib.loads(files("graph.identity").joinpath("words.toml").read_text("utf-8"))
    words = raw["words"]
    meanings = {**words["where"], **words["joins"]}
    small = {spelled: meant for meant, several in meanings.items() for spelled in several}
    return IdentityWords(
        rules=_rules(raw),
        filler=frozenset((*words["filler"], *small)),
        small=small,
        joins=frozenset(words["joins"]),
        genitives=frozenset(words["genitives"]),
        shortened={
            w + "." * line.get("dotted", False): line["means"]
            for line in raw["spelling"]
            for w in line["words"]
            if line["means"] in small
        },
        inflected={stem + end: stem for stem in words["adjectives"] for end in words["endings"]},
        weak=frozenset(words["weak"]),
        heads=tuple(words["heads"]),
        levels=frozenset(words["levels"]),
        kinds=tuple(map(frozenset, words["kinds"])),
        once=frozenset(words["once"]),
        beside_once=frozenset(words["beside_once"]),
        nowhere=frozenset(words["nowhere"]),
        town=frozenset(words["town"]),
        of_a_town=frozenset(words["of_a_town"]),
        districts=frozenset(words["districts"]),
        office=tuple(raw["mailbox"]["office"]),
        points=raw["points"],
    )


def _rules(raw: Mapping[str, Any]) -> dict[str, tuple[Rewriting, ...]]:
    found: dict[str, list[Rewriting]] = {}
    for rule in (*_legal(raw["legal"]), *_spellings(raw["spelling"])):
        found.setdefault(rule.words[0], []).append(rule)
    return {first: tuple(sorted(rules, key=lambda r: -len(r.words))) for first, rules in found.items()}


def _legal(lines: Iterable[Mapping[str, Any]]) -> Iterable[Rewriting]:
    for line in lines:
        legal = Legal(line["form"], line.get("family", line["form"]))
        for words in line["words"]:
            yield Rewriting(tuple(words.split()), legal, (), False, line.get("last", False))


def _spellings(lines: Iterable[Mapping[str, Any]]) -> Iterable[Rewriting]:
    for line in lines:
        for words in line["words"]:
            yield Rewriting(tuple(words.split()), None, tuple(line["means"].split()), line.get("dotted", False), False)
