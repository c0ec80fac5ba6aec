"""Times of the accounts, as the API says them."""

from datetime import UTC, datetime


def said_time(seconds: int) -> str:
    """A time as the API says it.

    >>> said_time(0)
    '1970-01-01T00:00:00Z'
    """
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"
