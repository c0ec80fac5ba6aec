"""What is sent to start and keep a process."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StringConstraints

from api.schemas.writing import Asked, DayText, Id, Long, Short
from graph.process.marking import MET, NOT_MET, UNCHECKED, MeetingMark, NewPhase, PhaseMark, ResultMark, SaidBy
from ontology.names import MeetingKind, ResultState

Month = Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}(-\d{2})?)?$")]
SomeDay = Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]
_POST = Field(description="wer es sagt, als Stelle oder Gremium (post or body)", examples=["Steuerungsgruppe"])
_SAID_ON = Field(description="Tag der Auskunft (day of the statement)", examples=["2023-03-14"])


class StartIn(Asked):
    """A process to be started (ein Prozess, der beginnen soll)."""

    template: Id = Field(description="Kennung der Vorlage (id of the template)", examples=["shared:prozessbegleitung"])
    begins: Month = Field(
        default="",
        description="Beginn; verschiebt die Zeiträume der Vorlage, ohne Angabe bleiben sie (start)",
        examples=["2026-09"],
    )
    name: Short = Field(default="", description="eigener Name (own name)", examples=["Unser Weg in den Ausschuss"])
    joins: StrictBool = Field(
        default=False, description="ob der Bezirk am Projekt der Vorlage teilnimmt (takes part in the project)"
    )


class _SaidIn(Asked):
    said_by: Short = _POST
    day: DayText = _SAID_ON

    @property
    def said(self) -> SaidBy:
        """Who says it, and when."""
        return SaidBy(self.said_by, self.day)


class ResultIn(_SaidIn):
    """What is said of a result (was zu einem Ergebnis gesagt wird)."""

    state: ResultState = Field(description="erreicht, nicht erreicht oder offen (state)", examples=["reached"])
    since: SomeDay = Field(
        default="", description="seit wann, sonst der Tag der Auskunft (since)", examples=["2023-03"]
    )
    evidence: Long = Field(default="", description="Beleg (evidence)", examples=["Protokoll vom 14.03.2023"])
    reason: Long = Field(default="", description="Grund, wenn es nicht erreicht wird (reason)")
    effect: Long = Field(default="", description="Auswirkung auf den weiteren Verlauf (effect)")
    agreed_with: Short = Field(default="", description="mit welcher Stelle geklärt (agreed with)", examples=["NZFH"])
    due: SomeDay = Field(default="", description="eigene Frist, sonst bleibt sie (own day)", examples=["2023-04"])

    def mark(self) -> ResultMark:
        """The same for the records."""
        said = (self.since, self.evidence, self.reason, self.effect, self.agreed_with, self.due)
        return ResultMark(self.state, *said)


class NewResultIn(_SaidIn):
    """One more result of a phase (ein weiteres Ergebnis)."""

    phase: Id = Field(description="Kennung der Phase (id of the phase)", examples=["08212:pb-phase-3"])
    name: Annotated[str, Field(min_length=1, max_length=500)] = Field(examples=["Befragung der Familien ausgewertet"])
    due: SomeDay = Field(default="", description="Frist, sonst das Ende der Phase (due)", examples=["2023-03-31"])


class NewPhaseIn(_SaidIn):
    """One more phase of a process (eine weitere Phase)."""

    process: Id = Field(description="Kennung des Prozesses (id of the process)", examples=["08212:prozessbegleitung"])
    name: Annotated[str, Field(min_length=1, max_length=500)] = Field(examples=["Verstetigung"])
    after: Short = Field(
        default="",
        description="Kennung der Phase davor, sonst die letzte (phase before)",
        examples=["08212:pb-phase-6"],
    )
    planned_start: SomeDay = Field(default="", description="geplanter Beginn (planned start)", examples=["2025-07"])
    planned_end: SomeDay = Field(default="", description="geplantes Ende (planned end)", examples=["2025-12"])

    def new(self) -> NewPhase:
        """The same for the records."""
        return NewPhase(self.name, self.after, self.planned_start, self.planned_end)


class NameIn(_SaidIn):
    """Another name for a process, a phase or a result (ein anderer Name)."""

    name: Annotated[str, Field(min_length=1, max_length=500)] = Field(examples=["Verstetigung und Transfer"])


class PhaseIn(_SaidIn):
    """When a phase was, and what was agreed (wann eine Phase war, was geklärt ist)."""

    planned_start: SomeDay = Field(default="", description="geplanter Beginn, sonst bleibt er (planned start)")
    planned_end: SomeDay = Field(default="", description="geplantes Ende, sonst bleibt es (planned end)")
    actual_start: SomeDay = Field(default="", description="tatsächlicher Beginn (actual start)", examples=["2022-11"])
    actual_end: SomeDay = Field(default="", description="tatsächliches Ende (actual end)", examples=["2023-05"])
    reason: Long = Field(default="", description="warum Ziele nicht rechtzeitig erreicht werden (reason)")
    effect: Long = Field(default="", description="was das für den weiteren Verlauf heißt (effect)")
    agreed_with: Short = Field(default="", description="mit welcher Stelle geklärt (agreed with)", examples=["NZFH"])
    agreed_on: SomeDay = Field(default="", description="wann geklärt (agreed on)", examples=["2023-03-15"])

    def mark(self) -> PhaseMark:
        """The same for the records."""
        planned, actual = (self.planned_start, self.planned_end), (self.actual_start, self.actual_end)
        return PhaseMark(*planned, *actual, self.reason, self.effect, self.agreed_with, self.agreed_on)


class PrerequisiteIn(_SaidIn):
    """Whether a prerequisite is met (ob eine Voraussetzung erfüllt ist)."""

    state: Literal["met", "notMet", "open"] = Field(
        description="erfüllt, nicht erfüllt oder offen (state)", examples=[MET, NOT_MET, UNCHECKED]
    )
    evidence: Long = Field(default="", description="Beleg (evidence)", examples=["Beschluss vom 06.09.2022"])


class MeetingIn(_SaidIn):
    """A meeting, held or planned (ein Termin, gehalten oder geplant)."""

    process: Id = Field(description="Kennung des Prozesses (id of the process)", examples=["08212:prozessbegleitung"])
    kind: MeetingKind = Field(description="Art der Veranstaltung (kind)", examples=["KWS"])
    name: Annotated[str, Field(min_length=1, max_length=500)] = Field(examples=["Zweiter Workshop vor Ort"])
    date: SomeDay = Field(
        default="", description="wann; leer, wenn es niemand mehr weiß (when)", examples=["2023-02-07"]
    )
    planned: StrictBool = Field(default=False, description="ob er erst geplant ist (only planned)")
    phase: Annotated[str, Field(max_length=200)] = Field(default="", description="Kennung der Phase (id of the phase)")
    attended: Annotated[StrictInt, Field(ge=0, le=100_000)] | None = Field(
        default=None, description="wie viele kamen (how many came)", examples=[18]
    )
    place: Short = Field(default="", description="Ort (place)", examples=["Rathaus"])

    def mark(self) -> MeetingMark:
        """The same for the records."""
        came = "" if self.attended is None else str(self.attended)
        return MeetingMark(self.kind.value, self.name, self.date, self.planned, self.phase, came, self.place)
