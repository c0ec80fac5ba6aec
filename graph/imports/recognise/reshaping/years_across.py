"""A table whose corner names what its years are about: "Netzwerktreffen | 2022 | 2023" over names and marks."""

from collections.abc import Sequence

from graph.imports.recognise.column_roles.year_heads import CAME_THAT_YEAR, tells_who_came, year_of
from graph.imports.recognise.reshaping.relisted import Relisted, headed_anew, shown_rows, titles_above
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header

_MANY, _LOOK = 0.6, 20
_ONE_MEETING = ("PLENUM", "NETWORK")
"""Bodies that are meetings more than groups: who is marked below a year came to it."""


def years_across(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of those who are marked below the years; None if the sheet is something else."""
    for row in range(min(_LOOK, len(grid.rows))):
        heads = [c for c, text in enumerate(grid.rows[row]) if text]
        if len(heads) < 3 or not all(year_of(grid.cell(row, c)) for c in heads[1:]):
            continue
        about = plain_header(grid.cell(row, heads[0]))
        kind = lexicon.body_kind(about)
        came = kind in _ONE_MEETING or tells_who_came(about, lexicon)
        if lexicon.heads_organizations(about) or not (came or kind):
            return None
        rows = [r for r in shown_rows(grid, row + 1) if grid.cell(r, heads[0])]
        called = [r for r in rows if lexicon.is_organization(grid.cell(r, heads[0]))]
        if len(called) < max(1, _MANY * len(rows)):
            return None
        return _made(grid, (row, heads), rows, about if not came else CAME_THAT_YEAR)
    return None


def _made(grid: TextGrid, header: tuple[int, Sequence[int]], rows: Sequence[int], about: str) -> Relisted:
    row, heads = header
    named = [SaidCell(f"{about} {year_of(grid.cell(row, c))}", (row, c)) for c in heads[1:]]
    made = headed_anew(grid, header, rows, named)
    corner = grid.cell(row, heads[0])
    issue = shape_sentences.years_read(corner, came=about == CAME_THAT_YEAR)
    return Relisted(*made, (row, heads[0]), issue, titles_above(grid, row), (row,))
