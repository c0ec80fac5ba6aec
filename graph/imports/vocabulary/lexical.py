"""The words of ``lexical.toml``: how people write dates, numbers and states of a statement."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class LexicalWords:
    """All words folded; what stands before a date or number longest first, so that the longer one is found."""

    about: tuple[str, ...]
    since: tuple[str, ...]
    until: tuple[str, ...]
    plain: tuple[str, ...]
    parts: tuple[str, ...]
    open: frozenset[str]
    doubts: tuple[str, ...]
    weekdays: frozenset[str]
    months: Mapping[str, int]
    about_number: tuple[str, ...]
    units: frozenset[str]
    amounts: tuple[str, ...]
    numbers: Mapping[str, int]
    present: frozenset[str]
    gone: frozenset[str]
    silent: frozenset[str]
    towns: frozenset[str]


@cache
def lexical_words() -> LexicalWords:
    """The reviewed words of the file."""
    raw = tomllib.loads(files("graph.imports.vocabulary").joinpath("lexical.toml").read_text("utf-8"))
    date, number = raw["date"], raw["number"]
    return LexicalWords(
        about=_longest_first(date["about"]),
        since=_longest_first(date["since"]),
        until=_longest_first(date["until"]),
        plain=_longest_first(date["plain"]),
        parts=_longest_first(date["parts"]),
        open=frozenset(date["open"]),
        doubts=tuple(date["doubts"]),
        weekdays=frozenset(date["weekdays"]),
        months={word: int(month) for month, words in date["months"].items() for word in words},
        about_number=_longest_first(number["about"]),
        units=frozenset(number["units"]),
        amounts=tuple(number["amounts"]),
        numbers={word: int(value) for value, words in number["words"].items() for word in words},
        present=frozenset(raw["status"]["present"]),
        gone=frozenset(raw["status"]["gone"]),
        silent=frozenset(raw["empty"]["silent"]),
        towns=frozenset(raw["empty"]["towns"]),
    )


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda w: (-len(w), w)))
