"""Resolutions with the duty to report, and the reports on each: shared by B11 and the finding on it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graph.certainty import Certainty, surest, weakest
from graph.district.consultations import Consulted, consultations
from graph.district.planned_rows import only_planned
from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology.names import EntityType, Prop, RelationType, ResolutionKind
from ontology.values import as_bool, earliest, latest


class Report(NamedTuple):
    """A paper that reports on a resolution: when (empty: not known), how sure it is a later one, and its records."""

    paper: str
    date: str
    certainty: Certainty
    record: str


class Loop(NamedTuple):
    """A resolution with the duty to report, how sure that is, and the reports on it."""

    resolution: Entity
    certainty: Certainty
    reports: tuple[Report, ...]

    @property
    def closed(self) -> Certainty:
        """How sure it is that somebody reported back; nothing on record is unknown (domain 10 no. 8)."""
        return surest(Certainty.UNKNOWN, *(r.certainty for r in self.reports))


def report_loops(snapshot: Snapshot) -> tuple[Loop, ...]:
    """The resolutions with the duty to report that hold or are open, each with the reports that are not before it."""
    reports = _reports(snapshot)
    return tuple(_loop(snapshot, r, reports) for r in resolutions(snapshot) if has_duty(r))


def resolutions(snapshot: Snapshot) -> tuple[Entity, ...]:
    """The recorded resolutions, without denied ones."""
    possible = snapshot.possible(EntityType.RESOLUTION)
    return tuple(r for r in possible if snapshot.certainty[r.id] is not Certainty.ABSENT)


def later(report: str, resolution: str) -> Certainty:
    """How sure it is that a report came after a resolution, by their dates as stated.

    >>> later("2024-04-22", "2023-03-23"), later("2023", "2023-03-23"), later("2022", "2023-03-23")
    (<Certainty.PRESENT: 'present'>, <Certainty.UNKNOWN: 'unknown'>, <Certainty.ABSENT: 'absent'>)
    """
    if not report or not resolution:
        return Certainty.UNKNOWN
    if earliest(report) > latest(resolution):
        return Certainty.PRESENT
    return Certainty.ABSENT if latest(report) <= earliest(resolution) else Certainty.UNKNOWN


def has_duty(resolution: Entity) -> bool | None:
    """Whether a resolution demands a report: as stated, or by its kind; None where nobody says."""
    stated = as_bool(resolution.values, Prop.REPORTING_DUTY)
    return True if stated is None and resolution.value(Prop.KIND) == ResolutionKind.BERICHT else stated


def _reports(snapshot: Snapshot) -> Mapping[str, list[tuple[Entity, str, Certainty, str]]]:
    """Per resolution the papers that report on it, with date, certainty and the relation that says so."""
    first: dict[str, Consulted] = {}
    for row in consultations(snapshot):
        first.setdefault(row.paper.id, row)
    found: dict[str, list[tuple[Entity, str, Certainty, str]]] = defaultdict(list)
    for relation, certainty in snapshot.relations_of(RelationType.REPORTS_ON):
        paper = snapshot.entities[relation.source]
        if only_planned(paper) and paper.id not in first:
            continue
        consulted = first[paper.id].date if paper.id in first else ""
        stated = paper.value(Prop.DATE) or consulted
        found[relation.target].append((paper, stated, certainty, relation.id))
    return found


def _loop(
    snapshot: Snapshot, resolution: Entity, reports: Mapping[str, Sequence[tuple[Entity, str, Certainty, str]]]
) -> Loop:
    decided = resolution.value(Prop.DATE) or ""
    rows = (
        Report(paper.id, day, weakest(sure, later(day, decided)), record)
        for paper, day, sure, record in reports.get(resolution.id, ())
    )
    kept = sorted((r for r in rows if r.certainty is not Certainty.ABSENT), key=lambda r: (r.date or "9999", r.paper))
    return Loop(resolution, snapshot.certainty[resolution.id], tuple(kept))
