"""Erasing from a graph: what ``:Change`` and ``:Revision`` nodes say is rewritten in place."""

from collections.abc import Sequence
from typing import Any, Protocol

from graph.stores.bounded import Bounded
from graph.stores.cypher import Statement, in_parts
from graph.stores.cypher.seals import SEALED, SET_SALTS, sealed_anew
from graph.stores.sealing import Renewed

_NEXT_CHANGES = (
    "MATCH (c:Change) WHERE c.revision > $revision OR (c.revision = $revision AND c.position > $position) "
    "RETURN c.revision, c.position, c.record, c.before, c.after ORDER BY c.revision, c.position LIMIT 2000"
)
_SET_CHANGES = (
    "UNWIND $rows AS row MATCH (c:Change {revision: row[0], position: row[1]}) "
    "SET c.record = row[2], c.before = row[3], c.after = row[4]"
)
_REVISIONS = "MATCH (v:Revision) RETURN v.number, v.author, v.reason"
_SET_REVISIONS = "UNWIND $rows AS row MATCH (v:Revision {number: row[0]}) SET v.author = row[1], v.reason = row[2]"


class _Asked(Protocol):
    """A transaction as a store uses it."""

    def rows(self, text: str, **parameters: object) -> list[list[Any]]:
        """What a statement answers."""

    def run(self, statement: Statement) -> None:
        """Run a statement that answers nothing."""


def rewrite_changes(tx: _Asked, bounded: Bounded) -> set[int]:
    """Rewrite what the journal and its revisions say; the revisions that say something else now."""
    revision, position, rewritten = 0, -1, set[int]()
    while rows := tx.rows(_NEXT_CHANGES, revision=revision, position=position):
        revision, position = rows[-1][0], rows[-1][1]
        made = [[n, at, *bounded.entry(n, r, b, a)] for n, at, r, b, a in rows]
        changed = [new for new, old in zip(made, rows, strict=True) if new != list(old)]
        _set(tx, _SET_CHANGES, changed)
        rewritten.update(row[0] for row in changed)
    told = tx.rows(_REVISIONS)
    plain = [[n, *bounded.said(n, author, reason)] for n, author, reason in told]
    changed = [new for new, old in zip(plain, told, strict=True) if new != list(old)]
    _set(tx, _SET_REVISIONS, changed)
    return rewritten | {row[0] for row in changed}


def renew_graph_seals(tx: _Asked, rewritten: set[int], broken: frozenset[int]) -> Renewed:
    """Give revisions that were rewritten new salts; what their digests are from now on.

    What was broken before an erasure is not made whole by it.
    """
    renewed: list[tuple[int, str]] = []
    for number in sorted(rewritten):  # one by one: a revision may hold a long list
        for sealing in sealed_anew(tx.rows(SEALED, ids=[number])):
            tx.run(Statement(SET_SALTS, {"rows": [[number, sealing.salt]]}))
            renewed.append((number, sealing.digest()))
    return tuple(pair for pair in renewed if pair[0] not in broken)


def _set(tx: _Asked, text: str, rows: Sequence[list[object]]) -> None:
    for part in in_parts(rows):
        tx.run(Statement(text, {"rows": part}))
