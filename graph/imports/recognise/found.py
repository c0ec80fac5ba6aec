"""What recognising finds in a workbook: tables, what each lists, the role of each column, what became of rows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal, NamedTuple

from graph.imports.problems import Issue, Place
from graph.imports.recognise.text_grid import TextGrid
from ontology.model import Text

Sureness = Literal["sure", "likely", "guess"]
"""How sure a reading is: ``likely`` is told, ``guess`` is asked."""


class RoleKind(StrEnum):
    """What a column can be; the value is what a correction writes."""

    PROPERTY = "property"
    LINK = "link"
    META = "meta"
    BODY = "body"
    SEATS = "seats"
    SEAT = "seat"
    AGREEMENT = "agreement"
    SIGNED = "signed"
    MEETING = "meeting"
    REGION = "region"
    OFFER = "offer"
    RHYTHM = "rhythm"
    TIE = "tie"
    UNIT = "unit"
    CONTACT = "contact"
    PERSON = "person"
    RUNNING = "number"
    STANDING = "standing"
    NOTE = "note"
    UNKNOWN = "unknown"


class Role(NamedTuple):
    """What a column is; ``name`` says which property, relation, body or day."""

    kind: RoleKind
    name: str = ""

    def __str__(self) -> str:
        """As a correction writes it: ``property sector``, ``body Runder Tisch``, ``person``."""
        return f"{self.kind} {self.name}".rstrip()


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column of a table with its role, the reasons for it, and what else it may be."""

    index: int
    header: str
    role: Role
    certainty: Sureness = "sure"
    reasons: tuple[str, ...] = ()
    alternatives: tuple[Role, ...] = ()
    status: str | None = None
    group: str = ""


class Lists(StrEnum):
    """What a table lists; ``RECORDS`` are those of one type of the model, by a sheet in its own form."""

    ORGANIZATIONS = "organizations"
    TIES = "ties"
    RECORDS = "records"
    PERSONS = "persons"
    NOTHING = "nothing"


class LeftOutFor(StrEnum):
    """Why a row is no record."""

    TITLE = "title"
    HEADER = "header"
    REPEATED_HEADER = "repeatedHeader"
    SECTION = "section"
    TOTAL = "total"
    FOOTER = "footer"
    LEGEND = "legend"
    WORDS = "words"
    EXPLANATION = "explanation"
    PLACEHOLDER = "placeholder"
    NAMELESS = "nameless"
    HIDDEN = "hidden"
    STRUCK = "struck"
    OLD = "old"
    DRAFT = "draft"
    NO_HEADER = "noHeader"
    NO_LIST = "noList"
    PERSONS = "persons"
    BESIDE = "beside"


