"""Writing the logbook, for programs and pages: an entry, a proposal confirmed or dismissed, each as one batch."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from api.reads.access import Reading
from api.reads.log_reading import log_proposals
from api.refusals import unfit
from api.writes.changing import Outcome, Target, change
from api.writes.stating import Stated, kept, refuse_unfit
from api.writes.writing import Writing
from graph.errors import NotFoundError
from graph.logbook.log_entries import NewLine, dismissed_entry, entry_of_proposal, log_entry, with_phase
from graph.logbook.log_proposals import LogProposal, LogProposals
from graph.records import Entity, Record, with_claims
from graph.records.claims import Claim, Presence
from graph.stores.base import put, remove
from graph.stores.drawn import drawn_id
from ontology import Text
from ontology.names import EntityType, Prop, StatementStatus

_FIELDS = {
    Prop.NAME: "/text",
    Prop.DATE: "/day",
    Prop.PHASE: "/phase",
    Prop.STEP: "/step",
    Prop.ENTRY_KIND: "/kind",
    Prop.EVIDENCE: "/evidence",
    Prop.NEXT_STEP: "/nextStep",
    Prop.BODY: "/body",
}
_NO_TEXT = Text(
    de="Was ist geschehen? Ein Satz genügt, ohne Namen von Personen.",
    en="What happened? A sentence is enough, without names of persons.",
)


class LogCase(NamedTuple):
    """The proposal that is decided on: district, day of the analysis, key."""

    district: str
    on: date
    proposal: str


def write_line(write: Writing, key: str, new: NewLine) -> Outcome:
    """Keep an entry; one that a proposal became once is not kept twice. Raises RefusedError for what does not fit."""
    write.refuse_owner(key)
    if not new.text:
        raise unfit([("/text", _NO_TEXT)])
    new = with_phase(write.seen, key, new)
    id = entry_of_proposal(key, new.proposal) if new.proposal else drawn_id(key, EntityType.LOG_ENTRY)
    record = log_entry(id, key, new, write.time[:10])
    said = [Stated(_FIELDS.get(Prop(c.prop), "/text"), c) for c in record.claims if c.prop in _PROPS]
    real = kept(write, EntityType.LOG_ENTRY, said)

    def attempt(head: int) -> Outcome:
        before = write.store.get(id, write.scope)
        if before is not None and before.presence is Presence.PRESENT:
            return Outcome(before, None)
        refuse_unfit(write, None, record, real)
        return Outcome(record, write.commit([put(record)], f"Logbuch: {new.text}", head))

    return write.again(attempt)


_PROPS = frozenset((*_FIELDS, Prop.CONCERNS, Prop.FOR_GUIDE, Prop.PROPOSAL_KEY))


def confirm_proposal(write: Writing, case: LogCase, reworded: Callable[[LogProposal], NewLine]) -> Outcome:
    """Take a proposal into the logbook; what it became already stays. Raises NotFoundError where there is none."""
    write.refuse_owner(case.district)
    before = write.store.get(entry_of_proposal(case.district, case.proposal), write.scope)
    if before is not None and before.presence is Presence.PRESENT:
        return Outcome(before, None)
    return write_line(write, case.district, reworded(_named(write, case)))


def dismiss_proposal(write: Writing, case: LogCase) -> Outcome:
    """Remember that the group does not want a proposal; it does not come back."""
    write.refuse_owner(case.district)
    proposal = _named(write, case)
    text = proposal.text.de
    record = dismissed_entry(case.district, proposal.key, text, write.time[:10])

    def attempt(head: int) -> Outcome:
        return Outcome(record, write.commit([put(record)], f"Vorschlag für das Logbuch verworfen: {text}", head))

    return write.again(attempt)


def propose_again(write: Writing, key: str, proposal: str) -> Outcome:
    """Forget that a proposal was dismissed; raises NotFoundError where it was not."""
    write.refuse_owner(key)

    def attempt(head: int) -> Outcome:
        before = write.store.get(entry_of_proposal(key, proposal), write.scope)
        if not isinstance(before, Entity) or before.presence is not Presence.ABSENT:
            raise NotFoundError(f"no dismissed proposal {proposal}")
        done = write.commit([remove(before.id)], f"Vorschlag für das Logbuch wieder offen: {_text(before)}", head)
        return Outcome(before, done)

    return write.again(attempt)


def mark_for_guide(write: Writing, key: str, id: str, *, marked: bool) -> Outcome:
    """Mark an entry for the municipal guide, or no longer; raises NotFoundError for what is no entry here."""
    write.refuse_owner(key)
    found = write.found(id)
    if found.type != EntityType.LOG_ENTRY or found.owner != key:
        raise NotFoundError(f"no log entry {id}")
    value = Claim(Prop.FOR_GUIDE, "true", as_of=write.time[:10], status=StatementStatus.CONFIRMED.value)

    def make(record: Record) -> Record:
        others = [c for c in record.claims if c.prop != Prop.FOR_GUIDE]
        return with_claims(record, [*others, value] if marked else others)

    done = "für den Leitfaden vorgemerkt" if marked else "nicht mehr für den Leitfaden vorgemerkt"
    return change(write, Target(id, "*"), make, done=done)


def proposed(reading: Reading, key: str, on: date) -> LogProposals:
    """What is proposed to whoever may read the district."""
    return reading.kept(key, on).asked(lambda kept: log_proposals(reading.store, kept.analysis))


def _named(write: Writing, case: LogCase) -> LogProposal:
    proposal = proposed(write.reading, case.district, case.on).of(case.proposal)
    if proposal is None:
        raise NotFoundError(f"no proposal {case.proposal}")
    return proposal


def _text(record: Record) -> str:
    said = record.about(Prop.NAME)
    return said[0].value if said else ""
