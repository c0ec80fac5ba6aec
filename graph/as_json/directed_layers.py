"""The directed layers of a district as plain JSON values: density, reciprocity, degrees, who stands between."""

from collections.abc import Mapping
from typing import Annotated, TypedDict

from graph.district.directed import Directed, DirectedLayer, Layer
from graph.district.snapshot import Snapshot
from graph.shapes import Said, Told
from ontology import Text

_LAYERS: Mapping[Layer, Text] = {
    Layer.NAMED: Text(de="Zusammenarbeit, wie erfasst (von – zu)", en="cooperation as recorded (from – to)"),
    Layer.CONFIRMABLE: Text(de="Zusammenarbeit, von den Seiten selbst gesagt", en="cooperation as told by the sides"),
    Layer.REFERRAL: Text(de="Vermittlung von Familien", en="referral of families"),
    Layer.WISH: Text(de="Wunsch nach mehr Zusammenarbeit", en="wish for more cooperation"),
}
"""What an arc of each layer says; purposes have the labels of their codes."""


class DirectedActorOut(TypedDict):
    """An actor with any arc in a layer (eine Stelle mit gerichteten Angaben)."""

    id: str
    label: str
    out: Annotated[int, Told("wie viele sie nennt (how many it names)")]
    into: Annotated[int, Told("von wie vielen sie genannt wird (by how many it is named)")]
    betweenness: Annotated[float, Told("Anteil gerichteter kürzester Wege über sie (share of directed shortest paths)")]


class DirectedLayerOut(TypedDict):
    """Measures of one directed layer (Maße einer gerichteten Schicht), Wasserman and Faust 1994."""

    layer: Annotated[str, Told("Schicht oder Zweck (layer, or purpose)")]
    label: Said
    actors: Annotated[int, Told("alle Stellen des Netzes (all actors of the network)")]
    arcs: int
    density: float | None
    mutual: Annotated[int, Told("Paare, die beide Seiten nennen (dyads that both sides name)")]
    asymmetric: Annotated[int, Told("Paare, die nur eine Seite nennt (dyads that one side names)")]
    reciprocity: Annotated[float | None, Told("Anteil der erwiderten Angaben (share of arcs that are returned)")]
    mutualDyads: Annotated[float | None, Told("Anteil der Paare mit beiden Richtungen (share of dyads that have both)")]
    involved: list[DirectedActorOut]


def directed_json(snapshot: Snapshot, language: str = "de") -> list[DirectedLayerOut]:
    """The layers that have any arc, then the same by purpose."""
    found = snapshot.derived(Directed)
    layers = [(str(layer), _LAYERS[layer], arcs) for layer, arcs in found.layers.items() if arcs.arcs]
    codes = snapshot.model.code_lists["CooperationPurpose"].by_notation
    layers += [(f"purpose:{purpose}", codes[purpose].label, arcs) for purpose, arcs in found.purposes.items()]
    return [_layer(snapshot, name, label.in_language(language), arcs) for name, label, arcs in layers]


def _layer(snapshot: Snapshot, name: str, label: str, found: DirectedLayer) -> DirectedLayerOut:
    return {
        "layer": name,
        "label": label,
        "actors": len(found.actors),
        "arcs": len(found.arcs),
        "density": found.density,
        "mutual": len(found.mutual),
        "asymmetric": found.asymmetric,
        "reciprocity": found.reciprocity,
        "mutualDyads": found.mutual_dyads,
        "involved": _involved(snapshot, found),
    }


def _involved(snapshot: Snapshot, found: DirectedLayer) -> list[DirectedActorOut]:
    """Who names or is named, by those most often named first."""
    between = dict(zip(found.actors, found.betweenness().tolist(), strict=True))
    rows: list[DirectedActorOut] = [
        {
            "id": id,
            "label": snapshot.name(id),
            "out": found.out_degrees[id],
            "into": found.in_degrees[id],
            "betweenness": round(between[id], 6),
        }
        for id in found.actors
        if found.out_degrees[id] or found.in_degrees[id]
    ]
    return sorted(rows, key=lambda row: (-row["into"], -row["out"], row["id"]))
