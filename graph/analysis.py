"""The whole answer for one district at a date: outcomes, findings, and the summary in words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.as_of import opened_on
from graph.district.loading import district_of, newest_list_date, snapshot_of
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings import findings_of
from graph.findings.finding import Finding
from graph.findings.strengths import StrongPoint, strengths_of
from graph.indicators import compute_all
from graph.stores.base import GraphReader, Scope
from ontology import Model


@dataclass(frozen=True)
class Analysis:
    """A district at a date with everything computed from it."""

    snapshot: Snapshot
    outcomes: Mapping[str, Outcome]
    findings: tuple[Finding, ...]
    strengths: tuple[StrongPoint, ...] = ()

    @property
    def counts(self) -> Counter[str]:
        """Findings per kind."""
        return Counter(f.kind for f in self.findings)


def analyse(snapshot: Snapshot) -> Analysis:
    """All indicators, findings and strengths of a snapshot."""
    outcomes = compute_all(snapshot)
    return Analysis(snapshot, outcomes, findings_of(snapshot, outcomes), strengths_of(snapshot, outcomes))


def analyse_district(store: GraphReader, model: Model, key: str, on: date) -> Analysis:
    """The same read from a store; raises NotFoundError for an unknown district."""
    district = district_of(store, key, Scope.of(key))
    return analyse(snapshot_of(store, model, district, on))


def demo_date(store: GraphReader, key: str) -> date:
    """The date of the newest list of a district, today where no source is dated (decision 0023)."""
    return opened_on(newest_list_date(store, key))
