"""What is over is ended, not deleted: it keeps its past (decision 0032)."""

from collections.abc import Collection

from graph.errors import InvalidError
from graph.records import R, with_claims
from graph.records.claims import Claim
from ontology import Model
from ontology.model import Type
from ontology.names import Prop, StatementStatus


def ended(record: R, model: Model, day: str, cited: Claim) -> R:
    """The record as over from a day on; ``cited`` is a claim that says where that stands.

    Raises InvalidError if it has an end already, or its type has none.
    """
    kind = model.types[record.type]
    prop = end_of(kind)
    if prop is None:
        raise InvalidError(f"{kind.name} has no end; say of it that it is not there: exists, confirmedAbsent")
    if record.value(prop) is not None:
        raise InvalidError(f"{record.id} has an end already; change it instead")
    said = cited._replace(prop=prop, value=day, as_of=day, status=StatementStatus.CONFIRMED.value)
    return with_claims(record, (*record.claims, said))


def end_of(kind: Type) -> str | None:
    """The property that says when a record of a type is over, None if it has none."""
    return next((p for p in _ENDS if kind.property(p) is not None), None)


_ENDS: Collection[str] = (Prop.END_DATE, Prop.VALID_UNTIL, Prop.ACTUAL_END)
