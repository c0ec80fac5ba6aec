"""An area of a sheet with its headers -> the table in it: what it lists, what each column is, which rows count."""

from collections.abc import Sequence
from dataclasses import replace

from graph.imports.days_in_texts import day_in
from graph.imports.recognise.accounts import Accounts
from graph.imports.recognise.areas import TableArea, titles_of
from graph.imports.recognise.column_heads import heads_of, in_known_row, in_one_language, with_kinds_joined
from graph.imports.recognise.column_roles.columns_of_records import record_columns
from graph.imports.recognise.column_roles.corrected import corrected, listing_said
from graph.imports.recognise.column_roles.listing import Listing, counts_only, what_is_listed
from graph.imports.recognise.column_roles.roles import columns_of
from graph.imports.recognise.column_roles.seen_table import SeenTable
from graph.imports.recognise.column_roles.year_heads import with_day_of_title, with_years_named
from graph.imports.recognise.corrections import Corrections, fingerprint_of
from graph.imports.recognise.found import FoundColumn, FoundTable, LeftOutFor, Lists, Role, RoleKind
from graph.imports.recognise.mending.agreement_rows import with_agreements_told
from graph.imports.recognise.mending.contacts_counted import with_contacts_told
from graph.imports.recognise.mending.hollow_marks import with_hollow_marks_out
from graph.imports.recognise.mending.repeats import with_groups, with_pointers_out
from graph.imports.recognise.mending.seats_told import with_seats_told
from graph.imports.recognise.mending.titled_meetings import with_body_of_title
from graph.imports.recognise.row_sorting.false_headings import false_headings
from graph.imports.recognise.row_sorting.row_kinds import RowSorter, SortedRows
from graph.imports.recognise.row_sorting.totals import Totals
from graph.imports.recognise.sentences import (
    mark_sentences,
    name_sentences,
    row_sentences,
    sheet_sentences,
    tie_sentences,
    unread_sentences,
)
from graph.imports.recognise.table_preparing import TablePreparer
from graph.imports.recognise.table_rows import KnownColumns, content_rows
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.contents import ColumnHead, Profile, profile_of
from graph.imports.recognise.texts.member_titles import below_the_body
from graph.imports.recognise.texts.plain_names import with_old_names, with_plain_names, with_units, with_units_alone
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from graph.imports.workbook import Sheet, address
from ontology.model import Type
from ontology.names import EntityType, Prop, RelationType


