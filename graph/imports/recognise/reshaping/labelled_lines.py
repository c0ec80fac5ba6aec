"""Lines that say before each value what it is, "Name: Jugendamt; Ort: Horn", read as a list with these headers."""

from collections.abc import Mapping, Sequence

from graph.imports.recognise.reshaping.columns_added import naming_column
from graph.imports.recognise.reshaping.relisted import MOST_RECORDS, ListMaker, Relisted, shown_rows
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon

_FEWEST, _LONGEST, _TITLES = 2, 30, 3


def labelled_lines(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of those whom the lines name; None if the sheet is something else."""
    shown = shown_rows(grid, 0)
    if not _FEWEST <= len(shown) <= MOST_RECORDS + _TITLES:
        return None
    above = next((n for n, row in enumerate(shown[: _TITLES + 1]) if _labelled(grid, lexicon, row)), len(shown))
    titles, rows = shown[:above], shown[above:]
    if len(rows) < _FEWEST:
        return None
    lines = [_labelled(grid, lexicon, row) for row in rows]
    labels = list(dict.fromkeys(label for line in lines for label in line))
    named = naming_column(dict(enumerate(labels)), lexicon)
    if named is None or not all(labels[named] in line and len(line) > 1 for line in lines):
        return None
    heads = [labels[named], *(label for label in labels if label != labels[named])]
    first = {label: cell.at for line in reversed(lines) for label, cell in line.items()}
    made = ListMaker(grid, [SaidCell(label, first[label]) for label in heads])
    for line in lines:
        nothing = line[heads[0]].at
        made.put(*(line.get(label, SaidCell("", nothing)) for label in heads))
    return Relisted(*made.built(), (rows[0], 0), shape_sentences.labelled_lines_read(heads), tuple(titles))


def _labelled(grid: TextGrid, lexicon: SheetLexicon, row: int) -> Mapping[str, SaidCell]:
    """The values of a row by the words before them; nothing if a cell has none that is known."""
    found: dict[str, SaidCell] = {}
    cells: Sequence[tuple[At, str]] = [((row, c), text) for c, text in enumerate(grid.rows[row]) if text]
    for at, text in cells:
        label, colon, value = (part.strip() for part in text.partition(":"))
        if not colon or not 1 < len(label) <= _LONGEST or not lexicon.is_field(label):
            return {}
        found.setdefault(label, SaidCell(value, at))
    return found
