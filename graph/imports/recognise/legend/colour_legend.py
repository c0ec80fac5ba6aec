"""What the colours of a sheet mean, where a legend says so: a coloured text, or a coloured box beside one."""

import colorsys
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.imports.recognise.text_grid import At
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from graph.imports.workbook import Sheet, Workbook

_WORD = re.compile(
    r"^(?:hell|dunkel)?-?(rot|grün|gelb|blau|orange|grau|lila|violett|rosa|türkis|braun)(?:e|er|es)?"
    r"(?: (?:markiert|hinterlegt|unterlegt|eingefärbt|Zeilen?|Felder))* ?[:=–-]\s*(?=\S)",
    re.IGNORECASE,
)
_HUES = ("rot", "orange", "gelb", "grün", "türkis", "blau", "lila", "rosa", "rot")
_ENDS = (15, 47, 68, 165, 195, 255, 290, 340, 360)
"""Where one hue ends and the next begins, in degrees."""
_GREY = 0.12
_EDGE, _UP, _LONGEST = 80, 10, 60


class _Explained(NamedTuple):
    """A text that explains a colour: its cell, the colour as ``RRGGBB`` or the word for it, and the meaning."""

    at: At
    colour: str
    meaning: str


@dataclass(frozen=True)
class ColourLegend:
    """Meanings by colour; ``cells`` are those that explain them, by file, sheet, row and column."""

    meanings: Mapping[str, str] = field(default_factory=dict)
    cells: frozenset[tuple[str, str, int, int]] = frozenset()

    def of(self, colour: str) -> str:
        """What a colour means: that of a box, or the one that the legend calls so; empty if nobody says."""
        return self.meanings.get(colour) or self.meanings.get(hue_of(colour), "")


NO_COLOURS = ColourLegend()


def hue_of(colour: str) -> str:
    """The word for a colour.

    >>> [hue_of(c) for c in ("92D050", "FF0000", "FFFF00", "00B0F0", "FFC000", "D9D9D9", "7030A0")]
    ['grün', 'rot', 'gelb', 'blau', 'orange', 'grau', 'lila']
    """
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, full, _ = colorsys.rgb_to_hsv(red, green, blue)
    if full < _GREY:
        return "grau"
    return next(word for word, end in zip(_HUES, _ENDS, strict=True) if hue * 360 < end or end == _ENDS[-1])


def colour_legend(workbook: Workbook, lexicon: SheetLexicon) -> ColourLegend:
    """The colours that a workbook explains; one that is explained in two ways means nothing."""
    said: dict[str, set[str]] = {}
    cells: set[tuple[str, str, int, int]] = set()
    for sheet in workbook.sheets:
        for at, colour, meaning in _explained(sheet, lexicon) if sheet.fills else ():
            if colour:
                said.setdefault(colour, set()).add(meaning)
            cells.add((sheet.file, sheet.name, *at))
    return ColourLegend({c: next(iter(m)) for c, m in said.items() if len(m) == 1}, frozenset(cells))


def _explained(sheet: Sheet, lexicon: SheetLexicon) -> Iterator[_Explained]:
    count = len(sheet.rows)
    for row in sorted({*range(min(count, _EDGE)), *range(max(0, count - _EDGE), count)}):
        for column, text in enumerate(sheet.rows[row]):
            if text and len(text) <= _LONGEST:
                yield from _of_cell(sheet, (row, column), text, lexicon)


def _of_cell(sheet: Sheet, at: At, text: str, lexicon: SheetLexicon) -> Iterator[_Explained]:
    row, column = at
    own, box = sheet.fills.get(at, ""), (row, column - 1)
    beside = sheet.rows[row][column - 1] if column else ""
    if beside and (colour := _WORD.match(f"{beside}: {text}")) is not None and len(beside) < colour.end():
        # "grün | Mitglied": the word for the colour has a cell of its own
        yield _Explained(box, "", "")
        yield _Explained(at, sheet.fills.get(box, "") or own or colour[1].lower(), text)
        return
    before = sheet.fills.get(box, "") if column and not beside else ""
    if (named := _WORD.match(text)) is not None:
        yield _Explained(at, own or before or named[1].lower(), text[named.end() :].strip())
        return
    head = _heading(sheet, at, lexicon) if own or before else None
    alone = before and sum(map(bool, sheet.rows[row])) == 1
    if head is not None or alone:
        yield _Explained(at, before or own, text.lstrip("=: –-"))
    if head is not None:
        yield _Explained(head, "", "")


def _heading(sheet: Sheet, at: At, lexicon: SheetLexicon) -> At | None:
    """The cell with a word such as "Legende" that a text stands below, with nothing but coloured cells between."""
    row, column = at
    for above in range(row - 1, max(-1, row - _UP), -1):
        cells = sheet.rows[above]
        for place in (column, column - 1):
            if 0 <= place < len(cells) and word_key(cells[place].rstrip(": ")) in lexicon.layouts.rows["legend"]:
                return above, place
        if not any((above, place) in sheet.fills for place in (column, column - 1)):
            return None
    return None
