"""Names in notes that no list knows, by what leads to them: "Rückfragen an …", "lt. …", "… fragen".

Somebody is named by one word alone that begins with a capital, and is neither an office nor a thing of ``notes.toml``.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from graph.imports.persons.person_names import names_office, plain_word
from graph.imports.persons.vocabulary import person_words

_AROUND = "()[],;.!?:„“\"'"
_ENDS = (",", ";", ".", "!", "?", ")", ":", "-", "–", "/")
_BRACKETED = re.compile(r"^([^()]{2,120}) \(([^()]{3,60})\)$")
_BETWEEN = re.compile(r"[/,&+]| und | u\. ")
_SHORTEST, _INFLECTED = 3, 3
"""Letters of a name, and letters that a word may have behind its stem."""


@dataclass(frozen=True, slots=True)
class _Cues:
    small: Mapping[str, frozenset[str]]
    at_once: frozenset[str]
    colon: frozenset[str]
    bracketed: frozenset[str]
    done: frozenset[str]
    things: frozenset[str]
    ends: tuple[str, ...]


@cache
def _cues() -> _Cues:
    raw = tomllib.loads(files("graph.imports.persons").joinpath("notes.toml").read_text("utf-8"))
    small: dict[str, frozenset[str]] = {}
    for cue in raw["cue"]:
        for word in cue["words"]:
            key = word.strip(_AROUND)
            small[key] = small.get(key, frozenset()) | frozenset(cue["small"])
    leads, nobody = raw["leads"], raw["nobody"]
    things = frozenset(word.casefold() for word in nobody["things"])
    at_once, colon, bracketed, done = (frozenset(leads[g]) for g in ("at_once", "colon", "bracketed", "done"))
    return _Cues(small, at_once, colon, bracketed, done, things, tuple(nobody["ends"]))


def leads_to_somebody(text: str) -> bool:
    """Whether a note, or one of several in lines, leads to somebody by a word that is nobody else's name.

    >>> [leads_to_somebody(t) for t in ("Rückfragen an Wendelstein", "Vertr.: Wendelstein", "Wendelstein fragen")]
    [True, True, True]
    >>> [leads_to_somebody(t) for t in ("Rückfragen an Jugendamt", "lt. Satzung", "Eltern fragen", "Kontakt offen")]
    [False, False, False, False]
    """
    return any(_is_led(words, at) for line in text.split("\n") if (words := line.split()) for at in range(len(words)))


def somebody_in_brackets(name: str) -> tuple[str, ...]:
    """The words in brackets behind the name of an office that have the form of names of persons, and mean nothing else.

    >>> [somebody_in_brackets(t) for t in ("Jugendamt (Wendelstein)", "SPZ (Ohlmer/Kahl)", "Caritas (Beratung)")]
    [('Wendelstein',), ('Ohlmer', 'Kahl'), ()]
    """
    found = _BRACKETED.match(name) if name.endswith(")") else None
    if found is None or not names_office(found[1]) or plain_word(found[1].split()[0]) in person_words().places:
        return ()  # "Landkreis Rotenburg (Wümme)"
    parts = tuple(part.strip() for part in _BETWEEN.split(found[2]))
    return parts if all(map(_may_name_somebody, parts)) else ()


def _is_led(words: Sequence[str], at: int) -> bool:
    word, cues = words[at], _cues()
    if not word[:1].isupper() and word[:1] not in _AROUND:
        return False
    following = "" if word.endswith(_ENDS) or at + 1 >= len(words) else words[at + 1]
    if following[:1].isupper():
        return False
    before = words[at - 1] if at else ""
    behind = _led_by(words, at) or (following.rstrip(_AROUND) in cues.done and (not before or before.endswith(_ENDS)))
    return behind and _may_name_somebody(word.strip(_AROUND))


def _led_by(words: Sequence[str], at: int) -> bool:
    """Whether what stands before a word leads to somebody."""
    cues, before = _cues(), words[at - 1] if at else ""
    if words[at].startswith("(") and words[at].rstrip(".,;").endswith(")"):
        return not cues.bracketed.isdisjoint(word.strip(_AROUND) for word in words[:at])
    if before.endswith(":"):
        return before.strip(_AROUND) in cues.colon or before[:-1].lstrip(_AROUND) in cues.colon
    if before.lstrip(_AROUND) in cues.at_once:
        return True
    return at > 1 and before in cues.small.get(words[at - 2].strip(_AROUND), ())


@lru_cache(maxsize=20_000)
def _may_name_somebody(word: str) -> bool:
    """Whether a word has the form of a surname, and means nothing else that we know."""
    parts = word.split("-")
    formed = all(len(p) >= _SHORTEST and p.isalpha() and p[0].isupper() and p[1:].islower() for p in parts)
    if not formed or names_office(word):
        return False
    plain, cues = word.casefold(), _cues()
    inflected = any(plain[: len(plain) - n] in cues.things for n in range(_INFLECTED + 1))
    return not inflected and not plain.endswith(cues.ends)
