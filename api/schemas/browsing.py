"""Transport models of what is browsed: norms, sources, the journal, facets of a search."""

from pydantic import Field

from api.schemas.records import RecordOut, Shape, Words


class NormLine(Shape):
    """One line of a law, a recommendation or a framework (eine Zeile einer Norm)."""

    id: str = Field(examples=["KKG01"])
    pack: str = Field(description="Sammlung, aus der sie stammt (pack it belongs to)", examples=["kkg-3"])
    pack_label: Words
    kind: str = Field(examples=["partner"])
    binding: str = Field(description="wie verbindlich (how binding)", examples=["must"])
    label: Words
    citation: str = Field(examples=["§ 3 Abs. 2 KKG"])
    definition: Words | None = None
    note: Words | None = None
    address: str | None = Field(
        default=None,
        description="wo der Wortlaut steht (where the text can be read)",
        examples=["https://www.example.org/"],
    )
    land: str | None = Field(default=None, description="gilt nur dort (only there)", examples=["BW"])
    valid_from: str | None = Field(default=None, examples=["2012-01-01"])
    valid_until: str | None = Field(default=None, examples=["2030-12-31"])
    about: list[str] = Field(description="Codes, um die es geht (codes it is about)", examples=[["ActorType:KINA"]])
    value: float | None = Field(default=None, description="Anteil in Prozent (share in per cent)", examples=[70.0])
    indicators: list[str] = Field(description="Indikatoren, die sie messen (indicators)", examples=[["A1"]])
    verified: bool = Field(description="Wortlaut am Gesetz geprüft (wording checked)")


class SourceOut(Shape):
    """A source, and how many records rest on it (eine Quelle und was auf ihr beruht)."""

    id: str = Field(examples=["08212:Q1"])
    name: str = Field(examples=["Netzwerkliste 2024"])
    kind: str | None = Field(default=None, examples=["list"])
    stated_on: str | None = Field(default=None, description="Stand (day it describes)", examples=["2024-09-24"])
    address: str | None = Field(default=None, examples=["https://www.example.org/"])
    records: int = Field(description="so viele Einträge und Beziehungen beruhen darauf (records that rest on it)")
    types: dict[str, int] = Field(description="davon je Typ (of these by type)", examples=[{"Organization": 41}])


class RestingOut(Shape):
    """A page of records that rest on a source (was auf einer Quelle beruht, eine Seite)."""

    items: list[RecordOut]
    next: str | None = Field(default=None, description="für die nächste Seite (for the next page)")


class BatchOut(Shape):
    """What happened together (was in einem Zug geändert wurde)."""

    revision: int = Field(examples=[17])
    author: str = Field(description="leer, wo nur Gemeinsames geändert wurde (empty if only shared records changed)")
    time: str
    reason: str
    created: int = Field(examples=[3])
    changed: int = Field(examples=[1])
    removed: int = Field(examples=[0])
    records: list[str] = Field(description="Kennungen, höchstens 100 (ids, at most 100)", examples=[["08212:A01"]])


class JournalOut(Shape):
    """A page of the journal, newest first (eine Seite des Journals, Neuestes zuerst)."""

    items: list[BatchOut]
    next: int | None = Field(default=None, description="für die nächste Seite (for the next page)", examples=[17])


class FacetValue(Shape):
    """A value to narrow a search by (ein Wert, nach dem sich eingrenzen lässt)."""

    value: str = Field(examples=["GES"])
    label: Words
    count: int = Field(examples=[4])


class FacetsOut(Shape):
    """What a search found, and by what it can be narrowed (Treffer, und wonach sie sich eingrenzen lassen)."""

    total: int = Field(description="Treffer, die zu allem passen (hits that fit everything)", examples=[4])
    items: list[RecordOut]
    facets: dict[str, list[FacetValue]] = Field(
        examples=[{"sector": [{"value": "GES", "label": {"de": "Gesundheitswesen", "en": "health care"}, "count": 4}]}]
    )
    bounded: bool = Field(description="es gibt mehr Treffer, als gezählt sind (there are more hits)")
    note: Words | None = None
