"""Who read data of persons, or passed them on: accounts and persons by ids, the way, and nothing of what was read."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from api.accounts.sealed import fresh_id
from api.accounts.tables import ALL, PersonalReadRow
from graph.stores.base import Scope

EVERYBODY = "*"
"""Instead of one person: a list of all."""
_KEPT = 400 * 86_400
"""Longer than the year after which the data of a person are to be looked at (domain 7.3)."""
_PAGE = 500


@dataclass(frozen=True, slots=True)
class PersonalRead:
    """Which person (the id that is shown), or all, of which district was read in which way; whether it left here."""

    person: str
    district: str
    way: str
    passed_on: bool = False


def note_read(session: Session, now: int, actor: str, read: PersonalRead) -> None:
    """Note a read, before anything of it is shown; what is older than its time is forgotten."""
    session.execute(delete(PersonalReadRow).where(PersonalReadRow.time < now - _KEPT))
    session.add(
        PersonalReadRow(
            id=fresh_id(),
            time=now,
            actor=actor,
            person=read.person,
            district=read.district,
            way=read.way,
            passed_on=read.passed_on,
        )
    )


def newest_reads(session: Session, scope: Scope) -> list[PersonalReadRow]:
    """The newest reads of persons of the districts of a scope, the newest first."""
    rows = select(PersonalReadRow).order_by(PersonalReadRow.time.desc(), PersonalReadRow.id)
    if scope.districts is not None:
        rows = rows.where(PersonalReadRow.district.in_(sorted(scope.districts)))
    return list(session.scalars(rows.limit(_PAGE)))


def reads_of(session: Session, person: str, district: str) -> Iterable[PersonalReadRow]:
    """All reads of a person, those of lists in which they stand included, the oldest first."""
    here = PersonalReadRow.district.in_((district, ALL))
    rows = select(PersonalReadRow).where(here).order_by(PersonalReadRow.time, PersonalReadRow.id)
    meant = or_(PersonalReadRow.person == person, PersonalReadRow.person == EVERYBODY)
    return list(session.scalars(rows.where(meant)))
