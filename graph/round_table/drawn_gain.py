"""A gain as one SVG text: a bar for today and one for then on the same scale, the range as a thin line through each."""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from graph.map.marks import FONT, INK, MUTED
from graph.wording import decimal
from ontology import Text, say

if TYPE_CHECKING:
    from graph.round_table.gains import Amount, Gain

_WIDTH, _LEFT, _RIGHT = 360.0, 62.0, 310.0
_ROW, _BAR = 24.0, 14.0
_NOW, _THEN, _TRACK = "#9fb3c4", "#16425b", "#eef2f5"
_TODAY, _AFTER = Text(de="heute", en="today"), Text(de="dann", en="then")


def drawn_gain(gain: "Gain", language: str = "de") -> str:
    """The SVG text of a gain."""
    rows = ((_TODAY, gain.before, _NOW), (_AFTER, gain.after, _THEN))
    bars = (piece for y, row in enumerate(rows) for piece in _row(gain, row, (y * _ROW, language)))
    height = 2 * _ROW
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="gain" viewBox="0 0 {_WIDTH:g} {height:g}" role="img" '
            f'aria-label="{escape(gain_sentence(gain).in_language(language))}" font-family="{FONT}" font-size="13" '
            f'fill="{INK}">',
            *bars,
            "</svg>",
        )
    )


def gain_sentence(gain: "Gain") -> Text:
    """The same in words, with the ranges where there are any."""
    return say(
        "{label}: heute {before}, dann {after}",
        "{label}: today {before}, then {after}",
        label=gain.label,
        before=_told(gain, gain.before),
        after=_told(gain, gain.after),
    )


def _told(gain: "Gain", level: "Amount") -> Text:
    value, low, high = (_written(gain, n) for n in level)
    if level.low == level.high:
        return value
    return say("{value} ({low} bis {high})", "{value} ({low} to {high})", value=value, low=low, high=high)


def _written(gain: "Gain", number: float) -> Text:
    return Text(de=decimal(number, "de", gain.digits), en=decimal(number, "en", gain.digits))


def _row(gain: "Gain", row: tuple[Text, "Amount", str], at: tuple[float, str]) -> Iterator[str]:
    (label, level, colour), (top, language) = row, at
    middle, bar = top + _ROW / 2, top + (_ROW - _BAR) / 2
    yield f'<text x="0" y="{middle + 4.5:g}" fill="{MUTED}">{escape(label.in_language(language))}</text>'
    yield _rect(bar, _RIGHT - _LEFT, _TRACK)
    yield _rect(bar, _across(gain, level.value) - _LEFT, colour)
    if level.low != level.high:
        yield (
            f'<path d="M{_across(gain, level.low):.1f} {middle - 4:g}v8m0-4H{_across(gain, level.high):.1f}m0-4v8" '
            f'fill="none" stroke="{INK}" stroke-width="3.5"/>'
            f'<path d="M{_across(gain, level.low):.1f} {middle - 4:g}v8m0-4H{_across(gain, level.high):.1f}m0-4v8" '
            f'fill="none" stroke="#fff" stroke-width="1.3"/>'
        )
    value = escape(_written(gain, level.value).in_language(language))
    yield f'<text x="{_RIGHT + 8:g}" y="{middle + 4.5:g}" font-weight="600">{value}</text>'


def _across(gain: "Gain", number: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * min(max(number / gain.most, 0.0), 1.0) if gain.most else _LEFT


def _rect(top: float, width: float, colour: str) -> str:
    return f'<rect x="{_LEFT:g}" y="{top:g}" width="{width:.1f}" height="{_BAR:g}" rx="2" fill="{colour}"/>'


__all__ = ["drawn_gain", "gain_sentence"]
