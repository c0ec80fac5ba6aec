"""What a row says -> contributions to records: ids, names, relations and compound entities."""

import re
from collections import defaultdict

from graph.identifiers import relation_id
from graph.imports.check import cell_issues, file_issues, issues
from graph.imports.check.context import Context, kept_id
from graph.imports.check.index import NAMING
from graph.imports.check.origins import Unstated
from graph.imports.check.rows import Contribution, RowReading, RowResult, RowSaying
from graph.imports.check.settling import missing
from graph.imports.recognise.texts.headers import Column
from graph.imports.vocabulary.forms import Part
from graph.records.claims import EXISTS, PRESENCE, Presence
from ontology.model import Property, Type
from ontology.names import Prop, StatementStatus

_FIELD = re.compile(r"\{(\w+)\}")


class Assembler:
    """Makes contributions of readings; remembers the relations it made, to tell equal ones apart."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._kept: dict[str, tuple[str, tuple[str, str]]] = {}
        self._given: dict[tuple[str, ...], list[set[str]]] = defaultdict(list)

    def assemble(self, reading: RowReading) -> RowResult:
        """The result of a row, with its contributions unless a cell has an error."""
        if reading.result.rejected:
            return reading.result
        if reading.row.type.is_relation:
            self._relation(reading)
        else:
            self._entity(reading)
        return reading.result

    # -- entities ----------------------------------------------------------------------------------------------

    def _entity(self, reading: RowReading) -> None:
        row = reading.row
        if reading.value(Prop.NAME) is None and (name := self.name_of(row.type, reading)):
            reading.said.append((Prop.NAME, name, StatementStatus.INFERRED))
            self._context.index.add(row.id, row.type.name, "", [name])
        self._contribute(reading, row.id, row.type.name, None)
        for column, other in reading.links:
            ends = (row.id, other) if column.forward else (other, row.id)
            said = RowSaying(reading.origins, [(EXISTS, "true", column.status)], reading.status)
            id = relation_id(row.owner, column.name, ends)
            reading.result.contributions.append(Contribution(id, column.name, row.owner, said, ends))
        for id, column in reading.implied.items():
            self._implied(reading, id, column)

    def _implied(self, reading: RowReading, id: str, column: Column) -> None:
        """The entity that a relation column names and no sheet lists; every row that names it vouches for it."""
        further = self._context.forms.implied[column.name].items()
        name = (Prop.NAME, self._context.index.implied[id])
        said = [(p, v, None) for p, v in ((EXISTS, "true"), name, *further)]
        type, concluded = self._context.index.types[id], RowSaying(reading.origins, said, StatementStatus.INFERRED)
        reading.result.contributions.append(Contribution(id, type, reading.row.owner, concluded))

    def name_of(self, kind: Type, reading: RowReading) -> str | None:
        """A name from the patterns of the form, the first whose fields all have a value."""
        for pattern in self._context.forms.names.get(kind.name, ()):
            fields = {f: self._field(kind, reading, f) for f in _FIELD.findall(pattern)}
            if all(fields.values()):
                return pattern.format(**fields)
        return None

    def _field(self, kind: Type, reading: RowReading, field: str) -> str:
        linked = [self._context.index.names.get(id, id) for column, id in reading.links if column.name == field]
        if linked:
            return " / ".join(linked)
        raw = reading.raw.get(field)
        value = raw if raw and not self._context.nobodys_name(raw) else reading.value(field)
        return self._shown(kind, field, value) if value else ""

    def _shown(self, kind: Type, field: str, value: str) -> str:
        prop = kind.property(field)
        if prop is None or prop.target is not None:
            return self._context.index.names.get(value, value)
        if prop.code_list is not None:
            return self._context.model.code(prop.code_list, value).label.de
        return ".".join(reversed(value.split("-"))) if prop.datatype == "date" else value

    # -- relations ---------------------------------------------------------------------------------------------

    def _relation(self, reading: RowReading) -> None:
        row = reading.row
        for part in self._context.forms.parts.get(row.type.name, ()):
            self._part(reading, part)
        for end in (row.type.source, row.type.target):
            if end is not None and end.name not in reading.ends:
                self._missing_end(reading, end)
        if reading.result.rejected:
            return
        ends = (reading.ends["source"], reading.ends["target"])
        column = row.table.column_of(row.type, "target")
        if ends[0] == ends[1] and column is not None:
            reading.problem(column, row.cell(column), cell_issues.of_itself(column.header))
            return
        self._contribute(reading, self._own_id(reading, ends) or self._id_of(reading, ends), row.type.name, ends)

    def _own_id(self, reading: RowReading, ends: tuple[str, str]) -> str | None:
        """The id that keeps the Kennung of the row; one that another record bears costs itself."""
        row = reading.row
        local = row.meta.get("id")
        if not local:
            return None
        id = kept_id(row.owner, row.type, local)
        taken = self._kept.setdefault(id, (row.type.name, ends))
        if id not in self._context.index.types and taken == (row.type.name, ends):
            return id
        kind = self._context.model.types[self._context.index.types.get(id, taken[0])]
        column = next(c for c in row.table.parted(row.type)[0] if c.name == "id")
        reading.problem(column, local, issues.cell_left_out(file_issues.id_of_other_type(local, kind)))
        return None

    def _id_of(self, reading: RowReading, ends: tuple[str, str]) -> str:
        row = reading.row
        distinct = [reading.value(p) or "" for p in self._context.forms.distinct.get(row.type.name, ())]
        role = "|".join(distinct).strip("|")
        key = (row.type.name, *ends, role)
        return relation_id(row.owner, row.type.name, ends, role, self._ordinal(key, reading))

    def _missing_end(self, reading: RowReading, end: Property) -> None:
        row = reading.row
        row.broken = True
        if end.name not in row.table.lacking:
            column = row.table.column_of(row.type, end.name)
            reading.problem(column, "", missing(row, end, column))

    def _ordinal(self, key: tuple[str, ...], reading: RowReading) -> int:
        """The same relation from another source is the same record; twice from one source, it is a second one."""
        sources = {o.source for o in reading.origins}
        for ordinal, given in enumerate(self._given[key]):
            if not given & sources:
                given.update(sources)
                return ordinal
        self._given[key].append(sources)
        return len(self._given[key]) - 1

    def _part(self, reading: RowReading, part: Part) -> None:
        """The entity that columns of the row speak of: the one it refers to, or a new one."""
        taken = {prop: value for prop, name in part.take.items() if (value := reading.value(name)) is not None}
        said: list[Unstated] = list(reading.parts.get(part.prop, []))
        known = reading.value(part.prop)
        if known is None:
            new = self._new_part(reading, part, said, taken)
            if new is None:
                return
            known = new
        elif not said:
            return
        elif self._context.index.is_foreign(known, reading.row.owner):
            column = reading.row.table.column_of(reading.row.type, part.prop)
            text = reading.row.cell(column) if column is not None else known
            reading.problem(column, text, issues.cell_left_out(file_issues.foreign(text)))
            return
        added = RowSaying(reading.origins, said, _default(reading))
        reading.result.contributions.append(Contribution(known, part.type, reading.row.owner, added))

    def _new_part(self, reading: RowReading, part: Part, said: list[Unstated], taken: dict[str, str]) -> str | None:
        column, text = reading.unresolved.get(part.prop, (None, ""))
        if text and part.key is not None:
            said.append((part.key, text, column.status if column else None))
        elif not part.alone or len(taken) < len(part.take):
            return None
        said += [(p, v, None) for p, v in taken.items()]
        kind = self._context.model.types[part.type]
        id = self._context.id_of(kind, reading.row.owner, {p: v for p, v, _ in reversed(said)})
        if id is None:
            reading.notes.append(f"{kind.label.de}: {text}")
            return None
        inner = RowReading(reading.row, reading.origins, reading.status, reading.result, said=said)
        if inner.value(Prop.NAME) is None and (name := self.name_of(kind, inner)):
            said.append((Prop.NAME, name, StatementStatus.INFERRED))
        said.append((EXISTS, "true", None))
        self._context.index.add(id, kind.name, "", [v for p, v, _ in said if p in NAMING])
        if part.prop in ("source", "target"):
            reading.ends[part.prop] = id
        else:
            reading.said.append((part.prop, id, None))
        return id

    # -- claims ------------------------------------------------------------------------------------------------

    def _contribute(self, reading: RowReading, id: str, type: str, ends: tuple[str, str] | None) -> None:
        said = list(reading.said)
        said += [(p, v, None) for p, v in reading.raw.items() if reading.value(p) is None]
        if reading.notes:
            written = [v for p, v, _ in said if p == Prop.NOTE]
            said = [s for s in said if s[0] != Prop.NOTE]
            said.append((Prop.NOTE, "; ".join(written + reading.notes), None))
        said.append((EXISTS, "true", reading.status))
        stated = RowSaying(reading.origins, said, _default(reading), reading.inferred)
        reading.result.contributions.append(Contribution(id, type, reading.row.owner, stated, ends))


def _default(reading: RowReading) -> str:
    """What is expressly absent or unknown still has a name: only its existence carries that status."""
    return reading.status if PRESENCE[reading.status] is Presence.PRESENT else StatementStatus.FROM_LIST.value
