"""What is over is ended with the property of its type, once, and keeps all that was said of it."""

import pytest

from graph.errors import InvalidError
from graph.records.claims import Claim
from graph.stores.ending import end_of, ended
from ontology import Model
from ontology.names import EntityType, Prop, RelationType, StatementStatus
from tests.store.small import thing, tie

CITED = Claim(Prop.NAME, "x", "d1:q", "Blatt 1", "2020", StatementStatus.UNKNOWN)


def test_each_type_has_its_own_end_or_none(model: Model) -> None:
    ends = {name: end for name, kind in model.types.items() if (end := end_of(kind)) is not None}
    assert {ends[name] for name in (EntityType.AGREEMENT, RelationType.MEMBERSHIP)} == {
        Prop.VALID_UNTIL,
        Prop.END_DATE,
    }
    assert set(ends.values()) == {Prop.VALID_UNTIL, Prop.END_DATE, Prop.ACTUAL_END}
    assert EntityType.SOURCE not in ends


def test_what_is_ended_keeps_what_was_said(model: Model) -> None:
    before = thing("d1:v", EntityType.AGREEMENT, name="Lotsen")
    after = ended(before, model, "2024-05-01", CITED)
    (new,) = set(after.claims) - set(before.claims)
    assert set(before.claims) < set(after.claims)
    assert new == Claim(
        Prop.VALID_UNTIL, "2024-05-01", "d1:q", "Blatt 1", "2024-05-01", StatementStatus.CONFIRMED.value
    )


def test_an_end_is_not_said_twice_and_not_of_what_has_none(model: Model) -> None:
    with pytest.raises(InvalidError, match="end already"):
        ended(tie("d1:a", "d1:b", type=RelationType.MEMBERSHIP, endDate="2020"), model, "2024", CITED)
    with pytest.raises(InvalidError, match="has no end"):
        ended(thing("d1:q", EntityType.SOURCE, name="Liste"), model, "2024", CITED)
