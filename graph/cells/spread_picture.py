"""A distribution as SVG: a strip of tenths over a box of quarters, both as ranges, and the own position if it is told.

Grey alone carries it, so it prints; what it shows stands in words beside it, and is its label for whoever hears it.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from graph.cells.scales import Scale, ValueRange
from graph.cells.spreads import Spread

_WIDTH, _HEIGHT, _EDGE = 420, 40, 14
_STRIP, _BOX, _THICK, _LEAST = 3.0, 20, 14, 3.0
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Axis:
    """From where to where values are drawn; what goes on beyond the upper end is drawn up to the edge."""

    least: float
    most: float

    def at(self, value: float) -> float:
        """Where a value stands from left to right."""
        part = (min(value, self.most) - self.least) / (self.most - self.least)
        return round(_EDGE + part * (_WIDTH - 2 * _EDGE), 1)

    @property
    def ticks(self) -> tuple[float, ...]:
        """The values that are named below."""
        return tuple(self.least + (self.most - self.least) * n / _TICKS for n in range(_TICKS + 1))


def axis_of(scale: Scale, spreads: Iterable[Spread], own: ValueRange | None = None) -> Axis:
    """One axis for several pictures, so that they can be compared."""
    if math.isfinite(scale.most):
        return Axis(scale.least, scale.most)
    ends = [end for spread in spreads for found in spread.quarters for end in found if math.isfinite(end)]
    ends += [end for end in own or () if math.isfinite(end)]
    steps = max(1, math.ceil((max(ends, default=0) - scale.least) / (scale.step * _TICKS)))
    return Axis(scale.least, scale.least + steps * scale.step * _TICKS)


def spread_picture(found: Spread, axis: Axis, label: str, own: ValueRange | None = None) -> str:
    """The picture of a group."""
    return _framed([*_strip(found.tenths, axis), *_box(found.quarters, axis), *_own(own, axis)], label)


def share_picture(found: ValueRange, label: str) -> str:
    """The share of districts that say yes, as a range from 0 to 100 per cent."""
    axis = Axis(0, 1)
    bar = _bar("core", axis.at(0), axis.at(found[0])) if found[0] > 0 else ""
    return _framed([_bar("outer", axis.at(0), axis.at(1)), bar, _bar("median", *map(axis.at, found))], label)


def _framed(parts: Iterable[str], label: str) -> str:
    base = f'<line class="base" x1="{_EDGE}" x2="{_WIDTH - _EDGE}" y1="{_HEIGHT - 3}" y2="{_HEIGHT - 3}"/>'
    return (
        f'<svg class="spread" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" role="img" '
        f'aria-label="{escape(label)}">{base}{"".join(parts)}</svg>'
    )


def _strip(tenths: Sequence[ValueRange], axis: Axis) -> Iterator[str]:
    for number, (low, high) in enumerate(tenths):
        y = _STRIP + (len(tenths) - 1 - number) * 1.6
        start, end = axis.at(low), max(axis.at(high), axis.at(low) + 2)
        yield f'<line class="tenth" x1="{start}" x2="{end}" y1="{y:.1f}" y2="{y:.1f}"/>'


def _box(quarters: Sequence[ValueRange], axis: Axis) -> Iterator[str]:
    lower, median, upper = quarters
    yield _bar("outer", axis.at(lower[0]), axis.at(upper[1]))
    if lower[1] < upper[0]:
        yield _bar("core", axis.at(lower[1]), axis.at(upper[0]))
    yield _bar("median", axis.at(median[0]), axis.at(median[1]))
    if math.isinf(upper[1]):
        x, y = _WIDTH - _EDGE, _BOX + _THICK / 2
        yield f'<path class="onward" d="M{x} {y - 5}l8 5l-8 5z"/>'


def _bar(kind: str, start: float, end: float) -> str:
    """A bar; one of no width is drawn as a line that can be seen."""
    wide = max(end - start, _LEAST)
    x = start if end - start >= _LEAST else start - _LEAST / 2
    inset = 0 if kind == "median" else 2
    return f'<rect class="{kind}" x="{x:.1f}" width="{wide:.1f}" y="{_BOX + inset - 1}" height="{_THICK - 2 * inset}"/>'


def _own(own: ValueRange | None, axis: Axis) -> Iterator[str]:
    if own is None:
        return
    start, end, y = axis.at(own[0]), axis.at(own[1]), _BOX + _THICK / 2 - 1
    if end - start > _LEAST:
        yield f'<line class="own" x1="{start}" x2="{end}" y1="{y}" y2="{y}"/>'
    for x in dict.fromkeys((start, end)):
        yield f'<path class="own" d="M{x} {y - 6}l6 6l-6 6l-6 -6z"/>'
