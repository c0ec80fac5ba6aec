"""Who works with whom: single ties, none, or a survey that asks everybody."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.answers.asking_whom import coordination, of_organization
from graph.answers.inputs import (
    AN_ORGANIZATION,
    BODY,
    ORGANIZATION,
    choices_from,
    concerned_first,
    network_bodies_of,
    others,
    several_of,
)
from graph.answers.option import ASK_AGAIN, Answers, AnswerSaid, Case, Choice, Input, InputKind, Option, Tense
from graph.answers.saying import Saying
from graph.answers.settling_options import not_needed, so_it_is
from graph.district.expected import ExpectedLink
from graph.district.expecting import expected_links
from graph.district.talks import talks
from graph.stores.base import Change
from ontology import Text
from ontology.names import AnswerMeaning, EntityType, Prop, RelationType

_FACT, _GAP = AnswerMeaning.FACT, AnswerMeaning.GAP
_FROM, _WITH, _CLOSE = ORGANIZATION, "partners", "intensity"
_SCALE = tuple(
    Choice(str(n), Text(de=de, en=en))
    for n, de, en in (
        (1, "kennen sich", "know each other"),
        (2, "tauschen Informationen aus", "exchange information"),
        (3, "stimmen Angebote oder Verfahren ab", "coordinate services or procedures"),
        (4, "arbeiten verbindlich zusammen", "cooperate bindingly"),
    )
)
INTENSITY = Input(_CLOSE, Text(de="wie eng", en="how closely"), InputKind.CODE, lambda _: _SCALE)
"""The scale of cooperation, from 1 to 4 (docs/domain.md 4.2)."""
_ONE = replace(AN_ORGANIZATION, label=Text(de="wer", en="who"), choices=concerned_first)
_OTHERS = several_of(replace(AN_ORGANIZATION, label=Text(de="mit wem", en="with whom"), unlike=_FROM), _WITH)


def _tied(said: AnswerSaid) -> Iterable[Change]:
    """One organization works with each of the others, so closely."""
    saying, given = Saying(said), said.given
    one = saying.thing(EntityType.ORGANIZATION, given.needed(_FROM))
    for partner in given.all(_WITH):
        other = saying.thing(EntityType.ORGANIZATION, partner)
        if other.id != one.id:
            tie = saying.join(RelationType.COOPERATION, (one.id, other.id), {Prop.INTENSITY: given.needed(_CLOSE)})
            saying.confirm(tie.id)
    return saying.changes


THERE_ARE_TIES = Option(
    "ties",
    Text(de="diese arbeiten zusammen", en="these work together"),
    _FACT,
    (_ONE, _OTHERS, INTENSITY),
    _tied,
    partly=True,
)
"""Ties that nobody had recorded."""
SURVEY = Option(
    "survey",
    Text(de="eine Erhebung fragt alle, bis …", en="a survey asks all, until …"),
    AnswerMeaning.LATER,
    (Input(ASK_AGAIN, Text(de="Ende der Erhebung", en="end of the survey"), InputKind.DAY, days=Tense.TO_COME),),
)
"""A question to everybody is answered by everybody: it is put off until the survey is over."""
TIE_DATA = Answers((THERE_ARE_TIES, SURVEY), coordination)
"""Who works with whom, where too little of it is recorded for any verdict."""
NETWORK_TIES = Answers((THERE_ARE_TIES, so_it_is("so ist es", "so it is"), SURVEY), coordination)
"""Whether there are more ties than those that are recorded."""


# -- expected links ----------------------------------------------------------------------------------------------


def _links(case: Case) -> tuple[ExpectedLink, ...]:
    """The expected links of the talk that do not hold."""
    ends = talks(case.snapshot)
    found = case.snapshot.derived(expected_links)
    open_ = (link for link in found if link.between is not None and not link.between.holds)
    return tuple(link for link in open_ if ends[link.norm.name] == case.subjects[0])


def _starts(case: Case) -> Sequence[Choice]:
    entities = case.snapshot.entities
    return choices_from(entities[i] for link in _links(case) for i in link.starts if i in entities)


def _ends(case: Case) -> Sequence[Choice]:
    entities = case.snapshot.entities
    return choices_from(entities[i] for link in _links(case) for i in link.ends if i in entities)


_ONE_END = Input(_FROM, Text(de="wer", en="who"), InputKind.ORGANIZATION, _starts)
_OTHER_ENDS = Input(_WITH, _OTHERS.label, InputKind.ORGANIZATION, _ends, many=True, unlike=_FROM)
EXPECTED_TIES = Answers(
    (
        Option(
            "ties",
            Text(de="diese arbeiten zusammen", en="these work together"),
            _FACT,
            (_ONE_END, _OTHER_ENDS, INTENSITY),
            _tied,
            partly=True,
        ),
        not_needed("anders geregelt", "settled otherwise"),
        so_it_is("keine Zusammenarbeit", "no cooperation"),
    ),
    coordination,
)
"""Whether those work together of whom one would expect it."""


# -- one pair -----------------------------------------------------------------------------------------------------


def _pair_works(said: AnswerSaid) -> Iterable[Change]:
    saying, pair = Saying(said), (said.case.subjects[0], said.case.subjects[1])
    tie = saying.join(RelationType.COOPERATION, pair, {Prop.INTENSITY: said.given.needed(_CLOSE)})
    saying.confirm(tie.id)
    return saying.changes


def _pair_does_not(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    saying.apart(RelationType.COOPERATION, (said.case.subjects[0], said.case.subjects[1]))
    return saying.changes


PAIR = Answers(
    (
        Option("works", Text(de="sie arbeiten zusammen", en="they work together"), _FACT, (INTENSITY,), _pair_works),
        not_needed("nicht nötig oder anders geregelt", "not needed, or settled otherwise"),
        Option(
            "does-not",
            Text(de="bisher nicht", en="not so far"),
            _GAP,
            (),
            _pair_does_not,
            settles=True,
        ),
    ),
    of_organization,
)
"""Whether two work together."""


# -- ways into a political body -----------------------------------------------------------------------------------


def _second_way(said: AnswerSaid) -> Iterable[Change]:
    saying, body = Saying(said), said.case.subjects[0]
    actor = saying.thing(EntityType.ORGANIZATION, said.given.needed(ORGANIZATION))
    for place in dict.fromkeys((body, *said.given.all(BODY))):
        saying.confirm(saying.join(RelationType.MEMBERSHIP, (actor.id, place)).id)
    return saying.changes


SECOND_WAY = Answers(
    (
        Option(
            "second",
            Text(de="dort sitzt auch …", en="there sits also …"),
            _FACT,
            (
                replace(AN_ORGANIZATION, choices=others),
                Input(
                    BODY,
                    Text(de="und im Netzwerk in", en="and in the network in"),
                    InputKind.BODY,
                    network_bodies_of,
                ),
            ),
            _second_way,
        ),
        so_it_is("es gibt nur diesen Weg", "there is only this way"),
    ),
    coordination,
)
"""Whether there is another way into a political body."""

__all__ = ["EXPECTED_TIES", "INTENSITY", "NETWORK_TIES", "PAIR", "SECOND_WAY", "SURVEY", "THERE_ARE_TIES", "TIE_DATA"]
