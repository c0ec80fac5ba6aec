"""Who sits both in the network and in the committee, and how news of the committee arrives."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.answers.asking_whom import of_body
from graph.answers.inputs import (
    A_NETWORK_BODY,
    AN_ORGANIZATION,
    BODY,
    ORGANIZATION,
    choices_from,
    others,
    several_of,
)
from graph.answers.option import Answers, AnswerSaid, Case, Choice, Option
from graph.answers.saying import Saying
from graph.answers.settling_options import not_needed, so_it_is
from graph.stores.base import Change
from ontology import Text
from ontology.names import (
    AnswerMeaning,
    EntityType,
    RelationType,
)

_FACT = AnswerMeaning.FACT


def _sits_in_both(said: AnswerSaid) -> Iterable[Change]:
    """One organization sits in the body of the network and in the committee."""
    saying = Saying(said)
    actor = saying.thing(EntityType.ORGANIZATION, said.given.needed(ORGANIZATION))
    bodies = (*said.case.subjects, *said.given.all(BODY))
    for body in dict.fromkeys(bodies):
        saying.confirm(saying.join(RelationType.MEMBERSHIP, (actor.id, body)).id)
    return saying.changes


SHARED_MEMBER = Answers(
    (
        Option(
            "sits-in-both",
            Text(de="in beiden sitzt …", en="in both sits …"),
            _FACT,
            (AN_ORGANIZATION,),
            _sits_in_both,
        ),
        so_it_is("kein gemeinsames Mitglied", "no shared member"),
    ),
    of_body,
)
"""Whether a body of the network and the committee share a member."""
SECOND_BRIDGE = Answers(
    (
        Option(
            "second",
            Text(de="es gibt ein zweites: in beiden sitzt auch …", en="there is a second: in both sits also …"),
            _FACT,
            (replace(AN_ORGANIZATION, choices=others), A_NETWORK_BODY),
            _sits_in_both,
        ),
        so_it_is("nur dieses eine", "only this one"),
    ),
    of_body,
)
"""Whether a second member joins network and committee."""


def _has_a_seat(said: AnswerSaid) -> Iterable[Change]:
    saying, body = Saying(said), said.case.subjects[0]
    for organization in said.given.all(ORGANIZATION):
        actor = saying.thing(EntityType.ORGANIZATION, organization)
        saying.confirm(saying.join(RelationType.MEMBERSHIP, (actor.id, body)).id)
    return saying.changes


def _partners(case: Case) -> Sequence[Choice]:
    """The partners that the question is about."""
    known = (case.snapshot.entities.get(id) for id in case.records)
    return choices_from(e for e in known if e is not None)


PARTNERS_SEAT = Answers(
    (
        Option(
            "seated",
            Text(de="einen Platz haben …", en="a place have …"),
            _FACT,
            (several_of(replace(AN_ORGANIZATION, choices=_partners, new=False)),),
            _has_a_seat,
            partly=True,
        ),
        not_needed(
            "ein Verband spricht für sie, oder Nachrichten kommen anders an",
            "an association speaks for them, or news arrive otherwise",
        ),
        so_it_is("ein fester Weg fehlt", "a settled way is lacking"),
    ),
    of_body,
)
"""How news of the committee reaches the partners of an agreement."""

__all__ = ["PARTNERS_SEAT", "SECOND_BRIDGE", "SHARED_MEMBER"]
