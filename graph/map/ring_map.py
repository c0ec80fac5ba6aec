"""The ring map of network studies: rings say how close, wedges which sector, one organization stands in the middle.

Empty it is drawn by hand in a meeting (domain 4.1: Düsseldorf); filled it shows one organization its own ties.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import cos, sin
from typing import NamedTuple

from graph.map.labels import clean_label, wrapped
from graph.map.layout import Wedge, wedges_of
from graph.map.marks import INK, MUTED, PAPER
from graph.map.sectors import BY_NAME, GROUPS
from ontology import Text

_OUTER, _RINGS = 290.0, 4
_RIM = 316.0
_STAGGER = 22.0
_CAPTION = 50.0
_EDGE, _LETTER = 490.0, 7.3
_IN_A_ROW = 45
"""So many numbers stand on the rim side by side; more stand in rows behind each other."""
_TINTS = ("#ffffff", "#f4f7f9", "#e9eef2", "#dfe6ec")


class RingThing(NamedTuple):
    """An organization on the map: its number, sector group, how close it is (None: to be drawn), and its tooltip."""

    number: int
    group: str
    level: int | None
    label: str


def ring_map(things: Sequence[RingThing], own: str, rings: Sequence[Text], language: str = "de") -> str:
    """The map as SVG text; ``rings`` are the words of the levels 1 to 4, the closest is the innermost ring."""
    wedges = wedges_of(Counter(t.group for t in sorted(things, key=_by_group)))
    filled = any(t.level is not None for t in things)
    rows = 1 if filled else 1 + len(things) // _IN_A_ROW
    caption = _RIM + _STAGGER * (rows - 1) + _CAPTION
    height = caption + 30
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="rings" viewBox="{-_EDGE - 4:g} {-height:g} '
            f'{2 * _EDGE + 8:g} {2 * height:g}" role="img" aria-label="{_text(own)}" font-size="12" fill="{INK}">',
            *_ground(wedges),
            *(_caption(BY_NAME[g].label.in_language(language), w.middle, caption) for g, w in wedges.items()),
            *(_thing(thing, angle, row) for thing, angle, row in _placed(things, wedges, rows)),
            *_ring_names(rings, language, filled=filled),
            *_middle(own),
            "</svg>",
        )
    )


def _by_group(thing: RingThing) -> tuple[int, int]:
    return [g.name for g in GROUPS].index(thing.group), thing.number


def _placed(
    things: Sequence[RingThing], wedges: Mapping[str, Wedge], rows: int
) -> Iterator[tuple[RingThing, float, int]]:
    """Where each stands: evenly within the wedge of its group, in the order of the numbers, and in which row."""
    for group, wedge in wedges.items():
        here = sorted(t for t in things if t.group == group)
        for place, thing in enumerate(here):
            yield thing, wedge.start + (wedge.end - wedge.start) * (place + 0.5) / len(here), place % rows


def _radius(level: int) -> float:
    """The outer edge of the ring of a level: 4 is the innermost."""
    return _OUTER * (_RINGS + 1 - level + 0.6) / (_RINGS + 0.6)


def _ground(wedges: Mapping[str, Wedge]) -> Iterator[str]:
    for level in range(1, _RINGS + 1):
        yield (f'<circle r="{_radius(level):.1f}" fill="{_TINTS[level - 1]}" stroke="{MUTED}" stroke-width="0.8"/>')
    for wedge in wedges.values() if len(wedges) > 1 else ():
        x, y = cos(wedge.start), sin(wedge.start)
        yield (
            f'<line x1="{40 * x:.1f}" y1="{40 * y:.1f}" x2="{_OUTER * x:.1f}" y2="{_OUTER * y:.1f}" '
            f'stroke="{MUTED}" stroke-width="0.8" stroke-dasharray="5 4"/>'
        )


def _ring_names(rings: Sequence[Text], language: str, *, filled: bool) -> Iterator[str]:
    """The words of the rings on paper strips above the middle; on a filled map the numbers alone, to hide nobody."""
    for level, words in enumerate(rings, start=1):
        y = -(_radius(level) - 9.0)
        text = str(level) if filled else f"{level} {words.in_language(language)}"
        half = 2.9 * len(text) + 4
        box = f'x="{-half:.1f}" y="{y - 9:.1f}" width="{2 * half:.1f}" height="12.5"'
        yield f'<rect {box} fill="{PAPER}" opacity="0.85"/>'
        yield f'<text x="0" y="{y:.1f}" text-anchor="middle" font-size="10.5" fill="{MUTED}">{_text(text)}</text>'


def _caption(label: str, angle: float, radius: float) -> str:
    anchor = "middle" if abs(cos(angle)) < 0.35 else "start" if cos(angle) > 0 else "end"
    lines = wrapped(label, 20)
    room = _EDGE - _LETTER * max(map(len, lines)) * (0.5 if anchor == "middle" else 1.0)
    x, y = max(-room, min(room, radius * cos(angle))), radius * sin(angle) - 13 * (len(lines) - 1) / 2
    look = f'text-anchor="{anchor}" font-size="11.5" font-weight="600"'
    return "".join(
        f'<text x="{x:.1f}" y="{y + 13 * n:.1f}" {look}>{_text(line)}</text>' for n, line in enumerate(lines)
    )


def _thing(thing: RingThing, angle: float, row: int) -> str:
    """Its number on the rim, or in its ring with a spoke to the middle."""
    if thing.level is None:
        radius = _RIM + _STAGGER * row
    else:
        radius = _radius(thing.level) - _OUTER / (_RINGS + 0.6) * (0.35 if thing.number % 2 else 0.65)
    x, y = radius * cos(angle), radius * sin(angle)
    spoke = "" if thing.level is None else f'<line x2="{x:.1f}" y2="{y:.1f}" stroke="{MUTED}" stroke-width="0.7"/>'
    colour = BY_NAME[thing.group].colour
    return (
        f"<g><title>{_text(thing.label)}</title>{spoke}"
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="10" fill="{PAPER}" stroke="{colour}" stroke-width="3"/>'
        f'<text x="{x:.1f}" y="{y + 3.6:.1f}" text-anchor="middle" font-size="10.5">{thing.number}</text></g>'
    )


def _middle(own: str) -> Iterator[str]:
    lines = wrapped(own, 12)
    yield f'<circle r="36" fill="{PAPER}" stroke="{INK}" stroke-width="1.6"/>'
    for number, line in enumerate(lines):
        y = 11 * (number - (len(lines) - 1) / 2) + 3.4
        yield f'<text x="0" y="{y:.1f}" text-anchor="middle" font-size="9.5" font-weight="600">{_text(line)}</text>'


def _text(words: str) -> str:
    return escape(clean_label(words))
