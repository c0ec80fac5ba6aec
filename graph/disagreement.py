"""Do sources contradict each other? The one answer that findings, project pages and the web give."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from graph.records import Record
from graph.records.claims import EXISTS, Claim
from ontology import Property
from ontology.names import StatementStatus
from ontology.values import earliest, latest

GUESSED = (StatementStatus.INFERRED, StatementStatus.UNKNOWN)
"""Statuses of what nobody stated: it contradicts no statement."""
_NUMBERS = ("integer", "decimal")


def disagreement(record: Record, prop: Property | None) -> tuple[Claim, ...]:
    """The claims on a single-valued property (None: on existence) if they do not agree, best first; else nothing."""
    said = record.conflicts(prop.name if prop is not None else EXISTS)
    return said if disagree(said, prop) else ()


def disagree(claims: Sequence[Claim], prop: Property | None) -> bool:
    """Whether some statements cannot all be true.

    Dates of different precision agree if one day fits all of them: 2018 and 2018-09-01 are no contradiction. Numbers
    agree if they are the same number: 12500 and 12500.00.
    """
    if len({c.presence for c in claims}) > 1:
        return True
    if prop is not None and claims and prop.datatype == "date":
        return max(earliest(c.value) for c in claims) > min(latest(c.value) for c in claims)
    as_number = prop is not None and prop.datatype in _NUMBERS
    return len({_number(c.value) if as_number else c.value for c in claims}) > 1


def _number(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text
