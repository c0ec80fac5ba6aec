"""Which question is about which chair, and what its answers would do to the table."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from graph.findings.finding import Finding
from graph.round_table.chairs import Chair, RoundTable, SeatState
from ontology import Text, say


class _Asking(Protocol):
    """What asks, as questions do."""

    @property
    def finding(self) -> Finding: ...


_Asks = TypeVar("_Asks", bound=_Asking)
_RULE = "missing_actor"
_LEADS_TO = {"takes-part": SeatState.SITS, "not-here": SeatState.NOT_HERE, "expressly-not": SeatState.AWAY}


def question_of_chair(chair: Chair, asked: Iterable[_Asks]) -> _Asks | None:
    """The open question whether the group of a chair takes part."""
    return next((q for q in asked if q.finding.rule == _RULE and q.finding.subjects[0] == chair.code), None)


def effects_at_the_table(table: RoundTable, question: _Asking) -> Mapping[str, Text]:
    """What each answer would do to the table, by option; nothing for questions that are about no chair."""
    chair = next((c for c in table.chairs if question_of_chair(c, (question,)) is not None), None)
    if chair is None:
        return {}
    return {option: _effect(table, moved(table, chair.code, place)) for option, place in _LEADS_TO.items()}


def moved(table: RoundTable, code: str, place: SeatState) -> RoundTable:
    """The table with one chair elsewhere."""
    return RoundTable(tuple(replace(c, place=place) if c.code == code else c for c in table.chairs))


def _effect(before: RoundTable, after: RoundTable) -> Text:
    return say(
        "{was} von {was_of} → {now} von {of}; möglich bis {possible}",
        "{was} of {was_of} → {now} of {of}; possibly up to {possible}",
        was=before.seated,
        was_of=before.of,
        now=after.seated,
        of=after.of,
        possible=after.possible,
    )


__all__ = ["effects_at_the_table", "moved", "question_of_chair"]
