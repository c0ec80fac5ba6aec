"""Passwords: which are accepted, and what is kept of them (argon2 by pwdlib)."""

import unicodedata
from functools import cached_property

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

from api.accounts.errors import RefusedError
from api.accounts.sealed import fresh
from ontology import Text, say

SHORTEST, LONGEST = 12, 200
_FEWEST_LETTERS = 5
"""Different ones: fewer are a word that is said again and again."""
_KNOWN = ("fruehnetz", "frühnetz", "frühehilfen", "fruehehilfen", "passwort", "password", "kennwort")
_ROWS = (
    "0123456789" * 2,
    "abcdefghijklmnopqrstuvwxyz",
    "qwertzuiopü",
    "asdfghjklöä",
    "yxcvbnm",
    "qwertyuiop",
    "zxcvbnm",
)
_IN_A_ROW = 4


class Passwords:
    """Hashes passwords and compares them; without a hash to compare with it works as long as with one."""

    def __init__(self, hasher: Argon2Hasher | None = None) -> None:
        self._hash = PasswordHash((hasher or Argon2Hasher(),))

    @cached_property
    def _nobodys(self) -> str:
        """What is compared with where nothing is kept; made with the first comparison, which commands never make."""
        return self._hash.hash(fresh())

    def hashed(self, password: str, name: str) -> str:
        """What is kept of a new password; raises RefusedError if it is a bad one."""
        refuse_bad(password, name)
        return self._hash.hash(_one_form(password))

    def fits(self, password: str, kept: str | None) -> bool:
        """Whether it is the password of which this was kept."""
        tried, nobodys = _one_form(password[:LONGEST]), self._nobodys  # the first one takes longer for any name
        try:
            same = self._hash.verify(tried, kept or nobodys)
        except UnknownHashError:
            same = self._hash.verify(tried, nobodys)
        return same and kept is not None and len(password) <= LONGEST


def refuse_bad(password: str, name: str) -> None:
    """Refuse a password that is too short, too long, or that would be tried first."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise RefusedError(
            say(
                "Ein Kennwort hat {least} bis {most} Zeichen, dieses {found}. Gut sind mehrere Wörter "
                "hintereinander, die nichts miteinander zu tun haben.",
                "A password has {least} to {most} characters, this one {found}. Several words that have nothing to do "
                "with each other make a good one.",
                least=SHORTEST,
                most=LONGEST,
                found=len(password),
            )
        )
    if len(_rest(password, name)) < SHORTEST // 2:
        raise RefusedError(
            Text(
                de="Dieses Kennwort wäre bald erraten: Es besteht fast nur aus dem Namen des Kontos, naheliegenden "
                "Wörtern, Reihen oder Wiederholungen. Nehmen Sie mehrere Wörter, die nichts miteinander zu tun haben.",
                en="This password would soon be guessed: it is hardly more than the name of the account, obvious "
                "words, rows or repetitions. Take several words that have nothing to do with each other.",
            )
        )


def _rest(password: str, name: str) -> str:
    """What is left of a password without that which is tried first."""
    left = _one_form(password).casefold()
    if len(set(left)) < _FEWEST_LETTERS:
        return ""
    for word in (name.casefold(), name.casefold()[::-1], *name.casefold().split(), *_KNOWN):
        left = left.replace(word, "") if len(word) > 2 else left
    return "".join(letter for at, letter in enumerate(left) if not _in_a_row(left[max(at - _IN_A_ROW + 1, 0) : at + 1]))


def _in_a_row(end: str) -> bool:
    rows = (*_ROWS, *(row[::-1] for row in _ROWS))
    return len(end) == _IN_A_ROW and (len(set(end)) == 1 or any(end in row for row in rows))


def _one_form(password: str) -> str:
    """Keyboards write an umlaut as one character or as two."""
    return unicodedata.normalize("NFKC", password)
