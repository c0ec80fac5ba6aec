"""Accounts for whoever runs the machine: where they are kept, their first link, and what is done to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

import typer
from sqlalchemy.engine import make_url

from api.accounts import links
from api.accounts.accounts import Accounts, named
from api.accounts.administration import Administration
from api.accounts.events import MACHINE
from api.accounts.tables import ALL, AccountRow
from api.commands.options import failed, wrong_use
from api.commands.terminal import talk
from api.rights import Grant, Role, table
from api.settings import Settings
from graph.stores.base import EVERYTHING

_SQLITE = "sqlite:///"


class Act(StrEnum):
    """What is done to an account."""

    LIST = "list"
    INVITE = "invite"
    GRANT = "grant"
    WITHDRAW = "withdraw"
    LOCK = "lock"
    UNLOCK = "unlock"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is done to whom."""

    act: Act
    name: str | None
    grant: Grant | None


def grant_of(role: Role | None, district: str | None) -> Grant | None:
    """The role that two options name."""
    return None if role is None else Grant(role, None if district == ALL else district)


def place_of(settings: Settings, store: str) -> str:
    """Where the accounts of a store are kept: where the settings say, else in a file beside it."""
    if settings.accounts is None:
        if not store.startswith(_SQLITE):
            wrong_use(
                "Wo die Konten liegen sollen, sagt FRUEHNETZ_ACCOUNTS, z. B. sqlite:///konten.db. Neben einem Speicher "
                "auf einem Server ist kein Platz dafür."
            )
        return f"{store.removesuffix('.db')}.konten.db"
    password = settings.accounts_password()
    if password is None:
        return settings.accounts
    return make_url(settings.accounts).set(password=password).render_as_string(hide_password=False)


@contextmanager
def opened(place: str) -> Iterator[Accounts]:
    """The accounts, made or brought up to date."""
    accounts = Accounts.at(place)
    try:
        accounts.database.migrate()
        yield accounts
    finally:
        accounts.database.close()


def prepare(place: str, address: str) -> None:
    """Make the accounts ready to be served, and tell the link of the administrator while there is no account."""
    with opened(place) as accounts:
        secret = links.first(accounts)
    if secret is not None:
        talk(
            f"Es gibt noch kein Konto. Das der Verwaltung legt an, wer diese Adresse öffnet; sie gilt einmal und drei "
            f"Tage: {_link(address, secret)}"
        )


def manage(place: str, address: str, wanted: Wanted) -> None:
    """Do what is wanted, and say what came of it."""
    if (wanted.act is Act.LIST) != (wanted.name is None):
        wrong_use("„list“ braucht keinen Namen, alles andere den eines Kontos: fruehnetz accounts invite NAME.")
    with opened(place) as accounts, accounts.writing() as session:
        said = _done(Administration(session, accounts.clock(), MACHINE, EVERYTHING), wanted, address)
    (typer.echo if wanted.act is Act.LIST else talk)(said)


def _done(work: Administration, wanted: Wanted, address: str) -> str:
    if wanted.name is None:
        return "\n".join(map(_told, work.all())) or "Es gibt noch kein Konto."
    if wanted.act is Act.INVITE:
        _, secret = work.invite(wanted.name, [] if wanted.grant is None else [wanted.grant])
        return f"Eingeladen. Der Link gilt einmal und drei Tage: {_link(address, secret)}"
    account = named(work.session, wanted.name)
    if account is None:
        failed(f"Ein Konto „{wanted.name}“ gibt es nicht; „fruehnetz accounts“ zeigt alle.")
    if wanted.act is Act.RESET:
        return f"Der Link für ein neues Kennwort gilt einmal und drei Tage: {_link(address, work.link(account.id))}"
    if wanted.act in (Act.GRANT, Act.WITHDRAW):
        _change_role(work, account, wanted)
    else:
        work.lock(account.id, locked=wanted.act is Act.LOCK)
    return _told(account)


def _change_role(work: Administration, account: AccountRow, wanted: Wanted) -> None:
    if wanted.grant is None:
        wrong_use(
            'Dazu gehören --role und --district: --district 08212, --district land:NW für ein Land oder "*" für alle.'
        )
    if wanted.act is Act.GRANT:
        work.grant(account.id, wanted.grant)
        return
    asked = (wanted.grant.role, wanted.grant.district or ALL)
    held = [grant.id for grant in account.grants if (grant.role, grant.district) == asked]
    if not held:
        failed(f"Diese Rolle hat das Konto nicht. {_told(account)}")
    work.withdraw(account.id, held[0])


def _told(account: AccountRow) -> str:
    held = (Grant(Role(g.role), None if g.district == ALL else g.district) for g in account.grants)
    roles = [f"{table().roles[grant.role].de} ({grant.told.de})" for grant in held]
    state = " – gesperrt" if account.locked else " – eingeladen" if account.password is None else ""
    return f"{account.name}: {', '.join(roles) or 'keine Rolle'}{state}"


def _link(address: str, secret: str) -> str:
    return f"{address.rstrip('/')}{links.PATH}{secret}"
