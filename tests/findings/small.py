"""Small worlds for tests of findings: bodies, seats and papers beside the records of tests/indicators/worlds.py."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from graph.district.snapshot import Snapshot
from graph.findings import findings_of
from graph.findings.finding import Finding, singles
from graph.indicators import compute_all
from graph.records import Entity
from ontology import Model
from tests.indicators.worlds import world
from tests.musterstadt import DISTRICT, NEW, ON, Said, a

JHA, STEERING, COUNCIL = "99001:JHA", "99001:STEUER", "99001:PARL-S"


def committee(kind: str, said: Said = NEW, /, **values: str) -> Entity:
    """A committee whose local id is its kind."""
    return a(f"99001:{kind}", "Committee", said, name=values.pop("name", kind), kind=kind, **values)


def exemption(partner: str) -> Entity:
    """The statement that a partner group does not exist in the district."""
    return a(f"99001:X-{partner}", "Exemption", district=DISTRICT, partner=partner, reason="im Nachbarkreis")


def paper(local: str, **values: str) -> Entity:
    """A council paper on early help."""
    return a(f"99001:{local}", "Paper", name=local, **{"topicRelation": "core", "date": "2023-01-01", **values})


def found(model: Model, records: Iterable[Any], on: date = ON, **district: str) -> tuple[Finding, ...]:
    """All findings of a small world."""
    return findings(world(model, records, on, **district))


def findings(snapshot: Snapshot) -> tuple[Finding, ...]:
    """All findings of a snapshot, each matter as one."""
    return findings_of(snapshot, compute_all(snapshot))


def by_rule(all_found: Iterable[Finding], rule: str, *subjects: str) -> list[Finding]:
    """The single findings of a rule, those about these subjects if any are given."""
    return [f for f in singles(all_found) if f.rule == rule and (not subjects or f.subjects == subjects)]
