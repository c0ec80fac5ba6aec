"""What of the map somebody wants to see: layers, kinds, strength, the part around one actor, a way, colours and sizes.

All places stay those of the whole map: what is left out leaves a gap, and nobody moves.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt
from typing import NamedTuple

from graph.as_of import CERTAINTY_WORDS
from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.map.canvas import Canvas
from graph.map.layout import CENTRE, LISTED, MEMBER, RADIUS, STEERING
from graph.map.marks import LAYER_NAMES, RING_NAMES
from graph.map.narrowing import confirmed_since, regions_of, tags_of
from graph.map.picture import AGREEMENT, COOPERATION, GHOST, MISSING, STALE, Edge, Node, Picture
from ontology import Text
from ontology.names import Prop

SEATS = "seats"
"""The layer of those who sit in one body: asked for by itself, since sitting together is not working together."""
MAP_LAYERS: Mapping[str, Text] = {
    COOPERATION: Text(de="Zusammenarbeit", en="cooperation"),
    AGREEMENT: LAYER_NAMES[AGREEMENT],
    STALE: LAYER_NAMES[STALE],
    MISSING: LAYER_NAMES[MISSING],
    GHOST: Text(de="fehlende Akteure", en="missing actors"),
    SEATS: Text(de="sitzt im selben Gremium (nur um einen Akteur)", en="sits in the same body (around one actor only)"),
}
USUAL = frozenset(MAP_LAYERS) - {SEATS}
MOST_DEPTH = 3
STRONGEST = 4
_SCALE = ("#16425b", "#3f7d9e", "#9cc3d5", "#e8eef2")


@dataclass(frozen=True, slots=True)
class MapView:
    """What is shown; what is empty narrows nothing. ``tag`` is a property and its code, ``since`` an ISO day."""

    layers: frozenset[str] = USUAL
    coordination: bool = True
    strength: int = 1
    shapes: frozenset[str] = field(default_factory=frozenset)
    place: str = ""
    tag: str = ""
    region: str = ""
    since: str = ""
    colour: str = "sector"
    size: str = "same"


class ColourEntry(NamedTuple):
    """A colour of the map, what it says, and how many wear it."""

    label: Text
    colour: str
    number: int


class _Colouring(NamedTuple):
    """A property that colours the marks: what an actor is worth, and what each worth is called and coloured."""

    label: Text
    of: Callable[[Node], str]
    told: Mapping[str, tuple[Text, str]]


COLOURINGS: Mapping[str, _Colouring | None] = {
    "sector": None,
    "involvement": _Colouring(
        Text(de="Beteiligung", en="involvement"),
        lambda node: str(node.ring),
        {
            str(CENTRE): (Text(de="Koordination", en="coordination"), _SCALE[0]),
            str(STEERING): (RING_NAMES[STEERING], _SCALE[1]),
            str(MEMBER): (RING_NAMES[MEMBER], _SCALE[2]),
            str(LISTED): (RING_NAMES[LISTED], _SCALE[3]),
        },
    ),
    "certainty": _Colouring(
        Text(de="wie gut belegt", en="how sure"),
        lambda node: str(node.certainty),
        {
            str(sure): (CERTAINTY_WORDS[sure], _SCALE[place])
            for place, sure in enumerate((Certainty.PRESENT, Certainty.STALE, Certainty.UNKNOWN), start=1)
        },
    ),
    "ties": _Colouring(
        Text(de="Zahl der Verbindungen", en="number of ties"),
        lambda node: "0" if not node.ties else "1" if node.ties < 3 else "3" if node.ties < 7 else "7",
        {
            "7": (Text(de="7 und mehr", en="7 and more"), _SCALE[0]),
            "3": (Text(de="3 bis 6", en="3 to 6"), _SCALE[1]),
            "1": (Text(de="1 oder 2", en="1 or 2"), _SCALE[2]),
            "0": (Text(de="keine erfasst", en="none recorded"), _SCALE[3]),
        },
    ),
}
SIZES: Mapping[str, Text] = {
    "same": Text(de="alle gleich", en="all alike"),
    "ties": Text(de="nach Zahl der Verbindungen", en="by number of ties"),
}


def colouring_label(name: str) -> Text:
    """What colours are by."""
    found = COLOURINGS[name]
    return found.label if found is not None else Text(de="Bereich", en="sector")


def seen_as(sheet: Canvas, snapshot: Snapshot, view: MapView) -> Canvas:
    """The sheet with what is wanted and nothing else, in its colours and sizes."""
    nodes = tuple(n for n in sheet.picture.nodes if _wanted(n, snapshot, view))
    there = {n.id for n in nodes}
    edges = tuple(e for e in sheet.picture.edges if {e.a, e.b} <= there and _drawn(e, view))
    if view.since:
        fresh = confirmed_since(snapshot, view.since)
        edges = tuple(e for e in edges if e.layer != COOPERATION or (e.a, e.b) in fresh)
    colouring, colours = COLOURINGS[view.colour], {}
    if colouring is not None:
        colours = {n.id: colouring.told[colouring.of(n)][1] for n in nodes if colouring.of(n) in colouring.told}
    sizes = {n.id: _radius(n) for n in nodes} if view.size == "ties" else {}
    return sheet._replace(picture=replace(sheet.picture, nodes=nodes, edges=edges), colours=colours, sizes=sizes)


def colours_told(picture: Picture, name: str) -> tuple[ColourEntry, ...]:
    """The legend of a colouring; empty for sectors, which the map's own legend tells."""
    found = COLOURINGS[name]
    if found is None:
        return ()
    worth = [found.of(n) for n in picture.actors]
    return tuple(ColourEntry(label, colour, worth.count(k)) for k, (label, colour) in found.told.items() if k in worth)


