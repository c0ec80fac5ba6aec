"""The Wirkungstreppe as one SVG text: readable in print, in grey and without script; never by colour alone.

Drawn from the side, the lowest step the longest: each goal stands on its step with a sign, its name, and its standing
in words. A goal is a link; a step without a goal has a dashed frame and says so.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import NamedTuple

from graph.goals.goals_at import STANDINGS, GoalStanding, GoalState
from graph.goals.staircase import Stair, Staircase
from graph.map.labels import clean_label
from graph.map.marks import FONT, INK, MUTED, PAPER
from ontology import Text, say

GoalAddress = Callable[[GoalState], str]
"""Where a click on a goal leads; empty for nowhere."""


class StaircaseSize(NamedTuple):
    """How wide the drawing is, and how far each step stands back behind the one below it; in px."""

    width: int
    rise: int


WIDE = StaircaseSize(960, 64)
NARROW_STAIRS = StaircaseSize(360, 9)
_FRAME, _SOFT, _DEEP = "#8795a3", "#f4f6f8", "#16425b"
STANDING_COLOURS: Mapping[GoalStanding, str] = {
    GoalStanding.REACHED: "#00663f",
    GoalStanding.POSSIBLY: "#00663f",
    GoalStanding.ON_THE_WAY: "#16425b",
    GoalStanding.NOT_BEGUN: "#4b5866",
    GoalStanding.MISSED: "#8c2f12",
    GoalStanding.UNMEASURED: "#4b5866",
}
_LINE, _HEAD, _PAD, _GAP = 26, 24, 8, 4
_GLYPH = 7.1
"""About as wide is a letter of the names, at 14 px."""
_EMPTY = Text(de="noch kein Ziel", en="no goal yet")
_NAME = Text(de="Wirkungstreppe", en="Outcome staircase")


def staircase_svg(staircase: Staircase, address: GoalAddress, size: StaircaseSize = WIDE, language: str = "de") -> str:
    """The SVG text of a staircase."""
    stacked = size.width < 600
    rows = [(stair, _height(stair, stacked=stacked)) for stair in reversed(staircase.stairs)]
    height = sum(h + _GAP for _, h in rows) + 2
    title, told = (escape(clean_label(t.in_language(language))) for t in (_NAME, staircase_told(staircase)))
    parts: list[str] = []
    top = 1
    for stair, tall in rows:
        parts += _step(stair, _Box((stair.number - 1) * size.rise + 1, top, size.width - 2, tall), address, language)
        top += tall + _GAP
    # A picture that holds links is a group: as an image it would be one thing, and nobody would reach them.
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size.width} {height}" role="group" '
        f'aria-label="{title}: {told}" font-family="{FONT}" font-size="14"><title>{title}</title><desc>{told}</desc>'
        f"{''.join(parts)}</svg>"
    )


def staircase_told(staircase: Staircase) -> Text:
    """The whole picture in one sentence."""
    goals = staircase.goals
    reached = sum(state.standing is GoalStanding.REACHED for state in goals)
    return say(
        "{goals} {goals:Ziel|Ziele} auf {steps} von {all_} {all_:Stufe|Stufen}, {reached} erreicht",
        "{goals} {goals:goal|goals} on {steps} of {all_} {all_:step|steps}, {reached} reached",
        goals=len(goals),
        steps=sum(bool(stair.goals) for stair in staircase.stairs),
        all_=len(staircase.stairs),
        reached=reached,
    )


class _Box(NamedTuple):
    left: int
    top: int
    right: int
    height: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def stacked(self) -> bool:
        """Whether the standing stands below the name, for want of room beside it."""
        return self.right < 600


def _height(stair: Stair, *, stacked: bool) -> int:
    lines = len(stair.goals) * (2 if stacked else 1) or 1
    return _HEAD + lines * (_LINE - 4 if stacked else _LINE) + _PAD


def _step(stair: Stair, box: _Box, address: GoalAddress, language: str) -> Iterator[str]:
    dashes = "" if stair.goals else ' stroke-dasharray="5 4"'
    fill = _SOFT if stair.goals else PAPER
    yield (
        f'<rect x="{box.left}" y="{box.top}" width="{box.width}" height="{box.height}" rx="4" fill="{fill}" '
        f'stroke="{_FRAME}"{dashes}/>'
    )
    label = clean_label(f"{stair.number} {stair.label.in_language(language)}")
    room = int((box.width - 2 * _PAD) / _GLYPH)
    yield (
        f'<text x="{box.left + _PAD}" y="{box.top + 18}" font-size="13" font-weight="600" fill="{_DEEP}">'
        f"{escape(_fitted(label, room))}</text>"
    )
    if not stair.goals:
        told = escape(_EMPTY.in_language(language))
        yield f'<text x="{box.left + _PAD}" y="{box.top + _HEAD + 17}" fill="{MUTED}">{told}</text>'
    tall = (_LINE - 4) * 2 if box.stacked else _LINE
    for place, state in enumerate(stair.goals):
        yield _goal(state, box, box.top + _HEAD + place * tall, (address(state), language))


def _goal(state: GoalState, box: _Box, top: int, shown: tuple[str, str]) -> str:
    address, language = shown
    colour, standing = STANDING_COLOURS[state.standing], STANDINGS[state.standing].in_language(language)
    name = clean_label(state.goal.name)
    left = box.left + _PAD
    room = int((box.width - 2 * _PAD - 24) / _GLYPH) - (0 if box.stacked else len(standing) + 2)
    x, y, anchor = (left + 24, top + 37, "start") if box.stacked else (box.right - _PAD, top + 18, "end")
    height = (_LINE - 4) * 2 if box.stacked else _LINE
    drawn = (
        f"<title>{escape(f'{name}: {standing}')}</title>"
        f'<rect x="{box.left + 2}" y="{top}" width="{box.width - 4}" height="{height}" rx="3" fill="{PAPER}" '
        f'fill-opacity="0" stroke="none"/>'
        f'<g transform="translate({left + 8},{top + 13})">{standing_sign(state.standing)}</g>'
        f'<text x="{left + 24}" y="{top + 18}" fill="{INK}">{escape(_fitted(name, room))}</text>'
        f'<text x="{x}" y="{y}" font-size="13" text-anchor="{anchor}" font-weight="600" fill="{colour}">'
        f"{escape(standing)}</text>"
    )
    if not address:
        return f"<g>{drawn}</g>"
    told = escape(f"{name}: {standing}")
    return f'<a href="{escape(address)}" aria-label="{told}"><g>{drawn}</g></a>'


def standing_sign(standing: GoalStanding) -> str:
    """A mark around the origin, 16 px wide: each standing has its own shape, for print in grey."""
    colour = STANDING_COLOURS[standing]
    line = f'fill="none" stroke="{colour}" stroke-width="2"'
    signs = {
        GoalStanding.REACHED: f'<circle r="7" fill="{colour}"/><path d="M-3.5 0l2.5 2.8 4.5-5.4" fill="none" '
        f'stroke="{PAPER}" stroke-width="2"/>',
        GoalStanding.POSSIBLY: f'<circle r="6.5" {line} stroke-dasharray="3 2"/>'
        f'<path d="M-3.5 0l2.5 2.8 4.5-5.4" {line}/>',
        GoalStanding.ON_THE_WAY: f'<circle r="6.5" {line}/><path d="M0-6.5A6.5 6.5 0 0 1 0 6.5z" fill="{colour}"/>',
        GoalStanding.NOT_BEGUN: f'<circle r="6.5" {line}/>',
        GoalStanding.MISSED: f'<rect x="-6.5" y="-6.5" width="13" height="13" {line}/>'
        f'<path d="M-3.5-3.5l7 7M3.5-3.5l-7 7" {line}/>',
        GoalStanding.UNMEASURED: f'<circle r="6.5" {line} stroke-dasharray="2 2"/>'
        f'<text y="4" font-size="11" font-weight="700" text-anchor="middle" fill="{colour}">?</text>',
    }
    return signs[standing]


def _fitted(text: str, room: int) -> str:
    """The text as far as there is room; the whole name is in the tooltip and in the list.

    >>> _fitted("Alle Kliniken arbeiten mit", 14)
    'Alle Kliniken…'
    """
    return text if len(text) <= room else f"{text[: max(room - 1, 1)].rstrip()}…"
