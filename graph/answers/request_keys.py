"""By which request of a program an answer was given: asked again under the same key, it is the same answer."""

from collections.abc import Iterable

from graph.records import Entity, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores.base import Change, put
from ontology.names import EntityType, Prop


def under_key(changes: Iterable[Change], key: str) -> tuple[Change, ...]:
    """The changes of an answer, the source of which remembers the key of the request."""
    return tuple(_keyed(change, key) for change in changes)


def _keyed(change: Change, key: str) -> Change:
    record = change.record
    if not isinstance(record, Entity) or record.type != EntityType.SOURCE:
        return change
    as_of = next((c.as_of for c in record.claims if c.prop == EXISTS), "")
    return put(with_claims(record, (*record.claims, Claim(Prop.SAME_AS.value, key, as_of=as_of))))


def given_under(sources: Iterable[Entity], key: str) -> Entity | None:
    """The source of the answer that was given under a key; None if there is none, or it was taken back."""
    return next((s for s in sources if any(c.prop == Prop.SAME_AS and c.value == key for c in s.claims)), None)


__all__ = ["given_under", "under_key"]
