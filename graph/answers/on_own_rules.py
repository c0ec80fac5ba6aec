"""Whether a rule that the group gave itself holds: it does, it does not yet, or it holds no longer as a rule."""

from collections.abc import Callable, Iterable

from graph.answers.asking_whom import coordination, of_body
from graph.answers.inputs import (
    A_DAY,
    A_NETWORK_BODY,
    A_PAPER,
    AN_ORGANIZATION,
    BODY,
    DAY,
    ORGANIZATION,
    PAPER,
    SINCE,
    SINCE_WHEN,
)
from graph.answers.on_papers import consulted_on
from graph.answers.option import Addressee, Answers, AnswerSaid, Case, Input, InputKind, Option
from graph.answers.saying import Saying
from graph.answers.settling_options import so_it_is
from graph.district.own_lines import OwnLine
from graph.stores.base import Change
from ontology import Text, say
from ontology.names import (
    AgreementKind,
    AgreementStatus,
    AnswerMeaning,
    EntityType,
    OwnRuleKind,
    Prop,
    RelationType,
    TopicRelation,
)

_FACT = AnswerMeaning.FACT
_OTHER, _TITLE = "other", "title"


def _line(case: Case) -> OwnLine:
    return next(line for line in case.snapshot.own_rules if line.id == case.subjects[0])


def _of(*kinds: OwnRuleKind) -> Callable[[Case], bool]:
    def fits(case: Case) -> bool:
        return _line(case).kind in kinds

    return fits


def _sits(said: AnswerSaid) -> Iterable[Change]:
    """Somebody of the group has a seat in the body that is named, or that the rule names."""
    saying, line = Saying(said), _line(said.case)
    actor = saying.thing(EntityType.ORGANIZATION, said.given.needed(ORGANIZATION))
    saying.confirm(actor.id)
    _one_of(saying, actor.id, line, 0)
    seat = saying.join(RelationType.MEMBERSHIP, (actor.id, line.body or said.given.needed(BODY)))
    saying.confirm(seat.id)
    return saying.changes


def _one_of(saying: Saying, actor: str, line: OwnLine, place: int) -> None:
    """Whoever is named belongs to the group that the rule names at that place."""
    types, partners = line.norm.about_in("ActorType"), line.norm.about_in("KkgPartner")
    if place < len(types):
        saying.tell(actor, {Prop.ACTOR_TYPE: types[place]})
    elif partners:
        saying.tell(actor, {Prop.COVERS_PARTNER: partners[0]})


def _agreed(said: AnswerSaid) -> Iterable[Change]:
    saying, line, given = Saying(said), _line(said.case), said.given
    values = {Prop.KIND: AgreementKind.KOOPV, Prop.SIGNED_ON: given.needed(DAY)}
    values |= {Prop.AGREEMENT_STATUS: AgreementStatus.SIGNED}
    agreement = saying.thing(EntityType.AGREEMENT, given.needed(_TITLE), values)
    saying.confirm(agreement.id)
    for place, input_name in enumerate((ORGANIZATION, _OTHER)):
        actor = saying.thing(EntityType.ORGANIZATION, given.needed(input_name))
        saying.confirm(actor.id)
        _one_of(saying, actor.id, line, place)
        saying.confirm(saying.join(RelationType.SIGNS, (actor.id, agreement.id), {Prop.DATE: given.one(DAY)}).id)
    return saying.changes


def _heard(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    paper = saying.thing(EntityType.PAPER, said.given.needed(PAPER), {Prop.TOPIC_RELATION: TopicRelation.CORE})
    consulted_on(saying, paper.id, _line(said.case).body)
    return saying.changes


def _over(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    saying.end((said.case.subjects[0],), said.given.one(SINCE) or said.given.day)
    return saying.changes


def _whom(case: Case) -> Addressee:
    body = _line(case).body
    return of_body(Case(case.snapshot, (body,))) if body else coordination(case)


def _asked(case: Case) -> Text | None:
    line = _line(case)
    return say("Ist das inzwischen so? „{rule}“", "Is it so by now? “{rule}”", rule=line.norm.definition)


_SOMEBODY = Text(de="das ist so, nämlich …", en="it is so, namely …")
OWN_RULE_ANSWERS = Answers(
    (
        Option("takes-part", _SOMEBODY, _FACT, (AN_ORGANIZATION, A_NETWORK_BODY), _sits, fits=_of(OwnRuleKind.MITW)),
        Option("sits-there", _SOMEBODY, _FACT, (AN_ORGANIZATION,), _sits, fits=_of(OwnRuleKind.SITZ)),
        Option(
            "agreed",
            Text(de="es gilt …", en="in force is …"),
            _FACT,
            (
                Input(_TITLE, Text(de="Titel", en="title"), InputKind.WORDS),
                AN_ORGANIZATION,
                Input(
                    _OTHER,
                    Text(de="andere Organisation", en="other organization"),
                    InputKind.ORGANIZATION,
                    AN_ORGANIZATION.choices,
                    new=True,
                    unlike=ORGANIZATION,
                ),
                A_DAY,
            ),
            _agreed,
            fits=_of(OwnRuleKind.VEREINB),
        ),
        Option(
            "heard",
            Text(de="zuletzt beraten wurde …", en="last consulted was …"),
            _FACT,
            (A_PAPER, A_DAY),
            _heard,
            fits=_of(OwnRuleKind.RHYTH),
            partly=True,
        ),
        Option(
            "over", Text(de="die Regel gilt nicht mehr", en="the rule holds no longer"), _FACT, (SINCE_WHEN,), _over
        ),
        so_it_is("das ist noch nicht so", "it is not so yet"),
    ),
    _whom,
    _asked,
)
"""Whether what the group expects of itself is so."""

__all__ = ["OWN_RULE_ANSWERS"]
