"""Found tables -> the canonical tables that the check reads, with everything that a list says between the lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.imports.recognise.arranged.agreeing import Agreeing
from graph.imports.recognise.arranged.attending import Attending
from graph.imports.recognise.arranged.bodies import Bodies, called_otherwise
from graph.imports.recognise.arranged.body_seats import BodySeats
from graph.imports.recognise.arranged.covering import RegionMaker
from graph.imports.recognise.arranged.drafts import TableDraft
from graph.imports.recognise.arranged.further_names import is_further, names_in
from graph.imports.recognise.arranged.known_names import knowing, names_whole
from graph.imports.recognise.arranged.listed import Listed, tells_of_bodies
from graph.imports.recognise.arranged.offering import Offering
from graph.imports.recognise.arranged.offers import carriers_of, with_told_by_name, with_types
from graph.imports.recognise.arranged.organizations import organizations_of
from graph.imports.recognise.arranged.rhythms import Rhythms
from graph.imports.recognise.arranged.seating import Seating
from graph.imports.recognise.arranged.several_ends import with_ends_apart
from graph.imports.recognise.arranged.tables import CellOrigin, RowKey, TableLayout, TypedSheet
from graph.imports.recognise.arranged.ties import Ties
from graph.imports.recognise.arranged.unreadable import why_unreadable
from graph.imports.recognise.column_roles.columns_of_records import columns_read
from graph.imports.recognise.column_roles.corrected import SAID
from graph.imports.recognise.column_roles.year_heads import is_of_years
from graph.imports.recognise.found import FoundColumn, FoundTable, LeftOutFor, Lists, Recognised, RoleKind, SaidOfPlace
from graph.imports.recognise.row_sorting.who_is_there import STANDING
from graph.imports.recognise.sentences import name_sentences, row_sentences, sheet_sentences, unread_sentences
from graph.imports.recognise.text_grid import At
from graph.imports.recognise.texts.body_names import split_members
from graph.imports.recognise.texts.headers import NOTE, PERSONS, Column
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from graph.imports.workbook import Sheet, Workbook
from ontology.model import Type
from ontology.names import EntityType, Prop, RelationType

_NAMING = {("end", "source"), ("end", "target"), ("link", RelationType.SIGNS)}
_SIGN = re.compile(r"[A-Za-zÄÖÜ]{0,4}[-_. ]?\d{1,6}[a-z]?")
Cells = Sequence[Sequence[str]]
_KEPT = {RoleKind.NOTE: NOTE, RoleKind.PERSON: PERSONS}
_ASKED_ABOUT = {(sure, kind) for sure in ("likely", "guess") for kind in (RoleKind.BODY, RoleKind.STANDING)}
_ASKED_ABOUT |= {("guess", RoleKind.SEATS)}
"""Columns that are told how they were read."""


def arrange(recognised: Recognised, workbook: Workbook, lexicon: SheetLexicon) -> TableLayout:
    """The canonical tables of a workbook: entities first, in the order of the types, then relations.

    Raises UnreadableFileError with one sentence if the workbook holds no list at all.
    """
    if not recognised.tables or not (recognised.rows_taken or any(t.lists is Lists.RECORDS for t in recognised.tables)):
        raise why_unreadable(recognised, workbook)
    return _Arranger(recognised, lexicon).layout(workbook)


class _Arranger:
    def __init__(self, recognised: Recognised, lexicon: SheetLexicon) -> None:
        self._recognised, self._before = recognised, lexicon
        self._lexicon = lexicon = knowing(lexicon, names_whole(recognised.tables, lexicon))
        self._sheets: list[TypedSheet] = []
        self._said: list[SaidOfPlace] = list(recognised.said)
        self._body_seats = BodySeats(lexicon)

    @property
    def _tables_of_records(self) -> list[FoundTable]:
        return [t for t in self._recognised.tables if t.lists is Lists.RECORDS]

    def layout(self, workbook: Workbook) -> TableLayout:
        """All canonical tables, and what there is to tell."""
        tables = self._tables_of_records
        records = [self._body_seats.taken(self._record(t), t) for t in tables]
        self._sheets += [draft.built() for draft in self._body_seats.drafts]
        self._said += self._body_seats.said
        listed = [
            organizations_of(t, self._lexicon, self._before)
            for t in self._recognised.tables
            if t.lists is Lists.ORGANIZATIONS
        ]
        self._sheets += [*records, *(x.sheet for x in listed)]
        if not listed and all(r.type.name != EntityType.ORGANIZATION for r in records):
            self._name_actors(records)
        else:
            self._name_seated(listed, records)
        self._name_carriers(records, alone=len(self._recognised.tables) == 1)
        self._name_partners(listed)
        self._derive(listed, records)
        for found in listed:
            self._said += found.said
            self._tell(found.table)
        order = {
            t.name: i for i, t in enumerate((*self._lexicon.model.entity_types, *self._lexicon.model.relation_types))
        }
        guessed = [
            x.sheet for x in listed if self._lexicon.forms.type_of_sheet(x.table.name) != EntityType.ORGANIZATION
        ]
        return TableLayout(
            sheets=tuple(sorted(self._sheets, key=lambda t: order[t.type.name])),
            unknown=self._unknown(workbook),
            headless=(),
            guessed=tuple(guessed),
            said=tuple(self._said),
            recognised=self._recognised,
        )

    def _record(self, table: FoundTable) -> TypedSheet:
        """A table in our own form stays where it is; only its header row may have to be put together."""
        kind = self._lexicon.model.types[table.type]
        key = f"{table.grid.sheet.file}|{table.name}|{table.header[0]}|{table.left}|{table.type}"
        grid, head = table.grid, table.header[-1]
        rows, origin = grid.rows, None
        if len(table.header) > 1 or table.left or grid.turned or table.right + 1 < len(rows[head]):
            named = {c.index: c.header for c in table.columns}
            width = max((len(row) for row in rows), default=0)
            rows = [*rows[:head], [named.get(c, "") for c in range(width)], *rows[head + 1 :]]
        if grid.turned or grid.made_header is not None:
            heads = [grid.at(head, c) for c in range(len(rows[head]))]
            origin = CellOrigin(range(len(rows)), range(len(rows[head])), heads, grid.moved, turned=grid.turned)
        sheet = replace(grid.sheet, rows=rows)
        fixed = self._corrected(table, kind, rows[head])
        if kind.name in (EntityType.SERVICE, EntityType.COMMITTEE) and not fixed:
            rows, fixed = self._read_otherwise(table, rows)
            sheet = replace(sheet, rows=rows)
        made = TypedSheet(sheet, kind, head, self._lexicon.headers, table.rows, fixed, origin, key)
        if table.certainty == "sure" or grid.turned or fixed:
            return made
        if not kind.is_relation:
            for column in (c for c in made.columns() if (c.action, c.name) == ("link", RelationType.SIGNS)):
                self._part_members(made, column)
            return made
        apart, said = with_ends_apart(made, self._lexicon, self._before)
        self._said += said
        return apart

    def _corrected(self, table: FoundTable, kind: Type, header: Sequence[str]) -> tuple[Column, ...]:
        """The columns with what a person said of them; nothing if nobody did."""
        said = {c.index: c for c in table.columns if SAID in c.reasons}
        if not said:
            return ()
        columns = {c.index: c for c in self._lexicon.headers.columns(header, kind, kind)}
        for index, column in said.items():
            columns[index] = _column(column, kind)
        return tuple(columns[i] for i in sorted(columns))

    def _read_otherwise(self, table: FoundTable, rows: Cells) -> tuple[Cells, tuple[Column, ...]]:
        """A list with columns that are not called as the model does; as it is if the model reads all of its headers."""
        kind, header = self._lexicon.model.types[table.type], rows[table.header[-1]]
        read = columns_read(header, kind, self._lexicon)
        if kind.name == EntityType.SERVICE and table.certainty != "sure":
            return with_types(rows, read, self._lexicon)
        art = kind.property(Prop.KIND) if kind.name == EntityType.COMMITTEE else None
        if art is not None and {Prop.KIND, Prop.RAW_KIND}.isdisjoint(c.name for c in read):
            return with_told_by_name(rows, read, art, self._kind_of_body)
        return rows, () if read == self._lexicon.headers.columns(header, kind, kind) else tuple(read)

    def _kind_of_body(self, name: str) -> str:
        """The kind that the name of a body tells; that of a network is none of them."""
        return self._lexicon.layouts.shown_kind(self._lexicon.body_kind(name))

    def _derive(self, listed: Sequence[Listed], records: Sequence[TypedSheet]) -> None:
        """Seats, agreements, meetings, regions and ties: first the bodies that tables list by themselves."""
        bodies = Bodies(self._lexicon)
        for sheet in records:
            bodies.learn(sheet)
        listed_bodies = bodies.are_listed
        for table, sheet in zip(self._tables_of_records, records, strict=True):
            sheet.refers = bodies.meant(sheet)
            if table.certainty != "sure" or not (listed_bodies or self._refers_by_sign(sheet)):
                bodies.name_ends(sheet, table)
            self._said += called_otherwise(sheet, table, self._lexicon)
        self._derive_of_lists(listed, bodies, RegionMaker(self._lexicon, self._regions(records).get))
        self._said += bodies.said()
        ties = self._tied(listed)
        self._sheets += [*bodies.built(), *(d.built() for d in ties.drafts)]
        self._said += ties.said

    def _derive_of_lists(self, listed: Sequence[Listed], bodies: Bodies, regions: RegionMaker) -> None:
        """What columns, headings and cells of lists of organizations tell of others."""
        seating, rhythms = Seating(self._lexicon, bodies), Rhythms(self._lexicon, bodies)
        agreeing = Agreeing(self._lexicon, self._recognised.tables)
        attending = Attending(self._lexicon, bodies)
        offering = Offering(self._lexicon)
        for found in listed:
            for at in found.bodies:
                bodies.find(found.table.grid.cell(*at), found.table, at)
            seating.seat(found)
            rhythms.read(found)
            agreeing.sign(found)
            attending.attend(found)
            regions.cover(found)
            offering.offer(found)
        drafts: list[TableDraft] = [*seating.drafts, *agreeing.agreements.drafts, *agreeing.drafts, *attending.drafts]
        self._sheets += [d.built() for d in (*drafts, *regions.drafts, *offering.drafts)]

    def _tied(self, listed: Sequence[Listed]) -> Ties:
        """The cooperations of matrices, and of columns that each speak of one organization."""
        matrices = [t for t in self._recognised.tables if t.lists is Lists.TIES]
        tied = [x for x in listed if x.table.first(RoleKind.TIE)]
        ties = Ties(self._lexicon, _names_of(listed) if matrices or tied else {})
        for found in tied:
            ties.tie_columns(found)
        for table in matrices:
            ties.tie(table)
        return ties

    def _name_actors(self, records: Sequence[TypedSheet]) -> None:
        """Lists of ties, seats or bodies alone name their organizations by the way."""
        known: set[str] = set()
        for table, sheet in zip(self._tables_of_records, records, strict=True):
            draft = TableDraft(table, self._lexicon, EntityType.ORGANIZATION, (Prop.NAME.value,))
            for at, name in self._named_by(sheet, own=table.certainty == "sure"):
                if word_key(name) not in known and not self._lexicon.is_placeholder(name):
                    known.add(word_key(name))
                    draft.add({Prop.NAME: name}, at)
            if draft.rows:
                self._sheets.append(draft.built())

    def _name_seated(self, listed: Sequence[Listed], records: Sequence[TypedSheet]) -> None:
        """A list of bodies beside one of organizations names further ones: who chairs them, who sits there."""
        known: set[str] | None = None
        for table, sheet in zip(self._tables_of_records, records, strict=True):
            if sheet.type.name != EntityType.COMMITTEE or table.certainty == "sure":
                continue
            if known is None:
                known = {*_names_of(listed), *_signs_of(listed), *_placed(listed, self._lexicon)}
                known |= set(names_in(records, self._lexicon))
            draft = TableDraft(table, self._lexicon, EntityType.ORGANIZATION, (Prop.NAME.value,))
            for at, name in self._named_by(sheet, own=False):
                if is_further(name, known, self._lexicon):
                    known.add(word_key(name))
                    draft.add({Prop.NAME: name}, at)
            if draft.rows:
                self._sheets.append(draft.built())

    def _name_carriers(self, records: Sequence[TypedSheet], *, alone: bool) -> None:
        """A list of offers names who carries them; one in our own form refers to those listed beside it."""
        for table, sheet in zip(self._tables_of_records, records, strict=True):
            if sheet.type.name == EntityType.SERVICE and (alone or table.certainty != "sure"):
                named = carriers_of(sheet, table, self._lexicon)
                self._sheets += [named.sheet] if named is not None else []
                self._said += named.said if named is not None else []

    def _name_partners(self, listed: Sequence[Listed]) -> None:
        """A column "kooperiert mit" names organizations, too, whether the list has rows for them or not."""
        known: set[str] | None = None
        for one in listed:
            columns = [c for c in one.sheet.columns() if (c.action, c.name) == ("link", RelationType.COOPERATION)]
            if not columns:
                continue
            known = (
                {*_names_of(listed), *_signs_of(listed), *_placed(listed, self._lexicon)} if known is None else known
            )
            draft = TableDraft(one.table, self._lexicon, EntityType.ORGANIZATION, (Prop.NAME.value,))
            for number, cells in one.sheet.rows(self._lexicon.forms.mark):
                for column in columns:
                    at = (one.sheet.row(number), one.sheet.origin.columns[column.index] if one.sheet.origin else 0)
                    for name in filter(None, cells[column.index].split("; ")):
                        if word_key(name) not in known:
                            known.add(word_key(name))
                            draft.add({Prop.NAME: name}, at)
            if draft.rows:
                self._sheets.append(draft.built())

    def _named_by(self, sheet: TypedSheet, *, own: bool) -> Iterator[tuple[At, str]]:
        """Names of organizations in a table of others, unless in our ``own`` form it speaks of them by Kennungen."""
        yield from self._body_seats.named.get(sheet.key, ())
        if own and self._refers_by_sign(sheet):
            return
        for column in sheet.columns():
            target = column.prop.target if column.prop is not None else None
            if target is None or not self._lexicon.model.is_a(EntityType.ORGANIZATION, target):
                continue
            if column.action == "link" and column.name == RelationType.MEMBERSHIP:
                self._part_members(sheet, column)
            elif (column.action, column.name) not in _NAMING:
                continue
            for number, cells in sheet.rows(self._lexicon.forms.mark):
                text = cells[column.index] if column.index < len(cells) else ""
                if own and not self._lexicon.is_organization(text):
                    continue
                parts = text.split("; ") if column.action == "link" else (text,)
                parts = [p for part in parts for p in split_members(part, self._lexicon).parts] if own else parts
                yield from (
                    ((sheet.row(number), column.index), part) for part in parts if any(c.isalpha() for c in part)
                )

    def _refers_by_sign(self, sheet: TypedSheet) -> bool:
        """Whether a table speaks of some of its actors or bodies by a Kennung: they are listed elsewhere."""
        ends = [c.index for c in sheet.columns() if c.action == "end" or (c.action, c.name) in _NAMING]
        rows = (cells for _, cells in sheet.rows(self._lexicon.forms.mark))
        return any(_SIGN.fullmatch(cells[index]) for cells in rows for index in ends if index < len(cells))

    def _part_members(self, sheet: TypedSheet, column: Column) -> None:
        """Cells with the members of a body, or the parties of an agreement, put as the check reads several."""
        rows = list(sheet.sheet.rows)
        for number, cells in sheet.rows(self._lexicon.forms.mark):
            text = cells[column.index] if column.index < len(cells) else ""
            split = split_members(text, self._lexicon)
            parts = [p for p in split.parts if not self._lexicon.is_placeholder(p)]
            if len(parts) < len(split.parts) and text:
                issue = name_sentences.names_nobody(column.header)
                self._said.append(SaidOfPlace(sheet.place(number, column), text, issue))
            rows[number] = [*cells[: column.index], "; ".join(parts), *cells[column.index + 1 :]]
        sheet.sheet = replace(sheet.sheet, rows=rows)

    def _regions(self, records: Sequence[TypedSheet]) -> dict[str, RowKey]:
        found: dict[str, RowKey] = {}
        for sheet in records:
            column = sheet.column_of(sheet.type, Prop.NAME)
            if sheet.type.name == EntityType.NETWORK_REGION and column is not None:
                for number, cells in sheet.rows(self._lexicon.forms.mark):
                    if column.index < len(cells):
                        found.setdefault(word_key(cells[column.index]), (sheet.key, number))
        return found

    def _unknown(self, workbook: Workbook) -> tuple[Sheet, ...]:
        """Sheets in which nothing was found that is known."""
        unread = (LeftOutFor.NO_LIST, LeftOutFor.NO_HEADER)
        reasons = {(x.file, x.sheet) for x in self._recognised.left_out if x.reason in unread}
        read = {(t.grid.sheet.file, t.name) for t in self._recognised.tables}
        skipped = self._lexicon.forms.skip_sheets
        return tuple(
            s
            for s in workbook.sheets
            if (s.file, s.name) in reasons - read and word_key(s.name) not in skipped and not s.hidden
        )

    # -- what to tell --------------------------------------------------------------------------------------------------

    def _tell(self, table: FoundTable) -> None:
        """Columns that were read by their content, left out, or are open; headings; what the sheet's name gave."""
        years = [
            c for c in table.columns if c.role.kind is RoleKind.UNKNOWN and c.alternatives and is_of_years(c.header)
        ]
        if len(years) > 1:
            place = table.place(table.header[-1], years[0].index, years[0].header)
            issue = unread_sentences.years_unread([c.header for c in years])
            self._said.append(SaidOfPlace(place, "", issue))
        for column in (c for c in table.columns if c not in years or len(years) == 1):
            place = table.place(table.header[-1], column.index, column.header)
            if column.role.kind is RoleKind.UNKNOWN and (column.alternatives or not column.header):
                self._said.append(SaidOfPlace(place, column.header, sheet_sentences.column_asked(column)))
            elif column.role.kind is RoleKind.CONTACT:
                self._said.append(SaidOfPlace(place, column.header, sheet_sentences.contact_read(column.header)))
            elif (column.certainty, column.role.kind) in _ASKED_ABOUT:
                self._said.append(SaidOfPlace(place, column.header, sheet_sentences.column_read_as(column)))
        # Letters that part the names of a register head nothing.
        for section in (s for s in table.sections if s.kind != STANDING and len(s.text) > 1):
            sure = section.kind == "sector" and not self._lexicon.is_organization(section.text)
            open_ = not section.kind or (section.kind == "seat" and not tells_of_bodies(table))
            issue = (
                row_sentences.context_read(section.kind, section.text, sure=sure)
                if not open_
                else row_sentences.heading_open(section.text)
            )
            self._said.append(SaidOfPlace(table.place(section.row, section.column), section.text, issue))
        for what, text in ((w, t) for w, t in table.context.items() if w != STANDING):
            self._said.append(SaidOfPlace(table.place(table.header[-1]), text, row_sentences.context_read(what, text)))


