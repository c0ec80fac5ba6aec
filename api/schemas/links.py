"""Shape of the missing links of a district in JSON; `graph.as_json` makes it, a test holds both together."""

from pydantic import Field

from api.schemas.analysis import Closed, DistrictAtDay, EvidenceOut, Said, Subject
from graph.findings.finding import Certain
from graph.missing_links import Why


class ReasonOut(Closed):
    """One addend of the rank (warum die Verbindung vorgeschlagen wird)."""

    why: Why
    text: Said
    points: float
    records: list[str] = Field(description="Kennungen der Belege (ids of the records that say so)")


class MissingLinkOut(Closed):
    """A pair for whose cooperation something speaks (ein Paar, für dessen Zusammenarbeit etwas spricht)."""

    actors: list[Subject]
    across: bool = Field(description="verbindet Jugendhilfe und Gesundheitswesen (joins both systems)")
    certainty: Certain = Field(description="gap: belegt (proven); question: zu klären (to be asked)")
    certainty_label: Said
    state: Said = Field(description="was bisher bekannt ist (what is known so far)")
    score: float = Field(description="Rang, die Summe der Gründe (rank, the sum of the reasons)")
    reasons: list[ReasonOut]
    likeness: list[Said] = Field(description="worin es bestehenden Verbindungen gleicht (like existing links)")
    takes: Said = Field(description="der nächste Schritt (the next step)")
    starts: Said = Field(description="wer beginnt (who begins)")
    effect: str | None = Field(
        description="was sich an den belegten Wegen ändern würde; null unter 70 % oder ohne Änderung "
        "(what would change on recorded paths; null below 70 % or without a change)"
    )
    evidence: list[EvidenceOut]


class LinksOut(DistrictAtDay):
    """Missing links of a district at a day, best first (fehlende Verbindungen, die wichtigsten zuerst)."""

    ties_suffice: bool = Field(description="für 70 % ist erfasst, mit wem sie zusammenarbeiten (70 % have tie data)")
    note: str | None = Field(description="was zuerst zu erheben ist (what to collect first)")
    links: list[MissingLinkOut]
