"""Shapes of the analysis in JSON, for the description of the interface and the published schema.

`graph.as_json` makes the JSON; nothing is validated while serving, a test holds both together.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from graph.findings.finding import Certain, Kind
from ontology.names import Verdict

SCHEMA_ID = "https://w3id.org/fruehnetz/schema/finding"
Certainty = Literal["present", "stale", "unknown", "absent"]
Binding = Literal["must", "should", "may", "goal", "share", "own"]
Said = Annotated[str, Field(min_length=1)]
"""A text that is never empty."""
IndicatorId = Annotated[str, Field(pattern="^[ABC][0-9]{1,2}$")]


class Closed(BaseModel):
    """Camel case, and nothing beside what is named."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")


class Subject(Closed):
    """What a finding is about (worum es geht)."""

    id: Said = Field(description="Kennung oder Code (record id or code)", examples=["08212:G01"])
    label: str = Field(examples=["Jugendhilfeausschuss"])


class NormOut(Closed):
    """The norm a finding rests on (die Norm dahinter)."""

    notation: Said
    label: Said
    citation: Said = Field(examples=["§ 3 Abs. 2 KKG"])
    pack: Said = Field(examples=["kkg-3"])
    pack_label: Said
    version: Said
    binding: Binding
    land: str | None = Field(description="gilt nur in diesem Land (only in this Land)")
    verified: bool = Field(description="Wortlaut am Gesetz geprüft (wording checked)")
    note: str


class EvidenceOut(Closed):
    """A record that shows it, and where that stands (Beleg mit Quelle)."""

    text: str
    record: Said
    source: str
    locator: str = Field(examples=["S. 9"])
    as_of: str = Field(examples=["2024-09-24"])


class WeightOut(Closed):
    """One addend of the rank with its reason (warum es weiter oben steht)."""

    reason: Said
    points: float


class DecisionOut(Closed):
    """What the group decided (was die Gruppe entschieden hat)."""

    verdict: Verdict
    reason: str
    date: str
    reopened: bool = Field(description="wieder offen, weil Norm oder Sicherheit sich änderte (back on the table)")


class FindingOut(Closed):
    """One thing that is missing, fragile or not known; the key is stable over runs, dates and wording."""

    key: str = Field(pattern="^[0-9a-f]{16}$")
    kind: Kind
    kind_label: Said
    rule: Said
    district: Said
    subjects: list[Subject]
    certainty: Certain = Field(description="gap: belegt (proven); question: zu klären (to be asked)")
    certainty_label: Said
    title: Said
    reason: str
    effect: str = Field(description="was sich damit ändert (what changes)")
    takes: str = Field(description="der nächste Schritt (the next step)")
    starts: str = Field(description="wer beginnt (who begins)")
    norms: list[NormOut]
    evidence: list[EvidenceOut]
    indicators: list[IndicatorId] = Field(examples=[["A9"]])
    score: float = Field(description="Rang, die Summe der Gewichte (rank, the sum of the weights)")
    weights: list[WeightOut]
    decision: DecisionOut


class ItemOut(Closed):
    """One thing behind a value (was hinter einem Wert steht)."""

    subjects: list[str]
    label: str
    certainty: Certainty
    note: str | None
    records: list[str]


class OutcomeOut(Closed):
    """An indicator at a day; low takes everything unknown as absent, high as present."""

    id: str = Field(examples=["A1"])
    label: str
    question: str
    dimension: str
    unit: str
    better: str
    norms: list[str]
    value: float | None
    numerator: float | None
    denominator: float | None
    low: float | None
    high: float | None
    n: int
    sentence: str
    missing: list[str] = Field(description="was zu erheben ist (what to collect)")
    details: dict[str, float | None]
    items: list[ItemOut]


class AnalysedDistrict(Closed):
    """The district an analysis is about (der ausgewertete Bezirk)."""

    id: str
    key: str
    name: str
    land: str | None
    district_type: str | None


class DistrictAtDay(Closed):
    """The district and the day that an answer is about (Bezirk und Stichtag)."""

    district: AnalysedDistrict
    on: str = Field(examples=["2024-09-24"])
    date_note: str
    model: str


class IndicatorsOut(DistrictAtDay):
    """The indicators of a district at a day (Indikatoren eines Bezirks am Stichtag)."""

    indicators: list[OutcomeOut]


class Summary(Closed):
    """The analysis in numbers (die Auswertung in Zahlen)."""

    organizations: int
    bodies: int
    findings: int
    gaps: int
    questions: int
    by_kind: dict[Kind, int]
    kkg_recorded: float | None
    kkg_applicable: float | None


class AnalysisOut(IndicatorsOut):
    """Indicators and ranked findings of a district at a day (die ganze Auswertung)."""

    summary: Summary
    findings: list[FindingOut]


def finding_schema() -> dict[str, Any]:
    """The JSON schema of a finding (draft 2020-12)."""
    made = FindingOut.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **made}
