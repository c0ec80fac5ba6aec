"""Whether the district has a body that Land law, or practice of its Land, names."""

from collections.abc import Iterable, Sequence

from graph.answers.asking_whom import office_head
from graph.answers.inputs import BODY, choices_from
from graph.answers.option import Answers, AnswerSaid, Case, Choice, Input, InputKind, Option
from graph.answers.saying import Saying
from graph.district.land_bodies import LandBody, land_bodies
from graph.stores.base import Change
from ontology import Text, say
from ontology.names import AnswerMeaning, EntityType, Prop

_FACT = AnswerMeaning.FACT


def _line(case: Case) -> LandBody:
    return next(line for line in case.snapshot.derived(land_bodies) if line.norm.name == case.subjects[0])


def _without_kind(case: Case) -> Sequence[Choice]:
    """Recorded committees that may be the one: nobody said yet of what kind they are."""
    return choices_from(b for b in case.snapshot.of_type(EntityType.COMMITTEE) if b.value(Prop.KIND) is None)


def _exists(said: AnswerSaid) -> Iterable[Change]:
    saying, kind = Saying(said), _line(said.case).kind
    body = saying.thing(EntityType.COMMITTEE, said.given.needed(BODY), {Prop.KIND: kind})
    saying.confirm(body.id)
    if body.value(Prop.KIND) != kind:
        saying.tell(body.id, {Prop.KIND: kind})
    return saying.changes


def _none(said: AnswerSaid) -> Iterable[Change]:
    saying, line = Saying(said), _line(said.case)
    saying.lacking(EntityType.COMMITTEE, {Prop.NAME: line.norm.label.de, Prop.KIND: line.kind})
    return saying.changes


def _asked(case: Case) -> Text | None:
    return say("Gibt es hier: {label}?", "Does this exist here: {label}?", label=_line(case).norm.label)


LAND_BODY = Answers(
    (
        Option(
            "exists",
            Text(de="das gibt es, es heißt …", en="it exists, it is called …"),
            _FACT,
            (Input(BODY, Text(de="Gremium", en="body"), InputKind.BODY, _without_kind, new=True),),
            _exists,
        ),
        Option("none", Text(de="das gibt es hier nicht", en="it does not exist here"), _FACT, (), _none),
    ),
    office_head,
    _asked,
)
"""Whether a body that the Land names exists in the district."""

__all__ = ["LAND_BODY"]