def _column(found: FoundColumn, kind: Type) -> Column:
    """A column of a table in our own form by the role that a person gave it."""
    index, header, name = found.index, found.header, found.role.name
    ends = {"source": kind.source, "target": kind.target}
    if found.role.kind is RoleKind.PROPERTY and (prop := ends.get(name) or kind.property(name)) is not None:
        return Column(index, header, "end" if ends.get(name) else "value", name, prop)
    if found.role.kind is RoleKind.META:
        return Column(index, header, "meta", name)
    return Column(index, header, "keep", _KEPT.get(found.role.kind, ""))


def _names_of(listed: Sequence[Listed]) -> dict[str, RowKey]:
    """Organizations by name, for tables that name them in their headers."""
    found: dict[str, RowKey] = {}
    for one in listed:
        for key, name in one.names():
            found.setdefault(word_key(name), key)
    return found


def _placed(listed: Sequence[Listed], lexicon: SheetLexicon) -> Iterator[str]:
    """Organizations by name and town: "Kita Nest (Neuburg)"."""
    for one in listed:
        town = one.sheet.column_of(one.sheet.type, Prop.LOCALITY)
        name = one.sheet.column_of(one.sheet.type, Prop.NAME)
        if town is not None and name is not None:
            yield from (
                word_key(f"{cells[name.index]} {cells[town.index]}") for _, cells in one.sheet.rows(lexicon.forms.mark)
            )


def _signs_of(listed: Sequence[Listed]) -> Iterator[str]:
    """Other names that lists give organizations in a column of their own."""
    for table in (one.table for one in listed):
        for column in (c for c in table.columns if c.role == (RoleKind.PROPERTY, Prop.ALIAS)):
            yield from (word_key(text) for row in table.rows if (text := table.grid.cell(row, column.index)))
