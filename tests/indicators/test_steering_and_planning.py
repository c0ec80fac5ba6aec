"""B7, B8 and B9: to whom the coordination reports, who steers, and how far the network is part of planning."""

from collections.abc import Mapping
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.records import Entity, Record
from ontology import Model
from tests.indicators.worlds import NETWORK, computed, network, org, seat, world
from tests.musterstadt import ABSENT, NEW, OLD, UNKNOWN, Said, a, tie

GROUP, DESK = "99001:G", "99001:P0"
fast = settings(max_examples=60, deadline=None)


# -- B7 ------------------------------------------------------------------------------------------------------------


def post(nr: int, **values: str) -> Entity:
    return a(f"99001:P{nr}", "Post", name=f"Stelle {nr}", **values)


def shortest_by_trying(lines: set[tuple[int, int]], tops: set[int]) -> int | None:
    """Try every way of posts from 0 without a post twice."""
    ways = [way for n in range(1, 5) for way in permutations(range(1, 5), n)]
    found = [
        len(way) for way in ways if way[-1] in tops and all(step in lines for step in zip((0, *way), way, strict=False))
    ]
    return min(found, default=None)


@fast
@given(
    lines=st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda p: p[0] != p[1])),
    tops=st.sets(st.integers(1, 4)),
)
def test_b7_is_the_fewest_steps_to_the_top(model: Model, lines: set[tuple[int, int]], tops: set[int]) -> None:
    records: list[Record] = [org("c", actorType="NWK"), post(0, organization="99001:c")]
    records += [post(nr, level="STRAT" if nr in tops else "LEIT") for nr in range(1, 5)]
    records += [tie("ReportsTo", f"99001:P{x}", f"99001:P{y}") for x, y in lines]
    outcome = computed("B7", world(model, records))
    steps = shortest_by_trying(lines, tops)
    assert outcome.value == steps
    assert outcome.low is outcome.high is None
    if steps is None:
        assert outcome.missing
    else:
        assert len(outcome.items[0].subjects) == steps + 1
        assert len(outcome.items[0].records) == steps


def test_b7_a_post_held_by_the_coordination_and_a_directorate_as_the_top(model: Model) -> None:
    records: list[Record] = [
        org("c", actorType="NWK"),
        org("d", actorType="DEZ"),
        post(0),
        post(1, organization="99001:d"),
    ]
    held = tie("HoldsPost", "99001:c", DESK), tie("ReportsTo", DESK, "99001:P1", OLD)
    outcome = computed("B7", world(model, [*records, *held]))
    assert (outcome.value, outcome.items[0].certainty) == (1, Certainty.STALE)
    assert "berichtet unmittelbar" in outcome.sentence.de


def test_b7_asks_for_what_is_missing_on_the_way(model: Model, musterstadt_snapshot: Snapshot) -> None:
    nothing = computed("B7", world(model, [org("c", actorType="NWK")]))
    assert (nothing.value, len(nothing.missing)) == (None, 2)
    unlinked = computed("B7", musterstadt_snapshot)
    assert (unlinked.value, len(unlinked.missing), unlinked.details["posts"]) == (None, 1, 1)
    assert "An wen „Koordinationsstelle“ berichtet, ist nicht bekannt." in unlinked.sentence.de
    records: list[Record] = [org("c", actorType="NWK"), post(0, organization="99001:c"), post(1)]
    short = computed("B7", world(model, [*records, tie("ReportsTo", DESK, "99001:P1")]))
    assert short.value is None
    assert "endet vor dem Dezernat" in short.sentence.de
    denied = computed("B7", world(model, [*records, tie("ReportsTo", DESK, "99001:P1", ABSENT)]))
    assert "ist nicht bekannt" in denied.sentence.de


# -- B8 ------------------------------------------------------------------------------------------------------------

SECTOR = {"K": "KJH", "G": "GES", None: None}
SEAT = st.tuples(
    st.sampled_from(["K", "G", None]),
    st.sampled_from(["STRAT", "LEIT", "OPER", None]),
    st.sampled_from([NEW, OLD, UNKNOWN]),
)


def leaders(rows: list[tuple[str | None, str | None, Said]], *, complete: bool) -> str:
    """Whether leaders of both systems sit there: the weaker of the two answers."""
    answers = []
    for system in "KG":
        own = [r for r in rows if r[0] in (system, None)]
        sure = [r for r in own if r[0] == system and r[1] in ("STRAT", "LEIT")]
        maybe = [r for r in own if r not in sure and r[1] != "OPER"]
        if any(r[2] == NEW for r in sure):
            answers.append("0 present")
        elif any(r[2] == OLD for r in sure):
            answers.append("1 stale")
        elif sure or maybe or not complete:
            answers.append("2 unknown")
        else:
            answers.append("3 absent")
    return max(answers)


def steering(model: Model, *more: Record, **values: str) -> Snapshot:
    return world(model, [a(GROUP, "Committee", NEW, name="Steuerungsgruppe", kind="STEUER", **values), *more])


def meeting(day: str, nr: str = "1", **values: str) -> Entity:
    return a(f"99001:M{nr}", "Meeting", NEW, name=f"Sitzung {nr}", date=day, body=GROUP, **values)


