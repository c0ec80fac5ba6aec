"""Small random networks and traits for the tests of prediction."""

import networkx as nx
import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from graph.prediction.actor_traits import ActorTraits, marks

Floats = NDArray[np.float64]
CODES = ("KJH", "GES", "SCHWB")


@st.composite
def adjacencies(draw: st.DrawFn, least: int = 2, most: int = 9) -> Floats:
    """A symmetric matrix of 0 and 1 with an empty diagonal."""
    n = draw(st.integers(least, most))
    pairs = [(i, j) for i in range(n) for j in range(i)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=len(pairs)))
    matrix = np.zeros((n, n))
    for i, j in chosen:
        matrix[i, j] = matrix[j, i] = 1.0
    return matrix


def traits_for(n: int, draw: st.DrawFn) -> ActorTraits:
    """Traits of n actors: several codes, one or none."""
    rows = st.lists(st.lists(st.sampled_from(CODES), unique=True), min_size=n, max_size=n)
    return ActorTraits(marks(draw(rows)), marks(draw(rows)), (marks(draw(rows)),), marks(draw(rows)))


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Floats, ActorTraits]:
    """Ties, and traits of those who have them."""
    adjacency = draw(adjacencies())
    return adjacency, traits_for(len(adjacency), draw)


def as_graph(adjacency: Floats) -> "nx.Graph[int]":
    """The same as a networkx graph."""
    graph: nx.Graph[int] = nx.from_numpy_array(adjacency)
    return graph
