"""What people do to their own account, each after saying their password once more where it would lock them out."""

from sqlalchemy.orm import Session

from api.accounts import second_factor, sessions, tries
from api.accounts.accounts import Accounts
from api.accounts.errors import RefusedError
from api.accounts.events import Event, note
from api.accounts.tables import AccountRow
from ontology import Text

_WRONG = Text(de="Das bisherige Kennwort stimmt nicht.", en="The present password is wrong.")


def change_password(accounts: Accounts, id: str, old: str, new: str) -> str:
    """Set another password. Every session ends; gives the secret of a new one."""
    kept = _confirmed(accounts, id, old)
    with accounts.reading() as session:
        name = session.get_one(AccountRow, id).name
    hashed, now = accounts.passwords.hashed(new, name), accounts.clock()
    with accounts.writing() as session:
        _unchanged(session, id, kept).password = hashed
        sessions.end_all(session, id)
        note(session, now, Event.PASSWORD_SET, id, id)
        return sessions.begin(session, id, now)


def prepare_factor(accounts: Accounts, id: str, password: str) -> tuple[str, str]:
    """A secret for the app, and its address; raises RefusedError if there is a second factor already."""
    kept = _confirmed(accounts, id, password)
    with accounts.writing() as session:
        account = _unchanged(session, id, kept)
        if account.factor_on:
            raise RefusedError(
                Text(
                    de="Ein zweiter Faktor ist schon eingerichtet. Entfernen Sie ihn zuerst.",
                    en="A second factor is set up already. Remove it first.",
                )
            )
        return second_factor.prepare(account)


def confirm_factor(accounts: Accounts, id: str, code: str) -> list[str]:
    """Ask for codes from now on; gives the recovery codes."""
    now = accounts.clock()
    with accounts.writing() as session:
        account = session.get_one(AccountRow, id)
        codes = None if account.factor_on else second_factor.confirm(session, account, code, now)
        if codes is not None:
            note(session, now, Event.FACTOR_ON, id, id)
    if codes is None:
        raise RefusedError(
            Text(
                de="Der Code stimmt nicht, oder es ist nichts zu bestätigen. Geht die Uhr des Geräts richtig?",
                en="The code is wrong, or there is nothing to confirm. Is the clock of the device right?",
            )
        )
    return codes


def remove_factor(accounts: Accounts, id: str, password: str) -> None:
    """Ask for no codes any more."""
    kept = _confirmed(accounts, id, password)
    with accounts.writing() as session:
        second_factor.remove(session, _unchanged(session, id, kept))
        note(session, accounts.clock(), Event.FACTOR_OFF, id, id)


def _confirmed(accounts: Accounts, id: str, password: str) -> str | None:
    """What is kept of a password that fits; it is guessed here no faster than when signing in."""
    with accounts.writing() as session:
        account = session.get_one(AccountRow, id)
        tries.count(session, account.key, f"account {id}", accounts.clock())
    if not accounts.passwords.fits(password, account.password):
        raise RefusedError(_WRONG)
    with accounts.writing() as session:
        tries.forgive(session, account.key, f"account {id}")
    return account.password


def _unchanged(session: Session, id: str, kept: str | None) -> AccountRow:
    account = session.get_one(AccountRow, id)
    if account.password != kept:
        raise RefusedError(_WRONG)
    return account
