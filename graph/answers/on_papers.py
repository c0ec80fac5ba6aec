"""What was consulted where: it was, it was not, and which resolution is the mandate."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.answers.asking_whom import committee_office, council_office
from graph.answers.inputs import (
    A_DAY,
    A_PAPER,
    BODY,
    CODE,
    DAY,
    PAPER,
    SINCE,
    codes_of,
    papers,
    political_bodies,
)
from graph.answers.option import Answers, AnswerSaid, Case, Choice, GivenAnswer, Input, InputKind, Option
from graph.answers.saying import PropValues, Saying
from graph.answers.settling_options import so_it_is
from graph.district.consultations import Consulted, consultations, in_committee
from graph.district.papers_complete import complete_papers
from graph.records import Entity
from graph.stores.base import Change
from ontology import Text
from ontology.names import (
    AnswerMeaning,
    BodyLayer,
    ConsultationResult,
    EntityType,
    PaperKind,
    Prop,
    RelationType,
    TopicRelation,
)
from ontology.values import earliest, latest

_FACT, _GAP = AnswerMeaning.FACT, AnswerMeaning.GAP
RESULT = Input(CODE, Text(de="Ergebnis", en="result"), InputKind.CODE, codes_of("ConsultationResult"), required=False)
_A_BODY = Input(BODY, Text(de="Gremium", en="body"), InputKind.BODY, political_bodies, new=True)


def _political_kinds(case: Case) -> Sequence[Choice]:
    codes = case.snapshot.model.code_lists["BodyKind"].codes
    return tuple(Choice(c.notation, c.label) for c in codes if c.attribute("layer") == BodyLayer.POLITICAL)


KIND_OF_BODY = "kindOfBody"
_WHICH_KIND = Input(
    KIND_OF_BODY,
    Text(de="Art, wo das Gremium noch nicht erfasst ist", en="kind, where the body is not recorded yet"),
    InputKind.CODE,
    _political_kinds,
    required=False,
)


def _paper(saying: Saying) -> Entity:
    """The paper that is named; a new one is about early help."""
    values = {Prop.TOPIC_RELATION: TopicRelation.CORE}
    return saying.thing(EntityType.PAPER, saying.said.given.needed(PAPER), values)


def consulted_on(saying: Saying, paper: str, body: str, result: str = "") -> None:
    """The paper was consulted in the body on the day of the answer."""
    day = saying.said.given.needed(DAY)
    values = {Prop.DATE: day, Prop.RESULT: result or saying.said.given.one(CODE)}
    saying.confirm(saying.join(RelationType.CONSULTATION, (paper, body), values).id)


# -- one paper in the committee -----------------------------------------------------------------------------------


def _was_there(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    paper, committee = said.case.subjects
    for row in _open_rows(said.case):
        saying.deny(row.relation.id)
    consulted_on(saying, paper, committee)
    return saying.changes


def _open_rows(case: Case) -> Iterable[Consulted]:
    """What is said already of this paper in the committee: it is settled by the answer."""
    paper = case.subjects[0]
    return [r for r in consultations(case.snapshot) if r.paper.id == paper and in_committee(r)]


def _was_not_there(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    rows = list(_open_rows(said.case))
    for row in rows:
        saying.deny(row.relation.id)
    if not rows:
        saying.apart(RelationType.CONSULTATION, (said.case.subjects[0], said.case.subjects[1]))
    return saying.changes


def _no_matter(said: AnswerSaid) -> Iterable[Change]:
    """The paper only touches early help: nothing is concluded from it."""
    saying = Saying(said)
    saying.tell(said.case.subjects[0], {Prop.TOPIC_RELATION: TopicRelation.RELATED})
    return saying.changes


PAST_COMMITTEE = Answers(
    (
        Option(
            "consulted",
            Text(de="sie wurde dort beraten", en="it was consulted there"),
            _FACT,
            (A_DAY, RESULT),
            _was_there,
        ),
        Option(
            "not-consulted",
            Text(de="sie wurde dort nicht beraten", en="it was not consulted there"),
            _GAP,
            (),
            _was_not_there,
        ),
        Option(
            "no-matter",
            Text(de="sie betrifft die Jugendhilfe nur am Rand", en="it only touches youth welfare"),
            _FACT,
            (),
            _no_matter,
        ),
    ),
    committee_office,
)
"""Whether a paper passed the youth welfare committee by."""


# -- consultations in general ------------------------------------------------------------------------------------


def _in_committee(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    consulted_on(saying, _paper(saying).id, said.case.subjects[0])
    return saying.changes


def _none_since(said: AnswerSaid) -> Iterable[Change]:
    """All consultations of the committee are on record since a day: the one named, else that of the last recorded."""
    saying, committee = Saying(said), said.case.subjects[0]
    rows = (r for r in consultations(said.case.snapshot) if r.body.id == committee and r.certainty.holds)
    last = max((r.date for r in rows if r.date), key=latest, default="")
    all_on_record(saying, committee, said.given.one(SINCE) or last)
    return saying.changes


def all_on_record(saying: Saying, body: str, since: str) -> None:
    """All consultations of a body are on record from a day up to that of the answer; nothing without such a day."""
    found, until = saying.said.case.snapshot.known(body), saying.said.given.day
    if found is None or not since or latest(since) > earliest(until):
        return
    known = complete_papers(found)
    if known is not None and known.since <= latest(since) <= known.until:
        since = known.said[0]
    saying.tell(body, {Prop.PAPERS_COMPLETE_FROM: since, Prop.PAPERS_COMPLETE_UNTIL: until})


LOOKED_SINCE = Input(
    SINCE, Text(de="Niederschriften durchgesehen seit", en="minutes read since"), InputKind.DAY, required=False
)
"""From when on somebody looked, so that what was not found was not there."""
RHYTHM = Answers(
    (
        Option("consulted", Text(de="es gab eine", en="there was one"), _FACT, (A_PAPER, A_DAY, RESULT), _in_committee),
        Option("so", Text(de="es gab keine", en="there was none"), _GAP, (LOOKED_SINCE,), _none_since, settles=True),
    ),
    committee_office,
)
"""Whether the committee consulted on early help since."""


def _body(saying: Saying) -> Entity:
    """The committee that is named; of a new one the kind says whether it is a political body."""
    given = saying.said.given
    return saying.thing(EntityType.COMMITTEE, given.needed(BODY), {Prop.KIND: given.one(KIND_OF_BODY)})


def _kind_of_new(case: Case, given: GivenAnswer) -> Sequence[str]:
    """A body that is not recorded yet needs its kind."""
    known = {text for c in political_bodies(case) for text in (c.value, c.label.de)}
    return () if given.one(BODY) in known else (KIND_OF_BODY,)


def _somewhere(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    body = _body(saying)
    consulted_on(saying, _paper(saying).id, body.id)
    return saying.changes


def _adopted_somewhere(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    body = _body(saying)
    consulted_on(saying, _paper(saying).id, body.id, ConsultationResult.ADOPTED)
    return saying.changes


THERE_WAS_A_CONSULTATION = Option(
    "consulted",
    Text(de="es gab eine", en="there was one"),
    _FACT,
    (A_PAPER, _A_BODY, _WHICH_KIND, A_DAY, RESULT),
    _somewhere,
    also=_kind_of_new,
)
"""A consultation that nobody had recorded."""
DEPTH = Answers(
    (
        Option(
            "adopted",
            Text(de="beschlossen wurde …", en="adopted was …"),
            _FACT,
            (A_PAPER, _A_BODY, _WHICH_KIND, A_DAY),
            _adopted_somewhere,
            also=_kind_of_new,
        ),
        so_it_is("nur Kenntnisnahme", "only taken note of"),
    ),
    council_office,
)
"""Whether political bodies did more than take note."""


def _reported(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    values: PropValues = {Prop.KIND: PaperKind.BERICHT, Prop.DATE: said.given.needed(DAY)}
    paper = saying.thing(
        EntityType.PAPER, said.given.needed(PAPER), {**values, Prop.TOPIC_RELATION: TopicRelation.CORE}
    )
    if not paper.value(Prop.DATE):
        saying.tell(paper.id, {Prop.DATE: said.given.needed(DAY)})
    saying.confirm(saying.join(RelationType.REPORTS_ON, (paper.id, said.case.subjects[0])).id)
    return saying.changes


def _later_papers(case: Case) -> Sequence[Choice]:
    """The papers that are not older than the resolution: one of them may report on it."""
    known, resolution = case.snapshot.entities, case.snapshot.entities.get(case.subjects[0])
    decided = resolution.value(Prop.DATE) if resolution is not None else None
    days = {c.value: known[c.value].value(Prop.DATE) for c in papers(case)}
    return tuple(c for c in papers(case) if not decided or (days[c.value] or "9999") > decided)


REPORT = Answers(
    (
        Option(
            "reported",
            Text(de="berichtet mit der Vorlage …", en="reported with the paper …"),
            _FACT,
            (replace(A_PAPER, choices=_later_papers), A_DAY),
            _reported,
        ),
        so_it_is("noch nicht berichtet", "not reported yet"),
    ),
    council_office,
)
"""Whether a resolution was reported on."""

__all__ = [
    "DEPTH",
    "KIND_OF_BODY",
    "LOOKED_SINCE",
    "PAST_COMMITTEE",
    "REPORT",
    "RESULT",
    "RHYTHM",
    "THERE_WAS_A_CONSULTATION",
    "all_on_record",
    "consulted_on",
]
