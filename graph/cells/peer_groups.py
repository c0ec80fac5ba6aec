"""Who is compared with whom: districts of a type, of a size class, of a Land, and what these make together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from graph.cells.scales import ValueRange
from ontology import Text

UNSAID = ""
"""A type, size or Land that nobody has recorded."""
_BORDERS = (("small", 2_000), ("middle", 5_000))
_LARGE = "large"


class PeerPlace(NamedTuple):
    """Where a district stands among others: notation of its type, size class, notation of its Land."""

    type: str
    size: str
    land: str


class PeerGroup(NamedTuple):
    """A group that may be asked for; None takes all. All three None is the nation."""

    type: str | None = None
    size: str | None = None
    land: str | None = None

    def holds(self, place: PeerPlace) -> bool:
        """Whether a district of that place belongs to the group."""
        return all(asked is None or asked == found for asked, found in zip(self, place, strict=True))


@dataclass(frozen=True)
class Participant:
    """A district that released its values: where it stands, and the range of each indicator it has a value for."""

    key: str
    place: PeerPlace
    ranges: Mapping[str, ValueRange] = field(default_factory=dict)


def size_class(children: int | None) -> str:
    """The class of a district by its children under three: below 2,000, below 5,000, or more [P]; unsaid if unknown.

    >>> size_class(1_999), size_class(2_000), size_class(9_000), size_class(None)
    ('small', 'middle', 'large', '')
    """
    if children is None:
        return UNSAID
    return next((name for name, border in _BORDERS if children < border), _LARGE)


SIZE_LABELS: Mapping[str, Text] = {
    "small": Text(de="unter 2.000 Kinder unter drei", en="fewer than 2,000 children under three"),
    "middle": Text(de="2.000 bis unter 5.000 Kinder unter drei", en="2,000 to 5,000 children under three"),
    _LARGE: Text(de="5.000 Kinder unter drei und mehr", en="5,000 children under three and more"),
    UNSAID: Text(de="Größe nicht erfasst", en="size not recorded"),
}


def groups_among(places: Iterable[PeerPlace]) -> Iterator[PeerGroup]:
    """Every group that may be asked for among these places, the nation first, each once."""
    found = sorted(set(places))
    seen: set[PeerGroup] = set()
    for by_type, by_size, by_land in product((False, True), repeat=3):
        for place in found:
            group = PeerGroup(
                place.type if by_type else None, place.size if by_size else None, place.land if by_land else None
            )
            if group not in seen:
                seen.add(group)
                yield group


def peer_groups_of(place: PeerPlace) -> tuple[PeerGroup, ...]:
    """The groups that a district of that place belongs to, the nation first, the closest peers last."""
    return tuple(groups_among([place]))
