"""What a change leaves of a record: nobody overwrites what was not shown to them (decision 0032)."""

from collections.abc import Iterable, Mapping, Sequence

from graph.errors import InvalidError, NotFoundError
from graph.records import R, Record, with_claims
from graph.records.claims import Claim


def replaced(record: R, shown: Record, claims: Iterable[Claim]) -> R:
    """The record with these claims instead of those that were ``shown``; what was hidden or altered stays as it is."""
    seen, real = frozenset(shown.claims), frozenset(record.claims)
    hidden = (c for c in record.claims if c not in seen)
    # What stood there in place of something hidden is not said by anybody.
    return with_claims(record, (*hidden, *(c for c in claims if c in real or c not in seen)))


def revised(record: R, shown: Record, said: Mapping[str, Sequence[Claim]]) -> R:
    """The record with other claims on these properties, and all others as they are."""
    others = (c for c in shown.claims if c.prop not in said)
    return replaced(record, shown, (*others, *(c for claims in said.values() for c in claims)))


def taken_back(record: R, shown: Record, said: Mapping[str, str | None]) -> R:
    """The record without the one claim that says this; raises NotFoundError if there is none, InvalidError if several.

    ``said`` holds what is known of the claim; parts that are None may be anything.
    """
    real = frozenset(record.claims)
    found = [c for c in shown.claims if c in real and all(v in (None, getattr(c, k)) for k, v in said.items())]
    if not found:
        raise NotFoundError("no such claim")
    if len(found) > 1:
        raise InvalidError(f"{len(found)} claims say this; name source, locator, day and status as well")
    return with_claims(record, (c for c in record.claims if c != found[0]))
