"""The table as one SVG text: readable in print and without script; colour says the field, form how it is known.

Filled sits there, hatched is long not confirmed, pushed back is known without a seat, crossed is expressly not there,
dashed is not recorded; where a group does not exist the chair is taken away.
"""

from collections.abc import Callable, Iterator
from html import escape
from math import atan2, cos, degrees, pi, sin
from typing import NamedTuple

from graph.map.labels import clean_label, wrapped
from graph.map.marks import FONT, INK, MUTED, PAPER
from graph.map.sectors import BY_NAME, GROUPS, NOT_RECORDED
from graph.round_table.chairs import Chair, RoundTable, SeatState
from ontology import Text, say

_FRAME, _NEARER = "0 0 1000 700", "50 70 900 580"
"""What is seen of the sheet; a few chairs leave its edge free, and stand nearer."""
_X, _Y = 500.0, 352.0
_TABLE = (250.0, 150.0)
_CHAIRS = (296.0, 190.0)
_BACK = 17.0
"""So much further out stands a chair that nobody sits on."""
_MISSING, _WOOD, _EDGE, _CHOSEN = "#8c2f12", "#f4f0e8", "#cdc3ad", "#b35900"
_ANY = "#5b7f95"
"""The colour of no field in particular."""
_COLOURED = frozenset(BY_NAME) - {NOT_RECORDED}
MOST_DRAWN, _FEW = 24, 12
"""So many chairs have room around the table; up to so many their names stand beside each other."""
_LINE, _SMALL = 15.0, 12.0
_WRAP = 17
_UPRIGHT, _CROWDED = 0.45, 0.6
"""How far from top and bottom names stand centred over their chairs, and alternate in distance."""
_BESIDE, _FAR = 30.0, 44.0

ChairAddress = Callable[[Chair], str]
"""Where a click on a chair leads; empty for nowhere."""


class _Spot(NamedTuple):
    """Where a chair stands, which way it looks in degrees, the angle on the ellipse; ``far``: its name stands off."""

    x: float
    y: float
    turn: float
    angle: float
    far: bool = False


def drawn_table(table: RoundTable, address: ChairAddress, language: str = "de", chosen: str = "") -> str:
    """The SVG text of a table; the chair of the code ``chosen`` is ringed."""
    spots = _spots(table)
    frame = _FRAME if len(spots) > _FEW else _NEARER
    chairs = (
        _chair(table, chair, (spot, address(chair)), (language, chosen))
        for chair, spot in zip(table.chairs, spots, strict=False)
    )
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="table" viewBox="{frame}" role="group" '
            f'aria-label="{_text(table.headline, language)}" font-family="{FONT}" font-size="13" fill="{INK}">',
            *_patterns(),
            f'<ellipse cx="{_X:g}" cy="{_Y:g}" rx="{_TABLE[0]:g}" ry="{_TABLE[1]:g}" fill="{_WOOD}" '
            f'stroke="{_EDGE}" stroke-width="2"/>',
            *_middle(table, language),
            *chairs,
            "</svg>",
        )
    )


def chair_mark(place: SeatState) -> str:
    """A chair as the legend shows it."""
    spot = _Spot(17.0, 18.0, 0.0, -pi / 2)
    body = _body(place, _ANY, "legend", spot)
    return (
        '<svg class="mark" viewBox="0 0 34 36" width="26" height="28" aria-hidden="true">'
        f"{_hatch('legend', _ANY)}{body}</svg>"
    )


def _text(text: Text, language: str) -> str:
    return escape(clean_label(text.in_language(language)))


# -- where they stand ------------------------------------------------------------------------------------------------


def _spots(table: RoundTable) -> list[_Spot]:
    """Evenly around the table, those of youth welfare in the middle of the left side."""
    count = min(len(table.chairs), MOST_DRAWN)
    youth = sum(chair.side == GROUPS[0].name for chair in table.chairs)
    step = 2 * pi / max(count, 1)
    start = pi - step * (min(youth, count) - 1) / 2
    tight = count > _FEW
    drawn = enumerate(table.chairs[:count])
    return [_spot(start + step * n, chair.place, odd=tight and n % 2 == 1) for n, chair in drawn]


def _spot(angle: float, place: SeatState, *, odd: bool) -> _Spot:
    out = 0.0 if place in (SeatState.SITS, SeatState.UNCONFIRMED) else _BACK
    x, y = _X + (_CHAIRS[0] + out) * cos(angle), _Y + (_CHAIRS[1] + out) * sin(angle)
    # A chair looks at the table at a right angle to its edge.
    turn = degrees(atan2(sin(angle) * _TABLE[0], cos(angle) * _TABLE[1])) + 90
    return _Spot(round(x, 1), round(y, 1), round(turn, 1), angle, far=odd and abs(cos(angle)) < _CROWDED)


# -- what is drawn ---------------------------------------------------------------------------------------------------


def _patterns() -> Iterator[str]:
    yield "<defs>"
    for group in GROUPS:
        yield _hatch(group.name, group.colour)
    yield _hatch("any", _ANY)
    yield "</defs>"


def _hatch(name: str, colour: str) -> str:
    return (
        f'<pattern id="hatch-{name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="6" height="6" fill="{PAPER}"/><rect width="3.2" height="6" fill="{colour}"/></pattern>'
    )


