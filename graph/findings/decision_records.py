"""A decision of the group on a finding, as the record that keeps it (decision 0008)."""

from collections.abc import Iterable
from typing import NamedTuple

from graph.district.snapshot import Snapshot
from graph.findings import norm_versions
from graph.findings.finding import Finding
from graph.records import Entity, entity
from graph.records.claims import EXISTS, Claim
from ontology.names import EntityType, Prop, StatementStatus, Verdict


def decision_id(district: str, key: str) -> str:
    """The id of the record that keeps what was decided on a finding: another decision takes its place."""
    return f"{district}:decision-{key}"


class Ruling(NamedTuple):
    """What the group decides on a finding: what, on which day, why; who takes it on, and until when."""

    verdict: Verdict
    day: str
    reason: str = ""
    in_charge: str = ""
    due: str = ""


def decision(finding: Finding, snapshot: Snapshot, ruling: Ruling) -> Entity:
    """The record of a decision: on what, what, why, when, and on what it rests, so that it opens again with that."""
    said = [
        (EXISTS, "true"),
        (Prop.NAME, finding.title.de),
        (Prop.FINDING_KEY, finding.key),
        (Prop.VERDICT, ruling.verdict),
        (Prop.DATE, ruling.day),
        (Prop.CERTAINTY, finding.certainty),
        (Prop.REASON, ruling.reason),
        (Prop.IN_CHARGE, ruling.in_charge),
        (Prop.DUE_DATE, ruling.due),
        (Prop.NORM_VERSION, norm_versions(finding, snapshot)),
    ]
    confirmed = StatementStatus.CONFIRMED.value
    claims = [Claim(str(p), str(v), as_of=ruling.day, status=confirmed) for p, v in said if v]
    return entity(decision_id(snapshot.key, finding.key), EntityType.DECISION, snapshot.key, claims)


def finding_of(findings: Iterable[Finding], key: str) -> Finding | None:
    """The finding with that key, or the one of several that one is made of."""
    every = (f for finding in findings for f in (finding, *finding.parts))
    return next((finding for finding in every if finding.key == key), None)
