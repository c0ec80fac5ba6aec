"""What is not recorded at all: the first of it, that there is none, or who collects it."""

from collections.abc import Iterable
from dataclasses import replace

from graph.answers.asking_whom import coordination
from graph.answers.inputs import (
    A_NETWORK_BODY,
    AN_ORGANIZATION,
    BODY,
    CODE,
    ORGANIZATION,
    SINCE,
    codes_of,
    several_of,
    without_groups,
)
from graph.answers.on_agreements import THERE_IS_AN_AGREEMENT
from graph.answers.on_papers import LOOKED_SINCE, THERE_WAS_A_CONSULTATION, all_on_record
from graph.answers.on_ties import SURVEY, THERE_ARE_TIES
from graph.answers.option import Answers, AnswerSaid, Case, Input, InputKind, Option
from graph.answers.saying import Saying
from graph.answers.settling_options import so_it_is
from graph.stores.base import Change
from ontology import Text
from ontology.names import AnswerMeaning, BodyLayer, EntityType, Prop, RelationType

_FACT = AnswerMeaning.FACT


def _for(option: Option, *needs: str) -> Option:
    """The option, offered where one of these is not recorded."""

    def fits(case: Case) -> bool:
        return case.subjects[0] in needs

    return replace(option, id=f"{needs[0]}-{option.id}", fits=fits)


def _actors(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    for name in said.given.all(ORGANIZATION):
        actor = saying.thing(EntityType.ORGANIZATION, name)
        saying.confirm(actor.id)
        if sector := said.given.one(CODE):
            saying.tell(actor.id, {Prop.SECTOR: sector})
    return saying.changes


def _seats(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    body = saying.thing(EntityType.EARLY_HELP_NETWORK, said.given.needed(BODY))
    for name in said.given.all(ORGANIZATION):
        actor = saying.thing(EntityType.ORGANIZATION, name)
        saying.confirm(saying.join(RelationType.MEMBERSHIP, (actor.id, body.id)).id)
    return saying.changes


def _none_heard(said: AnswerSaid) -> Iterable[Change]:
    """Whoever has looked since a day knows it of every political body on record."""
    saying = Saying(said)
    for body in said.case.snapshot.bodies_of_layer(BodyLayer.POLITICAL):
        if body.owner == said.case.snapshot.key:
            all_on_record(saying, body.id, said.given.one(SINCE))
    return saying.changes


def _land(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    saying.tell(said.case.snapshot.district.id, {Prop.LAND: said.given.needed(CODE)})
    return saying.changes


_SEVERAL = several_of(AN_ORGANIZATION)
_NAMED = replace(_SEVERAL, choices=without_groups)
_SECTOR = Input(CODE, Text(de="Bereich", en="sector"), InputKind.CODE, codes_of("Sector"), required=False)
_LAND = Input(CODE, Text(de="Land", en="Land"), InputKind.CODE, codes_of("Land"))
TO_COLLECT_ANSWERS = Answers(
    (
        _for(
            Option("named", Text(de="dazu gehören …", en="these belong to it …"), _FACT, (_NAMED, _SECTOR), _actors),
            "actors",
        ),
        _for(THERE_ARE_TIES, "ties"),
        _for(SURVEY, "ties"),
        _for(
            Option(
                "seated",
                Text(de="im Netzwerk sitzen …", en="in the network sit …"),
                _FACT,
                (replace(A_NETWORK_BODY, new=True), _SEVERAL),
                _seats,
            ),
            "memberships",
        ),
        _for(THERE_IS_AN_AGREEMENT, "agreements"),
        _for(so_it_is("es gibt keine Vereinbarung", "there is no agreement"), "agreements"),
        _for(THERE_WAS_A_CONSULTATION, "consultations"),
        _for(
            Option(
                "so",
                Text(de="es gab keine Beratung", en="there was no consultation"),
                AnswerMeaning.GAP,
                (LOOKED_SINCE,),
                _none_heard,
                settles=True,
            ),
            "consultations",
        ),
        _for(
            Option("land", Text(de="der Bezirk liegt in …", en="the district is in …"), _FACT, (_LAND,), _land), "land"
        ),
    ),
    coordination,
)
"""What nobody has recorded yet."""

__all__ = ["TO_COLLECT_ANSWERS"]
