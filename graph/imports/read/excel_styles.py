"""How a workbook of Excel shows its cells: number formats, fills and struck fonts by number of style."""

import colorsys
from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import TypeVar
from xml.etree.ElementTree import Element

from graph.imports.read.number_formats import BUILT_IN, NumberFormat, number_format
from graph.imports.read.package import Package

_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
INDEXED = [
    *("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF", "800000", "008000", "000080"),
    *("808000", "800080", "008080", "C0C0C0", "808080", "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080"),
    *("0066CC", "CCCCFF", "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF", "00CCFF"),
    *("CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99", "3366FF", "33CCCC", "99CC00", "FFCC00"),
    *("FF9900", "FF6600", "666699", "969696", "003366", "339966", "003300", "333300", "993300", "993366", "333399"),
    "333333",
]
"""The palette of ECMA-376 18.8.27; its first eight colours stand there twice."""
WHITE = "FFFFFF"
_MOST_STEPS = 15
_LEAST_COLOUR = 96
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Style:
    """One way to show a cell; ``format`` is None for plain numbers, ``ink`` is the colour of what is written."""

    format: NumberFormat | None = None
    fill: str = ""
    struck: bool = False
    indent: int = 0
    ink: str = ""


PLAIN_STYLE = Style()


def styles_of(package: Package, styles: str, theme: str) -> list[Style]:
    """The styles of a workbook in their order."""
    root = package.tree(styles)
    colours = _theme(package.tree(theme)) if theme else []
    codes = {number(f, "numFmtId"): f.get("formatCode", "") for f in root.iterfind("numFmts/numFmt")}
    fills = [_fill(f, colours) for f in root.iterfind("fills/fill")]
    struck = [_struck(f) for f in root.iterfind("fonts/font")]
    inks = [_ink(f) for f in root.iterfind("fonts/font")]
    return [
        Style(
            format_of(number(xf, "numFmtId"), codes),
            _at(fills, number(xf, "fillId"), ""),
            _at(struck, number(xf, "fontId"), False),
            _indent(xf),
            _at(inks, number(xf, "fontId"), ""),
        )
        for xf in root.iterfind("cellXfs/xf")
    ]


def number(element: Element, key: str, default: int = 0) -> int:
    """A whole number that an attribute holds; the default for what is none."""
    text = element.get(key, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else default


def format_of(id: int, codes: dict[int, str]) -> NumberFormat | None:
    """The format of a number, by the codes that a workbook gives or the usual ones; None for plain numbers."""
    code = codes.get(id) or BUILT_IN.get(id, "")
    return None if code.casefold() in ("", "general", "standard", "@") else number_format(code)


def _at(values: Sequence[_T], index: int, default: _T) -> _T:
    return values[index] if index < len(values) else default


def _indent(xf: Element) -> int:
    """By how many steps texts begin further right."""
    alignment = xf.find("alignment")
    return min(number(alignment, "indent"), _MOST_STEPS) if alignment is not None else 0


def _struck(font: Element) -> bool:
    strike = font.find("strike")
    return strike is not None and strike.get("val", "1") in ("1", "true", "on")


def _ink(font: Element) -> str:
    """The colour that somebody chose for a font: none of the theme, as links and headings have, and no grey."""
    shown = font.find("color")
    colour = _colour(shown, []) if shown is not None and not shown.get("theme") else ""
    line = font.find("u")
    return chosen_ink(colour, underlined=line is not None and line.get("val", "single") != "none")


def chosen_ink(colour: str, *, underlined: bool) -> str:
    """A colour of letters that somebody chose: none of the greys, and not the underlined blue of links.

    >>> chosen_ink("FF0000", underlined=True), chosen_ink("0563C1", underlined=True)
    ('FF0000', '')
    """
    if not is_coloured(colour):
        return ""
    return "" if underlined and colour[4:] > max(colour[:2], colour[2:4]) else colour


def is_coloured(colour: str) -> bool:
    """Whether a text is a colour, none of the greys, and bright enough to be told from black.

    >>> [is_coloured(colour) for colour in ("FF0000", "000000", "808080", "000033", "00B050")]
    [True, False, False, False, True]
    """
    parts = [int(colour[i : i + 2], 16) for i in (0, 2, 4)] if _is_colour(colour) else [0]
    return max(parts) - min(parts) >= _LEAST_COLOUR


def _fill(fill: Element, theme: list[str]) -> str:
    pattern = fill.find("patternFill")
    if pattern is None or pattern.get("patternType", "none") == "none":
        return ""
    shown = pattern.find("fgColor")
    colour = _colour(shown, theme) if shown is not None else ""
    return "" if colour == WHITE else colour


def _colour(element: Element, theme: list[str]) -> str:
    plain = element.get("rgb", "")
    if not plain and element.get("theme"):
        plain = _at(theme, number(element, "theme"), "")
    if not plain and element.get("indexed"):
        index = number(element, "indexed")
        plain = _at(INDEXED, index - 8 if index >= 8 else index, "")
    plain = plain[-6:].upper()
    return _tinted(plain, element.get("tint", "")) if _is_colour(plain) else ""


def _is_colour(text: str) -> bool:
    return len(text) == 6 and all(c in "0123456789ABCDEF" for c in text)


def _tinted(colour: str, tint: str) -> str:
    try:
        share = max(-1.0, min(1.0, float(tint or 0)))
    except ValueError:
        share = 0.0
    if not share or isnan(share):
        return colour
    hue, light, full = colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)))
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, full))


def _theme(root: Element) -> list[str]:
    found = root.find(".//clrScheme")
    if found is None:
        return []
    colours = {}
    for entry in found:
        shown = next(iter(entry), None)
        if shown is not None:
            colours[entry.tag] = shown.get("lastClr", "") or shown.get("val", "")
    return [colours.get(name, "") for name in _THEME_ORDER]
