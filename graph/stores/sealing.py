"""How a revision is sealed: a digest of all that it says, and a seal made of the digest and the seal before.

Whoever changes, removes, inserts or swaps anything in the journal leaves a seal that does not fit any more. Each digest
has a salt of its own, which goes when something in the revision is erased: the digest stays, so that the chain holds,
and nobody can find out by trying what was erased (decision 0042).
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import chain
from secrets import token_hex

from graph.stores.base import Batch, Revision, Seal

_SALT_BYTES = 16
Renewed = tuple[tuple[int, str], ...]
"""Revisions that were rewritten, and their digests from then on."""


class Sealing:
    """The digest of one revision, said part by part as it is written."""

    def __init__(self, number: int, said: Revision | Batch, salt: str = "") -> None:
        self.number = number
        self.salt = salt or token_hex(_SALT_BYTES)
        self.steps = 0
        self._renewed: Renewed = ()
        self._hash = sha256()
        self._say((self.salt, str(number), said.author, said.time, said.reason))

    def add(self, steps: Iterable[Sequence[str | None]]) -> None:
        """What was done next: of which record, what it was before and what it is after, in canonical JSON."""
        said = [*steps]
        self._say(chain.from_iterable(said))
        self.steps += len(said)

    def renew(self, renewed: Renewed) -> None:
        """Say which earlier revisions this one rewrote."""
        self._renewed = renewed

    def digest(self) -> str:
        """The digest of all that was said."""
        made = self._hash.copy()
        made.update(f"#{self.steps}#".encode())
        for number, digest in self._renewed:
            made.update(f"{number}={digest};".encode())
        return made.hexdigest()

    def after(self, before: str) -> Seal | None:
        """The seal behind another one; None for what did nothing: no copy of a store knows of that."""
        if not self.steps:
            return None
        digest = self.digest()
        return Seal(self.number, self.salt, digest, seal_value(before, digest), self._renewed)

    def _say(self, texts: Iterable[str | None]) -> None:
        # With its length in front no text can be taken for two, or two for one.
        self._hash.update("".join(["-" if t is None else f"{len(t)}:{t}" for t in texts]).encode())


def seal_value(before: str, digest: str) -> str:
    """The seal that a digest has behind another seal, or behind none.

    >>> seal_value("", "ab")[:8], seal_value("ab", "")[:8]
    ('281758ce', '5f41c9e0')
    """
    return sha256(f"{before}|{digest}".encode()).hexdigest()
