"""Names that sound like a group although nobody coded them: so that no finding says that something there is missing."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from graph.district.snapshot import Snapshot
from graph.identifiers import folded
from graph.records import Entity
from graph.wording import inner, listed
from ontology import Code, Model, Text
from ontology.names import EntityType, Prop

SHORTEST, LONG = 3, 6
"""Shorter words match too much; only long names may be the beginning of a word themselves ("wellcome")."""


def perhaps(snapshot: Snapshot, codes: Iterable[Code]) -> tuple[str, ...]:
    """Names of uncoded organizations and services that hold a word of one of the codes, sorted.

    A word counts where it begins a word of the name: "Schule" is not in "Hochschule".
    """
    words, sounds = _words_of(tuple(w for c in codes for w in (c.label.de, *c.words, *c.abbreviations)))
    if sounds is None:
        return ()
    uncoded = snapshot.derived(_uncoded)
    return tuple(sorted(name for name, start in uncoded.items() if sounds.search(start) or _begins(start, words)))


def named_like(snapshot: Snapshot, words: Iterable[str]) -> tuple[str, ...]:
    """Names of organizations and services without an actor type that hold one of the words, sorted.

    What a Land calls a thing is no word of a code: it means something else, or nothing, in another Land.
    """
    _, sounds = _words_of(tuple(words))
    if sounds is None:
        return ()
    listed = (*snapshot.of_type(EntityType.ORGANIZATION), *snapshot.of_type(EntityType.SERVICE))
    names = (e.name for e in listed if not e.all(Prop.ACTOR_TYPE))
    return tuple(sorted({n for n in names if sounds.search(_folded(n))}))


def _uncoded(snapshot: Snapshot) -> Mapping[str, str]:
    """Names of organizations and services that nobody coded, folded: each analysis asks for other words in them."""
    listed = (*snapshot.of_type(EntityType.ORGANIZATION), *snapshot.of_type(EntityType.SERVICE))
    names = (e.name for e in listed if not e.all(Prop.ACTOR_TYPE) and not e.all(Prop.COVERS_PARTNER))
    return {name: _folded(name) for name in names}


def named_in_titles(snapshot: Snapshot, codes: Iterable[Code]) -> tuple[Entity, ...]:
    """Recorded papers of the district whose title holds a word of one of the codes, by number or name.

    A word counts where it begins a word of the title, as in `perhaps`.
    """
    _, sounds = _words_of(tuple(w for c in codes for w in (c.label.de, *c.words, *c.abbreviations)))
    if sounds is None:
        return ()
    papers = (p for p in snapshot.of_type(EntityType.PAPER) if p.owner == snapshot.key)
    return tuple(sorted((p for p in papers if sounds.search(_folded(p.name))), key=lambda p: (paper_label(p), p.id)))


def paper_label(paper: Entity) -> str:
    """The number of a paper, else its name."""
    return paper.value(Prop.REFERENCE) or inner(paper.name)


def paper_names(papers: Sequence[Entity]) -> Text:
    """Papers in a sentence: the number of each, else its name."""
    return listed([paper_label(p) for p in papers], 2)


def of_open_type(actor: Entity) -> bool:
    """Whether a partner group is recorded of an actor, and no actor type: only of those `may_be` says anything."""
    return bool(actor.all(Prop.COVERS_PARTNER)) and not actor.all(Prop.ACTOR_TYPE)


def may_be(model: Model, actor: Entity, code: Code) -> bool:
    """Whether an actor with a partner group but without an actor type may be of this type: by group, else by sector."""
    partners, partner = actor.all(Prop.COVERS_PARTNER), code.attribute("partner")
    if not of_open_type(actor):
        return False
    if partner is not None:
        return partner in partners
    implied = (model.code("KkgPartner", p).attribute("sector") for p in partners)
    return code.attribute("sector") in (*actor.all(Prop.SECTOR), *actor.all(Prop.FURTHER_SECTOR), *implied)


def _begins(start: str, words: Sequence[str]) -> bool:
    """Whether one of the words, which are in order, begins like this."""
    if len(start) < LONG:
        return False
    at = bisect_left(words, start)
    return at < len(words) and words[at].startswith(start)


# A country of districts asks the same codes and the same kinds of names over and over.
_folded = lru_cache(maxsize=20_000)(folded)


@lru_cache(maxsize=500)
def _words_of(spelled: tuple[str, ...]) -> tuple[tuple[str, ...], re.Pattern[str] | None]:
    """The folded words of some codes in order, and a pattern that finds any of them at the beginning of a word."""
    words = tuple(sorted({folded(w) for w in spelled}))
    patterns = [rf"(?<!\w){re.escape(w)}" for w in words if len(w) >= SHORTEST]
    return words, re.compile("|".join(patterns)) if patterns else None
