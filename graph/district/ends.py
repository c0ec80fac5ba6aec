"""Relations by their ends, so that who asks for those of one entity need not look through all of a type."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graph.as_of import Dated


class Ends(NamedTuple):
    """Relations by the entity that they lead out of, and by the one that they lead into."""

    out: Mapping[str, tuple[Dated, ...]]
    into: Mapping[str, tuple[Dated, ...]]


def ends_of(rows: Iterable[Dated]) -> Ends:
    """The rows at each of their ends, in the order in which they come."""
    out: dict[str, list[Dated]] = defaultdict(list)
    into: dict[str, list[Dated]] = defaultdict(list)
    for row in rows:
        out[row.relation.source].append(row)
        into[row.relation.target].append(row)
    first, second = ({id: tuple(found) for id, found in at.items()} for at in (out, into))
    return Ends(first, second)
