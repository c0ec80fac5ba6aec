"""A text that enumerates organizations in one cell: "Jugendamt; Gesundheitsamt; Klinikum Moor" below a sentence."""

from graph.imports.recognise.reshaping.relisted import ListMaker, Relisted, shown_rows
from graph.imports.recognise.row_sorting.false_headings import says_nothing
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.body_names import split_members
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon

_MOST_ROWS, _FEWEST, _MOST = 20, 3, 0.8
_HEAD = "Einrichtung"


def enumerated_names(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of the organizations that a few cells enumerate; None if anything else stands beside or behind them."""
    rows = shown_rows(grid, 0)
    if not 0 < len(rows) <= _MOST_ROWS or any(sum(map(bool, grid.rows[r])) != 1 for r in rows):
        return None
    cells = {r: next((c, t) for c, t in enumerate(grid.rows[r]) if t) for r in rows}
    parts = {r: split_members(text, lexicon).parts for r, (_, text) in cells.items()}
    listing = [r for r in rows if len(parts[r]) >= _FEWEST]
    if not listing or rows[-len(listing) :] != listing or any(":" in cells[r][1] for r in listing):
        return None
    names = [(r, part) for r in listing for part in parts[r] if not lexicon.is_placeholder(part)]
    above = [r for r in rows if r not in listing]
    called = sum(lexicon.is_organization(part) or not says_nothing(part, lexicon) for _, part in names)
    if called < _MOST * len(names):
        return None
    if len(above) > 2 or any(_is_name(cells[r][1], lexicon) for r in above):
        return None
    first = (listing[0], cells[listing[0]][0])
    made = ListMaker(grid, [SaidCell(_HEAD, first)])
    for row, name in names:
        made.put(SaidCell(name, (row, cells[row][0])))
    return Relisted(*made.built(), first, shape_sentences.enumerated_read(len(names)), tuple(above))


def _is_name(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text above the names may be one, too, and is no sentence that announces them."""
    return lexicon.is_organization(text) and lexicon.body_kind(text) is None and not text.rstrip().endswith(":")
