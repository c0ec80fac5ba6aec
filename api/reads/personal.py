"""The one way in which a route tells data of persons in clear: what is read is noted before it is given.

A route declares it in its signature (`Personal`), as it does its right. Nothing else hands out a view that is not
masked, and a test looks for every route that tells a person and leaves no note (decision 0038).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, NamedTuple

from fastapi import Depends, Request

from api.accounts.errors import NotAllowedError
from api.accounts.personal_reads import EVERYBODY, PersonalRead, note_read, reads_of
from api.accounts.tables import PersonalReadRow
from api.accounts.times import said_time
from api.accounts.visits import accounts_of, visit_of
from api.reads.access import Needs, Reading
from api.rights import Right
from graph.errors import NotFoundError
from graph.records import Entity, Record
from graph.stores.base import GraphStore, Scope
from graph.stores.erasing import Stored, is_erased, persons_like
from graph.stores.privacy import MaskedReader
from graph.stores.reviewing import due_reviews
from graph.telling.person import PersonReport, person_report
from graph.telling.person_json import PersonReadOut
from ontology import Text
from ontology.names import EntityType


@dataclass(frozen=True, slots=True)
class PersonalReading:
    """Data of persons of the districts where the caller has the right to tell about them."""

    _store: GraphStore
    _note: Callable[[PersonalRead], None]
    _reads: Callable[[str, str], list[PersonReadOut]]
    reading: Reading
    _way: str

    def report(self, key: str, id: str) -> "FoundPerson":
        """Everything stored of a person of a district, and who read it before; raises NotFoundError."""
        person = stored_person(self._store, self.reading, key, id)
        reads = self._reads(person.shown, key)
        self._note(PersonalRead(person.shown, key, self._way))
        report = person_report(self._store, self.reading.model, person, Scope.of(key))
        return FoundPerson(report, reads, self._store.get(person.id, Scope.of(key)), self._store.secret())

    def listed(self, key: str, name: str | None) -> list[Stored]:
        """The persons of a district who are there, or those of a whole name."""
        scope = self._within(key)
        self._note(PersonalRead(EVERYBODY, key, self._way))
        there = [p.id for p in self._store.records(scope, [EntityType.PERSON]) if p.owner == key]
        found = [person for id in there for person in persons_like(self._store, id, scope)]
        meant = {p.id for p in persons_like(self._store, name, scope)} if name is not None else set(there)
        return [person for person in found if person.id in meant and not is_erased(person)]

    def due(self, key: str, today: date) -> frozenset[str]:
        """The ids, as they are shown, of persons whose data are to be looked at again."""
        reviews = due_reviews(self._store, today)
        return frozenset(self._shown(review.person) for review in reviews if review.person.owner == key)

    def _shown(self, person: Entity) -> str:
        return MaskedReader(self._store, self.reading.model).shown(person).id

    def _within(self, key: str) -> Scope:
        self.reading.district(key)
        return Scope.of(key)


class FoundPerson(NamedTuple):
    """What is told of a person, who read it before, the record if there still is one, and what keys its tag."""

    report: PersonReport
    reads: list[PersonReadOut]
    record: Record | None
    secret: bytes


def stored_person(store: GraphStore, reading: Reading, key: str, id: str) -> Stored:
    """The person of a district under the id that is shown, also if only the journal knows them; else NotFoundError."""
    reading.district(key)
    found = [p for p in persons_like(store, id, Scope.of(key)) if p.shown == id and p.versions[-1].owner == key]
    if not found:
        raise NotFoundError(f"no person {id}")
    return found[0]


def personal(request: Request, reading: Annotated[Reading, Depends(Needs(Right.PERSONS))]) -> PersonalReading:
    """The reading of a request; raises NotAllowedError where this installation tells nothing of persons."""
    state = request.app.state
    if not state.settings.keeps_persons:
        raise NotAllowedError(
            Text(
                de="Diese Installation gibt hier nichts Persönliches aus (FRUEHNETZ_ALLOW_PERSONS). Auskunft an eine "
                "Person gibt, wer den Rechner betreibt, mit „fruehnetz person“.",
                en="This installation tells nothing personal here (FRUEHNETZ_ALLOW_PERSONS). Who runs the computer can "
                "answer a person with “fruehnetz person”.",
            )
        )
    way = f"{request.method} {request.scope['route'].path}"
    return PersonalReading(state.store, _noting(request), _reads_before(request), reading, way)


Personal = Annotated[PersonalReading, Depends(personal)]


def _noting(request: Request) -> Callable[[PersonalRead], None]:
    """Without accounts one person sits at this computer, and there is nobody to be told apart."""
    if getattr(request.app.state, "accounts", None) is None:
        return lambda _: None
    accounts, account = accounts_of(request), visit_of(request).account

    def noted(read: PersonalRead) -> None:
        with accounts.writing() as session:
            note_read(session, accounts.clock(), account, read)

    return noted


def _reads_before(request: Request) -> Callable[[str, str], list[PersonReadOut]]:
    if getattr(request.app.state, "accounts", None) is None:
        return lambda _person, _district: []
    accounts = accounts_of(request)

    def before(person: str, district: str) -> list[PersonReadOut]:
        with accounts.reading() as session:
            return [read_out(row) for row in reads_of(session, person, district)]

    return before


def read_out(row: PersonalReadRow) -> PersonReadOut:
    """A read as the person is told of it."""
    return {"time": said_time(row.time), "by": row.actor, "way": row.way, "passedOn": row.passed_on}
