"""One small picture for each series: the published shares, the years without one, and the district's own state below.

All pictures share one scale, so that they can be read side by side; forms differ, not colours alone.
"""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from graph.certainty import Certainty
from graph.series.own_states import OwnState
from graph.series.published_series import NOT_PUBLISHED, PublishedSeries
from graph.wording import decimal
from ontology import Text

_WIDTH, _HEIGHT = 280, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 12, 14, 104
_OWN = 138
_INK, _QUIET, _LINE, _PAPER = "#16425b", "#4b5866", "#c3cdd6", "#ffffff"
_FIRST = 2013
OWN_STATE_LABELS = {
    Certainty.PRESENT: Text(de="hier dabei oder vorhanden", en="here taking part or there"),
    Certainty.STALE: Text(de="hier dabei, Angabe älter als 24 Monate", en="here, statement older than 24 months"),
    Certainty.UNKNOWN: Text(de="hier nicht erfasst", en="not recorded here"),
    Certainty.ABSENT: Text(de="hier ausdrücklich nicht", en="expressly not here"),
}


def drawn_series(
    one: PublishedSeries, gaps: Sequence[int], own: Sequence[OwnState], span: tuple[int, int], language: str = "de"
) -> str:
    """The picture as SVG; ``gaps`` are the years in which a missing value is told, ``span`` the years of the axis."""
    at = _Places(*span)
    inside = [*_grid(), *_lines(one, at), *_points(one, at, language), *_missing(one, gaps, at, language)]
    inside += [
        *_ticks(sorted({*gaps, *(p.year for p in one.valued), *(s.year for s in own[-1:])}), at),
        *_states(own, at, language),
    ]
    label = escape(told_series(one, gaps, language), quote=True)
    height = _HEIGHT if own else _BOTTOM + 22
    return (
        f'<svg class="series" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img" '
        f'aria-label="{label}">{"".join(inside)}</svg>'
    )


def told_series(one: PublishedSeries, gaps: Sequence[int], language: str = "de") -> str:
    """The same in words: each value with its year, then the years without one."""
    values = ", ".join(f"{p.year}: {decimal(p.value or 0.0, language)}\u00a0%" for p in one.valued)
    valued = {p.year for p in one.valued}
    empty = ", ".join(str(year) for year in gaps if year not in valued)
    none = f"{NOT_PUBLISHED.in_language(language)}: {empty}" if empty else ""
    return f"{one.label.in_language(language)}. " + "; ".join(filter(None, (values, none)))


def own_state_mark(certainty: Certainty) -> str:
    """The sign of a state on its own, for a legend."""
    return f'<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">{_sign(certainty, 8, 8)}</svg>'


class _Places:
    """Where a year and a share stand."""

    def __init__(self, first: int, last: int) -> None:
        self._first, self._years = min(first, _FIRST), max(last - min(first, _FIRST), 1)

    def x(self, year: int) -> float:
        return round(_LEFT + 8 + (_WIDTH - _LEFT - _RIGHT - 16) * (year - self._first) / self._years, 1)

    @staticmethod
    def y(share: float) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * share / 100, 1)


def _grid() -> Iterable[str]:
    for share in (0, 50, 100):
        y = _Places.y(share)
        yield f'<path d="M{_LEFT} {y}H{_WIDTH - _RIGHT}" stroke="{_LINE}" stroke-width="1"/>'
        yield (f'<text x="{_LEFT - 5}" y="{y + 3.5}" text-anchor="end" font-size="10" fill="{_QUIET}">{share}</text>')


def _lines(one: PublishedSeries, at: _Places) -> Iterable[str]:
    """Between values of the same base only: shares of other things are no development."""
    for before, after in pairwise(one.valued):
        same = (before.base and before.base.de) == (after.base and after.base.de)
        if same and before.year != after.year:
            a, b = ((at.x(p.year), at.y(p.value or 0.0)) for p in (before, after))
            yield f'<path d="M{a[0]} {a[1]}L{b[0]} {b[1]}" stroke="{_INK}" stroke-width="1.5" fill="none"/>'


def _points(one: PublishedSeries, at: _Places, language: str) -> Iterable[str]:
    for point in one.valued:
        x, y = at.x(point.year), at.y(point.value or 0.0)
        above = y > _TOP + 10
        inside = _PAPER if point.record else _INK
        yield f'<circle cx="{x}" cy="{y}" r="3.6" fill="{inside}" stroke="{_INK}" stroke-width="1.6"/>'
        yield (
            f'<text x="{x}" y="{y - 7 if above else y + 14}" text-anchor="middle" font-size="10.5" fill="{_INK}">'
            f"{decimal(point.value or 0.0, language)}</text>"
        )


def _missing(one: PublishedSeries, gaps: Sequence[int], at: _Places, language: str) -> Iterable[str]:
    valued = {p.year for p in one.valued}
    for year in gaps:
        if year not in valued:
            x = at.x(year)
            said = f"{year}: {NOT_PUBLISHED.in_language(language)}"
            yield (
                f'<path d="M{x} {_TOP}V{_BOTTOM}" stroke="{_QUIET}" stroke-width="1" stroke-dasharray="1.5 4">'
                f"<title>{escape(said)}</title></path>"
            )


def _ticks(years: Sequence[int], at: _Places) -> Iterable[str]:
    last = -100.0
    for year in years:
        x = at.x(year)
        if x - last >= 26:
            place = f'x="{x}" y="{_BOTTOM + 14}" text-anchor="middle" font-size="10" fill="{_QUIET}"'
            yield f"<text {place}>{year}</text>"
            last = x


def _states(own: Sequence[OwnState], at: _Places, language: str) -> Iterable[str]:
    if own:
        here = Text(de="hier", en="here").in_language(language)
        yield f'<text x="{_LEFT - 5}" y="{_OWN}" text-anchor="end" font-size="10" fill="{_QUIET}">{here}</text>'
    for state in own:
        said = f"{state.year}: {OWN_STATE_LABELS[state.certainty].in_language(language)}"
        yield f"<g>{_sign(state.certainty, at.x(state.year), _OWN - 4)}<title>{escape(said)}</title></g>"


def _sign(certainty: Certainty, x: float, y: float) -> str:
    if certainty is Certainty.ABSENT:
        cross = f"M{x - 4} {y - 4}L{x + 4} {y + 4}M{x + 4} {y - 4}L{x - 4} {y + 4}"
        return f'<path d="{cross}" stroke="{_QUIET}" stroke-width="2"/>'
    if certainty is Certainty.UNKNOWN:
        place = f'x="{x}" y="{y + 4}" text-anchor="middle" font-size="12" font-weight="700"'
        return f'<text {place} fill="{_QUIET}">?</text>'
    inside = _INK if certainty is Certainty.PRESENT else _PAPER
    dash = ' stroke-dasharray="2 1.6"' if certainty is Certainty.STALE else ""
    box = f'x="{x - 4.5}" y="{y - 4.5}" width="9" height="9"'
    return f'<rect {box} fill="{inside}" stroke="{_INK}" stroke-width="1.6"{dash}/>'
