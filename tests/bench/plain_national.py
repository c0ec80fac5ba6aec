"""The plain way through a nation: SELECT and json, then networkx, one district after the other."""

import json
import sqlite3

import networkx as nx

from tests.bench.plain_what_if import PlainCase

_SYSTEMS = {"KJH": "K", "FAM": "K", "GES": "G"}


def plain_district(connection: sqlite3.Connection, key: str) -> PlainCase:
    """The cooperation of a district as networkx: whatever a list says, the first value counts."""
    graph: nx.Graph[str] = nx.Graph()
    found: dict[str, set[str]] = {"K": set(), "G": set(), "NWK": set()}
    for id, claims in connection.execute(
        "SELECT id, claims FROM entity WHERE owner = ? AND type = 'Organization'", (key,)
    ):
        values = _values(claims)
        graph.add_node(id)
        if values.get("sector") in _SYSTEMS:
            found[_SYSTEMS[values["sector"]]].add(id)
        if values.get("actorType") == "NWK":
            found["NWK"].add(id)
    rows = connection.execute(
        "SELECT source, target, claims FROM relation WHERE owner = ? AND type = 'Cooperation' "
        "AND status NOT IN ('unknown', 'disputed', 'confirmedAbsent')",
        (key,),
    )
    graph.add_edges_from((a, b) for a, b, claims in rows if int(_values(claims).get("intensity", 2)) >= 2)
    return PlainCase(graph, frozenset(found["K"]), frozenset(found["G"]), frozenset(found["NWK"]))


def _values(claims: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for prop, value, *_ in json.loads(claims):
        values.setdefault(prop, value)
    return values


def plain_measures_of(case: PlainCase) -> list[object]:
    """Seven common measures of a network."""
    graph = case.graph
    return [
        nx.density(graph),
        nx.degree_centrality(graph),
        nx.betweenness_centrality(graph),
        list(nx.connected_components(graph)),
        list(nx.articulation_points(graph)),
        dict(nx.all_pairs_shortest_path_length(graph)),
        nx.transitivity(graph),
    ]
