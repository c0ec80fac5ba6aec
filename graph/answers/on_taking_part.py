"""Whether a group takes part in the network: it does, it does not exist here, it expressly does not."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.answers.asking_whom import coordination, office_head
from graph.answers.inputs import (
    A_NETWORK_BODY,
    A_REASON,
    AN_ORGANIZATION,
    BODY,
    CODE,
    ORGANIZATION,
    REASON,
    without_groups,
)
from graph.answers.option import Answers, AnswerSaid, Case, Choice, Input, InputKind, Option
from graph.answers.saying import PropValues, Saying
from graph.answers.settling_options import not_needed, so_it_is
from graph.as_of import Dated
from graph.certainty import Certainty
from graph.district.roll import Group, Roll
from graph.stores.base import Change
from ontology import Code, Norm, Text, say
from ontology.names import ActorType, AnswerMeaning, BodyLayer, EntityType, Prop, RelationType

_PROPERTY = {"KkgPartner": Prop.COVERS_PARTNER, "ActorType": Prop.ACTOR_TYPE, "Sector": Prop.SECTOR}


def _code(case: Case) -> tuple[str, Code] | None:
    """The list and code that the question is about."""
    name = case.subjects[0]
    lists = case.snapshot.model.code_lists
    for code_list in _PROPERTY:
        if name in lists[code_list].by_notation:
            return code_list, lists[code_list].by_notation[name]
    return _of_norm(case, case.snapshot.model.norms.get(name))


def _of_norm(case: Case, norm: Norm | None) -> tuple[str, Code] | None:
    for code_list in _PROPERTY if norm is not None else ():
        named = norm.about_in(code_list) if norm is not None else ()
        if named:
            return code_list, case.snapshot.model.code(code_list, named[0])
    return None


def _label(case: Case) -> Text:
    found = _code(case)
    norm = case.snapshot.model.norms.get(case.subjects[0])
    return norm.label if norm is not None else found[1].label if found is not None else Text(de="", en="")


def _belonging(case: Case) -> PropValues:
    """What makes an organization one of the group."""
    found = _code(case)
    return {_PROPERTY[found[0]]: found[1].notation} if found is not None else {}


def _takes_part(said: AnswerSaid) -> Iterable[Change]:
    saying, values = Saying(said), _belonging(said.case)
    actor = saying.thing(EntityType.ORGANIZATION, said.given.needed(ORGANIZATION))
    known = {p: v for p, v in values.items() if v in actor.all(p)}
    saying.confirm(actor.id)
    saying.tell(actor.id, {_further(said.case, actor.id, p): v for p, v in values.items() if p not in known})
    seat = saying.join(RelationType.MEMBERSHIP, (actor.id, said.given.needed(BODY)), {})
    saying.confirm(seat.id)
    return saying.changes


def _further(case: Case, actor: str, prop: Prop) -> Prop:
    """A sector beside the one that is recorded; all other codes may be several."""
    return Prop.FURTHER_SECTOR if prop is Prop.SECTOR and case.snapshot.sector(actor) else prop


def _expressly_not(said: AnswerSaid) -> Iterable[Change]:
    """Seats of the group that are open are denied; an entry says that nobody of the group takes part."""
    saying, snapshot = Saying(said), said.case.snapshot
    group = _group(said.case)
    for actor in (*group.belonging, *group.speaking):
        saying.deny(*(d.relation.id for d in _open_seats(said.case, actor)))
    bodies = [b.id for b in snapshot.bodies_of_layer(BodyLayer.NETWORK)]
    for actor in group.belonging:
        if snapshot.certainty[actor].holds and actor not in snapshot.derived(Roll).parts:
            for body in bodies:
                saying.apart(RelationType.MEMBERSHIP, (actor, body))
    saying.lacking(EntityType.ORGANIZATION, {**_belonging(said.case), Prop.NAME: _label(said.case).de})
    return saying.changes


def _group(case: Case) -> Group:
    roll, name = case.snapshot.derived(Roll), case.subjects[0]
    if (norm := case.snapshot.model.norms.get(name)) is not None:
        return roll.group_of(norm)
    found = _code(case)
    if found is not None and found[0] == "ActorType":
        return roll.of_type(name)
    return Group(tuple(a.id for a in roll.actors if name in roll.sectors_of(a)))


def _open_seats(case: Case, actor: str) -> Iterable[Dated]:
    network = {b.id for b in case.snapshot.derived(Roll).bodies}
    seats = case.snapshot.seats_of(actor)
    return (d for d in seats if d.certainty is Certainty.UNKNOWN and d.relation.target in network)


def _not_here(said: AnswerSaid) -> Iterable[Change]:
    """A group of the law is exempt; of any other kind an entry says that nobody of it takes part."""
    saying, found = Saying(said), _code(said.case)
    if found is not None and found[0] == "KkgPartner":
        label = _label(said.case).de
        values = {
            Prop.DISTRICT: said.case.snapshot.district.id,
            Prop.PARTNER: found[1].notation,
            Prop.REASON: said.given.needed(REASON),
        }
        saying.thing(EntityType.EXEMPTION, f"Im Bezirk nicht vorhanden: {label}", values)
    else:
        saying.lacking(EntityType.ORGANIZATION, {**_belonging(said.case), Prop.NAME: _label(said.case).de})
    return saying.changes


def _asked(case: Case) -> Text | None:
    label = _label(case)
    return say(
        "Wirkt jemand im Netzwerk mit von: {label}?", "Does anybody take part in the network for: {label}?", label=label
    )


IN_THE_NETWORK = Option(
    "takes-part",
    Text(de="ist dabei", en="takes part"),
    AnswerMeaning.FACT,
    (AN_ORGANIZATION, A_NETWORK_BODY),
    _takes_part,
)
GROUP = Answers(
    (
        IN_THE_NETWORK,
        Option(
            "not-here",
            Text(de="gibt es hier nicht", en="does not exist here"),
            AnswerMeaning.FACT,
            (A_REASON,),
            _not_here,
            settles=True,
        ),
        Option(
            "expressly-not",
            Text(de="ausdrücklich nicht dabei", en="expressly not taking part"),
            AnswerMeaning.GAP,
            (),
            _expressly_not,
            settles=True,
        ),
    ),
    coordination,
    _asked,
)
"""Whether a partner group, a core sector or a kind that most districts have takes part."""


# -- the coordination ---------------------------------------------------------------------------------------------


def _coordinates(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    actor = saying.thing(EntityType.ORGANIZATION, said.given.needed(ORGANIZATION))
    saying.confirm(actor.id)
    saying.tell(actor.id, {Prop.ACTOR_TYPE: ActorType.NWK})
    return saying.changes


def _nobody_coordinates(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    values = {Prop.NAME: "Netzwerkkoordination", Prop.ACTOR_TYPE: ActorType.NWK}
    saying.lacking(EntityType.ORGANIZATION, values)
    return saying.changes


COORDINATION_ANSWERS = Answers(
    (
        Option(
            "coordinates",
            Text(de="es koordiniert", en="coordinated by"),
            AnswerMeaning.FACT,
            (replace(AN_ORGANIZATION, choices=without_groups),),
            _coordinates,
        ),
        Option(
            "nobody",
            Text(de="es gibt keine Netzwerkkoordination", en="there is no network coordination"),
            AnswerMeaning.GAP,
            (),
            _nobody_coordinates,
        ),
    ),
    office_head,
)
"""Who coordinates the network."""


# -- target groups of participation -------------------------------------------------------------------------------


def _stands_for(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    actor = saying.thing(EntityType.ORGANIZATION, said.given.needed(ORGANIZATION))
    seat = saying.join(RelationType.MEMBERSHIP, (actor.id, said.given.needed(BODY)))
    saying.confirm(seat.id)
    saying.tell(seat.id, {Prop.PARTICIPANT_GROUP: said.given.one(CODE) or _group_codes(said.case)[0].value})
    return saying.changes


def _group_codes(case: Case) -> Sequence[Choice]:
    """The codes of seats that count for the target group: volunteers and their coordination are one group."""
    codes = case.snapshot.model.code_lists["ParticipantGroup"].codes
    found = (c for c in codes if case.subjects[0] in (c.notation, c.attribute("group")))
    return tuple(Choice(c.notation, c.label) for c in found)


def _one_code(case: Case) -> bool:
    return len(_group_codes(case)) == 1


def _several_codes(case: Case) -> bool:
    return not _one_code(case)


TARGET_GROUP = Answers(
    (
        Option(
            "takes-part",
            Text(de="wirkt mit", en="takes part"),
            AnswerMeaning.FACT,
            (AN_ORGANIZATION, A_NETWORK_BODY),
            _stands_for,
            fits=_one_code,
        ),
        Option(
            "takes-part-as",
            Text(de="wirkt mit, und zwar …", en="takes part, namely …"),
            AnswerMeaning.FACT,
            (
                AN_ORGANIZATION,
                A_NETWORK_BODY,
                Input(CODE, Text(de="als", en="as"), InputKind.CODE, _group_codes),
            ),
            _stands_for,
            fits=_several_codes,
        ),
        not_needed("ist hier nicht zu erwarten", "is not to be expected here"),
        so_it_is("wirkt nicht mit", "does not take part"),
    ),
    coordination,
    _asked,
)
"""Whether a target group of participation takes part in the bodies of the network."""

__all__ = ["COORDINATION_ANSWERS", "GROUP", "IN_THE_NETWORK", "TARGET_GROUP"]
