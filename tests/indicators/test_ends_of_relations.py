"""The snapshot gives the relations at one end of an entity, and those of a type that hold."""

import pytest

from graph.district.snapshot import Snapshot
from ontology import Model
from ontology.names import RelationType
from tests.indicators.worlds import NETWORK, network, org, seat, works, world
from tests.musterstadt import ABSENT, tie

A, B = "99001:a", "99001:b"


@pytest.fixture
def snapshot(model: Model) -> Snapshot:
    ties = [works("a", "b"), works("b", "a", ABSENT), tie("Referral", A, B)]
    return world(model, [network(), org("a"), org("b"), seat("a"), seat("b", ABSENT), *ties])


def test_what_leads_out_and_into_an_entity_is_told_apart(snapshot: Snapshot) -> None:
    out, into = snapshot.out(A, RelationType.COOPERATION), snapshot.into(A, RelationType.COOPERATION)
    assert [(d.relation.type, d.relation.target) for d in out] == [("Cooperation", B), ("Referral", B)]
    assert [(d.relation.source, d.certainty.holds) for d in into] == [(B, False)]


def test_it_is_of_the_type_asked_for_and_empty_where_nothing_is(snapshot: Snapshot) -> None:
    assert [d.relation.type for d in snapshot.out(A, RelationType.REFERRAL)] == ["Referral"]
    assert [d.relation.source for d in snapshot.into(NETWORK, RelationType.MEMBERSHIP)] == [A, B]
    assert snapshot.out(NETWORK, RelationType.MEMBERSHIP) == snapshot.into("99001:nobody", RelationType.SIGNS) == ()


def test_what_is_denied_does_not_hold(snapshot: Snapshot) -> None:
    assert [r.source for r in snapshot.holding(RelationType.MEMBERSHIP)] == [A]
    assert [(r.type, r.source) for r in snapshot.holding(RelationType.COOPERATION)] == [
        ("Cooperation", A),
        ("Referral", A),
    ]
