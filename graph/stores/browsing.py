"""The journal in pages, newest batch first: what happened of late, without reading all that ever did."""

from collections.abc import Iterator

from graph.stores.base import EVERYTHING, GraphReader, Happened, Scope

_FIRST_LOOK = 64
"""So many revisions are looked at first; four times as many each time that is not enough."""


def newest_batches(store: GraphReader, scope: Scope, before: int | None = None) -> Iterator[Happened]:
    """Batches older than a revision (None: all) that did something the scope sees, newest first."""
    head = store.head(EVERYTHING)
    until, look = (head.number if head is not None else 0), _FIRST_LOOK
    if before is not None:
        until = min(until, before - 1)
    while until > 0:
        after = max(0, until - look)
        yield from reversed(list(store.batches(after, scope, until)))
        until, look = after, look * 4