def _middle(table: RoundTable, language: str) -> Iterator[str]:
    seated, quiet = table.seated, f'fill="{MUTED}"'
    figure = say("{seated} von {of}", "{seated} of {of}", seated=seated, of=table.of)
    span = say(
        "sicher {sure} · möglich bis {possible}",
        "surely {sure} · possibly up to {possible}",
        sure=table.sure,
        possible=table.possible,
    )
    lines = (
        (figure, 52, 'font-weight="700" fill="#16425b"', 8.0),
        (table.words.middle, 16, quiet, 38.0),
        (span, 14, quiet, 62.0),
    )
    for text, size, look, down in lines:
        yield (
            f'<text class="middle" x="{_X:g}" y="{_Y + down - 12:g}" text-anchor="middle" font-size="{size}" {look}>'
            f"{_text(text, language)}</text>"
        )


def _chair(table: RoundTable, chair: Chair, at: tuple[_Spot, str], shown: tuple[str, str]) -> str:
    (spot, address), (language, chosen) = at, shown
    colour, side = (BY_NAME[chair.side].colour, chair.side) if chair.side in _COLOURED else (_ANY, "any")
    spoken = say(
        "{label}: {place}. {note}",
        "{label}: {place}. {note}",
        label=chair.label,
        place=table.label(chair.place),
        note=chair.note,
    )
    name = _text(spoken, language)
    ring = (
        f'<circle class="ring" cx="{spot.x:g}" cy="{spot.y:g}" r="25" fill="#fff7e6" stroke="{_CHOSEN}" '
        'stroke-width="2.5"/>'
        if chair.code == chosen
        else ""
    )
    inner = f"<title>{name}</title>{ring}{_body(chair.place, colour, side, spot)}{_words(chair, spot, language)}"
    css = f'class="chair {chair.place.value}" data-code="{escape(chair.code)}"'
    if address:
        return f'<a href="{escape(address)}" {css} aria-label="{name}">{inner}</a>'
    return f'<g {css} role="img" aria-label="{name}">{inner}</g>'


def _body(place: SeatState, colour: str, side: str, spot: _Spot) -> str:
    """Seat and back, the back away from the table."""
    if place is SeatState.NOT_HERE:
        return f'<circle cx="{spot.x:g}" cy="{spot.y:g}" r="2.5" fill="{MUTED}"/>'
    looks = {
        SeatState.SITS: (colour, INK, ""),
        SeatState.UNCONFIRMED: (f"url(#hatch-{side})", INK, ""),
        SeatState.KNOWN: (PAPER, INK, ""),
        SeatState.AWAY: (PAPER, _MISSING, ""),
        SeatState.OPEN: (PAPER, _MISSING, ' stroke-dasharray="4 3"'),
    }
    fill, line, dash = looks[place]
    look = f'fill="{fill}" stroke="{line}" stroke-width="1.8"{dash}'
    cross = (
        f'<path d="M-9 -3L9 13M9 -3L-9 13" stroke="{_MISSING}" stroke-width="2.2" fill="none"/>'
        if place is SeatState.AWAY
        else ""
    )
    back = (
        f'fill="{colour}" stroke="{line}" stroke-width="1.8"{dash}'
        if place in (SeatState.SITS, SeatState.UNCONFIRMED)
        else look
    )
    return (
        f'<g transform="translate({spot.x:g} {spot.y:g}) rotate({spot.turn:g})">'
        f'<rect x="-13" y="-6" width="26" height="22" rx="6" {look}/>'
        f'<rect x="-15" y="-15" width="30" height="8" rx="4" {back}/>'
        f"{cross}</g>"
    )


def _words(chair: Chair, spot: _Spot, language: str) -> str:
    """The name and what is known, outside the chair; the lines above a chair at the top grow upwards."""
    side, down = cos(spot.angle), sin(spot.angle)
    lines = wrapped(clean_label(chair.label.in_language(language)), _WRAP)
    brief = clean_label(chair.brief.in_language(language))
    height = _LINE * len(lines) + (_SMALL + 2 if brief else 0.0)
    anchor = "middle" if abs(side) < _UPRIGHT else "end" if side < 0 else "start"
    x = spot.x + (0.0 if anchor == "middle" else _BESIDE * (1 if side > 0 else -1))
    top = spot.y - height / 2 + (height / 2 + _BESIDE) * down * (1.0 if abs(side) < 0.8 else abs(down))
    if spot.far:
        top += _FAR * (1 if down > 0 else -1)
    look = {
        SeatState.SITS: 'font-weight="650"',
        SeatState.UNCONFIRMED: 'font-weight="650"',
        SeatState.OPEN: f'font-style="italic" fill="{MUTED}"',
        SeatState.NOT_HERE: f'font-style="italic" fill="{MUTED}"',
    }.get(chair.place, "")
    words = "".join(
        f'<tspan x="{x:.1f}" y="{top + _LINE * (n + 0.8):.1f}">{escape(line)}</tspan>' for n, line in enumerate(lines)
    )
    small = (
        f'<text class="brief" x="{x:.1f}" y="{top + _LINE * len(lines) + _SMALL:.1f}" text-anchor="{anchor}" '
        f'font-size="11.5" fill="{MUTED}">{escape(brief)}</text>'
        if brief
        else ""
    )
    return f'{_leader(spot, down)}<text class="name" text-anchor="{anchor}" {look}>{words}</text>{small}'


def _leader(spot: _Spot, down: float) -> str:
    """A thin line from a chair to a name that stands further out."""
    if not spot.far:
        return ""
    sign = 1 if down > 0 else -1
    return (
        f'<path class="leader" d="M{spot.x:g} {spot.y + sign * 22:g}V{spot.y + sign * (_FAR + 18):g}" '
        f'stroke="{_EDGE}" stroke-width="1.2"/>'
    )


__all__ = ["MOST_DRAWN", "ChairAddress", "chair_mark", "drawn_table"]
