"""Which resolution is the mandate of the network."""

from collections.abc import Iterable, Sequence

from graph.answers.asking_whom import office_head
from graph.answers.inputs import (
    A_DAY,
    BODY,
    CODE,
    DAY,
    PAPER,
    choices_from,
    codes_of,
)
from graph.answers.option import Answers, AnswerSaid, Case, Choice, Input, InputKind, Option
from graph.answers.saying import PropValues, Saying
from graph.answers.settling_options import so_it_is
from graph.district.consultations import Consulted
from graph.district.mandates import MANDATES, likely_mandate, mandate_level, perhaps_mandates
from graph.stores.base import Change
from ontology import Text
from ontology.names import (
    AnswerMeaning,
    EntityType,
    Prop,
    ResolutionKind,
)

_FACT = AnswerMeaning.FACT


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

__all__ = ["MANDATE"]
