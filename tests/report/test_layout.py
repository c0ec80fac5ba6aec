"""The frame of the map: places mean something, stay where they are, and names do not collide."""

import random
from math import hypot, inf

import pytest

from graph.map.labels import clean_label, wrapped
from graph.map.layout import (
    CENTRE,
    LISTED,
    MEMBER,
    STEERING,
    Layout,
    Thing,
    arranged,
)
from graph.map.sectors import GROUPS, HEALTH, YOUTH, group_of
from ontology import Model

MINIMUM_DISTANCE = 30.0
NAMES = ("Schwangerschaftskonfliktberatungsstelle", "Kita", "Städtisches Klinikum Süd gGmbH", "Praxis am Markt")


def _things(n: int) -> list[Thing]:
    dice = random.Random(n)
    groups = [g.name for g in GROUPS]
    weights = [8, 2, 3, 6, 2, 2, 1, 1]
    things = [Thing("nwk", "Netzwerkkoordination Frühe Hilfen", YOUTH, CENTRE)]
    for i in range(n - 1):
        group = dice.choices(groups, weights)[0]
        ring = dice.choices((STEERING, MEMBER, LISTED), (1, 5, 3))[0]
        things.append(Thing(f"a{i}", f"{dice.choice(NAMES)} {i}", group, ring))
    return things


def _closest_pair(layout: Layout) -> float:
    """The smallest distance between two nodes."""
    spots = list(layout.spots.values())
    pairs = ((a, b) for i, a in enumerate(spots) for b in spots[i + 1 :])
    return min((hypot(a.x - b.x, a.y - b.y) for a, b in pairs), default=inf)


@pytest.mark.parametrize("n", [1, 2, 12, 60, 150])
def test_every_thing_gets_a_place_and_no_two_nodes_come_too_close(n: int) -> None:
    things = _things(n)
    layout = arranged(things)
    assert layout.spots.keys() == {t.id for t in things}
    assert _closest_pair(layout) >= MINIMUM_DISTANCE


def test_the_same_things_in_another_order_get_the_same_places() -> None:
    things = _things(40)
    assert arranged(things).spots == arranged(reversed(things)).spots


def test_roles_lie_further_out_ring_by_ring() -> None:
    things = _things(60)
    layout = arranged(things)
    assert list(layout.rings) == sorted(layout.rings)
    for thing in things:
        inner = layout.rings[thing.ring - 1] if thing.ring else 0.0
        assert inner - 1.0 <= layout.reach(thing.id) <= layout.rings[thing.ring]


def test_youth_welfare_and_health_face_each_other() -> None:
    layout = arranged(_things(60))
    assert layout.on(layout.wedges[YOUTH].middle, 100.0).x < -120.0
    assert layout.on(layout.wedges[HEALTH].middle, 100.0).x > 120.0


def test_a_new_actor_gets_a_free_place_and_nobody_moves() -> None:
    things = _things(40)
    before = arranged(things)
    after = arranged([*things, Thing("new", "Neue Hebammenpraxis", HEALTH, MEMBER)], earlier=before)
    assert {i: s for i, s in after.spots.items() if i != "new"} == before.spots
    assert _closest_pair(after) >= MINIMUM_DISTANCE


def test_who_is_gone_leaves_the_stored_layout() -> None:
    before = arranged(_things(12))
    assert arranged(_things(12)[:5], earlier=before).spots.keys() == {t.id for t in _things(12)[:5]}


def test_nothing_at_all_is_a_frame_too() -> None:
    assert isinstance(arranged([]), Layout)


def test_every_sector_of_the_model_belongs_to_one_of_at_most_seven_colours(model: Model) -> None:
    sectors = set(model.code_lists["Sector"].by_notation)
    assert {s for g in GROUPS for s in g.sectors} == sectors
    assert len([g for g in GROUPS if g.sectors]) == len({g.colour for g in GROUPS if g.sectors}) <= 7
    assert group_of("unheard of") == "none"


def test_names_wrap_at_eighteen_characters_into_at_most_three_lines() -> None:
    for name in (*NAMES, "x" * 500, "a " * 300, "", "Arbeiter-Samariter-Bund Ortsverband"):
        lines = wrapped(name)
        assert 1 <= len(lines) <= 3
        assert all(len(line) <= 18 for line in lines)


def test_direction_controls_and_characters_forbidden_in_xml_are_dropped() -> None:
    assert clean_label("\u202egnp.exe\u0000 \ud800A") == "gnp.exe A"
