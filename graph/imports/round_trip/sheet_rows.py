"""Records as rows that people read: a sheet a type, a row for each record and each place in a source on it."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from graph.records import SHARED, Entity, Record, Relation
from graph.records.claims import EXISTS, PRESENCE, RANK, Claim, Presence
from ontology.model import Model, Property, Type
from ontology.names import EntityType, Prop, StatementStatus

LONGEST_CELL = 32_000
"""Characters that a cell shows; Excel takes 32,767. What is cut is not lost: the base has all of it."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ESCAPED_AT_MOST = 3
Cell = tuple[str, str | None]
"""A property, and the status where it is not that of the row."""


class SourcePlace(NamedTuple):
    """What a source says together: its id, the place in it, the day it describes."""

    source: str
    locator: str
    as_of: str


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: the identifier, an end, a value, what a row says of its origin, or the hidden key of the row."""

    role: Literal["id", "end", "value", "source", "locator", "statedOn", "status", "owner", "key"]
    label: str
    prop: Property | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """What one place in a source says of one record."""

    key: str
    record: Record
    place: SourcePlace
    existence: Claim | None
    cells: Mapping[Cell, tuple[Claim, ...]] = field(default_factory=dict)

    @property
    def default(self) -> str:
        """The status of values whose column names none."""
        return default_status(self.existence.status if self.existence is not None else "")

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All that the row says."""
        own = () if self.existence is None else (self.existence,)
        return (*own, *(claim for claims in self.cells.values() for claim in claims))


@dataclass(frozen=True, slots=True)
class TypeSheet:
    """One sheet."""

    type: Type
    heads: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]

    @property
    def name(self) -> str:
        """The German plural; Excel allows 31 characters."""
        return self.type.plural.de[:31]


def default_status(existence: str) -> str:
    """What is expressly absent or unknown still has a name, from the list."""
    present = existence and PRESENCE[existence] is Presence.PRESENT
    return existence if present else StatementStatus.FROM_LIST.value


def tables_of(model: Model, records: Iterable[Record]) -> tuple[TypeSheet, ...]:
    """The sheets of the types in use, entities before relations."""
    by_type: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_type[record.type].append(record)
    owner = main_owner(r for found in by_type.values() for r in found)
    return tuple(
        _table(model, kind, by_type[kind.name], owner)
        for kind in (*model.entity_types, *model.relation_types)
        if kind.name in by_type
    )


def main_owner(records: Iterable[Record]) -> str:
    """The district whose workbook it is; „shared“ if it is that of none or of several."""
    keys = {r.owner for r in records if r.type == EntityType.DISTRICT}
    return next(iter(keys)) if len(keys) == 1 else SHARED


def held_text(text: str) -> str:
    """A text as a cell holds it: without what a spreadsheet cannot hold."""
    clean = _CONTROL.sub("", text)
    return clean if len(clean) <= LONGEST_CELL else f"{clean[:LONGEST_CELL]}…"


def compared_text(text: str) -> str:
    """A text as it is compared: programs change white space, the form of umlauts, and what looks like their escapes.

    >>> compared_text("Haus _x005F_x0041_ "), compared_text("Haus A")
    ('Haus A', 'Haus A')
    """
    for _ in range(_ESCAPED_AT_MOST):
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return " ".join(unicodedata.normalize("NFC", _CONTROL.sub("", text)).split())


def _table(model: Model, kind: Type, records: Sequence[Record], owner: str) -> TypeSheet:
    rows = tuple(row for record in sorted(records, key=lambda r: (_name(r), r.id)) for row in _rows(record))
    used = {cell for row in rows for cell in row.cells}
    heads = [SheetColumn("id", "Kennung")]
    heads += [SheetColumn("end", end.label.de, end) for end in (kind.source, kind.target) if end is not None]
    for prop in kind.properties:
        if (prop.name, None) in used or prop.required:
            heads.append(SheetColumn("value", prop.label.de, prop))
        for status in sorted(s for p, s in used if p == prop.name and s is not None):
            label = model.code("StatementStatus", status).label.de
            heads.append(SheetColumn("value", f"{prop.label.de} ({label})", prop, status))
    heads += [
        SheetColumn("source", "Quelle"),
        SheetColumn("locator", "Fundstelle"),
        SheetColumn("statedOn", "Stand der Angabe"),
    ]
    heads.append(SheetColumn("status", "Status der Angabe"))
    if any(r.owner != owner for r in records):
        heads.append(SheetColumn("owner", "Bezirk der Angabe"))
    return TypeSheet(kind, (*heads, SheetColumn("key", "Zeile")), rows)


