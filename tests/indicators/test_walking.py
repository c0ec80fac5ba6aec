"""Walks from many actors at once arrive where and when the shortest paths of networkx say."""

import networkx as nx
import numpy as np
import pytest

from graph.district.network import Network
from graph.district.walking import Walk, counted, portions
from tests.synthetic.districts import district
from tests.synthetic.trial import snapshot


@pytest.fixture(scope="module", params=[3, 90, 150])
def network(request: pytest.FixtureRequest) -> Network:
    return snapshot(district(5, request.param, 0.2)).network


def test_after_each_step_those_have_arrived_whose_shortest_path_is_so_long(network: Network) -> None:
    lengths = dict(nx.all_pairs_shortest_path_length(network.to_networkx()))
    sources = np.arange(len(network))
    walk, steps = Walk(network, sources), 0
    while True:
        wanted = sum(length == steps for found in lengths.values() for length in found.values())
        assert counted(walk.fresh) == wanted
        for place, actor in enumerate(network.actors):
            bits = np.unpackbits(walk.fresh[place].view(np.uint8), bitorder="little")[: len(sources)]
            assert [s for s in sources if bits[s]] == [
                s for s, a in enumerate(network.actors) if lengths[a].get(actor) == steps
            ]
        if not walk.step():
            break
        steps += 1
    assert counted(walk.reached) == sum(map(len, lengths.values()))


def test_whoever_sets_out_from_nowhere_arrives_nowhere(network: Network) -> None:
    walk = Walk(network, np.arange(0))
    assert not walk.step()
    assert counted(walk.reached) == 0


@pytest.mark.parametrize("ties", [0, 3, 40_000, 3_000_000])
def test_portions_are_everybody_once_and_in_order(ties: int) -> None:
    sources = np.arange(7, 7 + 5_000)
    assert np.concatenate(list(portions(sources, ties))).tolist() == list(range(5_000))
