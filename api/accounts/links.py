"""One-time links: the first one makes the administrator, the others let somebody set the password of an account."""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.accounts import api_tokens, sessions, tries
from api.accounts.accounts import Accounts
from api.accounts.errors import LinkError
from api.accounts.events import Event, note
from api.accounts.names import accepted_name, key_of
from api.accounts.sealed import fresh, fresh_id, seal
from api.accounts.tables import ALL, AccountRow, GrantRow, LinkRow
from api.rights import Role

VALID = 72 * 3600
PATH = "/einladung/"
"""Where the page of a link is."""


def new_account(name: str, now: int) -> AccountRow:
    """An account that nobody can use yet."""
    return AccountRow(
        id=fresh_id(),
        name=accepted_name(name),
        key=key_of(name),
        password=None,
        locked=False,
        created=now,
        factor=None,
        factor_on=False,
        factor_step=0,
    )


def make(session: Session, account: str | None, now: int) -> str:
    """The secret of a new link; earlier ones of the account end."""
    session.execute(delete(LinkRow).where(LinkRow.account == account))
    secret = fresh()
    session.add(LinkRow(hash=seal(secret), account=account, ends=now + VALID))
    return secret


def first(accounts: Accounts) -> str | None:
    """The secret of the link that makes the administrator, None if there is an account already."""
    with accounts.writing() as session:
        return make(session, None, accounts.clock()) if _nobody_yet(session) else None


def invited(accounts: Accounts, secret: str) -> str | None:
    """The name of the account that a link is for, None for the first one; raises LinkError if it is not valid."""
    with accounts.reading() as session:
        link = _valid(session, secret, accounts.clock())
        account = session.get(AccountRow, link.account) if link.account is not None else None
        return account.name if account is not None else None


def use(accounts: Accounts, secret: str, password: str, name: str) -> None:
    """Set the password of whom the link is for, who takes the ``name`` if it is the first one.

    Raises LinkError, or RefusedError, after which the link is still good.
    """
    # Hashed outside of the unit that writes: that takes a while, and others wait for it.
    known = invited(accounts, secret)
    hashed = accounts.passwords.hashed(password, known or accepted_name(name))
    now = accounts.clock()
    with accounts.writing() as session:
        account = taken(session, secret, now) or _administrator(name, now)
        session.add(account)
        account.password = hashed
        note(session, now, Event.PASSWORD_SET, account.id, account.id)


def taken(session: Session, secret: str, now: int) -> AccountRow | None:
    """Use a link up: the account that it is for, which begins anew, None for the first one; raises LinkError."""
    link = _valid(session, secret, now)
    if session.execute(delete(LinkRow).where(LinkRow.hash == link.hash).returning(LinkRow.hash)).first() is None:
        raise LinkError
    if link.account is None:
        return None
    account = session.get_one(AccountRow, link.account)  # the link would be gone with it
    sessions.end_all(session, account.id)
    api_tokens.revoke_all(session, account.id)
    tries.forget(session, account.key)
    return account


def _administrator(name: str, now: int) -> AccountRow:
    account = new_account(name, now)
    account.grants = [GrantRow(id=fresh_id(), role=Role.ADMINISTRATION, district=ALL)]
    return account


def _valid(session: Session, secret: str, now: int) -> LinkRow:
    link = session.scalar(select(LinkRow).where(LinkRow.hash == seal(secret), LinkRow.ends > now))
    if link is None or (link.account is None and not _nobody_yet(session)):
        raise LinkError
    if link.account is not None and session.get_one(AccountRow, link.account).locked:
        raise LinkError
    return link


def _nobody_yet(session: Session) -> bool:
    return session.scalar(select(func.count()).select_from(AccountRow)) == 0
