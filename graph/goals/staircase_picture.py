"""The Wirkungstreppe as one SVG text: seven steps, on each its goals with how far they are; readable in grey and print.

How far a goal is says a sign, never a colour alone. A step holds so many goals; the others are in the list beside it.
"""

from collections.abc import Callable, Iterator
from html import escape

from graph.goals.goal_words import STANDINGS
from graph.goals.goals_at import GoalStanding, GoalState
from graph.goals.staircase import Stair, Staircase
from graph.map.labels import clean_label, wrapped
from graph.map.marks import FONT, INK, MUTED
from ontology import Text, say

_STEP, _RISE, _CARD, _GAP, _LABEL, _EDGE = 172.0, 26.0, 74.0, 8.0, 62.0, 6.0
_MOST = 5
_GROUND, _LINE, _CALM = "#dfe7ec", "#8795a3", "#f4f7f9"
_COLOURS = {
    GoalStanding.REACHED: "#00754a",
    GoalStanding.POSSIBLY: "#00754a",
    GoalStanding.ON_THE_WAY: "#16425b",
    GoalStanding.NOT_BEGUN: "#5c6b78",
    GoalStanding.MISSED: "#a3200d",
    GoalStanding.UNMEASURED: "#5c6b78",
}
_INSIDE = {
    GoalStanding.REACHED: '<circle cx="8" cy="8" r="7" fill="currentColor"/>'
    '<path d="M4.4 8.3l2.4 2.4 4.6-5" fill="none" stroke="#fff" stroke-width="1.8"/>',
    GoalStanding.POSSIBLY: '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.7"/>'
    '<path d="M4.6 8.3l2.3 2.3 4.4-4.9" fill="none" stroke="currentColor" stroke-width="1.7"/>',
    GoalStanding.ON_THE_WAY: '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.7"/>'
    '<path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor"/>',
    GoalStanding.NOT_BEGUN: '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.7"/>',
    GoalStanding.MISSED: '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.7"/>'
    '<path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" stroke="currentColor" stroke-width="1.7"/>',
    GoalStanding.UNMEASURED: '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.7" '
    'stroke-dasharray="3 2.1"/><path d="M5.9 6.3c.2-2.9 4.6-2.6 4.2 0-.2 1.2-2.1 1.3-2.1 3M8 11.1v1.5" fill="none" '
    'stroke="currentColor" stroke-width="1.5"/>',
}
_NO_GOAL = Text(de="noch kein Ziel", en="no goal yet")


def goal_sign(standing: GoalStanding) -> str:
    """The sign of a standing, as picture, list and legend show it; what it means stands beside it in words."""
    return (
        f'<svg class="sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" '
        f'color="{_COLOURS[standing]}">{_INSIDE[standing]}</svg>'
    )


def drawn_staircase(found: Staircase, address: Callable[[str], str], language: str = "de") -> str:
    """The SVG text; ``address`` says where the goal of an id leads. The same stands beside it as a list."""
    height = max((_reach(stair) for stair in found.stairs), default=0) + _LABEL + 2 * _EDGE
    width = _STEP * len(found.stairs) + 2 * _EDGE
    label = escape(_told(found).in_language(language))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="staircase" viewBox="0 0 {width:g} {height:g}" role="group" '
        f'aria-label="{label}" font-family="{FONT}" font-size="13" fill="{INK}">'
    )
    steps = (_step(stair, height, address, language) for stair in found.stairs)
    return "".join((head, *steps, "</svg>"))


def _reach(stair: Stair) -> float:
    """How high a step reaches with its goals above the ground of the first."""
    cards = min(len(stair.goals), _MOST + 1) * (_CARD + _GAP)
    return _RISE * (stair.number - 1) + max(cards, 3 * _EDGE + _GAP)


