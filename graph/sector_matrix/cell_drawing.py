"""A cell of the matrix as a small SVG: number and bar recorded, a tick expected, a dash lacking, a ring wished for.

Hatched is what nobody was asked about; white with a nought is what is known not to be there. Fill says how dense it is,
the numbers say the same.
"""

from collections.abc import Iterator, Mapping

from graph.map.marks import FONT, INK, MUTED, PAPER
from graph.sector_matrix.sector_cells import SectorCell

WIDTH, HEIGHT = 92, 54
_LEFT, _TRACK = 6.0, 80.0
_BAR, _WARM, _WISH = "#16425b", "#8c2f12", "#00614b"
_TINTS = ("#ffffff", "#eaf1f6", "#d3e3ee", "#b9d3e4", "#9cc1d9")
_OPEN = 'fill="url(#hatch)"'
_STEPS = (0.0, 0.05, 0.15, 0.3)
"""From which density on the next tint."""
_HATCH = (
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="6" height="6" fill="{PAPER}"/><path d="M0 0V6" stroke="#b3bdc7" stroke-width="2"/></pattern></defs>'
)
"""The pattern of what nobody was asked about; stands once on a page."""


CELL_MARKS: Mapping[str, str] = {
    "tied": f'<rect x="-8" y="-4" width="16" height="8" fill="{_BAR}"/>',
    "expected": f'<path d="M0 -7V7" stroke="{INK}" stroke-width="2"/>',
    "lacking": f'<path d="M-8 0H6" stroke="{_WARM}" stroke-width="2.4" stroke-dasharray="4 2.5"/>',
    "wished": f'<circle r="4" cx="-1" fill="none" stroke="{_WISH}" stroke-width="2"/>',
    "open": f'<rect x="-9" y="-7" width="18" height="14" {_OPEN} stroke="#8795a3" stroke-width=".7"/>',
}
"""What each mark in a cell looks like, around its own middle."""


def hatching() -> str:
    """The pattern that the cells of a page share."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0" aria-hidden="true">{_HATCH}</svg>'


def cell_drawing(cell: SectorCell, most: float) -> str:
    """The marks of a cell; bars of ``most`` fill their track."""
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="cell" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
            f'height="{HEIGHT}" aria-hidden="true" font-family="{FONT}" font-size="12" fill="{INK}">',
            *_marks(cell, most),
            "</svg>",
        )
    )


def _marks(cell: SectorCell, most: float) -> Iterator[str]:
    yield f'<rect x=".5" y=".5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="3" {_ground(cell)} stroke="#c3ccd4"/>'
    if not cell.pairs:
        yield f'<text x="{WIDTH / 2:g}" y="32" text-anchor="middle" fill="{MUTED}">–</text>'
        return
    yield from _recorded(cell, most)
    if cell.expected is not None and not cell.unasked:
        x = _LEFT + _TRACK * min(cell.expected / most, 1.0)
        yield f'<path class="expected" d="M{x:.1f} 37V50" stroke="{INK}" stroke-width="2"/>'
    yield from _corner(cell)


def _ground(cell: SectorCell) -> str:
    if cell.unasked:
        return _OPEN
    step = sum((cell.density or 0.0) > s for s in _STEPS)
    return f'fill="{_TINTS[step]}"'


def _recorded(cell: SectorCell, most: float) -> Iterator[str]:
    """How many of how many; a question mark where nobody was asked, and the share that is open hatched."""
    told = "?" if cell.unasked else str(cell.tied)
    halo = f' stroke="{PAPER}" stroke-width="3" paint-order="stroke"' if cell.unasked else ""
    yield (
        f'<text class="recorded" x="{_LEFT:g}" y="23" font-size="19" font-weight="600"{halo}>{told}'
        f'<tspan font-size="12" font-weight="400" dx="3">/ {cell.pairs}</tspan></text>'
    )
    if cell.unasked:
        return
    place = f'x="{_LEFT:g}" y="40" height="7"'
    yield f'<rect {place} width="{_TRACK:g}" fill="{PAPER}" stroke="#8795a3" stroke-width=".7"/>'
    if cell.open:
        width = _TRACK * cell.open / cell.pairs
        left = _LEFT + _TRACK - width
        yield f'<rect class="open" x="{left:.1f}" y="40" width="{width:.1f}" height="7" {_OPEN}/>'
    if cell.tied:
        yield f'<rect {place} width="{max(2.0, _TRACK * cell.tied / most):.1f}" fill="{_BAR}"/>'


def _corner(cell: SectorCell) -> Iterator[str]:
    """How many are lacking, and how many are wished for."""
    if cell.lacking:
        yield f'<g transform="translate(66 8)">{CELL_MARKS["lacking"]}</g>'
        yield f'<text class="lacking" x="{WIDTH - 5}" y="13" text-anchor="end" fill="{_WARM}" font-weight="600">'
        yield f"{len(cell.lacking)}</text>"
    if cell.wishes:
        yield f'<g transform="translate(66 24)">{CELL_MARKS["wished"]}</g>'
        yield f'<text class="wished" x="{WIDTH - 5}" y="29" text-anchor="end" fill="{_WISH}" font-weight="600">'
        yield f"{len(cell.wishes)}</text>"
