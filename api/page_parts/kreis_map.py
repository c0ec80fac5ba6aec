"""The Kreise and kreisfreie Städte on a map: which of them are told of by name, and why; told apart without colour.

An area is a Kreis with its youth office. Towns and boroughs with an office of their own, and cities too small to be
seen, are points. What nobody may be told by name looks like what nobody recorded.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from markupsafe import Markup, escape

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
_FILLS = {
    KreisMark.RELEASED: "#4c7389",
    KreisMark.PUBLIC: "url(#kreis-public)",
    KreisMark.KEPT: "url(#kreis-kept)",
}
_PATTERNS = (
    '<defs><pattern id="kreis-public" width="7" height="7" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="7" height="7" fill="#fff"/>'
    '<rect width="3" height="7" fill="#1b2733"/></pattern>'
    '<pattern id="kreis-kept" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" '
    'fill="#fff"/><circle cx="3.5" cy="3.5" r="1.6" fill="#1b2733"/></pattern></defs>'
)
_BLANK, _BORDER, _INK = "#f1f3f5", "#b9c2c9", "#1b2733"
_SEEN = 20
"""Units across: what is smaller gets a point, too."""
_POINT, _APART = 9, 21
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


def kreis_map(districts: Sequence[MarkedDistrict], nothing: str, told: Mapping[KreisMark, str]) -> Markup:
    """The map as SVG, for the eye alone: the same stands beside it as a list. ``nothing`` is said of all others."""
    shapes = kreis_shapes()
    placed = [d for d in districts if d.has_place]
    areas = {d.kreis: d for d in placed if not d.within}
    blank = "".join(
        f'<path d="{kreis.path}"><title>{escape(kreis.label)}: {escape(nothing)}</title></path>'
        for key, kreis in shapes.kreise.items()
        if key not in areas
    )
    filled = "".join(_area(d, shapes.kreise[d.kreis], told) for d in areas.values())
    points = "".join(_points(shapes.kreise[key], own, told) for key, own in _by_kreis(placed))
    return Markup(
        f'<svg class="kreise" viewBox="{-_EDGE} {-_EDGE} {shapes.width + 2 * _EDGE} {shapes.height + 2 * _EDGE}" '
        f'aria-hidden="true" xmlns="http://www.w3.org/2000/svg">{_PATTERNS}'
        f'<g fill="{_BLANK}" stroke="{_BORDER}" stroke-width=".8">{blank}</g><g stroke="{_INK}">{filled}</g>'
        f'<path d="{shapes.borders}" fill="none" stroke="{_INK}" stroke-width="1.6" pointer-events="none"/>'
        f'<g stroke="{_INK}" stroke-width="1.5">{points}</g></svg>'
    )


def kreis_mark(mark: KreisMark | None) -> Markup:
    """A patch of the legend."""
    fill = _BLANK if mark is None else _FILLS[mark]
    return Markup(
        '<svg class="patch" viewBox="0 0 30 18" width="30" height="18" aria-hidden="true">'
        f'<rect x="1" y="1" width="28" height="16" fill="{fill}" stroke="{_INK}"/></svg>'
    )


def _area(district: MarkedDistrict, kreis: KreisShape, told: Mapping[KreisMark, str]) -> str:
    said = f"{district.name}: {told[district.mark]}"
    return _led(f'<path d="{kreis.path}" fill="{_FILLS[district.mark]}">{_title(said)}</path>', district.address)


def _by_kreis(placed: Sequence[MarkedDistrict]) -> Iterator[tuple[str, list[MarkedDistrict]]]:
    """The districts that are points, by Kreis."""
    shapes = kreis_shapes().kreise
    for key in dict.fromkeys(d.kreis for d in placed):
        own = [d for d in placed if d.kreis == key and (d.within or shapes[key].across < _SEEN)]
        if own:
            yield key, own


def _points(kreis: KreisShape, own: Sequence[MarkedDistrict], told: Mapping[KreisMark, str]) -> str:
    """A point for each mark, side by side, with a number where it stands for several."""
    counted = Counter(d.mark for d in own)
    marks = [mark for mark in KreisMark if counted[mark]]
    first = kreis.x - _APART * (len(marks) - 1) / 2
    return "".join(
        _point((first + _APART * n, kreis.y), mark, [d for d in own if d.mark is mark], told[mark])
        for n, mark in enumerate(marks)
    )


def _point(at: tuple[float, float], mark: KreisMark, own: Sequence[MarkedDistrict], told: str) -> str:
    x, y = at
    said = f"{', '.join(d.name for d in own)}: {told}"
    drawn = f'<circle cx="{x:g}" cy="{y}" r="{_POINT}" fill="{_FILLS[mark]}">{_title(said)}</circle>'
    if len(own) > 1:
        drawn += (
            f'<text x="{x:g}" y="{y - _POINT - 4}" text-anchor="middle" font-size="19" font-weight="600" fill="{_INK}" '
            f'stroke="#fff" stroke-width="4" paint-order="stroke">{len(own)}</text>'
        )
    return _led(drawn, own[0].address if len(own) == 1 else "")


def _title(said: str) -> str:
    return f"<title>{escape(said)}</title>"


def _led(drawn: str, address: str) -> str:
    """Drawn so that a click leads there; the keyboard takes the list beside."""
    return f'<a href="{escape(address)}" tabindex="-1">{drawn}</a>' if address else drawn
