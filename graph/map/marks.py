"""Marks, lines and the legend of the map: how a kind of thing, a sector and a bindingness look."""

from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape
from math import cos, pi, sin
from typing import NamedTuple

from graph.as_of import CERTAINTY_WORDS
from graph.certainty import Certainty
from graph.map.labels import wrapped
from graph.map.layout import LINE_HEIGHT, LISTED, MEMBER, RADIUS, STEERING, Spot
from graph.map.picture import AGREEMENT, COOPERATION, GHOST, MISSING, SHAPES, STALE, Edge, Node, Picture
from graph.map.sectors import BY_NAME, GROUPS
from ontology import Text

FONT = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
)
INK, MUTED, PAPER = "#1b2733", "#4b5866", "#ffffff"
GHOST_LOOK = f'fill="{PAPER}" stroke="#8a4b36" stroke-width="1.6" stroke-dasharray="4 3"'
UNCLEAR_LOOK = f'fill-opacity="0.3" stroke="{INK}" stroke-width="1.5" stroke-dasharray="2 2"'
UNCLEAR = Text(de="unklar, ob vorhanden", en="unclear whether there")
LAYER_NAMES: Mapping[str, Text] = {
    AGREEMENT: Text(de="Vereinbarung unterzeichnet", en="agreement signed"),
    COOPERATION: Text(de="Zusammenarbeit, je enger desto dicker", en="cooperation, the closer the thicker"),
    STALE: CERTAINTY_WORDS[Certainty.STALE],
    MISSING: Text(de="erwartet, nicht erfasst", en="expected, not recorded"),
    "seats": Text(de="Sitze in Gremien", en="seats in bodies"),
}
RING_NAMES: Mapping[int, Text] = {
    STEERING: Text(de="Lenkungsgruppe", en="steering group"),
    MEMBER: Text(de="im Netzwerk", en="in the network"),
    LISTED: Text(de="ohne Sitz im Netzwerk", en="no seat in the network"),
}
GHOST_NAME = Text(de="fehlt oder nicht erfasst", en="missing or not recorded")


def shape(kind: str, spot: Spot, r: float, look: str) -> str:
    """One mark; the shapes have about the same area."""
    if kind == "circle":
        return f'<circle class="mark" cx="{spot.x:g}" cy="{spot.y:g}" r="{r:g}" {look}/>'
    if kind == "square":
        side = r * 1.75
        left, top = spot.x - side / 2, spot.y - side / 2
        return f'<rect class="mark" x="{left:g}" y="{top:g}" width="{side:g}" height="{side:g}" {look}/>'
    points = " ".join(f"{spot.x + x * r:.1f},{spot.y + y * r:.1f}" for x, y in _CORNERS[kind])
    return f'<polygon class="mark" points="{points}" {look}/>'


def _ring_of_points(n: int, size: float, inner: float | None = None) -> tuple[tuple[float, float], ...]:
    radii = [size, inner if inner is not None else size]
    return tuple((radii[i % 2] * sin(2 * pi * i / n), -radii[i % 2] * cos(2 * pi * i / n)) for i in range(n))


_CORNERS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "diamond": _ring_of_points(4, 1.25),
    "triangle": tuple((x, y + 0.15) for x, y in _ring_of_points(3, 1.3)),
    "pentagon": _ring_of_points(5, 1.12),
    "star": _ring_of_points(10, 1.65, 0.85),
}


def mark_of(node: Node, spot: Spot, colour: str = "", radius: float = RADIUS) -> str:
    """The mark of an actor, or of the ghost of a missing one; coloured by its sector, if nothing else is said."""
    colour = colour or BY_NAME[node.group].colour
    if node.certainty == GHOST:
        look = GHOST_LOOK
    elif node.certainty == "unknown":
        look = f'fill="{colour}" {UNCLEAR_LOOK}'
    else:
        look = f'fill="{colour}" stroke="{INK}" stroke-width="1.5"'
    return shape(node.shape, spot, radius, look)


