"""The map at rest and in focus: ties summed to ribbons between sectors, what is missing in front, one actor on request.

At rest it answers "which two groups do not meet here?": a ribbon is as wide as there are ties between two sectors, with
their number; red and dashed is who should meet and does not. In focus it shows one actor with all that is tied to it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from itertools import chain
from typing import NamedTuple

from graph.map.boxes import Box, Grid
from graph.map.canvas import Canvas
from graph.map.frame import ground, heading_boxes, wedge_headings
from graph.map.labels import key, wrapped
from graph.map.layout import CENTRE, LINE_HEIGHT, MEMBER, RADIUS, STEERING, Spot
from graph.map.map_sizes import frame_box, letters
from graph.map.marks import FONT, INK, PAPER, mark_of, name_below, strokes
from graph.map.meets_least import RED, MeetLeast, bow, number_box, on_a_phone, tinted
from graph.map.picture import GHOST, MISSING, Edge, Node
from graph.map.sectors import HEALTH, YOUTH
from graph.map.spoken import spoken

NodeAddress = Callable[[Node], str]
"""Where a click on an actor leads."""
_WIDEST, _THINNEST = 34.0, 3.0
_ACROSS, _OTHER = "#41627a", "#8fa1b0"
_MOST_NAMED = 60
"""Of so many in the light each name is written even on a mark; of more, those of who is meant."""
_USUAL, _CHARACTER = 13.5, 0.546
"""The size for which `LINE_HEIGHT` is made, and how wide a letter is as a share of its size."""


class Ribbon(NamedTuple):
    """The ties between two sector groups, how many they are, and where the ribbon runs."""

    groups: tuple[str, str]
    ties: int
    ends: tuple[Spot, Spot]


def ribbons(sheet: Canvas) -> tuple[Ribbon, ...]:
    """One a pair of sector groups with ties between them, the widest first; ties within a group are none."""
    group = {n.id: n.group for n in sheet.picture.nodes}
    counts: Counter[tuple[str, str]] = Counter()
    for edge in sheet.picture.edges:
        one, other = sorted((group[edge.a], group[edge.b]))
        if edge.layer != MISSING and one != other:
            counts[one, other] += 1
    places = _middles(sheet)
    return tuple(Ribbon(p, n, (places[p[0]], places[p[1]])) for p, n in counts.most_common())


def map_at_rest(sheet: Canvas, address: NodeAddress, apart: MeetLeast | None = None) -> str:
    """The whole network: ribbons, every mark, the names that matter, what is missing, and who meets least in front."""
    picture, places, size = sheet.picture, _middles(sheet), letters(sheet.layout)
    ends = (places[apart.groups[0]], places[apart.groups[1]]) if apart and places.keys() >= {*apart.groups} else None
    missing = [e for e in picture.edges if e.layer == MISSING]
    first = frozenset(end for e in missing for end in (e.a, e.b)) | {n.id for n in picture.actors if n.ring == CENTRE}
    taken = (
        *heading_boxes(sheet, letters(sheet.layout)),
        *((number_box(sheet, apart, ends),) if apart and ends else ()),
    )
    named = _legible(sheet, _at_rest(sheet, missing), first, taken)
    return _whole(
        sheet,
        chain(
            tinted(sheet, apart) if apart and ends else (),
            _headings(sheet, apart if ends else None),
            ('<g class="ribbons">',),
            _ribbons(sheet),
            ('</g><g class="lines">',),
            (_line(sheet, e) for e in missing),
            ('</g><g class="nodes">',),
            (_node(sheet, n, address, _NAMED if n.id in named else _PLAIN, size) for n in picture.nodes),
            ("</g>",),
            bow(sheet, apart, ends) if apart and ends else on_a_phone(sheet, (YOUTH, HEALTH), INK),
        ),
    )


class Lit(NamedTuple):
    """What stands in the light: who is meant, first things first, and the lines that are drawn."""

    chosen: tuple[str, ...]
    lines: tuple[Edge, ...]


def map_lit(sheet: Canvas, lit: Lit, address: NodeAddress) -> str:
    """Some actors and lines; all others stand where they stood, pale."""
    size, near = letters(sheet.layout), {*lit.chosen, *(end for e in lit.lines for end in (e.a, e.b))}
    closest = sorted(
        (n for n in sheet.picture.nodes if n.id in near), key=lambda n: (n.id not in lit.chosen, n.ring, n.id)
    )
    named = _legible(
        sheet,
        closest,
        frozenset(near if len(near) <= _MOST_NAMED else lit.chosen),
        tuple(heading_boxes(sheet, letters(sheet.layout))),
    )
    return _whole(
        sheet,
        chain(
            _headings(sheet, None),
            ('<g class="lines">',),
            (_line(sheet, e) for e in lit.lines),
            ('</g><g class="nodes">',),
            (_node(sheet, n, address, _PALE, size) for n in sheet.picture.nodes if n.id not in near),
            (_node(sheet, n, address, _near(n, lit.chosen, named), size) for n in closest),
            ("</g>",),
        ),
    )


def _whole(sheet: Canvas, inside: Iterator[str]) -> str:
    left, top, right, bottom = frame_box(sheet.layout)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="{left:g} {top:g} {right - left:g} '
            f'{bottom - top:g}" role="group" aria-labelledby="map-said" font-family="{FONT}" '
            f'font-size="{letters(sheet.layout):g}" fill="{INK}">',
            *ground(sheet.layout),
            *inside,
            "</svg>",
        )
    )


def _headings(sheet: Canvas, apart: MeetLeast | None) -> Iterator[str]:
    return wedge_headings(sheet, apart.groups if apart else (), RED, letters(sheet.layout))


# -- ribbons -----------------------------------------------------------------------------------------------------------


def _middles(sheet: Canvas) -> Mapping[str, Spot]:
    """The middle of the actors of each group."""
    spots: dict[str, list[Spot]] = defaultdict(list)
    for node in sheet.picture.actors:
        spots[node.group].append(sheet.layout.spots[node.id])
    return {g: Spot(_mean([s.x for s in all_]), _mean([s.y for s in all_])) for g, all_ in spots.items()}


def _mean(values: list[float]) -> float:
    return round(sum(values) / len(values), 1)


def _ribbons(sheet: Canvas) -> Iterator[str]:
    found, size = ribbons(sheet), letters(sheet.layout)
    most = max((r.ties for r in found), default=1)
    for ribbon in reversed(found):
        yield _ribbon(ribbon, max(_THINNEST, _WIDEST * ribbon.ties / most))
    for ribbon in found:
        x, y = _bend(ribbon)
        yield (
            f'<text class="ties" data-groups="{" ".join(ribbon.groups)}" x="{x:.1f}" y="{y + 5:.1f}" '
            f'text-anchor="middle" font-size="{size:g}" font-weight="700" '
            f'stroke="{PAPER}" stroke-width="4" paint-order="stroke">{ribbon.ties}</text>'
        )


def _ribbon(ribbon: Ribbon, width: float) -> str:
    a, b = ribbon.ends
    x, y = _control(ribbon)
    colour, opacity = (_ACROSS, 0.55) if set(ribbon.groups) == {YOUTH, HEALTH} else (_OTHER, 0.45)
    return (
        f'<path class="ribbon" data-groups="{" ".join(ribbon.groups)}" d="M{a.x:g} {a.y:g}Q{x:.1f} {y:.1f} '
        f'{b.x:g} {b.y:g}" stroke="{colour}" stroke-opacity="{opacity}" stroke-width="{width:.1f}" '
        'stroke-linecap="round" fill="none"/>'
    )


def _control(ribbon: Ribbon) -> tuple[float, float]:
    """Bent towards the centre, so that ribbons part from one another."""
    a, b = ribbon.ends
    return (a.x + b.x) / 2 * 0.72, (a.y + b.y) / 2 * 0.72


def _bend(ribbon: Ribbon) -> tuple[float, float]:
    """The middle of the ribbon."""
    (a, b), (x, y) = ribbon.ends, _control(ribbon)
    return (a.x + 2 * x + b.x) / 4, (a.y + 2 * y + b.y) / 4


# -- lines and actors --------------------------------------------------------------------------------------------------


def _at_rest(sheet: Canvas, missing: list[Edge]) -> Iterator[Node]:
    """Whose names matter at rest, first things first: who should meet and does not, the inner rings, who is missing."""
    apart = {end for e in missing for end in (e.a, e.b)}
    yield from (n for n in sheet.picture.actors if n.id in apart or n.ring == CENTRE)
    yield from sorted((n for n in sheet.picture.actors if n.ring <= STEERING), key=lambda n: (n.ring, -n.ties, n.id))
    yield from sheet.picture.ghosts
    yield from sorted((n for n in sheet.picture.actors if n.ring == MEMBER), key=lambda n: (-n.ties, n.id))


def _legible(sheet: Canvas, wanted: Iterable[Node], first: frozenset[str], taken: Iterable[Box] = ()) -> frozenset[str]:
    """Whose names are written: in this order, as long as none stands on another, or on the mark of somebody else.

    Those of the ``first`` may stand on a mark: without them nobody knows who is meant.
    """
    spots, size = sheet.layout.spots, letters(sheet.layout)
    around = ((s.x, s.y) for s in (spots[n.id] for n in sheet.picture.nodes))
    marks = Grid(Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in around)
    names, found = Grid(taken), dict[str, None]()
    for node in wanted:
        box = _name_box(node, spots[node.id], size)
        free = node.id in first or marks.meeting(box) is None
        if node.id not in found and free and names.added(box):
            found[node.id] = None
    return frozenset(found)


def _name_box(node: Node, spot: Spot, size: float) -> Box:
    lines, height = wrapped(node.name), LINE_HEIGHT * size / _USUAL
    half, top = _CHARACTER * size * max(map(len, lines)) / 2, spot.y + RADIUS + 6
    return Box(spot.x - half, top, spot.x + half, top + height * len(lines))


def _line(sheet: Canvas, edge: Edge) -> str:
    a, b = sheet.layout.spots[edge.a], sheet.layout.spots[edge.b]
    x, y = (a.x + b.x) / 2 * 0.84, (a.y + b.y) / 2 * 0.84
    path = f"M{a.x:g} {a.y:g}Q{x:.1f} {y:.1f} {b.x:g} {b.y:g}"
    groups = " ".join(dict.fromkeys(n.group for n in sheet.picture.nodes if n.id in (edge.a, edge.b)))
    return f'<g class="edge {edge.look}" data-groups="{groups}" fill="none">{strokes(path, edge)}</g>'


def _node(sheet: Canvas, node: Node, address: NodeAddress, shown: "_Shown", size: float) -> str:
    spot, name = sheet.layout.spots[node.id], escape(spoken(sheet, node))
    css = " ".join(("node", *(["ghost"] if node.certainty == GHOST else []), *([shown.css] if shown.css else [])))
    ring = (
        f'<circle cx="{spot.x:g}" cy="{spot.y:g}" r="{RADIUS + 8:g}" fill="none" stroke="#b35900" stroke-width="3"/>'
        if shown is _CHOSEN
        else ""
    )
    mark = mark_of(node, spot, sheet.colours.get(node.id, ""), sheet.sizes.get(node.id, RADIUS))
    inner = f"<title>{name}</title>{ring}{mark}{name_below(node, spot, size / _USUAL) if shown.named else ''}"
    fade = ' opacity="0.28"' if shown is _PALE else ""
    said = f'class="{css}" data-group="{node.group}" data-id="{key(node.id)}" aria-label="{name}"{fade}'
    led = address(node)
    return f'<a href="{escape(led)}" {said}>{inner}</a>' if led else f'<g role="img" {said}>{inner}</g>'


class _Shown(NamedTuple):
    """How an actor is shown: with its name, and in which way."""

    named: bool
    css: str = ""


def _near(node: Node, chosen: tuple[str, ...], named: frozenset[str]) -> _Shown:
    if node.id in chosen:
        return _CHOSEN
    return _NAMED if node.id in named else _PLAIN


_PLAIN, _NAMED, _PALE, _CHOSEN = _Shown(named=False), _Shown(named=True), _Shown(False, "pale"), _Shown(True, "chosen")


__all__ = ["Lit", "NodeAddress", "Ribbon", "map_at_rest", "map_lit", "ribbons"]
