"""Neighbourhoods and ways over Musterstadt, where they can be counted by hand."""

import pytest

from graph.errors import NotFoundError
from graph.records import entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, Scope, put
from graph.surroundings.as_json import neighbourhood_json, ways_json
from graph.surroundings.neighbourhood import MOST_NEIGHBOURS, neighbourhood_of
from graph.surroundings.strides import Grounds, StrideLayer, Walked
from graph.surroundings.ways import LONGEST_WAY, ways_between
from ontology import Model
from ontology.names import RelationType
from tests import musterstadt as m

EVERYWHERE = Walked()
TIED = Walked(frozenset((StrideLayer.COOPERATION,)))


def _grounds(store: GraphStore, model: Model, walked: Walked = EVERYWHERE) -> Grounds:
    return Grounds(store, model, Scope.of(m.KEY), m.ON, walked)


def test_neighbours_are_those_it_is_tied_to(musterstadt_store: GraphStore, model: Model) -> None:
    found = neighbourhood_of(_grounds(musterstadt_store, model, TIED), m.JUGENDAMT, 1)
    assert set(found.distances) == {m.JUGENDAMT, m.KITA, m.NETZWERKKOORDINATION, m.SKF}
    assert found.unsure == 2
    assert found.note is not None
    assert found.note.de.startswith("2 Beziehungen sind")


def test_each_step_further_adds_who_is_a_step_away_from_those(musterstadt_store: GraphStore, model: Model) -> None:
    found = neighbourhood_of(_grounds(musterstadt_store, model, TIED), m.GEBURTSKLINIK, 3)
    by_distance = {d: {i for i, far in found.distances.items() if far == d} for d in (1, 2, 3)}
    assert by_distance[1] == {m.NETZWERKKOORDINATION, m.KINDERARZTPRAXIS}
    assert {m.JUGENDAMT, m.SKF, m.GESUNDHEITSAMT} <= by_distance[2]
    assert m.KITA in by_distance[3]


def test_what_is_denied_or_has_ended_is_no_step(musterstadt_store: GraphStore, model: Model) -> None:
    bodies = Walked(types=frozenset((RelationType.MEMBERSHIP,)))
    found = neighbourhood_of(_grounds(musterstadt_store, model, bodies), m.STEUERUNGSGRUPPE, 1)
    assert set(found.distances) == {m.STEUERUNGSGRUPPE, m.JUGENDAMT, m.NETZWERKKOORDINATION, m.GESUNDHEITSAMT, m.SKF}


def test_a_way_is_the_shortest_and_all_as_short(musterstadt_store: GraphStore, model: Model) -> None:
    found = ways_between(_grounds(musterstadt_store, model, TIED), (m.FRUEHFOERDERUNG, m.GEBURTSKLINIK))
    chains = [[steps[0].to for steps in way] for way in found.found]
    assert found.shortest == 3
    assert (
        sorted(chains)
        == [
            [m.GESUNDHEITSAMT, m.NETZWERKKOORDINATION, m.GEBURTSKLINIK],
            [m.JUGENDAMT, m.NETZWERKKOORDINATION, m.GEBURTSKLINIK],
        ]
        or len(chains) == 1
    )


def test_longer_ways_come_after_shorter_ones_and_meet_nobody_twice(musterstadt_store: GraphStore, model: Model) -> None:
    found = ways_between(_grounds(musterstadt_store, model, TIED), (m.KITA, m.GESUNDHEITSAMT), more=2)
    lengths = [len(way) for way in found.found]
    assert lengths == sorted(lengths)
    assert lengths[-1] <= lengths[0] + 2
    for way in found.found:
        places = [m.KITA, *(steps[0].to for steps in way)]
        assert len(places) == len(set(places))
        assert places[-1] == m.GESUNDHEITSAMT


def test_a_way_tells_every_layer_that_it_leads_through(musterstadt_store: GraphStore, model: Model) -> None:
    grounds = _grounds(musterstadt_store, model)
    told = ways_json(grounds, ways_between(grounds, (m.JUGENDAMT, m.GESUNDHEITSAMT)))
    assert told["shortest"] == 2
    layers = {layer for way in told["ways"] for layer in way["layers"]}
    assert {"affiliation", "obligation"} <= layers
    through = {way["stretches"][0]["to"]["id"] for way in told["ways"]}
    assert {m.STEUERUNGSGRUPPE, m.KOOPERATIONSVEREINBARUNG, m.NETZWERKKOORDINATION} <= through


def test_who_is_tied_to_nobody_is_reached_on_no_way(musterstadt_store: GraphStore, model: Model) -> None:
    found = ways_between(_grounds(musterstadt_store, model, TIED), (m.JUGENDAMT, m.ELTERNINITIATIVE))
    assert (found.shortest, found.found) == (None, ())
    assert found.note is not None
    assert str(LONGEST_WAY) in found.note.de


def test_a_record_is_no_step_away_from_itself(musterstadt_store: GraphStore, model: Model) -> None:
    assert ways_between(_grounds(musterstadt_store, model), (m.KITA, m.KITA)).shortest == 0


@pytest.mark.parametrize("ends", [("x", m.KITA), (m.KITA, "x"), (m.KITA, "99001:Q9")])
def test_what_is_not_there_is_not_found(musterstadt_store: GraphStore, model: Model, ends: tuple[str, str]) -> None:
    with pytest.raises(NotFoundError):
        ways_between(_grounds(musterstadt_store, model), ends)


def test_what_the_scope_does_not_see_is_not_there(musterstadt_store: GraphStore, model: Model) -> None:
    with pytest.raises(NotFoundError):
        neighbourhood_of(Grounds(musterstadt_store, model, Scope.of("99002"), m.ON), m.KITA, 1)


def _crowd(model: Model, size: int) -> GraphStore:
    """A store in which everybody of one side works with everybody of the other."""
    store, there = open_store("sqlite://", model), [Claim(EXISTS, "true")]
    ids = [f"99003:A{i:03}" for i in range(size)]
    made = [put(entity(id, "Organization", "99003", there)) for id in ids]
    hub, far = ids[0], ids[-1]
    pairs = [(a, b) for a in (hub, far) for b in ids[1:-1]]
    ties = [
        put(relation(f"99003:T{i}", "Cooperation", pair, "99003", [*there, Claim("intensity", "2")]))
        for i, pair in enumerate(pairs)
    ]
    store.commit(Batch("test", m.TIME, "viele", (*made, *ties)), EVERYTHING)
    return store


@pytest.mark.slow
def test_what_is_left_out_is_said(model: Model) -> None:
    store = _crowd(model, MOST_NEIGHBOURS + 50)
    grounds = Grounds(store, model, EVERYTHING, m.ON)
    near = neighbourhood_of(grounds, "99003:A000", 2)
    assert near.bounded
    assert len(near.distances) == MOST_NEIGHBOURS + 1
    assert str(MOST_NEIGHBOURS + 1) in str(neighbourhood_json(grounds, near, 2)["note"])
    ways = ways_between(Grounds(store, model, EVERYTHING, m.ON), ("99003:A000", f"99003:A{MOST_NEIGHBOURS + 49}"))
    assert ways.bounded
    assert len(ways.found) == 50
    assert ways.note is not None
    assert "es gibt weitere" in ways.note.de
    store.close()
