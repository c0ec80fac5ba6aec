"""An area of a sheet with its headers -> the table in it: what it lists, what each column is, which rows count."""

from collections.abc import Sequence
from dataclasses import replace

from graph.imports.days_in_texts import day_in
from graph.imports.recognise.accounts import Accounts
from graph.imports.recognise.areas import TableArea, titles_of
from graph.imports.recognise.column_heads import heads_of, in_known_row, in_one_language, with_kinds_joined
from graph.imports.recognise.column_roles.corrected import corrected, listing_said
from graph.imports.recognise.column_roles.listing import Listing, SeenTable, counts_only, record_columns, what_is_listed
from graph.imports.recognise.column_roles.roles import columns_of
from graph.imports.recognise.column_roles.year_heads import with_day_of_title, with_years_named
from graph.imports.recognise.corrections import Corrections, fingerprint_of
from graph.imports.recognise.found import FoundColumn, FoundTable, LeftOutFor, Lists, Role, RoleKind
from graph.imports.recognise.legend.legends import with_legend
from graph.imports.recognise.mending.addresses_apart import with_addresses_apart
from graph.imports.recognise.mending.agreement_rows import with_agreements_told, with_parties_joined
from graph.imports.recognise.mending.american_days import with_american_days
from graph.imports.recognise.mending.below_others import with_rows_nested
from graph.imports.recognise.mending.bracketed import with_brackets_apart
from graph.imports.recognise.mending.came_across import with_attendance_joined
from graph.imports.recognise.mending.coloured_rows import with_colours_read
from graph.imports.recognise.mending.going_on import GoneOn, with_names_gone_on
from graph.imports.recognise.mending.line_ends import with_words_whole
from graph.imports.recognise.mending.multi_values import with_values_apart
from graph.imports.recognise.mending.offers_across import with_offers_read
from graph.imports.recognise.mending.outlined import with_outline
from graph.imports.recognise.mending.places_across import with_places_joined
from graph.imports.recognise.mending.repeats import with_dittos, with_groups, with_pointers_out
from graph.imports.recognise.mending.said_headings import with_said_above
from graph.imports.recognise.mending.sites import with_sites_joined
from graph.imports.recognise.mending.starred_names import with_stars_read
from graph.imports.recognise.mending.towns_behind import with_towns_told
from graph.imports.recognise.row_sorting.false_headings import false_headings
from graph.imports.recognise.row_sorting.row_kinds import RowSorter, SortedRows
from graph.imports.recognise.sentences import (
    mark_sentences,
    name_sentences,
    offer_sentences,
    row_sentences,
    shape_sentences,
    sheet_sentences,
)
from graph.imports.recognise.table_rows import KnownColumns, content_rows
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.contents import ColumnHead, Profile, profile_of
from graph.imports.recognise.texts.member_titles import below_the_body
from graph.imports.recognise.texts.plain_names import with_old_names, with_plain_names, with_units, with_units_alone
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from graph.imports.workbook import Sheet, address
from ontology.names import EntityType, Prop, RelationType


