"""Relation -> the row that analysis reads; stores keep its columns beside the claims."""

from graph.as_of import confirmed_on
from graph.records import Relation, Tie
from ontology.names import Prop, RelationType, StatementStatus
from ontology.values import as_int, earliest, latest

UNRATED = 2
"""A cooperation that nobody rated counts as cooperation (domain 4.2); 0 is an express "none"."""


def intensity_of(record: Relation) -> int:
    """How close a cooperation is, 0 to 4 (domain 4.2); 0 for relations that are none."""
    recorded = as_int(record.values, Prop.INTENSITY)
    if recorded is not None:
        return recorded
    return UNRATED if record.type == RelationType.COOPERATION else 0


def tie_of(record: Relation) -> Tie:
    """The relation as a row: dates as days, how close it is, status of the best claim that it is."""
    start, end = record.value(Prop.START_DATE) or record.value(Prop.DATE), record.value(Prop.END_DATE)
    said = record.existence
    confirmed = confirmed_on(record)
    return Tie(
        source=record.source,
        target=record.target,
        type=record.type,
        intensity=intensity_of(record),
        start_earliest=earliest(start).isoformat() if start else "",
        start_latest=latest(start).isoformat() if start else "",
        end_earliest=earliest(end).isoformat() if end else "",
        end_latest=latest(end).isoformat() if end else "",
        confirmed=latest(confirmed).isoformat() if confirmed else "",
        status=said.status if said else StatementStatus.UNKNOWN,
    )
