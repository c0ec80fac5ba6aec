"""Whether all members of a body are recorded, and who sits there."""

from collections.abc import Iterable
from dataclasses import replace

from graph.answers.asking_whom import of_body
from graph.answers.inputs import AN_ORGANIZATION, ORGANIZATION, SINCE, SINCE_WHEN, several_of
from graph.answers.option import Answers, AnswerSaid, Case, Input, InputKind, Option
from graph.answers.saying import Saying
from graph.answers.settling_options import so_it_is
from graph.stores.base import Change
from ontology import Text
from ontology.names import AnswerMeaning, Completeness, EntityType, Prop, RelationType

_MISSING = "missing"
SEVERAL = several_of(replace(AN_ORGANIZATION, label=Text(de="Organisationen", en="organizations")))


def _seat(saying: Saying, organization: str, body: str) -> None:
    actor = saying.thing(EntityType.ORGANIZATION, organization)
    saying.join(RelationType.MEMBERSHIP, (actor.id, body))


def _complete(said: AnswerSaid) -> Iterable[Change]:
    """The recorded rows are all of them, and there."""
    saying, body = Saying(said), said.case.subjects[0]
    rows = [d for d in said.case.snapshot.seats_in(body) if d.certainty.holds]
    saying.confirm(*(d.relation.id for d in rows))
    for organization in said.given.all(ORGANIZATION):
        _seat(saying, organization, body)
    saying.tell(body, {Prop.MEMBERS_COMPLETE: Completeness.ALL})
    return saying.changes


def _incomplete(said: AnswerSaid) -> Iterable[Change]:
    saying, body = Saying(said), said.case.subjects[0]
    values = {Prop.MEMBERS_COMPLETE: Completeness.PART, Prop.MISSING_PART: said.given.needed(_MISSING)}
    saying.tell(body, values)
    return saying.changes


def _some(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    for organization in said.given.all(ORGANIZATION):
        _seat(saying, organization, said.case.subjects[0])
    return saying.changes


def _dissolved(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    saying.end([said.case.subjects[0]], said.given.one(SINCE))
    return saying.changes


def _somebody_sits(case: Case) -> bool:
    """Where nobody is recorded, nobody can say that it is all of them."""
    return any(d.certainty.holds for d in case.snapshot.seats_in(case.subjects[0]))


_ALL_WITH = Option(
    "all-with",
    Text(de="nein, es fehlen diese, und dann sind es alle", en="no, these are missing, and with them it is all"),
    AnswerMeaning.FACT,
    (SEVERAL,),
    _complete,
)
COMPLETE = Answers(
    (
        Option("all", Text(de="ja, alle", en="yes, all"), AnswerMeaning.FACT, (), _complete, fits=_somebody_sits),
        _ALL_WITH,
        Option(
            "missing",
            Text(de="nein, es fehlen noch …", en="no, still missing are …"),
            AnswerMeaning.GAP,
            (Input(_MISSING, Text(de="was fehlt", en="what is missing"), InputKind.WORDS),),
            _incomplete,
            settles=True,
        ),
    ),
    of_body,
)
"""Whether these are all members of a body."""

_GONE = Option(
    "dissolved",
    Text(de="das Gremium gibt es nicht mehr", en="the body no longer exists"),
    AnswerMeaning.FACT,
    (SINCE_WHEN,),
    _dissolved,
)
EMPTY = Answers(
    (
        Option(
            "these",
            Text(de="dort sitzen …", en="members are …"),
            AnswerMeaning.FACT,
            (SEVERAL,),
            _some,
        ),
        Option(
            "these-all",
            Text(de="dort sitzen …, und das sind alle", en="members are …, and these are all"),
            AnswerMeaning.FACT,
            (SEVERAL,),
            _complete,
        ),
        _GONE,
        so_it_is("noch niemand: das Gremium hat keine Mitglieder", "nobody yet: the body has no members"),
    ),
    of_body,
)
"""Who sits in a body for which nobody is recorded."""

__all__ = ["COMPLETE", "EMPTY", "SEVERAL"]
