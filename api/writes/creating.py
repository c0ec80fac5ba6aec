"""New records: ids are drawn here, and an ``Idempotency-Key`` makes sure that asking twice makes one (decision 0032).

The id of what is made under a key is made of the key and of who asks. So the record itself says that it was made
already, in the same commit, for every worker and whenever one dies; what its first state was tells the same request
from another.
"""

import hmac
from collections.abc import Callable, Sequence
from typing import Annotated, NamedTuple

from fastapi import Header

from api.refusals import KEY_REUSED, RefusedError
from api.writes.stating import Stated, refuse_unfit, told
from api.writes.writing import Writing
from graph.records import Record, from_json, to_json
from graph.stores.base import EVERYTHING, JournalEntry, Revision, put
from graph.stores.drawn import drawn_id

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=200,
        description="Eigener Schlüssel: noch einmal geschickt, legt die Anfrage nichts Zweites an (key of the request)",
        examples=["5f0c8a52-6f6f-4a55-9d6c-2a2f4d0f4c11"],
    ),
]


class New(NamedTuple):
    """A record to be made: of which owner and type, how it is built under an id, what is said of it, and why."""

    owner: str
    type: str
    build: Callable[[str], Record]
    said: Sequence[Stated]
    reason: str


def create(writing: Writing, new: New, key: str | None) -> tuple[Record, Revision]:
    """Make a record, or find the one that was made under the same key; raises RefusedError for another request."""
    writing.refuse_owner(new.owner)
    record = new.build(drawn_id(new.owner, new.type) if key is None else _keyed(writing, key))
    reason = new.reason or told(writing, record, "angelegt")

    def attempt(head: int) -> tuple[Record, Revision]:
        made = _made(writing, record.id) if key is not None else None
        if made is not None:
            if made.after != to_json(record) or made.revision.reason != reason:
                raise RefusedError(KEY_REUSED)
            return from_json(made.after), made.revision
        refuse_unfit(writing, None, record, new.said)
        return record, writing.commit([put(record)], reason, head)

    return writing.again(attempt)


def _keyed(writing: Writing, key: str) -> str:
    """An id that nobody else can make, or follow back to a key."""
    digest = hmac.new(writing.secret, f"{writing.author}\x1f{key}".encode(), "sha256").hexdigest()
    return f"api:record-{digest[:24]}"


def _made(writing: Writing, id: str) -> JournalEntry | None:
    """What made a record, however it went on."""
    return next(iter(writing.store.journal(id, scope=EVERYTHING)), None)
