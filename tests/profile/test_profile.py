"""The profile: the vector of domain 12.2 with its ranges, and what the ranges may never leave out."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.profile.anchoring_level import anchoring_level, level_by
from graph.profile.district_profile import ANCHORING, district_profile
from graph.profile.profile_entry import EntryState, ProfileEntry, profile_entry
from graph.profile.profile_words import coverage_sentence, level_sentence
from graph.records import Record
from ontology import Model, Text
from tests.indicators.worlds import network, org, seat, world
from tests.musterstadt import a, tie

SAID = Text(de="", en="")
LEVELS = ("B1", "B3", "B4", "B5", "B8", "B9", "B11", "B12")
STEPS = {
    "B1": (0.0, 1.0, 2.0),
    "B3": (0.0, 24.0, 25.0),
    "B4": (0.0, 1.0, 3.0, 5.0),
    "B5": (0.0, 0.4),
    "B8": (0.0, 2.0, 3.0),
    "B9": (0.0, 2.0),
    "B11": (0.0, 0.5),
    "B12": (0.0, 1.0),
}


def _committee(kind: str = "JHA", **values: str) -> Record:
    return a("99001:G1", "Committee", name="Jugendhilfeausschuss", kind=kind, **values)


def _heard(result: str, **values: str) -> tuple[Record, ...]:
    paper = a("99001:P1", "Paper", name="Bericht Frühe Hilfen", topicRelation="core")
    return (
        paper,
        _committee(**values),
        tie("Consultation", paper.id, "99001:G1", role="KENNT", date="2024-03-01", result=result),
    )


def test_musterstadt_as_counted_by_hand(musterstadt_snapshot: Snapshot) -> None:
    profile = district_profile(musterstadt_snapshot)
    values = {e.id: e.value for e in profile.anchoring}
    assert tuple(values) == ANCHORING
    # Council adopted the concept in March 2023, the committee took note of the report on it in May 2024.
    assert (values["B1"], values["B2"], values["B3"], values["B4"]) == (2, 2, 1, 4)
    assert values["B10"] == pytest.approx(4 / 9, abs=0.2)
    assert profile.level.recorded >= 2
    assert profile.level.low <= profile.level.recorded <= profile.level.high
    assert (profile.coverage.organizations, profile.coverage.ties_suffice) == (9, True)
    assert {e.id[0] for e in profile.links} == {"A"}
    assert {e.id[0] for e in profile.participation} == {"C"}
    assert (len(profile.links), len(profile.participation)) == (16, 16)


def test_outcomes_at_hand_give_the_same_profile(musterstadt_snapshot: Snapshot) -> None:
    from graph.indicators import compute_all

    assert district_profile(musterstadt_snapshot, compute_all(musterstadt_snapshot)) == district_profile(
        musterstadt_snapshot
    )


def test_nothing_recorded_may_be_anything(model: Model) -> None:
    profile = district_profile(world(model, []))
    assert profile.level == (0, 0, 4)
    assert {e.state for e in profile.anchoring} <= {EntryState.OPEN, EntryState.UNRECORDED}
    assert all(e.bounds == e.scale for e in profile.anchoring if e.id not in ("B2", "B6"))
    assert coverage_sentence(profile.coverage).de.endswith("Eigene Angaben gibt es noch nicht.")


def test_little_recorded_is_never_told_as_little_done(model: Model) -> None:
    """One note taken in the committee: whether the council decided on something is open."""
    profile = district_profile(world(model, _heard("noted")))
    assert profile.entry("B4") == ("B4", 1.0, 1.0, 5.0, 1)
    assert profile.level == (1, 1, 4)
    assert "möglich ist 1 bis 4" in level_sentence(profile.level).de


def test_who_has_all_papers_closes_the_range(model: Model) -> None:
    whole = {"papersCompleteFrom": "2020", "papersCompleteUntil": "2024-06-30"}
    profile = district_profile(world(model, _heard("noted", **whole)))
    assert profile.entry("B4").state is EntryState.SETTLED
    assert profile.level == (1, 1, 1)
    assert "Stufe 1 von 4" in level_sentence(profile.level).de


def test_a_zero_of_nothing_seen_is_no_value() -> None:
    assert profile_entry("B4", Outcome(SAID, 0.0, low=0.0, high=5.0)).value is None
    assert profile_entry("B4", Outcome(SAID, 0.0, low=0.0, high=5.0, n=2)).value == 0.0
    assert profile_entry("B2", Outcome(SAID, 0.0, low=0.0, high=0.0)).value == 0.0


def test_a_value_without_range_is_not_settled() -> None:
    assert ProfileEntry("C14", 2.0, None, None, 6).state is EntryState.RANGED
    assert ProfileEntry("B8", 3.0, 3.0, 3.0, 1).state is EntryState.SETTLED
    assert ProfileEntry("A5", None, None, None, 0).bounds == (-2.0, 2.0)


@st.composite
def _ranges(draw: st.DrawFn) -> dict[str, tuple[float, ...]]:
    """For each indicator the values that are possible, at least one."""
    return {id: tuple(sorted(draw(st.sets(st.sampled_from(steps), min_size=1)))) for id, steps in STEPS.items()}


@given(_ranges())
def test_the_range_of_the_level_is_that_over_all_fillings(possible: dict[str, tuple[float, ...]]) -> None:
    entries = {id: ProfileEntry(id, None, found[0], found[-1], 1) for id, found in possible.items()}
    reached = {
        level_by(dict(zip(LEVELS, filling, strict=True))) for filling in product(*(possible[id] for id in LEVELS))
    }
    found = anchoring_level(entries)
    assert (found.low, found.high) == (min(reached), max(reached))


def test_numbers_of_the_profile_name_nobody(model: Model) -> None:
    records = [network(), org("Praxis am Markt"), seat("Praxis am Markt"), *_heard("noted")]
    assert "Praxis am Markt" not in repr(district_profile(world(model, records)))
