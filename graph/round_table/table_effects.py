"""Which question is about which chair, and what its answers would do to the table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Protocol, TypeVar

from graph.answers.inputs import SINCE
from graph.answers.on_still_holds import old_seats
from graph.answers.option import AnswerSaid, Case, GivenAnswer, Option
from graph.district.loading import snapshot_from
from graph.district.snapshot import Snapshot
from graph.editing.supposing import after_changes
from graph.findings.finding import Finding
from graph.records import Entity, Relation
from graph.round_table.chairs import LAW_TABLE, Chair, RoundTable, SeatState
from ontology import Text, say
from ontology.names import AnswerMeaning

Lay = Callable[[Snapshot], RoundTable]
"""How a table is laid from what is known of a district."""


class _Asking(Protocol):
    """What asks, as questions do."""

    @property
    def finding(self) -> Finding: ...

    @property
    def case(self) -> Case: ...

    @property
    def options(self) -> Sequence[Option]: ...


_Asks = TypeVar("_Asks", bound=_Asking)
_LAW = {"takes-part": SeatState.SITS, "not-here": SeatState.NOT_HERE, "expressly-not": SeatState.AWAY}
_FURTHER = {
    "takes-part": SeatState.SITS,
    "takes-part-as": SeatState.SITS,
    "expressly-not": SeatState.AWAY,
    "held": SeatState.SITS,
    "sits-there": SeatState.SITS,
}
"""What of the answers moves a chair: that a group of the law does not exist leaves the other tables as they are."""
_ANOTHER, _NO_CHAIR, _STILL_EMPTY = "sits-there", "filled", "empty"
"""Answers that put another chair to the table, take an empty one away, or leave it empty."""
_STALE, _LEVELS, _NO_LEADERS = "stale_seats", "level_unknown", "without_leadership"
_UNSETTLED = (SeatState.OPEN, SeatState.KNOWN)
_UNMOVED = Text(de="der Tisch bleibt, wie er ist", en="the table stays as it is")


def question_of_chair(table: RoundTable, chair: Chair, asked: Iterable[_Asks]) -> _Asks | None:
    """The open question whether the group of a chair takes part, who fills its place, or whether a seat still holds."""
    return next((q for q in asked if _about(table, chair, q)), None)


def nearness(table: RoundTable, question: _Asking, lay: Lay) -> int:
    """How near a question is to a table: 0 an empty chair, 1 one long not confirmed, 2 its body, 3 none of these.

    Seats to confirm are near where that makes the table surer: a chair may be held by newer seats, too.
    """
    chairs = [c for c in table.chairs if _about(table, c, question)]
    if question.finding.rule != _LEVELS and any(c.place in _UNSETTLED for c in chairs):
        return 0
    if chairs and (question.finding.rule != _STALE or _surer(table, _confirmed(question, lay))):
        return 1
    return 2 if table.body and table.body in question.finding.subjects else 3


def _surer(table: RoundTable, after: RoundTable | None) -> bool:
    return after is not None and after.sure > table.sure


def _about(table: RoundTable, chair: Chair, question: _Asking) -> bool:
    """Whether a question is about a chair: by what it is about, else, beside the table of the law, by its norm."""
    finding = question.finding
    if finding.rule == _STALE:
        return chair.place is SeatState.UNCONFIRMED and not _confirmable(table, question).isdisjoint(chair.who)
    if finding.rule in (_LEVELS, _NO_LEADERS):
        asks = finding.rule == _LEVELS or finding.subjects[0] == table.body
        return asks and bool(table.body and chair.asked_as and chair.who) and chair.place is SeatState.OPEN
    if finding.rule not in table.words.rules:
        return False
    if chair.asked_as:
        return finding.subjects[: len(chair.asked_as)] == chair.asked_as
    return chair.code == finding.subjects[0] or (table.words is not LAW_TABLE and chair.code in finding.norms)


def _confirmable(table: RoundTable, question: _Asking) -> frozenset[str]:
    """Who has a seat that the question asks to confirm; around one body only seats in it count."""
    if table.body and question.finding.subjects[0] != table.body:
        return frozenset()
    return frozenset(seat.source for seat in old_seats(question.case))


def effects_at_the_table(table: RoundTable, question: _Asking, lay: Lay) -> Mapping[str, Text]:
    """What each answer would do to the table, by option; nothing for questions that are about no chair."""
    chair = next((c for c in table.chairs if _about(table, c, question)), None)
    if chair is None:
        return {}
    later = {o.id: _UNMOVED for o in question.options if o.meaning is AnswerMeaning.LATER}
    if question.finding.rule == _STALE:
        return {**_confirming(table, question, lay), **later}
    if question.finding.rule in (_LEVELS, _NO_LEADERS):
        return {**_levelled(table, chair, question), **later}
    if chair.place is SeatState.SITS:
        return {}
    leads = _LAW if table.words is LAW_TABLE else _FURTHER
    after = {option: moved(table, chair.code, place) for option, place in leads.items()}
    if table.body:
        others = tuple(c for c in table.chairs if c is not chair)
        joined = replace(chair, place=SeatState.SITS, code="")
        after |= {_ANOTHER: replace(table, chairs=(*table.chairs, joined)), _STILL_EMPTY: table}
        after |= {_NO_CHAIR: replace(table, chairs=others)}
    return {**{option: _effect(table, laid) for option, laid in after.items()}, **later}


def moved(table: RoundTable, code: str, place: SeatState) -> RoundTable:
    """The table with one chair elsewhere."""
    chairs = tuple(replace(c, place=place) if c.code == code else c for c in table.chairs)
    return replace(table, chairs=chairs)


# -- seats to confirm --------------------------------------------------------------------------------------------------


def _confirming(table: RoundTable, question: _Asking, lay: Lay) -> Mapping[str, Text]:
    """What is confirmed or ended as a whole is tried; where it is chosen row by row, it lies between the two."""
    whole = {o.id: lay(_tried(question, o)) for o in question.options if o.id in ("all-hold", "none")}
    found = {id: _effect(table, after) for id, after in whole.items()}
    sure = sorted(after.sure for after in whole.values())
    if sure:
        chosen = say(
            "je nach Auswahl sind danach {least} bis {most} sicher",
            "depending on the choice {least} to {most} are sure then",
            least=sure[0],
            most=sure[-1],
        )
        found |= {o.id: chosen for o in question.options if o.id in ("all-but", "one-by-one")}
    return found


def _confirmed(question: _Asking, lay: Lay) -> RoundTable | None:
    """The table, did all the seats that the question asks to confirm still hold."""
    whole = next((o for o in question.options if o.id == "all-hold"), None)
    return lay(_tried(question, whole)) if whole is not None else None


def _tried(question: _Asking, option: Option) -> Snapshot:
    """The district on the same day, were this the answer."""
    now = question.case.snapshot
    day = now.on.isoformat()
    said = AnswerSaid(question.case, GivenAnswer(option.id, "", day, {SINCE: (day,)}), question.finding.subjects[1])
    relations = (d.relation for d in chain.from_iterable(now.relations.values()))
    records = after_changes((*now.entities.values(), *relations), tuple(option.means(said))).values()
    entities = (r for r in records if isinstance(r, Entity))
    return snapshot_from(now.model, now.district, now.on, entities, (r for r in records if isinstance(r, Relation)))


def _levelled(table: RoundTable, chair: Chair, question: _Asking) -> Mapping[str, Text]:
    """A leader's chair is filled only if one of those who are told to lead belongs to its system."""
    told = say(
        "mit „{label}“ darunter: {effect}",
        "with “{label}” among them: {effect}",
        label=chair.label,
        effect=_effect(table, moved(table, chair.code, SeatState.SITS)),
    )
    return {o.id: told for o in question.options if o.inputs and o.meaning is not AnswerMeaning.LATER}


def _effect(before: RoundTable, after: RoundTable) -> Text:
    """The count before and after; how many are sure where that is what changes."""
    if (before.seated, before.sure, before.of, before.possible) == (after.seated, after.sure, after.of, after.possible):
        return _UNMOVED
    if (before.seated, before.of, before.possible) == (after.seated, after.of, after.possible):
        return say(
            "{now} von {of}; davon sicher {was_sure} → {sure}",
            "{now} of {of}; sure of these {was_sure} → {sure}",
            now=after.seated,
            of=after.of,
            was_sure=before.sure,
            sure=after.sure,
        )
    return say(
        "{was} von {was_of} → {now} von {of}; möglich bis {possible}",
        "{was} of {was_of} → {now} of {of}; possibly up to {possible}",
        was=before.seated,
        was_of=before.of,
        now=after.seated,
        of=after.of,
        possible=after.possible,
    )


__all__ = ["Lay", "effects_at_the_table", "moved", "nearness", "question_of_chair"]
