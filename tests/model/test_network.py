"""The network arrays, and the worked example of domain 4.5 on them."""

from datetime import date

import networkx as nx
import pytest
import rustworkx as rx

from graph.certainty import Certainty
from graph.district.loading import snapshot_from
from graph.district.network import CONTACT, COOPERATION, STRONG, Network, network_from_ties
from graph.district.snapshot import Snapshot
from graph.records import Record, Relation, entity, relation
from graph.records.claims import EXISTS, Claim
from ontology import Model

SECTORS: dict[str, str | None] = {
    "J1": "KJH", "J2": "KJH", "J3": "KJH", "H1": "GES", "H2": "GES", "H3": "GES", "S1": "SCHWB", "F1": "FF",
}  # fmt: skip
TIES = [
    ("J1", "J2", 4), ("J1", "J3", 3), ("J2", "J3", 3), ("J1", "H1", 4), ("J1", "S1", 4),
    ("J1", "F1", 2), ("S1", "H3", 3), ("H1", "H2", 1), ("H2", "H3", 2), ("F1", "H2", 2),
]  # fmt: skip


@pytest.fixture
def example() -> Network:
    return network_from_ties(SECTORS, TIES)


EXPECTED = [
    (CONTACT, 10, {"J1": 5, "J2": 2, "J3": 2, "H1": 2, "H2": 3, "H3": 2, "S1": 2, "F1": 2}),
    (COOPERATION, 9, {"J1": 5, "J2": 2, "J3": 2, "H1": 1, "H2": 2, "H3": 2, "S1": 2, "F1": 2}),
    (STRONG, 6, {"J1": 4, "J2": 2, "J3": 2, "H1": 1, "H2": 0, "H3": 1, "S1": 2, "F1": 0}),
]


@pytest.mark.parametrize(("threshold", "m", "degrees"), EXPECTED)
def test_ties_and_degrees_of_the_worked_example(
    example: Network, threshold: int, m: int, degrees: dict[str, int]
) -> None:
    assert len(example) == 8
    assert example.pairs(threshold).shape == (m, 2)
    assert dict(zip(example.actors, example.degrees(threshold).tolist(), strict=True)) == degrees


@pytest.mark.parametrize(("threshold", "density"), [(CONTACT, 0.3571), (COOPERATION, 0.3214), (STRONG, 0.2143)])
def test_density_of_the_worked_example(example: Network, threshold: int, density: float) -> None:
    assert nx.density(example.to_networkx(threshold)) == pytest.approx(density, abs=5e-5)


def test_without_the_first_actor_the_worked_example_falls_apart(example: Network) -> None:
    parts = {frozenset(c) for c in nx.connected_components(example.without({"J1"}).to_networkx())}
    assert parts == {frozenset({"J2", "J3"}), frozenset({"H1"}), frozenset({"S1", "H3", "H2", "F1"})}


def test_the_only_tie_between_youth_welfare_and_health_is_j1_h1(example: Network) -> None:
    youth, health = example.in_sectors({"KJH"}), example.in_sectors({"GES"})
    crossing = [
        (example.actors[a], example.actors[b])
        for a, b in example.pairs(CONTACT)
        if (youth[a] and health[b]) or (youth[b] and health[a])
    ]
    assert crossing == [("H1", "J1")]


@pytest.mark.parametrize("threshold", [CONTACT, COOPERATION, STRONG])
def test_networkx_and_rustworkx_see_the_same(example: Network, musterstadt_snapshot: Snapshot, threshold: int) -> None:
    for network in (example, musterstadt_snapshot.network, network_from_ties({}, [])):
        one, other = network.to_networkx(threshold), network.to_rustworkx(threshold)
        assert list(one) == other.nodes() == list(network.actors)
        edges: list[tuple[int, int, int]] = list(other.weighted_edge_list())
        rows = {frozenset((network.actors[edge[0]], network.actors[edge[1]])): edge[2] for edge in edges}
        assert rows == {frozenset((a, b)): one.edges[a, b]["intensity"] for a, b in one.edges()}
        assert len(rx.connected_components(other)) == nx.number_connected_components(one)


