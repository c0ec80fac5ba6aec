"""Directed layers: published values of a small network, networkx as second opinion, and what has a direction at all."""

import random
from itertools import combinations, permutations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.as_json import directed_json
from graph.district.directed import Directed, DirectedLayer, Layer
from graph.records import Record
from ontology import Model
from ontology.names import CooperationPurpose
from tests.indicators.worlds import computed, org, works, world
from tests.missing_links.small import wishes
from tests.musterstadt import ABSENT, NEW, OLD, tie

ACTORS = tuple("abcdefghijklmno")


def _drawn(mutual: int, asymmetric: int) -> list[tuple[str, str]]:
    """Arcs among fifteen actors: that many dyads with both, that many with one direction."""
    draw = random.Random(7)
    chosen = draw.sample(list(combinations(ACTORS, 2)), mutual + asymmetric)
    both, single = chosen[:mutual], chosen[mutual:]
    return [*both, *(pair[::-1] for pair in both), *(pair if draw.random() < 0.5 else pair[::-1] for pair in single)]


def test_a_network_with_density_039_and_reciprocity_061_is_told_as_it_would_be_published(model: Model) -> None:
    """Values as in published surveys of such networks: 82 of 210 arcs, 50 of them returned."""
    arcs = _drawn(mutual=25, asymmetric=32)
    snapshot = world(model, [*(org(x) for x in ACTORS), *(works(a, b) for a, b in arcs)])
    layer = snapshot.derived(Directed).layers[Layer.NAMED]
    graph: nx.DiGraph[str] = nx.DiGraph([(f"99001:{a}", f"99001:{b}") for a, b in arcs])
    graph.add_nodes_from(layer.actors)
    assert round(layer.density or 0, 2) == round(nx.density(graph), 2) == 0.39
    assert round(layer.reciprocity or 0, 2) == round(nx.overall_reciprocity(graph), 2) == 0.61
    assert (len(layer.mutual), layer.asymmetric, layer.mutual_dyads) == (25, 32, 25 / 57)
    between = nx.betweenness_centrality(graph)
    assert layer.betweenness().tolist() == pytest.approx([between[a] for a in layer.actors])


@settings(max_examples=40, deadline=None)
@given(arcs=st.sets(st.sampled_from(list(permutations("abcdef", 2)))))
def test_every_measure_is_that_of_networkx(arcs: set[tuple[str, str]]) -> None:
    layer = DirectedLayer(tuple("abcdef"), frozenset(arcs))
    graph = layer.to_networkx()
    assert layer.density == pytest.approx(nx.density(graph))
    assert (layer.reciprocity or 0) == pytest.approx(nx.overall_reciprocity(graph) if arcs else 0)
    assert dict(layer.in_degrees) == dict(graph.in_degree())
    assert dict(layer.out_degrees) == dict(graph.out_degree())
    between = nx.betweenness_centrality(graph)
    assert layer.betweenness().tolist() == pytest.approx([between[a] for a in layer.actors])


def test_without_arcs_or_actors_nothing_is_measured() -> None:
    assert DirectedLayer((), frozenset()).density is None
    assert DirectedLayer(("a",), frozenset()).density is None
    empty = DirectedLayer(("a", "b"), frozenset())
    assert (empty.density, empty.reciprocity, empty.mutual_dyads) == (0, None, None)


def _layers(model: Model, *records: Record) -> dict[Layer, frozenset[tuple[str, str]]]:
    found = world(model, [org("a"), org("b"), org("c"), *records]).derived(Directed).layers
    return {layer: frozenset((x[-1], y[-1]) for x, y in of.arcs) for layer, of in found.items()}


def test_a_referral_leads_one_way_and_is_a_row_of_cooperation_too(model: Model) -> None:
    found = _layers(model, tie("Referral", "99001:a", "99001:b"), works("b", "c", purpose="referral"))
    assert found[Layer.REFERRAL] == {("a", "b"), ("b", "c")}
    assert found[Layer.NAMED] == {("a", "b"), ("b", "c")}


