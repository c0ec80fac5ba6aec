"""Sessions are kept on the server: they end when nobody asks for a while, after half a day, and whenever we say so."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, delete, or_, select, update
from sqlalchemy.orm import Session

from api.accounts.sealed import fresh, seal
from api.accounts.tables import AccountRow, GrantRow, SessionRow

IDLE, LONGEST = 2 * 3600, 12 * 3600
_RESOLUTION = 60
"""Seconds between two notes that a session is still used."""


def begin(session: Session, account: str, now: int) -> str:
    """The secret of a new session; those that are over are put away."""
    over = or_(SessionRow.seen <= now - IDLE, SessionRow.created <= now - LONGEST)
    session.execute(delete(SessionRow).where(over))
    secret = fresh()
    session.add(SessionRow(hash=seal(secret), account=account, created=now, seen=now))
    return secret


class InSession(NamedTuple):
    """Whose session it is, with roles and their districts, and whether its use has to be noted."""

    account: str
    name: str
    grants: Sequence[tuple[str, str]]
    unnoted: bool


_SESSION, _ACCOUNT, _GRANT = (row.__table__ for row in (SessionRow, AccountRow, GrantRow))
# Asked with every request: in one question, which is made once, and of the tables: no objects are made of the answer.
_OF_SECRET = (
    select(_ACCOUNT.c.id, _ACCOUNT.c.name, _SESSION.c.seen, _GRANT.c.role, _GRANT.c.district)
    .join(_SESSION, _SESSION.c.account == _ACCOUNT.c.id)
    .outerjoin(_GRANT, _GRANT.c.account == _ACCOUNT.c.id)
    .where(_SESSION.c.hash == bindparam("hash"), _ACCOUNT.c.locked.is_(False))
    .where(_SESSION.c.seen > bindparam("idle"), _SESSION.c.created > bindparam("oldest"))
    .order_by(_GRANT.c.district, _GRANT.c.role)
)


def find(session: Session, secret: str, now: int) -> InSession | None:
    """Whose session it is; None if it is over or never was."""
    asked = {"hash": seal(secret), "idle": now - IDLE, "oldest": now - LONGEST}
    rows = session.connection().execute(_OF_SECRET, asked).all()
    if not rows:
        return None
    account, name, seen, *_ = rows[0]
    grants = [(role, district) for *_, role, district in rows if role is not None]
    return InSession(account, name, grants, seen <= now - _RESOLUTION)


def used(session: Session, secret: str, now: int) -> None:
    """Note that a session is still used."""
    session.execute(update(SessionRow).where(SessionRow.hash == seal(secret)).values(seen=now))


def end(session: Session, secret: str) -> None:
    """End one session."""
    session.execute(delete(SessionRow).where(SessionRow.hash == seal(secret)))


def end_all(session: Session, account: str) -> None:
    """End every session of an account."""
    session.execute(delete(SessionRow).where(SessionRow.account == account))
