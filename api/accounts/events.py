"""What happened to accounts, for whoever has to look into it: ids, kinds and roles, nothing of who somebody is."""

from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.accounts.sealed import fresh_id
from api.accounts.tables import EventRow

MACHINE = "machine"
"""Who acts on the command line of the computer itself."""
_KEPT = 400 * 86_400
_PAGE = 500


class Event(StrEnum):
    """Kinds of what happens to accounts."""

    SIGNED_IN = "signed-in"
    SIGNED_OUT = "signed-out"
    FAILED = "failed"
    INVITED = "invited"
    PASSWORD_SET = "password-set"
    LINK_MADE = "link-made"
    GRANTED = "granted"
    WITHDRAWN = "withdrawn"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    REMOVED = "removed"
    FACTOR_ON = "factor-on"
    FACTOR_OFF = "factor-off"
    RECOVERY_USED = "recovery-used"
    CONNECTED = "connected"
    DISCONNECTED = "disconnected"
    TOKEN_MADE = "token-made"
    TOKEN_REVOKED = "token-revoked"


def note(session: Session, now: int, kind: Event, actor: str, account: str, detail: str = "") -> None:  # noqa: PLR0913, PLR0917 - the columns
    """Note what an account, or the machine, did to an account."""
    session.add(EventRow(id=fresh_id(), time=now, kind=kind, actor=actor, account=account, detail=detail))


def newest(session: Session) -> list[EventRow]:
    """The newest events, the newest first."""
    return list(session.scalars(select(EventRow).order_by(EventRow.time.desc(), EventRow.id).limit(_PAGE)))


def forget_old(session: Session, now: int) -> None:
    """Forget what happened more than a year ago."""
    session.execute(delete(EventRow).where(EventRow.time < now - _KEPT))
