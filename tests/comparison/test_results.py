"""No arrow where ranges touch; a finding is solved only where something is recorded on what it is about."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.comparison.difference_words import supposed_told, trend_told
from graph.comparison.results import Trend, compared, measured, trend_of
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings.finding import Finding, Kind
from graph.indicators import compute_all
from ontology import Text

SAID = Text(de="Satz", en="sentence")


def outcome(value: float | None, low: float | None, high: float | None) -> Outcome:
    return Outcome(SAID, value, low=low, high=high)


@pytest.mark.parametrize(
    ("before", "after", "trend"),
    [
        ((2, 2, 2), (3, 3, 3), Trend.UP),
        ((3, 2, 4), (5, 5, 6), Trend.UP),
        ((3, 2, 4), (4, 4, 6), Trend.OPEN),
        ((5, 5, 6), (3, 2, 4), Trend.DOWN),
        ((2, 2, 2), (2, 2, 2), Trend.SAME),
        ((2, 1, 3), (2, 1, 3), Trend.OPEN),
        ((0.4, None, None), (0.6, None, None), Trend.OPEN),
        ((None, None, None), (1, 1, 1), Trend.UNMEASURED),
        ((1, 1, 1), (None, 0, 1), Trend.UNMEASURED),
    ],
)
def test_the_trend_is_what_the_ranges_allow(
    before: tuple[float | None, ...], after: tuple[float | None, ...], trend: Trend
) -> None:
    assert trend_of(outcome(*before), outcome(*after)) is trend


@given(*[st.lists(st.integers(0, 6), min_size=3, max_size=3).map(sorted) for _ in range(2)])
def test_an_arrow_means_that_every_pair_of_possible_values_rose_or_fell(one: list[int], two: list[int]) -> None:
    (low, value, high), (new_low, new_value, new_high) = one, two
    steps = {b - a for a in range(low, high + 1) for b in range(new_low, new_high + 1)}
    trend = trend_of(outcome(value, low, high), outcome(new_value, new_low, new_high))
    assert (trend is Trend.UP) == (min(steps) > 0)
    assert (trend is Trend.DOWN) == (max(steps) < 0)
    assert (trend is Trend.SAME) == (steps == {0})


def test_better_follows_the_direction_of_the_indicator(musterstadt_snapshot: Snapshot) -> None:
    now = compute_all(musterstadt_snapshot)
    low = {id: replace(o, value=-5.0, low=-5.0, high=-5.0) for id, o in now.items()}
    found = {m.id: m for m in measured(low, now)}
    assert (found["B4"].trend, found["B4"].better) == (Trend.UP, True)
    turned = {m.id: m for m in measured(now, low)}
    assert (turned["B4"].trend, turned["B4"].better) == (Trend.DOWN, False)
    assert [m.id for m in measured(now, now)] == list(now)


def test_what_is_only_supposed_is_told_by_its_values_where_ranges_touch(musterstadt_snapshot: Snapshot) -> None:
    now = compute_all(musterstadt_snapshot)
    before = {id: outcome(0.5, 0.1, 0.8) for id in now}
    after = {id: outcome(0.4, 0.1, 0.7) for id in now}
    found = {m.id: m for m in measured(before, after)}
    assert trend_told(found["A7"]).de == "nicht zu unterscheiden"
    assert supposed_told(found["A7"]).de == "nach dem, was erfasst ist, gesunken (besser)"
    assert supposed_told(found["B5"]).en == "by what is recorded: fallen (worse)"
    still = {m.id: m for m in measured(before, before)}
    assert supposed_told(still["A7"]) == trend_told(still["A7"])


def finding(rule: str, *subjects: str, kind: Kind = Kind.ANCHORING_GAP) -> Finding:
    return Finding(kind, rule, "99001", subjects, "question", SAID, SAID, SAID, SAID, SAID)


def test_findings_are_solved_faded_still_there_or_new() -> None:
    solved, faded, still, new = (finding(name, name) for name in ("solved", "faded", "still", "new"))
    found = compared((solved, faded, still), (still, new), frozenset(("solved", "new")))
    assert (found.solved, found.faded, found.new) == ((solved,), (faded,), (new,))
    assert found.still == ((still, still),)


def test_a_finding_on_two_things_is_solved_only_if_both_are_touched() -> None:
    paper = finding("paper_past_committee", "paper", "committee")
    assert compared((paper,), (), frozenset(("committee",))).faded == (paper,)
    assert compared((paper,), (), frozenset(("committee", "paper"))).solved == (paper,)


def test_a_gap_that_became_a_question_is_still_open() -> None:
    gap, question = finding("rhythm", "jha"), finding("rhythm", "jha", kind=Kind.DATA_QUESTION)
    assert compared((gap,), (question,), frozenset(("jha",))).still == ((gap, question),)
