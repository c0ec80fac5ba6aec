"""Ids that say nothing: what stands for a person outside, and for each tie of one (decision 0027).

An id that a file gave may spell a name (``mueller.anna``), and a digest of a name is found by trying names. So what
stands outside is drawn, or keyed with a secret that the store drew when it was made.
"""

import hmac
import re
import secrets

from graph.identifiers import slug

SECRET_LENGTH = 32
_LENGTH = 24
_DRAWN = re.compile(r"[^:]{0,40}:[a-z-]{1,20}-[0-9a-f]{24}")


def new_secret() -> bytes:
    """A secret for a new store."""
    return secrets.token_bytes(SECRET_LENGTH)


def is_drawn(id: str) -> bool:
    """Whether an id was drawn or keyed here: it may be shown as it is.

    >>> is_drawn("08212:person-0123456789abcdef01234567"), is_drawn("08212:person-63f82128e1")
    (True, False)
    """
    return _DRAWN.fullmatch(id) is not None


def drawn_id(owner: str, type: str) -> str:
    """A new id that nobody can guess or follow back."""
    return f"{owner}:{slug(type, 20)}-{secrets.token_hex(_LENGTH // 2)}"


def keyed_id(secret: bytes, owner: str, type: str, id: str) -> str:
    """The id that stands for another one: always the same in one store, and not to be found without its secret."""
    if is_drawn(id):
        return id
    digest = hmac.new(secret, f"{type}\x1f{id}".encode(), "sha256").hexdigest()
    return f"{owner}:{slug(type, 20)}-{digest[:_LENGTH]}"
