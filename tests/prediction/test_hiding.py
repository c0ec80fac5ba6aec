"""The measurement itself: hits and AUC by hand and by brute force, draws that hide what they say, fair intervals."""

from itertools import pairwise, permutations
from math import nan

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.bench.classical import random_order
from tests.bench.hiding import Hidden, draws, paired, scored
from tests.prediction.graphs import Floats, adjacencies


def _hide_first(adjacency: Floats) -> Hidden:
    return next(draws(adjacency, 0.2, 1, seed=1))


@given(adjacency=adjacencies(least=3), seed=st.integers(0, 99))
def test_a_draw_hides_its_share_and_keeps_the_rest(adjacency: Floats, seed: int) -> None:
    assume(adjacency.any())
    for draw in draws(adjacency, 0.2, 3, seed):
        assert (draw.left + draw.hidden == adjacency).all()
        assert (draw.hidden == draw.hidden.T).all()
        assert draw.hidden.sum() / 2 == max(1, round(0.2 * adjacency.sum() / 2))


def test_the_same_seed_hides_the_same() -> None:
    ring = np.roll(np.eye(8), 1, axis=1) + np.roll(np.eye(8), -1, axis=1)
    one, other = (list(draws(ring, 0.2, 5, seed=4)) for _ in range(2))
    assert all((a.hidden == b.hidden).all() for a, b in zip(one, other, strict=True))
    assert len({a.hidden.tobytes() for a in one}) > 1


@pytest.mark.slow
@given(adjacency=adjacencies(least=4, most=4), values=st.lists(st.integers(0, 2), min_size=16, max_size=16))
def test_scores_equal_the_mean_over_all_orders_of_equals(adjacency: Floats, values: list[int]) -> None:
    assume(adjacency.any())
    draw = _hide_first(adjacency)
    prediction = np.array(values, dtype=np.float64).reshape(4, 4)
    prediction = prediction + prediction.T
    free = [(i, j) for i in range(4) for j in range(i + 1, 4) if not draw.left[i, j]]
    hidden = {pair for pair in free if draw.hidden[pair]}
    orders = [o for o in permutations(free) if all(prediction[a] >= prediction[b] for a, b in pairwise(o))]
    hits = np.mean([len(hidden & set(order[: len(hidden)])) for order in orders])
    found = scored(prediction, draw)
    assert found.top_k == pytest.approx(hits / len(hidden))
    assert found.top_ten == len(hidden)
    against = [(prediction[h], prediction[o]) for h in hidden for o in free if o not in hidden]
    won = [1.0 if a > b else 0.5 if a == b else 0.0 for a, b in against]
    assert found.auc == pytest.approx(np.mean(won) if won else nan, nan_ok=True)


def test_chance_is_chance() -> None:
    ring = np.roll(np.eye(20), 1, axis=1) + np.roll(np.eye(20), -1, axis=1)
    draw = _hide_first(ring)
    found = scored(random_order(draw.left), draw)
    assert found.auc == pytest.approx(0.5)
    assert found.top_k == pytest.approx(4 / (190 - 16))


def test_a_predictor_that_knows_is_perfect_and_one_that_errs_finds_nothing() -> None:
    draw = _hide_first(np.roll(np.eye(20), 1, axis=1) + np.roll(np.eye(20), -1, axis=1))
    assert scored(draw.hidden, draw)[::2] == (1.0, 1.0)
    assert scored(-draw.hidden, draw)[::2] == (0.0, 0.0)


def test_a_win_is_claimed_only_where_the_interval_leaves_out_nothing() -> None:
    chance = np.random.default_rng(5)
    noise = chance.normal(0, 1, 200)
    assert paired(noise + 1, noise).verdict == "better"
    assert paired(noise, noise + 1).verdict == "worse"
    assert paired(noise, noise).verdict == "open"
    assert paired(chance.normal(0, 1, 200), chance.normal(0, 1, 200)).verdict == "open"


def test_pairing_sees_what_means_alone_would_not() -> None:
    hard = np.random.default_rng(6).normal(0, 10, 100)
    found = paired(hard + 0.5, hard)
    assert (found.low, found.high) == pytest.approx((0.5, 0.5))
