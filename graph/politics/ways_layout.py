"""Where places and strands of the ways into politics stand: columns from left to right, few crossings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
    """A strand from the right side of one box to the left side of another, and how thick it is."""

    strand: WayStrand
    x: float
    y: float
    to_x: float
    to_y: float
    thick: float


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
    stacked = _ordered({c: [p for p in columns if columns[p] == c] for c in order}, strands, labels)
    sized = {p: _box(labels[p], width, unit * _carried(p, strands)) for p in columns}
    heights = {c: sum(sized[p].height + _ROW_GAP for p in places) for c, places in stacked.items()}
    full = max((*heights.values(), 120.0))
    boxes: dict[Station, WayBox] = {}
    for column, places in stacked.items():
        y = TOP + (full - heights[column] + _ROW_GAP) / 2
        for place in places:
            boxes[place] = sized[place]._replace(left=left[column], top=round(y, 1))
            y += sized[place].height + _ROW_GAP
    parts = {band: _span([left[c] for c in order if c[0] is band], width) for band in WayBand}
    return WaysLayout(TOP + full + BOTTOM, boxes, _curves(strands, boxes, unit), parts)


def _span(lefts: Sequence[float], width: float) -> tuple[float, float]:
    return min(lefts), max(lefts) + width


def _unit(strands: Sequence[WayStrand]) -> float:
    """How thick one way is drawn."""
    return max(_THINNEST, min(_THICKEST, _ROOM / max((s.ways for s in strands), default=1)))


def _carried(place: Station, strands: Sequence[WayStrand]) -> int:
    """How many ways arrive at a place or leave it, whichever are more."""
    return max(sum(s.ways for s in strands if s.target == place), sum(s.ways for s in strands if s.source == place))


def _box(label: WayLabel, width: float, inside: float) -> WayBox:
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


def _curves(strands: Sequence[WayStrand], boxes: Mapping[Station, WayBox], unit: float) -> tuple[WayCurve, ...]:
    out = _ports([(s.source, s.target, s) for s in strands], boxes, unit)
    into = _ports([(s.target, s.source, s) for s in strands], boxes, unit)
    return tuple(
        WayCurve(s, boxes[s.source].left + boxes[s.source].width, out[s], boxes[s.target].left, into[s], s.ways * unit)
        for s in strands
    )


def _ports(
    ends: Iterable[tuple[Station, Station, WayStrand]], boxes: Mapping[Station, WayBox], unit: float
) -> dict[WayStrand, float]:
    """At which height each strand meets the box: one below the other, in the order of the boxes they come from."""
    at: dict[Station, list[tuple[float, WayStrand]]] = defaultdict(list)
    for here, there, strand in ends:
        at[here].append((boxes[there].middle, strand))
    found: dict[WayStrand, float] = {}
    for here, met in at.items():
        y = boxes[here].middle - unit * sum(s.ways for _, s in met) / 2
        for _, strand in sorted(met):
            found[strand] = round(y + unit * strand.ways / 2, 1)
            y += unit * strand.ways
    return found
