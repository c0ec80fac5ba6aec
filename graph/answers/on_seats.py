"""Whether somebody of a system or group sits in a body, and whether a seat is filled."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from graph.answers.asking_whom import coordination, of_body
from graph.answers.inputs import (
    AN_ORGANIZATION,
    BODY,
    CODE,
    ORGANIZATION,
    choices_from,
    codes_of,
    organizations_in,
)
from graph.answers.option import Answers, AnswerSaid, Case, Choice, GivenAnswer, Input, InputKind, Option
from graph.answers.saying import Saying
from graph.answers.settling_options import so_it_is
from graph.certainty import Certainty
from graph.district.law_lines import law_lines
from graph.district.seats import coming_together
from graph.stores.base import Change
from ontology import Text
from ontology.names import (
    ActorType,
    AnswerMeaning,
    EntityType,
    ParticipantGroup,
    Prop,
    RelationType,
    SectorSystem,
)

_FACT = AnswerMeaning.FACT
_SECTOR = Input(
    CODE,
    Text(de="Bereich, wo er noch nicht erfasst ist", en="sector, where it is not recorded yet"),
    InputKind.CODE,
    codes_of("Sector"),
    required=False,
)
_ROLE = Input("role", Text(de="Rolle", en="role"), InputKind.CODE, codes_of("BodyRole"), required=False)


def _seated(said: AnswerSaid, body: str) -> Saying:
    """Somebody has a seat in the body."""
    saying, given = Saying(said), said.given
    actor = saying.thing(EntityType.ORGANIZATION, given.needed(ORGANIZATION))
    seat = saying.join(RelationType.MEMBERSHIP, (actor.id, body), {Prop.ROLE: given.one("role")})
    saying.confirm(seat.id)
    return saying


def _of_system(case: Case, given: GivenAnswer, system: str) -> bool:
    """Whether something recorded says that the organization belongs to the system that is looked for."""
    name = given.one(ORGANIZATION)
    return any(name in (c.value, c.label.de) for c in organizations_in(case, system))


def _system_seat(system: Callable[[Case], str]) -> Option:
    def means(said: AnswerSaid) -> Iterable[Change]:
        saying = _seated(said, said.case.subjects[0])
        actor = saying.thing(EntityType.ORGANIZATION, said.given.needed(ORGANIZATION))
        if not _of_system(said.case, said.given, system(said.case)):
            known = said.case.snapshot.sector(actor.id)
            saying.tell(actor.id, {Prop.FURTHER_SECTOR if known else Prop.SECTOR: said.given.needed(CODE)})
        return saying.changes

    def choices(case: Case) -> Sequence[Choice]:
        return organizations_in(case, system(case))

    def sectors(case: Case) -> Sequence[Choice]:
        within = case.snapshot.sectors_of_system(system(case))
        return [c for c in codes_of("Sector")(case) if c.value in within]

    def also(case: Case, given: GivenAnswer) -> Sequence[str]:
        return () if _of_system(case, given, system(case)) else (CODE,)

    label = Text(de="dort sitzt …", en="there sits …")
    who, sector = replace(AN_ORGANIZATION, choices=choices), replace(_SECTOR, choices=sectors)
    return Option("sits-there", label, _FACT, (who, sector, _ROLE), means, also=also)


def _health(case: Case) -> str:
    del case
    return SectorSystem.G


def _second_subject(case: Case) -> str:
    return case.subjects[1]


_NOBODY = so_it_is("dort sitzt niemand", "nobody sits there")
HEALTH_IN_COMMITTEE = Answers((_system_seat(_health), _NOBODY), of_body)
"""Whether anybody from health care sits in the committee."""
SYSTEM_IN_BODY = Answers((_system_seat(_second_subject), _NOBODY), of_body)
"""Whether a system has a seat in a steering body."""


# -- families, self-organized groups, seats of Land law ------------------------------------------------------------


def _family_seat(said: AnswerSaid) -> Iterable[Change]:
    saying = _seated(said, said.given.needed(BODY))
    return _grouped(saying, said, ParticipantGroup.G6)


def _grouped(saying: Saying, said: AnswerSaid, group: str) -> Iterable[Change]:
    actor = saying.thing(EntityType.ORGANIZATION, said.given.needed(ORGANIZATION))
    seat = saying.join(RelationType.MEMBERSHIP, (actor.id, said.given.needed(BODY)))
    saying.tell(seat.id, {Prop.PARTICIPANT_GROUP: group})
    return saying.changes


def _meeting_bodies(case: Case) -> Sequence[Choice]:
    return choices_from(coming_together(case.snapshot))


FAMILIES_SEAT = Answers(
    (
        Option(
            "sits-there",
            Text(de="für Eltern oder Familien sitzt dort …", en="for parents or families there sits …"),
            _FACT,
            (
                AN_ORGANIZATION,
                Input(BODY, Text(de="Gremium", en="body"), InputKind.BODY, _meeting_bodies),
            ),
            _family_seat,
        ),
        so_it_is("Familien haben dort keinen Platz", "families have no place there"),
    ),
    coordination,
)
"""Whether families have a seat where the network steers and meets."""


def _typed_seat(said: AnswerSaid, code: str) -> Iterable[Change]:
    saying = _seated(said, said.case.subjects[0])
    actor = saying.thing(EntityType.ORGANIZATION, said.given.needed(ORGANIZATION))
    saying.tell(actor.id, {Prop.ACTOR_TYPE: code})
    return saying.changes


SELF_ORGANIZED = Answers(
    (
        Option(
            "sits-there",
            Text(de="dort sitzt der Zusammenschluss …", en="the group there is …"),
            _FACT,
            (AN_ORGANIZATION, _ROLE),
            lambda said: _typed_seat(said, ActorType.SELBST),
        ),
        so_it_is("kein Zusammenschluss gehört ihm an", "no such group belongs to it"),
    ),
    of_body,
)
"""Whether a self-organized group belongs to the committee."""


def _land_types(case: Case) -> Sequence[Choice]:
    """What Land law names and nobody is recorded for: actor types, partner groups."""
    lines = [line for line in case.snapshot.derived(law_lines) if line.named and not line.certainty.holds]
    found: dict[str, Choice] = {}
    for line in lines:
        for code_list in ("ActorType", "KkgPartner"):
            for code in line.norm.about_in(code_list)[:1]:
                found.setdefault(code, Choice(code, line.norm.label))
    return tuple(found.values())


def _land_seat(said: AnswerSaid) -> Iterable[Change]:
    saying, code = _seated(replace_code(said), said.case.subjects[0]), said.given.needed(CODE)
    actor = saying.thing(EntityType.ORGANIZATION, said.given.needed(ORGANIZATION))
    types = said.case.snapshot.model.code_lists["ActorType"].by_notation
    saying.tell(actor.id, {Prop.ACTOR_TYPE if code in types else Prop.COVERS_PARTNER: code})
    return saying.changes


def replace_code(said: AnswerSaid) -> AnswerSaid:
    """The statement without its code, where that says which group and not which sector."""
    values = {k: v for k, v in said.given.values.items() if k != CODE}
    return replace(said, given=replace(said.given, values=values))


LAND_LAW_SEATS = Answers(
    (
        Option(
            "sits-there",
            Text(de="entsandt ist …", en="sent is …"),
            _FACT,
            (
                Input(CODE, Text(de="für", en="for"), InputKind.CODE, _land_types),
                AN_ORGANIZATION,
                _ROLE,
            ),
            _land_seat,
            partly=True,
        ),
        so_it_is("diese Sitze sind nicht besetzt", "these seats are not held"),
    ),
    of_body,
)
"""Whether the seats that Land law names are held."""


# -- posts -------------------------------------------------------------------------------------------------------


def _held(said: AnswerSaid) -> Iterable[Change]:
    saying, post = Saying(said), said.case.subjects[0]
    body = saying.record(post).value(Prop.BODY) or ""
    actor = saying.thing(EntityType.ORGANIZATION, said.given.needed(ORGANIZATION))
    seat = saying.join(RelationType.MEMBERSHIP, (actor.id, body))
    saying.confirm(seat.id)
    saying.tell(seat.id, {Prop.POST: post})
    return saying.changes


def _filled(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    saying.tell(said.case.subjects[0], {Prop.FILLED: "true"})
    return saying.changes


def _empty(said: AnswerSaid) -> Iterable[Change]:
    """Rows that may name the post do not; it is not filled."""
    saying, post = Saying(said), said.case.subjects[0]
    snapshot = said.case.snapshot
    rows = [d for d in snapshot.relations_of(RelationType.MEMBERSHIP) if post in d.relation.all(Prop.POST)]
    rows += snapshot.into(post, RelationType.HOLDS_POST)
    saying.deny(*(d.relation.id for d in rows if d.certainty is Certainty.UNKNOWN))
    saying.tell(post, {Prop.FILLED: "false"})
    return saying.changes


POST_FILLED = Answers(
    (
        Option("held", Text(de="den Platz hat …", en="the place is held by …"), _FACT, (AN_ORGANIZATION,), _held),
        Option("filled", Text(de="der Platz ist besetzt", en="the place is filled"), _FACT, (), _filled),
        Option("empty", Text(de="der Platz ist frei", en="the place is empty"), AnswerMeaning.GAP, (), _empty),
    ),
    of_body,
)
"""Whether a place that is provided is filled."""

__all__ = [
    "FAMILIES_SEAT",
    "HEALTH_IN_COMMITTEE",
    "LAND_LAW_SEATS",
    "POST_FILLED",
    "SELF_ORGANIZED",
    "SYSTEM_IN_BODY",
]
