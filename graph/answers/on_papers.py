"""What was consulted where: it was, it was not, and which resolution is the mandate."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.answers.asking_whom import committee_office, council_office, office_head
from graph.answers.inputs import (
    A_DAY,
    A_PAPER,
    BODY,
    CODE,
    DAY,
    PAPER,
    ROWS,
    choices_from,
    codes_of,
    papers,
    political_bodies,
)
from graph.answers.option import Answers, AnswerSaid, Case, Choice, GivenAnswer, Input, InputKind, Option
from graph.answers.saying import PropValues, Saying
from graph.answers.settling_options import so_it_is
from graph.district.consultations import Consulted, consultations
from graph.district.hints import paper_label
from graph.district.mandates import MANDATES, likely_mandate, mandate_level, perhaps_mandates
from graph.district.papers import FIELDS, consulted_papers, fields_of
from graph.records import Entity
from graph.stores.base import Change
from graph.wording import inner
from ontology import Text, say
from ontology.names import (
    AnswerMeaning,
    BodyKind,
    BodyLayer,
    ConsultationResult,
    EntityType,
    PaperKind,
    Prop,
    RelationType,
    ResolutionKind,
    TopicRelation,
)

_FACT, _GAP = AnswerMeaning.FACT, AnswerMeaning.GAP
_RESULT = Input(CODE, Text(de="Ergebnis", en="result"), InputKind.CODE, codes_of("ConsultationResult"), required=False)
_A_BODY = Input(BODY, Text(de="Gremium", en="body"), InputKind.BODY, political_bodies, new=True)


def _political_kinds(case: Case) -> Sequence[Choice]:
    codes = case.snapshot.model.code_lists["BodyKind"].codes
    return tuple(Choice(c.notation, c.label) for c in codes if c.attribute("layer") == BodyLayer.POLITICAL)


_KIND_OF_BODY = "kindOfBody"
_WHICH_KIND = Input(
    _KIND_OF_BODY,
    Text(de="Art, wo das Gremium noch nicht erfasst ist", en="kind, where the body is not recorded yet"),
    InputKind.CODE,
    _political_kinds,
    required=False,
)


def _is_of_field(kind: str) -> bool:
    return kind in FIELDS


def _paper(saying: Saying) -> Entity:
    """The paper that is named; a new one is about early help."""
    values = {Prop.TOPIC_RELATION: TopicRelation.CORE}
    return saying.thing(EntityType.PAPER, saying.said.given.needed(PAPER), values)


def _consulted(saying: Saying, paper: str, body: str, result: str = "") -> None:
    day = saying.said.given.needed(DAY)
    values = {Prop.DATE: day, Prop.RESULT: result or saying.said.given.one(CODE)}
    saying.confirm(saying.join(RelationType.CONSULTATION, (paper, body), values).id)


# -- one paper in the committee -----------------------------------------------------------------------------------


def _was_there(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    paper, committee = said.case.subjects
    for row in _open_rows(said.case):
        saying.deny(row.relation.id)
    _consulted(saying, paper, committee)
    return saying.changes


def _open_rows(case: Case) -> Iterable[Consulted]:
    """What is said already of this paper in the committee: it is settled by the answer."""
    paper = case.subjects[0]
    kinds = (BodyKind.JHA, BodyKind.UAJHP)
    rows = (r for r in consultations(case.snapshot) if r.paper.id == paper)
    return [r for r in rows if r.body.value(Prop.KIND) in kinds]


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
            (A_DAY, _RESULT),
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
    _consulted(saying, _paper(saying).id, said.case.subjects[0])
    return saying.changes


RHYTHM = Answers(
    (
        Option(
            "consulted", Text(de="es gab eine", en="there was one"), _FACT, (A_PAPER, A_DAY, _RESULT), _in_committee
        ),
        so_it_is("es gab keine", "there was none"),
    ),
    committee_office,
)
"""Whether the committee consulted on early help since."""


def _body(saying: Saying) -> Entity:
    """The committee that is named; of a new one the kind says whether it is a political body."""
    given = saying.said.given
    return saying.thing(EntityType.COMMITTEE, given.needed(BODY), {Prop.KIND: given.one(_KIND_OF_BODY)})


def _kind_of_new(case: Case, given: GivenAnswer) -> Sequence[str]:
    """A body that is not recorded yet needs its kind."""
    known = {text for c in political_bodies(case) for text in (c.value, c.label.de)}
    return () if given.one(BODY) in known else (_KIND_OF_BODY,)


def _somewhere(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    body = _body(saying)
    _consulted(saying, _paper(saying).id, body.id)
    return saying.changes


def _adopted_somewhere(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    body = _body(saying)
    _consulted(saying, _paper(saying).id, body.id, ConsultationResult.ADOPTED)
    return saying.changes


THERE_WAS_A_CONSULTATION = Option(
    "consulted",
    Text(de="es gab eine", en="there was one"),
    _FACT,
    (A_PAPER, _A_BODY, _WHICH_KIND, A_DAY, _RESULT),
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


def _other_fields(case: Case) -> Sequence[Choice]:
    """Each recorded paper with each recorded committee of another field than those that consulted it."""
    snapshot = case.snapshot
    known = [b for b in snapshot.bodies_of_layer(BodyLayer.POLITICAL) if b.value(Prop.KIND) in FIELDS]
    pairs = (
        (row.paper, body)
        for row in snapshot.derived(consulted_papers)
        for body in known
        if FIELDS[body.value(Prop.KIND) or ""] not in fields_of(row.rows)
    )
    return tuple(_pair(paper, body) for paper, body in pairs)


def _pair(paper: Entity, body: Entity) -> Choice:
    label = say("{paper}: {body}", "{paper}: {body}", paper=paper_label(paper), body=inner(body.name))
    return Choice(f"{paper.id} {body.id}", label)


def _in_another_field(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    paper, body = said.given.needed(ROWS).split(" ")
    _consulted(saying, paper, body)
    return saying.changes


def _in_a_new_body(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    body = saying.thing(EntityType.COMMITTEE, said.given.needed(BODY), {Prop.KIND: said.given.needed(_KIND_OF_BODY)})
    _consulted(saying, said.given.needed(PAPER), body.id)
    return saying.changes


def _consulted_choices(case: Case) -> Sequence[Choice]:
    found = {row.paper.id: row.paper for row in case.snapshot.derived(consulted_papers)}
    return tuple(Choice(id, Text(de=paper_label(p), en=paper_label(p))) for id, p in sorted(found.items()))


FIELDS_TOGETHER = Answers(
    (
        Option(
            "consulted",
            Text(de="auch beraten wurde …", en="consulted as well was …"),
            _FACT,
            (
                Input(
                    ROWS, Text(de="Vorlage und Ausschuss", en="paper and committee"), InputKind.RECORDS, _other_fields
                ),
                A_DAY,
                _RESULT,
            ),
            _in_another_field,
            fits=lambda case: bool(_other_fields(case)),
        ),
        Option(
            "consulted-elsewhere",
            Text(de="in einem Ausschuss, der noch fehlt", en="in a committee that is not recorded yet"),
            _FACT,
            (
                replace(A_PAPER, choices=_consulted_choices, new=False),
                Input(BODY, Text(de="Ausschuss", en="committee"), InputKind.BODY, new=True),
                Input(_KIND_OF_BODY, Text(de="Art", en="kind"), InputKind.CODE, codes_of("BodyKind", _is_of_field)),
                A_DAY,
                _RESULT,
            ),
            _in_a_new_body,
        ),
        so_it_is("nicht in mehreren Fachausschüssen", "not in several committees"),
    ),
    council_office,
)
"""Whether committees of different fields consulted the same paper."""


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


# -- the mandate -------------------------------------------------------------------------------------------------


def _mandate_choices(case: Case) -> Sequence[Choice]:
    rows = case.snapshot.derived(perhaps_mandates)
    return tuple(Choice(r.relation.id, r.label) for r in rows)


def _is_mandate(said: AnswerSaid) -> Iterable[Change]:
    likely = said.case.snapshot.derived(likely_mandate)
    return _mandated(said, likely.row) if likely is not None else ()


def _mandated(said: AnswerSaid, row: Consulted) -> Iterable[Change]:
    saying = Saying(said)
    values: PropValues = {
        Prop.KIND: said.given.one(CODE) or ResolutionKind.AUFTRAG,
        Prop.BODY: row.body.id,
        Prop.PAPER: row.paper.id,
        Prop.DATE: row.date,
    }
    saying.thing(EntityType.RESOLUTION, f"Beschluss: {row.paper.name}", values)
    return saying.changes


def _another_is(said: AnswerSaid) -> Iterable[Change]:
    chosen = said.given.needed(PAPER)
    row = next((r for r in said.case.snapshot.derived(perhaps_mandates) if r.relation.id == chosen), None)
    return _mandated(said, row) if row is not None else ()


def _named_resolution(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    body = saying.thing(EntityType.COMMITTEE, said.given.needed(BODY))
    values: PropValues = {
        Prop.KIND: said.given.one(CODE) or ResolutionKind.AUFTRAG,
        Prop.BODY: body.id,
        Prop.DATE: said.given.needed(DAY),
    }
    saying.thing(EntityType.RESOLUTION, said.given.needed("title"), values)
    return saying.changes


def _has_likely(case: Case) -> bool:
    return case.snapshot.derived(likely_mandate) is not None


def _mandating(case: Case) -> Sequence[Choice]:
    bodies = case.snapshot.bodies_of_layer("political")
    return choices_from(b for b in bodies if mandate_level(b) is not None)


_KIND = Input(
    CODE,
    Text(de="Art", en="kind"),
    InputKind.CODE,
    codes_of("ResolutionKind", lambda code: code in MANDATES),
    required=False,
)
MANDATE = Answers(
    (
        Option(
            "this",
            Text(de="ja, das ist der Auftrag", en="yes, this is the mandate"),
            _FACT,
            (_KIND,),
            _is_mandate,
            fits=_has_likely,
        ),
        Option(
            "another",
            Text(de="nein, es ist diese erfasste Vorlage", en="no, it is this recorded paper"),
            _FACT,
            (
                Input(PAPER, Text(de="Beschluss", en="resolution"), InputKind.RECORDS, _mandate_choices),
                _KIND,
            ),
            _another_is,
        ),
        Option(
            "named",
            Text(de="nein, es ist ein anderer Beschluss", en="no, it is another resolution"),
            _FACT,
            (
                Input("title", Text(de="Bezeichnung", en="title"), InputKind.WORDS),
                Input(BODY, Text(de="Gremium", en="body"), InputKind.BODY, _mandating),
                A_DAY,
                _KIND,
            ),
            _named_resolution,
        ),
        so_it_is("es gibt keinen solchen Beschluss", "there is no such resolution"),
    ),
    office_head,
)
"""Which resolution is the mandate."""

__all__ = ["DEPTH", "FIELDS_TOGETHER", "MANDATE", "PAST_COMMITTEE", "REPORT", "RHYTHM", "THERE_WAS_A_CONSULTATION"]
