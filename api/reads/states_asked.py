"""The two states of a district that somebody wants to compare, each by its day or by the id of a named state."""

from datetime import date

from api.reads.access import Reading
from graph.analysis import Analysis
from graph.errors import InvalidError, NotFoundError
from graph.goals.named_states import NamedState, analysis_of_state, named_states
from graph.stores.base import Scope
from ontology import DomainError, ModelError, Text
from ontology.names import EntityType
from ontology.values import latest


def states_of(read: Reading, key: str) -> tuple[NamedState, ...]:
    """The named states of a district."""
    return named_states(read.store.records(Scope.of(read.district(key).owner), [EntityType.DOCUMENT]), key)


def state_analysis(read: Reading, key: str, text: str) -> Analysis:
    """The district on a day, or in a named state; raises NotFoundError for what is neither."""
    state = next((found for found in states_of(read, key) if found.id == text), None)
    if state is not None:
        return analysis_of_state(read.store, read.model, key, state)
    try:
        return read.analysis(key, latest(text))
    except ModelError:
        raise NotFoundError(f"no state {text}") from None


def states_compared(read: Reading, key: str, earlier: str, later: str | date) -> tuple[Analysis, Analysis]:
    """The earlier state and the later one.

    Raises NotFoundError for what is no state, InvalidError where the earlier one is the later.
    """
    before = state_analysis(read, key, earlier)
    after = read.analysis(key, later) if isinstance(later, date) else state_analysis(read, key, later)
    if before.snapshot.on > after.snapshot.on:
        raise InvalidError("the earlier state is later than the other one")
    return before, after


def not_compared(error: DomainError) -> Text:
    """In a sentence for a page why two states cannot be compared."""
    return _NO_STATE if isinstance(error, NotFoundError) else _WRONG_WAY


_NO_STATE = Text(de="Diesen Stand gibt es nicht.", en="There is no such state.")
_WRONG_WAY = Text(de="Der frühere Tag liegt nach dem späteren.", en="The days are the wrong way.")

__all__ = ["not_compared", "state_analysis", "states_compared", "states_of"]
