"""Shape of the anchoring lines of a district in JSON; `graph.anchoring.as_json` makes it, a test holds both."""

from pydantic import Field

from api.schemas.analysis import Certainty, Closed, Said, Subject
from graph.anchoring.steps import StepKind


class StepOut(Closed):
    """One step of a way (ein Schritt eines Weges)."""

    kind: StepKind
    source: Said
    target: Said
    certainty: Certainty
    records: list[str]
    used: str | None


class AnchoringLineOut(Closed):
    """A way from the network to a political body (ein Weg vom Netzwerk in ein politisches Gremium)."""

    certainty: Certainty
    used: str | None = Field(description="zuletzt genutzt (last used)", examples=["2021-03-17"])
    age_months: int | None
    label: Said
    carriers: list[Subject] = Field(description="wer ihn trägt (who carries it)")
    steps: list[StepOut]


class DepthOut(Closed):
    """How far a body went with early help (wie weit ein Gremium gegangen ist)."""

    value: int | None
    low: int | None
    high: int | None
    label: Said


class ConsultationOut(Closed):
    """A consultation on early help (eine Beratung zu Frühen Hilfen)."""

    record: Said
    date: str | None
    label: Said
    depth: int | None
    certainty: Certainty


class AnchoredBodyOut(Closed):
    """A political body and the ways to it that share nobody who can leave (Gremium mit getrennten Wegen)."""

    id: Said
    label: Said
    low: int = Field(description="getrennte Wege, ganz bestätigt (separate ways, wholly confirmed)")
    value: int = Field(description="getrennte Wege, erfasst (separate ways, recorded)")
    high: int = Field(description="auch die offenen (open ones, too)")
    complete: bool = Field(description="Listen nennen alle (the lists claim to be complete)")
    sentence: Said
    cut: list[Subject] = Field(description="so viele müssen gehen (who has to leave until none is left)")
    shared: list[Subject] = Field(description="an denen alle hängen (on whom every way depends)")
    passages: list[Subject] = Field(description="Gremien, durch die alle führen (bodies that all pass)")
    ways: int
    left: dict[str, int] = Field(description="Wege, die ohne diese Stelle bleiben (ways left without it)")
    used: str | None
    age_months: int | None
    depth: DepthOut
    consulted: str | None
    consultations: list[ConsultationOut]
    lines: list[AnchoringLineOut]
    possible: list[AnchoringLineOut] = Field(description="noch zu klären (still to be cleared)")


class AnchoringOut(Closed):
    """The ways of a network into politics at a day (Wege des Netzwerks in die Politik am Stichtag)."""

    district: Said
    on: str = Field(examples=["2024-09-24"])
    sentence: str | None = Field(description="was dafür zuerst zu erfassen ist (what to record first)")
    operative: list[Subject]
    bodies: list[AnchoredBodyOut]
