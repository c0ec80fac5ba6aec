"""Who sits where: empty, former, old, open and denied seats are seen; blocks are the same whatever order comes in."""

from random import Random

import pytest

from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.politics.block_order import block_order
from graph.politics.seat_matrix import SeatMatrix, SeatTaken, seating_headline, seating_of
from graph.politics.seat_signs import empty_mark, seat_mark
from graph.records import Entity
from ontology import Model
from ontology.names import EntityType, RelationType
from tests import musterstadt as m
from tests.indicators.worlds import world
from tests.politics.conftest import SEEDS, Invented


def _seat(found: SeatMatrix, actor: str, body: str) -> SeatTaken:
    row = next(r for r in found.rows if r.id == actor)
    return row.taken[body][0]


def test_musterstadt_is_shown_as_it_was_counted(musterstadt_snapshot: Snapshot) -> None:
    found = seating_of(musterstadt_snapshot)
    members = {c.id: (c.members, c.vacant, c.complete) for c in found.columns}
    assert members[m.STEUERUNGSGRUPPE] == (4, 1, True)
    assert members[m.NETZWERK] == (8, 0, False)
    assert members[m.JHA] == (2, 0, False)
    assert members[m.STADTRAT] == (0, 0, False)
    assert found.both == {m.SKF, m.JUGENDAMT}
    assert "2 von 8 Stellen sitzen" in seating_headline(found).de


def test_empty_former_old_open_and_denied_seats_look_different(musterstadt_snapshot: Snapshot) -> None:
    found = seating_of(musterstadt_snapshot)
    seats = [
        _seat(found, m.SKF, m.STEUERUNGSGRUPPE),
        _seat(found, m.KITA, m.STEUERUNGSGRUPPE),
        _seat(found, m.FAMILIENZENTRUM, m.NETZWERK),
        _seat(found, m.KINDERARZTPRAXIS, m.NETZWERK),
        _seat(found, m.ELTERNINITIATIVE, m.NETZWERK),
    ]
    known = [(s.former, s.certainty) for s in seats]
    assert known == [
        (False, Certainty.PRESENT),
        (True, Certainty.ABSENT),
        (False, Certainty.STALE),
        (False, Certainty.UNKNOWN),
        (False, Certainty.ABSENT),
    ]
    place = next(r for r in found.rows if r.id == m.SITZ_DER_ELTERN)
    assert set(place.empty) == {m.STEUERUNGSGRUPPE}
    assert place.group == "civil"
    marks = {*map(seat_mark, seats), *(empty_mark(c) for c in (Certainty.PRESENT, Certainty.UNKNOWN))}
    assert len(marks) == len(seats) + 2


def test_every_membership_is_shown_once(musterstadt_snapshot: Snapshot, invented: Invented) -> None:
    for snapshot in (musterstadt_snapshot, *(invented.of(seed) for seed in SEEDS)):
        shown = [s.relation for row in seating_of(snapshot).rows for rows in row.taken.values() for s in rows]
        current = {d.relation.id for d in snapshot.relations_of(RelationType.MEMBERSHIP)}
        ended = {r.id for r in snapshot.ended if r.type == RelationType.MEMBERSHIP}
        assert sorted(shown) == sorted(current | ended)


def test_sums_of_sectors_add_up_to_the_members_of_a_body(invented: Invented) -> None:
    for seed in SEEDS:
        found = seating_of(invented.of(seed))
        for column in found.columns:
            assert sum(block.sums.get(column.id, 0) for block in found.blocks) == column.members


def test_layers_and_sectors_stay_together(invented: Invented) -> None:
    found = seating_of(invented.of(SEEDS[0]))
    layers = [c.layer for c in found.columns]
    assert layers == sorted(layers, key=list(dict.fromkeys(layers)).index)
    assert layers[0] == "network"
    assert layers[-1] == "political"
    groups = [block.group for block in found.blocks]
    assert len(groups) == len({*groups})


def test_the_order_depends_on_nothing_but_what_is_filled() -> None:
    draw = Random(3)
    rows, columns = [f"r{n:02}" for n in range(30)], [f"c{n}" for n in range(8)]
    filled = [(r, c) for r in rows for c in columns if draw.random() < 0.25]
    blocks = (lambda r: int(r[1:]) % 3, lambda c: int(c[1:]) % 2)
    first = block_order(rows, columns, filled, blocks)
    for _ in range(5):
        draw.shuffle(filled)
        assert block_order(rows, columns, filled, blocks) == first
    assert sorted(first[0]) == rows
    assert sorted(first[1]) == columns


def test_two_groups_that_share_no_body_come_apart() -> None:
    filled = [(n, "ab"[n % 2]) for n in range(8)]
    rows, columns = block_order(range(8), "ab", filled, (lambda _: 0, lambda _: 0))
    assert [n % 2 for n in rows] == [0] * 4 + [1] * 4
    assert columns == ("a", "b")


def test_a_filter_keeps_only_who_sits_in_what_is_left(musterstadt_snapshot: Snapshot) -> None:
    found = seating_of(musterstadt_snapshot)
    politics = found.narrowed(bodies="layer:political")
    assert {c.id for c in politics.columns} == {m.JHA, m.STADTRAT}
    assert {r.id for r in politics.rows} == {m.SKF, m.JUGENDAMT, m.GESUNDHEITSAMT}
    assert {r.id for r in found.narrowed("health").rows} <= {r.id for r in found.rows}
    assert found.narrowed(bodies="kind:PARL-S").rows == ()
    assert found.narrowed("no such", "kind:none").rows == ()


def test_persons_stay_unnamed(model: Model) -> None:
    person = m.a(f"{m.KEY}:X1", EntityType.PERSON, name="Erika Musterfrau")
    group = m.a(m.STEUERUNGSGRUPPE, EntityType.COMMITTEE, name="Steuerungsgruppe", kind="STEUER")
    found = seating_of(world(model, [person, group, m.tie("Membership", person.id, group.id, role="member")]))
    assert [row.id for row in found.rows] == [person.id]
    assert "Erika" not in found.rows[0].name


@pytest.mark.parametrize("records", [[], [m.a(m.JHA, EntityType.COMMITTEE, name="JHA", kind="JHA")]])
def test_nothing_recorded_is_said_and_breaks_nothing(model: Model, records: list[Entity]) -> None:
    found = seating_of(world(model, list(records)))
    assert "erfasst" in seating_headline(found).de
    assert found.rows == ()
