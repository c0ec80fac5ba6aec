"""The profile of a district over the years and the electoral terms, as far as dates are recorded.

Each day is computed from what is recorded now of that day: a year for which nobody entered anything is thin, not bad,
and its coverage says so.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from graph.as_of import STARTS
from graph.district.loading import district_of, snapshot_from
from graph.profile.district_profile import DistrictProfile, district_profile
from graph.records import Entity, Record
from graph.stores.base import GraphReader, Scope
from graph.wording import name
from ontology import Model, Text
from ontology.names import EntityType, Prop
from ontology.values import earliest, latest

MOST_YEARS = 12
"""So many years are computed at most, the newest ones."""


class ProfileDay(NamedTuple):
    """A day at which the profile is taken: the last of a year or of an electoral term, or the day of the analysis."""

    label: Text
    on: date
    since: date


class DatedProfile(NamedTuple):
    """The profile at one of the days."""

    day: ProfileDay
    profile: DistrictProfile


class ProfileHistory(NamedTuple):
    """The same district year by year, and at the end of each recorded electoral term; oldest first."""

    years: tuple[DatedProfile, ...]
    terms: tuple[DatedProfile, ...]


def profile_history(store: GraphReader, model: Model, key: str, on: date) -> ProfileHistory:
    """Read a district once and take its profiles; raises NotFoundError for an unknown district."""
    scope = Scope.of(key)
    district = district_of(store, key, scope)
    entities, relations = tuple(store.records(scope)), tuple(store.relations(scope=scope))

    def taken(days: Iterable[ProfileDay]) -> Iterator[DatedProfile]:
        for day in days:
            snapshot = snapshot_from(model, district, day.on, entities, relations)
            yield DatedProfile(day, district_profile(snapshot))

    known: list[Record] = [*entities, *relations]
    own = [record for record in known if record.owner == key and record.id != district.id]
    terms = [e for e in entities if e.type == EntityType.LEGISLATIVE_TERM]
    return ProfileHistory(tuple(taken(profile_years(own, on))), tuple(taken(profile_terms(terms, on))))


def profile_years(records: Iterable[Record], on: date) -> tuple[ProfileDay, ...]:
    """The last day of each year since the first one that a record is dated in, and the day itself for its year."""
    years = {earliest(day).year for record in records for day in _days(record)}
    begun = [year for year in years if year <= on.year]
    first = max(min(begun, default=on.year), on.year - MOST_YEARS + 1)
    return tuple(
        ProfileDay(name(str(year)), min(date(year, 12, 31), on), date(year, 1, 1)) for year in range(first, on.year + 1)
    )


def profile_terms(terms: Sequence[Entity], on: date) -> tuple[ProfileDay, ...]:
    """The last day of each electoral term that had begun by the day; of the present one, the day itself."""
    begun = [(t, earliest(t.value(Prop.START_DATE) or "9999")) for t in terms]
    dated = sorted((since, t.name, t.value(Prop.END_DATE)) for t, since in begun if since <= on)
    return tuple(
        ProfileDay(name(said), min(latest(end) - timedelta(days=1), on) if end else on, since)
        for since, said, end in dated
    )


def _days(record: Record) -> Iterator[str]:
    """When the record began, and of when its statements are."""
    yield from (day for prop in STARTS if (day := record.value(prop)))
    yield from (claim.as_of for claim in record.claims if claim.as_of)


__all__ = ["DatedProfile", "ProfileDay", "ProfileHistory", "profile_history", "profile_terms", "profile_years"]
