"""Consultations that are only planned: they are no consultations yet, and count nowhere as held."""

from graph.records import Entity, Relation
from ontology.names import PaperState, Prop
from ontology.values import as_bool

_HELD = (Prop.DATE, Prop.RESULT, Prop.RAW_RESULT, Prop.MEETING)
"""What a consultation has once it was held."""


def is_planned(consultation: Relation) -> bool:
    """Whether a consultation is planned and nobody has said that it took place."""
    planned = as_bool(consultation.values, Prop.PLANNED)
    return bool(planned) and not any(consultation.value(prop) for prop in _HELD)


def only_planned(paper: Entity) -> bool:
    """Whether a paper was written to be consulted, and is recorded as planned."""
    return paper.value(Prop.PAPER_STATE) == PaperState.PLANNED


__all__ = ["is_planned", "only_planned"]
