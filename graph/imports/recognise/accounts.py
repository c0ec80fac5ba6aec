"""What becomes of each row while a workbook is recognised: tables, rows left out with their reason, what to tell."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.imports.persons.column_reading import ColumnReading, of_cell
from graph.imports.persons.cutting import without_names
from graph.imports.problems import Issue, Place
from graph.imports.recognise.found import FoundTable, LeftOut, LeftOutFor, SaidOfPlace
from graph.imports.recognise.legend.colour_legend import NO_COLOURS, ColourLegend
from graph.imports.recognise.legend.legends import NO_LEGEND, Legend
from graph.imports.recognise.legend.linked_sheets import NO_LINKS, Links
from graph.imports.recognise.sentences import row_sentences
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.workbook import Sheet


@dataclass
class Accounts:
    """Tables found, rows that are no records, rows of titles, and what there is to tell; ``legend`` explains signs.

    ``links`` are columns that speak of rows of other tables, ``towns`` those that the workbook names as such.
    ``colours_told`` are colours of which was told what they mean, by sheet.
    """

    legend: Legend = NO_LEGEND
    colours: ColourLegend = NO_COLOURS
    links: Links = NO_LINKS
    towns: frozenset[str] = frozenset()
    tables: list[FoundTable] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    titles: list[tuple[Sheet, int]] = field(default_factory=list)
    said: list[SaidOfPlace] = field(default_factory=list)
    unlisted: list[FoundTable] = field(default_factory=list)
    colours_told: set[tuple[str, str]] = field(default_factory=set)

    def leave(self, grid: TextGrid, rows: Sequence[int], reason: LeftOutFor) -> None:
        """Name rows that are no records."""
        for row in rows:
            if row >= len(grid.rows) or not any(grid.rows[row]):
                continue  # an empty row over a header says nothing
            text = without_names(f"„{' | '.join(t for t in grid.rows[row][:8] if t)}“")[1:-1][:120]
            at = grid.counted(row)
            self.left_out.append(LeftOut(grid.sheet.file, grid.sheet.name, at, reason, text, grid.turned))

    def say(self, place: Place, found: str, issue: Issue) -> None:
        """Note something to tell."""
        self.said.append(SaidOfPlace(place, found, issue))

    def take_back(self, tables: Sequence[FoundTable]) -> None:
        """Rows that were named as unread, and were read after all."""
        read = {(t.grid.sheet.file, t.name, row) for t in tables for row in t.rows}
        sheets = {(file, sheet) for file, sheet, _ in read}
        self.left_out = [x for x in self.left_out if (x.file, x.sheet, x.row) not in read]
        self.said = [s for s in self.said if s.issue.rule != "header" or (s.place.file, s.place.sheet) not in sheets]

    def name_rest(self, grid: TextGrid, tables: Sequence[FoundTable]) -> None:
        """Name every row of a sheet with content that is in none of its tables and not named yet.

        So no rule of recognising can lose a row, whatever it overlooks.
        """
        sheet = grid.sheet
        known = {table.grid.counted(row) for table in tables for row in table.rows}
        known |= {x.row for x in self.left_out if (x.file, x.sheet, x.turned) == (sheet.file, sheet.name, grid.turned)}
        rest = [
            row for row, cells in enumerate(grid.rows) if row not in known and row != grid.made_header and any(cells)
        ]
        self.leave(grid, rest, LeftOutFor.BESIDE)
        if rest:
            self.say(grid.place(rest[0], 0), "", row_sentences.rows_beside(len(rest)))


def shown_safely(cells: Sequence[str]) -> str:
    """The first texts of a row as messages quote them, without persons."""
    texts = ["…" if of_cell(t, ColumnReading.NAMES) else t for t in cells[:6] if t]
    return " | ".join(texts)[:160]
