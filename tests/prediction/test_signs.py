"""Each sign equals a slow reference that loops over actors, and no sign of a pair knows the pair's own tie."""

from itertools import product
from math import log, log1p, sqrt

import numpy as np
import pytest
from hypothesis import given

from graph.prediction.actor_traits import ActorTraits, Marks
from graph.prediction.signs import Sign, signs_of
from tests.prediction.graphs import Floats, worlds

pytestmark = pytest.mark.slow

World = tuple[Floats, ActorTraits]


def _near(adjacency: Floats, i: int, without: int) -> set[int]:
    return {int(u) for u in np.flatnonzero(adjacency[i])} - {without}


def _degree(adjacency: Floats, u: int) -> float:
    return float(adjacency[u].sum())


def _partners(world: World, i: int, j: int) -> float:
    adjacency, _ = world
    common = _near(adjacency, i, j) & _near(adjacency, j, i)
    return log1p(5 * sum(1 / _degree(adjacency, u) for u in common))


def _bridges(world: World, i: int, j: int) -> float:
    adjacency, _ = world
    steps = product(_near(adjacency, i, j), _near(adjacency, j, i))
    return log1p(sum(1 / sqrt(_degree(adjacency, u) * _degree(adjacency, v)) for u, v in steps if adjacency[u, v]))


def _activity(world: World, i: int, j: int) -> float:
    adjacency, _ = world
    return len(_near(adjacency, i, j)) + len(_near(adjacency, j, i))


def _kinds(world: World, i: int, j: int) -> float:
    adjacency, traits = world
    n = len(adjacency)
    rate = (adjacency.sum() + 1) / (n * (n - 1) + 1)
    for marked in (traits.sectors, traits.types):
        rate = _class_rate(adjacency, marked, (i, j), rate)
    return log(rate)


def _class_rate(adjacency: Floats, marked: Marks, pair: tuple[int, int], base: float) -> float:
    if not marked.shape[1]:
        return base
    classes = [tuple(row) for row in marked]
    wanted = {classes[pair[0]], classes[pair[1]]}
    tied = possible = 0.0
    for a, b in product(range(len(adjacency)), repeat=2):
        if a != b and {classes[a], classes[b]} == wanted and {a, b} != set(pair):
            # Across two classes each pair of actors is met twice here, and counts once.
            weight = 1.0 if len(wanted) == 1 else 0.5
            possible += weight
            tied += weight * adjacency[a, b]
    return (tied + 4 * base) / (possible + 4)


def _likeness(world: World, i: int, j: int) -> float:
    agree = [bool((m[i] & m[j]).any()) for m in world[1].likening if m[i].any() and m[j].any()]
    return sum(agree) / len(agree) if agree else 0.0


def _seats(world: World, i: int, j: int) -> float:
    seats = world[1].seats
    shared = [b for b in range(seats.shape[1]) if seats[i, b] and seats[j, b]]
    return log1p(5 * sum(1 / (int(seats[:, b].sum()) - 1) for b in shared))


SLOW = {
    Sign.PARTNERS: _partners,
    Sign.BRIDGES: _bridges,
    Sign.ACTIVITY: _activity,
    Sign.KINDS: _kinds,
    Sign.LIKENESS: _likeness,
    Sign.SEATS: _seats,
}


@pytest.mark.parametrize("sign", Sign)
@given(world=worlds())
def test_a_sign_is_what_its_definition_says(sign: Sign, world: World) -> None:
    fast = signs_of(*world)[sign]
    n = len(world[0])
    slow = {(i, j): SLOW[sign](world, i, j) for i in range(n) for j in range(n) if i != j}
    assert {pair: fast[pair] for pair in slow} == pytest.approx(slow)


@given(world=worlds())
def test_no_sign_but_the_density_knows_the_own_tie_of_a_pair(world: World) -> None:
    """A tie that foretold itself would make every measurement a lie. The density is one number for all pairs."""
    adjacency, traits = world
    other = adjacency.copy()
    other[0, 1] = other[1, 0] = 1 - other[0, 1]
    before, after = signs_of(adjacency, traits), signs_of(other, traits)
    for sign in set(Sign) - {Sign.KINDS}:
        assert before[sign][0, 1] == pytest.approx(after[sign][0, 1], abs=1e-12)
