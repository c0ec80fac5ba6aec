"""What is sent to write, and what comes back."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from api.schemas.records import ClaimOut, RecordOut, Shape
from graph.records.claims import EXISTS, Claim
from ontology.names import EntityType, RelationType, StatementStatus, Verdict

_PLAIN = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
Short = Annotated[str, StringConstraints(max_length=500, pattern=_PLAIN)]
Long = Annotated[str, StringConstraints(max_length=20_000, pattern=_PLAIN)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=_PLAIN)]
DayText = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Asked(Shape):
    """A part of a request: nothing beside what is named."""

    model_config = ConfigDict(extra="forbid")


class _Reasoned(Asked):
    reason: Short = Field(
        default="",
        description="Grund, für das Journal; ohne Angabe sagt das Programm, was geändert wurde (reason)",
        examples=["Anruf beim Träger"],
    )


class ClaimIn(Asked):
    """What one source says (was eine Quelle sagt)."""

    property: Short = Field(description="Eigenschaft des Typs, oder „exists“ (property)", examples=["name"])
    value: Long = Field(examples=["Frühförderstelle Nord"])
    source: Short = Field(default="", description="Kennung der Quelle (id of the source)", examples=["08212:Q1"])
    locator: Short = Field(default="", description="Stelle in der Quelle (place in the source)", examples=["S. 9"])
    as_of: Short = Field(default="", description="Stand der Angabe (day it describes)", examples=["2024-09-24"])
    status: StatementStatus = Field(description="wie gut die Angabe belegt ist (status)", examples=["confirmed"])

    def as_claim(self) -> Claim:
        """The claim of a record."""
        return Claim(self.property, self.value, self.source, self.locator, self.as_of, self.status.value)


Claims = Annotated[list[ClaimIn], Field(max_length=500)]


class _Created(_Reasoned):
    district: Id = Field(
        description="Schlüssel des Bezirks, dem der Eintrag gehört, oder „shared“ (district key or shared)",
        examples=["08212"],
    )
    claims: Claims = Field(description="Ohne „exists“ gibt es den Eintrag, sagt die erste Angabe (what is said of it)")

    def said(self) -> list[Claim]:
        """The claims of the new record: who says something of it says that it is there, or else how it stands."""
        found = [claim.as_claim() for claim in self.claims]
        if found and not any(claim.prop == EXISTS for claim in found):
            found.append(found[0]._replace(prop=EXISTS, value="true"))
        return found


class EntityIn(_Created):
    """A new entity (ein neuer Eintrag)."""

    type: EntityType = Field(description="Typ (type)", examples=["Organization"])


class RelationIn(_Created):
    """A new relation (eine neue Beziehung)."""

    type: RelationType = Field(description="Typ (type)", examples=["Membership"])
    source: Id = Field(description="Kennung am Anfang (id of the source)", examples=["08212:A01"])
    target: Id = Field(description="Kennung am Ende (id of the target)", examples=["08212:G1"])


class ClaimsIn(_Reasoned):
    """Everything that is said of a record from now on (alles, was künftig gesagt wird)."""

    claims: Claims


class RevisedIn(_Reasoned):
    """What is said on some properties; an empty list takes all of it back (nur die genannten Eigenschaften)."""

    properties: Annotated[dict[Short, Claims], Field(min_length=1, max_length=200)] = Field(
        examples=[{"phone": [], "locality": [{"property": "locality", "value": "Musterstadt", "status": "confirmed"}]}]
    )


class EndIn(_Reasoned):
    """From when on a record is over, and where that stands (ab wann es vorbei ist)."""

    date: DayText = Field(description="erster Tag danach (first day on which it is over)", examples=["2024-12-31"])
    source: Short = Field(default="", description="Kennung der Quelle (id of the source)")
    locator: Short = Field(default="", description="Stelle in der Quelle (place in the source)")


class MergeIn(_Reasoned):
    """Which record becomes a part of this one (welcher Eintrag in diesem aufgeht)."""

    other: Id = Field(description="Kennung des anderen Eintrags (id of the other record)", examples=["08212:A02"])


class SaidIn(_Reasoned):
    """A claim to be added (eine weitere Angabe)."""

    claim: ClaimIn


class DecisionIn(Asked):
    """What the group decided on a finding (was die Gruppe zu einem Befund entschieden hat)."""

    verdict: Verdict = Field(examples=["dismissed"])
    reason: Short = Field(default="", description="Begründung (reason)", examples=["Betrifft unseren Kreis nicht."])
    date: DayText = Field(description="Tag der Entscheidung (day)", examples=["2024-10-02"])
    in_charge: Short = Field(
        default="",
        description="Stelle oder Funktion, die es übernimmt, kein Name (post or role, never a name)",
        examples=["Netzwerkkoordination"],
    )
    due: DayText | None = Field(default=None, description="bis wann (due on)", examples=["2025-03-31"])


class DecidedOut(Shape):
    """A decision of the group on a finding (eine Entscheidung der Gruppe)."""

    finding_key: str = Field(examples=["0a1b2c3d4e5f6071"])
    title: str
    verdict: str = Field(examples=["accepted"])
    reason: str
    date: str = Field(examples=["2024-10-02"])
    in_charge: str = Field(examples=["Netzwerkkoordination"])
    due: str = Field(examples=["2025-03-31"])


class AnswerIn(Asked):
    """The answer to a question: one of its options, with what that needs (die Antwort auf eine Frage)."""

    option: Id = Field(description="eine der Antworten (id of an option)", examples=["takes-part"])
    said_by: Short = Field(
        description="Stelle oder Funktion, kein Name (post or role, never a name)", examples=["Netzwerkkoordination"]
    )
    day: DayText = Field(description="Tag der Auskunft (day)", examples=["2024-10-02"])
    values: dict[Id, Annotated[list[Short], Field(max_length=1000)]] = Field(
        default_factory=dict,
        max_length=20,
        description="je Angabe die gewählten Werte (chosen values by input)",
        examples=[{"organization": ["Agentur für Arbeit"]}],
    )
    remark: Short = Field(default="", description="Bemerkung (remark)", examples=["Steht im Protokoll."])


class RevisionOut(Shape):
    """A batch of changes that happened together (Änderungen, die zusammen geschahen)."""

    number: int = Field(examples=[17])
    author: str
    time: str = Field(examples=["2024-11-22T10:00:00+01:00"])
    reason: str
    records: int | None = Field(default=None, description="so viele Einträge betraf sie (records changed)")


class Revisions(Shape):
    """A page of revisions, newest first (eine Seite Änderungen, neueste zuerst)."""

    items: list[RevisionOut]
    next: int | None = Field(default=None, description="für die nächste Seite (for the next page)")


class StatedOut(RecordOut):
    """A record with its claims (Eintrag oder Beziehung mit allen Angaben der Quellen)."""

    claims: list[ClaimOut]


class AnsweredOut(Shape):
    """An answer that is kept, and the revision that undoes it; none where nothing changed (die Antwort)."""

    key: str = Field(examples=["0a1b2c3d4e5f6071"])
    option: str = Field(examples=["takes-part"])
    replaced: str | None = Field(
        default=None,
        description="welche frühere Antwort damit berichtigt ist (which earlier answer this corrects)",
        examples=["An die Stelle von „ist ausdrücklich nicht dabei“ (Auskunft: Jugendamt, 03.05.2026) getreten."],
    )
    revision: RevisionOut | None = Field(default=None, description="fehlt, wenn sich nichts geändert hat (none)")


class WrittenOut(Shape):
    """A record as it is now, and the revision that undoes it; none where nothing changed (Eintrag und Änderung)."""

    record: StatedOut | None = Field(default=None, description="fehlt, wenn es ihn nicht mehr gibt (gone if missing)")
    revision: RevisionOut | None = Field(default=None, description="fehlt, wenn sich nichts geändert hat (none)")
