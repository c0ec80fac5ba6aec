"""What is sent to write the logbook."""

from typing import Annotated

from fastapi import Path
from pydantic import Field, StrictBool

from api.schemas.writing import Asked, Id, Long, Short
from graph.logbook.log_entries import NewLine
from graph.logbook.log_proposals import LogProposal
from ontology.names import LogEntryKind

ProposalKeyIn = Annotated[
    str, Path(pattern="^[0-9a-f]{16}$", description="Kennung des Vorschlags (key)", examples=["0a1b2c3d4e5f6071"])
]


class LogLineIn(Asked):
    """A new entry of the logbook (ein neuer Eintrag im Prozess-Logbuch)."""

    text: Long = Field(
        min_length=1,
        description="was geschehen ist, in einem Satz, ohne Namen von Personen (what happened)",
        examples=["Leitung der Kinderklinik für die Steuerungsgruppe gewonnen"],
    )
    day: Short = Field(default="", description="Tag, Monat oder Jahr (day, month or year)", examples=["2024-03-05"])
    phase: Id | None = Field(default=None, description="Kennung der Phase (id)", examples=["shared:PB-P3"])
    step: Short = Field(default="", description="Arbeitsschritt (step)", examples=["Ist-Stand-Analyse"])
    kind: LogEntryKind = Field(default=LogEntryKind.STEP, description="Art (kind)", examples=["success"])
    evidence: Long = Field(default="", description="Beleg (evidence)", examples=["Protokoll vom März 2024"])
    next_step: Long = Field(default="", description="was folgt (next step)", examples=["Einladung zur Sitzung im Mai"])
    body: Id | None = Field(default=None, description="Kennung des Gremiums (id of the body)", examples=["08212:G1"])
    for_guide: StrictBool = Field(default=False, description="für den Leitfaden vormerken (mark for the guide)")

    def as_line(self) -> NewLine:
        """The entry to be written."""
        return NewLine(
            self.text.strip(),
            day=self.day,
            phase=self.phase or "",
            step=self.step,
            kind=self.kind.value,
            evidence=self.evidence,
            next_step=self.next_step,
            body=self.body or "",
            for_guide=self.for_guide,
        )


class ConfirmIn(Asked):
    """In which words a proposal is taken into the logbook; what is left out stays as proposed (bestätigen)."""

    text: Long = Field(default="", description="in eigenen Worten (reworded)", examples=["Klinikleitung gewonnen"])
    day: Short = Field(default="", description="anderer Tag (another day)", examples=["2024-03-05"])
    phase: Id | None = Field(default=None, description="andere Phase (another phase)", examples=["shared:PB-P3"])
    step: Short = Field(default="", description="Arbeitsschritt (step)", examples=["Ist-Stand-Analyse"])
    kind: LogEntryKind | None = Field(default=None, description="andere Art (another kind)", examples=["step"])
    next_step: Long = Field(default="", description="was folgt (next step)", examples=["Einladung im Mai"])
    for_guide: StrictBool = Field(default=False, description="für den Leitfaden vormerken (mark for the guide)")

    def reworded(self, proposal: LogProposal) -> NewLine:
        """The entry that the proposal becomes."""
        own = NewLine(
            self.text.strip(),
            day=self.day,
            phase=self.phase or "",
            step=self.step,
            kind=self.kind.value if self.kind is not None else "",
            next_step=self.next_step,
            for_guide=self.for_guide,
        )
        return proposal.as_line().reworded(own)
