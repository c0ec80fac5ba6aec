"""D1 to D6: what is said of goals, measures and offers; by hand, and over all fillings of what nobody says."""

from collections.abc import Sequence
from datetime import date
from itertools import product
from random import Random

import pytest

from graph.certainty import Certainty
from graph.district.goal_statements import OwnThing, SaidOfThing
from graph.indicators.d04_measurable_step import StepOfGoal, step_range
from graph.records import Entity, Record, with_claims
from graph.records.claims import Claim
from ontology import Model
from tests.indicators.worlds import about, computed, world
from tests.musterstadt import ABSENT, DISTRICT, NEW, ON, UNKNOWN, Said, a
from tests.synthetic.fillings import Unknown, World, breaches

FAMILY = ("D1", "D2", "D3", "D4", "D5", "D6")
DENIED = "confirmedAbsent"


def thing(kind: str, local: str, said: Said = NEW, /, **values: str) -> Entity:
    return a(f"99001:{local}", kind, said, name=local, **values)


def goal(local: str, said: Said = NEW, /, **values: str) -> Entity:
    return thing("Goal", local, said, **values)


def denying(record: Entity, *props: str) -> Entity:
    return with_claims(
        record, [*record.claims, *(Claim(p, "keine", "99001:Q1", "", "2024-03-01", DENIED) for p in props)]
    )


# -- goals ----------------------------------------------------------------------------------------------------------


def test_goals_with_an_indicator_are_counted_and_the_others_may_have_one(model: Model) -> None:
    made = [goal("a", indicatorId="A6"), goal("b", indicatorText="Zahl der Besuche"), goal("c"), goal("d")]
    outcome = computed("D1", world(model, made))
    assert (outcome.value, outcome.low, outcome.high, outcome.n) == (0.5, 0.5, 1.0, 4)
    assert outcome.sentence.de == "2 von 4 Zielen haben einen Indikator (50\u00a0%)."
    assert outcome.details["self_measuring"] == 1
    notes = {i.subjects[0]: i.note.de for i in outcome.items if i.note is not None}
    assert notes["99001:a"] == "Kennzahl A6, misst sich selbst"
    assert about(outcome, "99001:c").certainty is Certainty.UNKNOWN


def test_what_is_expressly_denied_closes_the_range(model: Model) -> None:
    made = [goal("a", indicatorId="A6"), denying(goal("b"), "indicatorText", "indicatorId")]
    outcome = computed("D1", world(model, made))
    assert (outcome.value, outcome.low, outcome.high) == (0.5, 0.5, 0.5)


def test_earlier_versions_and_goals_of_others_do_not_count(model: Model) -> None:
    shared = Entity(goal("s").claims, "shared:s", goal("s").type, "shared")
    made = [goal("old"), goal("new", previousVersion="99001:old", indicatorId="B1"), shared, goal("gone", ABSENT)]
    outcome = computed("D1", world(model, made))
    assert (outcome.value, outcome.n) == (1.0, 1)


@pytest.mark.parametrize("id", FAMILY)
def test_nothing_entered_is_not_nought(model: Model, id: str) -> None:
    outcome = computed(id, world(model, []))
    assert (outcome.value, outcome.low, outcome.high) == (None, None, None)
    assert outcome.missing
    assert outcome.sentence.de.startswith("Nicht erfasst")


def test_a_goal_needs_both_values(model: Model) -> None:
    made = [goal("a", baseline="2", targetValue="5"), goal("b", targetValue="5"), goal("c", baseline="2")]
    outcome = computed("D2", world(model, made))
    assert outcome.value == pytest.approx(1 / 3)
    assert outcome.high == 1
    assert outcome.sentence.de.endswith("Bei 1 fehlt nur der Ausgangswert.")


def test_reviews_are_recent_old_or_too_coarse_to_tell(model: Model) -> None:
    days = {"a": "2024-01", "b": "2020", "c": "2022", "d": "2025-01-01"}
    made = [goal(local, reviewedOn=day) for local, day in days.items()] + [goal("e")]
    outcome = computed("D3", world(model, made, date(2024, 6, 30)))
    assert (outcome.numerator, outcome.denominator, outcome.n) == (1, 3, 5)
    assert (outcome.low, outcome.high) == (1 / 5, 1.0)
    assert about(outcome, "99001:c").certainty is Certainty.UNKNOWN


def test_the_step_is_that_of_goals_with_an_indicator(model: Model) -> None:
    made = [goal("a", outcomeStep="W2", indicatorId="A6"), goal("b", outcomeStep="W5")]
    outcome = computed("D4", world(model, made))
    assert (outcome.value, outcome.low, outcome.high) == (2, 2, 5)
    assert "Stufe 2: Zielgruppen werden erreicht" in outcome.sentence.de
    open_ = computed("D4", world(model, [goal("a", indicatorId="A6")]))
    assert (open_.value, open_.low, open_.high, open_.details["step_open"]) == (0, 0, 7, 1)


# -- measures and offers ----------------------------------------------------------------------------------------------


def measure(local: str, said: Said = NEW, /, **values: str) -> Entity:
    return thing("Measure", local, said, **values)


def test_measures_are_reviewed_in_time_or_overdue(model: Model) -> None:
    made = [
        measure("a", measureStatus="running", reviewedOn="2024-05-01", nextReview="2024-11"),
        measure("b", measureStatus="running", reviewedOn="2023-01-01", nextReview="2024-01"),
        measure("c", measureStatus="done"),
        measure("d", measureStatus="planned"),
        measure("e", measureStatus="stopped"),
    ]
    outcome = computed("D5", world(model, made))
    assert (outcome.numerator, outcome.denominator, outcome.details["overdue"]) == (1, 3, 1)
    assert (outcome.low, outcome.high) == (1 / 3, 1.0)
    assert outcome.sentence.de.endswith("1 Überprüfung ist überfällig.")


