"""What hangs on a seat equals a count by hand over sets."""

from hypothesis import given, settings

from graph.district.snapshot import Snapshot
from graph.what_if import between, lost_seats
from ontology import Model, load_model
from tests.indicators.worlds import org, seat, world
from tests.musterstadt import a
from tests.what_if.networks import districts

MODEL = load_model()


@settings(max_examples=100, deadline=None)
@given(districts(MODEL))
def test_losing_a_seat_equals_a_count_without_the_row(snapshot: Snapshot) -> None:
    network = snapshot.network
    rows = [(network.actors[s.actor], s.body, s.relation) for s in network.affiliation if s.certainty.holds]
    found = lost_seats(between(snapshot), network.affiliation)
    assert sorted(f.relation for f in found) == sorted(relation for _, _, relation in rows)
    before = _meeting(snapshot, rows)
    for lost in found:
        left = [row for row in rows if row[2] != lost.relation]
        assert (lost.meeting, lost.meetings) == (len(before), len(before - _meeting(snapshot, left)))
        system = snapshot.system(lost.actor)
        others = [actor for actor, body, _ in left if body == lost.body and snapshot.system(actor) == system]
        counted = lost.actor not in snapshot.coordination and system in ("K", "G")
        assert lost.last == (counted and not set(others) - snapshot.coordination)
        assert lost.only == all(actor != lost.actor for actor, _, _ in left)


def _meeting(snapshot: Snapshot, rows: list[tuple[str, str, str]]) -> set[frozenset[str]]:
    found = set()
    for one, here, _ in rows:
        for other, there, _ in rows:
            across = (snapshot.system(one), snapshot.system(other)) == ("K", "G")
            if here == there and across and not {one, other} & snapshot.coordination:
                found.add(frozenset((one, other)))
    return found


def test_a_second_row_of_the_same_actor_in_the_same_body_keeps_its_place(model: Model) -> None:
    body = a("99001:G1", "Committee", name="G1", kind="STEUER")
    seats = [seat("k", body=body.id, nr="1"), seat("k", body=body.id, nr="2"), seat("g", body=body.id)]
    snapshot = world(model, [org("k", sector="KJH"), org("g", sector="GES"), body, *seats])
    found = lost_seats(between(snapshot), snapshot.network.affiliation)
    assert [(s.actor, s.meetings, s.last) for s in found] == [
        ("99001:g", 1, True),
        ("99001:k", 0, False),
        ("99001:k", 0, False),
    ]
