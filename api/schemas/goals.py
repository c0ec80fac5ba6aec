"""What is sent to agree on goals and measures."""

from pydantic import Field

from api.schemas.records import Shape
from api.schemas.writing import Asked, Long, Short
from ontology.names import GoalDirection, MeasureStatus, OutcomeStep, Prop

_DATE = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"


class GoalPartsIn(Asked):
    """What is agreed on a goal; what is left out stays as it was, an empty text takes back (Angaben zum Ziel)."""

    name: Long | None = Field(default=None, examples=["Alle Geburtskliniken arbeiten verbindlich mit"])
    outcome_step: OutcomeStep | None = Field(default=None, examples=["W2"])
    indicator_id: Short | None = Field(
        default=None, description="Kennzahl, an der es sich selbst misst", examples=["A6"]
    )
    indicator_text: Long | None = Field(default=None, examples=["Zahl der Kliniken"])
    direction: GoalDirection | None = Field(default=None, examples=["less"])
    baseline: Short | None = Field(
        default=None, description="ohne Angabe der Wert der Kennzahl an diesem Tag", examples=["62,5 %"]
    )
    target_value: Short | None = Field(default=None, examples=["25 %"])
    due_on: Short | None = Field(default=None, pattern=_DATE, examples=["2025-06"])
    agreed_by: Short | None = Field(
        default=None, description="Kennung des Gremiums (id of the body)", examples=["08212:G01"]
    )
    project: Short | None = Field(default=None, description="Kennung (id)", examples=["shared:P1"])
    phase: Short | None = Field(default=None, description="Kennung (id)", examples=["shared:PH3"])

    def agreed(self) -> dict[str, str]:
        """What was sent, by property."""
        return _said(self)


class GoalIn(GoalPartsIn):
    """A new goal (ein neues Ziel)."""

    name: Long = Field(min_length=1, examples=["Alle Geburtskliniken arbeiten verbindlich mit"])


class NotedIn(Asked):
    """The value that somebody found (der erreichte Wert)."""

    value: Short = Field(min_length=1, examples=["2 von 3"])


class MeasurePartsIn(Asked):
    """What is agreed on a measure; an empty text takes back (Angaben zur Maßnahme)."""

    name: Long | None = Field(default=None, description="was getan wird (what is done)", examples=["Gespräch führen"])
    responsible: Short | None = Field(
        default=None, description="Kennung der Stelle (id of the office)", examples=["08212:A01"]
    )
    schedule: Long | None = Field(default=None, examples=["Gespräch im Herbst"])
    planned_start: Short | None = Field(default=None, pattern=_DATE, examples=["2025-01"])
    planned_end: Short | None = Field(default=None, pattern=_DATE, examples=["2025-06"])
    resources: Long | None = Field(default=None, examples=["zwei Arbeitstage der Koordination"])
    review_rule: Long | None = Field(default=None, examples=["Bericht nach sechs Monaten"])
    next_review: Short | None = Field(default=None, pattern=_DATE, examples=["2025-03"])
    measure_status: MeasureStatus | None = Field(default=None, examples=["planned"])
    for_goal: Short | None = Field(
        default=None, description="Kennung des Ziels (id of the goal)", examples=["08212:Z1"]
    )

    def agreed(self) -> dict[str, str]:
        """What was sent, by property."""
        return _said(self)


class MeasureIn(MeasurePartsIn):
    """A new measure: for a finding, which says what to do, or with a text of its own (eine neue Maßnahme)."""

    finding: Short = Field(
        default="", pattern="^([0-9a-f]{16})?$", description="Kennung des Befunds (key)", examples=["0a1b2c3d4e5f6071"]
    )


class ReviewIn(Asked):
    """What a review found (was die Überprüfung ergab)."""

    result: Long = Field(default="", examples=["Termin steht, Entwurf liegt vor"])
    next: Short = Field(default="", pattern=_DATE, description="wann wieder (next review)", examples=["2025-09"])
    status: MeasureStatus | None = Field(default=None, examples=["running"])


class StateIn(Asked):
    """A name for the state of a day (Name für den Stand eines Tages)."""

    name: Short = Field(min_length=1, examples=["Ist-Stand-Analyse 2023"])


class NamedStateOut(Shape):
    """A state that was given a name (ein festgehaltener Stand)."""

    id: str
    name: str = Field(examples=["Ist-Stand-Analyse 2023"])
    on: str = Field(examples=["2023-04-30"])
    change: int | None = Field(default=None, description="Änderung, bis zu der er gilt (change it holds up to)")


def _said(body: Asked) -> dict[str, str]:
    said = body.model_dump(by_alias=True, exclude_none=True, exclude={"finding"})
    return {str(Prop(name)): str(value) for name, value in said.items()}