class TableReader:
    """Reads the tables of one sheet, and accounts for their rows."""

    def __init__(
        self, sheet: Sheet, struck: frozenset[tuple[int, int]], knowing: tuple[SheetLexicon, Corrections, Accounts]
    ) -> None:
        self._sheet, self._struck = sheet, struck
        self._lexicon, self._corrections, self._found = knowing
        linked = self._found.links.relations.get((sheet.file, sheet.name))
        self._type = linked or self._lexicon.forms.type_of_sheet(sheet.name)

    def read(self, grid: TextGrid, area: TableArea) -> FoundTable | None:
        """The table of an area; None if it lists nobody, which is named and told."""
        gone_on = self._gone_on(grid, area)
        grid, area = self._prepared(gone_on.grid, area)
        heads, profiles = self._headed(grid, area)
        columns = columns_of(heads, profiles, self._lexicon, self._year(grid, area))
        hinted = None if grid.made_header is not None else self._type  # who is listed there, the cells have told
        seen = SeenTable(heads, columns, profiles, hinted, self._lexicon)
        print_ = fingerprint_of([h.text for h in heads])
        columns = self._corrected(grid, columns, print_)
        listing = self._corrected_listing(self._listing(seen, columns), print_)
        if listing.lists is Lists.ORGANIZATIONS and replace(seen, columns=columns).name is None:
            listing = Listing(Lists.NOTHING)
        if listing.lists in (Lists.NOTHING, Lists.PERSONS):
            self._no_table(grid, area, listing, replace(seen, columns=columns))
            return None
        if listing.lists is Lists.RECORDS:
            grid, own = self._as_records(grid, area, heads, listing.type)
            columns = self._corrected(grid, own, print_)
        grid = self._with_groups(self._with_old_names(grid, area, columns), area, columns)
        found = self._sorted(grid, area, columns, listing)
        found.goes_on(gone_on.rest)
        grid = self._without_pointers(grid, area, columns)
        grid = self._with_plain_names(grid, found, columns) if listing.lists is Lists.ORGANIZATIONS else grid
        return FoundTable(
            grid, listing.lists, area.header, area.left, area.right, tuple(found.rows), columns, print_,
            listing.certainty, (listing.reason,), type=listing.type, sections=tuple(found.sections),
            title=titles_of(grid, area), continues=found.continues,
        )  # fmt: skip

    def _headed(self, grid: TextGrid, area: TableArea) -> tuple[list[ColumnHead], list[Profile]]:
        """The headers with what titles say of them, and what the cells below them look like."""
        titles = [self._sheet.name, *titles_of(grid, area)]
        heads = in_one_language(in_known_row(heads_of(grid, area), self._lexicon), self._lexicon)
        heads = below_the_body(with_kinds_joined(heads, self._lexicon), titles, self._lexicon)
        sample = self._sample(grid, area)
        profiles = [profile_of(grid, h, sample) for h in heads]
        heads = with_day_of_title(heads, titles, self._lexicon)
        return with_years_named(heads, profiles, titles, self._lexicon), profiles

    def _as_records(
        self, grid: TextGrid, area: TableArea, heads: Sequence[ColumnHead], type: str
    ) -> tuple[TextGrid, tuple[FoundColumn, ...]]:
        """The grid of a list of records of a type, and its columns as the model reads them."""
        kind = self._lexicon.model.types[type]
        columns = record_columns(heads, kind, self._lexicon)
        if type != EntityType.AGREEMENT:
            return grid, columns
        told = with_agreements_told(grid, area, columns, self._lexicon)
        if told.titled is not None:
            self._found.say(told.grid.place(*told.titled), told.title, mark_sentences.agreements_titled(told.title))
        if told.state is None:
            return told.grid, columns
        head = grid.cell(area.header[-1], told.state[1])
        self._found.say(
            grid.place(*told.state, head), grid.cell(*told.state), mark_sentences.agreement_states_read(head)
        )
        return told.grid, record_columns(heads_of(told.grid, area), kind, self._lexicon)

    def _sample(self, grid: TextGrid, area: TableArea) -> list[int]:
        """The rows that say what columns hold: headings, sums and feet are single cells, and say nothing of it."""
        mark = self._lexicon.forms.mark
        filled = [(r, n) for r, n in content_rows(grid, area) if not grid.cell(r, area.left).startswith(mark)]
        return [r for r, n in filled if n > 1] or [r for r, _ in filled]

    def _prepared(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with cells that say what people mean by several: addresses, outlines, places, dittos, signs."""
        grid, area = self._with_towns(*with_addresses_apart(grid, area, self._lexicon))
        grid, area = self._with_attendance(*self._with_offers(grid, area))
        grid, area = with_brackets_apart(with_parties_joined(grid, area, self._lexicon), area, self._lexicon)
        grid, area = self._said_above(*self._with_outline(grid, area))
        grid, area = self._with_stars(*self._with_sites(*self._with_places(*self._nested(grid, area))))
        grid = self._with_days(with_words_whole(with_values_apart(grid, area), area), area)
        return self._with_colours(self._with_legend(self._without_dittos(grid, area), area), area)

    def _with_towns(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with towns behind names told from them."""
        made = with_towns_told(grid, area, self._found.towns, self._lexicon)
        for at, towns in list(made.towns.items())[:1]:
            self._found.say(grid.place(*at), grid.cell(*at), name_sentences.town_told(towns, len(made.towns)))
        return made.grid, made.area

    def _gone_on(self, grid: TextGrid, area: TableArea) -> GoneOn:
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

    def _with_places(self, grid: TextGrid, area: TableArea) -> tuple[TextGrid, TableArea]:
        """The grid with one column for the places that have columns with crosses."""
        made = with_places_joined(grid, area, self._lexicon)
        if made.names:
            self._found.say(grid.place(area.header[-1], area.left), "", shape_sentences.places_read(made.names))
        for row, column in made.unread:
            header = grid.cell(area.header[-1], column)
            self._found.say(grid.place(row, column, header), grid.cell(row, column), shape_sentences.place_open(header))
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

    def _with_plain_names(self, grid: TextGrid, found: SortedRows, columns: tuple[FoundColumn, ...]) -> TextGrid:
        """The grid with names as they are called, without bullets, numbers and marks of footnotes."""
        name = next(c.index for c in columns if c.role == (RoleKind.PROPERTY, Prop.NAME))
        made, changed = with_plain_names(grid, found.rows, name)
        if changed:
            at = (changed[0], name)
            self._found.say(grid.place(*at), grid.cell(*at), name_sentences.signs_left_out(len(changed)))
        unit = next((c for c in columns if c.role.kind is RoleKind.UNIT), None)
        joined, with_unit = with_units(made, found.rows, name, unit.index) if unit is not None else (made, [])
        if unit is not None and with_unit:
            at = (with_unit[0], name)
            self._found.say(grid.place(*at), grid.cell(*at), name_sentences.unit_joined(unit.header, joined.cell(*at)))
        return joined

    def _with_old_names(self, grid: TextGrid, area: TableArea, columns: tuple[FoundColumn, ...]) -> TextGrid:
        """The grid with the names of organizations that were not renamed, in a list of old and new names."""
        words = self._lexicon.layouts.headers["old_name"]
        old = next((c.index for c in columns if c.role.name == Prop.ALIAS and word_key(c.header) in words), None)
        name = next((c.index for c in columns if c.role == (RoleKind.PROPERTY, Prop.NAME)), None)
        if old is None or name is None:
            return grid
        return with_old_names(grid, [r for r, n in content_rows(grid, area) if n > 1], name, old)

    def _without_pointers(self, grid: TextGrid, area: TableArea, columns: tuple[FoundColumn, ...]) -> TextGrid:
        """The grid without cells that point elsewhere: a place is not called "siehe Blatt 2"."""
        made = with_pointers_out(grid, area, columns)
        for row, column in made.open:
            header = grid.cell(area.header[-1], column)
            self._found.say(grid.place(row, column, header), grid.cell(row, column), row_sentences.points_elsewhere())
        return made.grid

    def _with_groups(self, grid: TextGrid, area: TableArea, columns: tuple[FoundColumn, ...]) -> TextGrid:
        """The grid with the text of a group in each of its rows, where the pattern is plain."""
        for column, made in with_groups(grid, area, columns):
            cells = made.filled or made.open
            issue = row_sentences.group_read if made.filled else row_sentences.group_asked
            self._found.say(grid.place(*cells[0], column.header), "", issue(column.header, len(cells)))
            grid = made.grid
        name = next((c.index for c in columns if c.role == (RoleKind.PROPERTY, Prop.NAME)), None)
        unit, carrier = _units_and_carriers(columns, name or 0)
        if name is None or unit is None or carrier is None:
            return grid
        carried = [row for row, _ in content_rows(grid, area) if grid.cell(row, carrier)]
        return with_units_alone(grid, carried, name, unit)

    def _year(self, grid: TextGrid, area: TableArea) -> str:
        """The year that a title, or the name of the sheet, gives to days without one."""
        texts = [self._sheet.name, *titles_of(grid, area)]
        return next((day[:4] for t in reversed(texts) if (day := day_in(t))), "")

    @staticmethod
    def _listing(seen: SeenTable, columns: tuple[FoundColumn, ...]) -> Listing:
        """What a table lists as it stands, or with what a person said of its columns."""
        listing = what_is_listed(seen)
        known = listing.lists not in (Lists.NOTHING, Lists.PERSONS)
        return listing if known else what_is_listed(replace(seen, columns=columns))

    def _corrected_listing(self, listing: Listing, print_: str) -> Listing:
        said = self._corrections.of(self._sheet.name, print_)
        return listing_said(said.lists, self._lexicon) if said is not None and said.lists else listing

    def _corrected(self, grid: TextGrid, columns: tuple[FoundColumn, ...], print_: str) -> tuple[FoundColumn, ...]:
        said = self._corrections.of(self._sheet.name, print_)
        if said is None:
            return columns
        return tuple(corrected(c, said, address(*grid.at(0, c.index)).rstrip("1"), self._lexicon) for c in columns)

    def _sorted(
        self, grid: TextGrid, area: TableArea, columns: tuple[FoundColumn, ...], listing: Listing
    ) -> SortedRows:
        """The rows of a table, and a name for each that is none."""
        legend = self._found.legend.rows_in(grid)
        layout = KnownColumns(legend=legend)
        if listing.lists is Lists.ORGANIZATIONS:
            name = next((c.index for c in columns if c.role == (RoleKind.PROPERTY, Prop.NAME)), None)
            number = next((c.index for c in columns if c.role.kind is RoleKind.RUNNING), None)
            own = next((c.index for c in columns if c.role == (RoleKind.META, "id")), None)
            persons = tuple(c.index for c in columns if c.role.kind is RoleKind.PERSON)
            layout = KnownColumns(name, number, own, persons, *_units_and_carriers(columns, name or 0), legend=legend)
        named = frozenset(row for row, column in self._struck if column == layout.name and not grid.turned)
        struck = grid.struck | named
        found = RowSorter(grid, area, self._lexicon, layout, struck).sort(false_headings)
        self.leave_around(grid, area)
        for row, reason in found.left_out:
            self._found.leave(grid, (row,), reason)
            if reason in (LeftOutFor.PLACEHOLDER, LeftOutFor.NAMELESS):
                place = grid.place(row, layout.name or area.left)
                self._found.say(place, grid.cell(row, layout.name or area.left), row_sentences.rows_without(reason))
        self._tell_notes(grid, area, [(r, why) for r, why in found.left_out if r not in legend])
        for reason in (LeftOutFor.HIDDEN, LeftOutFor.STRUCK):
            rows = [row for row, why in found.left_out if why is reason]
            if rows:
                self._found.say(grid.place(rows[0], area.left), "", sheet_sentences.left_out(reason, len(rows)))
        return found

    def _tell_notes(self, grid: TextGrid, area: TableArea, left_out: Sequence[tuple[int, LeftOutFor]]) -> None:
        """Show footnotes and legends that nobody read."""
        notes = [row for row, why in left_out if why in (LeftOutFor.LEGEND, LeftOutFor.FOOTER)]
        texts = [" ".join(filter(None, grid.rows[row])) for row in notes]
        # "Stand: 14.03.2024" is read as the day of the list; other notes with a day are told like those without.
        known = self._lexicon.layouts.rows["footer"]
        told = [
            (row, text)
            for row, text in zip(notes, texts, strict=True)
            if day_in(text) is None or word_key(text).partition(" ")[0] not in known
        ]
        if told:
            self._found.say(
                grid.place(told[0][0], area.left), "", row_sentences.notes_left_out([text for _, text in told])
            )

    def leave_unnamed(self, grid: TextGrid, row: int, column: int, reason: LeftOutFor) -> None:
        """Name a row of a table that lists nobody, and say so."""
        self._found.leave(grid, (row,), reason)
        self._found.say(grid.place(row, column), grid.cell(row, column), row_sentences.rows_without(reason))

    def leave_around(self, grid: TextGrid, area: TableArea) -> None:
        """Name the rows of the title and of the header."""
        self._found.leave(grid, area.titles, LeftOutFor.TITLE)
        header = [r for r in area.header if r < len(grid.rows) and r != grid.made_header]
        self._found.leave(grid, header, LeftOutFor.HEADER)
        if not grid.turned:
            self._found.titles += [(self._sheet, row) for row in area.titles]

    def _no_table(self, grid: TextGrid, area: TableArea, listing: Listing, seen: SeenTable) -> None:
        """An area with headers that lists nobody: named as a whole, its columns kept for whoever knows better."""
        if grid.turned:
            return  # the rows of the sheet are named as they stand
        persons = listing.lists is Lists.PERSONS
        reason = LeftOutFor.PERSONS if persons else LeftOutFor.NO_LIST
        self.leave_around(grid, area)
        self._found.leave(grid, [r for r, _ in content_rows(grid, area)], reason)
        columns = tuple(seen.columns)
        headers = [c.header for c in columns if c.header]
        print_ = fingerprint_of([c.header for c in columns])
        reasons = (listing.reason,)
        self._found.unlisted.append(
            FoundTable(grid, listing.lists, area.header, area.left, area.right, (), columns, print_, "guess", reasons)
        )
        issue = sheet_sentences.list_of_persons() if persons else sheet_sentences.names_no_column(headers)
        if counts := not persons and counts_only(seen):
            issue = shape_sentences.only_counts(headers[0], headers[1:])
        if persons or counts or not self._type:
            self._found.say(grid.place(area.header[-1], area.left), "", issue)


def _units_and_carriers(columns: Sequence[FoundColumn], name: int) -> tuple[int | None, int | None]:
    """The column of the parts of organizations, and that of the carriers if it stands before the names."""
    unit = next((c.index for c in columns if c.role.kind is RoleKind.UNIT), None)
    carrier = Role(RoleKind.LINK, RelationType.HAS_CARRIER)
    return unit, next((c.index for c in columns if c.role == carrier and c.index < name), None)
