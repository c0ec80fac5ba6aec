"""Shape of the what-ifs of a district in JSON; `graph.what_if.as_json` makes it, a test holds both together."""

from pydantic import Field

from api.schemas.analysis import Certainty, Closed, Said, Subject


class PathsOut(Closed):
    """The recorded paths between youth welfare and health in numbers (die belegten Wege in Zahlen)."""

    pairs: int = Field(description="Paare aus Jugendhilfe und Gesundheitswesen (pairs of both systems)")
    connected: int = Field(description="Paare mit einem Weg (pairs with a path)")
    mean_steps: float | None = Field(description="Schritte im Mittel der verbundenen Paare (mean of connected pairs)")
    closeness: float | None = Field(description="Mittel von 1 / Schritte, ohne Weg 0 (mean of 1 / steps, 0 if none)")
    connected_alone: int = Field(description="dasselbe ohne die Koordination (the same without the coordination)")
    mean_steps_alone: float | None
    closeness_alone: float | None
    dependent_pairs: int = Field(description="Weg wird ohne Koordination länger oder entfällt (longer or lost without)")
    dependence: float | None = Field(description="Anteil daran (their share)")
    articulation_points: int = Field(description="Stellen, ohne die ein Teil den Anschluss verliert (cut vertices)")
    isolated: int = Field(description="Stellen ohne belegte Verbindung (actors without a recorded tie)")


class SamePairsOut(Closed):
    """Mean steps of the pairs connected both times (Schritte der beide Male verbundenen Paare)."""

    pairs: int
    before: float | None
    after: float | None


class EffectOut(Closed):
    """Before and after (vorher und nachher)."""

    sentence: Said
    before: PathsOut
    after: PathsOut
    same_pairs: SamePairsOut
    same_pairs_alone: SamePairsOut


class LinkEffectOut(EffectOut):
    """What a link would change (was eine Verbindung ändern würde)."""

    ends: list[Subject]
    certainty: Certainty = Field(description="ob sie schon zusammenarbeiten (whether they cooperate already)")


class LossOut(EffectOut):
    """What is lost with an actor or a tie (was mit einer Stelle oder Verbindung verloren ginge)."""

    subjects: list[Subject]
    cut_pairs: int = Field(description="andere Paare ohne Weg (other pairs without a path)")
    stranded: list[Subject] = Field(description="andere ohne belegte Verbindung (others without a recorded tie)")


class LostSeatOut(Closed):
    """What is lost with a seat (was mit einem Sitz verloren ginge)."""

    relation: Said
    actor: Subject
    body: Subject
    sentence: Said
    meetings_lost: int = Field(description="Paare, die sich in keinem Gremium mehr treffen (pairs that no longer meet)")
    meetings: int
    last_of_system: bool
    only_seat: bool


class WhatIfOut(Closed):
    """What new links would bring and losses take (was neue Verbindungen brächten und Ausfälle kosteten)."""

    district: Said
    on: str = Field(examples=["2024-09-24"])
    verdict: bool = Field(description="genug Verbindungen erfasst (enough ties are recorded)")
    note: Said
    state: PathsOut
    links: list[LinkEffectOut]
    actors: list[LossOut] | None = Field(
        None, description="nur mit Urteil und ohne pair (with a verdict, without pair)"
    )
    ties: list[LossOut] | None = None
    seats: list[LostSeatOut] | None = None
