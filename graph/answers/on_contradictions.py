"""Which of two statements holds."""

from collections.abc import Iterable, Sequence

from graph.answers.asking_whom import coordination
from graph.answers.option import Answers, AnswerSaid, Case, Choice, Input, InputKind, Option
from graph.answers.saying import Saying
from graph.disagreement import GUESSED
from graph.records import Record
from graph.records.claims import EXISTS, Claim, Presence
from graph.stores.base import Change
from ontology import Text, say
from ontology.names import AnswerMeaning, Prop

_STATEMENT = "statement"


def _record(case: Case) -> Record | None:
    id = case.subjects[0]
    rows = (d.relation for found in case.snapshot.relations.values() for d in found)
    return case.snapshot.entities.get(id) or next((r for r in rows if r.id == id), None)


def _said(case: Case) -> tuple[Claim, ...]:
    """One claim for each thing that is said of the property."""
    record = _record(case)
    found: dict[tuple[str, Presence], Claim] = {}
    for claim in record.about(case.subjects[1]) if record is not None else ():
        if claim.status not in GUESSED and claim.presence is not Presence.UNKNOWN:
            found.setdefault((claim.value, claim.presence), claim)
    return tuple(found.values())


def _statements(case: Case) -> Sequence[Choice]:
    return tuple(Choice(str(n), _label(case, claim)) for n, claim in enumerate(_said(case), 1))


def _label(case: Case, claim: Claim) -> Text:
    value = _value(case, claim)
    if claim.presence is Presence.PRESENT:
        return value
    return say("nicht: {value}", "not: {value}", value=value)


def _value(case: Case, claim: Claim) -> Text:
    record = _record(case)
    shape = case.snapshot.model.types[record.type].property(claim.prop) if record is not None else None
    if claim.prop == EXISTS:
        return Text(de="vorhanden", en="there")
    if shape is not None and shape.code_list is not None:
        return case.snapshot.model.code(shape.code_list, claim.value).label
    name = case.snapshot.name(claim.value) if shape is not None and shape.target is not None else claim.value
    return Text(de=name, en=name)


def _holds(said: AnswerSaid) -> Iterable[Change]:
    saying, chosen = Saying(said), said.given.needed(_STATEMENT)
    id, prop = said.case.subjects
    claim = _said(said.case)[int(chosen) - 1]
    if claim.presence is Presence.ABSENT:
        saying.deny_value(id, prop, claim.value)
    elif prop == EXISTS:
        saying.confirm(id)
    else:
        saying.tell(id, {Prop(prop): claim.value})
    return saying.changes


WHICH_HOLDS = Answers(
    (
        Option(
            "holds",
            Text(de="es gilt …", en="what holds is …"),
            AnswerMeaning.FACT,
            (Input(_STATEMENT, Text(de="Angabe", en="statement"), InputKind.RECORDS, _statements),),
            _holds,
        ),
    ),
    coordination,
)
"""Which of the statements on the same holds."""

__all__ = ["WHICH_HOLDS"]