def _told(found: Staircase) -> Text:
    number, steps = len(found.goals), sum(bool(stair.goals) for stair in found.stairs)
    return say(
        "Wirkungstreppe: {number} {number:Ziel|Ziele} auf {steps} von 7 Stufen",
        "Outcome staircase: {number} {number:goal|goals} on {steps} of 7 steps",
        number=number,
        steps=steps,
    )


def _step(stair: Stair, height: float, address: Callable[[str], str], language: str) -> str:
    left = _EDGE + _STEP * (stair.number - 1)
    top = height - _EDGE - _LABEL - _RISE * (stair.number - 1)
    ground = (
        f'<rect x="{left:g}" y="{top:g}" width="{_STEP:g}" height="{height - _EDGE - top:g}" fill="{_GROUND}" '
        f'stroke="{_LINE}" stroke-width="1"/>'
    )
    lines = wrapped(stair.label.in_language(language), 22, 3)
    written = "".join(
        f'<text x="{left + 10:g}" y="{top + 19 + 15 * n:g}" font-size="12.5" font-weight="{600 if n == 0 else 400}">'
        f"{escape(f'{stair.number} {line}' if n == 0 else line)}</text>"
        for n, line in enumerate(lines)
    )
    return ground + written + "".join(_goals(stair, left, top, address, language))


def _goals(stair: Stair, left: float, top: float, address: Callable[[str], str], language: str) -> Iterator[str]:
    if not stair.goals:
        said = escape(_NO_GOAL.in_language(language))
        yield f'<text x="{left + 10:g}" y="{top - 12:g}" fill="{MUTED}" font-style="italic">{said}</text>'
    shown = stair.goals if len(stair.goals) <= _MOST + 1 else stair.goals[:_MOST]
    for number, state in enumerate(shown, 1):
        yield _card(state, left + _GAP / 2, top - number * (_CARD + _GAP) + _GAP / 2, address, language)
    if rest := len(stair.goals) - len(shown):
        said = say("und {rest} weitere", "and {rest} more", rest=rest).in_language(language)
        yield f'<text x="{left + 10:g}" y="{top - _MOST * (_CARD + _GAP) - 12:g}" fill="{MUTED}">{escape(said)}</text>'


def _card(state: GoalState, left: float, top: float, address: Callable[[str], str], language: str) -> str:
    name, standing = clean_label(state.goal.name), STANDINGS[state.standing].in_language(language)
    lines = wrapped(name, 21, 3)
    texts = "".join(
        f'<text x="{left + 30:g}" y="{top + 19 + 15 * n:g}">{escape(line)}</text>' for n, line in enumerate(lines)
    )
    sign = (
        f'<g transform="translate({left + 8:g} {top + 7:g})" color="{_COLOURS[state.standing]}">'
        f"{_INSIDE[state.standing]}</g>"
    )
    value = _value(state, language)
    measured = (
        f'<text x="{left + 30:g}" y="{top + _CARD - 9:g}" font-size="12" fill="{MUTED}">{escape(value)}</text>'
        if value and len(lines) < 4
        else ""
    )
    return (
        f'<a href="{escape(address(state.goal.id))}" aria-label="{escape(f"{name}: {standing}")}">'
        f"<title>{escape(f'{name}: {standing}')}</title>"
        f'<rect x="{left:g}" y="{top:g}" width="{_STEP - _GAP:g}" height="{_CARD:g}" rx="5" fill="{_CALM}" '
        f'stroke="{_COLOURS[state.standing]}" stroke-width="1.4"/>{sign}{texts}{measured}</a>'
    )


def _value(state: GoalState, language: str) -> str:
    """Is and target in brief; empty where neither is known, or both do not fit on the card."""
    target = state.target_told.in_language(language)
    actual = state.actual.told.in_language(language).partition(" (")[0] if state.actual is not None else ""
    said = " → ".join(part for part in (actual, target) if part)
    return said if len(said) <= 21 else actual


__all__ = ["drawn_staircase", "goal_sign"]
