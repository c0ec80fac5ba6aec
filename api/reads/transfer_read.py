"""What of others a reader may take over: public works, those of their own districts, and what was released."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain

from api.reads.access import Reading
from api.rights import Right
from graph.as_of import months_later
from graph.contribution.going_along import released_parts
from graph.contribution.handed_works import CollectedWork
from graph.contribution.reading_back import collected_works
from graph.contribution.releasing import RELEASED_WORKS, releases
from graph.district.loading import districts
from graph.learning.district_moves import MovedDistrict, moved_districts
from graph.learning.offered_works import OfferedWork, ReleasedWorks, WorkWish, offered_works, wished_works
from graph.stores.base import GraphStore
from graph.stores.privacy import MaskedReader

MOST_LOOKED_AT = 40
"""So many own districts are looked through for moves at once."""
_MONTHS = 36
"""Moves are looked for over three years: so long a process takes (domain 6.2)."""


def works_for(read: Reading, unmasked: GraphStore, wish: WorkWish) -> Sequence[OfferedWork]:
    """The works that fit a wish; ``unmasked`` is the same store with contributions, which others are never shown."""
    released = released_by(read, unmasked)
    offered = offered_works(
        read.store, read.model, read.scope, lambda owner: read.caller.may(Right.READ, owner), released
    )
    return wished_works(offered, wish)


def released_by(read: Reading, unmasked: GraphStore) -> ReleasedWorks:
    """What districts in sight released one by one, as long as that holds: in this store, or in a contribution."""
    by_district, collected = _released(read, unmasked)
    mask = MaskedReader(unmasked, read.model)
    shown = tuple(one._replace(record=mask.shown(one.record)) for one in collected)
    return ReleasedWorks(frozenset(chain.from_iterable(by_district.values())), shown)


def named_by_works(read: Reading, unmasked: GraphStore) -> frozenset[str]:
    """The keys of districts in sight that stand by name beside a work that they released."""
    by_district, collected = _released(read, unmasked)
    return frozenset(key for key, ids in by_district.items() if ids) | {one.record.owner for one in collected}


def _released(read: Reading, unmasked: GraphStore) -> tuple[Mapping[str, Sequence[str]], Sequence[CollectedWork]]:
    """The ids of released works of this store by district, and those in contributions."""
    found = [release for key, release in releases(unmasked).items() if read.scope.owns(key)]
    homes = {d.owner: d for d in districts(read.store, read.scope)}
    named = (homes[r.owner] for r in found if r.owner in homes and any(r.all(prop) for prop in RELEASED_WORKS))
    ids = {h.owner: [work.id for work in released_parts(read.store, unmasked, h)[0].works] for h in named}
    return ids, tuple(collected_works(found))


def moved_for(read: Reading, on: date) -> list[MovedDistrict]:
    """Own districts in which something moved within three years; others do not tell what moved in them."""
    own = [d for d in districts(read.store, read.scope) if read.caller.may(Right.READ, d.owner)]
    days = months_later(on, -_MONTHS), on
    return list(moved_districts(read.store, read.model, own[:MOST_LOOKED_AT], days))
