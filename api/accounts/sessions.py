"""Sessions are kept on the server: they end when nobody asks for a while, after half a day, and whenever we say so."""

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from api.accounts.sealed import fresh, seal
from api.accounts.tables import AccountRow, SessionRow

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


def find(session: Session, secret: str, now: int) -> tuple[AccountRow, bool] | None:
    """Whose session it is, and whether its use has to be noted; None if it is over or never was."""
    found = session.execute(
        select(AccountRow, SessionRow.seen)
        .join(SessionRow, SessionRow.account == AccountRow.id)
        .where(SessionRow.hash == seal(secret))
        .where(SessionRow.seen > now - IDLE, SessionRow.created > now - LONGEST, AccountRow.locked.is_(False))
    ).one_or_none()
    return None if found is None else (found[0], found[1] <= now - _RESOLUTION)


def used(session: Session, secret: str, now: int) -> None:
    """Note that a session is still used."""
    session.execute(update(SessionRow).where(SessionRow.hash == seal(secret)).values(seen=now))


def end(session: Session, secret: str) -> None:
    """End one session."""
    session.execute(delete(SessionRow).where(SessionRow.hash == seal(secret)))


def end_all(session: Session, account: str) -> None:
    """End every session of an account."""
    session.execute(delete(SessionRow).where(SessionRow.account == account))
