"""Failed tries to sign in: after a few the next one has to wait, longer each time, and never for ever.

Nobody sleeps here: who comes too early is sent away without a look at the password. A try counts as failed before it
is looked at, so that many at once are not more than one after the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from api.accounts.errors import TooManyTriesError
from api.accounts.sealed import seal
from api.accounts.tables import TryRow

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class _Who:
    """What tries are counted for: how many are free, and how long the wait is at most."""

    hash: str
    free: int
    longest: int


def _account(key: str) -> _Who:
    # A minute at most: else whoever knows a name could keep its owner out.
    return _Who(seal(f"account:{key}"), 4, 60)


def _address(address: str) -> _Who:
    return _Who(seal(f"address:{_neighbourhood(address)}"), 20, 900)


def _guesser(address: str) -> _Who:
    return _Who(seal(f"link:{_neighbourhood(address)}"), 20, 900)


def _neighbourhood(address: str) -> str:
    """The address, or the network that one household has for itself (IPv6).

    >>> _neighbourhood("192.0.2.7"), _neighbourhood("2001:db8::7"), _neighbourhood("testclient")
    ('192.0.2.7', '2001:db8::/64', 'testclient')
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return address if found.version == 4 else str(ip_network((found.packed[:8] + bytes(8), 64)))


def count(session: Session, key: str, address: str, now: int) -> None:
    """Count a try for an account's name and an address; raises TooManyTriesError if it is early, and is not counted."""
    _count(session, (_account(key), _address(address)), now)


def count_link(session: Session, address: str, now: int) -> None:
    """Count a personal link that opens nothing, apart from tries to sign in; raises TooManyTriesError as `count`."""
    _count(session, (_guesser(address),), now)


def _count(session: Session, whose: Sequence[_Who], now: int) -> None:
    session.execute(delete(TryRow).where(TryRow.last < now - _DAY))
    ordered = sorted(whose, key=lambda who: who.hash)  # locked in one order by all
    rows = _locked(session, ordered, now)
    waits = [row.last + _wait(who, row.failed) - now for who, row in zip(ordered, rows, strict=True)]
    if max(waits) > 0:
        raise TooManyTriesError(max(waits))
    for row in rows:
        row.failed, row.last = row.failed + 1, now


def forgive(session: Session, key: str, address: str) -> None:
    """Take back what was counted before a try that went well.

    The address keeps the others': else whoever has one account could try all others from there.
    """
    session.execute(delete(TryRow).where(TryRow.hash == _account(key).hash))
    row = session.get(TryRow, _address(address).hash)
    if row is not None:
        row.failed -= 1


def forget(session: Session, key: str) -> None:
    """Let an account be tried at once again."""
    session.execute(delete(TryRow).where(TryRow.hash == _account(key).hash))


def _locked(session: Session, whose: Sequence[_Who], now: int) -> Sequence[TryRow]:
    """What was counted for them, which nobody else counts for until this unit of work ends."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    new = [{"hash": who.hash, "failed": 0, "last": now} for who in whose]
    session.execute(insert(TryRow).values(new).on_conflict_do_nothing())
    asked = select(TryRow).where(TryRow.hash.in_([who.hash for who in whose]))
    return session.scalars(asked.order_by(TryRow.hash).with_for_update()).all()


def _wait(who: _Who, failed: int) -> int:
    """Seconds until the next try: none at first, then twice as many each time."""
    return 0 if failed < who.free else min(2 ** min(failed - who.free, 20), who.longest)
