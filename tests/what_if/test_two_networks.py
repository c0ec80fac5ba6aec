"""Two networks side by side say of one more tie, one actor less and one tie less what the exact engine says."""

import pytest

from graph.what_if import Between, Shift, effects, lost_actor
from graph.what_if.path_rows import path_rows
from graph.what_if.two_networks import shift_between
from tests.synthetic.districts import district
from tests.synthetic.trial import snapshot as snapshot_of


@pytest.fixture(scope="module")
def found() -> Between:
    return effects(snapshot_of(district(5, 40))).between


def _close(one: Shift, other: Shift) -> bool:
    return all(tuple(a) == pytest.approx(tuple(b), nan_ok=True) for a, b in zip(one, other, strict=True))


def test_one_more_tie_shifts_as_the_engine_says(found: Between) -> None:
    exact = effects(snapshot_of(district(5, 40)))
    for link in list(exact.best(25)):
        a, b = (found.actors.index(id) for id in (link.a, link.b))
        assert _close(shift_between(found, found.with_ties([(a, b)])), link.change)


def test_one_actor_less_shifts_as_the_engine_says(found: Between) -> None:
    for place in range(len(found.actors)):
        after = found.without_actor(place)
        assert shift_between(found, after).after == lost_actor(found, place).change.after


def test_nothing_changed_moves_no_row(found: Between) -> None:
    rows = path_rows(shift_between(found, found))
    assert rows
    assert not any(row.moved or row.better is not None for row in rows)
