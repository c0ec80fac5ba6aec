"""Lists of one meeting with a column for each way of being there: "anwesend | entschuldigt | fehlt"."""

from collections.abc import Mapping
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.reshaping.columns_added import with_added_column
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.member_titles import met_on
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_HEAD = "Teilnahme"
_WAYS: Mapping[str, str] = {"came": "anwesend", "excused": "entschuldigt", "missing": "fehlt"}


class CameAcross(NamedTuple):
    """The grid with one column for the meeting, its area, and the headers that were joined."""

    grid: TextGrid
    area: TableArea
    heads: tuple[str, ...] = ()
    first: At | None = None


def with_attendance_joined(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> CameAcross:
    """The grid with a column that says who came; as it is if no title names body and day, or one column says it all."""
    days = [day for r in area.titles for t in grid.rows[r] if t and (day := met_on(t, lexicon).day)]
    ways = _ways(grid, area, lexicon)
    if not days or len(set(ways.values())) < 2 or area.right + 1 < grid.width:
        return CameAcross(grid, area)
    cells: dict[int, SaidCell] = {}
    for row, _ in content_rows(grid, area):
        said = {c: text for c, way in ways.items() if (text := _said(grid.cell(row, c), way, lexicon))}
        if said:  # two ways at once are asked about
            cells[row] = SaidCell(", ".join(dict.fromkeys(said.values())), (row, min(said)))
    if not cells:
        return CameAcross(grid, area)
    first = (area.header[-1], min(ways))
    rows = [[*cells_] for cells_ in grid.rows]
    for column in ways:
        rows[area.header[-1]][column] = ""
        for row in cells:
            rows[row][column : column + 1] = [""] if column < len(rows[row]) else []
    heads = tuple(plain_header(grid.cell(area.header[-1], c)) for c in ways)
    made, wider = with_added_column(grid.with_rows(rows), area, SaidCell(f"{_HEAD} {days[0]}", first), cells)
    return CameAcross(made, wider, heads, first)


def _said(text: str, way: str, lexicon: SheetLexicon) -> str:
    """What a cell in such a column says, in the word for it; empty if nothing."""
    holds = lexicon.marks.seat(text).holds if text else "nothing"
    return {"yes": _WAYS[way], "nothing": "", "no": ""}.get(holds, text)


def _ways(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> dict[int, str]:
    """What a cross in each of these columns says."""
    words, found = lexicon.layouts.rows, dict[int, str]()
    for column in range(area.left, area.right + 1):
        key = word_key(plain_header(grid.cell(area.header[-1], column)))
        way = next((w for w in _WAYS if key and key in words[w]), "")
        if way:
            found[column] = way
    return found
