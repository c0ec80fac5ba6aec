"""The map as plain JSON values: what stands where, so that others can draw it."""

from typing import Annotated, TypedDict

from graph.map.canvas import Canvas
from graph.map.layout import Wedge
from graph.map.picture import SHAPES, Body, Edge, Node
from graph.map.sectors import GROUPS
from graph.shapes import Said, Told


class SpotOut(TypedDict):
    """An actor on the map, or the ghost of a missing one; the centre is (0, 0), y goes down (ein Akteur am Ort)."""

    id: Said
    name: Annotated[str, Told(example="Gesundheitsamt")]
    group: Annotated[Said, Told(example="health")]
    sector: Annotated[str | None, Told(example="GES")]
    shape: Annotated[Said, Told(example="square")]
    ring: Annotated[int, Told("0 Mitte bis 3 außen (0 centre to 3 outside)", example=2)]
    ties: Annotated[int, Told(example=7)]
    certainty: Annotated[Said, Told("auch ghost: fehlt (also ghost: missing)", example="present")]
    x: float
    y: float


class LineOut(TypedDict):
    """A line of the map (eine Linie)."""

    a: Said
    b: Said
    layer: Annotated[Said, Told("cooperation, agreement, missing, stale", example="cooperation")]
    intensity: Annotated[int, Told(example=2)]
    across: Annotated[bool, Told("zwischen Jugendhilfe und Gesundheit (between youth welfare and health)")]


class BodyOut(TypedDict):
    """A body in the strip below, with the actors on the map that sit in it (ein Gremium)."""

    id: Said
    name: Annotated[str, Told(example="Jugendhilfeausschuss")]
    layer: Annotated[str | None, Told(example="political")]
    members: list[str]


class GroupOut(TypedDict):
    """Sectors that share colour and place; angles in radians, clockwise from the right (eine Gruppe von Bereichen)."""

    name: Annotated[Said, Told(example="health")]
    label: Said
    colour: Annotated[str, Told(example="#56b4e9")]
    start: float | None
    end: float | None


class MapOut(TypedDict):
    """The map of a district at a day (die Karte eines Bezirks)."""

    district: Annotated[Said, Told(example="08212")]
    on: Annotated[str, Told(example="2024-09-24")]
    stretch: Annotated[float, Told("so viel breiter als hoch (wider than high)", example=1.4)]
    rings: list[float]
    groups: list[GroupOut]
    shapes: dict[str, str]
    nodes: list[SpotOut]
    edges: list[LineOut]
    bodies: list[BodyOut]


def map_json(sheet: Canvas, district: str, on: str) -> MapOut:
    """The places of a laid-out picture."""
    picture, layout = sheet.picture, sheet.layout
    return {
        "district": district,
        "on": on,
        "stretch": layout.stretch,
        "rings": list(layout.rings),
        "groups": [
            {
                "name": g.name,
                "label": g.label.in_language(sheet.language),
                "colour": g.colour,
                **_angles(layout.wedges.get(g.name)),
            }
            for g in GROUPS
        ],
        "shapes": {name: label.in_language(sheet.language) for name, label in SHAPES.items()},
        "nodes": [_spot(sheet, node) for node in picture.nodes],
        "edges": [_line(edge) for edge in picture.edges],
        "bodies": [_body(body) for body in picture.bodies],
    }


class _Angles(TypedDict):
    """Where the wedge of a group begins and ends, if it has one."""

    start: float | None
    end: float | None


def _angles(wedge: Wedge | None) -> _Angles:
    return {"start": None if wedge is None else wedge.start, "end": None if wedge is None else wedge.end}


def _spot(sheet: Canvas, node: Node) -> SpotOut:
    spot = sheet.layout.spots[node.id]
    return {
        "id": node.id,
        "name": node.name,
        "group": node.group,
        "sector": node.sector,
        "shape": node.shape,
        "ring": node.ring,
        "ties": node.ties,
        "certainty": node.certainty,
        "x": spot.x,
        "y": spot.y,
    }


def _line(edge: Edge) -> LineOut:
    return {"a": edge.a, "b": edge.b, "layer": edge.look, "intensity": edge.intensity, "across": edge.across}


def _body(body: Body) -> BodyOut:
    return {"id": body.id, "name": body.name, "layer": body.layer, "members": list(body.members)}
