"""Transport models of the questions about projects."""

from api.schemas.records import Shape, Words


class StatementOut(Shape):
    """What one source says at one place (was eine Quelle an einer Stelle sagt)."""

    value: str
    presence: str
    source: str
    locator: str
    as_of: str
    status: str


class InvolvementOut(Shape):
    """Who takes which part in a project (wer wie mitwirkt)."""

    id: str
    actor: str
    actor_name: str
    kind: str
    label: Words
    presence: str
    statements: list[StatementOut]
    details: dict[str, list[StatementOut]]


class DisagreementOut(Shape):
    """Statements on one property that cannot all be true (worin Quellen sich widersprechen)."""

    property: str
    label: Words
    statements: list[StatementOut]


class PrerequisiteOut(Shape):
    """Whether a district meets a prerequisite; unchecked is unknown (nicht geprüft heißt unbekannt)."""

    id: str
    name: str
    order: int
    presence: str
    checked: bool
    evidence: list[StatementOut]
    statements: list[StatementOut]


class PhaseOut(Shape):
    """A phase as planned (eine Phase nach Plan)."""

    id: str
    name: str
    order: int
    planned_start: str
    planned_end: str
    goals: list[str]
    results_due: list[str]
    sources: list[str]


class PhaseDueOut(Shape):
    """The phases due on a day, and those around it; undated ones may be due, too (fällige Phasen)."""

    on: str
    due: list[PhaseOut]
    previous: PhaseOut | None
    following: PhaseOut | None
    undated: list[PhaseOut]


class LackOut(Shape):
    """Something a source says is expressly not there (ausdrücklich nicht vorhanden)."""

    id: str
    type: str
    label: Words
    name: str
    stale: bool
    statements: list[StatementOut]
