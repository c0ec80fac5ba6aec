"""When the data of a person are to be looked at again: on a day that was set, else a year after the last confirmation.

Decision 0027: twelve months unless somebody says otherwise.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.as_of import months_later
from graph.records import Entity, with_claims
from graph.records.claims import Claim
from graph.stores.base import EVERYTHING, Batch, GraphStore, Revision, put
from graph.stores.erasing import Eraser
from graph.stores.redaction import ERASED
from ontology import ModelError
from ontology.names import EntityType, Prop, StatementStatus
from ontology.values import latest

REVIEW_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Review:
    """A person whose data are to be looked at, and since when; ``said`` whether somebody set the day."""

    person: Entity
    on: date
    said: bool


def due_reviews(store: GraphStore, today: date) -> list[Review]:
    """The persons whose day has come, the longest overdue first."""
    every = (_review(store, person) for person in _unerased(store))
    return sorted((r for r in every if r.on <= today), key=lambda r: (r.on, r.person.id))


def review_again(store: GraphStore, person: Entity, on: date, by: Eraser) -> Revision:
    """Keep the data of a person until another day."""
    said = Claim(Prop.REVIEW_ON, on.isoformat(), as_of=by.time[:10], status=StatementStatus.CONFIRMED)
    kept = with_claims(person, (*(c for c in person.claims if c.prop != Prop.REVIEW_ON), said))
    return store.commit(
        Batch(by.author, by.time, f"Angaben zu einer Person geprüft, weiter bis {on}", (put(kept),)), scope=EVERYTHING
    )


def _unerased(store: GraphStore) -> Iterator[Entity]:
    for person in store.records(types=[EntityType.PERSON], scope=EVERYTHING):
        if ERASED not in {c.value for c in person.about(Prop.NAME)}:
            yield person


def _review(store: GraphStore, person: Entity) -> Review:
    if (said := _day(person.value(Prop.REVIEW_ON) or "")) is not None:
        return Review(person, said, said=True)
    stated = [day for c in person.claims if (day := _day(c.as_of)) is not None]
    entered = [
        day for e in store.journal(person.id, scope=EVERYTHING) if (day := _day(e.revision.time[:10])) is not None
    ]
    return Review(person, months_later(max(stated or entered, default=date.min), REVIEW_MONTHS), said=False)


def _day(text: str) -> date | None:
    try:
        return latest(text) if text else None
    except ModelError:
        return None
