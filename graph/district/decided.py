"""What the group decided on a finding, and whether it still stands (decision 0008)."""

import re
from collections.abc import Iterable

from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology import Model, Norm
from ontology.names import EntityType, Prop, Verdict

_DATED = re.compile(r"\d{4}(-\d\d){0,2}")


def newest_decision(snapshot: Snapshot, key: str) -> Entity | None:
    """The newest decision on that key, None if the group has not decided."""
    said = [d for d in snapshot.of_type(EntityType.DECISION) if d.value(Prop.FINDING_KEY) == key]
    return max(said, key=decided_on, default=None)


def decided_on(decision: Entity) -> str:
    """The day of a decision: the one that is named, else that of the statement which holds its verdict."""
    said = decision.about(Prop.VERDICT)
    return decision.value(Prop.DATE) or (said[0].as_of if said else "")


def stands(decision: Entity, certainty: str, versions: str) -> bool:
    """Whether norms and certainty are still those on which the group decided.

    Both are noted by the program where it keeps a decision; what nobody noted, as in a list filled in by hand, or noted
    in own words, has not changed (0008).
    """
    known = decision.value(Prop.CERTAINTY)
    same = known not in PROOFS or known == certainty
    return same and _same_norms(decision.value(Prop.NORM_VERSION) or "", versions)


PROOFS = ("gap", "question")
"""What the certainty of a finding may be."""


def _same_norms(noted: str, versions: str) -> bool:
    """Whether the noted versions are those of now; a version without its pack, as people write it, may be any of them.

    >>> _same_norms("", "kkg-3=2021-06-10"), _same_norms("2021-06-10", "kkg-3=2021-06-10")
    (True, True)
    >>> _same_norms("kkg-3=2012-01-01", "kkg-3=2021-06-10"), _same_norms("2012-01-01", "kkg-3=2021-06-10")
    (False, False)
    """
    then, now = _pieces(noted), _pieces(versions)
    if any("=" in one for one in then):
        return then == now
    dated = {one for one in then if _DATED.fullmatch(one)}
    return dated <= {one.partition("=")[2] for one in now}


def _pieces(versions: str) -> frozenset[str]:
    return frozenset(one.strip() for one in versions.split(";") if one.strip())


def dismissed(decision: Entity | None) -> bool:
    """Whether the group does not want to pursue the matter."""
    return decision is not None and decision.value(Prop.VERDICT) == Verdict.DISMISSED


def versions_of(model: Model, norms: Iterable[Norm]) -> str:
    """The versions of the packs behind norm lines, as kept with a decision: ``kkg-3=2021-06-10``."""
    found = {(n.name, n.version) if n.version else (n.pack, model.packs[n.pack].version) for n in norms}
    return ";".join(f"{name}={version}" for name, version in sorted(found))