LEFT_OUT_FOR: Mapping[LeftOutFor, Text] = {
    LeftOutFor.TITLE: Text(de="Titel", en="title"),
    LeftOutFor.HEADER: Text(de="Kopfzeile", en="header row"),
    LeftOutFor.REPEATED_HEADER: Text(de="wiederholte Kopfzeile", en="repeated header row"),
    LeftOutFor.SECTION: Text(de="Zwischenüberschrift", en="heading between rows"),
    LeftOutFor.TOTAL: Text(de="Summe", en="total"),
    LeftOutFor.FOOTER: Text(de="Fußzeile", en="footer"),
    LeftOutFor.LEGEND: Text(de="Legende", en="legend"),
    LeftOutFor.WORDS: Text(de="Wörter zu Nummern", en="words for numbers"),
    LeftOutFor.EXPLANATION: Text(de="Erklärung", en="explanation"),
    LeftOutFor.PLACEHOLDER: Text(de="Platzhalter", en="placeholder"),
    LeftOutFor.NAMELESS: Text(de="ohne Namen", en="without a name"),
    LeftOutFor.HIDDEN: Text(de="ausgeblendet", en="hidden"),
    LeftOutFor.STRUCK: Text(de="durchgestrichen", en="struck through"),
    LeftOutFor.OLD: Text(de="nicht mehr aktuell", en="no longer current"),
    LeftOutFor.DRAFT: Text(de="ein Entwurf", en="draft"),
    LeftOutFor.NO_HEADER: Text(de="Kopfzeile nicht gefunden", en="header row not found"),
    LeftOutFor.NO_LIST: Text(de="keine Liste", en="no list"),
    LeftOutFor.PERSONS: Text(de="Liste von Personen", en="list of persons"),
    LeftOutFor.BESIDE: Text(de="in keiner Tabelle", en="in no table"),
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row with content that is no record; ``row`` is counted from zero, in a turned table it is a column."""

    file: str
    sheet: str
    row: int
    reason: LeftOutFor
    text: str
    turned: bool = False

    @property
    def key(self) -> tuple[str, str, bool, int]:
        """What tells rows of a workbook apart."""
        return self.file, self.sheet, self.turned, self.row


UNTIL = "until"
"""In the context of a table: the year up to which all of it sat in the body that it is named after."""


class SectionRow(NamedTuple):
    """A heading row: the rows after it share what it says; ``kind`` is sector, region, body, or empty if unknown."""

    row: int
    column: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table inside a sheet. Rows and columns are positions in its grid, which knows the cell each came from."""

    grid: TextGrid
    lists: Lists
    header: tuple[int, ...]
    left: int
    right: int
    rows: tuple[int, ...]
    columns: tuple[FoundColumn, ...]
    fingerprint: str
    certainty: Sureness = "sure"
    reasons: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    type: str = "Organization"
    sections: tuple[SectionRow, ...] = ()
    title: tuple[str, ...] = ()
    context: Mapping[str, str] = field(default_factory=dict)
    continues: Mapping[int, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of its sheet."""
        return self.grid.sheet.name

    def with_further(self, further: Mapping[int, int]) -> "FoundTable":
        """The table with rows that hold a part of what another row lists."""
        rest = {row: start for row, start in further.items() if start in self.rows}
        return replace(self, rows=tuple(sorted((*self.rows, *rest))), continues={**self.continues, **rest})

    def place(self, row: int, column: int | None = None, header: str = "") -> Place:
        """Where a cell of the table stands for people."""
        return self.grid.place(row, self.left if column is None else column, header)

    def first(self, kind: RoleKind, name: str = "") -> FoundColumn | None:
        """The first column of a role."""
        return next((c for c in self.columns if c.role.kind == kind and (not name or c.role.name == name)), None)

    def all(self, kind: RoleKind) -> tuple[FoundColumn, ...]:
        """All columns of a role."""
        return tuple(c for c in self.columns if c.role.kind == kind)


@dataclass(frozen=True, slots=True)
class SaidOfPlace:
    """Something to tell of a place."""

    place: Place
    found: str
    issue: Issue


@dataclass(frozen=True)
class Recognised:
    """Everything found in a workbook; ``districts`` are names of a district that a title spells out.

    ``unlisted`` are tables with headers of which none names organizations: a person may say which one does.
    """

    tables: tuple[FoundTable, ...]
    left_out: tuple[LeftOut, ...] = ()
    districts: tuple[str, ...] = ()
    said: tuple[SaidOfPlace, ...] = ()
    unlisted: tuple[FoundTable, ...] = ()

    @property
    def rows_taken(self) -> int:
        """Rows that are read as records, or as a part of one."""
        return len(self._taken)

    @property
    def rows_named(self) -> tuple[LeftOut, ...]:
        """Rows with content that are no record, each with its reason."""
        taken = self._taken
        return tuple({x.key: x for x in self.left_out if x.key not in taken}.values())

    @property
    def rows_in(self) -> int:
        """Rows with content: those taken and those named."""
        return self.rows_taken + len(self.rows_named)

    @property
    def reasons(self) -> Mapping[LeftOutFor, int]:
        """How many rows are named for which reason."""
        return Counter(x.reason for x in self.rows_named)

    @property
    def _taken(self) -> frozenset[tuple[str, str, bool, int]]:
        return frozenset(
            (t.grid.sheet.file, t.name, t.grid.turned, t.grid.counted(row)) for t in self.tables for row in t.rows
        )
