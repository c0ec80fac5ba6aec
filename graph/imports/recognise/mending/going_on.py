"""Names that go on in the next row: "Klinik für Kinder- und" over "Jugendmedizin" is one organization."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.mending.line_ends import words_whole
from graph.imports.recognise.reshaping.columns_added import naming_column
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import At, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header

_LINKS = r"und|u\.|sowie|oder|bzw\.|für|f\.|der|des|im|in der|am|an der|bei der|beim|von|vom|zum|zur|zur|mit"
_OPEN = re.compile(rf"(?:\w-|,|\s[/&]|\s(?:{_LINKS}))$")
_LINKED = re.compile(rf"^(?:{_LINKS}|&|/)\s\S")


class GoneOn(NamedTuple):
    """The grid with such names whole, the rows that hold the rest of one with those it began in, and the first."""

    grid: TextGrid
    rest: dict[int, int]
    first: At | None = None


def with_names_gone_on(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> GoneOn:
    """The grid with names whole that nobody would end, or begin, where their row does."""
    heads = {c: plain_header(grid.cell(area.header[-1], c)) for c in range(area.left, area.right + 1)}
    name = naming_column(heads, lexicon)
    if name is None:
        return GoneOn(grid, {})
    rest: dict[int, int] = {}
    whole: dict[int, str] = {}
    last = -2
    for row, count in content_rows(grid, area):
        if row == last + 1 and count == 1:  # few rows of a long list hold one text alone
            text, above = grid.cell(row, name), rest.get(last, last)
            before = whole.get(above) or grid.cell(above, name)
            if text and before and _go_together(before, text):
                whole[above], rest[row] = words_whole(f"{before}\n{text}").replace("\n", " "), above
        last = row
    return (
        GoneOn(grid.with_rows(_written(grid, name, whole, rest)), rest, (min(whole), name))
        if rest
        else GoneOn(grid, {})
    )


def _go_together(before: str, text: str) -> bool:
    return _OPEN.search(before[-12:]) is not None or _LINKED.match(text) is not None


def _written(grid: TextGrid, name: int, whole: dict[int, str], rest: dict[int, int]) -> Sequence[Sequence[str]]:
    texts = whole | dict.fromkeys(rest, "")
    return [
        [texts[n] if column == name else text for column, text in enumerate(cells)] if n in texts else cells
        for n, cells in enumerate(grid.rows)
    ]
