"""A district as it is and as it would be after changes that nobody made, at one day."""

from collections.abc import Iterable
from datetime import date

from graph.analysis import Analysis, analyse
from graph.comparison.comparing import Comparison
from graph.comparison.results import compared, measured
from graph.district.loading import snapshot_from
from graph.district.snapshot import Snapshot
from graph.findings.finding import singles
from graph.goals.soll_ist import soll_ist
from graph.records import Entity, Record, Relation
from ontology import Model


def compare_supposed(
    model: Model, district: Entity, on: date, records: Iterable[Record], supposed: Iterable[Record]
) -> Comparison:
    """The same from the records of the district as it is."""
    return compare_with(analyse(_snapshot(model, district, on, records)), supposed)


def compare_with(before: Analysis, supposed: Iterable[Record]) -> Comparison:
    """What the changes would do to indicators, findings and goals. What is not found any more then would be solved."""
    after = analyse(supposed_snapshot(before.snapshot, supposed))
    then = tuple(singles(before.findings))
    touched = frozenset(subject for finding in then for subject in finding.subjects)
    return Comparison(
        before,
        after,
        (),
        measured(before.outcomes, after.outcomes),
        compared(then, tuple(singles(after.findings)), touched),
        soll_ist(before, after),
    )


def supposed_snapshot(now: Snapshot, supposed: Iterable[Record]) -> Snapshot:
    """The district on the same day, were these its records."""
    return _snapshot(now.model, now.district, now.on, supposed)


def _snapshot(model: Model, district: Entity, on: date, records: Iterable[Record]) -> Snapshot:
    found = list(records)
    entities = (r for r in found if isinstance(r, Entity))
    return snapshot_from(model, district, on, entities, (r for r in found if isinstance(r, Relation)))
