"""Signing in: every failure looks the same, takes as long, and makes the next try wait."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.accounts import second_factor, sessions, tries
from api.accounts.accounts import Accounts, named
from api.accounts.errors import WrongSignInError
from api.accounts.events import Event, forget_old, note
from api.accounts.names import key_of
from api.accounts.tables import AccountRow


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody signs in with, and from where."""

    name: str
    password: str
    code: str
    address: str


def sign_in(accounts: Accounts, tried: Tried, former: str | None = None) -> str:
    """The secret of a new session; the ``former`` one of this browser ends, whoever's it was.

    Raises WrongSignInError or TooManyTriesError.
    """
    key, now = key_of(tried.name), accounts.clock()
    with accounts.writing() as session:
        tries.count(session, key, tried.address, now)
    with accounts.reading() as session:
        account = named(session, tried.name)
        kept = account.password if account is not None and not account.locked else None
    fits = accounts.passwords.fits(tried.password, kept)
    with accounts.writing() as session:
        account = named(session, tried.name)
        # Looked at again: it may have been locked, or its password changed, while this one was compared.
        good = fits and account is not None and account.password == kept and not account.locked
        secret = _entered(session, account, tried, now) if good and account is not None else None
        if secret is None:
            note(session, now, Event.FAILED, "", account.id if account is not None else "")
        elif former is not None:
            sessions.end(session, former)
    if secret is None:
        raise WrongSignInError
    return secret


def _entered(session: Session, account: AccountRow, tried: Tried, now: int) -> str | None:
    if account.factor_on and not second_factor.uses_code(session, account, tried.code, now):
        if not second_factor.uses_recovery_code(session, account, tried.code):
            return None
        note(session, now, Event.RECOVERY_USED, account.id, account.id)
    tries.forgive(session, account.key, tried.address)
    forget_old(session, now)
    note(session, now, Event.SIGNED_IN, account.id, account.id)
    return sessions.begin(session, account.id, now)
