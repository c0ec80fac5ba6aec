"""Random secrets, and what is kept of them: a hash. They are long enough that nothing slower than SHA-256 is needed."""

import secrets
from hashlib import sha256
from hmac import digest


def fresh() -> str:
    """A secret that nobody guesses."""
    return secrets.token_urlsafe(32)


def fresh_id() -> str:
    """An id that says nothing, not even how many there are."""
    return secrets.token_hex(8)


def seal(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def derived(secret: str, purpose: str) -> str:
    """Another secret, which goes with this one and does not give it away."""
    return digest(secret.encode("utf-8", "surrogatepass"), purpose.encode(), "sha256").hex()
