"""The days of which something is known of a district: little, so that it stays known where the rest is put away."""

from typing import NamedTuple

from graph.district.snapshot import Snapshot
from ontology.names import RelationType
from ontology.values import latest


class DaysKnown(NamedTuple):
    """The newest day that lists are stated for, as they write it, and the years of statements, the newest first."""

    newest_list: str
    years: tuple[int, ...]


def days_known(snapshot: Snapshot) -> DaysKnown:
    """The days on which something was stated of an organization or a seat."""
    seats = (d.relation for d in snapshot.relations_of(RelationType.MEMBERSHIP))
    days = {claim.as_of for r in (*snapshot.organizations, *seats) for claim in r.claims if claim.as_of}
    return DaysKnown(snapshot.newest_list, tuple(sorted({latest(day).year for day in days}, reverse=True)))
