"""Keys for programs: shown once, with an end, and never with more than what their owner has at the moment of asking."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.accounts.errors import RefusedError
from api.accounts.events import Event, note
from api.accounts.sealed import fresh, fresh_id, seal
from api.accounts.tables import ALL, AccountRow, TokenRow
from api.rights import Caller, Right
from graph.errors import NotFoundError
from ontology import Text, say

PREFIX = "fruehnetz_"
"""How a key begins, so that it is found where it should not be."""
LONGEST_DAYS = 366
MOST = 50
NOT_FOR_PROGRAMS = frozenset({Right.ACCOUNTS})


@dataclass(frozen=True, slots=True)
class Wish:
    """What a key shall be for. Districts are named, or `ALL` those of the owner."""

    name: str
    rights: Collection[Right]
    districts: Collection[str]
    days: int


def make(session: Session, owner: AccountRow, caller: Caller, wish: Wish, now: int) -> tuple[TokenRow, str]:
    """A new key and its secret; raises RefusedError if the owner has not got what it shall be for."""
    _refuse_more_than(caller, wish)
    if len(of(session, owner.id, now)) >= MOST:
        raise RefusedError(
            say("Mehr als {most} Schlüssel hat ein Konto nicht.", "An account has at most {most} tokens.", most=MOST)
        )
    secret = f"{PREFIX}{fresh()}"
    token = TokenRow(
        id=fresh_id(),
        account=owner.id,
        name=wish.name,
        hash=seal(secret),
        rights=sorted(set(wish.rights)),
        districts=sorted(set(wish.districts)),
        created=now,
        ends=now + wish.days * 86_400,
    )
    session.add(token)
    note(session, now, Event.TOKEN_MADE, owner.id, owner.id, token.id)
    return token, secret


def of(session: Session, account: str, now: int) -> list[TokenRow]:
    """The keys of an account that are good, the oldest first; those that ended are put away by the next one."""
    found = select(TokenRow).where(TokenRow.account == account, TokenRow.ends > now)
    return list(session.scalars(found.order_by(TokenRow.created, TokenRow.id)))


def find(session: Session, secret: str, now: int) -> tuple[AccountRow, TokenRow] | None:
    """Whose key it is; None if it has ended or never was."""
    found = session.execute(
        select(AccountRow, TokenRow)
        .join(TokenRow, TokenRow.account == AccountRow.id)
        .where(TokenRow.hash == seal(secret), TokenRow.ends > now, AccountRow.locked.is_(False))
    ).one_or_none()
    return None if found is None else (found[0], found[1])


def narrowed(caller: Caller, token: TokenRow) -> Caller:
    """The owner with what the key is for."""
    rights = frozenset(map(Right, token.rights)) - NOT_FOR_PROGRAMS
    return caller.narrowed(rights, None if ALL in token.districts else token.districts)


def revoke(session: Session, account: str, id: str, now: int) -> None:
    """End a key of an account; raises NotFoundError if it has none of that id."""
    mine = (TokenRow.id == id, TokenRow.account == account)
    if session.execute(delete(TokenRow).where(*mine).returning(TokenRow.id)).first() is None:
        raise NotFoundError(f"no token {id}")
    note(session, now, Event.TOKEN_REVOKED, account, account, id)


def revoke_all(session: Session, account: str) -> None:
    """End every key of an account."""
    session.execute(delete(TokenRow).where(TokenRow.account == account))


def _refuse_more_than(caller: Caller, wish: Wish) -> None:
    rights = frozenset(wish.rights)
    places = [None if key == ALL else key for key in wish.districts]
    if not rights or not places or rights & NOT_FOR_PROGRAMS or not 1 <= wish.days <= LONGEST_DAYS:
        raise RefusedError(
            say(
                "Ein Schlüssel nennt mindestens ein Recht und einen Bezirk (oder „*“ für alle eigenen) und gilt "
                "einen bis {most} {most:Tag|Tage}. Konten verwalten kann er nicht.",
                "A token names at least one right and one district (or “*” for all of one's own), and is good for "
                "1 to {most} days. It cannot manage accounts.",
                most=LONGEST_DAYS,
            )
        )
    if not all(caller.may(right, place) for right in rights for place in places):
        raise RefusedError(
            Text(
                de="Ein Schlüssel kann nicht mehr als Ihr Konto. Die eigenen Rechte zeigt die Seite „Konto“.",
                en="A token can do no more than your account, whose rights are shown on the page “Konto”.",
            )
        )
