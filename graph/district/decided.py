"""What the group decided on a finding, and whether it still stands (decision 0008)."""

from collections.abc import Iterable

from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology import Model, Norm
from ontology.names import EntityType, Prop, Verdict


def newest_decision(snapshot: Snapshot, key: str) -> Entity | None:
    """The newest decision on that key, None if the group has not decided."""
    said = [d for d in snapshot.of_type(EntityType.DECISION) if d.value(Prop.FINDING_KEY) == key]
    return max(said, key=lambda d: d.value(Prop.DATE) or "", default=None)


def stands(decision: Entity, certainty: str, versions: str) -> bool:
    """Whether norms and certainty are still those on which the group decided."""
    same_norms = (decision.value(Prop.NORM_VERSION) or "") == versions
    return same_norms and decision.value(Prop.CERTAINTY) == certainty


def dismissed(decision: Entity | None) -> bool:
    """Whether the group does not want to pursue the matter."""
    return decision is not None and decision.value(Prop.VERDICT) == Verdict.DISMISSED


def versions_of(model: Model, norms: Iterable[Norm]) -> str:
    """The versions of the packs behind norm lines, as kept with a decision: ``kkg-3=2021-06-10``."""
    packs = {model.packs[n.pack] for n in norms}
    return ";".join(f"{p.name}={p.version}" for p in sorted(packs, key=lambda p: p.name))
