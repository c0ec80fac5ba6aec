"""The phases of a process over time as one SVG text: planned, actual, and the day; readable in print, without script.

Planned periods are outlined and hatched, actual ones filled: never by colour alone. A phase without a period says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from graph.as_of import months_later
from graph.map.labels import clean_label
from graph.map.marks import FONT, INK, MUTED
from graph.process.district_process import DistrictProcess, ProcessPhase
from graph.process.periods import Period
from graph.process.process_today import Today
from graph.wording import spelled
from ontology import Text, say
from ontology.names import ResultState

_WIDTH, _LABELS, _TOP, _ROW, _RIGHT = 960.0, 250.0, 44.0, 52.0, 14.0
_PLAN, _DONE, _LATE, _LINE, _DAY = "#8795a3", "#16425b", "#a3200d", "#d5dce2", "#b35900"
_NO_PERIOD = Text(de="Zeitraum nicht erfasst", en="period not recorded")
_TODAY = Text(de="Stichtag", en="day")


@dataclass(frozen=True, slots=True)
class _Scale:
    """Which days the picture spans."""

    first: date
    last: date

    def x(self, day: date) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return _LABELS + share * (_WIDTH - _LABELS - _RIGHT)


def drawn_timeline(standing: Today, language: str = "de") -> str:
    """The SVG text; the same stands beside it as a list."""
    process, on = standing.process, standing.on
    height = _TOP + _ROW * len(process.phases) + 8
    scale = _scale(process, on)
    named = clean_label(process.project.name)
    label = escape(say("Phasen: {name}", "Phases: {name}", name=named).in_language(language))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" viewBox="0 0 {_WIDTH:g} {height:g}" role="img" '
        f'aria-label="{label}" font-family="{FONT}" font-size="14" fill="{INK}">',
        _HATCH,
    ]
    parts += _axis(scale, height) if scale is not None else []
    parts += (_row(standing, phase, scale, language) for phase in process.phases)
    if scale is not None:
        parts.append(_day(scale, on, height, language))
    return "".join((*parts, "</svg>"))


_HATCH = (
    '<defs><pattern id="plan" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<path d="M0 0V6" stroke="{_LINE}" stroke-width="4"/></pattern></defs>'
)


def period_mark(kind: str) -> str:
    """A bar as the legend shows it: ``planned``, ``actual`` or ``day``."""
    inside = {
        "planned": f'<rect x="1" y="2" width="38" height="10" fill="#eef1f4" stroke="{_PLAN}" stroke-width="1.5"/>',
        "actual": f'<rect x="1" y="2" width="38" height="10" fill="{_DONE}"/>',
        "day": f'<path d="M20 0V14" stroke="{_DAY}" stroke-width="2.5" stroke-dasharray="4 2"/>',
    }[kind]
    return f'<svg viewBox="0 0 40 14" width="40" height="14" aria-hidden="true">{inside}</svg>'


def _scale(process: DistrictProcess, on: date) -> _Scale | None:
    periods = [period for phase in process.phases for period in (phase.planned, phase.actual)]
    days = [day for period in periods for day in (period.first, period.last) if day is not None]
    if not days:
        return None
    # A day far outside would press the phases together: the picture then ends beside them.
    first, last = min(days), max(days)
    margin = timedelta(days=max((last - first).days // 6, 45))
    if first - margin <= on <= last + margin:
        first, last = min(first, on), max(last, on)
    return _Scale(first, last)


def _axis(scale: _Scale, height: float) -> Iterator[str]:
    """A line for each year, and for each quarter where there are few."""
    span = (scale.last - scale.first).days
    step = 3 if span < 1500 else 12
    month = date(scale.first.year, 1, 1)
    while month <= scale.last:
        if month >= scale.first:
            x, new_year = scale.x(month), month.month == 1
            words = f"{month.year}" if new_year else f"{month.month}/{month.year % 100:02d}"
            wide = 2 if new_year else 1
            yield f'<path d="M{x:.1f} {_TOP - 12:g}V{height - 6:g}" stroke="{_LINE}" stroke-width="{wide}"/>'
            if new_year or span < 1200:
                weight = "600" if new_year else "400"
                yield (
                    f'<text x="{x + 3:.1f}" y="{_TOP - 16:g}" font-size="12" font-weight="{weight}" '
                    f'fill="{MUTED}">{words}</text>'
                )
        month = months_later(month, step)


def _row(standing: Today, phase: ProcessPhase, scale: _Scale | None, language: str) -> str:
    top = _TOP + _ROW * (phase.number - 1)
    now = phase in standing.running
    name = clean_label(phase.record.name)
    weight = ' font-weight="600"' if now else ""
    lines = _broken(f"{phase.number} {name}")
    words = "".join(
        f'<text x="0" y="{top + 18 + 17 * n:g}"{weight}>{escape(line)}</text>' for n, line in enumerate(lines)
    )
    bars = "".join(_bars(phase, scale, top, standing.on))
    if not bars:
        bars = (
            f'<text x="{_LABELS:g}" y="{top + 20:g}" font-style="italic" fill="{MUTED}">'
            f"{escape(_NO_PERIOD.in_language(language))}</text>"
        )
    told = escape(phase_told(standing, phase).in_language(language))
    return f"<g><title>{told}</title>{words}{bars}{_results(standing, phase, scale, top)}</g>"


def _broken(text: str, most: int = 31) -> Sequence[str]:
    """A label on at most two lines."""
    if len(text) <= most:
        return (text,)
    head, _, tail = text[: most + 1].rpartition(" ")
    rest = text[len(head) :].strip() if head else text[most:]
    return (head or text[:most], rest if len(rest) <= most else f"{rest[: most - 1]}…") if head or tail else (text,)


def _bars(phase: ProcessPhase, scale: _Scale | None, top: float, on: date) -> Iterator[str]:
    if scale is None:
        return
    if box := _box(phase.planned, scale):
        x, width = box
        shape = f'x="{x:.1f}" y="{top + 6:g}" width="{width:.1f}" height="14"'
        yield f'<rect {shape} fill="#eef1f4"/><rect {shape} fill="url(#plan)" stroke="{_PLAN}" stroke-width="1.5"/>'
    if phase.actual.began_by(on) and (box := _box(_until(phase.actual, on), scale)):
        x, width = box
        open_ = "" if phase.actual.end else f'<path d="M{x + width:.1f} {top + 24:g}l8 6l-8 6z" fill="{_DONE}"/>'
        yield f'<rect x="{x:.1f}" y="{top + 24:g}" width="{width:.1f}" height="12" fill="{_DONE}"/>{open_}'


def _until(actual: Period, on: date) -> Period:
    """A phase that has not ended reaches up to the day."""
    return actual if actual.end else Period(actual.start, on.isoformat())


def _box(period: Period, scale: _Scale) -> tuple[float, float] | None:
    if period.first is None or period.last is None:
        return None
    left = scale.x(period.first)
    return left, max(scale.x(period.last + timedelta(days=1)) - left, 4.0)


def _results(standing: Today, phase: ProcessPhase, scale: _Scale | None, top: float) -> str:
    """How many results are reached, at the end of the planned bar."""
    if scale is None or not phase.results or phase.planned.last is None:
        return ""
    states = [r.state_on(standing.on) for r in phase.results]
    done, late = sum(s is ResultState.REACHED for s in states), any(r.late_on(standing.on) for r in phase.results)
    left, width = _box(phase.planned, scale) or (0.0, 0.0)
    x = left + width + 5
    anchor, x = ("start", x) if x < _WIDTH - 60 else ("end", left - 5)
    mark = f' fill="{_LATE}" font-weight="600"' if late else ""
    return (
        f'<text x="{x:.1f}" y="{top + 18:g}" font-size="13" text-anchor="{anchor}"{mark}>'
        f"{done}/{len(states)}{' !' if late else ''}</text>"
    )


def _day(scale: _Scale, on: date, height: float, language: str) -> str:
    if not scale.first <= on <= scale.last:
        return ""
    x = scale.x(on)
    anchor = "end" if x > _WIDTH - 90 else "start"
    return (
        f'<path d="M{x:.1f} 16V{height - 4:g}" stroke="{_DAY}" stroke-width="2.5" stroke-dasharray="6 3"/>'
        f'<text x="{x + (-5 if anchor == "end" else 5):.1f}" y="14" font-size="13" font-weight="600" '
        f'text-anchor="{anchor}" fill="{_DAY}">{escape(_TODAY.in_language(language))}</text>'
    )


def phase_told(standing: Today, phase: ProcessPhase) -> Text:
    """A phase in one sentence: planned, actual, and how many of its results are reached."""
    done = sum(r.state_on(standing.on) is ResultState.REACHED for r in phase.results)
    return say(
        "{n} {name}: geplant {planned}, tatsächlich {actual}; {done} von {all} {all:Ergebnis|Ergebnissen} erreicht",
        "{n} {name}: planned {planned}, actual {actual}; {done} of {all} {all:result|results} reached",
        n=phase.number,
        name=phase.record.name,
        planned=period_words(phase.planned),
        actual=period_words(phase.actual),
        done=done,
        all=len(phase.results),
    )


def period_words(period: Period) -> Text:
    """A period as people say it; what is not known is said to be."""
    if period.start and period.end:
        return say("{a} bis {b}", "{a} to {b}", a=spelled(period.start), b=spelled(period.end))
    if period.start:
        return say("seit {a}", "since {a}", a=spelled(period.start))
    if period.end:
        return say("bis {b}", "until {b}", b=spelled(period.end))
    return Text(de="nicht erfasst", en="not recorded")
