"""The state before the newest list: what a district is compared with where nobody names a day."""

from collections import Counter
from datetime import date

from graph.analysis import Analysis
from graph.comparison.comparing import Comparison, compare_district
from graph.district.snapshot import Snapshot
from graph.stores.base import GraphReader
from ontology.values import latest

_MONTH = 28
"""So many days lie between two states at least; lists of one week are one."""
_ENOUGH = 3
"""So few statements make no state of a district."""


def earlier_state(snapshot: Snapshot) -> date | None:
    """The newest day, well before that of the newest list, which several organizations or seats are stated for.

    None where only one state is recorded.
    """
    listed = snapshot.newest_list
    if not listed:
        return None
    stated: Counter[str] = Counter()
    for record in (*snapshot.organizations, *(seat.relation for seat in snapshot.relations_of("Membership"))):
        stated.update({claim.as_of for claim in record.claims if claim.as_of})
    newest = latest(listed)
    days = (latest(day) for day, number in stated.items() if number >= _ENOUGH)
    return max((day for day in days if (newest - day).days >= _MONTH), default=None)


def against_earlier(store: GraphReader, analysis: Analysis) -> Comparison | None:
    """A district as it is beside its earlier state; None where there is none."""
    snapshot = analysis.snapshot
    before = earlier_state(snapshot)
    if before is None or before >= snapshot.on:
        return None
    return compare_district(store, snapshot.model, snapshot.key, (before, snapshot.on), analysis)


__all__ = ["against_earlier", "earlier_state"]
