"""The network map as one SVG text: made on the server, printable, readable without script, no request to anybody.

Colour says sector group, shape kind of thing, line how binding, dashed what is missing (decision 0007).
"""

from collections import Counter
from collections.abc import Iterator
from html import escape
from math import cos, pi, sin

from graph.analysis import Analysis
from graph.map.canvas import Canvas, canvas_of
from graph.map.labels import anchor_of, clean_label, key, wrapped
from graph.map.layout import LINE_HEIGHT, RADIUS, Layout, Spot, Wedge, ring_caption
from graph.map.marks import (
    FONT,
    GHOST_LOOK,
    GHOST_NAME,
    INK,
    MUTED,
    PAPER,
    RING_NAMES,
    UNCLEAR_LOOK,
    legend_of,
    shape,
    strokes,
)
from graph.map.picture import GHOST, Edge, Node
from graph.map.sectors import BY_NAME, GROUPS, NOT_RECORDED
from graph.map.strip import seat_lines, strip, strip_height, strip_spots
from ontology import say

_TINTS = ("#ffffff", "#e6ebf0", "#eef2f5", "#f7f9fa")
_PAD = 34.0


def svg_map(analysis: Analysis, language: str = "de", earlier: Layout | None = None) -> str:
    """The map of an analysis with its legend, to stand alone in a file or a document."""
    return drawn(canvas_of(analysis, language, earlier), with_legend=True)


def drawn(sheet: Canvas, *, with_legend: bool) -> str:
    """The SVG text of a sheet."""
    left, top, right, bottom = _frame_box(sheet.layout)
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
            *_ground(sheet.layout),
            '<g class="seats">',
            *seat_lines(sheet, strip_spots(sheet, left, right, _frame_box(sheet.layout)[3] + 26.0)),
            '</g><g class="edges">',
            *(_line(sheet.layout, e) for e in sheet.picture.edges),
            "</g>",
            *_captions(sheet),
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


# -- the frame ---------------------------------------------------------------------------------------------------


def _frame_box(layout: Layout) -> tuple[float, float, float, float]:
    across, down = layout.stretch * layout.outer + _PAD, layout.outer + _PAD + 12.0
    xs = [s.x for s in layout.spots.values()] or [0.0]
    ys = [s.y for s in layout.spots.values()] or [0.0]
    return (
        round(min(-across, min(xs) - 80), 1),
        round(min(-down, min(ys) - 40), 1),
        round(max(across, max(xs) + 80), 1),
        round(max(down, max(ys) + 60), 1),
    )


def _ground(layout: Layout) -> Iterator[str]:
    for ring in range(len(layout.rings) - 1, 0, -1):
        r = layout.rings[ring]
        yield (
            f'<ellipse cx="0" cy="0" rx="{layout.stretch * r:g}" ry="{r:g}" fill="{_TINTS[ring]}" '
            f'stroke="#c9d2da" stroke-width="1"/>'
        )
    r = layout.rings[0]
    yield f'<ellipse cx="0" cy="0" rx="{layout.stretch * r:g}" ry="{r:g}" fill="{_TINTS[0]}" stroke="#c9d2da"/>'
    cuts = [(w, layout.rings[0], layout.rings[1]) for w in layout.core.values() if len(layout.core) > 1]
    for wedge, near, far in (*cuts, *((w, layout.rings[1], layout.outer) for w in layout.wedges.values())):
        inner, outer = layout.on(wedge.start, near), layout.on(wedge.start, far)
        yield f'<path d="M{inner.x:g} {inner.y:g}L{outer.x:g} {outer.y:g}" stroke="{PAPER}" stroke-width="5"/>'


def _captions(sheet: Canvas) -> Iterator[str]:
    for ring in range(1, len(sheet.layout.rings)):
        spot = ring_caption(sheet.layout, ring)
        yield (
            f'<text x="{spot.x:g}" y="{spot.y + 4:g}" text-anchor="middle" font-size="11" fill="{MUTED}" '
            f'font-style="italic" stroke="{_TINTS[ring]}" stroke-width="3.5" paint-order="stroke">'
            f"{sheet.say(RING_NAMES[ring])}</text>"
        )
    counts = Counter(n.group for n in sheet.picture.actors)
    for name, wedge in sheet.layout.wedges.items():
        yield _caption(sheet, name, wedge, counts[name])


