"""Shape of the comparison of two days in JSON; `graph.comparison.as_json` makes it, a test holds both together."""

from pydantic import Field

from api.schemas.analysis import Certainty, Closed, FindingOut, IndicatorId, Said
from graph.comparison.changes import Area, Turn
from graph.comparison.goals import Reached
from graph.comparison.results import Trend
from graph.findings.finding import Certain


class SourceOut(Closed):
    """The statement that says so (die Angabe dahinter)."""

    source: str | None
    locator: str | None
    as_of: str | None
    status: str


class RecordChangeOut(Closed):
    """What became of a record; not named any more is not gone (nicht mehr genannt ist nicht weg)."""

    area: Area
    area_label: Said
    turn: Turn
    turn_label: Said
    record: Said
    label: Said
    certainty: Certainty
    prop: str | None
    prop_label: str | None
    before: str | None
    after: str | None
    claim: SourceOut | None


class MeasureOut(Closed):
    """The value of an indicator at one of the days (Wert eines Indikators an einem der Tage)."""

    value: float | None
    low: float | None
    high: float | None
    sentence: Said


class TrendOut(Closed):
    """An indicator at both days; up or down only where the ranges do not touch (Indikator an beiden Tagen)."""

    id: IndicatorId
    label: Said
    before: MeasureOut
    after: MeasureOut
    trend: Trend
    trend_label: Said
    better: bool | None


class WordingOut(Closed):
    """How a finding read at a day (wie ein Befund lautete)."""

    certainty: Certain
    title: Said


class StillOpenOut(FindingOut):
    """A finding of both days (ein Befund beider Tage)."""

    before: WordingOut
    after: WordingOut


class FindingsComparedOut(Closed):
    """What became of the findings (was aus den Befunden wurde)."""

    solved: list[FindingOut]
    faded: list[FindingOut] = Field(description="nicht mehr zu sehen, ob gelöst, ist offen (no longer seen)")
    new: list[FindingOut]
    still: list[StillOpenOut]


class ActionOut(Closed):
    """A measure towards a goal (eine Maßnahme)."""

    id: Said
    label: str
    status: str | None


class GoalOut(Closed):
    """A goal and whether it is reached (Soll und Ist)."""

    id: Said
    label: str
    reached: Reached
    indicator: str | None
    sentence: Said
    missing: str | None = Field(description="was zu erfassen ist (what to record)")
    measures: list[ActionOut]


class ComparisonOut(Closed):
    """A district at two days (ein Bezirk an zwei Tagen)."""

    district: Said
    from_: str = Field(alias="from", examples=["2018-12-31"])
    to: str = Field(examples=["2024-09-24"])
    changes: list[RecordChangeOut]
    indicators: list[TrendOut]
    findings: FindingsComparedOut
    goals: list[GoalOut]
