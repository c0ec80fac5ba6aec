"""Whose account it is that somebody signs in to from outside: found by issuer and subject, and by nothing else.

Accounts are connected by the administration or by an invitation; nobody gets one by signing in (decision 0041).
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts import links, sessions
from api.accounts.accounts import Accounts
from api.accounts.errors import LinkError, TakenError, UnknownPersonError
from api.accounts.events import Event, forget_old, note
from api.accounts.sealed import seal
from api.accounts.tables import AccountRow, IdentityRow
from ontology import Text


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody at the service outside."""

    issuer: str
    subject: str

    @property
    def sealed(self) -> str:
        """What is kept of it."""
        return seal(f"{self.issuer}\n{self.subject}")


def sign_in_as(accounts: Accounts, identity: Identity, former: str | None) -> str:
    """The secret of a new session of whose account it is; the ``former`` one of this browser ends.

    Raises UnknownPersonError.
    """
    now = accounts.clock()
    with accounts.writing() as session:
        account = _account_of(session, identity)
        good = account is not None and not account.locked
        if account is not None and good:
            forget_old(session, now)
            return _entered(session, account, former, now)
        note(session, now, Event.FAILED, "", account.id if account is not None else "")
    raise UnknownPersonError(identity.subject)


def accept(accounts: Accounts, identity: Identity, invitation: str, former: str | None) -> str:
    """Make an account somebody's by its invitation; the secret of a new session. Raises LinkError or TakenError."""
    now = accounts.clock()
    with accounts.writing() as session:
        account = links.taken(session, invitation, now)
        if account is None:
            raise LinkError  # the first account has a password: a service that is silent must lock nobody out
        connect(session, account, identity, now)
        note(session, now, Event.CONNECTED, account.id, account.id)
        return _entered(session, account, former, now)


def connect(session: Session, account: AccountRow, identity: Identity, now: int) -> None:
    """Let an account be entered from outside by this one person; raises TakenError if they have another account."""
    owner = _account_of(session, identity)
    if owner is not None and owner.id != account.id:
        raise TakenError(
            Text(
                de="Zu dieser Anmeldung gehört schon ein anderes Konto.",
                en="Another account belongs to this sign-in already.",
            )
        )
    disconnect(session, account)
    account.identity = IdentityRow(hash=identity.sealed, since=now)


def disconnect(session: Session, account: AccountRow) -> None:
    """Let nobody enter an account from outside any more."""
    account.identity = None
    session.flush()
    sessions.end_all(session, account.id)


def _account_of(session: Session, identity: Identity) -> AccountRow | None:
    owner = select(AccountRow).join(IdentityRow, IdentityRow.account == AccountRow.id)
    return session.scalar(owner.where(IdentityRow.hash == identity.sealed))


def _entered(session: Session, account: AccountRow, former: str | None, now: int) -> str:
    if former is not None:
        sessions.end(session, former)
    note(session, now, Event.SIGNED_IN, account.id, account.id)
    return sessions.begin(session, account.id, now)
