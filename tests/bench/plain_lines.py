"""The plain way to anchoring lines: who sits where as a networkx graph, and its minimum node cut."""

import csv
from pathlib import Path

import networkx as nx
from networkx.algorithms.connectivity import minimum_node_cut

POLITICAL = "JHA"


def plain_graph(folder: Path) -> "nx.Graph[str]":
    """Members and bodies of a list; all bodies but the political one are the network."""
    with (folder / "gremien.csv").open(encoding="utf-8") as file:
        kinds = {row["Kennung"]: row["Art"] for row in csv.DictReader(file)}
    graph: nx.Graph[str] = nx.Graph()
    with (folder / "mitgliedschaften.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            graph.add_edge(row["Akteur"], POLITICAL if kinds[row["Gremium"]] == POLITICAL else "network")
    return graph


def plain_lines(graph: "nx.Graph[str]") -> int:
    """How many have to leave before the network and the political body are apart."""
    return len(minimum_node_cut(graph, "network", POLITICAL))
