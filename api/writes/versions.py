"""The state of one record, as whoever asks sees it: its strong ETag, and what differs from another state.

The tag is made of what is shown and of nothing else, with a secret of the store: nobody can tell from it, or by trying,
what is hidden (decision 0032).
"""

import hmac
from collections.abc import Iterator, Sequence
from hashlib import sha256

from graph.records import Record, from_json, to_json
from graph.stores.base import GraphReader, JournalEntry, Scope

_LENGTH = 32


def version_of(shown: Record, secret: bytes) -> str:
    """The state of a shown record."""
    return _digest(to_json(shown), secret)


def etag_of(shown: Record, secret: bytes, with_it: Sequence[Record] = ()) -> str:
    """The entity tag of an answer that holds a record, and perhaps others, at which `matches` does not look."""
    beside = f".{_digest(''.join(map(to_json, with_it)), secret)[:16]}" if with_it else ""
    return f'"{version_of(shown, secret)}{beside}"'


def etag_of_answer(record: Record | None, secret: bytes, body: bytes) -> str:
    """The entity tag of an answer that tells a record and more: `matches` looks at the record alone."""
    rest = hmac.new(secret, body, "sha256").hexdigest()[:16]
    return f'"{version_of(record, secret) if record is not None else "gone"}.{rest}"'


def state_seen(record: Record | None) -> str:
    """The state of a record as a form of a page has seen it; empty where there is none."""
    return sha256(to_json(record).encode()).hexdigest()[:16] if record is not None else ""


def matches(tags: Sequence[str], version: str) -> bool:
    """Whether one of the tags of ``If-Match`` stands for this state; weak ones never do (RFC 9110, 13.1.1)."""
    return any(tag == "*" or tag.startswith((f'"{version}"', f'"{version}.')) for tag in tags)


def tags_in(header: str) -> list[str]:
    """The tags of an ``If-Match``.

    >>> tags_in('"a", W/"b" , "c.d"'), tags_in("*"), tags_in("")
    (['"a"', 'W/"b"', '"c.d"'], ['*'], [])
    """
    return [tag for part in header.split(",") if (tag := part.strip())]


def differences(
    journal: GraphReader, id: str, tags: Sequence[str], scope: Scope, secret: bytes
) -> Iterator[dict[str, object]]:
    """What was done to a record since the state that a tag stands for: by whom, when, and to which properties.

    Nothing where the tag stands for no state there ever was.
    """
    entries = list(journal.journal(id, scope=scope))
    at = next((n for n in reversed(range(len(entries))) if _is_state(entries[n], tags, secret)), None)
    for entry in entries[at + 1 :] if at is not None else ():
        done = entry.revision
        yield {
            "revision": done.number,
            "author": done.author,
            "time": done.time,
            "reason": done.reason,
            "properties": _changed(entry),
            "gone": entry.after is None,
        }


def _is_state(entry: JournalEntry, tags: Sequence[str], secret: bytes) -> bool:
    return entry.after is not None and matches([t for t in tags if t != "*"], _digest(entry.after, secret))


def _changed(entry: JournalEntry) -> list[str]:
    before, after = (
        frozenset(from_json(t).claims) if t is not None else frozenset() for t in (entry.before, entry.after)
    )
    return sorted({claim.prop for claim in before ^ after})


def _digest(text: str, secret: bytes) -> str:
    return hmac.new(secret, text.encode(), "sha256").hexdigest()[:_LENGTH]
