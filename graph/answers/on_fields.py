"""Whether committees of different fields consulted the same paper."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.answers.asking_whom import council_office
from graph.answers.inputs import (
    A_DAY,
    A_PAPER,
    BODY,
    PAPER,
    ROWS,
    codes_of,
)
from graph.answers.on_papers import KIND_OF_BODY, RESULT, consulted_on
from graph.answers.option import Answers, AnswerSaid, Case, Choice, Input, InputKind, Option
from graph.answers.saying import Saying
from graph.answers.settling_options import so_it_is
from graph.district.hints import paper_label
from graph.district.papers import FIELDS, consulted_papers, fields_of
from graph.records import Entity
from graph.stores.base import Change
from graph.wording import inner
from ontology import Text, say
from ontology.names import (
    AnswerMeaning,
    BodyLayer,
    EntityType,
    Prop,
)

_FACT = AnswerMeaning.FACT


def _is_of_field(kind: str) -> bool:
    return kind in FIELDS


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
    consulted_on(saying, paper, body)
    return saying.changes


def _in_a_new_body(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    body = saying.thing(EntityType.COMMITTEE, said.given.needed(BODY), {Prop.KIND: said.given.needed(KIND_OF_BODY)})
    consulted_on(saying, said.given.needed(PAPER), body.id)
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
                RESULT,
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
                Input(KIND_OF_BODY, Text(de="Art", en="kind"), InputKind.CODE, codes_of("BodyKind", _is_of_field)),
                A_DAY,
                RESULT,
            ),
            _in_a_new_body,
        ),
        so_it_is("nicht in mehreren Fachausschüssen", "not in several committees"),
    ),
    council_office,
)
"""Whether committees of different fields consulted the same paper."""

__all__ = ["FIELDS_TOGETHER"]
