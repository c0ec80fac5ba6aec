"""The predictor: weights that fit best, the same whatever the order, reasons that add up, and odd networks."""

import numpy as np
import pytest
from hypothesis import given

from graph.district.snapshot import Snapshot
from graph.prediction import PRIOR, RIDGE, ActorTraits, Sign, predict, prediction_of
from graph.prediction.actor_traits import actor_traits_of
from graph.prediction.signs import signs_of
from graph.records import Record
from ontology import Model
from tests.bench.hiding import unknown
from tests.indicators.worlds import network, org, seat, works, world
from tests.musterstadt import OLD, UNKNOWN, a, tie
from tests.prediction.graphs import Floats, worlds

pytestmark = pytest.mark.slow

World = tuple[Floats, ActorTraits]


@given(known=worlds())
def test_the_weights_fit_best_under_the_prior(known: World) -> None:
    """Slow reference: from the answer, no small step of any weight makes the penalised misfit smaller."""
    adjacency, traits = known
    found = predict(adjacency, traits)
    rows = np.triu_indices(len(adjacency), 1)
    columns = [_standardised(m[rows]) for m in signs_of(adjacency, traits).values()]
    weights = list(found.weights.values())
    intercept = float(np.mean(found.log_odds[rows] - sum(w * c for w, c in zip(weights, columns, strict=True))))

    def misfit(constant: float, tried: list[float]) -> float:
        odds = constant + sum((w * c for w, c in zip(tried, columns, strict=True)), np.zeros(len(rows[0])))
        data = float((np.logaddexp(0, odds) - odds * adjacency[rows]).sum())
        moved = [w - PRIOR for w, c in zip(tried, columns, strict=True) if c.any()]
        return data + RIDGE / 2 * sum(m * m for m in moved)

    best = misfit(intercept, weights)
    for step in (-0.01, 0.01):
        for i, column in enumerate(columns):
            if column.any():
                assert misfit(intercept, [w + step * (i == k) for k, w in enumerate(weights)]) > best - 1e-6


def _standardised(values: Floats) -> Floats:
    return (values - values.mean()) / values.std() if values.std() > 1e-6 else np.zeros_like(values)


@given(known=worlds())
def test_the_order_of_actors_changes_nothing(known: World) -> None:
    adjacency, traits = known
    order = np.random.default_rng(3).permutation(len(adjacency))
    mixed = ActorTraits(
        traits.sectors[order], traits.types[order], tuple(f[order] for f in traits.further), traits.seats[order]
    )
    before = predict(adjacency, traits).log_odds[np.ix_(order, order)]
    after = predict(adjacency[np.ix_(order, order)], mixed).log_odds
    off = ~np.eye(len(adjacency), dtype=bool)
    np.testing.assert_allclose(after[off], before[off], atol=1e-6)


@given(known=worlds())
def test_the_reasons_add_up(known: World) -> None:
    found = predict(*known)
    rest = found.log_odds - sum(found.weights[sign] * matrix for sign, matrix in found.signs.items())
    np.testing.assert_allclose(rest, rest[0, 1], atol=1e-6)
    np.testing.assert_allclose(found.log_odds, found.log_odds.T, atol=1e-7)


def test_partners_of_another_sort_are_found_where_common_partners_mislead() -> None:
    """Two services visit four carriers; one visit is unrecorded. Carriers never work with each other."""
    adjacency = np.zeros((6, 6))
    for service, carrier in ((0, 2), (0, 3), (0, 4), (0, 5), (1, 2), (1, 3), (1, 4)):
        adjacency[service, carrier] = adjacency[carrier, service] = 1.0
    odds = predict(adjacency, unknown(6)).log_odds
    free = [(i, j) for i in range(6) for j in range(i + 1, 6) if not adjacency[i, j]]
    assert max(free, key=lambda pair: odds[pair]) == (1, 5)
    assert Sign.BRIDGES in predict(adjacency, unknown(6)).why(1, 5)


def test_a_sign_that_counts_against_a_tie_is_never_given_as_its_reason() -> None:
    """Four services visit nine carriers: those with common partners are not tied, those who are tied have none."""
    adjacency = np.zeros((13, 13))
    adjacency[:4, 4:] = adjacency[4:, :4] = 1.0
    adjacency[3, 12] = adjacency[12, 3] = 0.0
    found = predict(adjacency, unknown(13))
    assert found.weights[Sign.PARTNERS] < 0
    assert found.signs[Sign.PARTNERS][3, 12] < 0
    assert found.why(3, 12) == (Sign.BRIDGES, Sign.ACTIVITY)


@pytest.mark.parametrize("n", [0, 1, 2, 5])
@pytest.mark.parametrize("tied", [0.0, 1.0])
def test_networks_without_contrast_have_an_answer(n: int, tied: float) -> None:
    adjacency = np.full((n, n), tied)
    np.fill_diagonal(adjacency, 0.0)
    found = predict(adjacency, unknown(n))
    assert found.log_odds.shape == (n, n)
    assert np.isfinite(found.log_odds).all()


def test_without_any_tie_likeness_and_seats_give_the_order(model: Model) -> None:
    rows: list[Record] = [
        network(),
        org("a", sector="GES"),
        org("b", sector="GES"),
        org("c", sector="KJH"),
        seat("a"),
        seat("b"),
    ]
    found = prediction_of(world(model, rows)).log_odds
    assert found[0, 1] > max(found[0, 2], found[1, 2])


def test_traits_are_what_holds_at_the_date(model: Model) -> None:
    rows: list[Record] = [
        *(network(), org("a", sector="GES", actorType="HEB;VERB"), org("b"), org("c", sector="KJH")),
        *(seat("a"), seat("b", OLD), seat("c", UNKNOWN)),
        *(a("99001:R", "NetworkRegion", name="Nord"), tie("CoversRegion", "99001:b", "99001:R")),
        works("a", "b"),
    ]
    traits = actor_traits_of(world(model, rows))
    assert traits.sectors.tolist() == [[True, False], [False, False], [False, True]]
    assert traits.types.sum(1).tolist() == [2, 0, 0]
    assert traits.further[-1].ravel().tolist() == [False, True, False]
    assert traits.seats.ravel().tolist() == [True, True, False]


def test_ties_leave_no_trace_in_traits(model: Model) -> None:
    rows: list[Record] = [network(), org("a", sector="GES"), org("b"), seat("a"), seat("b")]
    with_tie, without = (actor_traits_of(world(model, [*rows, *more])) for more in ([works("a", "b")], []))
    for one, other in zip(with_tie.likening, without.likening, strict=True):
        assert one.tolist() == other.tolist()
    assert with_tie.seats.tolist() == without.seats.tolist()


def test_musterstadt_is_predicted_the_same_every_time(musterstadt_snapshot: Snapshot) -> None:
    one, other = prediction_of(musterstadt_snapshot), prediction_of(musterstadt_snapshot)
    assert (one.log_odds == other.log_odds).all()
