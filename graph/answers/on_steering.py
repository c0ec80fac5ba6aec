"""How the network is steered: by which body, by whom in it, with how much say of families, beside which planning."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.answers.asking_whom import coordination, of_body, of_organization
from graph.answers.inputs import (
    A_NETWORK_BODY,
    A_REASON,
    AN_ORGANIZATION,
    BODY,
    CODE,
    ORGANIZATION,
    ROWS,
    choices_from,
    codes_of,
    rows_of,
)
from graph.answers.on_taking_part import IN_THE_NETWORK
from graph.answers.option import Answers, AnswerSaid, Case, Choice, Input, InputKind, Option
from graph.answers.saying import PropValues, Saying
from graph.answers.settling_options import so_it_is
from graph.district.formats import REAL
from graph.stores.base import Change
from ontology import Text
from ontology.names import (
    AnswerMeaning,
    BodyKind,
    EntityType,
    Level,
    ParticipantGroup,
    Prop,
    RelationType,
)

_FACT, _GAP = AnswerMeaning.FACT, AnswerMeaning.GAP


# -- which body ----------------------------------------------------------------------------------------------------


def _steers(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    body = saying.thing(EntityType.COMMITTEE, said.given.needed(BODY), {Prop.KIND: BodyKind.STEUER})
    if body.value(Prop.KIND) != BodyKind.STEUER:
        saying.tell(body.id, {Prop.KIND: BodyKind.STEUER})
    return saying.changes


def _no_body_steers(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    saying.lacking(EntityType.COMMITTEE, {Prop.NAME: "Steuerungsgruppe", Prop.KIND: BodyKind.STEUER})
    return saying.changes


def _committees_of_network(case: Case) -> Sequence[Choice]:
    return choices_from(b for b in case.snapshot.bodies_of_layer("network") if b.type == EntityType.COMMITTEE)


STEERING_BODY = Answers(
    (
        Option(
            "steers",
            Text(de="es steuert …", en="steered by …"),
            _FACT,
            (replace(A_NETWORK_BODY, label=Text(de="Gremium", en="body"), choices=_committees_of_network, new=True),),
            _steers,
        ),
        Option(
            "none",
            Text(de="kein Gremium steuert das Netzwerk", en="no body steers the network"),
            _GAP,
            (),
            _no_body_steers,
        ),
    ),
    coordination,
)
"""Which body steers the network."""


# -- who sits in it -------------------------------------------------------------------------------------------------


def _another_seat(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    actor = saying.thing(EntityType.ORGANIZATION, said.given.needed(ORGANIZATION))
    saying.confirm(saying.join(RelationType.MEMBERSHIP, (actor.id, said.case.subjects[0])).id)
    return saying.changes


CARRIERS = Answers(
    (
        Option(
            "another",
            Text(de="ein anderer Träger sitzt dort: …", en="another carrier sits there: …"),
            _FACT,
            (AN_ORGANIZATION,),
            _another_seat,
        ),
        so_it_is("alle Sitze liegen bei einem Träger", "all seats lie with one carrier"),
    ),
    of_body,
)
"""Whether steering lies with one single carrier."""


def _seats(case: Case) -> Sequence[Choice]:
    return rows_of(case, (d.relation for d in case.snapshot.seats_in(case.subjects[0]) if d.certainty.holds))


def _lead(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    for row in said.given.all(ROWS):
        saying.tell(row, {Prop.LEVEL: Level.STRAT})
    return saying.changes


LEADERS_SIT = Answers(
    (
        Option(
            "lead",
            Text(de="Leitung mit Planungsverantwortung ist …", en="leaders responsible for planning are …"),
            _FACT,
            (Input(ROWS, Text(de="Sitze", en="seats"), InputKind.RECORDS, _seats, many=True),),
            _lead,
        ),
        so_it_is("keine Leitung wirkt mit", "no leader takes part"),
    ),
    of_body,
)
"""Whether leaders responsible for planning sit in steering."""


# -- votes ----------------------------------------------------------------------------------------------------------


def _of_origin(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    for row in said.given.all(ROWS):
        saying.tell(row, {Prop.ROLE: said.given.needed(CODE)})
    return saying.changes


VOTES = Answers(
    (
        Option(
            "origin",
            Text(de="diese Stimmen gehören anders", en="these votes belong otherwise"),
            _FACT,
            (
                Input(ROWS, Text(de="Sitze", en="seats"), InputKind.RECORDS, _seats, many=True),
                Input(
                    CODE,
                    Text(de="Rolle", en="role"),
                    InputKind.CODE,
                    codes_of("BodyRole"),
                ),
            ),
            _of_origin,
            partly=True,
        ),
        so_it_is("so sind die Stimmen verteilt", "so the votes are shared"),
    ),
    of_body,
)
"""Whether the votes of the committee are shared as recorded."""


# -- families, meetings -----------------------------------------------------------------------------------


def _formats(case: Case) -> Sequence[Choice]:
    return choices_from(case.snapshot.of_type(EntityType.PARTICIPATION_FORMAT))


def _co_decide(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    values: PropValues = {Prop.PARTICIPANT_GROUP: ParticipantGroup.G6}
    format = saying.thing(EntityType.PARTICIPATION_FORMAT, said.given.needed("format"), values)
    saying.confirm(format.id)
    saying.tell(format.id, {Prop.PARTICIPATION_LEVEL: said.given.needed(CODE)})
    return saying.changes


SAY = Answers(
    (
        Option(
            "co-decide",
            Text(de="mitentscheiden können sie in …", en="they share in decisions in …"),
            _FACT,
            (
                Input("format", Text(de="Format", en="format"), InputKind.RECORDS, _formats, new=True),
                Input(
                    CODE,
                    Text(de="Stufe", en="level"),
                    InputKind.CODE,
                    codes_of("ParticipationLevel", lambda code: int(code[1:]) >= REAL),
                ),
            ),
            _co_decide,
        ),
        so_it_is("bisher nirgends", "nowhere so far"),
    ),
    coordination,
)
"""Where families share in decisions."""
ATTENDANCE_ANSWERS = Answers(
    (
        Option(
            "reason",
            Text(de="es liegt an …", en="the reason is …"),
            _FACT,
            (A_REASON,),
            settles=True,
        ),
        so_it_is("es gibt keinen Grund außer der Zeit", "there is no reason but time"),
    ),
    of_organization,
)
"""What somebody needs who seldom comes to the network meetings."""


# -- what hangs on few ---------------------------------------------------------------------------------------------


SINGLE_ENTRY = Answers(
    (
        replace(IN_THE_NETWORK, label=Text(de="dabei ist auch …", en="taking part is also …")),
        Option(
            "several",
            Text(de="der Eintrag steht für mehrere Stellen", en="the entry stands for several organizations"),
            _FACT,
            settles=True,
        ),
        so_it_is("nur diese eine", "only this one"),
    ),
    coordination,
)
"""Whether one single entry stands for a whole sector."""

__all__ = [
    "ATTENDANCE_ANSWERS",
    "CARRIERS",
    "LEADERS_SIT",
    "SAY",
    "SINGLE_ENTRY",
    "STEERING_BODY",
    "VOTES",
]