def test_a_measure_of_unknown_state_may_be_only_planned(model: Model) -> None:
    made = [measure("a", measureStatus="running", reviewedOn="2024-05-01"), denying(measure("b"), "reviewedOn")]
    outcome = computed("D5", world(model, made))
    assert (outcome.value, outcome.low, outcome.high) == (0.5, 0.5, 1.0)


def test_offers_need_a_target_group_and_a_use_of_the_last_months(model: Model) -> None:
    group = {"targetGroup": "Schwangere"}
    made = [
        thing("Service", "a", uptake="84 Familien", uptakePeriod="2023", **group),
        thing("Service", "b", uptake="84 Familien", uptakePeriod="2019", **group),
        thing("Service", "c", uptake="gut besucht", **group),
        thing("Service", "d", **group),
    ]
    outcome = computed("D6", world(model, made))
    assert (outcome.numerator, outcome.denominator, outcome.n) == (1, 3, 4)
    assert (outcome.low, outcome.high) == (0.25, 1.0)
    assert outcome.details == {"target_group": 4, "use": 3}
    note = about(outcome, "99001:a").note
    assert note is not None
    assert note.de == "für Schwangere: 84 Familien (2023)"


# -- every filling ----------------------------------------------------------------------------------------------------

PROPS: dict[str, dict[str, Sequence[str]]] = {
    "Goal": {
        "indicatorText": ("Zahl der Besuche",),
        "indicatorId": ("A6",),
        "baseline": ("1",),
        "targetValue": ("2",),
        "reviewedOn": ("2024-02-01", "2019"),
        "outcomeStep": ("W1", "W6"),
    },
    "Measure": {
        "measureStatus": ("running", "planned", "done"),
        "reviewedOn": ("2024-02-01",),
        "nextReview": ("2024-01", "2025"),
    },
    "Service": {"targetGroup": ("Eltern",), "uptake": ("viel",), "uptakePeriod": ("2023", "2015")},
}
NEVER_DENIED = ("measureStatus", "outcomeStep", "nextReview", "uptakePeriod")


def filled(record: Entity, prop: str, value: str, status: str = "confirmed") -> Record:
    return with_claims(record, [*record.claims, Claim(prop, value, "", "", ON.isoformat(), status)])


def drawn(seed: int) -> tuple[World, list[Unknown]]:
    """A few goals, measures and offers of which some is said, and all that nobody says of them."""
    draw = Random(f"outcome {seed}")
    records: list[Entity] = []
    open_: list[Unknown] = []
    for number in range(draw.randint(1, 4)):
        kind = draw.choice(("Goal", "Measure", "Service"))
        said = draw.choice((NEW, NEW, UNKNOWN))
        values = {p: draw.choice(v) for p, v in PROPS[kind].items() if draw.random() < 0.5}
        record = thing(kind, f"t{number}", said, **values)
        records.append(record)
        if said is UNKNOWN:
            stated = [Claim("exists", "", "", "", ON.isoformat(), s) for s in ("confirmed", DENIED)]
            open_.append(Unknown(record.id, tuple((with_claims(record, [*record.claims, c]),) for c in stated)))
        for prop in sorted(PROPS[kind].keys() - values):
            ways = [(filled(record, prop, value),) for value in PROPS[kind][prop]]
            ways += [] if prop in NEVER_DENIED else [(filled(record, prop, "keine", DENIED),)]
            open_.append(Unknown(f"{record.id} {prop}", tuple(ways)))
    home = a(DISTRICT, "District", NEW, name="Musterstadt")
    return World(ON.isoformat(), (home, *records)), open_


@pytest.mark.parametrize("seed", range(25))
def test_no_filling_leaves_a_range(seed: int) -> None:
    of, open_ = drawn(seed)
    found, _ = breaches(of, open_, 200, Random(seed), FAMILY)
    assert found == []


def test_the_fillings_reach_both_ends_of_the_ranges() -> None:
    every = [breaches(*drawn(seed), 200, Random(seed), FAMILY)[1] for seed in range(25)]
    ends = {(id, r.least == r.low, r.most == r.high) for found in every for id, r in found.items() if r.low != r.high}
    assert {id for id, low, high in ends if low and high} == set(FAMILY)


def test_the_range_of_steps_is_that_of_all_fillings() -> None:
    sure, open_ = Certainty.PRESENT, Certainty.UNKNOWN
    for number in range(200):
        draw = Random(number)
        rows = [(draw.choice((sure, open_)), draw.choice((True, False, None)), draw.choice((None, 2, 5))) for _ in "ab"]
        things = [
            StepOfGoal(SaidOfThing(OwnThing(goal("x"), s), bool(hit), firm=hit is not None), step)
            for s, hit, step in rows
        ]
        ways = [
            [0 if not there or not has else stand for there in (True, False)[: 2 if s is open_ else 1]
             for has in ((True, False) if hit is None else (hit,)) for stand in (range(8) if step is None else (step,))]
            for s, hit, step in rows
        ]  # fmt: skip
        values = [max(chosen) for chosen in product(*ways)]
        _, low, high = step_range(things)
        assert (low, high) == (min(values), max(values)), rows
