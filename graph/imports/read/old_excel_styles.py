"""How a workbook of Excel before 2007 shows its cells, in the words of ``excel_styles``."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from struct import unpack_from
from typing import NamedTuple

from graph.imports.read.excel_styles import INDEXED, WHITE, Style, chosen_ink, format_of

_FONT_LEFT_OUT = 4
_STRUCK, _UNDERLINE_AT, _FIRST_COLOUR = 0x08, 10, 8


class _Font(NamedTuple):
    struck: bool
    underlined: bool
    colour: int


@dataclass(slots=True)
class OldStyles:
    """Collects fonts, formats, colours and styles as their records come; ``wide`` is the form since Excel 97."""

    wide: bool
    codes: dict[int, str] = field(default_factory=dict)
    palette: list[str] = field(default_factory=lambda: list(INDEXED))
    _fonts: list[_Font] = field(default_factory=list)
    _kept: list[bytes] = field(default_factory=list)

    def add_font(self, data: bytes) -> None:
        """A font; one number is never given."""
        _, options, colour = unpack_from("<HHH", data)
        self._fonts.append(
            _Font(bool(options & _STRUCK), len(data) > _UNDERLINE_AT and data[_UNDERLINE_AT] > 0, colour)
        )

    def add_style(self, data: bytes) -> None:
        """A style, understood when all fonts and colours are known."""
        self._kept.append(data.ljust(20, b"\0"))

    def set_palette(self, data: bytes) -> None:
        """Colours that the workbook puts in the place of the usual ones."""
        for number in range(min(unpack_from("<H", data)[0], len(self.palette), (len(data) - 2) // 4)):
            self.palette[number] = data[2 + 4 * number : 5 + 4 * number].hex().upper()

    def is_struck(self, font: int) -> bool:
        """Whether the font of a number is struck through."""
        found = self._font(font)
        return found is not None and found.struck

    def made(self) -> Sequence[Style]:
        """The styles by number."""
        return [self._style(data) for data in self._kept]

    def _font(self, number: int) -> _Font | None:
        number -= number > _FONT_LEFT_OUT
        return self._fonts[number] if number < len(self._fonts) else None

    def _style(self, data: bytes) -> Style:
        font_number, code = unpack_from("<HH", data)
        font = self._font(font_number)
        if self.wide:
            pattern, colour = unpack_from("<I", data, 14)[0] >> 26, unpack_from("<H", data, 18)[0] & 0x7F
        else:
            area = unpack_from("<I", data, 8)[0]
            pattern, colour = area >> 16 & 0x3F, area & 0x7F
        fill = self._colour(colour) if pattern else ""
        return Style(
            format_of(code, self.codes),
            "" if fill == WHITE else fill,
            font is not None and font.struck,
            data[8] & 15 if self.wide else 0,
            chosen_ink(self._colour(font.colour), underlined=font.underlined) if font is not None else "",
        )

    def _colour(self, number: int) -> str:
        """A colour by its number; nothing for those that the system chooses."""
        at = number - _FIRST_COLOUR if number >= _FIRST_COLOUR else number
        return self.palette[at] if at < len(self.palette) else ""
