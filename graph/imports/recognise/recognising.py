"""A workbook -> the tables in it, with reasons, and every row with content accounted for."""

from collections.abc import Iterator
from dataclasses import replace

from graph.imports.problems import Place
from graph.imports.recognise import row_sentences, sheet_sentences
from graph.imports.recognise.accounts import Accounts
from graph.imports.recognise.areas import TableArea, areas_of, heads_of, is_turned, likeliest, matrix_of, width_of
from graph.imports.recognise.bodies_down import bodies_down
from graph.imports.recognise.cards import cards_in
from graph.imports.recognise.contents import profile_of
from graph.imports.recognise.corrected import corrected, listing_said
from graph.imports.recognise.corrections import Corrections, fingerprint_of
from graph.imports.recognise.days import day_in
from graph.imports.recognise.districts import districts_in
from graph.imports.recognise.found import (
    FoundColumn,
    FoundTable,
    LeftOutFor,
    Lists,
    Recognised,
    Role,
    RoleKind,
)
from graph.imports.recognise.listing import Listing, SeenTable, record_columns, what_is_listed
from graph.imports.recognise.plain_names import with_plain_names
from graph.imports.recognise.repeats import with_dittos, with_groups
from graph.imports.recognise.roles import columns_of
from graph.imports.recognise.row_kinds import KnownColumns, RowSorter, SortedRows, content_rows
from graph.imports.recognise.sheet_hints import with_hints
from graph.imports.recognise.sheet_lexicon import SheetLexicon
from graph.imports.recognise.text_grid import TextGrid, grid_of, turned
from graph.imports.recognise.without_header import headed
from graph.imports.vocabulary.words import word_key
from graph.imports.workbook import Sheet, Workbook, address
from ontology.names import Prop

_FIRST_ROWS = 10
NO_CORRECTIONS = Corrections()


def recognise(workbook: Workbook, lexicon: SheetLexicon, corrections: Corrections = NO_CORRECTIONS) -> Recognised:
    """Every table of every sheet."""
    found = _read(workbook, lexicon, corrections)
    if not found.tables:
        # Only where no sheet has a header: beside a list with one, other sheets hold notes and dates.
        again = _read(workbook, lexicon, corrections, by_content=True)
        found = again if again.tables else found
    tables, old = with_hints(found.tables, lexicon, keep_old="old" in corrections.take)
    for table in old:
        found.leave(table.grid, _all_rows(table), LeftOutFor.OLD)
        found.say(table.place(table.header[0]), table.name, sheet_sentences.left_out(LeftOutFor.OLD, len(table.rows)))
    titles = [(s, row) for s, row in found.titles if not s.hidden]
    return Recognised(
        tables=tuple(tables),
        left_out=tuple(found.left_out),
        districts=tuple(dict.fromkeys(districts_in(titles))),
        said=tuple(found.said),
    )


def _read(workbook: Workbook, lexicon: SheetLexicon, corrections: Corrections, *, by_content: bool = False) -> Accounts:
    found = Accounts()
    for sheet in workbook.sheets:
        if sheet.rows:
            _Sheet(sheet, lexicon, corrections, found).read(by_content=by_content)
    return found


def _all_rows(table: FoundTable) -> list[int]:
    return list(table.rows)


