"""Conclusions give way: what somebody states of an organization replaces what was inferred (decision 0018)."""

from collections.abc import Iterable

from graph.records.claims import PRESENCE, RANK, Claim, Presence
from ontology.names import Prop, StatementStatus

_CONCLUDED = frozenset(
    {
        Prop.KIND,
        Prop.SECTOR,
        Prop.ACTOR_TYPE,
        Prop.COVERS_PARTNER,
        Prop.REPRESENTS_PARTNER,
        Prop.CARRIER_KIND,
        Prop.LEVEL,
    }
)
_INFERRED = StatementStatus.INFERRED.value


def unsurpassed(claims: Iterable[Claim]) -> list[Claim]:
    """The claims without inferred ones on properties that another claim states.

    Of a property that may have many values a weaker value would else stand beside the stated one.
    """
    every = list(claims)
    concluded = {c[0] for c in every if c[5] == _INFERRED}  # by position: a long list has a million claims
    stated = {c[0] for c in every if c[0] in concluded and _states(c)} if concluded else concluded
    return [c for c in every if c[5] != _INFERRED or c[0] not in stated] if stated else every


def _states(claim: Claim) -> bool:
    present = PRESENCE[claim.status] is Presence.PRESENT
    return claim.prop in _CONCLUDED and present and RANK[claim.status] < RANK[_INFERRED]
