"""The rows behind a tie of the network: what each source says of a pair."""

from collections.abc import Mapping

from graph.as_of import Dated
from graph.district.snapshot import Snapshot
from ontology.names import RelationType


def tie_rows(snapshot: Snapshot) -> Mapping[str, Dated]:
    """Cooperation rows, referrals among them, by id, as `CooperationTie.relations` names them."""
    return {d.relation.id: d for d in snapshot.relations_of(RelationType.COOPERATION)}
