"""Names below bodies, by fields: "Bereich | Steuerungsgruppe | Runder Tisch", read as a list with field and body."""

from graph.imports.recognise.reshaping.relisted import MOST_RECORDS, ListMaker, Relisted, shown_rows, titles_above
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.body_names import split_members
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header

_LOOK, _FEWEST, _MOST = 20, 2, 0.8
_HEADS = ("Einrichtung", "Bereich", "Gremium")


def bodies_by_fields(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of those who sit in the bodies; None if the sheet is something else."""
    for row in range(min(_LOOK, len(grid.rows))):
        left, *heads = [c for c, text in enumerate(grid.rows[row]) if text] or [0]
        bodies = [plain_header(grid.cell(row, c)) for c in heads]
        if len(heads) < _FEWEST or not all(lexicon.body_kind(body) is not None for body in bodies):
            continue
        rows = shown_rows(grid, row + 1)
        fields = [text for r in rows if (text := grid.cell(r, left))]
        if len(fields) < _FEWEST or not all(lexicon.sector_of(text) is not None for text in fields):
            return None
        return _listed(grid, lexicon, (row, left), heads)
    return None


def _listed(grid: TextGrid, lexicon: SheetLexicon, corner: tuple[int, int], heads: list[int]) -> Relisted | None:
    row, left = corner
    made = ListMaker(grid, [SaidCell(head, corner) for head in _HEADS])
    begun: dict[int, int] = {}
    names: list[str] = []
    field = SaidCell("", corner)
    for line in shown_rows(grid, row + 1):
        field = SaidCell(grid.cell(line, left), (line, left)) if grid.cell(line, left) else field
        for column in heads:
            text = grid.cell(line, column)
            for name in split_members(text, lexicon).parts if text and not lexicon.is_placeholder(text) else ():
                names.append(name)
                body = SaidCell(plain_header(grid.cell(row, column)), (row, column))
                begun.setdefault(line, made.put(SaidCell(name, (line, column)), field, body))
    if not _FEWEST <= len(names) <= MOST_RECORDS or sum(map(lexicon.is_organization, names)) < _MOST * len(names):
        return None
    issue = shape_sentences.members_below_read([plain_header(grid.cell(row, c)) for c in heads])
    nameless = tuple(line for line in shown_rows(grid, row + 1) if line not in begun)
    return Relisted(*made.built(), corner, issue, titles_above(grid, row), (row,), nameless=nameless)
