"""Every measure that networkx also has equals it, on random networks."""

from itertools import combinations_with_replacement, product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.district.measures import (
    average_degree,
    betweenness,
    block_density,
    components,
    degree_centralisation,
    density,
    ei_index,
    expected_ei,
    parts_without,
    sector_densities,
)
from graph.district.network import Network, network_from_ties
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import CERTAINTIES, pair_states
from graph.what_if import Between
from ontology import Model
from tests.indicators.worlds import org, works, world
from tests.musterstadt import ABSENT, OLD, UNKNOWN, a

THRESHOLDS = (1, 2, 3)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    size = draw(st.integers(0, 9))
    actors = [f"a{i}" for i in range(size)]
    sectors = {actor: draw(st.sampled_from(["KJH", "GES", "FF", None])) for actor in actors}
    possible = [(x, y) for i, x in enumerate(actors) for y in actors[i + 1 :]]
    chosen = draw(st.lists(st.sampled_from(possible), unique=True)) if possible else []
    return network_from_ties(sectors, [(x, y, draw(st.integers(0, 4))) for x, y in chosen])


every_network = given(networks(), st.sampled_from(THRESHOLDS))
fast = settings(max_examples=100, deadline=None)


@fast
@every_network
def test_density_and_degrees_equal_networkx(network: Network, threshold: int) -> None:
    graph = network.to_networkx(threshold)
    assert network.degrees(threshold).tolist() == [graph.degree(actor) for actor in network.actors]
    if len(network) > 1:
        assert density(network, threshold) == pytest.approx(nx.density(graph))
    if len(network):
        assert average_degree(network, threshold) == pytest.approx(2 * graph.number_of_edges() / len(graph))


@fast
@every_network
def test_components_and_articulation_points_equal_networkx(network: Network, threshold: int) -> None:
    graph = network.to_networkx(threshold)
    assert set(components(network, threshold)) == {frozenset(part) for part in nx.connected_components(graph)}
    found = parts_without(network, threshold)
    assert set(found) == set(nx.articulation_points(graph))
    for point, parts in found.items():
        rest = graph.copy()
        rest.remove_node(point)
        assert nx.number_connected_components(rest) == len(components(network, threshold)) - 1 + parts


@fast
@every_network
def test_betweenness_equals_networkx(network: Network, threshold: int) -> None:
    found = nx.betweenness_centrality(network.to_networkx(threshold))
    assert betweenness(network, threshold) == pytest.approx(np.array([found[a] for a in network.actors]))


@fast
@every_network
def test_ties_of_an_actor_are_the_edges_of_networkx(network: Network, threshold: int) -> None:
    graph = network.to_networkx(threshold)
    for place, actor in enumerate(network.actors):
        others = {network.actors[t.b if t.a == place else t.a] for t in network.ties_of(place, threshold)}
        assert others == set(graph[actor])


@fast
@every_network
def test_closeness_is_the_mean_efficiency_between_two_groups(network: Network, threshold: int) -> None:
    """`networkx.efficiency` of every pair of the two groups; nobody is the coordination here."""
    graph = network.to_networkx(threshold)
    youth, health = network.in_sectors({"KJH"}), network.in_sectors({"GES"})
    nobody = np.zeros(len(network), dtype=np.bool_)
    found = Between(network.actors, network.pairs(threshold), youth, health, nobody, nobody).state
    ends = ([a for a, of in zip(network.actors, mask, strict=True) if of] for mask in (youth, health))
    every = [nx.efficiency(graph, one, other) for one, other in product(*ends)]
    assert found.closeness == (pytest.approx(sum(every) / len(every)) if every else None)


@fast
@every_network
def test_ei_and_blocks_equal_a_count_of_networkx_edges(network: Network, threshold: int) -> None:
    graph = network.to_networkx(threshold)
    sector = dict(zip(network.actors, network.sectors, strict=True))
    known = [(x, y) for x, y in graph.edges if sector[x] and sector[y]]
    across = sum(sector[x] != sector[y] for x, y in known)
    expected = (across - (len(known) - across)) / len(known) if known else None
    assert ei_index(network, threshold) == (None if expected is None else pytest.approx(expected))
    tied = sum({sector[x], sector[y]} == {"KJH", "GES"} for x, y in graph.edges)
    youth, health = network.in_sectors({"KJH"}), network.in_sectors({"GES"})
    pairs = int(youth.sum()) * int(health.sum())
    if pairs:
        assert block_density(network, youth, health, threshold) == pytest.approx(tied / pairs)


@fast
@every_network
def test_densities_of_all_sectors_equal_those_of_each_two(network: Network, threshold: int) -> None:
    used = sorted({s for s in network.sectors if s is not None})
    masks = {sector: network.in_sectors({sector}) for sector in used}
    expected = {
        (a, b): block_density(network, masks[a], masks[b], threshold) for a, b in combinations_with_replacement(used, 2)
    }
    assert sector_densities(network, threshold) == expected


@fast
@given(st.lists(st.sampled_from(["KJH", "GES", "FF"]), min_size=2, max_size=9))
def test_expected_ei_is_that_of_the_complete_network(sectors: list[str]) -> None:
    named: dict[str, str | None] = {f"a{i}": s for i, s in enumerate(sectors)}
    ids = sorted(named)
    complete = network_from_ties(named, [(x, y, 2) for i, x in enumerate(ids) for y in ids[i + 1 :]])
    assert expected_ei(complete) == pytest.approx(ei_index(complete))


def test_a_star_is_fully_centralised_and_a_ring_is_not() -> None:
    actors: dict[str, str | None] = dict.fromkeys("abcd")
    star = network_from_ties(actors, [("a", x, 2) for x in "bcd"])
    ring = network_from_ties(actors, [("a", "b", 2), ("b", "c", 2), ("c", "d", 2), ("d", "a", 2)])
    assert (degree_centralisation(star), degree_centralisation(ring)) == (1.0, 0.0)


def _assert_states_equal_single_pairs(snapshot: Snapshot, threshold: int) -> None:
    states = pair_states(snapshot, threshold)
    for i, one in enumerate(snapshot.network.actors):
        for j, other in enumerate(snapshot.network.actors):
            if i != j:
                assert CERTAINTIES[states[i, j]] is snapshot.pair_certainty(one, other, threshold)


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_pair_states_equal_the_single_pairs(musterstadt_snapshot: Snapshot, threshold: int) -> None:
    _assert_states_equal_single_pairs(musterstadt_snapshot, threshold)


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_pair_states_know_who_was_asked(model: Model, threshold: int) -> None:
    survey = a("99001:E1", "Survey", name="Umfrage", respondent="99001:a;99001:b", roster="99001:b;99001:c;99001:d")
    another = a("99001:E2", "Survey", name="Zweite Umfrage", respondent="99001:a", roster="99001:e")
    ties = [
        works("a", "b", intensity="3"),
        works("c", "a", UNKNOWN, intensity="2"),
        works("b", "d", OLD, intensity="1"),
        works("c", "d", ABSENT),
    ]
    snapshot = world(model, [*(org(x, sector="KJH") for x in "abcde"), survey, another, *ties])
    _assert_states_equal_single_pairs(snapshot, threshold)
