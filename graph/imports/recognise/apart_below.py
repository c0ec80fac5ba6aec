"""Where below an empty row another table begins whose headers nobody knows: costs below a list of institutions."""

from collections.abc import Iterator, Sequence

from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.no_names import is_no_name
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon

_HALF = 0.5


def end_of_list(grid: TextGrid, lexicon: SheetLexicon, rows: range, span: tuple[int, int]) -> int:
    """The row behind the last of a list: that of a table of other things below it, or the end of ``rows``.

    Such a table has words over amounts, days or numbers where the list has none, and nobody below its first one:
    "Posten | Betrag" over "Druckkosten | 120 €", "Nummer | Bedeutung" over "1 | aktiv".
    """
    runs = list(_runs(grid, rows, span))
    above = list(runs[0]) if runs else []
    for run in runs[1:]:
        if _is_other(grid, lexicon, (above, run), span):
            return run[0]
        above += run
    return rows.stop


def _runs(grid: TextGrid, rows: range, span: tuple[int, int]) -> Iterator[list[int]]:
    """Rows with text, one list for all between two empty ones."""
    run: list[int] = []
    for row in (r for r in rows if r < len(grid.rows)):
        if any(grid.rows[row][span[0] : span[1] + 1]):
            run.append(row)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_other(
    grid: TextGrid, lexicon: SheetLexicon, parts: tuple[Sequence[int], Sequence[int]], span: tuple[int, int]
) -> bool:
    above, run = parts
    head, *below = [r for r in run if len(_columns(grid, r, span)) > 1] or [run[0]]
    columns = _columns(grid, head, span)
    heads = [grid.cell(head, c) for c in columns]
    if not below or any(any(map(str.isdigit, t)) or lexicon.is_organization(t) for t in heads):
        return False
    if any(c not in columns for r in below for c in _columns(grid, r, span)):
        return False
    if any(lexicon.is_organization(grid.cell(r, columns[0])) for r in below):
        return False
    return any(_measured(grid, below, c) == 1 and _measured(grid, above, c) < _HALF for c in columns)


def _columns(grid: TextGrid, row: int, span: tuple[int, int]) -> list[int]:
    return [c for c in range(span[0], span[1] + 1) if grid.cell(row, c)]


def _measured(grid: TextGrid, rows: Sequence[int], column: int) -> float:
    """The share of cells that are amounts, days or numbers; 0 for none."""
    texts = [text for row in rows if (text := grid.cell(row, column))]
    return sum(map(is_no_name, texts)) / len(texts) if texts else 0.0
