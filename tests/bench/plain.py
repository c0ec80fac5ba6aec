"""The plain way: csv and networkx, as a person would write it in an afternoon. Run as a process: list -> measures."""

import csv
import json
import sys
from itertools import product
from pathlib import Path

import networkx as nx


def plain_measures(folder: Path) -> dict[str, float]:
    """What the cooperation indicators rest on, with networkx only: with and without the coordination."""
    with (folder / "akteure.csv").open(encoding="utf-8") as file:
        actors = {row["Kennung"]: row for row in csv.DictReader(file)}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(actors)
    with (folder / "beziehungen.csv").open(encoding="utf-8") as file:
        graph.add_edges_from((r["von"], r["zu"]) for r in csv.DictReader(file) if int(r["Intensität"]) >= 2)
    youth = [a for a, row in actors.items() if row["Bereich"] == "Kinder- und Jugendhilfe"]
    health = [a for a, row in actors.items() if row["Bereich"] == "Gesundheitswesen"]
    without = graph.copy()
    without.remove_nodes_from([a for a, row in actors.items() if row["Akteurstyp"] == "NWK"])
    return {
        "density": nx.density(graph),
        "betweenness": max(nx.betweenness_centrality(graph).values()),
        "articulation": len(list(nx.articulation_points(graph))),
        "longer": sum(_longer(graph, without, a, b) for a, b in product(youth, health) if a in without),
    }


def _longer(graph: "nx.Graph[str]", without: "nx.Graph[str]", a: str, b: str) -> bool:
    if not nx.has_path(graph, a, b):
        return False
    if not nx.has_path(without, a, b):
        return True
    return nx.shortest_path_length(without, a, b) > nx.shortest_path_length(graph, a, b)


if __name__ == "__main__":
    print(json.dumps(plain_measures(Path(sys.argv[1]))))
