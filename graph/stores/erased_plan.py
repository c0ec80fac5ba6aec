"""A redaction as the plan of a batch: every record that it changes, and one entry that says that something went."""

from collections.abc import Iterable

from graph.records import Record, to_json
from graph.records.claims import claims_to_json
from graph.stores.batches import Plan, RecordStep, Transition, Written
from graph.stores.bounded import Bounded


def erased_plan(records: Iterable[Record], bounded: Bounded) -> Plan:
    """What changes among the records of a store.

    Each record that the redaction is about has an entry with the same text on both sides: that marks an erasure, and
    is no state to go back to. Who is gone already has one without text.
    """
    plan, redaction = Plan(), bounded.redaction
    for record in records:
        before = to_json(record)
        after = bounded.text(before)
        if record.id in redaction.meant:
            # Also where only what it was before said so: the journal goes on saying what it is.
            plan.steps.append(RecordStep(redaction.id(record.id), after, after))
        if after == before:
            continue
        changed = redaction.record(record)
        if changed.id != record.id:
            plan.transitions[record.id] = Transition(before, None, Written())
        claims = claims_to_json(changed.claims)
        kept = before if changed.id == record.id else None
        plan.transitions[changed.id] = Transition(kept, changed, Written(claims, 0, len(claims)))
    told = {step.record for step in plan.steps}
    gone = (id for id in map(redaction.id, sorted(redaction.meant)) if id not in told)
    plan.steps.extend(RecordStep(id, None, None) for id in gone)
    return plan
