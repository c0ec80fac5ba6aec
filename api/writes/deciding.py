"""What the group decides on a finding, from a program or a page: one batch, or a refusal that says why (0008)."""

from datetime import date
from typing import NamedTuple

from api.refusals import unfit
from api.writes.changing import Check, Outcome
from api.writes.stating import Stated, refuse_unfit
from api.writes.writing import Writing
from graph.errors import NotFoundError
from graph.findings.decision_records import Ruling, decision, finding_of
from graph.questions.answer_faults import NO_PERSON, names_person
from graph.records import Entity, Record
from graph.records.claims import Claim
from graph.stores.base import put
from ontology.names import Prop, Verdict

_DONE = {
    Verdict.OPEN: "wieder geöffnet",
    Verdict.ACCEPTED: "angenommen",
    Verdict.DISMISSED: "verworfen",
    Verdict.LATER: "vertagt",
}


class Case(NamedTuple):
    """The finding that is decided on: district, day of the analysis, key."""

    district: str
    on: date
    finding: str


def decide_on(write: Writing, case: Case, ruling: Ruling, check: Check) -> Outcome:
    """Keep a decision on an open finding, in place of the one before.

    Raises NotFoundError where there is no such finding, RefusedError for what does not fit.
    """
    write.refuse_owner(case.district)
    kept = write.reading.kept(case.district, case.on)
    found = finding_of(kept.analysis.findings, case.finding)
    if found is None:
        raise NotFoundError(f"no finding {case.finding}")
    record = decision(found, kept.snapshot, ruling)

    def attempt(head: int) -> Outcome:
        before = write.store.get(record.id, write.scope)
        check(before)
        if before == record:
            return Outcome(record, None)
        _refuse(write, before, record, ruling)
        return Outcome(record, write.commit([put(record)], f"Befund „{found.title.de}“ {_DONE[ruling.verdict]}", head))

    return write.again(attempt)


def _refuse(write: Writing, before: Record | None, record: Entity, ruling: Ruling) -> None:
    """Raise RefusedError for a person's name in charge, and for what does not fit the model."""
    if not write.personal and names_person(write.model, ruling.in_charge):
        raise unfit([("/inCharge", NO_PERSON)])
    said = (
        ("/reason", Prop.REASON, ruling.reason),
        ("/inCharge", Prop.IN_CHARGE, ruling.in_charge),
        ("/date", Prop.DATE, ruling.day),
        ("/due", Prop.DUE_DATE, ruling.due),
    )
    refuse_unfit(write, before, record, [Stated(at, Claim(prop, value)) for at, prop, value in said if value])
