"""The fixed frame of the map: sectors as wedges, role as distance from the centre, names that do not collide.

Not a force layout: place means something, two maps can be compared, and a picture is the same tomorrow (decision 0007).
Given an earlier layout, everything in it stays where it was and new things get a free place.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil, cos, hypot, pi, sin
from typing import NamedTuple

from graph.map.boxes import Box, Grid
from graph.map.labels import wrapped
from graph.map.sectors import BY_NAME, GROUPS

CENTRE, STEERING, MEMBER, LISTED = range(4)
"""Rings from inside: coordination, steering body, network bodies, only listed."""

RADIUS = 9.0
LINE_HEIGHT = 14.0
_CHARACTER = 6.7
_STRETCH = 1.4
_FIRST_RADIUS = 46.0
_MARGIN = 21.0
_LEAST_SHARE = 0.05
_EVENNESS = 0.65
_TRIALS, _TRIED = 6, 600
_LOOK_BACK = 40.0
_CROWD = 80
"""From so many things in one place on, each is put where the one before it stands, and holes further in stay."""


class Thing(NamedTuple):
    """What gets a place: id, name, sector group, ring."""

    id: str
    name: str
    group: str
    ring: int


class Spot(NamedTuple):
    """Where the middle of a node lies; the centre of the frame is (0, 0), y goes down."""

    x: float
    y: float


class Wedge(NamedTuple):
    """The angles of a sector group, clockwise from the right."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        """The angle in the middle."""
        return (self.start + self.end) / 2


_WHOLE = Wedge(0.0, 2 * pi)
_NOBODY: Mapping[str, Wedge] = {}
_Polar = tuple[float, float]


@dataclass(frozen=True)
class Layout:
    """A frame and the place of each thing.

    ``rings`` are the outer radii, ``wedges`` the angles per sector group; the steering ring is shared out among the
    groups that sit in it (``core``), else its few members would push everybody outwards.
    """

    rings: tuple[float, ...]
    core: Mapping[str, Wedge]
    wedges: Mapping[str, Wedge]
    spots: Mapping[str, Spot]
    stretch: float = _STRETCH

    def on(self, angle: float, radius: float) -> Spot:
        """The point of the frame at an angle and a radius."""
        return Spot(round(self.stretch * radius * cos(angle), 1), round(radius * sin(angle), 1))

    def sector(self, group: str, ring: int) -> Wedge:
        """The angles a group has in a ring; the centre belongs to all."""
        return (_NOBODY, self.core, self.wedges, self.wedges)[ring].get(group, _WHOLE)

    def reach(self, id: str) -> float:
        """How far out the node of a thing lies, as a radius."""
        spot = self.spots[id]
        return hypot(spot.x / self.stretch, spot.y)

    @property
    def outer(self) -> float:
        """The radius of the outermost ring."""
        return self.rings[-1]


def arranged(things: Iterable[Thing], earlier: Layout | None = None) -> Layout:
    """Places for all things, the same for the same things; with an earlier layout only the new ones are placed."""
    ordered = tuple(sorted(things, key=lambda t: (t.ring, t.group, t.name, t.id)))
    if earlier is None:
        return _from_scratch(ordered)
    kept = {t.id: earlier.spots[t.id] for t in ordered if t.id in earlier.spots}
    return _placed(replace(earlier, spots=kept), ordered, _sizes_of(ordered))


@lru_cache(maxsize=32)
def _from_scratch(ordered: tuple[Thing, ...]) -> Layout:
    """Kept by all that it rests on: whatever else changes in a district, names and rings mostly stay."""
    sizes = _sizes_of(ordered)
    return _placed(Layout((), _core(ordered), _best_wedges(ordered, sizes), {}), ordered, sizes)


def _sizes_of(things: Iterable[Thing]) -> "_Sizes":
    return {t.id: _size(t.name, bold=t.ring == CENTRE) for t in things}


def _best_wedges(things: Sequence[Thing], sizes: "_Sizes") -> dict[str, Wedge]:
    """Angles for the smallest map: the wedge that reaches out furthest gets more, a few times over."""
    counts = Counter(t.group for t in things if t.ring > STEERING)
    weights = {g.name: counts[g.name] ** _EVENNESS for g in GROUPS if counts[g.name]}
    best, least = wedges_of(weights), float("inf")
    # One wedge has nobody to give anything to; of many things every trial costs a whole map.
    for _ in range(min(_TRIALS, _TRIED // len(things)) if len(weights) > 1 else 0):
        wedges = wedges_of(weights)
        tried = _placed(Layout((), _core(things), wedges, {}), things, sizes, spread=False)
        reach = {g: max(tried.reach(t.id) for t in things if t.group == g and t.ring > STEERING) for g in weights}
        if tried.outer < least:
            best, least = wedges, tried.outer
        weights[max(reach, key=lambda g: (reach[g], g))] *= 1.12
    return best


def _core(things: Sequence[Thing]) -> dict[str, Wedge]:
    counts = Counter(t.group for t in things if t.ring == STEERING)
    return wedges_of({g.name: counts[g.name] ** 0.5 for g in GROUPS if counts[g.name]})


def _placed(frame: Layout, things: Sequence[Thing], sizes: "_Sizes", *, spread: bool = True) -> Layout:
    taken = [_box(frame.spots[t.id], sizes[t.id]) for t in things if t.id in frame.spots]
    for ring in (CENTRE, STEERING, MEMBER, LISTED):
        new = [t for t in things if t.ring == ring and t.id not in frame.spots]
        frame = _filled(frame, ring, new, _Space(sizes, taken, spread))
    return frame


def ring_caption(frame: Layout, ring: int) -> Spot:
    """Where the name of a ring stands: at the top, just outside the ring before it."""
    return Spot(0.0, -(frame.rings[ring - 1] + 13.0))


class _Space(NamedTuple):
    sizes: "_Sizes"
    taken: list[Box]
    spread: bool


def _filled(frame: Layout, ring: int, things: Sequence[Thing], space: _Space) -> Layout:
    """Put things into a ring by first fit; the ring gets as wide as the fullest wedge needs."""
    sizes, taken, spread = space
    inner = frame.rings[ring - 1] if ring else 0.0
    if ring:
        taken.append(Box(-72.0, -inner - 20.0, 72.0, -inner - 5.0))
    outside = list(taken)
    polar = _fitted(frame, ring, things, (sizes, Grid(taken)))
    outer = max((radius + _margin(angle) for angle, radius in polar.values()), default=inner)
    outer = max(outer, inner + _FIRST_RADIUS, frame.rings[ring] if ring < len(frame.rings) else 0.0)
    if ring and spread:
        groups = [[t.id for t in things if t.group == group] for group in sorted({t.group for t in things})]
        for here in groups:
            mine = {i: polar[i] for i in here}
            others = Grid([*outside, *(_box(frame.on(*polar[i]), sizes[i]) for i in polar if i not in mine)])
            polar |= _spread(frame, mine, (inner, outer), (sizes, others))
    taken[:] = [*outside, *(_box(frame.on(*p), sizes[id]) for id, p in polar.items())]
    further = tuple(max(r, outer + _FIRST_RADIUS) for r in frame.rings[ring + 1 :])
    spots = {**frame.spots, **{id: frame.on(*p) for id, p in polar.items()}}
    return replace(frame, rings=(*frame.rings[:ring], outer, *further), spots=spots)


def _fitted(frame: Layout, ring: int, things: Sequence[Thing], space: tuple["_Sizes", Grid]) -> dict[str, _Polar]:
    """A free place for each thing, from inside to outside."""
    (sizes, taken), inner = space, frame.rings[ring - 1] if ring else 0.0
    crowded = {group for group, number in Counter(t.group for t in things).items() if number > _CROWD}
    polar: dict[str, _Polar] = {}
    left: dict[str, Iterator[_Polar]] = {}
    for thing in things:
        places = left.get(thing.group) or _places(frame.sector(thing.group, ring), inner, 0.0)
        polar[thing.id] = _first_fit(frame, places, sizes[thing.id], taken)
        taken.add(_box(frame.on(*polar[thing.id]), sizes[thing.id]))
        # Further in, there is hardly a hole left: looking there again and again is what takes time.
        left[thing.group] = (
            places
            if thing.group in crowded
            else _places(frame.sector(thing.group, ring), inner, polar[thing.id][1] - _LOOK_BACK)
        )
    return polar


def _margin(angle: float) -> float:
    """Room between a node and the edge of its ring: names hang below, so more at the bottom."""
    return _MARGIN + 20.0 * max(0.0, sin(angle))


def _spread(
    frame: Layout,
    polar: Mapping[str, _Polar],
    radii: tuple[float, float],
    space: tuple["_Sizes", Grid],
) -> dict[str, _Polar]:
    """Let a wedge that needs less than the ring is wide use all of it, as far as no name collides."""
    (inner, outer), (sizes, others) = radii, space
    reach = max(radius + _margin(angle) for angle, radius in polar.values()) - inner
    for part in (1.0, 0.75, 0.5, 0.25):
        factor = 1.0 + part * ((outer - inner) / reach - 1.0)
        moved = {i: (angle, inner + (radius - inner) * factor) for i, (angle, radius) in polar.items()}
        boxes = [_box(frame.on(*moved[i]), sizes[i]) for i in moved]
        among = Grid()
        if all(others.meeting(box) is None and among.added(box) for box in boxes):
            return moved
    return dict(polar)


def _first_fit(frame: Layout, places: Iterable[_Polar], size: "_Size", taken: Grid) -> _Polar:
    hit: Box | None = None
    for place in places:
        box = _box(frame.on(*place), size)
        # What stood in the way of the last place mostly stands in the way of the next.
        if hit is None or not hit.meets(box):
            hit = taken.meeting(box)
            if hit is None:
                return place
    raise AssertionError("places go on without end")


def _places(wedge: Wedge, inner: float, begin: float) -> Iterator[_Polar]:
    """Angles and radii in a wedge beyond a radius: from inside to outside, from its middle to its edges."""
    if not inner:
        yield -pi / 2, 8.0
    radius = max(inner + _MARGIN, begin)
    while True:
        margin = min(34.0 / radius, (wedge.end - wedge.start) * 0.45)
        half = (wedge.end - wedge.start) / 2 - margin
        steps = ceil(half * radius / 10.0)
        for i in range(steps + 1):
            offset = half * i / steps if steps else 0.0
            yield wedge.middle + offset, radius
            if i:
                yield wedge.middle - offset, radius
        radius += 8.0


class _Size(NamedTuple):
    half: float
    below: float


def _size(name: str, *, bold: bool) -> _Size:
    lines = wrapped(name)
    half = max(max(map(len, lines)) * _CHARACTER * (1.18 if bold else 1.0) / 2, RADIUS + 4.0)
    return _Size(half, RADIUS + 4.0 + LINE_HEIGHT * len(lines))


_Sizes = Mapping[str, _Size]


def _box(spot: Spot, size: _Size) -> Box:
    return Box(spot.x - size.half, spot.y - RADIUS - 3.0, spot.x + size.half, spot.y + size.below)


def wedges_of(weights: Mapping[str, float]) -> dict[str, Wedge]:
    """Angles by weight; left and right lie opposite each other, top and bottom share what is left."""
    total = sum(weights.values()) or 1.0
    shares = {name: max(w / total, _LEAST_SHARE) for name, w in weights.items()}
    left, right, top, bottom = (max(_side_share(shares, side), 0.03) for side in ("left", "right", "top", "bottom"))
    whole = (left + right + top + bottom) / (2 * pi)
    left, right, top, bottom = left / whole, right / whole, top / whole, bottom / whole
    # Top and bottom are centred; what lies left and right of them faces each other.
    found = dict(_in_row(shares, "top", 1.5 * pi - top / 2, top))
    found |= _in_row(shares, "bottom", pi / 2 - bottom / 2, bottom)
    sides = (2 * pi - top - bottom) / 2
    found |= _in_row(shares, "left", pi / 2 + bottom / 2, sides)
    found |= _in_row(shares, "right", pi / 2 - bottom / 2 - sides, sides)
    return found


def _in_row(shares: Mapping[str, float], side: str, start: float, width: float) -> Iterator[tuple[str, Wedge]]:
    names = _on_side(shares, side)
    whole = _side_share(shares, side)
    for name in names:
        end = start + width * shares[name] / whole
        yield name, Wedge(start, end)
        start = end


def _on_side(shares: Mapping[str, float], side: str) -> list[str]:
    return [name for name in shares if BY_NAME[name].side == side]


def _side_share(shares: Mapping[str, float], side: str) -> float:
    return sum(shares[name] for name in _on_side(shares, side))
