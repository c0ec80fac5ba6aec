"""One row -> what it contributes to records: its own record, relations of its columns, entities it speaks of."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from graph.imports.check.origins import Origin, Unstated, claims, reasoned
from graph.imports.problems import Issue, Place
from graph.imports.recognise.arranged.tables import TypedSheet
from graph.imports.recognise.texts.headers import Column
from graph.records.claims import Claim
from ontology.model import Type
from ontology.names import StatementStatus

_reason = attrgetter("reason")
_first: Callable[[Sequence[str | None]], str] = itemgetter(0)


class Inferred(NamedTuple):
    """Property, lexical value, and from what it was concluded."""

    prop: str
    value: str
    reason: str


@dataclass(slots=True)
class Row:
    """A row with its type, its meta columns and the id of its record (entities only).

    ``issues`` are those of its meta columns, found before its cells were read. ``people`` is of how many rows its
    record is made which named a person each, of whom the profession is left: three midwives, and one "Hebamme".
    """

    table: TypedSheet
    number: int
    cells: Sequence[str]
    type: Type
    owner: str
    meta: dict[str, str]
    id: str = ""
    broken: bool = False
    people: int = 0
    issues: list[tuple[Place, str, Issue]] = field(default_factory=list)

    def cell(self, column: Column) -> str:
        """The text of a column."""
        return self.cells[column.index] if column.index < len(self.cells) else ""

    def place(self, column: Column | None = None) -> Place:
        """Where the row, or its cell in a column, stands."""
        return self.table.place(self.number, column)

    @property
    def locator(self) -> str:
        """The place of the row within its file, as a locator of claims."""
        return self.table.locator(self.number)


class RowSaying(NamedTuple):
    """What a row says of a record: where it stands, values of properties, and with which status unless they name one.

    What is concluded beside it counts only where nobody states the property.
    """

    origins: Sequence[Origin]
    said: Sequence[Unstated]
    default: str
    concluded: Sequence[Inferred] = ()

    def claims(self) -> list[Claim]:
        """What is stated, as claims."""
        return claims(self.origins, self.said, self.default)

    def inferred(self) -> list[Claim]:
        """What is concluded, as claims that give the reason with the place."""
        found: list[Claim] = []
        for reason, concluded in groupby(self.concluded, _reason):
            said = [(i.prop, i.value, None) for i in concluded]
            found += claims(reasoned(self.origins, reason), said, StatementStatus.INFERRED)
        return found


@dataclass(slots=True)
class Contribution:
    """What a row says of one record; opened, it is claims of its own that may be changed, and those inferred."""

    id: str
    type: str
    owner: str
    stated: RowSaying
    ends: tuple[str, str] | None = None
    opened: tuple[list[Claim], list[Claim]] | None = None

    def open(self) -> tuple[list[Claim], list[Claim]]:
        """The claims that it states, and those that it infers."""
        if self.opened is None:
            self.opened = self.stated.claims(), self.stated.inferred()
        return self.opened

    def props(self) -> Iterable[str]:
        """The properties that it states."""
        return map(_first, self.stated.said if self.opened is None else self.opened[0])


@dataclass(slots=True)
class NeededEntity:
    """An entity that a row refers to, and where it does."""

    id: str
    text: str
    place: Place


@dataclass(slots=True)
class RowResult:
    """What came of a row. It is accepted as a whole or not at all."""

    row: Row
    contributions: list[Contribution] = field(default_factory=list)
    needs: list[NeededEntity] = field(default_factory=list)
    issues: list[tuple[Place, str, Issue]] = field(default_factory=list)
    inferred: int = 0

    @property
    def rejected(self) -> bool:
        """Whether any cell has an error."""
        if not self.issues:  # as of nearly every row of a long list
            return self.row.broken
        return self.row.broken or any(issue.severity == "error" for _, _, issue in self.issues)


class AlikeSaid:
    """What rows say alike in columns whose words are few; what is concluded from it alone is noted here as well."""

    __slots__ = ("concluded", "said")

    def __init__(self, said: Sequence[Unstated]) -> None:
        self.said = said
        self.concluded: Sequence[Inferred] | None = None


@dataclass(slots=True)
class RowReading:
    """What the cells of a row say, before records are made of it."""

    row: Row
    origins: tuple[Origin, ...]
    status: str
    result: RowResult
    said: list[Unstated] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)
    links: list[tuple[Column, str]] = field(default_factory=list)
    parts: dict[str, list[Unstated]] = field(default_factory=dict)
    unresolved: dict[str, tuple[Column, str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    open: list[tuple[str, Place, str, Issue]] = field(default_factory=list)
    implied: dict[str, Column] = field(default_factory=dict)
    inferred: list[Inferred] = field(default_factory=list)
    alike: AlikeSaid | None = None

    def value(self, prop: str) -> str | None:
        """The first value that the row gives a property, or the id at an end."""
        if prop in self.ends:
            return self.ends[prop]
        for name, value, _ in self.said:  # asked several times for every row of a long list
            if name == prop:
                return value
        return None

    def refer(self, id: str, text: str, column: Column | None) -> None:
        """Note that the row refers to an entity."""
        self.result.needs.append(NeededEntity(id, text, self.row.place(column)))

    def problem(self, column: Column | None, found: str, issue: Issue) -> None:
        """Note an issue of a cell."""
        self.result.issues.append((self.row.place(column), found, issue))


def split_cell(text: str) -> Iterable[str]:
    """The values of a cell that may hold several."""
    return (part for piece in text.replace("\n", ";").split(";") if (part := piece.strip()))
