"""Which council papers are about early help, and the words that made it (``topics.toml``, domain 5.2)."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from graph.council.council_objects import CouncilPaper
from graph.identifiers import folded
from ontology.names import TopicRelation

_GROUPS = (TopicRelation.CORE, TopicRelation.PARTLY, TopicRelation.RELATED)
_NEVER = "never"
_TITLE = 400
"""Letters of a title in which a word is looked for."""


class TopicFound(NamedTuple):
    """How closely a paper concerns early help, the words that say so, and whether they stand in its title."""

    relation: TopicRelation
    words: tuple[str, ...]
    in_title: bool
    said: bool = False
    """Whether a person said so, before any word."""


def topic_of(paper: CouncilPaper, said: str | None = None) -> TopicFound | None:
    """How closely a paper concerns early help by its title, else by its texts; None if no word says so.

    What a person ``said`` holds: a code of the list, or empty for a paper on something else. Words in a text alone
    make it at most a part: the paper speaks of early help, and is about something else.
    """
    found = _by_words(paper)
    if said is None:
        return found
    words = found.words if found is not None else ()
    return TopicFound(TopicRelation(said), words, in_title=False, said=True) if said else None


def _by_words(paper: CouncilPaper) -> TopicFound | None:
    if found := _told([paper.name]):
        return TopicFound(found[0], found[1], in_title=True)
    if found := _told(paper.texts):
        relation = TopicRelation.PARTLY if found[0] == TopicRelation.CORE else TopicRelation.RELATED
        return TopicFound(relation, found[1], in_title=False)
    return None


def with_telling_words(paper: CouncilPaper) -> CouncilPaper:
    """The paper with nothing of its texts but the words that say what it is about: they say the same."""
    found = _told(paper.texts)
    return replace(paper, texts=found[1] if found is not None else ())


def spelled_in(text: str, word: str) -> str:
    """A word of the list as a text writes it; as the list has it where the text does not hold it.

    >>> spelled_in("Bericht: Frühe Hilfen", "fruehe hilfe"), spelled_in("Haushalt", "hebamme")
    ('Frühe Hilfe', 'hebamme')
    """
    longest = len(word) + 1
    pieces = (text[n : n + length] for n in range(min(len(text), _TITLE)) for length in range(1, longest))
    return next((piece for piece in pieces if folded(piece) == word), word)


def _told(texts: Iterable[str]) -> tuple[TopicRelation, tuple[str, ...]] | None:
    looked_at = folded(" \n ".join(texts))
    if not looked_at.strip():
        return None
    looked_at = _pattern(_NEVER).sub(" ", looked_at)
    for relation in _GROUPS:
        if found := dict.fromkeys(_pattern(relation.value).findall(looked_at)):
            return relation, tuple(found)
    return None


@cache
def _pattern(group: str) -> re.Pattern[str]:
    """The words of a group, the longest first; a word begins where no letter stands before."""
    words = sorted(_words()[group], key=lambda word: (-len(word), word))
    return re.compile(r"(?<![a-z0-9])(?:" + "|".join(map(re.escape, words)) + ")")


@cache
def _words() -> dict[str, list[str]]:
    text = (files("graph.council") / "topics.toml").read_text(encoding="utf-8")
    return {group: found["words"] for group, found in tomllib.loads(text).items()}
