"""Which question is about which chair, and what its answers would do to the table."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from graph.findings.finding import Finding
from graph.round_table.chairs import LAW_TABLE, Chair, RoundTable, SeatState
from ontology import Text, say


class _Asking(Protocol):
    """What asks, as questions do."""

    @property
    def finding(self) -> Finding: ...


_Asks = TypeVar("_Asks", bound=_Asking)
_LAW = {"takes-part": SeatState.SITS, "not-here": SeatState.NOT_HERE, "expressly-not": SeatState.AWAY}
_FURTHER = {"takes-part": SeatState.SITS, "takes-part-as": SeatState.SITS, "expressly-not": SeatState.AWAY}
"""What of the answers moves a chair: that a group of the law does not exist leaves the other tables as they are."""


def question_of_chair(table: RoundTable, chair: Chair, asked: Iterable[_Asks]) -> _Asks | None:
    """The open question whether the group of a chair takes part, or who fills its place."""
    return next((q for q in asked if _about(table, chair, q.finding)), None)


def _about(table: RoundTable, chair: Chair, finding: Finding) -> bool:
    """Whether a finding is about a chair: by what it is about, else, beside the table of the law, by its norm."""
    if finding.rule not in table.words.rules:
        return False
    if chair.asked_as:
        return finding.subjects[: len(chair.asked_as)] == chair.asked_as
    return chair.code == finding.subjects[0] or (table.words is not LAW_TABLE and chair.code in finding.norms)


def effects_at_the_table(table: RoundTable, question: _Asking) -> Mapping[str, Text]:
    """What each answer would do to the table, by option; nothing for questions that are about no chair."""
    chair = next((c for c in table.chairs if question_of_chair(table, c, (question,)) is not None), None)
    if chair is None or chair.place in (SeatState.SITS, SeatState.UNCONFIRMED):
        return {}
    leads = _LAW if table.words is LAW_TABLE else _FURTHER
    return {option: _effect(table, moved(table, chair.code, place)) for option, place in leads.items()}


def moved(table: RoundTable, code: str, place: SeatState) -> RoundTable:
    """The table with one chair elsewhere."""
    chairs = tuple(replace(c, place=place) if c.code == code else c for c in table.chairs)
    return replace(table, chairs=chairs)


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
