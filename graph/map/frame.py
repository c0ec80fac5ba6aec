"""The ground of every map: rings, wedges and their headings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from math import cos, pi, sin
from typing import NamedTuple

from graph.map.boxes import Box
from graph.map.canvas import Canvas
from graph.map.labels import wrapped
from graph.map.layout import Layout, Wedge, ring_caption
from graph.map.map_sizes import frame_box
from graph.map.marks import MUTED, PAPER, RING_NAMES
from graph.map.sectors import BY_NAME

_TINTS = ("#ffffff", "#e6ebf0", "#eef2f5", "#f7f9fa")
_HEADING, _LETTER, _DOWN = 1.03, 0.59, 1.14
"""Headings of sectors against the size of names: their own, how wide a letter is, how far lines are apart."""
_USUAL = 17.5
"""How large headings are where a map does not say."""


def ground(layout: Layout) -> Iterator[str]:
    """Rings and the cuts between wedges."""
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


def wedge_headings(sheet: Canvas, marked: Sequence[str] = (), colour: str = "", size: float = 0.0) -> Iterator[str]:
    """The names of rings, and of sector groups with how many actors they have; those ``marked`` in a colour.

    ``size`` is that of names on the map; without one all is as small as on paper.
    """
    for ring in range(1, len(sheet.layout.rings)):
        spot = ring_caption(sheet.layout, ring)
        yield (
            f'<text x="{spot.x:g}" y="{spot.y + 4:g}" text-anchor="middle" font-size="{size or 11:g}" fill="{MUTED}" '
            f'font-style="italic" stroke="{_TINTS[ring]}" stroke-width="3.5" paint-order="stroke">'
            f"{sheet.say(RING_NAMES[ring])}</text>"
        )
    counts = Counter(n.group for n in sheet.picture.actors)
    for name, wedge in sheet.layout.wedges.items():
        told = f'<tspan font-weight="400" fill="{MUTED}">{counts[name]}</tspan>'
        stands = _heading(sheet, name, wedge, size or _USUAL)
        yield _caption(stands, told, colour if name in marked else "", size or _USUAL)


def heading_boxes(sheet: Canvas, size: float) -> Iterator[Box]:
    """Where the names of sector groups stand: no other name may."""
    for name, wedge in sheet.layout.wedges.items():
        stands = _heading(sheet, name, wedge, size)
        begins = {"end": -stands.width, "middle": -stands.width / 2}.get(stands.anchor, 0.0)
        left, top = stands.x + begins, stands.y - 0.9 * size
        yield Box(left, top, left + stands.width, top + _DOWN * size * len(stands.lines))


class _Heading(NamedTuple):
    """The lines of a heading, where the first begins, and how wide they are."""

    lines: Sequence[str]
    anchor: str
    x: float
    y: float
    width: float


def _heading(sheet: Canvas, name: str, wedge: Wedge, size: float) -> _Heading:
    """The heading of a wedge, outside the ellipse and inside the page: in a corner if the wedge reaches one."""
    corners = [(k / 4) * pi for k in (-1, 1, 3, 5, 7) if wedge.start <= (k / 4) * pi <= wedge.end]
    angle = min(corners, key=sin) if corners else wedge.middle
    spot = sheet.layout.on(angle, sheet.layout.outer + 12.0 + 4.0 * max(sin(angle), 0.0))
    lines = wrapped(BY_NAME[name].label.in_language(sheet.language), 25)
    left, top, right, bottom = frame_box(sheet.layout)
    side, width = cos(angle), _LETTER * size * max(map(len, lines)) + 1.5 * size
    anchor = "middle" if abs(side) < 0.04 else "end" if side < 0 else "start"
    x = max(spot.x, left + width) if side < 0 else min(spot.x, right - width)
    down = 0.75 * size if sin(angle) > 0 else -_DOWN * size * (len(lines) - 1)
    lowest = bottom - size * (0.4 + _DOWN * (len(lines) - 1))
    return _Heading(lines, anchor, x, min(max(spot.y + down, top + size), lowest), width)


def _caption(stands: _Heading, count: str, colour: str, size: float) -> str:
    """A heading as it is drawn."""
    lines, anchor, x, y, _ = stands
    words = "".join(
        f'<tspan x="{x:g}" y="{y + i * _DOWN * size:.1f}">{escape(line)}</tspan>' for i, line in enumerate(lines)
    )
    fill = f' fill="{colour}"' if colour else ""
    return (
        f'<text class="heading" text-anchor="{anchor}" font-size="{_HEADING * size:.1f}" font-weight="650" '
        f'stroke="{PAPER}" stroke-width="4" paint-order="stroke"{fill}>{words} {count}</text>'
    )
