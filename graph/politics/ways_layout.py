"""Where places and strands of the ways into politics stand: columns from left to right, few crossings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from graph.anchoring.stations import Station
from graph.map.labels import clean_label, wrapped
from graph.politics.political_ways import WayBand, WayColumn, WayStrand

SHEET_WIDTH = 1180.0
TOP, BOTTOM = 44.0, 14.0
LINE, SMALL, PAD = 16.0, 15.0, 9.0
_ROW_GAP = 11.0
_GAPS = {5: 84.0, 6: 64.0, 7: 50.0}
_LEAST_GAP = 40.0
_LETTER = 7.4
"""Width of a letter of the names, on average."""
_THICKEST, _THINNEST, _ROOM = 9.0, 2.4, 84.0
_SWEEPS = 6


class WayLabel(NamedTuple):
    """What stands in the box of a place: its name, and a line below it."""

    name: str
    note: str = ""


_LANE = WayLabel("")
"""What a strand that runs past a column takes of it."""


class WayBox(NamedTuple):
    """The box of a place with its lines of text."""

    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        """Half its height."""
        return self.top + self.height / 2


class WayCurve(NamedTuple):
    """A strand from the right side of one box to the left side of another, and how thick it is.

    ``points`` are where it begins and ends, and between them where it runs past the boxes of other columns.
    """

    strand: WayStrand
    points: tuple[tuple[float, float], ...]
    thick: float

    @property
    def back(self) -> bool:
        """Whether it leads to the left, as from the council to a committee."""
        return self.points[-1][0] < self.points[0][0]


@dataclass(frozen=True, slots=True)
class WaysLayout:
    """The sheet: its height, the boxes, the strands, and where each part of the picture begins and ends."""

    height: float
    boxes: Mapping[Station, WayBox]
    curves: tuple[WayCurve, ...]
    parts: Mapping[WayBand, tuple[float, float]]


def laid_out(
    columns: Mapping[Station, WayColumn], strands: Sequence[WayStrand], labels: Mapping[Station, WayLabel]
) -> WaysLayout:
    """The layout; the same for the same input."""
    order = sorted({*columns.values(), *((band, 0) for band in WayBand)})
    gap = _GAPS.get(len(order), _LEAST_GAP)
    width = (SHEET_WIDTH - gap * (len(order) - 1)) / len(order)
    left = {column: number * (width + gap) for number, column in enumerate(order)}
    unit = _unit(strands)
    chains, places = _chains(strands, columns, order)
    links = [WayStrand(a, b, s.ways, s.certainty) for s, chain in chains.items() for a, b in pairwise(chain)]
    named = {place: labels.get(place, _LANE) for place in places}
    stacked = _ordered({c: [p for p in places if places[p] == c] for c in order}, links, named)
    sized = {p: _box(named[p], width, unit * _carried(p, links)) for p in places}
    boxes, full = _stacked(stacked, sized, left)
    parts = {band: _span([left[c] for c in order if c[0] is band], width) for band in WayBand}
    return WaysLayout(TOP + full + BOTTOM, {p: boxes[p] for p in columns}, _curves(chains, boxes, unit), parts)


def _stacked(
    columns: Mapping[WayColumn, Sequence[Station]], sized: Mapping[Station, WayBox], left: Mapping[WayColumn, float]
) -> tuple[dict[Station, WayBox], float]:
    """Each column in the middle of the sheet, and how high the highest is."""
    heights = {c: sum(sized[p].height + _ROW_GAP for p in places) for c, places in columns.items()}
    full = max((*heights.values(), 120.0))
    boxes: dict[Station, WayBox] = {}
    for column, places in columns.items():
        y = TOP + (full - heights[column] + _ROW_GAP) / 2
        for place in places:
            boxes[place] = sized[place]._replace(left=left[column], top=round(y, 1))
            y += sized[place].height + _ROW_GAP
    return boxes, full


def _chains(
    strands: Sequence[WayStrand], columns: Mapping[Station, WayColumn], order: Sequence[WayColumn]
) -> tuple[dict[WayStrand, tuple[Station, ...]], dict[Station, WayColumn]]:
    """Each strand with a lane of its own in every column that it runs past, and all places with those lanes."""
    number = {column: n for n, column in enumerate(order)}
    places, chains = dict(columns), dict[WayStrand, tuple[Station, ...]]()
    for n, strand in enumerate(strands):
        passed = order[number[columns[strand.source]] + 1 : number[columns[strand.target]]]
        lanes = {Station(f"lane {n} {k}", False): column for k, column in enumerate(passed)}
        places |= lanes
        chains[strand] = (strand.source, *lanes, strand.target)
    return chains, places


def _span(lefts: Sequence[float], width: float) -> tuple[float, float]:
    return min(lefts), max(lefts) + width


def _unit(strands: Sequence[WayStrand]) -> float:
    """How thick one way is drawn."""
    return max(_THINNEST, min(_THICKEST, _ROOM / max((s.ways for s in strands), default=1)))


def _carried(place: Station, strands: Sequence[WayStrand]) -> int:
    """How many ways arrive at a place or leave it, whichever are more."""
    return max(sum(s.ways for s in strands if s.target == place), sum(s.ways for s in strands if s.source == place))


def _box(label: WayLabel, width: float, inside: float) -> WayBox:
    if label == _LANE:
        return WayBox(0.0, 0.0, round(width, 1), round(inside, 1), ())
    lines = wrapped(clean_label(label.name), int((width - 2 * PAD) / _LETTER))
    text = LINE * len(lines) + (SMALL if label.note else 0.0)
    return WayBox(0.0, 0.0, round(width, 1), round(max(text + 2 * PAD, inside + 8.0), 1), lines)


# -- the order in a column --------------------------------------------------------------------------------------------


def _ordered(
    columns: Mapping[WayColumn, list[Station]], strands: Sequence[WayStrand], labels: Mapping[Station, WayLabel]
) -> dict[WayColumn, list[Station]]:
    """By the middle of their neighbours, forwards and backwards (Sugiyama 1981), names first."""
    near: dict[Station, list[Station]] = defaultdict(list)
    for strand in strands:
        near[strand.source].append(strand.target)
        near[strand.target].append(strand.source)
    found = {c: sorted(p, key=lambda place: (not near[place], labels[place].name, place)) for c, p in columns.items()}
    for sweep in range(_SWEEPS):
        for column in sorted(found, reverse=bool(sweep % 2)):
            places = _heights(found.values())
            found[column].sort(key=lambda place: (not near[place], _middle(near[place], places)))
    return found


def _heights(columns: Iterable[Sequence[Station]]) -> dict[Station, float]:
    """How far down each place stands in its column, between 0 and 1."""
    return {place: (n + 0.5) / len(column) for column in columns for n, place in enumerate(column)}


def _middle(near: Sequence[Station], places: Mapping[Station, float]) -> float:
    return round(sum(places[p] for p in near) / len(near), 6) if near else 1.0


# -- strands ----------------------------------------------------------------------------------------------------------


def _curves(
    chains: Mapping[WayStrand, tuple[Station, ...]], boxes: Mapping[Station, WayBox], unit: float
) -> tuple[WayCurve, ...]:
    """From right sides to left sides; what leads back, as from the council to a committee, the other way round."""
    back = {s: boxes[chain[0]].left > boxes[chain[-1]].left for s, chain in chains.items()}
    ends = [((chain[0], back[s]), chain[1], (s, True)) for s, chain in chains.items()]
    ends += [((chain[-1], not back[s]), chain[-2], (s, False)) for s, chain in chains.items()]
    at = _ports(ends, boxes, unit)
    found = []
    for strand, chain in chains.items():
        first, last = boxes[chain[0]], boxes[chain[-1]]
        start, end = first.left + first.width * (not back[strand]), last.left + last.width * back[strand]
        lanes = ((x, b.middle) for b in (boxes[p] for p in chain[1:-1]) for x in (b.left, b.left + b.width))
        points = ((start, at[strand, True]), *lanes, (end, at[strand, False]))
        found.append(WayCurve(strand, points, strand.ways * unit))
    return tuple(found)


_End = tuple[WayStrand, bool]
"""A strand where it begins (True) or ends."""


def _ports(
    ends: Iterable[tuple[tuple[Station, bool], Station, _End]], boxes: Mapping[Station, WayBox], unit: float
) -> dict[_End, float]:
    """At which height each strand meets a side of a box: one below the other, in the order of where they lead."""
    met: dict[tuple[Station, bool], list[tuple[float, _End]]] = defaultdict(list)
    for side, there, end in ends:
        met[side].append((boxes[there].middle, end))
    found: dict[_End, float] = {}
    for (here, _), meeting in met.items():
        y = boxes[here].middle - unit * sum(strand.ways for _, (strand, _) in meeting) / 2
        for _, (strand, begins) in sorted(meeting):
            found[strand, begins] = round(y + unit * strand.ways / 2, 1)
            y += unit * strand.ways
    return found
