"""A table as people keep it -> the same with cells that each say one thing: names whole, towns, offers, places told.

What was changed is told; what the cells mean, the roles of columns say afterwards.
"""

from graph.imports.recognise.accounts import Accounts
from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.found import LeftOutFor
from graph.imports.recognise.legend.legends import with_legend
from graph.imports.recognise.mending.addresses_apart import with_addresses_apart
from graph.imports.recognise.mending.agreement_rows import with_parties_joined
from graph.imports.recognise.mending.american_days import with_american_days
from graph.imports.recognise.mending.below_others import with_rows_nested
from graph.imports.recognise.mending.bracketed import with_bodies_apart, with_brackets_apart
from graph.imports.recognise.mending.came_across import with_attendance_joined
from graph.imports.recognise.mending.carriers_below import with_carriers_apart
from graph.imports.recognise.mending.coloured_rows import with_colours_read
from graph.imports.recognise.mending.counts_behind import with_counts_out
from graph.imports.recognise.mending.fields_across import with_fields_joined
from graph.imports.recognise.mending.going_on import GoneOn, with_names_gone_on
from graph.imports.recognise.mending.line_ends import with_words_whole
from graph.imports.recognise.mending.multi_values import with_values_apart
from graph.imports.recognise.mending.offers_across import with_offers_read
from graph.imports.recognise.mending.outlined import with_outline
from graph.imports.recognise.mending.places_across import with_places_joined
from graph.imports.recognise.mending.repeats import with_dittos
from graph.imports.recognise.mending.said_headings import with_said_above
from graph.imports.recognise.mending.shifted_rows import with_rows_shifted
from graph.imports.recognise.mending.sites import with_sites_joined
from graph.imports.recognise.mending.starred_names import with_stars_read
from graph.imports.recognise.mending.towns_behind import with_towns_told
from graph.imports.recognise.sentences import (
    mark_sentences,
    name_sentences,
    offer_sentences,
    row_sentences,
    shape_sentences,
    unread_sentences,
)
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.workbook import Sheet


