"""A workbook -> the tables in it, with reasons, and every row with content accounted for."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from graph.errors import UnreadableFileError
from graph.imports.problems import Issue, Place
from graph.imports.recognise.accounts import Accounts, shown_safely
from graph.imports.recognise.areas import TableArea, areas_of
from graph.imports.recognise.column_heads import heads_of
from graph.imports.recognise.corrections import Corrections, fingerprint_of
from graph.imports.recognise.found import (
    FoundColumn,
    FoundTable,
    LeftOutFor,
    Lists,
    Recognised,
    Role,
    RoleKind,
)
from graph.imports.recognise.legend.colour_legend import colour_legend
from graph.imports.recognise.legend.explained_headers import with_headers_explained
from graph.imports.recognise.legend.legends import with_meanings, with_short_names, workbook_legend
from graph.imports.recognise.legend.linked_sheets import links_of
from graph.imports.recognise.legend.links_followed import with_links_followed
from graph.imports.recognise.legend.marked_cells import told_of_marks
from graph.imports.recognise.mending.footnotes_signed import with_footnotes_signed
from graph.imports.recognise.mending.headers_whole import with_headers_whole
from graph.imports.recognise.mending.parted_lines import with_lines_parted
from graph.imports.recognise.mending.ticked_boxes import with_boxes_read
from graph.imports.recognise.reshaping.bodies_down import bodies_down
from graph.imports.recognise.reshaping.came_in import came_in
from graph.imports.recognise.reshaping.cards import cards_in
from graph.imports.recognise.reshaping.further_shapes import FURTHER_SHAPES, Shape
from graph.imports.recognise.reshaping.members_below import members_below
from graph.imports.recognise.reshaping.sheet_shapes import (
    is_turned,
    matrix_of,
    with_bodies_headed,
    without_numbered_heads,
    without_sums_around,
)
from graph.imports.recognise.reshaping.short_heads import with_heads_spelled_out
from graph.imports.recognise.reshaping.signed_below import signed_below
from graph.imports.recognise.reshaping.without_header import NAME, HeadedGrid, headed
from graph.imports.recognise.second_look import SecondLooks
from graph.imports.recognise.sentences import (
    link_sentences,
    mark_sentences,
    row_sentences,
    shape_sentences,
    sheet_sentences,
)
from graph.imports.recognise.sheet_hints import with_hints
from graph.imports.recognise.table_reading import TableReader
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import TextGrid, grid_of, turned
from graph.imports.recognise.texts.asked_headers import plainly_headed
from graph.imports.recognise.texts.districts import districts_in
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.recognise.texts.towns import towns_in
from graph.imports.recognise.unheeded import unheeded
from graph.imports.recognise.unread import are_minutes, boxes_in, counts_alone, explains_list, is_pivot, why_unread
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
    for table, reason in old:
        found.leave(table.grid, table.rows, reason)
        found.say(table.place(table.header[0]), table.name, sheet_sentences.left_out(reason, len(table.rows)))
    second = SecondLooks(found, workbook, lexicon)
    tables = [second.at(table) for table in tables]
    found.said += unheeded(corrections, workbook.sheets, (*tables, *found.unlisted))
    titles = [(s, row) for s, row in found.titles if not s.hidden]
    return Recognised(
        tables=tuple(tables),
        left_out=tuple(found.left_out),
        districts=tuple(dict.fromkeys(districts_in(titles))),
        said=tuple(found.said),
        unlisted=tuple(found.unlisted),
    )


def _read(workbook: Workbook, lexicon: SheetLexicon, corrections: Corrections, *, by_content: bool = False) -> Accounts:
    links, towns = links_of(workbook, lexicon), towns_in(workbook, lexicon)
    found = Accounts(workbook_legend(workbook, lexicon), colour_legend(workbook, lexicon), links, towns)
    for sheet in workbook.sheets:
        if sheet.rows:
            _Sheet(sheet, lexicon, corrections, found).read(by_content=by_content)
    return found


class _Sheet:
    """Reads one sheet."""

    def __init__(self, sheet: Sheet, lexicon: SheetLexicon, corrections: Corrections, found: Accounts) -> None:
        self._sheet, self._lexicon, self._corrections, self._found = sheet, lexicon, corrections, found
        self._hidden = "hidden" in corrections.take
        self._struck = frozenset[tuple[int, int]]() if "struck" in corrections.take else sheet.struck
        shown = replace(sheet, hidden_rows=frozenset()) if self._hidden else sheet
        grid = self._linked(grid_of(shown, hidden=self._hidden, struck="struck" in corrections.take))
        boxes = with_boxes_read(grid)
        for at in boxes.cells[:1]:
            found.say(grid.place(*at), grid.cell(*at), mark_sentences.boxes_read(len(boxes.cells)))
        whole = with_headers_whole(with_lines_parted(with_footnotes_signed(boxes.grid), lexicon), lexicon)
        self._grid = with_headers_explained(plainly_headed(whole.grid, lexicon), found.legend, lexicon)
        found.leave(grid, whole.upper, LeftOutFor.HEADER)
        self._upper = frozenset(whole.upper)
        self._type = lexicon.forms.type_of_sheet(sheet.name)
        self._reader = TableReader(sheet, self._struck, (lexicon, corrections, found))
        self._skipped = word_key(sheet.name) in lexicon.forms.skip_sheets

    def read(self, *, by_content: bool = False) -> None:
        """Find the tables of the sheet, and say what could not be read; ``by_content`` does without a header row."""
        filled = [r for r, row in enumerate(self._grid.rows) if any(row)]
        self._name_blanked()
        if self._left_out(filled):
            return
        self._name_hidden_columns()
        tables = list(self._tables())
        by_content = by_content or self._lexicon.body_kind(self._sheet.name) is not None  # one sheet for each body
        if not tables and by_content and (tables := list(self._without_header())):
            self._found.take_back(tables)
        self._found.tables += tables
        told = self._found.colours_told
        self._found.said += [said for table in tables for said in told_of_marks(self._sheet, table, told)]
        if not tables:
            self._unread(filled)
        self._found.name_rest(tables[0].grid if tables and tables[0].grid.turned else self._grid, tables)

    def _left_out(self, filled: list[int]) -> bool:
        """Whether nothing of the sheet is looked for, which is said."""
        if not filled or self._corrections.lists_of(self._sheet.name) == Lists.NOTHING:
            self._found.leave(self._grid, filled, LeftOutFor.NO_LIST)
            return True
        if self._sheet.hidden and not self._hidden:
            self._leave_hidden(filled)
            return True
        legend = self._found.legend.rows_in(self._grid)
        if legend and len(legend.intersection(filled)) >= len(filled) - 1:
            self._found.leave(self._grid, filled, LeftOutFor.LEGEND)
            return True
        if explains_list(self._grid, self._lexicon):
            return self._leave_sheet(filled, LeftOutFor.EXPLANATION, sheet_sentences.only_explained(self._sheet.name))
        words = (self._sheet.file, self._sheet.name) in self._found.links.words
        return words and self._leave_sheet(filled, LeftOutFor.WORDS, link_sentences.words_only(self._sheet.name))

    def _leave_sheet(self, filled: list[int], reason: LeftOutFor, issue: Issue) -> bool:
        self._found.leave(self._grid, filled, reason)
        self._found.say(Place(self._sheet.file, self._sheet.name), self._sheet.name, issue)
        return True

    def _taken_away(self, made: HeadedGrid) -> bool:
        """Whether a person said that the column in which its cells show names holds something else."""
        named = next((column for column, word in made.words.items() if word == NAME), None)
        if named is None or made.doubtful is None:
            return False
        header, wanted = self._grid.cell(made.doubtful, named), Role(RoleKind.PROPERTY, Prop.NAME)
        said = [t.column(header, "") for t in self._corrections.tables if t.sheet == self._sheet.name]
        return any(role not in (None, wanted) for role in said)

    def _linked(self, grid: TextGrid) -> TextGrid:
        """The grid with the words of other tables for the signs of their rows, where nobody said otherwise."""
        said = [t for t in self._corrections.tables if t.sheet == self._sheet.name]
        links, key = self._found.links, (self._sheet.file, self._sheet.name)
        kept = [x.column for x in links.columns.get(key, ()) if any(t.column(grid.cell(*x[:2]), "") for t in said)]
        made = with_links_followed(grid, links, kept)
        for link in made.read:
            at, header = link[:2], grid.cell(*link[:2])
            self._found.say(grid.place(*at, header), header, link_sentences.link_read(header, link.to))
            for cell in (c for c in made.open if c[1] == link.column):
                issue = link_sentences.link_without_row(header, link.to)
                self._found.say(grid.place(*cell, header), grid.cell(*cell), issue)
        for row, column, tables in links.open.get(key, ()):
            header = grid.cell(row, column)
            self._found.say(grid.place(row, column, header), header, link_sentences.link_open(header, tables))
        return made.grid

    def _leave_hidden(self, filled: list[int]) -> None:
        if not self._skipped:  # the choices behind the drop-downs of our own template
            self._leave_sheet(filled, LeftOutFor.HIDDEN, sheet_sentences.left_out(LeftOutFor.HIDDEN, len(filled)))

    def _name_hidden_columns(self) -> None:
        columns = sorted(self._sheet.hidden_columns)
        if columns and not self._hidden:
            texts = [next((row[c] for row in self._sheet.rows if c < len(row) and row[c]), "") for c in columns]
            place = Place(self._sheet.file, self._sheet.name, address(0, columns[0]))
            if named := ", ".join(t or address(0, c).rstrip("1") for c, t in zip(columns, texts, strict=True) if t):
                self._found.say(place, named, sheet_sentences.hidden_columns_read(named))

    def _name_blanked(self) -> None:
        """Name rows of which nothing is left without hidden columns and what is struck through."""
        if self._grid.rows is not self._sheet.rows:
            pairs = enumerate(zip(self._sheet.rows, self._grid.rows, strict=True))
            blanked = [n for n, (shown, left) in pairs if any(shown) and not any(left) and n not in self._upper]
            reason = LeftOutFor.HIDDEN if self._sheet.hidden_columns and not self._hidden else LeftOutFor.STRUCK
            self._found.leave(TextGrid(self._sheet, self._sheet.rows), blanked, reason)

    def _tables(self) -> Iterator[FoundTable]:
        grid, lexicon = self._grid, self._lexicon
        named = self._corrections.header_of(self._sheet.name)
        if named is None and (boxes_in(grid) or counts_alone(grid, lexicon)):
            return
        if named is None and (table := self._shaped(grid)) is not None:
            yield table
            return
        if named is None and is_turned(counted := with_bodies_headed(without_numbered_heads(grid), lexicon), lexicon):
            grid = turned(counted)
        areas = (
            [_named_area(grid, self._sheet.name, named)] if named else areas_of(grid, lexicon) or self._by_name(grid)
        )
        for area in areas:
            table = self._reader.read(grid, area)
            if table is not None:
                yield table

    def _shaped(self, grid: TextGrid) -> FoundTable | None:
        """The table of a sheet that is no list from top to bottom."""
        spelled_out = with_heads_spelled_out(grid, self._lexicon)
        if (matrix := matrix_of(spelled_out.grid, self._lexicon)) is not None:
            if used := spelled_out.used:
                self._found.say(grid.place(spelled_out.head, 0), "", row_sentences.legend_read(used, len(used)))
            return self._matrix(spelled_out.grid, matrix)
        readers: list[Callable[[TextGrid], FoundTable | None]]
        readers = [self._bodies_down, self._members_below, self._signed_below, self._came_in, self._cards]
        readers += [partial(self._relisted, shape) for shape in FURTHER_SHAPES]
        return next((table for read in readers if (table := read(grid)) is not None), None)

    def _relisted(self, shape: Shape, grid: TextGrid) -> FoundTable | None:
        """A sheet of a further shape, read as the list that it was put into."""
        made = shape(grid, self._lexicon)
        table = self._reader.read(made.grid, made.area) if made is not None else None
        if made is None or table is None:
            return None
        self._found.leave(grid, made.titles, LeftOutFor.TITLE)
        self._found.leave(grid, made.headers, LeftOutFor.HEADER)
        self._found.leave(grid, made.nameless, LeftOutFor.NAMELESS)
        self._found.titles += [(self._sheet, row) for row in made.titles]
        if made.issue is not None:
            self._found.say(grid.place(*made.at), "", made.issue)
        for at, issue in made.said:
            self._found.say(grid.place(*at), grid.cell(*at), issue)
        titled = replace(table, title=table.title or tuple(t for r in made.titles for t in grid.rows[r] if t))
        further = {row: base for row, base in made.further.items() if base in table.rows}
        return replace(titled, rows=(*table.rows, *further), continues={**table.continues, **further})

    def _without_header(self) -> Iterator[FoundTable]:
        """A list whose columns only their cells tell."""
        if is_pivot(self._grid, self._lexicon) or are_minutes(self._grid, self._lexicon) or boxes_in(self._grid):
            return  # named already as what it is
        made = None if self._skipped else headed(self._grid, self._lexicon)
        made = None if made is not None and self._taken_away(made) else made
        table = self._reader.read(made.grid, made.area) if made is not None else None
        if made is None or table is None:
            return
        place = made.grid.place(made.area.header[0], made.area.left)
        self._found.say(place, "", shape_sentences.read_without_header(made.words))
        if made.doubtful is not None:
            self._found.leave(self._grid, (made.doubtful,), LeftOutFor.HEADER)
            text = shown_safely(self._grid.rows[made.doubtful])
            self._found.say(self._grid.place(made.doubtful, 0), text, shape_sentences.taken_for_header())
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
        return [_named_area(grid, self._sheet.name, (known.index(best),))]

    def _cards(self, grid: TextGrid) -> FoundTable | None:
        """Cards below one another, read as a list with a row for each."""
        made = cards_in(grid, self._lexicon)
        table = self._reader.read(made.grid, made.area) if made is not None else None
        if made is None or table is None:
            return None
        self._found.leave(grid, made.area.titles, LeftOutFor.TITLE)
        return table.with_further(made.further)

    def _members_below(self, grid: TextGrid) -> FoundTable | None:
        """Bodies beside one another with their members below, read as a list with columns of bodies."""
        made = members_below(grid, self._lexicon)
        table = self._reader.read(made.grid, made.area) if made is not None else None
        if made is None or table is None:
            return None
        self._found.leave(grid, made.area.titles, LeftOutFor.TITLE)
        self._found.leave(grid, (made.header,), LeftOutFor.HEADER)
        self._found.leave(grid, made.feet, LeftOutFor.FOOTER)
        self._reader.tell_notes(grid, made.area.left, made.feet)
        self._found.say(grid.place(made.header, made.area.left), "", shape_sentences.members_below_read(made.bodies))
        return table.with_further(made.further)

    def _signed_below(self, grid: TextGrid) -> FoundTable | None:
        """An agreement with its parties below, read as a list with a column for the agreement."""
        made = signed_below(grid, self._lexicon)
        table = self._reader.read(made.grid, made.area) if made is not None else None
        if made is None or table is None:
            return None
        self._found.leave(grid, made.titles, LeftOutFor.TITLE)
        place = grid.place(made.titles[0], 0)
        self._found.say(place, made.agreement, shape_sentences.signed_below_read(made.agreement))
        return table

    def _came_in(self, grid: TextGrid) -> FoundTable | None:
        """Minutes that say who came, read as a list with a column for the day."""
        made = came_in(grid, self._lexicon)
        table = self._reader.read(made.grid, made.area) if made is not None else None
        if made is None or table is None:
            return None
        self._found.say(grid.place(table.grid.counted(table.rows[0]), 0), "", shape_sentences.came_in_read(made.day))
        return replace(table, title=(made.title,) if made.title else ())

    def _bodies_down(self, grid: TextGrid) -> FoundTable | None:
        """A matrix whose rows are bodies, read as a list of those who sit in them."""
        made = bodies_down(grid, self._lexicon)
        table = self._reader.read(made.grid, made.area) if made is not None else None
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
        grid, sums = without_sums_around(grid, area, self._lexicon)
        self._found.leave(self._grid, sums, LeftOutFor.TOTAL)
        legend = self._found.legend.rows_in(grid)
        for read in (with_short_names, with_meanings):
            made = read(grid, area, self._found.legend)
            if made.changed:
                at = made.changed[0]
                issue = row_sentences.legend_read(made.used, len(made.changed))
                self._found.say(grid.place(*at), grid.cell(*at), issue)
            grid = made.grid
        for row, count in content_rows(grid, area):
            if row in legend or (count == 1 and " = " in grid.cell(row, area.left)):
                self._found.leave(grid, (row,), LeftOutFor.LEGEND)
            elif grid.cell(row, area.left):
                rows.append(row)
            else:
                self._reader.leave_unnamed(grid, row, area.left, LeftOutFor.NAMELESS)
        self._reader.leave_around(grid, area)
        heads = heads_of(grid, area)
        columns = tuple(
            FoundColumn(h.at, h.text, Role(RoleKind.UNKNOWN), reasons=("Name aus der ersten Spalte",)) for h in heads
        )
        print_ = fingerprint_of([h.text for h in heads])
        reasons = ("Überschriften sind die Namen der ersten Spalte",)
        return FoundTable(
            grid, Lists.TIES, area.header, area.left, area.right, tuple(rows), columns, print_, "likely", reasons,
            type="Cooperation", title=tuple(t for r in area.titles for t in grid.rows[r] if t),
        )  # fmt: skip

    def _unread(self, filled: list[int]) -> None:
        """A sheet in which no table was found."""
        reason = LeftOutFor.NO_LIST if self._skipped else LeftOutFor.NO_HEADER
        named = {x.row for x in self._found.left_out if x.sheet == self._sheet.name and x.file == self._sheet.file}
        rest = [row for row in filled if row not in named]
        self._found.leave(self._grid, rest, reason)
        if not self._skipped and len(rest) == len(filled):
            self._found.say(*why_unread(self._grid, self._lexicon, filled, typed=bool(self._type)))


def _named_area(grid: TextGrid, name: str, header: tuple[int, ...]) -> TableArea:
    """The area below header rows that are known; raises UnreadableFileError if the sheet has not that many."""
    last = max(header)
    if last >= len(grid.rows):
        raise UnreadableFileError(
            f"Zuordnung: Blatt „{name}“ hat keine Zeile {last + 1}, die letzte ist {len(grid.rows)}. Nennen Sie unter "
            "header die Zeilen der Kopfzeile, oder lassen Sie header weg."
        )
    titles = tuple(r for r in range(min(header)) if any(grid.rows[r]))
    return TableArea(tuple(sorted(header)), last + 1, len(grid.rows), 0, max(0, grid.width - 1), titles)
