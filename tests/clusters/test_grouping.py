"""Groups: exact against all there are, a search that never beats the exact, a bound that nothing beats."""

from collections.abc import Iterator
from random import Random

import numpy as np
import pytest

from graph.clusters import grouping
from graph.clusters.exchange_partner import Partner
from graph.clusters.grouping import Costs, best_grouping, grouping_cost
from graph.clusters.pair_fit import land_steps, misfit, misfits, strength_gap
from graph.clusters.proposing import proposed_clusters, wished_groups
from ontology import load_model


def _costs(size: int, seed: int) -> Costs:
    found = np.random.default_rng(seed).uniform(-1, 4, (size, size))
    found += found.T
    np.fill_diagonal(found, 0)
    return found


def _every(left: list[int]) -> Iterator[list[list[int]]]:
    """All ways to divide into groups of any size."""
    if not left:
        yield []
        return
    first, rest = left[0], left[1:]
    for groups in _every(rest):
        yield [[first], *groups]
        for n, group in enumerate(groups):
            yield [*groups[:n], [first, *group], *groups[n + 1 :]]


@pytest.mark.parametrize("size", [3, 4, 5, 6, 7, 8, 9])
@pytest.mark.parametrize("seed", [1, 2])
def test_few_are_grouped_as_well_as_can_be(size: int, seed: int) -> None:
    costs = _costs(size, seed)
    allowed = (g for g in _every(list(range(size))) if all(3 <= len(group) <= 5 for group in g))
    found = best_grouping(costs)
    assert found.cost == pytest.approx(min(grouping_cost(costs, groups) for groups in allowed))
    assert found.cost == pytest.approx(grouping_cost(costs, found.groups))
    assert found.exact


@pytest.mark.parametrize("size", [0, 1, 2])
def test_too_few_are_one_group(size: int) -> None:
    assert best_grouping(_costs(size, 1)).groups == ((tuple(range(size)),) if size else ())


@pytest.mark.parametrize("size", [6, 9, 11])
@pytest.mark.parametrize("seed", [3, 4, 5])
def test_the_search_lies_between_the_bound_and_what_anybody_would_draw(size: int, seed: int) -> None:
    costs = _costs(size, seed)
    exact, searched, bound = best_grouping(costs).cost, grouping._searched(costs, 1), grouping._bound(costs)
    assert bound <= exact + 1e-9 <= grouping_cost(costs, searched) + 2e-9
    drawn = grouping._started(costs, Random(seed))
    assert grouping_cost(costs, searched) <= grouping_cost(costs, drawn) + 1e-9


@pytest.mark.parametrize("size", [14, 23, 60])
def test_many_are_grouped_in_threes_to_fives_and_each_once(size: int) -> None:
    costs = _costs(size, size)
    found = best_grouping(costs)
    assert sorted(i for group in found.groups for i in group) == list(range(size))
    assert all(3 <= len(group) <= 5 for group in found.groups)
    assert found.bound <= found.cost == pytest.approx(grouping_cost(costs, found.groups))
    assert best_grouping(costs) == found


def _partner(key: str, type: str = "LK", land: str = "NW", strength: float | None = None) -> Partner:
    return Partner(key, key, type, land, 1, {} if strength is None else {"B4": strength})


def test_every_land_is_reached_from_every_other_and_as_far_back() -> None:
    lands = [c.notation for c in load_model().code_lists["Land"].codes if c.notation != "DE"]
    steps = {(a, b): land_steps(a, b) for a in lands for b in lands}
    known = [s for s in steps.values() if s is not None]
    assert len(known) >= 16 * 16
    assert all(steps[a, b] == steps[b, a] for a, b in steps)
    assert land_steps("BE", "BB") == land_steps("SL", "RP") == land_steps("HB", "NI") == 1
    assert land_steps("SH", "BY") == land_steps("HH", "BY") == 3


def test_like_conditions_and_different_strengths_fit() -> None:
    here = _partner("a", strength=0.0)
    assert misfit(here, _partner("b", strength=1.0)) < misfit(here, _partner("b", strength=0.0))
    assert misfit(here, _partner("b")) < misfit(here, _partner("b", type="KS"))
    assert misfit(here, _partner("b", land="NI")) < misfit(here, _partner("b"))  # a neighbour, and another Land
    assert misfit(here, _partner("b", land="NI")) < misfit(here, _partner("b", land="BB"))
    assert strength_gap(here, _partner("b")) == 0
    pairs = misfits([here, _partner("b", land="NI"), _partner("c", type="")])
    assert (pairs == pairs.T).all()


def test_who_is_moved_is_moved_and_nobody_else() -> None:
    partners = [_partner(f"{n:02}", "LK" if n < 4 else "KS") for n in range(8)]
    proposal = proposed_clusters(partners)
    assert [[p.key for p in g] for g in proposal.groups] == [["00", "01", "02", "03"], ["04", "05", "06", "07"]]
    assert wished_groups(partners, {}, proposal) == proposal.groups
    moved = wished_groups(partners, {"03": 2, "nobody": 1}, proposal)
    assert [[p.key for p in g] for g in moved] == [["00", "01", "02"], ["03", "04", "05", "06", "07"]]