class TablePreparer:
    """Prepares the tables of one sheet."""

    def __init__(self, sheet: Sheet, lexicon: SheetLexicon, found: Accounts) -> None:
        self._sheet, self._lexicon, self._found = sheet, lexicon, found

    def prepared(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with cells that say what people mean by several: addresses, outlines, places, dittos, signs."""
        grid, area = self._carriers_apart(self._without_counts(self._shifted(grid, area), area), area)
        grid, area = self._with_towns(*with_addresses_apart(grid, area, self._lexicon))
        grid, area = self._with_attendance(*self._with_offers(grid, area))
        grid, area = with_brackets_apart(with_parties_joined(grid, area, self._lexicon), area, self._lexicon)
        grid, area = self._bodies_apart(grid, area)
        grid, area = self._said_above(*self._with_outline(grid, area))
        grid, area = self._with_places(*self._with_fields(*self._nested(grid, area)))
        grid, area = self._with_stars(*self._with_sites(grid, area))
        grid = self._with_days(with_words_whole(with_values_apart(grid, area), area), area)
        return self._with_colours(self._with_legend(self._without_dittos(grid, area), area), area)

    def _carriers_apart(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with the carriers that stand below names in a column of their own."""
        made = with_carriers_apart(grid, area, self._lexicon)
        for at in made.cells[:1]:
            carrier = made.grid.cell(at[0], made.area.right)
            self._found.say(grid.place(*at), carrier, name_sentences.carriers_below(carrier, len(made.cells)))
        return made.grid, made.area

    def _shifted(self, grid: TextGrid, area: TableArea) -> TextGrid:
        """The grid with rows that stand one column too far to the right where they belong."""
        made = with_rows_shifted(grid, area, self._lexicon)
        for at in made.cells[:1]:
            self._found.say(made.grid.place(*at), made.grid.cell(*at), row_sentences.rows_shifted(len(made.cells)))
        return made.grid

    def _without_counts(self, grid: TextGrid, area: TableArea) -> TextGrid:
        """The grid with names without how many of something somebody has."""
        made = with_counts_out(grid, area, self._lexicon)
        for at in made.cells[:1]:
            told = name_sentences.counts_left_out(made.grid.cell(*at), len(made.cells))
            self._found.say(grid.place(*at), grid.cell(*at), told)
        return made.grid

    def _with_towns(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with towns behind names told from them."""
        made = with_towns_told(grid, area, self._found.towns, self._lexicon)
        for at, towns in list(made.towns.items())[:1]:
            self._found.say(grid.place(*at), grid.cell(*at), name_sentences.town_told(towns, len(made.towns)))
        return made.grid, made.area

    def _bodies_apart(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with the bodies that stand in brackets behind names in a column of their own."""
        made = with_bodies_apart(grid, area, self._lexicon)
        for at, text in list(made.cells.items())[:1]:
            self._found.say(grid.place(*at), text, name_sentences.bodies_behind(made.grid.cell(*at), len(made.cells)))
        return made.grid, made.area

    def gone_on(self, grid: TextGrid, area: TableArea) -> GoneOn:
        """The grid with names whole that go on in the next row."""
        made = with_names_gone_on(grid, area, self._lexicon)
        if made.first is not None:
            text = made.grid.cell(*made.first)
            self._found.say(grid.place(*made.first), text, name_sentences.goes_on(text))
        return made

    def _with_attendance(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with one column for the meeting whose attendance several columns tell."""
        made = with_attendance_joined(grid, area, self._lexicon)
        if made.first is not None:
            self._found.say(grid.place(*made.first), "", shape_sentences.attendance_joined(made.heads))
        return made.grid, made.area

    def _with_offers(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with those who have offers, or the offers, that stand across."""
        made = with_offers_read(grid, area, self._found.towns, self._lexicon)
        if made.names:
            issue = offer_sentences.offers_read(made.names, carriers=made.carriers)
            self._found.say(grid.place(area.header[-1], area.left), "", issue)
        for at in made.unread:
            header = grid.cell(area.header[-1], at[1])
            self._found.say(grid.place(*at, header), grid.cell(*at), offer_sentences.offer_open(header))
        return made.grid, made.area

    def _with_outline(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with a column for the carriers, or the places, that stand over those they belong to."""
        made = with_outline(grid, area, self._lexicon)
        for head, column in made.heads:
            text = grid.cell(head, column)
            self._found.say(grid.place(head, column), text, row_sentences.context_read(made.groups or "", text))
        if made.groups == "region":
            self._found.leave(grid, [head for head, _ in made.heads], LeftOutFor.SECTION)
        return made.grid, made.area

    def _said_above(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with a column for what labelled rows say of those below them."""
        made = with_said_above(grid, area, self._lexicon)
        for at, (_, text) in made.heads.items():
            self._found.say(grid.place(*at), grid.cell(*at), row_sentences.said_above(grid.cell(*at), text))
        self._found.leave(grid, [row for row, _ in made.heads], LeftOutFor.SECTION)
        return made.grid, made.area

    def _nested(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with columns for those whom rows stand below by their indent, or by their number."""
        made = with_rows_nested(grid, area, self._lexicon)
        if made.first is not None:
            issue = shape_sentences.stairs_read(numbered=made.numbered)
            self._found.say(grid.place(*made.first), grid.cell(*made.first), issue)
        return made.grid, made.area

    def _with_fields(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with columns for the fields of work that have columns with crosses."""
        made = with_fields_joined(grid, area, self._lexicon)
        if made.names:
            self._found.say(grid.place(area.header[-1], area.left), "", shape_sentences.fields_read(made.names))
        return made.grid, made.area

    def _with_places(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with one column for the places that have columns with crosses."""
        made = with_places_joined(grid, area, self._lexicon)
        if made.names:
            self._found.say(grid.place(area.header[-1], area.left), "", shape_sentences.places_read(made.names))
        for row, column in made.unread:
            header = grid.cell(area.header[-1], column)
            self._found.say(
                grid.place(row, column, header), grid.cell(row, column), unread_sentences.place_open(header)
            )
        return made.grid, made.area

    def _with_stars(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with columns for the bodies that stars behind names speak of."""
        made = with_stars_read(grid, area, self._lexicon)
        self._found.leave(grid, made.legend, LeftOutFor.LEGEND)
        if made.bodies:
            self._found.say(grid.place(made.legend[0], area.left), "", mark_sentences.stars_read(made.bodies))
        return made.grid, made.area

    def _with_sites(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with a column for the organizations whose sites it lists."""
        made = with_sites_joined(grid, area, self._lexicon)
        for at, (site, whole) in made.sites.items():
            self._found.say(grid.place(*at), site, name_sentences.site_read(site, whole))
        return made.grid, made.area

    def _without_dittos(self, grid: TextGrid, area: TableArea) -> TextGrid:
        """The grid with the text above where a cell says "as above"."""
        made = with_dittos(grid, area, self._lexicon.layouts.dittos)
        if made.filled:
            first = made.filled[0]
            self._found.say(grid.place(*first), grid.cell(*first), row_sentences.read_as_above(len(made.filled)))
        for cell in made.open:
            self._found.say(grid.place(*cell), grid.cell(*cell), row_sentences.nothing_above())
        return made.grid

    def _with_legend(self, grid: TextGrid, area: TableArea) -> TextGrid:
        """The grid with the words that a legend of the workbook, or of a header, gives to signs."""
        made = with_legend(grid, area, self._found.legend, self._lexicon)
        if made.changed:
            first = made.changed[0]
            issue = row_sentences.legend_read(made.used, len(made.changed))
            self._found.say(grid.place(*first), grid.cell(*first), issue)
        return made.grid

    def _with_days(self, grid: TextGrid, area: TableArea) -> TextGrid:
        """The grid with days that were written month first."""
        made = with_american_days(grid, area)
        for at in made.columns:
            header = grid.cell(area.header[-1], at[1])
            self._found.say(grid.place(*at, header), grid.cell(*at), mark_sentences.month_first_read(header))
        return made.grid

    def _with_colours(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with what the colours of rows mean, where a legend says so."""
        made = with_colours_read(grid, area, self._found.colours, self._lexicon)
        self._found.leave(grid, made.legend, LeftOutFor.LEGEND)
        self._found.colours_told |= {(self._sheet.name, colour) for colour in made.colours}
        place = made.grid.place(area.start, area.left)
        if made.read:
            self._found.say(place, "", mark_sentences.colours_read(made.read))
        if made.open:
            self._found.say(place, "", mark_sentences.colours_open(made.open))
        return made.grid, made.area
