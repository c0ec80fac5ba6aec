"""Transport models: the shapes of the JSON API. They carry no domain rule; the model does."""

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

KARLSRUHE = "08212"


class Shape(BaseModel):
    """Snake case in Python, camel case on the wire."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Words(Shape):
    """The same words in both languages (dieselben Worte in beiden Sprachen)."""

    de: str = Field(examples=["Gesundheitsamt"])
    en: str = Field(examples=["health office"])


class ClaimOut(Shape):
    """What one source says (was eine Quelle sagt)."""

    property: str = Field(examples=["sector"])
    value: str = Field(examples=["GES"])
    source: str = Field(default="", description="Kennung der Quelle (id of the source)", examples=["08212:Q1"])
    locator: str = Field(default="", description="Stelle in der Quelle (place in the source)", examples=["S. 9"])
    as_of: str = Field(default="", description="Stand der Angabe (day it describes)", examples=["2024-09-24"])
    status: str = Field(examples=["from-list"])


class RecordOut(Shape):
    """An entity or relation with what holds of it (Eintrag oder Beziehung mit den geltenden Angaben)."""

    id: str
    type: str
    owner: str = Field(description="Bezirksschlüssel oder „shared“ (district key or shared)")
    name: str | None = Field(default=None, description="nur bei Einträgen (entities only)")
    source: str | None = Field(default=None, description="nur bei Beziehungen (relations only)")
    target: str | None = Field(default=None, description="nur bei Beziehungen (relations only)")
    presence: str = Field(
        description="present, absent (ausdrücklich nicht vorhanden), unknown (nicht erfasst)", examples=["present"]
    )
    values: dict[str, list[str]] = Field(examples=[{"name": ["Gesundheitsamt"], "sector": ["GES"]}])


class RelationOut(RecordOut):
    """A relation with its claims (Beziehung mit allen Angaben der Quellen)."""

    claims: list[ClaimOut]


class EntityOut(RecordOut):
    """An entity with everything sources say of it (Eintrag mit allen Angaben der Quellen)."""

    claims: list[ClaimOut]
    conflicts: dict[str, list[ClaimOut]] = Field(
        description="Angaben, in denen sich Quellen widersprechen (properties on which sources disagree)"
    )
    relations: list[RelationOut]


class Entities(Shape):
    """A page of entities (eine Seite Einträge)."""

    items: list[RecordOut]
    next: str | None = Field(
        default=None, description="für die nächste Seite (for the next page)", examples=["08212:A30"]
    )


class Relations(Shape):
    """A page of relations (eine Seite Beziehungen)."""

    items: list[RelationOut]
    next: str | None = None


class DistrictOut(Shape):
    """A district with data (Jugendamtsbezirk mit Daten)."""

    key: str = Field(examples=[KARLSRUHE])
    id: str = Field(examples=["08212:bezirk"])
    name: str = Field(examples=["Stadt Karlsruhe"])
    land: str | None = Field(default=None, examples=["BW"])
    newest_list: str | None = Field(
        default=None, description="Datum der neuesten Liste (date of the newest list)", examples=["2024-09-24"]
    )


class HistoryEntry(Shape):
    """What one batch did to a record (was eine Änderung am Eintrag getan hat)."""

    revision: int
    author: str
    time: str = Field(examples=["2026-11-22T10:00:00+01:00"])
    reason: str = Field(examples=["Import von netz.xlsx"])
    before: list[ClaimOut] | None = Field(default=None, description="null: gab es noch nicht (was not there)")
    after: list[ClaimOut] | None = Field(default=None, description="null: gelöscht (is gone)")


class ActorOut(Shape):
    """An actor of a network (Akteur eines Netzwerks)."""

    id: str
    name: str
    sector: str | None = Field(default=None, examples=["GES"])
    system: str | None = Field(default=None, description="K, G, B oder O (system of the sector)", examples=["G"])
    certainty: str = Field(examples=["present"])


class TieOut(Shape):
    """A cooperation of two actors (Zusammenarbeit zweier Akteure)."""

    a: str
    b: str
    intensity: int = Field(ge=0, le=4)
    certainty: str
    relations: list[str]


class LinkOut(Shape):
    """A seat or a signature (ein Sitz oder eine Unterschrift)."""

    actor: str
    target: str
    certainty: str
    relation: str


class NetworkOut(Shape):
    """The three layers of a district at a day, never blended (drei getrennte Ebenen)."""

    district: str = Field(examples=[KARLSRUHE])
    on: str = Field(examples=["2024-09-24"])
    layers: list[str] = Field(description="die gefragten Ebenen (layers asked for)", examples=[["cooperation"]])
    threshold: int = Field(
        description="Zusammenarbeit ab dieser Intensität (ties from this intensity on)", examples=[1]
    )
    coordination: bool = Field(description="mit der Netzwerkkoordination (with the coordination)", examples=[True])
    actors: list[ActorOut]
    cooperation: list[TieOut]
    affiliation: list[LinkOut]
    obligation: list[LinkOut]
    tie_coverage: float = Field(
        description="Anteil der Organisationen mit Angaben zur Zusammenarbeit (share with tie data)"
    )


class Health(Shape):
    """That the program answers, and where readiness is asked its store (was antwortet)."""

    status: str = Field(examples=["ok"])
    version: str
    ontology_version: str


class FieldError(Shape):
    """What is the matter with one part of a request (was an einer Angabe nicht stimmt)."""

    pointer: str = Field(description="JSON Pointer", examples=["/query/limit"])
    detail: str


class Problem(Shape):
    """An error after RFC 9457 (Fehler nach RFC 9457)."""

    type: str = Field(examples=["/api/v1/problems/not-found"])
    title: str = Field(examples=["Nicht gefunden."])
    status: int = Field(examples=[404])
    detail: str = Field(default="", examples=["Prüfen Sie Kennung oder Schlüssel. (no district 99999)"])
    instance: str = Field(default="", examples=["/api/v1/districts/99999"])
    request_id: str = Field(default="", examples=["6f1c2a9be07d4c35"])
    errors: list[FieldError] = []