def _name(record: Record) -> str:
    return record.name.casefold() if isinstance(record, Entity) else ""


def _rows(record: Record) -> Iterator[SheetRow]:
    """At least one row: what nobody says anything of is there all the same."""
    groups: dict[SourcePlace, list[Claim]] = defaultdict(list)
    for claim in record.claims:
        groups[SourcePlace(claim.source, claim.locator, claim.as_of)].append(claim)
    number = 0
    for place, said in sorted(groups.items()) or [(SourcePlace("", "", ""), [])]:
        there = sorted((c for c in said if c.prop == EXISTS), key=lambda c: (RANK[c.status], c))
        first = there[0] if there else None
        default = default_status(first.status if first is not None else "")
        cells: dict[Cell, tuple[Claim, ...]] = {}
        for claim in said:
            if claim.prop != EXISTS:
                cell = (claim.prop, None if claim.status == default else claim.status)
                cells[cell] = (*cells.get(cell, ()), claim)
        yield SheetRow(f"{record.id}#{number}", record, place, first, cells)
        number += 1
        for further in there[1:]:
            yield SheetRow(f"{record.id}#{number}", record, place, further)
            number += 1


class Shower:
    """Says cells in the words of people: labels of codes, names of what is referred to, German days."""

    def __init__(self, model: Model, records: Iterable[Record]) -> None:
        self._model = model
        self._entities = {r.id: r for r in records if isinstance(r, Entity)}
        self._bearers: dict[str, int] = defaultdict(int)
        for found in self._entities.values():
            self._bearers[found.name.casefold()] += 1

    def cell(self, row: SheetRow, head: SheetColumn) -> str:
        """The text of a row in a column."""
        record = row.record
        if head.role == "end" and head.prop is not None and isinstance(record, Relation):
            return self.name(record.source if head.prop.name == "source" else record.target)
        if head.role == "value" and head.prop is not None:
            said = row.cells.get((head.prop.name, head.status), ())
            return held_text("; ".join(self.value(head.prop, claim.value) for claim in said))
        return held_text(self._origin(row, head))

    def _origin(self, row: SheetRow, head: SheetColumn) -> str:
        texts = {
            "id": local_of(row.record),
            "source": self.name(row.place.source),
            "locator": row.place.locator,
            "statedOn": german_day(row.place.as_of),
            "status": self._status(row),
            "owner": row.record.owner,
            "key": row.key,
        }
        return texts[head.role]

    def _status(self, row: SheetRow) -> str:
        if row.existence is None:
            return ""
        return self._model.code("StatementStatus", row.existence.status).label.de

    def name(self, id: str) -> str:
        """The name of an entity if it is the only one of that name, else its identifier."""
        found = self._entities.get(id)
        if found is None:
            return id
        unique = self._bearers[found.name.casefold()] == 1 and ";" not in found.name
        return held_text(found.name) if unique and found.value(Prop.NAME) else id

    def value(self, prop: Property, value: str) -> str:
        """A value of a property."""
        if prop.target is not None:
            return self.name(value)
        if prop.code_list is not None:
            code = self._model.code_lists[prop.code_list].by_notation.get(value)
            return code.label.de if code is not None else value
        if prop.datatype == "boolean":
            return {"true": "ja", "false": "nein"}.get(value, value)
        return german_day(value) if prop.datatype == "date" else value


def local_of(record: Record) -> str:
    """The identifier within its district: what stands behind the key."""
    owner, _, local = record.id.partition(":")
    return local if owner == record.owner and record.type != EntityType.DISTRICT else record.id


def german_day(text: str) -> str:
    """A day, month or year as people write it.

    >>> german_day("2024-09-24"), german_day("2024-09"), german_day("2024")
    ('24.09.2024', '09/2024', '2024')
    """
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return ".".join(reversed(text.split("-")))
    return "/".join(reversed(text.split("-"))) if re.fullmatch(r"\d{4}-\d{2}", text) else text
