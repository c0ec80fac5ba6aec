"""What batches did, counted where the journal lies: a long one is not fetched in order to be counted."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from graph.records import SHARED
from graph.stores.base import Happened, Scope
from graph.stores.scoped import happened

_OF_ALL = "before IS NOT NULL AS was, after IS NOT NULL AS now, 1 AS own"
_BEFORE, _AFTER = "json_extract(before, '$.owner')", "json_extract(after, '$.owner')"
_OF_SOME = (
    f"ifnull({_BEFORE} IN seen, 0) AS was, ifnull({_AFTER} IN seen, 0) AS now, "
    f"ifnull({_BEFORE} IN owned, 0) OR ifnull({_AFTER} IN owned, 0) AS own"
)


def batches_in(
    rows: Callable[[str, Sequence[object]], list[tuple[Any, ...]]], scope: Scope, after: int, until: int
) -> Iterator[Happened]:
    """See `GraphReader.batches`; ``rows`` asks the database."""
    owned = sorted(scope.districts or ())
    states = _OF_ALL if scope.districts is None else _OF_SOME
    found = rows(
        "WITH owned (key) AS (SELECT value FROM json_each(?)), seen (key) AS (SELECT value FROM json_each(?)), "
        f"states AS (SELECT revision, {states} FROM journal WHERE revision > ? AND revision <= ?) "
        "SELECT number, author, time, reason, sum(now AND NOT was), sum(now AND was), sum(was AND NOT now), max(own) "
        "FROM states JOIN batch ON number = revision WHERE was OR now GROUP BY number ORDER BY number",
        (json.dumps(owned), json.dumps([*owned, SHARED]), after, until),
    )
    return (happened(row, scope) for row in found)
