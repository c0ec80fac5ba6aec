"""Whether the network is part of planning, and whether what was denied long ago is still lacking."""

from collections.abc import Iterable

from graph.answers.asking_whom import office_head
from graph.answers.inputs import (
    CODE,
    codes_of,
)
from graph.answers.option import Answers, AnswerSaid, Case, Input, InputKind, Option
from graph.answers.saying import Saying
from graph.records.claims import EXISTS
from graph.stores.base import Change
from ontology import Text
from ontology.names import (
    AnswerMeaning,
    PlanningInvolvement,
    Prop,
    RelationType,
)

_FACT, _GAP = AnswerMeaning.FACT, AnswerMeaning.GAP


def _planning_rows(case: Case) -> tuple[str, ...]:
    rows = case.snapshot.relations_of(RelationType.INVOLVED_IN_PLANNING)
    return tuple(d.relation.id for d in rows if d.certainty.holds)


def _planned(said: AnswerSaid) -> Iterable[Change]:
    saying, rows = Saying(said), _planning_rows(said.case)
    for row in rows:
        saying.confirm(row)
        saying.tell(row, {Prop.INVOLVEMENT_FORM: said.given.needed(CODE)})
    return saying.changes


def _still_apart(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    saying.confirm(*_planning_rows(said.case))
    return saying.changes


PLANNING = Answers(
    (
        Option(
            "involved",
            Text(de="eingebunden als …", en="involved as …"),
            _FACT,
            (
                Input(
                    CODE,
                    Text(de="Art der Einbindung", en="form of involvement"),
                    InputKind.CODE,
                    codes_of("PlanningInvolvement", lambda code: code != PlanningInvolvement.NONE),
                ),
            ),
            _planned,
        ),
        Option("apart", Text(de="weiterhin nicht eingebunden", en="still not involved"), _GAP, (), _still_apart),
    ),
    office_head,
)
"""Whether the network is involved in planning."""


# -- what is expressly lacking ------------------------------------------------------------------------------------


def _there_now(said: AnswerSaid) -> Iterable[Change]:
    """What was said of it when it was denied holds now that it is there."""
    saying, id = Saying(said), said.case.subjects[0]
    record = saying.record(id)
    first = {c.prop: c.value for c in reversed(record.claims) if c.prop != EXISTS}
    saying.confirm(id)
    saying.tell(id, {Prop(prop): value for prop, value in first.items()})
    return saying.changes


def _still_lacking(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    saying.deny(said.case.subjects[0])
    return saying.changes


LACKING = Answers(
    (
        Option("there", Text(de="das gibt es inzwischen", en="it exists by now"), _FACT, (), _there_now),
        Option("lacking", Text(de="das fehlt weiterhin", en="it is still lacking"), _GAP, (), _still_lacking),
    ),
    office_head,
)
"""Whether what was denied long ago is still lacking."""

__all__ = ["LACKING", "PLANNING"]
