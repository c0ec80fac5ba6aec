"""A record that is there is changed: whoever changes it names the state they saw, and only what is new is checked."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from api.refusals import referred_to, state_changed
from api.writes.stating import Stated, refuse_unfit, told
from api.writes.versions import state_seen
from api.writes.writing import Writing
from graph.records import Record
from graph.stores.base import Revision, Scope, put, remove
from graph.stores.mask import pointing

_NAMED = 20
"""So many records that name another one are told."""


Check = Callable[[Record | None], None]
"""Looks at a record before it is written, None where it is not there yet; raises where that may not be."""


def still_as_seen(writing: Writing, state: str) -> Check:
    """A check that refuses what a form shows no longer as it is; ``state`` is what the form saw (`state_seen`)."""

    def check(before: Record | None) -> None:
        if state_seen(writing.shown(before) if before is not None else None) != state:
            raise state_changed([])

    return check


class Target(NamedTuple):
    """Which record, in which state (``If-Match``), is changed for which reason."""

    id: str
    if_match: str | None
    reason: str = ""


class Outcome(NamedTuple):
    """The record as it is now, and the batch; None where nothing changed."""

    record: Record
    revision: Revision | None


def change(
    writing: Writing,
    target: Target,
    make: Callable[[Record], Record],
    said: Sequence[Stated] = (),
    done: str = "geändert",
) -> Outcome:
    """Write what is made of a record, from its present state; nothing if that is the same."""

    def attempt(head: int) -> Outcome:
        record = writing.found(target.id)
        writing.refuse_other_state(record, target.if_match)
        after = make(record)
        if after == record:
            return Outcome(record, None)
        known = frozenset((*record.claims, *writing.shown(record).claims))
        refuse_unfit(writing, record, after, [s for s in said if s.claim not in known])
        changed = {c.prop for c in frozenset(record.claims) ^ frozenset(after.claims)}
        reason = target.reason or told(writing, record, done, changed)
        return Outcome(after, writing.commit([put(after)], reason, head))

    return writing.again(attempt)


def delete(writing: Writing, target: Target) -> Revision:
    """Delete a record; raises RefusedError for one that others name, or that is in another state."""

    def attempt(head: int) -> Revision:
        record = writing.found(target.id)
        writing.refuse_other_state(record, target.if_match)
        if naming := sorted(other.id for other in _naming(writing, record)):
            raise referred_to(naming[:_NAMED])
        return writing.commit([remove(record.id)], target.reason or told(writing, record, "gelöscht"), head)

    return writing.again(attempt)


def _naming(writing: Writing, record: Record) -> Iterable[Record]:
    """The records whose properties name another one. Relations at it go along with it, and come back with it."""
    scope = Scope.of(record.owner)
    others: list[Record] = [*writing.store.records(scope), *writing.store.relations(scope=scope)]
    for other in others:
        pointers = pointing(writing.model)[other.type]
        if other.id != record.id and any(c.value == record.id and c.prop in pointers for c in other.claims):
            yield writing.shown(other)
