"""Names that sound like a group although nobody coded them: so that no finding says that something there is missing."""

import re
from collections.abc import Iterable

from graph.identifiers import folded
from graph.snapshot import Snapshot
from ontology import Code
from ontology.names import EntityType, Prop

SHORTEST, LONG = 3, 6
"""Shorter words match too much; only long names may be the beginning of a word themselves ("wellcome")."""


def perhaps(snapshot: Snapshot, codes: Iterable[Code]) -> tuple[str, ...]:
    """Names of uncoded organizations and services that hold a word of one of the codes, sorted.

    A word counts where it begins a word of the name: "Schule" is not in "Hochschule".
    """
    words = {folded(w) for c in codes for w in (c.label.de, *c.words, *c.abbreviations)}
    patterns = [rf"(?<!\w){re.escape(w)}" for w in sorted(words) if len(w) >= SHORTEST]
    if not patterns:
        return ()
    sounds = re.compile("|".join(patterns))
    listed = (*snapshot.of_type(EntityType.ORGANIZATION), *snapshot.of_type(EntityType.SERVICE))
    uncoded = (e for e in listed if not e.all(Prop.ACTOR_TYPE) and not e.all(Prop.COVERS_PARTNER))
    return tuple(sorted({e.name for e in uncoded if sounds.search(folded(e.name)) or _begins(e.name, words)}))


def _begins(name: str, words: Iterable[str]) -> bool:
    start = folded(name)
    return len(start) >= LONG and any(w.startswith(start) for w in words)
