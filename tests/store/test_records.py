"""Records as bundles of claims: what counts, in which order, and what contradicts (decisions 0003 and 0023)."""

from random import Random

import pytest

from graph.records import Record, entity, from_json, merged, relation, to_json
from graph.records.claims import EXISTS, Claim, Presence
from ontology.names import Prop, StatementStatus
from tests import musterstadt

SECTOR = Prop.SECTOR


def with_claims(*claims: Claim) -> Record:
    return entity("d1:a", "Organization", "d1", claims)


@pytest.mark.parametrize(
    ("status", "presence"),
    [
        ("confirmed", Presence.PRESENT),
        ("oneSided", Presence.PRESENT),
        ("fromList", Presence.PRESENT),
        ("inferred", Presence.PRESENT),
        ("confirmedAbsent", Presence.ABSENT),
        ("disputed", Presence.UNKNOWN),
        ("unknown", Presence.UNKNOWN),
    ],
)
def test_each_status_is_present_absent_or_unknown(status: str, presence: Presence) -> None:
    record = with_claims(Claim(EXISTS, "", status=status), Claim(SECTOR, "GES", status=status))
    assert record.presence is presence
    assert record.value(SECTOR) == ("GES" if presence is Presence.PRESENT else None)


def test_every_status_has_a_presence_and_a_rank() -> None:
    from graph.records.claims import PRESENCE, RANK

    assert set(PRESENCE) == set(RANK) == set(StatementStatus)


def test_a_record_that_nobody_claims_is_unknown() -> None:
    assert with_claims(Claim(SECTOR, "GES")).presence is Presence.UNKNOWN
    assert with_claims().existence is None


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Claim(SECTOR, "GES", status="confirmed", as_of="2019"), Claim(SECTOR, "KJH", status="fromList", as_of="2024")),
        (Claim(SECTOR, "GES", status="oneSided"), Claim(SECTOR, "KJH", status="fromList", as_of="2024")),
        (Claim(SECTOR, "GES", status="fromList"), Claim(SECTOR, "KJH", status="inferred", as_of="2024")),
        (Claim(SECTOR, "GES", as_of="2024-03"), Claim(SECTOR, "BIL", as_of="2023-12-31")),
        (Claim(SECTOR, "GES", as_of="2024"), Claim(SECTOR, "BIL", as_of="")),
        (Claim(SECTOR, "GES", as_of="2024-03-01"), Claim(SECTOR, "BIL", as_of="2024-02-28")),
        (Claim(SECTOR, "BIL", as_of="2024"), Claim(SECTOR, "GES", as_of="2024")),
    ],
)
def test_rank_of_the_status_then_the_newest_then_the_text(better: Claim, worse: Claim) -> None:
    for claims in ((better, worse), (worse, better)):
        record = with_claims(*claims)
        assert record.all(SECTOR) == (better.value, worse.value)
        assert record.about(SECTOR) == (better, worse)


def test_a_confirmed_denial_beats_what_lists_say_of_the_same_value() -> None:
    denied = Claim(SECTOR, "GES", "q1", status="confirmedAbsent")
    assert with_claims(denied, Claim(SECTOR, "GES", "q2", as_of="2024")).all(SECTOR) == ()


def test_a_dispute_hides_what_lists_say_but_not_what_is_confirmed() -> None:
    disputed = Claim(SECTOR, "GES", "q1", status="disputed")
    assert with_claims(disputed, Claim(SECTOR, "GES", "q2")).value(SECTOR) is None
    assert with_claims(disputed, Claim(SECTOR, "GES", "q2", status="confirmed")).value(SECTOR) == "GES"


def test_contradicting_sources_stand_side_by_side() -> None:
    one, other = Claim(SECTOR, "GES", "q1", "S. 3", "2024"), Claim(SECTOR, "KJH", "q2", "Blatt 1", "2023")
    assert with_claims(one, other).conflicts(SECTOR) == (one, other)


def test_sources_that_agree_are_no_conflict() -> None:
    said = [Claim(SECTOR, "GES", "q1", as_of="2024"), Claim(SECTOR, "GES", "q2", status="confirmed")]
    assert with_claims(*said).conflicts(SECTOR) == ()


def test_a_denial_beside_a_statement_is_a_conflict() -> None:
    said = [Claim(EXISTS, "", "q1"), Claim(EXISTS, "", "q2", status="confirmedAbsent")]
    assert len(with_claims(*said).conflicts(EXISTS)) == 2


def test_the_order_in_which_claims_come_does_not_matter() -> None:
    for record in musterstadt.records():
        claims = list(record.claims) * 2
        Random(3).shuffle(claims)
        if record.type in ("Organization", "Committee"):
            assert entity(record.id, record.type, record.owner, claims) == record


def test_records_and_their_json_say_the_same() -> None:
    for record in musterstadt.records():
        assert from_json(to_json(record)) == record
        assert to_json(from_json(to_json(record))) == to_json(record)


def test_merging_forgets_nothing_and_keeps_the_old_identity() -> None:
    old = relation("d1:r", "Membership", ("d1:a", "d1:g"), "d1", [Claim(EXISTS, "", "q1", "", "2020")])
    new = relation("d1:other", "Membership", ("d1:a", "d1:g"), "d2", [Claim(EXISTS, "", "q2", "", "2024")])
    both = merged(old, new)
    assert (both.id, both.owner, both.sources) == ("d1:r", "d1", ("q1", "q2"))
    assert (both.first_as_of, both.as_of) == ("2020", "2024")
    assert merged(both, new) == both
