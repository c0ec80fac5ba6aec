"""What is sent about an import, and how far it is."""

from pydantic import Field

from api.schemas.records import Shape
from api.schemas.writing import Asked, Long, Short


class CorrectionsIn(Asked):
    """How the list is meant (wie die Liste gemeint ist)."""

    mapping: Long = Field(
        default="",
        description="Zuordnung der Spalten in TOML, wie „check LISTE --columns“ sie ausgibt (roles of columns)",
        examples=['[[table]]\nsheet = "Liste"\n[table.columns]\n"Wer" = "property name"\n'],
    )
    as_of: str | None = Field(
        default=None, pattern=r"^\d{4}-\d{2}-\d{2}$", description="Stand der Liste (day of the list)"
    )

    deleted: list[str] = Field(
        default_factory=list,
        max_length=20_000,
        description="Zeilen einer zurückgekommenen Mappe, die gelöscht werden sollen: „key“ unter „gone“ der Vorschau "
        "(rows of a workbook that came back which are to be deleted)",
    )


class CommitIn(Asked):
    """How an import is saved (wie gespeichert wird)."""

    without_rejected: bool = Field(default=False, description="ohne die abgelehnten Zeilen (without rejected rows)")
    reason: Short = Field(default="", description="Grund, für das Journal (reason)", examples=["Jahresliste"])


class JobOut(Shape):
    """A job (ein Import)."""

    id: str
    name: str
    begun: str
    as_of: str | None = None
    state: str = Field(description="open, committed, nothingToChange", examples=["open"])
    sentence: str = Field(description="wie weit der Import ist (how far it is)")
    revision: int | None = Field(default=None, description="Nummer der Änderung (number of the batch)")
    saved: dict[str, int] = Field(description="gespeicherte Einträge je Typ (records that were saved, by type)")
    names: list[str] = Field(description="die ersten von ihnen (the first of them)")
    lost: int = Field(description="Zeilen, die nicht oder nicht ganz übernommen wurden (rows not taken, or not whole)")


class ColumnOut(Shape):
    """A column and what it is read as (eine Spalte und als was sie gelesen wird)."""

    header: str
    role: str
    certainty: str
    reasons: list[str]
    alternatives: list[str]


class TableOut(Shape):
    """A table of the list (eine Tabelle der Liste)."""

    sheet: str
    lists: str
    columns: list[ColumnOut]


class ProblemOut(Shape):
    """What there is to say of a place (was zu einer Stelle zu sagen ist)."""

    severity: str
    sheet: str
    cells: list[str]
    header: str
    found: str
    sentence: str
    remedy: str


class ChangesOut(Shape):
    """How many records, and the first of them (wie viele Einträge, und die ersten)."""

    count: int
    first: list[str]


class GoneOut(Shape):
    """A row that is missing from a workbook that came back (eine Zeile, die in der Mappe fehlt)."""

    key: str
    sheet: str
    name: str
    deleted: bool = Field(description="ob das Speichern löscht, was sie sagt (whether saving deletes what it said)")


class PreviewOut(Shape):
    """What saving would do; nothing is saved yet (was das Speichern täte)."""

    job: JobOut
    readable: bool = Field(description="ob eine Liste erkannt ist; sonst Spalten zuordnen (whether a list was found)")
    mapping: str = Field(description="Zuordnung, wie sie erkannt ist, zum Berichtigen (mapping, to be corrected)")
    rows_read: int
    rows_accepted: int
    rows_rejected: int
    tables: list[TableOut]
    problems: list[ProblemOut]
    created: ChangesOut
    changed: ChangesOut
    unchanged: ChangesOut
    no_longer: ChangesOut
    removed: ChangesOut
    gone: list[GoneOut] = Field(description="fehlende Zeilen einer Mappe, zu fragen (missing rows of a workbook)")
