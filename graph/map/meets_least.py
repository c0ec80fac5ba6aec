"""The two groups that meet least, on the map at rest: their sectors tinted, a red bow between them with its number.

What is meant is read off the picture before any name is: two patches of one colour, a dashed bow from one to the other,
and the number in the largest type there is.
"""

from collections.abc import Iterable, Iterator
from html import escape
from math import pi
from typing import NamedTuple

from graph.map.boxes import Box
from graph.map.canvas import Canvas
from graph.map.labels import wrapped
from graph.map.layout import Spot, Wedge
from graph.map.map_sizes import letters
from graph.map.marks import PAPER
from graph.map.sectors import BY_NAME

RED = "#8c2f12"
_SIZE, _PHONE_SIZE = 1.5, 2.6
"""How large the number is, and the names on a phone, against the other names of the map."""
_LINE, _WIDE = 1.1, 0.29
"""How far lines are apart, and how wide the bow is, against the size of names."""


class MeetLeast(NamedTuple):
    """Two sector groups that meet least, and how much they do, as it is written on the bow."""

    groups: tuple[str, str]
    told: str


def tinted(sheet: Canvas, apart: MeetLeast) -> Iterator[str]:
    """The sectors of the two, below all else."""
    for name in apart.groups:
        if name in sheet.layout.wedges:
            path = _sector(sheet, sheet.layout.wedges[name])
            yield f'<path class="apart" d="{path}" fill="{RED}" fill-opacity="0.09"/>'


def _sector(sheet: Canvas, wedge: Wedge) -> str:
    layout, near, far = sheet.layout, sheet.layout.rings[1], sheet.layout.outer
    large = int(wedge.end - wedge.start > pi)
    a, b = layout.on(wedge.start, near), layout.on(wedge.start, far)
    c, d = layout.on(wedge.end, far), layout.on(wedge.end, near)
    return (
        f"M{a.x:g} {a.y:g}L{b.x:g} {b.y:g}A{layout.stretch * far:g} {far:g} 0 {large} 1 {c.x:g} {c.y:g}"
        f"L{d.x:g} {d.y:g}A{layout.stretch * near:g} {near:g} 0 {large} 0 {a.x:g} {a.y:g}Z"
    )


def bow(sheet: Canvas, apart: MeetLeast, ends: tuple[Spot, Spot]) -> Iterator[str]:
    """The bow between the two with its number, in front of all else; the names of both for a small screen."""
    a, b = ends
    (x, y), wide = _control(sheet, ends), letters(sheet.layout) * _WIDE
    yield '<g class="apart">'
    path = f"M{a.x:g} {a.y:g}Q{x:.1f} {y:.1f} {b.x:g} {b.y:g}"
    dashed = f' stroke-dasharray="{2.8 * wide:.1f} {1.8 * wide:.1f}"'
    for colour, width, dashes in ((PAPER, 1.8 * wide, ""), (RED, wide, dashed)):
        yield f'<path d="{path}" stroke="{colour}" stroke-width="{width:.1f}"{dashes} fill="none"/>'
    box, size = number_box(sheet, apart, ends), _SIZE * letters(sheet.layout)
    yield (
        f'<text x="{(box.left + box.right) / 2:.1f}" y="{box.bottom - 8:.1f}" text-anchor="middle" '
        f'font-size="{size:.1f}" font-weight="700" fill="{RED}" stroke="{PAPER}" stroke-width="7" paint-order="stroke">'
        f"{escape(apart.told)}</text>"
    )
    yield from on_a_phone(sheet, apart.groups, RED)
    yield "</g>"


def number_box(sheet: Canvas, apart: MeetLeast, ends: tuple[Spot, Spot]) -> Box:
    """Where the number stands: in the middle of the bow; no name is written there."""
    (a, b), (x, y) = ends, _control(sheet, ends)
    middle, down = (a.x + 2 * x + b.x) / 4, (a.y + 2 * y + b.y) / 4
    size = _SIZE * letters(sheet.layout)
    half = 0.3 * size * len(apart.told)
    return Box(middle - half, down - size / 2, middle + half, down + size / 2 + 8)


def _control(sheet: Canvas, ends: tuple[Spot, Spot]) -> tuple[float, float]:
    """Bent away from the ribbon of the same two, which goes towards the centre."""
    a, b = ends
    return (a.x + b.x) / 2 * 1.25, (a.y + b.y) / 2 * 1.25 - 2.3 * letters(sheet.layout)


def on_a_phone(sheet: Canvas, groups: Iterable[str], colour: str) -> Iterator[str]:
    """The names of groups inside their sectors; shown by style alone, where the headings are too small to read."""
    return (_inside(sheet, name, colour) for name in groups if name in sheet.layout.wedges)


def _inside(sheet: Canvas, name: str, colour: str) -> str:
    wedge, layout = sheet.layout.wedges[name], sheet.layout
    spot = layout.on(wedge.middle, (layout.rings[1] + layout.outer) / 2)
    lines = wrapped(BY_NAME[name].label.in_language(sheet.language), 16)
    size = _PHONE_SIZE * letters(layout)
    top = spot.y - size * _LINE * (len(lines) - 1) / 2
    words = "".join(
        f'<tspan x="{spot.x:g}" y="{top + n * size * _LINE:.1f}">{escape(line)}</tspan>' for n, line in enumerate(lines)
    )
    return (
        f'<text class="small-screen" display="none" text-anchor="middle" font-size="{size:.1f}" font-weight="700" '
        f'fill="{colour}" stroke="{PAPER}" stroke-width="9" paint-order="stroke">{words}</text>'
    )


__all__ = ["RED", "MeetLeast", "bow", "number_box", "on_a_phone", "tinted"]
