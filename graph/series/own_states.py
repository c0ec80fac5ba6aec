"""What a district has recorded of the things that series are about, year by year, beside the published shares."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from graph.certainty import Certainty, surest
from graph.district.formats import family_formats
from graph.district.loading import district_of, snapshot_from
from graph.district.roll import Roll
from graph.district.snapshot import Snapshot
from graph.indicators import all_indicators, outcome_of
from graph.series.published_series import PublishedSeries
from graph.stores.base import GraphReader, Scope
from ontology import Model
from ontology.names import EntityType, Prop

_REACHED: Mapping[str, tuple[str, float]] = {
    "B30": ("C2", 1),
    "B70": ("B8", 1),
    "B71": ("B10", 1e-9),
    "B72": ("B1", 2),
    "B73": ("B9", 1),
}
"""Series that an indicator answers: from which value on the district has what the series counts."""
_NETWORK = ("B20", "B21", "B22")


class OwnState(NamedTuple):
    """Whether the district had it at the end of the year, as far as recorded."""

    year: int
    certainty: Certainty


_StateOf = Callable[[Snapshot], Certainty]


def own_states(
    store: GraphReader, model: Model, key: str, on: date, asked: tuple[Iterable[PublishedSeries], Iterable[int]]
) -> Mapping[str, tuple[OwnState, ...]]:
    """The district's state in each series and year up to the day, by the sign of the series.

    Series of which nothing can be recorded here (opinions, money) are left out. Nothing recorded is unknown. Raises
    NotFoundError for an unknown district.
    """
    scope = Scope.of(key)
    district = district_of(store, key, scope)
    entities, relations = tuple(store.records(scope)), tuple(store.relations(scope=scope))
    measured = {s.item: state for s in asked[0] if (state := state_in(s)) is not None}
    found: dict[str, list[OwnState]] = {item: [] for item in measured}
    for year in sorted({*asked[1]}):
        if year <= on.year:
            snapshot = snapshot_from(model, district, min(date(year, 12, 31), on), entities, relations)
            for item, state in measured.items():
                found[item].append(OwnState(year, state(snapshot)))
            snapshot.forget()
    return {item: tuple(states) for item, states in found.items()}


def state_in(series: PublishedSeries) -> _StateOf | None:
    """How to tell whether a district has what a series counts; None where nothing recorded can."""
    if series.item in _REACHED:
        return lambda snapshot: _reached(snapshot, *_REACHED[series.item])
    if series.item in _NETWORK:
        return _has_network
    if "A3" in series.indicators and (types := series.about_in("ActorType")):
        return lambda snapshot: _takes_part(snapshot, types)
    if forms := series.about_in("ParticipationForm"):
        return lambda snapshot: _form_used(snapshot, forms)
    return None


def _takes_part(snapshot: Snapshot, types: tuple[str, ...]) -> Certainty:
    """Whether an organization of the group itself takes part in the network bodies (as A3; speakers do not count)."""
    roll = snapshot.derived(Roll)
    if not roll.parts:
        return Certainty.UNKNOWN
    return surest(*(roll.coverage(roll.of_type(type)).direct for type in types))


def _has_network(snapshot: Snapshot) -> Certainty:
    found = [snapshot.certainty[e.id] for e in snapshot.possible(EntityType.EARLY_HELP_NETWORK)]
    return surest(*found) if found else Certainty.UNKNOWN


def _form_used(snapshot: Snapshot, forms: tuple[str, ...]) -> Certainty:
    used = (f.certainty for f in family_formats(snapshot) if f.format.value(Prop.PARTICIPATION_FORM) in forms)
    return surest(Certainty.UNKNOWN, *used)


def _reached(snapshot: Snapshot, id: str, least: float) -> Certainty:
    outcome = outcome_of(all_indicators()[id], snapshot)
    if outcome.value is not None and outcome.value >= least:
        sure = outcome.low is not None and outcome.low >= least
        return Certainty.PRESENT if sure else Certainty.STALE
    closed = outcome.high is not None and outcome.high < least
    return Certainty.ABSENT if closed else Certainty.UNKNOWN


__all__ = ["OwnState", "own_states", "state_in"]
