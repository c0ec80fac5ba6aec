"""Making, listing and ending links to views of the map; each act is one unit of work."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.accounts.accounts import Accounts
from api.accounts.sealed import fresh, fresh_id, seal
from api.refusals import SHARED_MAPS_FULL, RefusedError
from api.shared_maps.tables import SharedMapRow
from graph.errors import NotFoundError

LASTING = (7, 30, 90, 180)
"""For so many days a link can be made."""
MOST_SHARED = 50
"""So many links of one district can be open at a time."""
_KEPT_DAYS = 30
"""So long an ended link is still listed."""


@dataclass(frozen=True, slots=True)
class SharedMaps:
    """What somebody who has the right to may do with the shared views of a district."""

    accounts: Accounts
    district: str
    actor: str

    @property
    def today(self) -> date:
        """The day that it is."""
        return self.accounts.today()

    def all(self) -> list[SharedMapRow]:
        """All of them, also those that ended lately; the newest first."""
        with self.accounts.reading() as session:
            asked = select(SharedMapRow).where(SharedMapRow.district == self.district)
            return list(session.scalars(asked.order_by(SharedMapRow.made.desc(), SharedMapRow.id)))

    def share(self, name: str, view: str, day: date, lasting: int) -> str:
        """A new link; its secret, which is told this once. Raises RefusedError where there are too many."""
        secret, ends = fresh(), self.today + timedelta(days=lasting)
        with self.accounts.writing() as session:
            _forget_ended(session, self.today)
            mine = select(func.count()).select_from(SharedMapRow).where(SharedMapRow.district == self.district)
            if (session.scalar(mine.where(SharedMapRow.ends >= self.today.isoformat())) or 0) >= MOST_SHARED:
                raise RefusedError(SHARED_MAPS_FULL)
            session.add(
                SharedMapRow(
                    id=fresh_id(),
                    district=self.district,
                    hash=seal(secret),
                    name=name,
                    view=view,
                    day=day.isoformat(),
                    ends=ends.isoformat(),
                    made=self.accounts.clock(),
                    actor=self.actor,
                )
            )
        return secret

    def end(self, id: str) -> None:
        """End a link for good; raises NotFoundError."""
        with self.accounts.writing() as session:
            found = session.get(SharedMapRow, id)
            if found is None or found.district != self.district:
                raise NotFoundError(f"no shared view {id}")
            session.delete(found)


def shared_map(accounts: Accounts, secret: str) -> SharedMapRow | None:
    """What a link opens; None for one that is unknown, was ended or is over: all alike."""
    today = accounts.today().isoformat()
    with accounts.reading() as session:
        asked = select(SharedMapRow).where(SharedMapRow.hash == seal(secret), SharedMapRow.ends >= today)
        return session.scalars(asked).one_or_none()


def _forget_ended(session: Session, today: date) -> None:
    before = (today - timedelta(days=_KEPT_DAYS)).isoformat()
    session.execute(delete(SharedMapRow).where(SharedMapRow.ends < before))