def _wanted(node: Node, snapshot: Snapshot, view: MapView) -> bool:
    if node.certainty == GHOST:
        return GHOST in view.layers and not (view.shapes or view.place or view.tag or view.region)
    if not view.coordination and node.id in snapshot.coordination:
        return False
    return all(
        (
            not view.shapes or node.shape in view.shapes,
            view.place in ("", place_of(snapshot, node.id)),
            not view.tag or view.tag in tags_of(snapshot, node.id),
            not view.region or view.region in regions_of(snapshot, node.id),
        )
    )


def place_of(snapshot: Snapshot, id: str) -> str:
    """The place or part of town of an actor; empty where nobody says one."""
    found = snapshot.entities.get(id)
    return (found.value(Prop.LOCALITY) or "") if found is not None else ""


def _drawn(edge: Edge, view: MapView) -> bool:
    strong = edge.layer != COOPERATION or edge.intensity >= view.strength
    return edge.look in view.layers and strong


def _radius(node: Node) -> float:
    return round(RADIUS * (0.6 + sqrt(min(node.ties, 16)) * 0.25), 2)


# -- around one actor, and ways ----------------------------------------------------------------------------------------


def reached(edges: Iterable[Edge], start: str, depth: int) -> Mapping[str, int]:
    """Who is at most so many recorded steps away, with how many; missing ties lead nowhere."""
    near, found, waiting = _neighbours(edges), {start: 0}, deque([start])
    while waiting:
        here = waiting.popleft()
        for other in near.get(here, ()) if found[here] < depth else ():
            if other not in found:
                found[other] = found[here] + 1
                waiting.append(other)
    return found


def shortest_tie_way(edges: Iterable[Edge], start: str, end: str) -> Sequence[str]:
    """One shortest way over recorded ties, both ends in it; empty where there is none."""
    near, before, waiting = _neighbours(edges), {start: start}, deque([start])
    while waiting and end not in before:
        here = waiting.popleft()
        for other in near.get(here, ()):
            if other not in before:
                before[other] = here
                waiting.append(other)
    if end not in before:
        return ()
    way = [end]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]


def together(picture: Picture, focus: str) -> tuple[Edge, ...]:
    """Lines to those who sit in a body with an actor."""
    there = {n.id for n in picture.nodes}
    others = {id for body in picture.bodies if focus in body.members for id in body.members} & there - {focus}
    return tuple(Edge(focus, other, SEATS, 0, stale=False, across=False) for other in sorted(others))


def _neighbours(edges: Iterable[Edge]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for edge in edges:
        if edge.layer != MISSING:
            found.setdefault(edge.a, []).append(edge.b)
            found.setdefault(edge.b, []).append(edge.a)
    return found
