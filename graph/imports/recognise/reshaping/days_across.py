"""A table whose corner names the body that met: "AK Kita | 12.03.2024 | 04.06.2024" over names and marks."""

from graph.imports.days_in_texts import day_in
from graph.imports.recognise.reshaping.relisted import Relisted, headed_anew, shown_rows, titles_above
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.member_titles import attended_body, titled_body
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header

_LOOK, _FEWEST, _MANY = 20, 2, 0.6


def days_across(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of those who came to the meetings of the body; None if the sheet is something else."""
    for row in range(min(_LOOK, len(grid.rows))):
        heads = [c for c, text in enumerate(grid.rows[row]) if text]
        corner = plain_header(grid.cell(row, heads[0])) if len(heads) > _FEWEST else ""
        body = attended_body(corner, lexicon) or titled_body(corner, lexicon) if corner else ""
        if not body or lexicon.heads_organizations(corner):
            continue
        year = (day_in(corner) or "")[:4]
        days = {c: _dated(plain_header(grid.cell(row, c)), year) for c in heads[1:]}
        if not all(lexicon.day_of_header(day) for day in days.values()):
            continue
        rows = [r for r in shown_rows(grid, row + 1) if grid.cell(r, heads[0])]
        called = sum(lexicon.is_organization(grid.cell(r, heads[0])) for r in rows)
        if called < max(1, _MANY * len(rows)):
            return None
        named = [SaidCell(f"{body} {day}", (row, c)) for c, day in days.items()]
        made, issue = headed_anew(grid, (row, heads), rows, named), shape_sentences.days_across_read(len(named))
        return Relisted(*made, (row, heads[0]), issue, titles_above(grid, row), (row,))
    return None


def _dated(text: str, year: str) -> str:
    """A day with the year that the corner gives it."""
    known = year and (day_in(text) is None)
    return f"{text}{'' if text.endswith('.') else ' '}{year}" if known else text
