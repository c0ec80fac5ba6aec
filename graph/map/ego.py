"""One record in the middle of what it is tied to: names in two columns, so that none can stand on another."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from graph.as_of import CERTAINTY_WORDS
from graph.certainty import Certainty
from graph.map.labels import clean_label
from graph.map.layout import Spot
from graph.map.marks import FONT, INK, MUTED, PAPER, shape
from graph.map.sectors import BY_NAME
from ontology import Text, say

MOST_DRAWN = 24
"""So many are drawn; the list beside the picture names all."""
THING = "thing"
"""The shape of what is no actor: a body, a paper, an agreement, a source."""
_WIDTH, _ROW, _TOP, _MARK, _LONGEST = 860.0, 40.0, 30.0, 9.0, 30
_LEFT, _RIGHT, _MIDDLE = 268.0, 592.0, 430.0
_LINES = {
    "present": 'stroke="#41627a" stroke-width="2"',
    "stale": 'stroke="#5f7f9c" stroke-width="1.8" stroke-dasharray="1 4.5" stroke-linecap="round"',
    "unknown": 'stroke="#8a4b36" stroke-width="1.6" stroke-dasharray="2 3"',
    "over": 'stroke="#aab5bf" stroke-width="1.4" stroke-dasharray="8 4"',
}
LINE_WORDS = {
    **{str(sure): CERTAINTY_WORDS[sure] for sure in (Certainty.PRESENT, Certainty.STALE, Certainty.UNKNOWN)},
    "over": Text(de="nicht an diesem Tag", en="not on this day"),
}
"""How a line is told that is drawn that way; what is expressly not there has no line."""


class Ego(NamedTuple):
    """A record of the picture: ``note`` is what ties it, ``look`` how sure that is (`LINE_WORDS`)."""

    id: str
    name: str
    note: str = ""
    group: str = "none"
    shape: str = THING
    look: str = "present"


def ego_picture(middle: Ego, around: Sequence[Ego], address: Callable[[str], str], language: str = "de") -> str:
    """The picture as SVG; each name is a link, with what ties it below it."""
    drawn = around[:MOST_DRAWN]
    half = (len(drawn) + 1) // 2
    height = _TOP * 2 + max(half, 3) * _ROW
    centre = Spot(_MIDDLE, height / 2)
    placed = [*_column(drawn[:half], _LEFT, height), *_column(drawn[half:], _RIGHT, height)]
    said = _said(middle, len(drawn), len(around)).in_language(language)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="ego" viewBox="0 0 {_WIDTH:g} {height:g}" role="group" '
            f'aria-label="{escape(said)}" font-family="{FONT}" font-size="14" fill="{INK}">',
            *(_tie(ego, spot, centre) for ego, spot in placed),
            *(_named(ego, spot, address(ego.id)) for ego, spot in placed),
            *_in_the_middle(middle, centre),
            "</svg>",
        )
    )


def _said(middle: Ego, drawn: int, all_: int) -> Text:
    return say(
        "{name} mit {drawn} von {all} {all:Nachbar|Nachbarn}",
        "{name} with {drawn} of {all} {all:neighbour|neighbours}",
        name=clean_label(middle.name)[:200],
        drawn=drawn,
        all=all_,
    )


def _column(egos: Sequence[Ego], x: float, height: float) -> Iterator[tuple[Ego, Spot]]:
    top = (height - len(egos) * _ROW) / 2 + _ROW / 2
    for row, ego in enumerate(egos):
        yield ego, Spot(x, top + row * _ROW)


def _tie(ego: Ego, spot: Spot, centre: Spot) -> str:
    bend = (spot.x + centre.x) / 2
    path = f"M{centre.x:g} {centre.y:g}C{bend:g} {centre.y:g} {bend:g} {spot.y:g} {spot.x:g} {spot.y:g}"
    return f'<path class="tie" d="{path}" fill="none" {_LINES[ego.look]}/>'


def _named(ego: Ego, spot: Spot, address: str) -> str:
    left = spot.x < _MIDDLE
    x, anchor = (spot.x - 18, "end") if left else (spot.x + 18, "start")
    full = ", ".join(filter(None, (clean_label(ego.name)[:200], ego.note)))
    note = f'<text x="{x:g}" y="{spot.y + 13:g}" text-anchor="{anchor}" font-size="12" fill="{MUTED}">'
    return (
        f'<a href="{escape(address)}" aria-label="{escape(full)}"><title>{escape(full)}</title>{_mark(ego, spot)}'
        f'<text class="name" x="{x:g}" y="{spot.y - 2:g}" text-anchor="{anchor}">{_short(ego.name)}</text>'
        f"{note}{_short(ego.note)}</text></a>"
    )


def _in_the_middle(middle: Ego, centre: Spot) -> Iterator[str]:
    yield f'<circle cx="{centre.x:g}" cy="{centre.y:g}" r="20" fill="{PAPER}" stroke="#b35900" stroke-width="3"/>'
    yield _mark(middle, centre)
    yield (
        f'<text x="{centre.x:g}" y="{centre.y + 40:g}" text-anchor="middle" font-weight="650" stroke="{PAPER}" '
        f'stroke-width="4" paint-order="stroke">{_short(middle.name)}</text>'
    )


def _mark(ego: Ego, spot: Spot) -> str:
    if ego.shape == THING:
        x, y = spot.x - _MARK, spot.y - _MARK * 0.75
        return (
            f'<rect x="{x:g}" y="{y:g}" width="{_MARK * 2:g}" height="{_MARK * 1.5:g}" rx="3" fill="#dfe5ea" '
            f'stroke="{INK}" stroke-width="1.5"/>'
        )
    return shape(ego.shape, spot, _MARK, f'fill="{BY_NAME[ego.group].colour}" stroke="{INK}" stroke-width="1.5"')


def _short(text: str) -> str:
    plain = clean_label(text)
    return escape(plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1].rstrip()}…")