def test_without_takes_ties_seats_and_signatures_along(musterstadt_snapshot: Snapshot) -> None:
    whole, rest = musterstadt_snapshot.network, musterstadt_snapshot.network_without_coordination
    gone = musterstadt_snapshot.coordination
    assert set(whole.actors) - set(rest.actors) == gone
    assert len(rest.ties()) == 4
    left = {(rest.actors[s.actor], s.body) for s in rest.affiliation}
    assert left == {(whole.actors[s.actor], s.body) for s in whole.affiliation if whole.actors[s.actor] not in gone}
    assert [rest.sectors[i] for i in range(len(rest))] == [musterstadt_snapshot.sector(a) for a in rest.actors]


def test_without_nobody_is_the_same_and_without_all_is_empty(example: Network) -> None:
    assert example.without(()) == example
    assert example.without({"nobody"}) == example
    assert len(example.without(example.actors)) == 0
    assert example.without(example.actors).degrees().tolist() == []


def test_an_empty_network_has_arrays_of_the_right_shape() -> None:
    empty = network_from_ties({}, [])
    assert empty.pairs().shape == (0, 2)
    assert empty.degrees().tolist() == []
    assert empty.in_sectors({"GES"}).tolist() == []


def test_the_layers_are_not_blended(musterstadt_snapshot: Snapshot) -> None:
    network = musterstadt_snapshot.network
    tied = {frozenset((t.a, t.b)) for t in network.cooperation}
    together = {s.actor for s in network.affiliation if s.body.endswith(":G2")}
    assert len(together) == 3
    assert len({frozenset((s.actor, t.actor)) for s in network.obligation for t in network.obligation} - tied) > 0


# -- joining rows of one pair ----------------------------------------------------------------------------------

ON = date(2024, 6, 30)


def joined(model: Model, *rows: tuple[str, str, str, dict[str, str]]) -> list[tuple[int, Certainty]]:
    """Intensity and certainty of the ties from rows of (source, target, status, values)."""
    people: list[Record] = [_named("d1:bezirk", "District"), *(_named(n, "Organization") for n in ("a", "b"))]
    ties: list[Relation] = []
    for number, (source, target, status, values) in enumerate(rows):
        said = [Claim(p, v, "", "", "2024") for p, v in values.items()]
        exists = Claim(EXISTS, "", "", "", values.get("confirmedOn", "2024-01"), status)
        ties.append(relation(f"r{number}", "Cooperation", (source, target), "d1", [exists, *said]))
    entities = [p for p in people if not isinstance(p, Relation)]
    snapshot = snapshot_from(model, entities[0], ON, entities, ties)
    return [(t.intensity, t.certainty) for t in snapshot.network.cooperation]


def _named(id: str, kind: str) -> Record:
    return entity(id, kind, "d1", [Claim(EXISTS, ""), Claim("name", id)])


def test_both_directions_are_one_tie_of_the_higher_intensity(model: Model) -> None:
    rows = ("a", "b", "fromList", {"intensity": "1"}), ("b", "a", "fromList", {"intensity": "3"})
    assert joined(model, *rows) == [(3, Certainty.PRESENT)]


def test_the_surest_row_gives_the_certainty(model: Model) -> None:
    rows = ("a", "b", "unknown", {"intensity": "4"}), ("b", "a", "fromList", {"intensity": "2"})
    assert joined(model, *rows) == [(2, Certainty.PRESENT)]


def test_a_tie_without_intensity_is_a_cooperation_and_zero_is_zero(model: Model) -> None:
    assert joined(model, ("a", "b", "fromList", {})) == [(2, Certainty.PRESENT)]
    assert joined(model, ("a", "b", "fromList", {"intensity": "0"})) == [(0, Certainty.PRESENT)]


def test_a_tie_to_oneself_is_none(model: Model) -> None:
    assert joined(model, ("a", "a", "fromList", {"intensity": "4"})) == []
