"""A list of organizations -> the canonical table of organizations."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.imports.joined_names import named_in
from graph.imports.problems import Issue
from graph.imports.recognise.arranged.known_names import names_several
from graph.imports.recognise.arranged.listed import Listed, headings
from graph.imports.recognise.arranged.organization_columns import OrganizationColumns, is_of_carriers, is_of_partners
from graph.imports.recognise.arranged.tables import CellOrigin, TypedSheet
from graph.imports.recognise.found import FoundTable, RoleKind, SaidOfPlace, SectionRow
from graph.imports.recognise.row_sorting.false_headings import contradicts, is_kind_of
from graph.imports.recognise.row_sorting.who_is_there import StandingReader
from graph.imports.recognise.sentences import name_sentences, row_sentences
from graph.imports.recognise.texts.body_names import (
    may_be_several,
    partner_and_degree,
    split_carriers,
    split_members,
    split_organizations,
    without_rest,
)
from graph.imports.recognise.texts.headers import Column
from graph.imports.recognise.texts.kinds_apart import are_of_other_kinds
from graph.imports.recognise.texts.mixed_contacts import contacts_in, is_place_line
from graph.imports.recognise.texts.name_additions import NameAddition, are_alone, base_of, name_addition
from graph.imports.recognise.texts.remarks import former_name, newer_name
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.asked import asked_words
from graph.imports.vocabulary.words import word_key
from graph.imports.workbook import Sheet
from ontology.names import Prop

_OWN = (Prop.PHONE, Prop.MAILBOX, Prop.WEBSITE, Prop.STREET)
"""What belongs to one organization alone: of several in a cell each has its own."""
_SPLITTER = re.compile(r";|\n|/|\||, | und | u\. | & | sowie | \+ | mit ")
"""Each way begins with a sign of its own: so the expression is looked for five times faster."""


_PARTNERS = frozenset({"ELTB", "BEIRAT", "PARL-K", "PARL-S"})


def organizations_of(table: FoundTable, lexicon: SheetLexicon, before: SheetLexicon) -> Listed:
    """The table of the organizations that a list names; what was known ``before`` it tells which of these are whole."""
    return _Organizations(table, lexicon, before).listed()


@dataclass
class _Row:
    """A canonical row in the making."""

    source: int
    cells: list[str]
    moved: dict[int, tuple[int, int]] = field(default_factory=dict)


class _Organizations:
    def __init__(self, table: FoundTable, lexicon: SheetLexicon, before: SheetLexicon) -> None:
        self._table, self._lexicon, self._before = table, lexicon, before
        named = next(c for c in table.columns if c.role == (RoleKind.PROPERTY, Prop.NAME))
        self._name = named.index
        self._several = names_several(table, named, lexicon)
        self._in_charge = word_key(named.header) in lexicon.layouts.headers["responsible"]
        self._standing = StandingReader(table, lexicon)
        made = OrganizationColumns(table, lexicon, self._standing)
        self._made, self._columns, self._from, self._contacts = made, made.columns, made.sources, made.contacts
        self._unit = table.first(RoleKind.UNIT)
        self._rows: list[_Row] = []
        self._by_row: dict[int, list[int]] = defaultdict(list)
        self._gone: set[int] = set()
        self._dropped: dict[str, tuple[int, int]] = {}
        self._said: list[SaidOfPlace] = []
        self._bodies: list[tuple[int, int]] = []
        self._filled: list[tuple[int, int]] = []
        self._beside: dict[int, NameAddition] = {}
        written = {table.grid.cell(r, self._name) for r in table.rows}
        self._numbered = Counter(base for text in written if (base := base_of(text)) != text)

    # -- rows ----------------------------------------------------------------------------------------------------------

    def listed(self) -> Listed:
        """The canonical table: rows of the sheet as they are if nothing has to be changed, else derived ones."""
        if self._is_plain():
            return self._as_it_is()
        for row, under in headings(self._table):
            base = self._table.continues.get(row)
            if base is not None:
                self._continue(row, base)
                self._by_row[row] = self._by_row[base]
            else:
                self._add(row)
            self._under(row, under, first=base is None)
            if base is None and (kind := under.get(Prop.ACTOR_TYPE)) is not None:
                self._under_kind(row, kind)
            self._stand(row, under)
        if self._filled:
            at = self._filled[0]
            self._say(at, row_sentences.filled_from_below(len(self._filled)))
        if self._dropped:
            names, at = ", ".join(self._dropped), next(iter(self._dropped.values()))
            self._say(at, row_sentences.further_rows(names))
        sheet = self._built()
        keys = {
            row: [((sheet.key, n), self._rows[n].cells[self._made.name]) for n in made]
            for row, made in self._by_row.items()
        }
        beside = {(sheet.key, n): added for n, added in self._beside.items()}
        return Listed(self._table, sheet, keys, frozenset(self._gone), self._said, beside, tuple(self._bodies))

    def _add(self, row: int) -> None:
        found = self._table.grid.rows[row]
        width = len(found)
        cells = [found[c] if c < width else "" for c in self._from]
        for index in self._made.made:
            cells[index] = ""
        for index, prop in self._contacts.items():
            cells[index] = contacts_in(cells[index]).get(prop, "")
        self._drop_placeholders(row, cells)
        name = cells[self._made.name]
        if self._names_body(name):
            self._bodies.append((row, self._name))
            self._say((row, self._name), name_sentences.body_among_organizations(name))
            return
        name = self._without_former(row, cells, name)
        apart = "\n" in name and self._are_several(row, cells, (name, None))  # "(Gast)" belongs to one of the lines
        if apart:
            return
        if (added := self._addition(name)) is not None:
            self._say((row, self._name), name_sentences.beside_name(added.addition, added.name))
            cells[self._made.name] = name = added.name
        whole = self._unit is not None and bool(self._table.grid.cell(row, self._unit.index))
        if whole or not _SPLITTER.search(name) or not self._are_several(row, cells, (name, added)):
            self._take(row, cells, added)

    def _are_several(self, row: int, cells: list[str], what: tuple[str, NameAddition | None]) -> bool:
        """Whether a name is that of several organizations, which are added."""
        name, added = what
        split = (split_members if self._several else split_organizations)(name, self._before)
        if split.asked:
            self._say((row, self._name), name_sentences.split_name(split.parts))
        parts = tuple(p for p in split.parts if not self._lexicon.is_placeholder(p))
        if len(parts) < len(split.parts):
            self._say((row, self._name), name_sentences.part_names_nobody())
        if len(split.parts) == 1 or not parts:
            return False
        self._add_parts(row, cells, (parts, added))
        return True

    def _names_body(self, name: str) -> bool:
        """Whether a name is the word for a body, "Steuerungsgruppe"; councils of parents are partners, too.

        Among those in charge of something any name of a body is one: "Arbeitsgemeinschaft …" may be an organization.
        """
        kind = self._lexicon.layouts.bodies.get(word_key(name))
        if kind is None and self._in_charge and not self._lexicon.is_organization(name):
            kind = self._lexicon.body_kind(name)
        return kind is not None and kind not in _PARTNERS

    def _without_former(self, row: int, cells: list[str], name: str) -> str:
        """The name without an earlier one beside it, which becomes another name."""
        former = former_name(name) or newer_name(name, self._lexicon)
        if former is None:
            return name
        if not former.said and are_of_other_kinds(former.former, former.name, self._lexicon):
            # Nobody is renamed so, and who refers to whom is not said.
            self._say((row, self._name), name_sentences.arrow_open(former.former, former.name))
            cells[self._made.name] = former.former
            return former.former
        self._say((row, self._name), name_sentences.former_name_read(*former))
        known, cells[self._made.name] = cells[self._made.alias], former.name
        cells[self._made.alias] = f"{known}; {former.former}".removeprefix("; ")
        return former.name

    def _drop_placeholders(self, row: int, cells: list[str]) -> None:
        """Columns that name others say "unbekannt" or "keiner" in words: nobody is called so."""
        for column in self._columns:
            text = cells[column.index]
            if is_of_partners(column) and text:
                cells[column.index] = text = self._partners(row, column, text)
            elif is_of_carriers(column) and may_be_several(text):
                cells[column.index] = text = self._carriers(row, column, text)
            if column.action == "link" and text and self._lexicon.is_placeholder(text):
                cells[column.index] = ""
                if self._lexicon.marks.seat(text).holds not in ("no", "nothing"):
                    at = (row, self._from[column.index])
                    self._say(at, name_sentences.names_nobody(column.header), column.header)

    def _partners(self, row: int, column: Column, text: str) -> str:
        """Those whom a cell names as partners, put as the check reads several."""
        if word_key(text) in self._lexicon.whole:
            return text
        if listed := named_in(text, self._is_listed):
            return "; ".join(listed)
        split, at = split_members(text, self._lexicon), (row, self._from[column.index])
        if split.asked:
            self._say(at, name_sentences.split_name(split.parts), column.header)
        chosen = (without_rest(p, self._lexicon) for p in split.parts)
        parts = [partner_and_degree(p) for p in chosen if not self._lexicon.is_placeholder(p)]
        if told := [degree for _, degree in parts if degree]:
            self._say(at, name_sentences.degree_beside(told), column.header)
        never = asked_words().never
        return "; ".join(name for name, degree in parts if word_key(degree) not in never) or ("" if told else text)

    def _carriers(self, row: int, column: Column, text: str) -> str:
        """Those who carry it together, put as the check reads several."""
        if listed := named_in(text, self._is_listed):
            return "; ".join(listed)
        split = split_carriers(text, self._lexicon)
        if len(split.parts) > 1:
            self._say((row, self._from[column.index]), name_sentences.split_name(split.parts), column.header)
        return "; ".join(split.parts)

    def _is_listed(self, name: str) -> bool:
        """Whether a text is a name, or another name, of an organization of the list."""
        return word_key(name) in self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        called = [c.index for c in self._table.columns if c.role.name in (Prop.NAME, Prop.ALIAS)]
        return frozenset(word_key(self._table.grid.cell(r, c)) for r in self._table.rows for c in called)

    def _take(self, row: int, cells: list[str], added: NameAddition | None) -> None:
        if added is not None:
            self._beside[len(self._rows)] = added
        self._by_row[row].append(len(self._rows))
        self._rows.append(_Row(row, cells))

    def _addition(self, name: str) -> NameAddition | None:
        """What stands beside a name. A number is one of seats only in a list of seats, and where it parts no rows."""
        base = base_of(name)
        if base != name and not self._counts_seats(base):
            return None
        return name_addition(name, self._lexicon)

    def _counts_seats(self, base: str) -> bool:
        """Whether numbers behind a name can count seats: "Kita (1)" and "Kita (2)" in rows of their own do not."""
        table = self._table
        if self._several or table.first(RoleKind.SEATS) is not None:
            return True
        seats = table.first(RoleKind.BODY) is not None or "body" in table.context or "network" in table.context
        return (seats or any(s.kind == "body" for s in table.sections)) and self._numbered[base] < 2

    def _add_parts(self, row: int, cells: list[str], what: tuple[tuple[str, ...], NameAddition | None]) -> None:
        parts, whole = what
        original = " ".join(self._table.grid.cell(row, self._name).split())
        for number, part in enumerate(parts):
            own = [self._share(c, text, number, len(parts)) for c, text in zip(self._columns, cells, strict=True)]
            added = name_addition(part, self._lexicon)
            if added is not None:
                self._say((row, self._name), name_sentences.beside_name(added.addition, added.name))
            own[self._made.name], own[self._made.note] = added.name if added is not None else part, original
            self._take(row, own, added or whole)

    @staticmethod
    def _share(column: Column, text: str, number: int, count: int) -> str:
        """What of a cell belongs to one of several organizations in its row."""
        if column.action == "meta" and column.name == "id":
            return ""
        if column.action != "value" or column.name not in _OWN or not text:
            return text
        for separator in ("\n", " / ", ";"):
            pieces = [p.strip() for p in text.split(separator)]
            if len(pieces) == count:
                return pieces[number]
        return ""

    def _continue(self, row: int, base: int) -> None:
        """What a row without name adds to the one above: values that may be several, and what was empty."""
        grid = self._table.grid
        for number in self._by_row[base]:
            cells = self._rows[number].cells
            for column, index in zip(self._columns, self._from, strict=True):
                text = "" if index == self._name or (row, index) in grid.covered else grid.cell(row, index)
                if column.index in self._contacts:
                    text = contacts_in(text).get(self._contacts[column.index], "")
                if text and text != cells[column.index]:
                    self._merge(cells, column, text, (row, index))

    def _merge(self, cells: list[str], column: Column, text: str, at: tuple[int, int]) -> None:
        many = column.action == "link" or (column.prop is not None and column.prop.many)
        own = column.action == "value" and column.name in _OWN
        if column.index in self._contacts and not cells[column.index]:
            own, many = False, False  # a contact that goes on in the next row
        if column.name == Prop.STREET and cells[column.index] and is_place_line(text):
            cells[column.index] = f"{cells[column.index]}, {text}"  # so does an address
            return
        if column.action in ("value", "link") and not own and (many or not cells[column.index]):
            if not many and at not in self._table.grid.covered:
                self._filled.append(at)
            cells[column.index] = f"{cells[column.index]}; {text}".removeprefix("; ")
        elif column.action in ("value", "link"):
            self._dropped.setdefault(column.header, at)

    def _under(self, row: int, under: Mapping[str, SectionRow], *, first: bool) -> None:
        """The sector that a heading, or the sheet, gives a row that has none of its own."""
        if self._made.sector < 0 or not first:
            return
        section = under.get("sector")
        text = section.text if section is not None else self._table.context.get("sector", "")
        for number in self._by_row[row]:
            made = self._rows[number]
            if section is not None and contradicts(made.cells[self._made.name], text, self._lexicon):
                self._say((row, self._name), row_sentences.heading_contradicted(text))
            elif text and not made.cells[self._made.sector]:
                made.cells[self._made.sector] = text
                made.moved[self._made.sector] = (section.row, section.column) if section else (self._table.header[0], 0)

    def _under_kind(self, row: int, kind: SectionRow) -> None:
        """The actor type that a heading gives a row, unless its name speaks of another."""
        for made in (self._rows[number] for number in self._by_row[row]):
            if not is_kind_of(kind.text, made.cells[self._made.name], self._lexicon):
                self._say((row, self._name), row_sentences.heading_contradicted(kind.text))
            elif not made.cells[self._made.type]:
                made.cells[self._made.type] = kind.text
                made.moved[self._made.type] = (kind.row, kind.column)

    def _stand(self, row: int, under: Mapping[str, SectionRow]) -> None:
        """Who is called former or wished for is not counted as present: whether it still exists is not known."""
        stood = self._standing.of(row, under)
        if stood is None:
            return
        if stood.gone:
            self._gone.add(row)
        if stood.issue is not None:
            self._say((row, self._name) if not stood.header else stood.at, stood.issue, stood.header)
        for made in (self._rows[number] for number in self._by_row[row]):
            if new := self._standing.new_name(row):
                known = made.cells[self._made.alias]
                made.cells[self._made.alias] = f"{known}; {new}".removeprefix("; ")
                made.moved[self._made.alias] = stood.at
            if stood.status and (stood.gone or not made.cells[self._made.status]):
                made.cells[self._made.status] = stood.status
                made.moved[self._made.status] = stood.at

    def _say(self, at: tuple[int, int], issue: Issue, header: str = "") -> None:
        name = header or next(c.header for c in self._table.columns if c.index == self._name)
        self._said.append(SaidOfPlace(self._table.place(at[0], at[1], name), self._table.grid.cell(*at), issue))

    # -- the sheet -----------------------------------------------------------------------------------------------------

    @property
    def _key(self) -> str:
        table = self._table
        return f"{table.grid.sheet.file}|{table.name}|{table.header[0]}|{table.left}|organizations"

    def _built(self) -> TypedSheet:
        table = self._table
        places = {
            (number, index): table.grid.at(*at)
            for number, row in enumerate(self._rows)
            for index, at in row.moved.items()
        }
        for number, row in enumerate(self._rows) if table.grid.moved else ():
            at = ((index, table.grid.moved.get((row.source, c))) for index, c in enumerate(self._from))
            places |= {(number, index): place for index, place in at if place is not None}
        heads = [table.grid.at(table.header[-1], c) for c in self._from]
        origin = CellOrigin([r.source for r in self._rows], self._from, heads, places, turned=table.grid.turned)
        rows = [r.cells for r in self._rows]
        sheet = Sheet(table.name, table.grid.sheet.file, rows)
        kind = self._lexicon.organization
        return TypedSheet(sheet, kind, -1, self._lexicon.headers, None, tuple(self._columns), origin, key=self._key)

    def _is_plain(self) -> bool:
        """Whether the rows can be read where they stand: one header row, and columns the model itself knows."""
        table = self._table
        if table.grid.turned or len(table.header) > 1 or table.sections or table.continues or table.context:
            return False
        if table.grid.made_header is not None:
            return False
        if table.left or table.right + 1 < len(table.grid.rows[table.header[0]]):
            return False
        if not self._made.are_plain or self._standing.header is not None or self._standing.renames:
            return False
        texts = [table.grid.cell(r, self._name) for r in table.rows]
        if any(map(self._names_body, texts)) or any(map(may_be_several, self._carriers_named())):
            return False
        return not any(map(_SPLITTER.search, texts)) and are_alone(texts, self._lexicon)

    def _carriers_named(self) -> set[str]:
        """What stands in the columns of carriers."""
        columns = [self._from[c.index] for c in self._columns if is_of_carriers(c)]
        return {self._table.grid.cell(row, column) for column in columns for row in self._table.rows}

    def _as_it_is(self) -> Listed:
        table = self._table
        sheet = TypedSheet(
            table.grid.sheet,
            self._lexicon.organization,
            table.header[0],
            self._lexicon.headers,
            table.rows,
            key=self._key,
        )
        return Listed(table, sheet, {})
