"""What has ended is no part of the network any more, with all that hung on it; in the days before it is still there."""

from collections.abc import Iterable
from datetime import date

import pytest

from graph.analysis import analyse
from graph.certainty import Certainty
from graph.district.loading import snapshot_from
from graph.district.network import Network
from graph.district.snapshot import Snapshot
from graph.records import Entity, Record, Relation
from graph.records.claims import Claim
from graph.stores.ending import ended
from ontology import Model
from ontology.names import EntityType
from tests.indicators.worlds import NETWORK, computed, network, org, seat, works, world
from tests.musterstadt import a, tie
from tests.synthetic.districts import district

LAST = "2024-06-30"
BEFORE, AFTER = date(2024, 6, 29), date(2024, 6, 30)
ENDING = (
    EntityType.ORGANIZATION,
    EntityType.SERVICE,
    EntityType.PERSON_GROUP,
    EntityType.POST,
    EntityType.PROJECT,
    EntityType.COMMITTEE,
)


def seen(model: Model, records: Iterable[Record], on: date) -> Snapshot:
    """The district of some records on a day."""
    kept = tuple(records)
    entities = [r for r in kept if isinstance(r, Entity)]
    home = next(e for e in entities if e.type == EntityType.DISTRICT)
    return snapshot_from(model, home, on, entities, [r for r in kept if isinstance(r, Relation)])


def pairs(network: Network) -> tuple[object, ...]:
    """Who is in a network, and who is tied to whom there."""
    return network.actors, network.sectors, network.cooperation, network.affiliation, network.obligation


def without(records: Iterable[Record], id: str) -> list[Record]:
    """The records without one, and without what leads to it."""
    return [r for r in records if r.id != id and not (isinstance(r, Relation) and id in (r.source, r.target))]


def closed(model: Model, records: Iterable[Record], id: str) -> list[Record]:
    """The records with one of them over from the day on."""
    return [ended(r, model, LAST, Claim("", "")) if r.id == id else r for r in records]


@pytest.mark.parametrize("type", ENDING)
def test_what_a_network_consists_of_can_end(model: Model, type: str) -> None:
    one = a("99001:x", type, name="X")
    over = ended(one, model, LAST, Claim("", ""))
    assert over.value("endDate") == LAST
    assert [one.id in world(model, [over], on=day).entities for day in (BEFORE, AFTER)] == [True, False]
    assert one.id in world(model, [over], on=AFTER).gone


@pytest.mark.parametrize("type", [EntityType.ORGANIZATION, EntityType.PERSON_GROUP])
def test_an_ended_actor_leaves_the_network_as_if_it_had_never_been_and_is_there_before(model: Model, type: str) -> None:
    records = district(7).records
    actors = [r for r in records if r.type == type][:3]
    assert actors
    for actor in actors:
        over = closed(model, records, actor.id)
        assert pairs(seen(model, over, BEFORE).network) == pairs(seen(model, records, BEFORE).network)
        left, never = seen(model, over, AFTER), seen(model, without(records, actor.id), AFTER)
        assert actor.id not in left.network.actors
        assert pairs(left.network) == pairs(never.network)
        assert {t: len(rows) for t, rows in left.relations.items()} == {
            t: len(rows) for t, rows in never.relations.items()
        }


def test_every_analysis_goes_on_when_any_of_them_ends(model: Model) -> None:
    records = district(11).records
    for type in ENDING:
        for one in [r for r in records if r.type == type][:2]:
            analysis = analyse(seen(model, closed(model, records, one.id), AFTER))
            assert analysis.outcomes
            assert one.id not in analysis.snapshot.entities


@pytest.mark.parametrize("type", [EntityType.ORGANIZATION, EntityType.SERVICE, EntityType.PERSON_GROUP])
def test_the_seat_of_an_ended_member_ends_with_it(model: Model, type: str) -> None:
    rows: list[Record] = [
        network(),
        a("99001:a", type, name="A", endDate=LAST),
        org("b"),
        seat("a"),
        seat("b"),
        works("a", "b"),
    ]
    after = world(model, rows, on=AFTER)
    assert [d.relation.source for d in after.seats_in(NETWORK)] == ["99001:b"]
    assert [r.source for r in after.ended] == ["99001:a"]
    assert after.network.cooperation == ()
    before = world(model, rows, on=BEFORE)
    assert len(before.seats_in(NETWORK)) == 2
    assert before.ended == ()
    assert len(before.network.cooperation) == 1


@pytest.mark.parametrize(("on", "long"), [(AFTER, Certainty.ABSENT), (date(2025, 1, 2), Certainty.PRESENT)])
def test_a_post_is_empty_since_its_holder_ended_and_no_place_once_it_ended_itself(
    model: Model, on: date, long: Certainty
) -> None:
    holder = tie("HoldsPost", "99001:a", "99001:p")
    for values, found in (({}, [("99001:p", long)]), ({"endDate": LAST}, [])):
        post = a("99001:p", EntityType.POST, name="Sitz", body=NETWORK, filled="false", **values)
        after = world(model, [network(), org("a", endDate=LAST), post, holder], on=on)
        assert [(i.subjects[0], i.certainty) for i in computed("C15", after).items] == found
