"""What a transfer changes in a store: nothing of what is there already, nothing of what others said of a tie."""

from collections.abc import Iterator

from graph.errors import InvalidError
from graph.records import Record, Relation, with_claims
from graph.stores.base import Batch, Change, GraphReader, Scope, put
from graph.surveys.planned import SurveyPlan
from graph.surveys.transfer import Transfer, survey_source
from ontology.names import RelationType

_TOLD = (RelationType.COOPERATION, RelationType.REFERRAL, RelationType.COOPERATION_WISH)


def transfer_batch(transfer: Transfer, reader: GraphReader, scope: Scope, by: tuple[str, str]) -> Batch:
    """The changes that a transfer needs, by whom and when; none if all of it is in the store.

    A claim of another source about a tie of the survey stays: a tie that nobody tells any more loses the claims of the
    survey only. Raises InvalidError where the store does not know somebody of the roster.
    """
    if unknown := missing_of_roster(transfer.plan, reader, scope):
        raise InvalidError(f"not in the store: {', '.join(unknown)}")
    earlier = list(reader.relations(scope=scope, types=_TOLD))
    batch = transfer.batch(*by, earlier)
    changes = tuple(_needed(batch, transfer, reader, scope))
    return Batch(batch.author, batch.time, batch.reason, changes)


def missing_of_roster(plan: SurveyPlan, reader: GraphReader, scope: Scope) -> tuple[str, ...]:
    """Organizations of a roster that the store does not know (any more)."""
    return tuple(id for id in plan.roster if reader.get(id, scope) is None)


def _needed(batch: Batch, transfer: Transfer, reader: GraphReader, scope: Scope) -> Iterator[Change]:
    source = survey_source(transfer.plan)
    mine = {record.id for record in transfer.records}
    for change in batch.changes:
        if change.record is None:
            yield change
            continue
        before = reader.get(change.id, scope)
        after = change.record if before is None else _beside_others(change.record, before, source)
        if after != before:
            yield put(after)
    for relation in reader.relations(scope=scope, types=_TOLD):
        if relation.id not in mine and source in relation.sources and relation.sources != (source,):
            yield put(with_claims(relation, [c for c in relation.claims if c.source != source]))


def _beside_others(record: Record, before: Record, source: str) -> Record:
    """The record with what other sources say of it."""
    others = [c for c in before.claims if isinstance(before, Relation) and c.source != source]
    return with_claims(record, (*record.claims, *others)) if others else record
