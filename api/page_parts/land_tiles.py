"""The sixteen Länder as a map of tiles: each as large as every other, roughly where it lies. No borders are claimed."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup, escape

_ROWS = ("__ SH MV __", "HB HH BB BE", "NW NI ST SN", "RP HE TH __", "SL BW BY __")
_SIDE, _GAP = 92, 6
_SHADES = ("#ffffff", "#dfe8ee", "#b4cbd8", "#7fa6bb")
"""From nothing to most; dark text stays readable on each, also printed in grey."""


class LandTile(NamedTuple):
    """A Land on the map: its code, its name, the number that stands in it, what it says to who cannot see, a link.

    ``note`` is said small above the number, of what does not count in it.
    """

    code: str
    name: str
    number: int
    told: str
    address: str = ""
    note: str = ""


def land_tiles(tiles: Mapping[str, LandTile], title: str) -> Markup:
    """The map as SVG; a Land without a tile stays empty and says its code alone."""
    width, height = 4 * (_SIDE + _GAP), len(_ROWS) * (_SIDE + _GAP)
    most = max((tile.number for tile in tiles.values()), default=0)
    drawn = "".join(_drawn(code, at, tiles.get(code), most) for code, at in places())
    return Markup(
        f'<svg class="tiles" viewBox="0 0 {width} {height}" role="group" aria-label="{escape(title)}" '
        f'xmlns="http://www.w3.org/2000/svg">{drawn}</svg>'
    )


def places() -> Iterator[tuple[str, tuple[int, int]]]:
    """Each Land and where its tile stands, in pixels.

    >>> dict(places())["SH"], len(list(places()))
    ((98, 0), 16)
    """
    for row, codes in enumerate(_ROWS):
        for column, code in enumerate(codes.split()):
            if code != "__":
                yield code, (column * (_SIDE + _GAP), row * (_SIDE + _GAP))


def _drawn(code: str, at: tuple[int, int], tile: LandTile | None, most: int) -> str:
    x, y = at
    number = 0 if tile is None else tile.number
    shade = _SHADES[0 if not number else 1 + min(2, 3 * (number - 1) // max(most, 1))]
    text = (
        f'<rect x="{x}" y="{y}" width="{_SIDE}" height="{_SIDE}" rx="6" fill="{shade}" stroke="#6b7985"/>'
        f'<text x="{x + 10}" y="{y + 24}" font-size="17" font-weight="600" fill="#1b2733">{code}</text>'
        f'<text x="{x + _SIDE - 10}" y="{y + _SIDE - 14}" font-size="30" text-anchor="end" fill="#1b2733">'
        f"{number or '–'}</text>"
    )
    if tile is None:
        return f"<g>{text}</g>"
    if tile.note:
        text += f'<text x="{x + 10}" y="{y + 44}" font-size="13" fill="#1b2733">{escape(tile.note)}</text>'
    inside = f"<title>{escape(tile.told)}</title>{text}"
    return (
        f'<a href="{escape(tile.address)}" aria-label="{escape(tile.told)}">{inside}</a>'
        if tile.address
        else f"<g>{inside}</g>"
    )
