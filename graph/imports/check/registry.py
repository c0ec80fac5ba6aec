"""The first pass over a file: whose rows they are, which record each entity row is, and by which names it is found."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from graph.imports.check import file_issues, issues
from graph.imports.check.cell_values import single_spaced
from graph.imports.check.context import Context, kept_id
from graph.imports.check.index import NAMING
from graph.imports.check.owners import Owners, district_id, is_shared, key_of
from graph.imports.check.rows import Row, split_cell
from graph.imports.identity.actors import ACTORS, ActorRow, Actors
from graph.imports.identity.known_agreements import KnownAgreements
from graph.imports.identity.numbering import is_running
from graph.imports.identity.resolving import Perhaps
from graph.imports.problems import Issue, Problems
from graph.imports.recognise.arranged.tables import TableLayout, TypedSheet
from graph.imports.recognise.texts.headers import Column
from graph.records import SHARED
from ontology.model import Property, Type
from ontology.names import EntityType, Prop, RelationType


class _Filled(NamedTuple):
    """A property that a column fills, and which of its texts are no values as they stand; None if all may be none."""

    name: str
    at: int
    prop: Property
    odd: frozenset[str] | None


class Registry:
    """Reads the rows of the typed sheets as far as others need to know them."""

    def __init__(self, context: Context, owners: Owners, problems: Problems) -> None:
        self._context, self._owners = context, owners
        self._wanted: dict[str, tuple[str, ...]] = {}
        self._filling: dict[tuple[int, str, tuple[str, ...]], list[_Filled]] = {}
        self._actors = Actors(context, problems)
        self.agreements = KnownAgreements((), ())

    @property
    def perhaps(self) -> Sequence[Perhaps]:
        """Records of the list that may be the same as others, of it or of the store."""
        return self._actors.perhaps

    def find_owner(self, layout: TableLayout, district: str | None) -> bool:
        """Set the default owner by the sheet Bezirk or the district given; whether anything said so."""
        rows = [row for t in layout.sheets if t.type.name == EntityType.DISTRICT for row in self._rows(t)]
        keys: list[str] = []
        for row in rows:
            values = self._values(row, (Prop.AGS, Prop.NAME))
            keys.append(key_of(row.meta.get("id", ""), values))
            self._owners.shares |= is_shared(row.meta.get("owner", ""))
            self._owners.register(keys[-1], *values.values())
        distinct = list(dict.fromkeys(keys))
        if district is not None and len(distinct) != 1:
            self._owners.default = key_of("", {Prop.AGS: district})
        elif distinct:
            self._owners.default = distinct[0] if len(distinct) == 1 else SHARED
        self._owners.shares |= self._owners.default == SHARED
        return bool(distinct) or district is not None

    def rows(self, layout: TableLayout) -> list[Row]:
        """All rows with content, those of entities registered under their ids and names."""
        found = [row for table in layout.sheets for row in self._rows(table)]
        _drop_numbers(found)
        by_type: dict[str, list[Row]] = defaultdict(list)
        for row in found:
            by_type[row.type.name].append(row)
        named = cache(lambda: self._named(row for kind in ACTORS for row in by_type[kind]))
        for kind in self._context.model.entity_types:
            unnamed = by_type[kind.name]
            if kind.name in ACTORS:
                actors = [actor for row in unnamed if (actor := self._actor(row)) is not None]
                self._actors.identify(actors, named)
                for actor in actors:
                    self._index(actor.row, actor.names)
                unnamed = [row for row in unnamed if not row.id]
            for row in unnamed:
                self._register(row)
        # Rows that name another type than their sheet may stand anywhere: entities are read before relations.
        return sorted(found, key=lambda row: row.type.is_relation)

    def _named(self, rows: Iterator[Row]) -> dict[str, str]:
        """The names behind the signs by which rows of this list refer to one another."""
        found: dict[str, str] = {}
        for row in rows:
            if sign := _sign(row):
                found.setdefault(sign, self._text(row, Prop.NAME))
        return {sign: name for sign, name in found.items() if name}

    def _actor(self, row: Row) -> ActorRow | None:
        """An actor's row with its names; None if it has none."""
        values = self._values(row, self._naming(row.type))
        names = self._names(row, values)
        if not values.get(Prop.NAME):
            return None
        for props in self._context.forms.identity_of(row.type.name):
            if all(said := [values.get(p, "") for p in props]):
                return ActorRow(row, names, "|".join(said), row.meta.get("id", ""))
        return None

    def _rows(self, table: TypedSheet) -> Iterator[Row]:
        meta = [c for c in table.columns() if c.action == "meta"]
        for number, cells in table.rows(self._context.forms.mark):
            said = {c.name: cells[c.index] for c in meta if c.index < len(cells) and cells[c.index]}
            row = Row(table, number, cells, table.type, self._owners.default, said)
            self._place(row, meta)
            yield row

    def _place(self, row: Row, meta: list[Column]) -> None:
        """Apply the columns Eintragsart and Bezirk der Angabe."""
        if text := row.meta.get("type"):
            name = self._context.forms.type_of_sheet(text)
            kind = self._context.model.types[name] if name else row.type
            if name is None or kind.is_relation != row.type.is_relation:
                self._note(row, meta, "type", issues.cell_left_out(file_issues.unknown_type(text)))
            else:
                row.type = kind
        text = row.meta.get("owner", "")
        if text and row.type.name != EntityType.DISTRICT:  # a district owns itself
            owner = self._owners.of(text)
            if owner is None:
                # Read without that cell, the row would be taken for a statement of this district.
                self._note(row, meta, "owner", file_issues.unknown_owner(text))
            row.owner = owner or row.owner

    def _note(self, row: Row, meta: list[Column], name: str, issue: Issue) -> None:
        column = next(c for c in meta if c.name == name)
        row.broken = row.broken or issue.severity == "error"
        row.issues.append((row.place(column), row.cell(column), issue))

    def _register(self, row: Row) -> None:
        context, kind = self._context, row.type
        local = row.meta.get("id", "")
        if kind.name == EntityType.DISTRICT:
            values = self._values(row, (Prop.AGS, Prop.NAME))
            row.owner = key_of(local, values)
            row.id = district_id(row.owner)
        else:
            values = self._values(row, self._naming(kind))
            made = (
                kept_id(row.owner, kind, local)
                if local
                else self._agreement(row, values)
                or context.id_of(kind, row.owner, values)
                or context.row_key(kind, row.owner, _content(row))
            )
            row.id = context.drawn(kind, row.owner, made)
        taken = context.index.types.get(row.id, kind.name)
        if taken != kind.name:
            columns = [c for c in row.table.columns() if c.action == "meta"]
            self._note(row, columns, "id", file_issues.id_of_other_type(local, context.model.types[taken]))
            return
        self._index(row, self._names(row, values))
        if kind.name == EntityType.SOURCE and (day := self._values(row, (Prop.STATED_ON,))):
            context.origins.dates[row.id] = max(context.origins.dates.get(row.id, ""), day[Prop.STATED_ON])

    def _agreement(self, row: Row, values: dict[str, str]) -> str | None:
        """The agreement of the store that a row means by its title and its parties."""
        if row.type.name != EntityType.AGREEMENT:
            return None
        index, parties = self._context.index, list[str]()
        for column in row.table.columns(row.type):
            if (column.action, column.name) == ("link", RelationType.SIGNS) and column.prop is not None:
                target = column.prop.target or ""
                for text in (p for piece in split_cell(row.cell(column)) for p in index.pieces(piece, target)):
                    ids = index.find(text, target)
                    parties.append(index.names.get(ids[0], text) if len(ids) == 1 else text)
        titles = (values.get(Prop.NAME), self._text(row, Prop.RAW_KIND), self._text(row, Prop.KIND))
        signed = self._values(row, (Prop.SIGNED_ON,)).get(Prop.SIGNED_ON, "")
        title = next((t for t in titles if t and not self._context.nobodys_name(t)), "")
        return self.agreements.meant(row.owner, title, parties, signed)

    def _index(self, row: Row, names: Sequence[str]) -> None:
        """Let other rows refer to the row: by its sign, by its names, and by where it stands."""
        index = self._context.index
        index.add(row.id, row.type.name, _sign(row), names, self._text(row, Prop.LOCALITY))
        index.rows[row.table.key, row.number] = row.id

    def _names(self, row: Row, values: dict[str, str]) -> list[str]:
        """By which names other rows may refer to the row."""
        names = [values[p] for p in NAMING if values.get(p)]
        if (aliases := self._text(row, Prop.ALIAS)) and aliases not in names:
            names += [a for a in split_cell(aliases) if a not in names]
        return names

    def _naming(self, kind: Type) -> tuple[str, ...]:
        """The properties by which a row is named and told apart."""
        if kind.name not in self._wanted:
            identity = {p for props in self._context.forms.identity_of(kind.name) for p in props}
            self._wanted[kind.name] = (*NAMING, *sorted(identity - {*NAMING}))
        return self._wanted[kind.name]

    def _values(self, row: Row, props: tuple[str, ...]) -> dict[str, str]:
        """First values of some properties; references as ids where they can be resolved."""
        key = id(row.table), row.type.name, props
        if key not in self._filling:
            self._filling[key] = [*self._filled(row, props)]
        found: dict[str, str] = {}
        cells, width = row.cells, len(row.cells)
        for name, at, prop, odd in self._filling[key]:
            if at < width and (text := cells[at]):
                if odd is not None and text not in odd:  # as nearly every name of a long list
                    found[name] = text
                elif value := self._value(prop, text):
                    found[name] = value
        return found

    def _filled(self, row: Row, props: tuple[str, ...]) -> Iterator[_Filled]:
        read = {id(r.column): r.odd for r in self._context.plain_columns.of(row.table, row.type) if r.plain}
        for name in props:
            column = row.table.column_of(row.type, name)
            if column is not None and column.prop is not None:
                yield _Filled(name, column.index, column.prop, read.get(id(column)))

    def _value(self, prop: Property, text: str) -> str | None:
        if prop.target is not None:
            ids = self._context.index.find(text, prop.target)
            return ids[0] if len(ids) == 1 else text
        first = next(iter(split_cell(text)), "") if prop.many else text
        converter = self._context.converter
        if converter.is_free(prop):
            return single_spaced(first) if converter.blank(first) is None else None
        values = converter.convert(prop, first).values
        return values[0] if values else None

    def _text(self, row: Row, prop: str) -> str:
        column = row.table.column_of(row.type, prop)
        return row.cell(column) if column is not None else ""


def _sign(row: Row) -> str:
    """By what other rows of this list may refer to the row: its Kennung, or its running number."""
    return row.meta.get("id") or row.meta.get("number", "")


def _content(row: Row) -> list[str]:
    """The cells that say something; a running number says nothing."""
    number = row.meta.get("number")
    return [c for c in row.cells if c and c != number]


def _drop_numbers(rows: Sequence[Row]) -> None:
    """Where the column Kennung counts the rows of a table, it is a running number."""
    by_table: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if "id" in row.meta and row.type.name != EntityType.DISTRICT:
            by_table[id(row.table)].append(row)
    for same in by_table.values():
        if is_running([row.meta["id"] for row in same]):
            for row in same:
                row.meta["number"] = row.meta.pop("id")
