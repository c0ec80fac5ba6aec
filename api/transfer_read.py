"""What of others a reader may take over: public works, those of their own districts, and what was released."""

from collections.abc import Sequence
from datetime import date

from api.access import Reading
from api.rights import Right
from graph.as_of import months_later
from graph.contribution.releasing import releases
from graph.district.loading import districts
from graph.learning.district_moves import MovedDistrict, moved_districts
from graph.learning.offered_works import OfferedWork, WorkWish, offered_works, wished_works
from ontology.names import Prop

_RELEASED = (Prop.RELEASED_PAPER, Prop.RELEASED_MEASURE, Prop.RELEASED_DOCUMENT)
MOST_LOOKED_AT = 40
"""So many own districts are looked through for moves at once."""
_MONTHS = 36
"""Moves are looked for over three years: so long a process takes (domain 6.2)."""


def works_for(read: Reading, wish: WorkWish) -> Sequence[OfferedWork]:
    """The works that fit a wish."""
    offered = offered_works(
        read.store, read.model, read.scope, lambda owner: read.caller.may(Right.READ, owner), released_by(read)
    )
    return wished_works(offered, wish)


def released_by(read: Reading) -> frozenset[str]:
    """The ids of papers, measures and documents that districts in sight released one by one, as long as that holds."""
    found = [release for key, release in releases(read.store).items() if read.scope.owns(key)]
    return frozenset(id for release in found for prop in _RELEASED for id in release.all(prop))


def moved_for(read: Reading, on: date) -> list[MovedDistrict]:
    """Own districts in which something moved within three years; others do not tell what moved in them."""
    own = [d for d in districts(read.store, read.scope) if read.caller.may(Right.READ, d.owner)]
    days = months_later(on, -_MONTHS), on
    return list(moved_districts(read.store, read.model, own[:MOST_LOOKED_AT], days))
