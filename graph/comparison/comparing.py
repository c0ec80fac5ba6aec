"""One district at two dates, read from a store."""

from dataclasses import dataclass
from datetime import date

from graph.analysis import Analysis, analyse
from graph.comparison.changes import Difference, History
from graph.comparison.results import Compared, Measured, compared, measured
from graph.district.loading import district_of, snapshot_from
from graph.errors import InvalidError
from graph.findings.finding import singles
from graph.goals.soll_ist import GoalCompared, soll_ist
from graph.stores.base import GraphReader, Scope
from ontology import Model


@dataclass(frozen=True)
class Comparison:
    """A district at an earlier and a later date, and everything that differs."""

    before: Analysis
    after: Analysis
    changes: tuple[Difference, ...]
    indicators: tuple[Measured, ...]
    findings: Compared
    goals: tuple[GoalCompared, ...]


def compare_district(
    store: GraphReader, model: Model, key: str, dates: tuple[date, date], known: Analysis | None = None
) -> Comparison:
    """Compare a district at two dates, the earlier first; ``known`` is the analysis of the later one, if it is made.

    Raises NotFoundError for an unknown district, InvalidError if the first date is not before the second.
    """
    earlier, later = dates
    if earlier >= later:
        raise InvalidError(f"{earlier} is not before {later}")
    scope = Scope.of(key)
    district = district_of(store, key, scope)
    entities, relations = tuple(store.records(scope)), tuple(store.relations(scope=scope))
    before = analyse(snapshot_from(model, district, earlier, entities, relations))
    after = known or analyse(snapshot_from(model, district, later, entities, relations))
    history = History(model, (*entities, *relations), earlier, later)
    changes = history.changes(key)
    return Comparison(
        before,
        after,
        changes,
        measured(before.outcomes, after.outcomes),
        compared(tuple(singles(before.findings)), tuple(singles(after.findings)), history.touched(changes)),
        soll_ist(before, after),
    )
