"""The second factor: codes of an app (TOTP, RFC 6238, by pyotp), each good once, and codes for when the app is lost."""

import secrets

import pyotp
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from api.accounts.sealed import seal
from api.accounts.tables import AccountRow, RecoveryRow

STEP = 30
_AROUND = 1
"""Steps before and after the present one whose codes are good, too: clocks differ."""
_RECOVERY_CODES = 10
_ISSUER = "Frühnetz"


def prepare(account: AccountRow) -> tuple[str, str]:
    """A new secret, and its address for the app; it is asked for once it is confirmed by a code."""
    account.factor, account.factor_on, account.factor_step = pyotp.random_base32(), False, 0
    return account.factor, pyotp.TOTP(account.factor).provisioning_uri(name=account.name, issuer_name=_ISSUER)


def confirm(session: Session, account: AccountRow, code: str, now: int) -> list[str] | None:
    """Ask for codes from now on; gives the recovery codes, None if the code is wrong."""
    if not uses_code(session, account, code, now):
        return None
    account.factor_on = True
    session.execute(delete(RecoveryRow).where(RecoveryRow.account == account.id))
    codes = [f"{secrets.token_hex(4)}-{secrets.token_hex(4)}" for _ in range(_RECOVERY_CODES)]
    session.add_all(RecoveryRow(hash=seal(f"{account.id}:{code}"), account=account.id) for code in codes)
    return codes


def uses_code(session: Session, account: AccountRow, code: str, now: int) -> bool:
    """Whether it is a code of the app that was not used yet; from now on it was."""
    step = _step_of(account, code.replace(" ", ""), now)
    if step is None:
        return False
    unused = (AccountRow.id == account.id, AccountRow.factor_step < step)
    taken = session.execute(update(AccountRow).where(*unused).values(factor_step=step).returning(AccountRow.id))
    return taken.first() is not None


def uses_recovery_code(session: Session, account: AccountRow, code: str) -> bool:
    """Whether it is a recovery code of the account; it is used up."""
    hash = seal(f"{account.id}:{code.strip().casefold()}")
    taken = session.execute(
        delete(RecoveryRow)
        .where(RecoveryRow.hash == hash, RecoveryRow.account == account.id)
        .returning(RecoveryRow.hash)
    )
    return taken.first() is not None


def remove(session: Session, account: AccountRow) -> None:
    """Ask for no codes any more."""
    account.factor, account.factor_on = None, False
    session.execute(delete(RecoveryRow).where(RecoveryRow.account == account.id))


def _step_of(account: AccountRow, code: str, now: int) -> int | None:
    """The time step of a code."""
    if account.factor is None or not (code.isascii() and code.isdigit()):
        return None
    totp = pyotp.TOTP(account.factor)
    steps = (now // STEP + off for off in range(-_AROUND, _AROUND + 1))
    return next((step for step in steps if pyotp.utils.strings_equal(totp.generate_otp(step), code)), None)
