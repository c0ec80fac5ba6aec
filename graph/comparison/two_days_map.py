"""The map of two days in one: who came, who went, who stayed, at the places of the later day's map."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import NamedTuple

from graph.comparison.changes import Aspect, Difference, Turn
from graph.map.boxes import Box, Grid
from graph.map.canvas import Canvas
from graph.map.frame import ground, heading_boxes, wedge_headings
from graph.map.labels import clean_label, wrapped
from graph.map.layout import LINE_HEIGHT, RADIUS, Spot
from graph.map.map_sizes import frame_box, letters
from graph.map.marks import FONT, INK, PAPER, shape
from graph.map.picture import MISSING, Node

_LINE, _CHARACTER = LINE_HEIGHT / 13.5, 0.546
"""How high a line of a name is, and how wide a letter, as shares of its size."""
CAME, LATER, WENT, STAYED = "came", "recorded", "went", "stayed"
"""Came is dated by a source, recorded is only named later: it may have been there all the time."""
_LOOKS: Mapping[str, str] = {
    CAME: f'fill="#00754a" stroke="{INK}" stroke-width="1.5"',
    LATER: 'fill="#bfe3d2" stroke="#00754a" stroke-width="2" stroke-dasharray="3 2.5"',
    WENT: f'fill="{PAPER}" stroke="#8c2f12" stroke-width="2.4"',
    STAYED: 'fill="#d5dce2" stroke="#8795a3" stroke-width="1"',
}
_LINES: Mapping[str, str] = {
    CAME: 'stroke="#00754a" stroke-width="4"',
    LATER: 'stroke="#00754a" stroke-width="2.4" stroke-dasharray="7 5"',
    WENT: 'stroke="#8c2f12" stroke-width="3" stroke-dasharray="2 5"',
    STAYED: 'stroke="#c3ccd4" stroke-width="1"',
}
FATES: Mapping[Turn, str] = {
    Turn.BEGAN: CAME,
    Turn.RECORDED: LATER,
    Turn.ENDED: WENT,
    Turn.DENIED: WENT,
}
"""What a kind of change looks like; whatever else is said of a record, it stayed."""


def fate_mark(fate: str) -> str:
    """The mark of the legend for those who came, went, or stayed."""
    cross = _cross(Spot(18, 9), 6) if fate == WENT else ""
    return f"{shape('circle', Spot(18, 9), 7, _LOOKS[fate])}{cross}"


def fates_of(changes: Iterable[Difference]) -> Mapping[str, str]:
    """What became of each record that came or went, by id."""
    return {c.record: FATES[c.turn] for c in changes if c.turn in FATES}


def two_days_map(
    before: Canvas, after: Canvas, changes: Iterable[Difference], address: Callable[[Node], str], said: str
) -> str:
    """The picture; whoever went stands where the earlier map had them. ``said`` is what it shows, in a sentence."""
    found = list(changes)
    fates, there = fates_of(found), {n.id for n in after.picture.actors}
    gone = [n for n in before.picture.actors if n.id not in there and fates.get(n.id) == WENT]
    nodes = [*after.picture.actors, *gone]
    spots = {n.id: (after if n.id in there else before).layout.spots[n.id] for n in nodes}
    in_front = sorted(nodes, key=lambda n: n.id in fates)
    size = letters(after.layout)
    named = _legible((n for n in in_front if n.id in fates), spots, [*heading_boxes(after, size)], size)
    ties = _ties(before, after, {c.label.de: FATES[c.turn] for c in found if c.area is Aspect.TIES and c.turn in FATES})
    left, top, right, bottom = frame_box(after.layout)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="{left:g} {top:g} {right - left:g} '
            f'{bottom - top:g}" role="group" aria-label="{escape(said)}" font-family="{FONT}" font-size="{size:g}" '
            f'fill="{INK}">',
            *ground(after.layout),
            *wedge_headings(after, size=size),
            *_lines(ties, spots),
            *(
                _node(n, spots[n.id], _Shown(fates.get(n.id, STAYED), size if n.id in named else 0.0), address(n))
                for n in in_front
            ),
            "</svg>",
        )
    )


class _Shown(NamedTuple):
    """What became of an actor, and how large its name is written; 0 where it is not."""

    fate: str
    size: float


def _legible(wanted: Iterable[Node], spots: Mapping[str, Spot], taken: Iterable[Box], size: float) -> frozenset[str]:
    """Whose names are written: none upon another, a mark or a heading. The list beside has all."""
    marks = Grid(Box(s.x - RADIUS, s.y - RADIUS, s.x + RADIUS, s.y + RADIUS) for s in spots.values())
    names, found = Grid(taken), set[str]()
    for node in wanted:
        spot, lines = spots[node.id], wrapped(clean_label(node.name))
        half, top = _CHARACTER * size * max(map(len, lines)) / 2, spot.y + RADIUS + 6
        box = Box(spot.x - half, top, spot.x + half, top + _LINE * size * len(lines))
        if marks.meeting(box) is None and names.added(box):
            found.add(node.id)
    return frozenset(found)


def _ties(before: Canvas, after: Canvas, told: Mapping[str, str]) -> Mapping[tuple[str, str], str]:
    """The lines of both maps: new ones, those that went, and all that stayed; only what is told came or went."""
    pairs = [{(e.a, e.b) for e in sheet.picture.edges if e.layer != MISSING} for sheet in (before, after)]
    names = {n.id: n.name for sheet in (before, after) for n in sheet.picture.nodes}

    def fate(a: str, b: str) -> str:
        words = (f"{names[a]} – {names[b]}", f"{names[b]} – {names[a]}")
        return next((told[w] for w in words if w in told), STAYED)

    kept = {pair: fate(*pair) for pair in pairs[1]}
    gone = {pair: WENT for pair in pairs[0] - pairs[1] if fate(*pair) == WENT}
    return {**kept, **gone}


def _lines(ties: Mapping[tuple[str, str], str], spots: Mapping[str, Spot]) -> Iterator[str]:
    drawn = [(fate, a, b) for (a, b), fate in ties.items() if a in spots and b in spots]
    for fate, a, b in sorted(drawn, key=lambda line: (line[0] != STAYED, line)):
        one, other = spots[a], spots[b]
        yield (
            f'<path class="line {fate}" d="M{one.x:g} {one.y:g}L{other.x:g} {other.y:g}" fill="none" {_LINES[fate]}/>'
        )


def _node(node: Node, spot: Spot, shown: _Shown, address: str) -> str:
    """Those who came or went have a name and a mark that is no colour alone."""
    name, fate = clean_label(node.name), shown.fate
    sign = _cross(spot, RADIUS) if fate == WENT else ""
    mark = shape(node.shape, spot, RADIUS if fate == STAYED else RADIUS + 3, _LOOKS[fate])
    words = _name(name, spot, shown.size) if shown.size else ""
    return (
        f'<a class="node {fate}" href="{escape(address)}" aria-label="{escape(name)}"><title>{escape(name)}</title>'
        f"{mark}{sign}{words}</a>"
    )


def _cross(spot: Spot, r: float) -> str:
    x, y, d = spot.x, spot.y, r * 0.7
    path = f"M{x - d:g} {y - d:g}L{x + d:g} {y + d:g}M{x + d:g} {y - d:g}L{x - d:g} {y + d:g}"
    return f'<path d="{path}" stroke="#8c2f12" stroke-width="2"/>'


def _name(name: str, spot: Spot, size: float) -> str:
    lines = wrapped(name)
    words = "".join(
        f'<tspan x="{spot.x:g}" y="{spot.y + RADIUS + 3 + _LINE * size * (i + 1):.1f}">{escape(line)}</tspan>'
        for i, line in enumerate(lines)
    )
    halo = f'stroke="{PAPER}" stroke-width="3.5" paint-order="stroke"'
    return f'<text class="name" text-anchor="middle" {halo}>{words}</text>'