@pytest.mark.parametrize("values", [{"volumeBand": "none"}, {"intensity": "0"}])
def test_a_referral_of_none_leads_nowhere(model: Model, values: dict[str, str]) -> None:
    found = _layers(model, tie("Referral", "99001:a", "99001:b", NEW, **values))
    assert not found[Layer.REFERRAL]
    assert not found[Layer.NAMED]


def test_wishes_are_a_layer_of_their_own(model: Model) -> None:
    found = _layers(model, wishes("a", "b"), wishes("b", "a"), wishes("a", "c"), wishes("c", "b", ABSENT))
    assert found[Layer.WISH] == {("a", "b"), ("b", "a"), ("a", "c")}
    assert not found[Layer.NAMED]


def test_only_what_a_side_says_itself_is_confirmable(model: Model) -> None:
    rows = [works("a", "b", confirmedBy="both"), works("b", "c", confirmedBy="one"), works("a", "c")]
    found = _layers(model, *rows)
    assert found[Layer.CONFIRMABLE] == {("a", "b"), ("b", "a"), ("b", "c")}
    assert found[Layer.NAMED] == {("a", "b"), ("b", "a"), ("b", "c"), ("a", "c")}


def test_an_old_statement_still_holds_and_a_denied_one_does_not(model: Model) -> None:
    found = _layers(model, works("a", "b", OLD), works("b", "c", ABSENT))
    assert found[Layer.NAMED] == {("a", "b")}


def test_each_purpose_is_a_graph_of_its_own(model: Model) -> None:
    rows = [works("a", "b", purpose="training;information"), works("b", "c", purpose="training")]
    found = world(model, [org("a"), org("b"), org("c"), *rows]).derived(Directed).purposes
    assert {p: len(layer.arcs) for p, layer in found.items()} == {
        CooperationPurpose.INFORMATION: 1,
        CooperationPurpose.TRAINING: 2,
    }


def test_a_kind_in_the_words_of_the_list_may_name_the_purpose(model: Model) -> None:
    rows = [works("a", "b", rawKind="Kooperation (konzeptionell)"), works("b", "c", rawKind="Vermittlung")]
    rows.append(works("a", "c", rawKind="fachliche Beratung"))
    found = world(model, [org("a"), org("b"), org("c"), *rows]).derived(Directed)
    assert set(found.purposes) == {CooperationPurpose.STRUCTURE, CooperationPurpose.REFERRAL}
    assert found.layers[Layer.REFERRAL].arcs == {("99001:b", "99001:c")}


def test_mutual_confirmation_rests_on_the_directed_layer(model: Model) -> None:
    rows = [works("a", "b", confirmedBy="one"), works("b", "a", confirmedBy="one"), works("b", "c", confirmedBy="one")]
    snapshot = world(model, [org("a"), org("b"), org("c"), *rows])
    outcome = computed("A12", snapshot)
    layer = snapshot.derived(Directed).layers[Layer.CONFIRMABLE]
    assert (outcome.numerator, outcome.denominator) == (len(layer.mutual), len(layer.mutual) + layer.asymmetric)
    assert outcome.details["reciprocity"] == layer.reciprocity == 2 / 3


def test_the_json_names_the_layers_that_have_any_arc_and_who_stands_in_them(model: Model) -> None:
    snapshot = world(model, [org("a"), org("b"), org("c"), wishes("a", "b"), wishes("c", "b"), wishes("b", "c")])
    (told,) = directed_json(snapshot)
    assert (told["layer"], told["arcs"], told["mutual"], told["reciprocity"]) == ("wish", 3, 1, 2 / 3)
    assert [(row["label"], row["into"], row["out"]) for row in told["involved"]] == [
        ("b", 2, 1),
        ("c", 1, 1),
        ("a", 0, 1),
    ]
    assert told["involved"][0]["betweenness"] == 0.5
