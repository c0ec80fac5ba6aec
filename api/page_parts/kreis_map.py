"""The Kreise and kreisfreie Städte on a map: which of them are told of by name, and why; told apart without colour.

An area is a Kreis with its youth office. Towns and boroughs with an office of their own, and cities too small to be
seen, are points. What nobody may be told by name looks like what nobody recorded.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from markupsafe import Markup, escape

from graph.identifiers import land_of_ags
from graph.kreise.kreis_shapes import KreisShape, kreis_shapes
from ontology import Text


class KreisMark(StrEnum):
    """Why a district is on the map by name, the most telling first."""

    RELEASED = "released"
    PUBLIC = "public"
    KEPT = "kept"


KREIS_MARKS: Mapping[KreisMark, Text] = {
    KreisMark.RELEASED: Text(de="Freigegeben", en="Released"),
    KreisMark.PUBLIC: Text(de="Aus öffentlichen Quellen", en="From public sources"),
    KreisMark.KEPT: Text(de="Nichts freigegeben, nur für Sie sichtbar", en="Nothing released, in sight for you alone"),
}
_AREAS = {
    KreisMark.RELEASED: "#4c7389",
    KreisMark.PUBLIC: "url(#kreis-public)",
    KreisMark.KEPT: "url(#kreis-kept)",
}
_PATCHES = {**_AREAS, KreisMark.PUBLIC: "url(#patch-public)", KreisMark.KEPT: "url(#patch-kept)"}
"""Fills of areas, whose patterns are as fine as the map is small, and of points and the legend."""
_BLANK, _BORDER, _INK = "#f1f3f5", "#b9c2c9", "#1b2733"
_SEEN = 20
"""Units across: what is smaller gets a point, too."""
_POINT, _APART, _LETTERS = 9, 21, 19
_LEAST_SIZE = 0.3
"""Marks shrink with what is drawn, so that they are as large on paper; not below this part."""
_EDGE = 6


class MarkedDistrict(NamedTuple):
    """A district on the map: its name and address (empty: none), the key of its Kreis, whether it is within that."""

    name: str
    address: str
    kreis: str
    within: bool
    mark: KreisMark

    @property
    def has_place(self) -> bool:
        """Whether the map has that Kreis."""
        return self.kreis in kreis_shapes().kreise


class KreisWords(NamedTuple):
    """What the map says of each mark, and of where there is none."""

    told: Mapping[KreisMark, str]
    nothing: str


def kreis_map(districts: Sequence[MarkedDistrict], words: KreisWords, within: Collection[str] = ()) -> Markup:
    """The map as SVG, for the eye alone: the same stands beside it as a list.

    ``within`` are the Länder that are drawn, all if none: a Land that sees its own is not shown the others empty.
    """
    drawn = {key: kreis for key, kreis in kreis_shapes().kreise.items() if not within or land_of_ags(key) in within}
    placed = [d for d in districts if d.kreis in drawn]
    left, top, right, bottom = _frame(drawn.values())
    whole = kreis_shapes()
    size = max(_LEAST_SIZE, (bottom - top) / whole.height, (right - left) / whole.width)
    areas = {d.kreis: d for d in placed if not d.within}
    blank = "".join(
        f'<path d="{kreis.path}">{_title(f"{kreis.label}: {words.nothing}")}</path>'
        for key, kreis in drawn.items()
        if key not in areas
    )
    filled = "".join(_area(d, drawn[d.kreis], words.told) for d in areas.values())
    points = "".join(_points(drawn[key], own, words.told, size) for key, own in _by_kreis(placed, _SEEN * size))
    return Markup(
        f'<svg class="kreise" viewBox="{left - _EDGE} {top - _EDGE} {right - left + 2 * _EDGE} '
        f'{bottom - top + 2 * _EDGE}" aria-hidden="true" xmlns="http://www.w3.org/2000/svg">{_patterns(size)}'
        f'<g fill="{_BLANK}" stroke="{_BORDER}" stroke-width="{0.8 * size:.2g}">{blank}</g>'
        f'<g stroke="{_INK}" stroke-width="{size:.2g}">{filled}</g>'
        f'<path d="{whole.borders}" fill="none" stroke="{_INK}" stroke-width="{1.6 * size:.2g}" '
        f'pointer-events="none"/><g stroke="{_INK}" stroke-width="1.5">{points}</g></svg>'
    )


def _frame(kreise: Iterable[KreisShape]) -> tuple[int, int, int, int]:
    lefts, tops, rights, bottoms = zip(*(kreis.bounds for kreis in kreise), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _patterns(size: float) -> str:
    return f"<defs>{_pair_of_patterns('kreis', size)}{_pair_of_patterns('patch', 1)}</defs>"


def _pair_of_patterns(name: str, size: float) -> str:
    square = 'width="7" height="7" patternUnits="userSpaceOnUse"'
    paper = '<rect width="7" height="7" fill="#fff"/>'
    return (
        f'<pattern id="{name}-public" {square} patternTransform="scale({size:.2g}) rotate(45)">{paper}'
        f'<rect width="3" height="7" fill="{_INK}"/></pattern>'
        f'<pattern id="{name}-kept" {square} patternTransform="scale({size:.2g})">{paper}'
        f'<circle cx="3.5" cy="3.5" r="1.6" fill="{_INK}"/></pattern>'
    )


def kreis_mark(mark: KreisMark | None) -> Markup:
    """A patch of the legend."""
    fill = _BLANK if mark is None else _PATCHES[mark]
    return Markup(
        '<svg class="patch" viewBox="0 0 30 18" width="30" height="18" aria-hidden="true">'
        f'<rect x="1" y="1" width="28" height="16" fill="{fill}" stroke="{_INK}"/></svg>'
    )


def _area(district: MarkedDistrict, kreis: KreisShape, told: Mapping[KreisMark, str]) -> str:
    said = f"{district.name}: {told[district.mark]}"
    return _led(f'<path d="{kreis.path}" fill="{_AREAS[district.mark]}">{_title(said)}</path>', district.address)


def _by_kreis(placed: Sequence[MarkedDistrict], seen: float) -> Iterator[tuple[str, list[MarkedDistrict]]]:
    """The districts that are points, by Kreis."""
    shapes = kreis_shapes().kreise
    for key in dict.fromkeys(d.kreis for d in placed):
        own = [d for d in placed if d.kreis == key and (d.within or shapes[key].across < seen)]
        if own:
            yield key, own


def _points(kreis: KreisShape, own: Sequence[MarkedDistrict], told: Mapping[KreisMark, str], size: float) -> str:
    """A point for each mark, side by side, with a number where it stands for several."""
    counted = Counter(d.mark for d in own)
    marks = [mark for mark in KreisMark if counted[mark]]
    first = -_APART * (len(marks) - 1) / 2
    drawn = "".join(
        _point(first + _APART * n, mark, [d for d in own if d.mark is mark], told[mark]) for n, mark in enumerate(marks)
    )
    return f'<g transform="translate({kreis.x} {kreis.y}) scale({size:.2g})">{drawn}</g>'


def _point(x: float, mark: KreisMark, own: Sequence[MarkedDistrict], told: str) -> str:
    said = f"{', '.join(d.name for d in own)}: {told}"
    drawn = f'<circle cx="{x:g}" cy="0" r="{_POINT}" fill="{_PATCHES[mark]}">{_title(said)}</circle>'
    if len(own) > 1:
        drawn += (
            f'<text x="{x:g}" y="{-_POINT - 4}" text-anchor="middle" font-size="{_LETTERS}" font-weight="600" '
            f'fill="{_INK}" stroke="#fff" stroke-width="4" paint-order="stroke">{len(own)}</text>'
        )
    return _led(drawn, own[0].address if len(own) == 1 else "")


def _title(said: str) -> str:
    return f"<title>{escape(said)}</title>"


def _led(drawn: str, address: str) -> str:
    """Drawn so that a click leads there; the keyboard takes the list beside."""
    return f'<a href="{escape(address)}" tabindex="-1">{drawn}</a>' if address else drawn
