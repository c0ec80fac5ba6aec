"""The staircase: seven steps, each goal on its own, and a hint for everything that is missing."""

from graph.goals.staircase import Lacking, staircase_of
from ontology import Model
from tests.indicators.worlds import world
from tests.musterstadt import a

WHOLE = {
    "outcomeStep": "W2",
    "indicatorId": "A6",
    "baseline": "60 %",
    "targetValue": "25 %",
    "dueOn": "2025",
    "agreedBy": "99001:G1",
}


def test_every_step_without_a_goal_says_so_and_a_whole_goal_lacks_nothing(model: Model) -> None:
    found = staircase_of(world(model, [a("99001:Z1", "Goal", name="Alle Kliniken", **WHOLE)]), {})
    assert [(s.number, s.code, len(s.goals), [h.lacking for h in s.hints]) for s in found.stairs] == [
        (n, f"W{n}", 1 if n == 2 else 0, [] if n == 2 else [Lacking.GOAL]) for n in range(1, 8)
    ]
    assert found.hints == ()


def test_a_goal_says_what_it_lacks(model: Model) -> None:
    for prop, lacking in (
        ("outcomeStep", Lacking.STEP),
        ("indicatorId", Lacking.INDICATOR),
        ("baseline", Lacking.BASELINE),
        ("targetValue", Lacking.TARGET),
        ("dueOn", Lacking.DUE),
        ("agreedBy", Lacking.AGREED),
    ):
        without = {p: v for p, v in WHOLE.items() if p != prop}
        found = staircase_of(world(model, [a("99001:Z1", "Goal", name="Ziel", **without)]), {})
        assert [h.lacking for h in found.every_hint if h.goal is not None] == [lacking]
    own = {**WHOLE, "indicatorText": "Zahl der Kliniken"}
    del own["indicatorId"]
    found = staircase_of(world(model, [a("99001:Z1", "Goal", name="Ziel", **own)]), {})
    assert all(hint.goal is None for hint in found.every_hint)


def test_a_goal_on_no_step_is_not_lost(model: Model) -> None:
    found = staircase_of(world(model, [a("99001:Z1", "Goal", name="Ziel")]), {})
    assert [s.goal.name for s in found.without_step] == ["Ziel"]
    assert [s.goal.name for s in found.goals] == ["Ziel"]