class TableReader:
    """Reads the tables of one sheet, and accounts for their rows."""

    def __init__(
        self, sheet: Sheet, struck: frozenset[tuple[int, int]], knowing: tuple[SheetLexicon, Corrections, Accounts]
    ) -> None:
        self._sheet, self._struck = sheet, struck
        self._lexicon, self._corrections, self._found = knowing
        self._preparer = TablePreparer(sheet, self._lexicon, self._found)
        linked = self._found.links.relations.get((sheet.file, sheet.name))
        self._type = linked or self._lexicon.forms.type_of_sheet(sheet.name)

    def read(self, grid: TextGrid, area: TableArea) -> FoundTable | None:
        """The table of an area; None if it lists nobody, which is named and told."""
        gone_on = self._preparer.gone_on(grid, area)
        grid, area = self._preparer.prepared(gone_on.grid, area)
        heads, profiles = self._headed(grid, area)
        columns = columns_of(heads, profiles, self._lexicon, self._year(grid, area))
        hinted = self._hinted(grid, area, heads)
        seen = SeenTable(heads, columns, profiles, hinted, self._lexicon)
        print_ = fingerprint_of([h.text for h in heads])
        columns = self._corrected(grid, columns, print_)
        listing = self._corrected_listing(self._less_sure(self._listing(seen, columns)), print_)
        if listing.lists is Lists.ORGANIZATIONS and replace(seen, columns=columns).name is None:
            listing = Listing(Lists.NOTHING)
        if listing.lists in (Lists.NOTHING, Lists.PERSONS):
            self._no_table(grid, area, listing, replace(seen, columns=columns))
            return None
        if listing.lists is Lists.RECORDS:
            grid, area, own = self._as_records(grid, area, heads, listing.type)
            columns = self._corrected(grid, own, print_)
        grid = self._with_groups(self._with_old_names(grid, area, columns), area, columns)
        found = self._sorted(grid, area, columns, listing)
        found.goes_on(gone_on.rest)
        grid = self._without_pointers(grid, area, columns)
        grid = self._without_hollow_marks(grid, found, columns)
        grid = self._with_plain_names(grid, found, columns) if listing.lists is Lists.ORGANIZATIONS else grid
        return FoundTable(
            grid, listing.lists, area.header, area.left, area.right, tuple(found.rows), columns, print_,
            listing.certainty, (listing.reason,), type=listing.type, sections=tuple(found.sections),
            title=titles_of(grid, area), continues=found.continues,
        )  # fmt: skip

    def _hinted(self, grid: TextGrid, area: TableArea, heads: Sequence[ColumnHead]) -> str | None:
        """The type that the name of the sheet, the title right above the table or a word over its headers means."""
        if grid.made_header is not None:
            return None  # who is listed there, the cells have told
        above = (*titles_of(grid, area)[-1:], *(head.group for head in heads[:1]))
        types = (self._lexicon.forms.type_of_sheet(text) for text in above if text)
        return self._type or next(filter(None, types), None)

    def _less_sure(self, listing: Listing) -> Listing:
        """The same; what says so beside the name of the sheet is likely: who it names may stand nowhere else."""
        return listing if self._type or listing.certainty != "sure" else replace(listing, certainty="likely")

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
    ) -> tuple[TextGrid, TableArea, tuple[FoundColumn, ...]]:
        """The grid of a list of records of a type, and its columns as the model reads them."""
        kind = self._lexicon.model.types[type]
        columns = record_columns(heads, kind, self._lexicon)
        if type == EntityType.MEETING:
            titled = with_body_of_title(grid, area, columns, self._lexicon)
            if titled.body:
                issue = row_sentences.context_read("body", titled.body)
                self._found.say(grid.place(area.header[-1], area.left), titled.body, issue)
                columns = record_columns(heads_of(titled.grid, titled.area), kind, self._lexicon)
            return titled.grid, titled.area, columns
        if type == RelationType.COOPERATION:
            grid, columns = self._as_ties(grid, area, columns, kind)
        if type == EntityType.AGREEMENT:
            grid, columns = self._as_agreements(grid, area, columns, kind)
        if type == RelationType.MEMBERSHIP:
            grid, area, columns = self._as_seats(grid, area, columns, kind)
        return grid, area, columns

    def _as_seats(
        self, grid: TextGrid, area: TableArea, columns: tuple[FoundColumn, ...], kind: Type
    ) -> tuple[TextGrid, TableArea, tuple[FoundColumn, ...]]:
        """The same of a list of seats, whose roles may say more than one."""
        told = with_seats_told(grid, area, columns, self._lexicon)
        for row, column in told.open:
            head = grid.cell(area.header[-1], column)
            self._found.say(grid.place(row, column, head), grid.cell(row, column), sheet_sentences.open_mark(head))
        if not told.changed:
            return grid, area, columns
        return told.grid, told.area, record_columns(heads_of(told.grid, told.area), kind, self._lexicon)

    def _as_agreements(
        self, grid: TextGrid, area: TableArea, columns: tuple[FoundColumn, ...], kind: Type
    ) -> tuple[TextGrid, tuple[FoundColumn, ...]]:
        """The same of a list of agreements, of which a title or a column may say the state."""
        told = with_agreements_told(grid, area, columns, self._lexicon)
        if told.titled is not None:
            self._found.say(told.grid.place(*told.titled), told.title, mark_sentences.agreements_titled(told.title))
        for at, issue in (
            (told.state, mark_sentences.agreement_states_read),
            (told.renewed, mark_sentences.renewals_read),
        ):
            if at is not None:
                head = grid.cell(area.header[-1], at[1])
                self._found.say(grid.place(*at, head), grid.cell(*at), issue(head))
        if told.state is None and told.renewed is None:
            return told.grid, columns
        return told.grid, record_columns(heads_of(told.grid, area), kind, self._lexicon)

    def _as_ties(
        self, grid: TextGrid, area: TableArea, columns: tuple[FoundColumn, ...], kind: Type
    ) -> tuple[TextGrid, tuple[FoundColumn, ...]]:
        """The same of a list of pairs, whose columns may count contacts."""
        counted = with_contacts_told(grid, area, columns, self._lexicon)
        if counted.column < 0:
            return grid, columns
        told = tie_sentences.contacts_counted(counted.header, none=counted.none)
        self._found.say(grid.place(area.header[-1], counted.column, counted.header), "", told)
        return counted.grid, record_columns(heads_of(counted.grid, area), kind, self._lexicon)

    def _sample(self, grid: TextGrid, area: TableArea) -> list[int]:
        """The rows that say what columns hold: headings, sums and feet are single cells, and say nothing of it."""
        mark, totals = self._lexicon.forms.mark, Totals(self._lexicon)
        left, end = area.left, area.right + 1
        filled = [
            (r, n)
            for r, n in content_rows(grid, area)
            if not grid.rows[r][left].startswith(mark)
            and (n == 1 or not totals.are_total(list(filter(None, grid.rows[r][left:end]))))
        ]
        return [r for r, n in filled if n > 1] or [r for r, _ in filled]

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
        name = _name_column(columns)
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

    def _without_hollow_marks(self, grid: TextGrid, found: SortedRows, columns: tuple[FoundColumn, ...]) -> TextGrid:
        """The grid without "○" where full marks and empty cells stand beside it, which is asked about."""
        made = with_hollow_marks_out(grid, found.rows, columns, self._lexicon)
        if made.open:
            sign = grid.cell(*made.open[0])
            self._found.say(grid.place(*made.open[0]), sign, mark_sentences.hollow_marks(sign, len(made.open)))
        return made.grid

    def _with_groups(self, grid: TextGrid, area: TableArea, columns: tuple[FoundColumn, ...]) -> TextGrid:
        """The grid with the text of a group in each of its rows, where the pattern is plain."""
        for column, made in with_groups(grid, area, columns):
            cells = made.filled or made.open
            issue = row_sentences.group_read if made.filled else row_sentences.group_asked
            self._found.say(grid.place(*cells[0], column.header), "", issue(column.header, len(cells)))
            grid = made.grid
        name = _name_column(columns)
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
            name = _name_column(columns)
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
        notes = [r for r, why in found.left_out if why in (LeftOutFor.LEGEND, LeftOutFor.FOOTER) and r not in legend]
        self.tell_notes(grid, area.left, notes)
        for reason in (LeftOutFor.HIDDEN, LeftOutFor.STRUCK):
            rows = [row for row, why in found.left_out if why is reason]
            if rows:
                self._found.say(grid.place(rows[0], area.left), "", sheet_sentences.left_out(reason, len(rows)))
        return found

    def tell_notes(self, grid: TextGrid, left: int, notes: Sequence[int]) -> None:
        """Show footnotes and legends that nobody read."""
        texts = [" ".join(filter(None, grid.rows[row])) for row in notes]
        # "Stand: 14.03.2024" is read as the day of the list; other notes with a day are told like those without.
        known = self._lexicon.layouts.rows["footer"] - self._lexicon.layouts.rows["note"]
        told = [
            (row, text)
            for row, text in zip(notes, texts, strict=True)
            if day_in(text) is None or word_key(text).partition(" ")[0] not in known
        ]
        if told:
            self._found.say(grid.place(told[0][0], left), "", row_sentences.notes_left_out([text for _, text in told]))

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
            issue = unread_sentences.only_counts(headers[0], headers[1:])
        if persons or counts or not self._type:
            self._found.say(grid.place(area.header[-1], area.left), "", issue)


def _name_column(columns: Sequence[FoundColumn]) -> int | None:
    return next((c.index for c in columns if c.role == (RoleKind.PROPERTY, Prop.NAME)), None)


def _units_and_carriers(columns: Sequence[FoundColumn], name: int) -> tuple[int | None, int | None]:
    """The column of the parts of organizations, and that of the carriers if it stands before the names."""
    unit = next((c.index for c in columns if c.role.kind is RoleKind.UNIT), None)
    carrier = Role(RoleKind.LINK, RelationType.HAS_CARRIER)
    return unit, next((c.index for c in columns if c.role == carrier and c.index < name), None)
