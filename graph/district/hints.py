"""Names that sound like a group although nobody coded them: so that no finding says that something there is missing."""

import re
from collections.abc import Iterable, Sequence
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
    listed = (*snapshot.of_type(EntityType.ORGANIZATION), *snapshot.of_type(EntityType.SERVICE))
    uncoded = (e.name for e in listed if not e.all(Prop.ACTOR_TYPE) and not e.all(Prop.COVERS_PARTNER))
    return tuple(sorted({n for n in uncoded if sounds.search(_folded(n)) or _begins(_folded(n), words)}))


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


def may_be(model: Model, actor: Entity, code: Code) -> bool:
    """Whether an actor with a partner group but without an actor type may be of this type: by group, else by sector."""
    partners, partner = actor.all(Prop.COVERS_PARTNER), code.attribute("partner")
    if actor.all(Prop.ACTOR_TYPE) or not partners:
        return False
    if partner is not None:
        return partner in partners
    implied = (model.code("KkgPartner", p).attribute("sector") for p in partners)
    return code.attribute("sector") in (*actor.all(Prop.SECTOR), *actor.all(Prop.FURTHER_SECTOR), *implied)


def _begins(start: str, words: Iterable[str]) -> bool:
    return len(start) >= LONG and any(w.startswith(start) for w in words)


# A country of districts asks the same codes and the same kinds of names over and over.
_folded = lru_cache(maxsize=20_000)(folded)


@lru_cache(maxsize=500)
def _words_of(spelled: tuple[str, ...]) -> tuple[frozenset[str], re.Pattern[str] | None]:
    """The folded words of some codes, and a pattern that finds any of them at the beginning of a word."""
    words = frozenset(folded(w) for w in spelled)
    patterns = [rf"(?<!\w){re.escape(w)}" for w in sorted(words) if len(w) >= SHORTEST]
    return words, re.compile("|".join(patterns)) if patterns else None
