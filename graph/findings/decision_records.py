"""A decision of the group on a finding, as the record that keeps it (decision 0008)."""

from collections.abc import Iterable

from graph.district.snapshot import Snapshot
from graph.findings import norm_versions
from graph.findings.finding import Finding
from graph.records import Entity, entity
from graph.records.claims import EXISTS, Claim
from ontology.names import EntityType, Prop, StatementStatus, Verdict


def decision_id(district: str, key: str) -> str:
    """The id of the record that keeps what was decided on a finding: another decision takes its place."""
    return f"{district}:decision-{key}"


def decision(finding: Finding, snapshot: Snapshot, verdict: Verdict, day: str, reason: str = "") -> Entity:
    """The record of a decision: on what, what, why, when, and on what it rests, so that it opens again with that."""
    said = [
        (EXISTS, "true"),
        (Prop.NAME, finding.title.de),
        (Prop.FINDING_KEY, finding.key),
        (Prop.VERDICT, verdict),
        (Prop.DATE, day),
        (Prop.CERTAINTY, finding.certainty),
        *(((Prop.REASON, reason),) if reason else ()),
        *(((Prop.NORM_VERSION, versions),) if (versions := norm_versions(finding, snapshot)) else ()),
    ]
    claims = [Claim(str(p), str(v), as_of=day, status=StatementStatus.CONFIRMED.value) for p, v in said]
    return entity(decision_id(snapshot.key, finding.key), EntityType.DECISION, snapshot.key, claims)


def finding_of(findings: Iterable[Finding], key: str) -> Finding | None:
    """The finding with that key, or the one of several that one is made of."""
    every = (f for finding in findings for f in (finding, *finding.parts))
    return next((finding for finding in every if finding.key == key), None)
