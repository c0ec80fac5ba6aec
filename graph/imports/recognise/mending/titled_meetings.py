"""Lists of meetings of one body that only their title names, "Steuerungsgruppe" over "Sitzung | Datum"."""

from collections.abc import Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea, titles_of
from graph.imports.recognise.found import FoundColumn
from graph.imports.recognise.reshaping.columns_added import with_added_column
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.member_titles import titled_body
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from ontology.names import Prop

_BODY, _NUMBER = "Gremium", "lfd. Nr."


class TitledMeetings(NamedTuple):
    """The grid with a column for the body, its area, and the body; empty if nothing was added."""

    grid: TextGrid
    area: TableArea
    body: str = ""


def with_body_of_title(
    grid: TextGrid, area: TableArea, columns: Sequence[FoundColumn], lexicon: SheetLexicon
) -> TitledMeetings:
    """The list with the body of its title in each row, where no column names one; numbers of meetings are no names."""
    titles = (grid.sheet.name, *titles_of(grid, area))
    body = next((body for title in reversed(titles) if (body := titled_body(title, lexicon))), "")
    if not body or any(c.role.name == Prop.BODY for c in columns):
        return TitledMeetings(grid, area)
    rows = [row for row, count in content_rows(grid, area) if count > 1]
    name = next((c.index for c in columns if c.role.name == Prop.NAME), None)
    head = area.header[-1]
    if name is not None and all(lexicon.is_number(grid.cell(r, name)) for r in rows if grid.cell(r, name)):
        cells = [*grid.rows[head][:name], _NUMBER, *grid.rows[head][name + 1 :]]
        grid = grid.with_rows([*grid.rows[:head], cells, *grid.rows[head + 1 :]])
    at = (area.titles[-1] if area.titles else head, area.left)
    made = with_added_column(grid, area, SaidCell(_BODY, at), {r: SaidCell(body, at) for r in rows})
    return TitledMeetings(*made, body)