def name_below(node: Node, spot: Spot, size: float = 1.0) -> str:
    """The name below a mark; ``size`` is how much larger than usual it is written."""
    height = LINE_HEIGHT * size
    start = spot.y + RADIUS + height + (3.0 if node.shape == "star" else 0.0)
    style = f'fill="{MUTED}" font-style="italic"' if node.certainty == GHOST else f'fill="{INK}"'
    weight = ' font-weight="650"' if node.shape == "star" else ""
    lines = "".join(
        f'<tspan x="{spot.x:g}" y="{start + i * height:g}">{escape(line)}</tspan>'
        for i, line in enumerate(wrapped(node.name))
    )
    return (
        f'<text class="name" text-anchor="middle" {style}{weight} stroke="{PAPER}" stroke-width="3.2" '
        f'stroke-linejoin="round" stroke-opacity="0.9" paint-order="stroke">{lines}</text>'
    )


def strokes(path: str, edge: Edge) -> str:
    """The strokes of a line: double for an agreement, width by intensity, dotted if stale, dashed if missing."""
    name = edge.look
    colour = "#22405c" if edge.across else "#8795a3"
    if name == AGREEMENT:
        outer = f'<path d="{path}" stroke="{colour}" stroke-width="{4 + edge.intensity * 0.5:g}"/>'
        return f'{outer}<path d="{path}" stroke="{PAPER}" stroke-width="1.6"/>'
    if name == "seats":
        return f'<path d="{path}" stroke="#5b6b7a" stroke-width="1" stroke-dasharray="6 3 1 3"/>'
    if name == MISSING:
        return f'<path d="{path}" stroke="#b3401f" stroke-width="1.8" stroke-dasharray="8 6"/>'
    if name == STALE:
        colour = "#5f7f9c" if edge.across else "#aab5bf"
        return (
            f'<path d="{path}" stroke="{colour}" stroke-width="1.6" stroke-dasharray="1 4.5" stroke-linecap="round"/>'
        )
    return f'<path d="{path}" stroke="{colour}" stroke-width="{0.6 + 0.7 * max(edge.intensity, 1):g}"/>'


class LegendEntry(NamedTuple):
    """A line of the legend: what it switches, its words, how many are on screen, and its mark as SVG."""

    kind: str
    name: str
    label: Text
    number: int
    mark: str


def legend_of(picture: Picture) -> tuple[LegendEntry, ...]:
    """The legend: only what is on screen, each with its count."""
    return (*_sector_entries(picture), *_layer_entries(picture), *_shape_entries(picture))


def _sector_entries(picture: Picture) -> Iterator[LegendEntry]:
    counts = Counter(n.group for n in picture.nodes)
    there = Counter(n.group for n in picture.actors)
    for group in GROUPS:
        if counts[group.name]:
            look = f'fill="{group.colour}" stroke="{INK}" stroke-width="1.5"'
            yield LegendEntry(
                "sector", group.name, group.label, there[group.name], shape("circle", Spot(18, 9), 7, look)
            )


def _layer_entries(picture: Picture) -> Iterator[LegendEntry]:
    counts = Counter(e.look for e in picture.edges)
    for layer in (AGREEMENT, COOPERATION, STALE, MISSING):
        if counts[layer]:
            sample = Edge("", "", layer, 3, stale=layer == STALE, across=True)
            mark = f'<g fill="none">{strokes("M2 9L34 9", sample)}</g>'
            yield LegendEntry("layer", layer, LAYER_NAMES[layer], counts[layer], mark)
    if picture.ghosts:
        yield LegendEntry("layer", GHOST, GHOST_NAME, len(picture.ghosts), shape("circle", Spot(18, 9), 7, GHOST_LOOK))
    seats = sum(len(b.members) for b in picture.bodies)
    if seats:
        mark = '<path d="M2 9L34 9" stroke="#5b6b7a" stroke-width="1" fill="none"/>'
        yield LegendEntry("layer", "seats", LAYER_NAMES["seats"], seats, mark)


def _shape_entries(picture: Picture) -> Iterator[LegendEntry]:
    counts = Counter(n.shape for n in picture.actors)
    for kind, label in SHAPES.items():
        if counts[kind]:
            look = f'fill="#dfe5ea" stroke="{INK}" stroke-width="1.5"'
            size = 5.2 if kind == "star" else 7
            yield LegendEntry("shape", kind, label, counts[kind], shape(kind, Spot(18, 9), size, look))
    unclear = sum(n.certainty == Certainty.UNKNOWN for n in picture.actors)
    if unclear:
        yield LegendEntry(
            "shape", "unclear", UNCLEAR, unclear, shape("circle", Spot(18, 9), 7, f'fill="#8795a3" {UNCLEAR_LOOK}')
        )
