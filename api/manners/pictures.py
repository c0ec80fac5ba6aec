"""A drawing as a picture (PNG), with the fonts of this program and no others, and of limited size (decision 0033)."""

from importlib.resources import as_file, files
from math import sqrt

WIDTH = 1800
"""Pixels across, enough for a page in landscape at 150 dots an inch."""
MOST_PIXELS = 8_000_000
"""A drawing that is very high is drawn smaller: a picture of so many takes 32 MB, and about a second, to be made."""
_FONTS = "api", "static", "vendor", "fira-sans"
_BOX = ' viewBox="'


def png_of(svg: str) -> bytes:
    """A drawing of ours, which says its size as a view box, as a picture on white; raises ValueError for others."""
    from resvg_py import svg_to_bytes

    if "<image" in svg:
        raise ValueError("an image within a drawing would be read from this computer")
    package, *folders = _FONTS
    with as_file(files(package).joinpath(*folders)) as fonts:
        return svg_to_bytes(
            svg_string=svg.replace('font-weight="650"', 'font-weight="600"'),  # resvg knows hundreds only
            width=_width(svg),
            background="#ffffff",
            skip_system_fonts=True,
            font_files=[str(fonts / f"FiraSans-{face}.ttf") for face in ("Regular", "SemiBold")],
            font_family="Fira Sans",
            sans_serif_family="Fira Sans",
        )


def _width(svg: str) -> int:
    """How many pixels across.

    >>> _width('<svg xmlns="" viewBox="0 0 100 50">'), _width('<svg xmlns="" viewBox="-1 0 100.5 1000.5">')
    (1800, 896)
    """
    said = svg[:2000].partition(_BOX)[2].partition('"')[0]
    _, _, across, down = map(float, said.split())  # each of ours says so
    return max(1, min(WIDTH, int(sqrt(MOST_PIXELS * across / down))))
