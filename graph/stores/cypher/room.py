"""How much memory the server gives to one transaction: a batch for which it is too little is refused soon, in words.

A batch is one transaction, and the server holds all of it until it is saved. What the first part took tells what all
of it will take: whoever waits is told after seconds, and not after the minutes in which the server fills up.
"""

import re
from collections.abc import Iterable, Sequence

from graph.errors import StoreUnavailableError
from graph.stores.base import Change

LIMITS = (
    "SHOW SETTINGS YIELD name, value WHERE name IN ['dbms.memory.transaction.total.max', "
    "'db.memory.transaction.total.max', 'db.memory.transaction.max'] RETURN value"
)
"""What the server gives to one transaction, and to all together, as texts; without a limit it says „0B“."""
USED = "SHOW TRANSACTIONS YIELD estimatedUsedHeapMemory AS used RETURN max(used)"
"""What the largest transaction holds: that of who writes, for whom all other writers wait."""
MORE_MEMORY = "give it more (fruehnetz neo4j --memory 8g; NEO4J_MEMORY in compose.yaml) or divide the list"
_SIZE = re.compile(r"([\d.]+) ?([KMGT]?)i?B")
_TIMES = {unit: 1024**power for power, unit in enumerate(("", "K", "M", "G", "T"))}
_SAVED = 1.9
"""How much more a transaction holds while it is saved: what is to be changed then stands beside what was changed."""
_DOUBT = 1.05
"""What comes may be smaller than what came: only what is plainly too large is refused before the server does so."""


def room_in(limits: Iterable[str]) -> int:
    """The smallest of the limits in bytes, 0 without any.

    >>> room_in(["716.80MiB", "0B"]), room_in(["0B"])
    (751619276, 0)
    """
    found = [size for size in map(_bytes, limits) if size]
    return min(found, default=0)


def _bytes(text: str) -> int:
    said = _SIZE.fullmatch(text)
    return int(float(said[1]) * _TIMES[said[2]]) if said is not None else 0


def weight_of(changes: Sequence[Change]) -> int:
    """How much changes say, compared with others."""
    return sum(1 + len(c.record.claims) if c.record is not None else 1 for c in changes)


def refuse_too_large(room: int, used: int, done: float) -> None:
    """Raise StoreUnavailableError if a transaction that took ``used`` bytes for a share of its work has no room."""
    needed = _SAVED * used / done
    if room and needed > _DOUBT * room:
        raise StoreUnavailableError(
            f"a change of this size needs about {_megabytes(needed)} of memory at the server, which has "
            f"{_megabytes(room)} for it: {MORE_MEMORY}"
        )


def _megabytes(size: float) -> str:
    return f"{size / 1024**2:,.0f} MiB"
