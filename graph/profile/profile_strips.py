"""A strip for each value of a profile: its scale, its range as a bar, its value as a dot; no rank, no praise."""

from collections.abc import Iterable, Sequence
from html import escape
from math import isfinite

from graph.indicators import all_indicators
from graph.profile.profile_entry import EntryState, ProfileEntry
from graph.profile.profile_history import DatedProfile

_WIDTH, _HEIGHT, _PAD = 180, 22, 8
_INK, _BAR, _LINE, _PAPER = "#16425b", "#a9bccb", "#8795a3", "#ffffff"
_TOPS = {"months": 36.0, "steps": 4.0, "full_posts": 2.0}
"""How far an open scale is drawn at least; else `_COUNTED`."""
_COUNTED = 5.0
_FEW = 8
_STEP, _ROW = 34, 26


def profile_strip(entry: ProfileEntry, label: str = "") -> str:
    """The strip of an entry as SVG; ``label`` says the same in words, for who does not see it."""
    least, most = shown_scale((entry,))
    at = _Along(least, most, _WIDTH, _PAD)
    inside = [f'<path d="M{_PAD} 11H{_WIDTH - _PAD}" stroke="{_LINE}" stroke-width="1.2"/>', *_ticks(least, most, at)]
    if entry.state is EntryState.UNRECORDED:
        inside.append(f'<text x="{_WIDTH / 2}" y="15" text-anchor="middle" font-size="13" fill="{_LINE}">?</text>')
    else:
        inside += _range(entry, at, 11)
    if not isfinite(entry.scale[1]):
        inside.append(f'<path d="M{_WIDTH - 6} 7L{_WIDTH - 2} 11L{_WIDTH - 6} 15" fill="none" stroke="{_LINE}"/>')
    said = f'role="img" aria-label="{escape(label, quote=True)}"' if label else 'aria-hidden="true"'
    size = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"'
    return f'<svg class="strip" {size} {said}>{"".join(inside)}</svg>'


def history_strip(id: str, found: Sequence[DatedProfile], label: str) -> str:
    """An indicator over several days, one column each: the range as a bar, the value as a dot, nothing if none."""
    entries = [f.profile.entry(id) for f in found]
    least, most = shown_scale(entries)
    width = max(len(entries), 1) * _STEP
    at = _Upright(least, most)
    inside = [f'<path d="M0 {at.y(least)}H{width}" stroke="{_LINE}" stroke-width="1"/>']
    for number, entry in enumerate(entries):
        x = number * _STEP + _STEP / 2
        inside += _upright(entry, at, x)
    return (
        f'<svg class="history" viewBox="0 0 {width} {_ROW + 8}" width="{width}" height="{_ROW + 8}" role="img" '
        f'aria-label="{escape(label, quote=True)}">{"".join(inside)}</svg>'
    )


def shown_scale(entries: Iterable[ProfileEntry]) -> tuple[float, float]:
    """The scale that is drawn: the whole one, of an open one as much as holds all that is known."""
    given = list(entries)
    least, most = given[0].scale if given else (0.0, 1.0)
    if isfinite(most):
        return least, most
    known = [n for e in given for n in (e.value, e.low, e.high) if n is not None and isfinite(n)]
    return least, max([_TOPS.get(all_indicators()[given[0].id].unit, _COUNTED), *known])


class _Along:
    def __init__(self, least: float, most: float, width: float, pad: float) -> None:
        self._least, self._span, self._width, self._pad = least, (most - least) or 1.0, width, pad

    def x(self, value: float) -> float:
        part = min(max((value - self._least) / self._span, 0.0), 1.0)
        return round(self._pad + (self._width - 2 * self._pad) * part, 1)


class _Upright:
    def __init__(self, least: float, most: float) -> None:
        self._least, self._span = least, (most - least) or 1.0

    def y(self, value: float) -> float:
        part = min(max((value - self._least) / self._span, 0.0), 1.0)
        return round(_ROW + 2 - (_ROW - 4) * part, 1)


def _ticks(least: float, most: float, at: _Along) -> Iterable[str]:
    """The steps of a level or of a small count; of everything else the middle."""
    steps = int(most - least)
    marks = range(steps + 1) if 1 < steps <= _FEW and most - least == steps else (0, (most - least) / 2, most - least)
    for mark in marks:
        x = at.x(least + mark)
        yield f'<path d="M{x} 8V14" stroke="{_LINE}" stroke-width="1"/>'


def _range(entry: ProfileEntry, at: _Along, y: float) -> Iterable[str]:
    if entry.low is not None and entry.high is not None and entry.low < entry.high:
        left, right = at.x(entry.low), at.x(entry.high)
        box = f'x="{left}" y="{y - 4}" width="{round(right - left, 1)}" height="8"'
        yield f"<rect {box} {_look(entry)}/>"
    if entry.value is not None:
        yield f'<circle cx="{at.x(entry.value)}" cy="{y}" r="4.6" fill="{_INK}" stroke="{_PAPER}" stroke-width="1.2"/>'


def _look(entry: ProfileEntry) -> str:
    """A range around a value is full; one that is all there is known is hollow and dashed."""
    if entry.value is None:
        return f'fill="{_PAPER}" stroke="{_INK}" stroke-width="0.9" stroke-dasharray="3 2"'
    return f'fill="{_BAR}" stroke="{_INK}" stroke-width="0.8"'


def _upright(entry: ProfileEntry, at: _Upright, x: float) -> Iterable[str]:
    if entry.low is not None and entry.high is not None and entry.low < entry.high:
        top, bottom = at.y(entry.high), at.y(entry.low)
        box = f'x="{x - 4}" y="{top}" width="8" height="{round(bottom - top, 1)}"'
        yield f"<rect {box} {_look(entry)}/>"
    if entry.value is not None:
        yield f'<circle cx="{x}" cy="{at.y(entry.value)}" r="3.6" fill="{_INK}" stroke="{_PAPER}" stroke-width="1"/>'
    if entry.state is EntryState.UNRECORDED:
        yield f'<text x="{x}" y="{_ROW - 6}" text-anchor="middle" font-size="11" fill="{_LINE}">?</text>'
