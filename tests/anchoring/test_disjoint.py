"""Disjoint ways against networkx: the smallest cut, and for whoever could leave, whether a way is lost."""

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networkx.algorithms.connectivity import minimum_node_cut

from graph.anchoring.disjoint import reaches, separated

END = 99
MANY = 1000
Arcs = dict[int, list[int]]


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Arcs, frozenset[int]]:
    """A small directed graph from 0 to `END` without a direct way, and the vertices that any number may pass."""
    inner = list(range(1, draw(st.integers(1, 8)) + 1))
    ends = [0, *inner], [*inner, END]
    pairs = [(a, b) for a in ends[0] for b in ends[1] if a != b and (a, b) != (0, END)]
    chosen = draw(st.sets(st.sampled_from(pairs)))
    arcs = {a: sorted(b for one, b in chosen if one == a) for a in ends[0]}
    return arcs, draw(st.frozensets(st.sampled_from(inner), max_size=3))


def flow_of(arcs: Arcs, free: frozenset[int], without: frozenset[int] = frozenset()) -> int:
    """The largest flow in the graph in which every vertex is split in two, by networkx."""
    graph: nx.DiGraph[tuple[int, bool]] = nx.DiGraph()
    for vertex in {0, END, *arcs}:
        passes = MANY if vertex in free or vertex in (0, END) else 1
        graph.add_edge((vertex, False), (vertex, True), capacity=0 if vertex in without else passes)
        graph.add_edges_from((((vertex, True), (b, False)) for b in arcs.get(vertex, [])), capacity=MANY)
    return int(nx.maximum_flow_value(graph, (0, True), (END, False)))


@given(worlds())
def test_ways_and_cut_are_as_many_as_networkx_says_and_nobody_is_on_two_of_them(
    world: tuple[Arcs, frozenset[int]],
) -> None:
    arcs, free = world
    expected = flow_of(arcs, free)

    def limited(vertex: int) -> bool:
        return vertex not in free and vertex not in (0, END)

    if expected >= MANY:
        with pytest.raises(ValueError, match="nobody"):
            separated(arcs, 0, END, limited)
        return
    found = separated(arcs, 0, END, limited)
    assert len(found.ways) == len(found.cut) == expected
    assert flow_of(arcs, free, frozenset(found.cut)) == 0
    for way in found.ways:
        assert (way[0], way[-1]) == (0, END)
        assert len(set(way)) == len(way)
        assert all(b in arcs[a] for a, b in pairwise(way))
    passed = [v for way in found.ways for v in way if limited(v)]
    assert len(set(passed)) == len(passed)
    assert {v for v in passed if flow_of(arcs, free, frozenset((v,))) < expected} == found.essential & set(passed)


@given(worlds())
def test_where_everybody_can_leave_the_cut_is_as_large_as_the_minimum_node_cut(
    world: tuple[Arcs, frozenset[int]],
) -> None:
    arcs, _ = world
    graph = nx.DiGraph([(a, b) for a, others in arcs.items() for b in others])
    graph.add_nodes_from((0, END))
    found = separated(arcs, 0, END, lambda v: v not in (0, END))
    assert len(found.cut) == len(minimum_node_cut(graph, 0, END))
    graph.remove_nodes_from(found.cut)
    assert not nx.has_path(graph, 0, END)


@given(worlds(), st.integers(1, 8))
def test_a_way_without_somebody_is_a_simple_path_that_avoids_them(
    world: tuple[Arcs, frozenset[int]], gone: int
) -> None:
    arcs, _ = world
    graph = nx.DiGraph([(a, b) for a, others in arcs.items() for b in others])
    graph.add_nodes_from((0, END))
    paths = nx.all_simple_paths(graph, 0, END)
    assert reaches(arcs, 0, END, without=gone) == any(gone not in path for path in paths)


def test_a_way_that_was_taken_is_given_up_where_that_makes_room_for_two() -> None:
    # The short way 0-2-3-END blocks both others; only taking it back finds them.
    arcs = {0: [2, 1], 1: [3], 2: [3, 4], 3: [END], 4: [5], 5: [END]}
    found = separated(arcs, 0, END, lambda v: v not in (0, END))
    assert found.ways == ((0, 2, 4, 5, END), (0, 1, 3, END))
