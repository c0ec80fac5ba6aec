"""Whether there is an agreement: a newer one, one that goes on, none."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.answers.asking_whom import coordination, office_head
from graph.answers.inputs import (
    AN_ORGANIZATION,
    CODE,
    DAY,
    ORGANIZATION,
    ROWS,
    codes_of,
    organizations_in,
    rows_of,
    several_of,
)
from graph.answers.option import Answers, AnswerSaid, Case, Choice, Choices, Input, InputKind, Option, Tense
from graph.answers.saying import PropValues, Saying
from graph.answers.settling_options import so_it_is
from graph.district.agreements import parties_of
from graph.district.covered import covered_ties
from graph.stores.base import Change
from ontology import Text
from ontology.names import (
    AgreementKind,
    AgreementStatus,
    AnswerMeaning,
    EntityType,
    Prop,
    RelationType,
    Sector,
    SectorSystem,
)

_FACT = AnswerMeaning.FACT
_TITLE, _UNTIL = "title", "until"
_NAMED = Input(_TITLE, Text(de="Titel", en="title"), InputKind.WORDS)
_KIND = Input(CODE, Text(de="Art", en="kind"), InputKind.CODE, codes_of("AgreementKind"), required=False)
_PARTIES = several_of(replace(AN_ORGANIZATION, label=Text(de="Partner", en="parties")))
_SIGNED = Input(DAY, Text(de="unterzeichnet am", en="signed on"), InputKind.DAY)
_ENDS = Input(_UNTIL, Text(de="gültig bis", en="valid until"), InputKind.DAY, required=False, days=Tense.ANY)


def _signed(said: AnswerSaid, parties: Iterable[str], kind: str) -> Saying:
    saying, given = Saying(said), said.given
    values: PropValues = {
        Prop.KIND: given.one(CODE) or kind,
        Prop.SIGNED_ON: given.needed(DAY),
        Prop.VALID_UNTIL: given.one(_UNTIL),
        Prop.AGREEMENT_STATUS: AgreementStatus.SIGNED,
    }
    agreement = saying.thing(EntityType.AGREEMENT, given.needed(_TITLE), values)
    for party in parties:
        actor = saying.thing(EntityType.ORGANIZATION, party)
        saying.confirm(saying.join(RelationType.SIGNS, (actor.id, agreement.id), {Prop.DATE: given.one(DAY)}).id)
    return saying


def _new_one(said: AnswerSaid) -> Iterable[Change]:
    return _signed(said, said.given.all(ORGANIZATION), AgreementKind.KOOPV).changes


def _there_is(de: str, en: str) -> Option:
    inputs = (_NAMED, _PARTIES, _SIGNED, _KIND, _ENDS)
    return Option("there-is", Text(de=de, en=en), _FACT, inputs, _new_one)


THERE_IS_AN_AGREEMENT = _there_is("es gibt …", "there is …")
"""An agreement that nobody had recorded."""
IN_FORCE = Answers(
    (
        _there_is("es gilt …", "in force is …"),
        so_it_is("keine gilt", "none is in force"),
    ),
    coordination,
)
"""Whether an agreement is in force."""


def _in_system(system: str) -> Choices:
    def choices(case: Case) -> Sequence[Choice]:
        return organizations_in(case, system)

    return choices


_HEALTH_SIDE = replace(
    _PARTIES,
    name="health",
    label=Text(de="aus dem Gesundheitswesen", en="of health care"),
    choices=_in_system(SectorSystem.G),
)
_OTHER_SIDE = replace(_PARTIES, label=Text(de="weitere Partner", en="further parties"), required=False)


def _with_health(said: AnswerSaid) -> Iterable[Change]:
    """Who is named as of health care and has no sector yet is of health care."""
    health = said.given.all("health")
    saying = _signed(said, (*health, *said.given.all(ORGANIZATION)), AgreementKind.KOOPV)
    for party in health:
        actor = saying.thing(EntityType.ORGANIZATION, party)
        if not said.case.snapshot.in_system(actor.id, SectorSystem.G):
            saying.tell(actor.id, {Prop.SECTOR: Sector.GES})
    return saying.changes


WITH_HEALTH = Answers(
    (
        Option(
            "there-is",
            Text(de="mit dem Gesundheitswesen gilt …", en="with health care in force is …"),
            _FACT,
            (_NAMED, _HEALTH_SIDE, _OTHER_SIDE, _SIGNED, _KIND, _ENDS),
            _with_health,
        ),
        so_it_is("keine mit dem Gesundheitswesen", "none with health care"),
    ),
    office_head,
)
"""Whether youth welfare and health care have an agreement."""


def _across(case: Case) -> Sequence[Choice]:
    """The recorded ties between the systems."""
    rows = {r for row in case.snapshot.derived(covered_ties) for r in row.records}
    held = (d.relation for d in case.snapshot.relations_of(RelationType.COOPERATION))
    return rows_of(case, (r for r in held if r.id in rows))


def _behind_ties(said: AnswerSaid) -> Iterable[Change]:
    ties = [r for r in said.case.snapshot.holding(RelationType.COOPERATION) if r.id in said.given.all(ROWS)]
    parties = dict.fromkeys(end for tie in ties for end in (tie.source, tie.target))
    return _signed(said, parties, AgreementKind.KOOPV).changes


BEHIND_TIES = Answers(
    (
        Option(
            "there-is",
            Text(de="eine Vereinbarung haben …", en="an agreement have …"),
            _FACT,
            (
                Input(ROWS, Text(de="Zusammenarbeit", en="cooperation"), InputKind.RECORDS, _across, many=True),
                _NAMED,
                _SIGNED,
                _KIND,
                _ENDS,
            ),
            _behind_ties,
        ),
        so_it_is("keine ist vereinbart", "none is laid down"),
    ),
    office_head,
)
"""Whether an agreement backs the cooperation of youth welfare and health care."""


# -- an agreement that ended --------------------------------------------------------------------------------------


def _goes_on(said: AnswerSaid) -> Iterable[Change]:
    saying, agreement = Saying(said), said.case.subjects[0]
    values: PropValues = {Prop.VALID_UNTIL: said.given.needed(_UNTIL), Prop.AGREEMENT_STATUS: AgreementStatus.SIGNED}
    saying.confirm(agreement)
    saying.tell(agreement, values)
    return saying.changes


def _followed(said: AnswerSaid) -> Iterable[Change]:
    """The same partners have a new one of the same kind."""
    snapshot, old = said.case.snapshot, said.case.snapshot.entities[said.case.subjects[0]]
    parties = sorted({*parties_of(snapshot, [old]), *said.given.all(ORGANIZATION)})
    return _signed(said, parties, old.value(Prop.KIND) or "").changes


ENDED = Answers(
    (
        Option(
            "goes-on",
            Text(de="sie gilt weiter, bis …", en="it goes on, until …"),
            _FACT,
            (Input(_UNTIL, Text(de="gültig bis", en="valid until"), InputKind.DAY, days=Tense.TO_COME),),
            _goes_on,
        ),
        Option(
            "followed",
            Text(de="dieselben Partner haben eine neue", en="the same parties have a new one"),
            _FACT,
            (_NAMED, _SIGNED, _ENDS),
            _followed,
        ),
        so_it_is("sie ist ausgelaufen", "it has expired"),
    ),
    coordination,
)
"""Whether a new agreement follows one that has expired."""

__all__ = ["BEHIND_TIES", "ENDED", "IN_FORCE", "THERE_IS_AN_AGREEMENT", "WITH_HEALTH"]
