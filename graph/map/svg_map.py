"""The network map as one SVG text: made on the server, printable, readable without script, no request to anybody.

Colour says sector group, shape kind of thing, line how binding, dashed what is missing (decision 0007).
"""

from collections import Counter
from collections.abc import Iterator
from html import escape

from graph.analysis import Analysis
from graph.map.canvas import Canvas, canvas_of
from graph.map.frame import ground, wedge_headings
from graph.map.labels import anchor_of, key
from graph.map.layout import Layout, Spot
from graph.map.map_sizes import frame_box
from graph.map.marks import (
    FONT,
    INK,
    legend_of,
    mark_of,
    name_below,
    strokes,
)
from graph.map.picture import GHOST, Edge, Node
from graph.map.sectors import GROUPS, NOT_RECORDED
from graph.map.spoken import spoken
from graph.map.strip import seat_lines, strip, strip_height, strip_spots
from ontology import say


def svg_map(analysis: Analysis, language: str = "de", earlier: Layout | None = None) -> str:
    """The map of an analysis with its legend, to stand alone in a file or a document."""
    return drawn(canvas_of(analysis, language, earlier), with_legend=True)


def drawn(sheet: Canvas, *, with_legend: bool) -> str:
    """The SVG text of a sheet."""
    left, top, right, bottom = frame_box(sheet.layout)
    pills = list(strip(sheet, left, right, bottom + 26.0))
    bottom += 26.0 + (strip_height(sheet, right - left) if pills else 0.0)
    legend = list(_legend(sheet, left, right, bottom + 8.0)) if with_legend else []
    bottom += 172.0 if with_legend else 0.0
    box = f"{left:g} {top:g} {right - left:g} {bottom - top:g}"
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="{box}" role="group" '
            f'aria-label="{_described(sheet)}" font-family="{FONT}" font-size="12.5" fill="{INK}">',
            _styles() if with_legend else "",
            *ground(sheet.layout),
            '<g class="seats">',
            *seat_lines(sheet, strip_spots(sheet, left, right, frame_box(sheet.layout)[3] + 26.0)),
            '</g><g class="edges">',
            *(_line(sheet.layout, e) for e in sheet.picture.edges),
            "</g>",
            *wedge_headings(sheet),
            '<g class="nodes">',
            *(_drawn_node(sheet, n, i) for i, n in enumerate(_in_reading_order(sheet))),
            '</g><g class="bodies">',
            *pills,
            "</g>",
            *legend,
            "</svg>",
        )
    )


def _styles() -> str:
    return "<style>.seats{display:none} text{unicode-bidi:isolate}</style>"


def _described(sheet: Canvas) -> str:
    actors = sheet.picture.actors
    groups = len({n.group for n in actors} - {NOT_RECORDED})
    alone = sum(not sheet.picture.neighbours.get(n.id) for n in actors)
    ghosts = len(sheet.picture.ghosts)
    return sheet.say(
        say(
            "Netz mit {actors_count} {actors_count:Akteur|Akteuren} in {groups} {groups:Bereich|Bereichen}; {alone} "
            "ohne erfasste Verbindung; noch offen: {ghosts} {ghosts:Stelle|Stellen}, die das Gesetz oder die "
            "Fachpraxis erwartet.",
            "Network of {actors_count} {actors_count:actor|actors} in {groups} {groups:sector|sectors}; {alone} "
            "without a recorded tie; still open: {ghosts} {ghosts:place|places} expected by law or practice.",
            actors_count=len(actors),
            groups=groups,
            alone=alone,
            ghosts=ghosts,
        )
    )


# -- lines -------------------------------------------------------------------------------------------------------


def _path(a: Spot, b: Spot) -> str:
    """A line bent slightly towards the centre, so that lines within a wedge do not hide each other."""
    x, y = (a.x + b.x) / 2 * 0.84, (a.y + b.y) / 2 * 0.84
    return f"M{a.x:g} {a.y:g}Q{x:.1f} {y:.1f} {b.x:g} {b.y:g}"


def _line(layout: Layout, edge: Edge) -> str:
    path = _path(layout.spots[edge.a], layout.spots[edge.b])
    css = f"edge {edge.look}{' across' if edge.across else ''}"
    keys = f'data-a="{key(edge.a)}" data-b="{key(edge.b)}" data-layer="{edge.look}"'
    return f'<g class="{css}" {keys} fill="none">{strokes(path, edge)}</g>'


# -- nodes -------------------------------------------------------------------------------------------------------


def _in_reading_order(sheet: Canvas) -> list[Node]:
    order = {g.name: i for i, g in enumerate(GROUPS)}
    return sorted(sheet.picture.nodes, key=lambda n: (n.ring, order[n.group], n.certainty == GHOST, n.name, n.id))


def _drawn_node(sheet: Canvas, node: Node, number: int) -> str:
    spot, name = sheet.layout.spots[node.id], escape(spoken(sheet, node))
    ghost = node.certainty == GHOST
    target = "findings" if ghost else anchor_of(node.id)
    return (
        f'<a href="#{target}" class="node{" ghost" if ghost else ""}" tabindex="{-1 if number else 0}" '
        f'aria-label="{name}" data-id="{key(node.id)}" data-group="{node.group}" data-ring="{node.ring}" '
        f'data-x="{spot.x:g}" data-y="{spot.y:g}"><title>{name}</title>{mark_of(node, spot)}'
        f"{name_below(node, spot)}</a>"
    )


# -- legend ------------------------------------------------------------------------------------------------------


def _legend(sheet: Canvas, left: float, right: float, top: float) -> Iterator[str]:
    columns = {"sector": left + 20, "layer": left + (right - left) * 0.36, "shape": left + (right - left) * 0.7}
    used: Counter[str] = Counter()
    yield '<g class="legend" font-size="12">'
    for entry in legend_of(sheet.picture):
        if entry.name == "seats":
            continue
        x, y = columns[entry.kind], top + used[entry.kind] * 18.5
        used[entry.kind] += 1
        yield f'<g transform="translate({x:g} {y:g})">{entry.mark}'
        yield f'<text x="44" y="13">{sheet.say(entry.label)} ({entry.number})</text></g>'
    yield "</g>"


__all__ = ["Canvas", "canvas_of", "drawn", "spoken", "svg_map"]
