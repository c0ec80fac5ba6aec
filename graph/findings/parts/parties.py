"""Who has signed agreements, and why there should be any: shared by the rules on agreements (§ 3 Abs. 3 KKG)."""

from collections.abc import Iterable

from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology import Text
from ontology.names import RelationType

WHY_AGREED = Text(
    de="Die Beteiligten sollen die Grundsätze ihrer verbindlichen Zusammenarbeit in Vereinbarungen festlegen (§ 3 "
    "Abs. 3 KKG).",
    en="The participants should lay down the principles of their binding cooperation in agreements (§ 3 (3) KKG).",
)


def parties_of(snapshot: Snapshot, agreements: Iterable[Entity]) -> set[str]:
    """Who signed any of them, or perhaps did."""
    rows = (d for a in agreements for d in snapshot.into(a.id, RelationType.SIGNS))
    return {d.relation.source for d in rows if d.certainty is not Certainty.ABSENT}


__all__ = ["WHY_AGREED", "parties_of"]