class _Sheet:
    """Reads one sheet."""

    def __init__(self, sheet: Sheet, lexicon: SheetLexicon, corrections: Corrections, found: Accounts) -> None:
        self._sheet, self._lexicon, self._corrections, self._found = sheet, lexicon, corrections, found
        self._hidden = "hidden" in corrections.take
        self._struck = frozenset[tuple[int, int]]() if "struck" in corrections.take else sheet.struck
        shown = replace(sheet, hidden_rows=frozenset()) if self._hidden else sheet
        self._grid = grid_of(shown, hidden=self._hidden, struck="struck" in corrections.take)
        self._type = lexicon.forms.type_of_sheet(sheet.name)
        self._skipped = word_key(sheet.name) in lexicon.forms.skip_sheets

    def read(self, *, by_content: bool = False) -> None:
        """Find the tables of the sheet, and say what could not be read; ``by_content`` does without a header row."""
        filled = [r for r, row in enumerate(self._grid.rows) if any(row)]
        self._name_blanked()
        if not filled or self._corrections.lists_of(self._sheet.name) == Lists.NOTHING:
            self._found.leave(self._grid, filled, LeftOutFor.NO_LIST)
            return
        if self._sheet.hidden and not self._hidden:
            self._leave_hidden(filled)
            return
        self._name_hidden_columns()
        tables = list(self._tables()) or (list(self._without_header()) if by_content else [])
        self._found.tables += tables
        if not tables:
            self._unread(filled)
        upright = not tables or not tables[0].grid.turned
        self._found.name_rest(self._grid if upright else tables[0].grid, tables)

    def _leave_hidden(self, filled: list[int]) -> None:
        if self._skipped:
            return  # the choices behind the drop-downs of our own template
        self._found.leave(self._grid, filled, LeftOutFor.HIDDEN)
        place = Place(self._sheet.file, self._sheet.name)
        self._found.say(place, self._sheet.name, sheet_sentences.left_out(LeftOutFor.HIDDEN, len(filled)))

    def _name_hidden_columns(self) -> None:
        columns = sorted(self._sheet.hidden_columns)
        if columns and not self._hidden:
            texts = [next((row[c] for row in self._sheet.rows if c < len(row) and row[c]), "") for c in columns]
            if named := ", ".join(t or address(0, c).rstrip("1") for c, t in zip(columns, texts, strict=True) if t):
                place = Place(self._sheet.file, self._sheet.name, address(0, columns[0]))
                self._found.say(place, named, sheet_sentences.hidden_columns_read(named))

    def _name_blanked(self) -> None:
        """Name rows of which nothing is left without hidden columns and what is struck through."""
        if self._grid.rows is not self._sheet.rows:
            pairs = enumerate(zip(self._sheet.rows, self._grid.rows, strict=True))
            blanked = [n for n, (shown, left) in pairs if any(shown) and not any(left)]
            reason = LeftOutFor.HIDDEN if self._sheet.hidden_columns and not self._hidden else LeftOutFor.STRUCK
            self._found.leave(TextGrid(self._sheet, self._sheet.rows), blanked, reason)

    # -- tables --------------------------------------------------------------------------------------------------------

    def _tables(self) -> Iterator[FoundTable]:
        grid, lexicon = self._grid, self._lexicon
        named = self._corrections.header_of(self._sheet.name)
        if named is None and (matrix := matrix_of(grid, lexicon)) is not None:
            yield self._matrix(grid, matrix)
            return
        if named is None and (table := self._bodies_down(grid)) is not None:
            yield table
            return
        if named is None and (table := self._cards(grid)) is not None:
            yield table
            return
        if named is None and is_turned(grid, lexicon):
            grid = turned(grid)
        areas = [_named_area(grid, named)] if named else areas_of(grid, lexicon) or self._by_name(grid)
        for area in areas:
            table = self._table(grid, area)
            if table is not None:
                yield table

    def _without_header(self) -> Iterator[FoundTable]:
        """A list whose columns only their cells tell."""
        made = None if self._skipped else headed(self._grid, self._lexicon)
        table = self._table(made.grid, made.area) if made is not None else None
        if made is None or table is None:
            return
        place = made.grid.place(made.area.header[0], made.area.left)
        self._found.say(place, "", sheet_sentences.read_without_header(made.words))
        if made.doubtful is not None:
            self._found.leave(self._grid, (made.doubtful,), LeftOutFor.HEADER)
            text = " | ".join(filter(None, self._grid.rows[made.doubtful][:6]))
            self._found.say(self._grid.place(made.doubtful, 0), text, sheet_sentences.taken_for_header())
        yield table

    def _by_name(self, grid: TextGrid) -> list[TableArea]:
        """A sheet whose name means a type may have headers that only that type knows."""
        kind = self._lexicon.model.types[self._type] if self._type else None
        if kind is None:
            return []
        known = [self._lexicon.headers.recognised(row, kind) for row in grid.rows[:_FIRST_ROWS]]
        best = max(known, default=0)
        if not best:
            return []
        return [_named_area(grid, (known.index(best),))]

    def _cards(self, grid: TextGrid) -> FoundTable | None:
        """Cards below one another, read as a list with a row for each."""
        made = cards_in(grid, self._lexicon)
        table = self._table(made.grid, made.area) if made is not None else None
        if made is None or table is None:
            return None
        self._found.leave(grid, made.area.titles, LeftOutFor.TITLE)
        rest = {row: start for row, start in made.further.items() if start in table.rows}
        return replace(table, rows=tuple(sorted((*table.rows, *rest))), continues={**table.continues, **rest})

    def _bodies_down(self, grid: TextGrid) -> FoundTable | None:
        """A matrix whose rows are bodies, read as a list of those who sit in them."""
        made = bodies_down(grid, self._lexicon)
        table = self._table(made.grid, made.area) if made is not None else None
        if made is None or table is None:
            return None
        self._found.leave(grid, made.titles, LeftOutFor.TITLE)
        self._found.titles += [(self._sheet, row) for row in made.titles]
        for column in made.beside:
            header = grid.cell(made.area.left, column)
            reason = ("neben den Organisationen einer Matrix",)
            open_ = FoundColumn(column, header, Role(RoleKind.UNKNOWN), "guess", reason)
            self._found.say(grid.place(made.area.left, column, header), header, sheet_sentences.column_asked(open_))
        return replace(table, title=tuple(t for r in made.titles for t in grid.rows[r] if t))

    def _matrix(self, grid: TextGrid, area: TableArea) -> FoundTable:
        rows: list[int] = []
        for row, _ in content_rows(grid, area):
            if grid.cell(row, area.left):
                rows.append(row)
            else:
                self._leave_unnamed(grid, row, area.left, LeftOutFor.NAMELESS)
        self._leave_around(grid, area)
        heads = heads_of(grid, area)
        columns = tuple(
            FoundColumn(h.at, h.text, Role(RoleKind.UNKNOWN), reasons=("Name aus der ersten Spalte",)) for h in heads
        )
        print_ = fingerprint_of([h.text for h in heads])
        reasons = ("Überschriften sind die Namen der ersten Spalte",)
        return FoundTable(
            grid, Lists.TIES, area.header, area.left, area.right, tuple(rows), columns, print_, "likely", reasons,
            type="Cooperation",
        )  # fmt: skip

    def _table(self, grid: TextGrid, area: TableArea) -> FoundTable | None:
        grid = self._without_dittos(grid, area)
        heads = heads_of(grid, area)
        mark = self._lexicon.forms.mark
        filled = [(r, n) for r, n in content_rows(grid, area) if not grid.cell(r, area.left).startswith(mark)]
        # Headings, sums and feet are single cells: they say nothing of what the columns hold.
        sample = [r for r, n in filled if n > 1] or [r for r, _ in filled]
        profiles = [profile_of(grid, h, sample) for h in heads]
        columns = columns_of(heads, profiles, self._lexicon, self._year(grid, area))
        hinted = None if grid.made_header is not None else self._type  # who is listed there, the cells have told
        seen = SeenTable(heads, columns, profiles, hinted, self._lexicon)
        print_ = fingerprint_of([h.text for h in heads])
        columns = self._corrected(grid, columns, print_)
        listing = self._corrected_listing(self._listing(seen, columns), print_)
        if listing.lists is Lists.ORGANIZATIONS and replace(seen, columns=columns).name is None:
            listing = Listing(Lists.NOTHING)
        if listing.lists in (Lists.NOTHING, Lists.PERSONS):
            self._no_table(grid, area, listing)
            return None
        if listing.lists is Lists.RECORDS:
            own = record_columns(heads, self._lexicon.model.types[listing.type], self._lexicon)
            columns = self._corrected(grid, own, print_)
        grid = self._with_groups(grid, area, columns)
        found = self._sorted(grid, area, columns, listing)
        grid = self._with_plain_names(grid, found, columns) if listing.lists is Lists.ORGANIZATIONS else grid
        return FoundTable(
            grid, listing.lists, area.header, area.left, area.right, tuple(found.rows), columns, print_,
            listing.certainty, (listing.reason,), type=listing.type, sections=tuple(found.sections),
            title=tuple(t for r in area.titles for t in grid.rows[r] if t), continues=found.continues,
        )  # fmt: skip

    def _without_dittos(self, grid: TextGrid, area: TableArea) -> TextGrid:
        """The grid with the text above where a cell says "as above"."""
        made = with_dittos(grid, area, self._lexicon.layouts.dittos)
        if made.filled:
            first = made.filled[0]
            self._found.say(grid.place(*first), grid.cell(*first), row_sentences.read_as_above(len(made.filled)))
        for cell in made.open:
            self._found.say(grid.place(*cell), grid.cell(*cell), row_sentences.nothing_above())
        return made.grid

    def _with_plain_names(self, grid: TextGrid, found: SortedRows, columns: tuple[FoundColumn, ...]) -> TextGrid:
        """The grid with names as they are called, without bullets, numbers and marks of footnotes."""
        name = next(c.index for c in columns if c.role == (RoleKind.PROPERTY, Prop.NAME))
        made, changed = with_plain_names(grid, found.rows, name)
        if changed:
            at = (changed[0], name)
            self._found.say(grid.place(*at), grid.cell(*at), row_sentences.signs_left_out(len(changed)))
        return made

    def _with_groups(self, grid: TextGrid, area: TableArea, columns: tuple[FoundColumn, ...]) -> TextGrid:
        """The grid with the text of a group in each of its rows, where the pattern is plain."""
        for column, made in with_groups(grid, area, columns):
            cells = made.filled or made.open
            issue = row_sentences.group_read if made.filled else row_sentences.group_asked
            self._found.say(grid.place(*cells[0], column.header), "", issue(column.header, len(cells)))
            grid = made.grid
        return grid

    def _year(self, grid: TextGrid, area: TableArea) -> str:
        """The year that a title, or the name of the sheet, gives to days without one."""
        texts = [self._sheet.name, *(t for r in area.titles for t in grid.rows[r] if t)]
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
        layout = KnownColumns()
        if listing.lists is Lists.ORGANIZATIONS:
            name = next((c.index for c in columns if c.role == (RoleKind.PROPERTY, Prop.NAME)), None)
            number = next((c.index for c in columns if c.role.kind is RoleKind.RUNNING), None)
            own = next((c.index for c in columns if c.role == (RoleKind.META, "id")), None)
            layout = KnownColumns(name, number, own, tuple(c.index for c in columns if c.role.kind is RoleKind.PERSON))
        named = frozenset(row for row, column in self._struck if column == layout.name and not grid.turned)
        struck = grid.struck | named
        found = RowSorter(grid, area, self._lexicon, layout, struck).sort()
        self._leave_around(grid, area)
        for row, reason in found.left_out:
            self._found.leave(grid, (row,), reason)
            if reason in (LeftOutFor.PLACEHOLDER, LeftOutFor.NAMELESS):
                place = grid.place(row, layout.name or area.left)
                self._found.say(place, grid.cell(row, layout.name or area.left), row_sentences.rows_without(reason))
        notes = [row for row, why in found.left_out if why in (LeftOutFor.LEGEND, LeftOutFor.FOOTER)]
        texts = [" ".join(filter(None, grid.rows[row])) for row in notes]
        told = [(row, text) for row, text in zip(notes, texts, strict=True) if day_in(text) is None]
        if told:
            self._found.say(
                grid.place(told[0][0], area.left), "", row_sentences.notes_left_out([text for _, text in told])
            )
        for reason in (LeftOutFor.HIDDEN, LeftOutFor.STRUCK):
            rows = [row for row, why in found.left_out if why is reason]
            if rows:
                self._found.say(grid.place(rows[0], area.left), "", sheet_sentences.left_out(reason, len(rows)))
        return found

    def _leave_unnamed(self, grid: TextGrid, row: int, column: int, reason: LeftOutFor) -> None:
        """Name a row of a table that lists nobody, and say so."""
        self._found.leave(grid, (row,), reason)
        self._found.say(grid.place(row, column), grid.cell(row, column), row_sentences.rows_without(reason))

    def _leave_around(self, grid: TextGrid, area: TableArea) -> None:
        """Name the rows of the title and of the header."""
        self._found.leave(grid, area.titles, LeftOutFor.TITLE)
        header = [r for r in area.header if r < len(grid.rows) and r != grid.made_header]
        self._found.leave(grid, header, LeftOutFor.HEADER)
        if not grid.turned:
            self._found.titles += [(self._sheet, row) for row in area.titles]

    def _no_table(self, grid: TextGrid, area: TableArea, listing: Listing) -> None:
        """An area with headers that lists nobody: named as a whole."""
        if grid.turned:
            return  # the rows of the sheet are named as they stand
        persons = listing.lists is Lists.PERSONS
        reason = LeftOutFor.PERSONS if persons else LeftOutFor.NO_LIST
        self._leave_around(grid, area)
        self._found.leave(grid, [r for r, _ in content_rows(grid, area)], reason)
        if persons:
            self._found.say(grid.place(area.header[-1], area.left), "", sheet_sentences.list_of_persons())

    def _unread(self, filled: list[int]) -> None:
        """A sheet in which no table was found."""
        reason = LeftOutFor.NO_LIST if self._skipped else LeftOutFor.NO_HEADER
        named = {x.row for x in self._found.left_out if x.sheet == self._sheet.name and x.file == self._sheet.file}
        rest = [row for row in filled if row not in named]
        self._found.leave(self._grid, rest, reason)
        if not self._skipped and len(rest) == len(filled):
            row = likeliest(self._grid, self._lexicon)
            text = " | ".join(t for t in self._grid.rows[row][:6] if t)[:160]
            self._found.say(
                self._grid.place(row, 0),
                text,
                sheet_sentences.header_not_found(row + 1, text, "error" if self._type else "warning"),
            )


def _named_area(grid: TextGrid, header: tuple[int, ...]) -> TableArea:
    """The area below header rows that are known."""
    last = max(header)
    titles = tuple(r for r in range(min(header)) if any(grid.rows[r]))
    return TableArea(tuple(sorted(header)), last + 1, len(grid.rows), 0, max(0, width_of(grid) - 1), titles)