def _caption(sheet: Canvas, name: str, wedge: Wedge, count: int) -> str:
    """The heading of a wedge, outside the ellipse and inside the page: in a corner if the wedge reaches one."""
    corners = [(k / 4) * pi for k in (-1, 1, 3, 5, 7) if wedge.start <= (k / 4) * pi <= wedge.end]
    angle = min(corners, key=sin) if corners else wedge.middle
    spot = sheet.layout.on(angle, sheet.layout.outer + 12.0 + 4.0 * max(sin(angle), 0.0))
    lines = wrapped(BY_NAME[name].label.in_language(sheet.language), 25)
    left, _, right, _ = _frame_box(sheet.layout)
    side, width = cos(angle), 8.6 * max(map(len, lines)) + 26.0
    anchor = "middle" if abs(side) < 0.04 else "end" if side < 0 else "start"
    x = max(spot.x, left + width) if side < 0 else min(spot.x, right - width)
    down = 13.0 if sin(angle) > 0 else -17.0 * (len(lines) - 1)
    words = "".join(
        f'<tspan x="{x:g}" y="{spot.y + down + i * 17.0:g}">{escape(line)}</tspan>' for i, line in enumerate(lines)
    )
    return (
        f'<text text-anchor="{anchor}" font-size="14.5" font-weight="650" stroke="{PAPER}" stroke-width="4" '
        f'paint-order="stroke">{words} <tspan font-weight="400" fill="{MUTED}">{count}</tspan></text>'
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


def spoken(sheet: Canvas, node: Node) -> str:
    """The accessible name: 'Gesundheitsamt, Bereich Gesundheitswesen, 7 Verbindungen'."""
    de = sheet.language != "en"
    sector = sheet.model.code("Sector", node.sector).label.in_language(sheet.language) if node.sector else None
    where = f"{'Bereich' if de else 'sector'} {sector}" if sector else sheet.say(BY_NAME[NOT_RECORDED].label)
    if node.certainty == GHOST:
        return f"{clean_label(node.name)}, {where}, {GHOST_NAME.in_language(sheet.language)}"
    unit = ("Verbindung" if node.ties == 1 else "Verbindungen") if de else ("tie" if node.ties == 1 else "ties")
    return f"{clean_label(node.name)[:200]}, {where}, {node.ties} {unit}"


def _drawn_node(sheet: Canvas, node: Node, number: int) -> str:
    spot, name = sheet.layout.spots[node.id], escape(spoken(sheet, node))
    ghost = node.certainty == GHOST
    target = "findings" if ghost else anchor_of(node.id)
    return (
        f'<a href="#{target}" class="node{" ghost" if ghost else ""}" tabindex="{-1 if number else 0}" '
        f'aria-label="{name}" data-id="{key(node.id)}" data-group="{node.group}" data-ring="{node.ring}" '
        f'data-x="{spot.x:g}" data-y="{spot.y:g}"><title>{name}</title>{_mark(node, spot)}{_words(node, spot)}</a>'
    )


def _words(node: Node, spot: Spot) -> str:
    start = spot.y + RADIUS + LINE_HEIGHT + (3.0 if node.shape == "star" else 0.0)
    style = f'fill="{MUTED}" font-style="italic"' if node.certainty == GHOST else f'fill="{INK}"'
    weight = ' font-weight="650"' if node.shape == "star" else ""
    lines = "".join(
        f'<tspan x="{spot.x:g}" y="{start + i * LINE_HEIGHT:g}">{escape(line)}</tspan>'
        for i, line in enumerate(wrapped(node.name))
    )
    return (
        f'<text text-anchor="middle" {style}{weight} stroke="{PAPER}" stroke-width="3.2" stroke-linejoin="round" '
        f'stroke-opacity="0.9" paint-order="stroke">{lines}</text>'
    )


def _mark(node: Node, spot: Spot) -> str:
    if node.certainty == GHOST:
        look = GHOST_LOOK
    elif node.certainty == "unknown":
        look = f'fill="{BY_NAME[node.group].colour}" {UNCLEAR_LOOK}'
    else:
        look = f'fill="{BY_NAME[node.group].colour}" stroke="{INK}" stroke-width="1.5"'
    return shape(node.shape, spot, RADIUS, look)


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
