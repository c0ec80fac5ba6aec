"""The usual predictors are what networkx says, Katz is what its definition says."""

from collections.abc import Callable, Iterable
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from tests.bench.classical import CLASSICAL, Predictor, katz
from tests.prediction.graphs import Floats, adjacencies, as_graph

pytestmark = pytest.mark.slow

Oracle = Callable[..., Iterable[tuple[int, int, float]]]
ORACLES: dict[str, Oracle] = {
    "common neighbours": nx.common_neighbor_centrality,
    "Jaccard": nx.jaccard_coefficient,
    "Adamic-Adar": nx.adamic_adar_index,
    "resource allocation": nx.resource_allocation_index,
    "preferential attachment": nx.preferential_attachment,
}


@pytest.mark.parametrize("name", ORACLES)
@given(adjacency=adjacencies())
@settings(max_examples=200)
def test_it_equals_networkx(name: str, adjacency: Floats) -> None:
    graph, predictor = as_graph(adjacency), CLASSICAL[name]
    pairs = list(combinations(range(len(adjacency)), 2))
    asked = {"alpha": 1} if name == "common neighbours" else {}
    # With alpha 1 the parameterized index of networkx is the number of common neighbours.
    expected = {(u, v): p for u, v, p in ORACLES[name](graph, _free(adjacency, pairs), **asked)}
    found = _of(predictor, adjacency)
    assert {pair: found[pair] for pair in expected} == pytest.approx(expected)


def _free(adjacency: Floats, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [pair for pair in pairs if not adjacency[pair]]


def _of(predictor: Predictor, adjacency: Floats) -> dict[tuple[int, int], float]:
    found = predictor(adjacency)
    return {(i, j): float(found[i, j]) for i, j in combinations(range(len(adjacency)), 2)}


@given(adjacency=adjacencies())
def test_katz_is_the_sum_of_its_walks(adjacency: Floats) -> None:
    largest = max(np.linalg.eigvalsh(adjacency).max(), 0.0)
    walks, step = np.zeros_like(adjacency), np.eye(len(adjacency))
    for _ in range(60):
        step = step @ adjacency * (0.5 / largest if largest else 0.0)
        walks += step
    np.testing.assert_allclose(katz(adjacency, 0.5), walks, atol=1e-9)
