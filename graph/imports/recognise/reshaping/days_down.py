"""A calendar of meetings, days down and organizations across, turned to a list of those who came on each day."""

from collections.abc import Sequence

from graph.imports.days_in_texts import is_day
from graph.imports.recognise.found import FoundColumn, Role, RoleKind
from graph.imports.recognise.reshaping.relisted import ListMaker, Relisted, shown_rows, titles_above
from graph.imports.recognise.sentences import shape_sentences, sheet_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header

_LOOK, _MOST_DAYS = 20, 400
_HALF, _MANY = 0.5, 0.8
_HEAD = "Einrichtung"
_REASON = "neben den Organisationen eines Kalenders"


def days_down(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """Who came on which day, by a sheet whose rows are days; None if it is something else."""
    for row in range(min(_LOOK, len(grid.rows))):
        cells = grid.rows[row]
        left = next((c for c, text in enumerate(cells) if text), None)
        if left is None:
            continue
        left = left if any(is_day(grid.cell(r, left)) for r in range(row + 1, row + 4)) else left - 1
        heads = [c for c, text in enumerate(cells) if text and c > left]
        if left < 0 or len(heads) < 2:
            continue
        rows = [r for r in shown_rows(grid, row + 1) if grid.cell(r, left)]
        days = [r for r in rows if is_day(grid.cell(r, left)) and len(grid.cell(r, left)) > len("2024")]
        if len(days) < 2 or len(days) > _MOST_DAYS or len(days) < _MANY * len(rows):
            continue
        there = [c for c in heads if _came(grid, lexicon, days, c)]
        names = [plain_header(grid.cell(row, c)) for c in there]
        called = sum(lexicon.is_organization(n) and not lexicon.is_field(n) for n in names)
        if len(there) < 2 or called <= _HALF * len(there):
            continue
        return _made(grid, (row, left), days, (there, [c for c in heads if c not in there]))
    return None


def _came(grid: TextGrid, lexicon: SheetLexicon, days: Sequence[int], column: int) -> bool:
    """Whether a column below a name holds nothing but marks of attendance."""
    texts = [text for r in days if (text := grid.cell(r, column))]
    return all(contents.is_attendance(lexicon, text) for text in texts)


def _made(
    grid: TextGrid, header: tuple[int, int], days: Sequence[int], columns: tuple[Sequence[int], Sequence[int]]
) -> Relisted:
    (row, left), (there, beside) = header, columns
    made = ListMaker(grid, [SaidCell(_HEAD, header), *(SaidCell(grid.cell(r, left), (r, left)) for r in days)])
    for column in there:
        name = SaidCell(plain_header(grid.cell(row, column)), (row, column))
        made.put(name, *(SaidCell(grid.cell(r, column), (r, column)) for r in days))
    open_ = [FoundColumn(c, grid.cell(row, c), Role(RoleKind.UNKNOWN), "guess", (_REASON,)) for c in beside]
    said = tuple(((row, c.index), sheet_sentences.column_asked(c)) for c in open_)
    issue = shape_sentences.days_down_read(len(days))
    return Relisted(*made.built(), header, issue, titles_above(grid, row), tuple(days), said)