@fast
@given(
    rows=st.lists(SEAT, max_size=4),
    complete=st.booleans(),
    day=st.sampled_from(["", "2022-05-01", "2024-05-01", "2023"]),
)
def test_b8_adds_up_the_three_checks(
    model: Model, rows: list[tuple[str | None, str | None, Said]], complete: bool, day: str
) -> None:
    records: list[Record] = [meeting(day)] if day else []
    for nr, (system, level, said) in enumerate(rows):
        sector = SECTOR[system]
        records.append(org(f"o{nr}", **({"sector": sector} if sector else {})))
        records.append(seat(f"o{nr}", said, body=GROUP, **({"level": level} if level else {})))
    outcome = computed("B8", steering(model, *records, **({"membersComplete": "all"} if complete else {})))
    met = {"": "2 unknown", "2022-05-01": "2 unknown", "2024-05-01": "0 present", "2023": "2 unknown"}[day]
    checks = ["0 present", met, leaders(rows, complete=complete)]
    assert outcome.value == sum(c < "2" for c in checks)
    assert outcome.low == sum(c < "1" for c in checks)
    assert outcome.high == sum(c < "3" for c in checks)
    assert bool(outcome.missing) is ("2 unknown" in checks)
    assert len(outcome.items) == 3


def test_b8_on_musterstadt_the_group_has_leaders_of_both_and_nobody_recorded_a_meeting(
    musterstadt_snapshot: Snapshot,
) -> None:
    outcome = computed("B8", musterstadt_snapshot)
    assert (outcome.value, outcome.low, outcome.high) == (2, 2, 3)
    assert [outcome.details[k] for k in ("exists", "met", "leaders", "minutes")] == [1, None, 1, None]
    assert "Nicht erfasst und daher zu klären: Treffen in den letzten 12 Monaten." in outcome.sentence.de


def test_b8_a_cancelled_meeting_did_not_take_place_and_minutes_are_counted_by_body(model: Model) -> None:
    cancelled = computed("B8", steering(model, meeting("2024-05-01", meetingState="Sitzung entfällt")))
    assert cancelled.details["met"] is None
    plain = meeting("2024-05-01", "1"), meeting("2024-02-01", "2", hasMinutes="true")
    other = a("99001:M3", "Meeting", NEW, name="Treffen", date="2024-03-01", body=NETWORK)
    outcome = computed("B8", steering(model, network(), *plain, other))
    assert (outcome.details["met"], outcome.details["minutes"]) == (1, 0.5)


def test_b8_the_best_of_two_bodies_counts(model: Model) -> None:
    second = a("99001:L", "Committee", NEW, name="Lenkungskreis", kind="LENK")
    outcome = computed("B8", steering(model, second, meeting("2024-05-01")))
    assert (outcome.value, outcome.n, len(outcome.items)) == (2, 2, 6)
    assert "„Steuerungsgruppe“" in outcome.sentence.de


@pytest.mark.parametrize(("said", "value", "high"), [(UNKNOWN, None, 3), (ABSENT, 0, 0)])
def test_b8_a_body_that_is_not_sure_or_denied(model: Model, said: Said, value: float | None, high: float) -> None:
    body = a(GROUP, "Committee", said, name="Steuerungsgruppe", kind="STEUER")
    outcome = computed("B8", world(model, [body, meeting("2024-05-01")]))
    assert (outcome.value, outcome.low, outcome.high) == (value, 0, high)


def test_b8_without_any_body_it_asks(model: Model) -> None:
    outcome = computed("B8", world(model, [network()]))
    assert (outcome.value, outcome.low, outcome.high) == (None, 0, 3)
    assert outcome.missing


# -- B9 ------------------------------------------------------------------------------------------------------------

RANK: Mapping[str | None, int | None] = {"none": 0, "data": 1, "member": 2, "chapter": 3, None: None}


@fast
@given(rows=st.lists(st.tuples(st.sampled_from(list(RANK)), st.sampled_from([NEW, OLD, UNKNOWN, ABSENT])), max_size=4))
def test_b9_is_the_closest_involvement(model: Model, rows: list[tuple[str | None, Said]]) -> None:
    records: list[Record] = [network()]
    for nr, (form, said) in enumerate(rows):
        records.append(a(f"99001:J{nr}", "PlanningProcess", NEW, name=f"Planung {nr}"))
        stated = {"involvementForm": form} if form else {}
        records.append(tie("InvolvedInPlanning", NETWORK, f"99001:J{nr}", said, **stated))
    outcome = computed("B9", world(model, records))
    possible = [(RANK[form], said) for form, said in rows if said != ABSENT]
    held = [rank for rank, said in possible if said in (NEW, OLD) and rank is not None]
    if not held:
        assert (outcome.value, outcome.low, outcome.high) == (None, 0, 3)
        assert outcome.missing
        return
    assert outcome.value == max(held)
    assert outcome.low == max([0, *(rank for rank, said in possible if said == NEW and rank is not None)])
    assert outcome.high == max(3 if rank is None else rank for rank, _ in possible)


def test_b9_a_planning_that_is_over_does_not_count(model: Model) -> None:
    over = a("99001:J", "PlanningProcess", NEW, name="Plan 2019", endDate="2022-12-31")
    row = tie("InvolvedInPlanning", NETWORK, "99001:J", NEW, involvementForm="chapter")
    assert computed("B9", world(model, [network(), over, row])).value is None
