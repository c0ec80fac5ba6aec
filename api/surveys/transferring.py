"""From raw answers to ties in the store: what they would become, and the one batch that writes it.

It is taken back as any other batch. Transferring again writes what changed since, and nothing if nothing did.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from api.refusals import ANSWERS_DELETED, NO_ANSWERS, RefusedError
from api.surveys.plans import plan_of
from api.surveys.surveys import Questionnaire, responses_of
from api.surveys.tables import GENERAL, SurveyRow
from api.writes.writing import Writing
from graph.stores.base import Batch, Revision
from graph.surveys.planned import SurveyPlan
from graph.surveys.responses import Response, Voice, voices
from graph.surveys.survey_batch import missing_of_roster, transfer_batch
from graph.surveys.told import PairTold, pairs_told
from graph.surveys.transfer import Transfer, transferred


@dataclass(frozen=True)
class Transferring:
    """One survey with its answers, over the store as it is."""

    write: Writing
    row: SurveyRow
    questionnaires: Sequence[Questionnaire]

    @cached_property
    def gone(self) -> tuple[str, ...]:
        """Organizations of the roster that are no longer in the store: nothing can be said of them."""
        return missing_of_roster(plan_of(self.row), self.write.store, self.write.scope)

    @cached_property
    def plan(self) -> SurveyPlan:
        """The plan without those."""
        plan = plan_of(self.row)
        return replace(plan, roster=tuple(id for id in plan.roster if id not in self.gone))

    @cached_property
    def responses(self) -> list[Response]:
        """The answers that count."""
        return responses_of(self.plan, self.questionnaires)

    @cached_property
    def voices(self) -> dict[str, Voice]:
        """What each organization says that answered at all."""
        return dict(voices(self.responses))

    @cached_property
    def pairs(self) -> list[PairTold]:
        """The pairs of which somebody speaks."""
        return list(pairs_told(self.plan, self.voices))

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of the organizations, for people."""
        return names_of(self.write, self.plan.roster)

    @cached_property
    def transfer(self) -> Transfer:
        """What the answers become."""
        return transferred(self.plan, self.responses, self.names)

    @property
    def batch(self) -> Batch:
        """What would have to be written now."""
        return transfer_batch(self.transfer, self.write.store, self.write.scope, (self.write.author, self.write.time))

    @property
    def unfinished(self) -> int:
        """How many rows were begun and do not count, because something is still to be chosen."""
        said = sum(len(r.rows) for r in self.responses)
        asked = frozenset(self.plan.roster)
        rows = (row for i, rows in self.questionnaires for row in rows if i.organization in asked)
        return sum(row.about != GENERAL and row.about in asked for row in rows) - said

    def refuse_deleted(self) -> None:
        """Raise RefusedError if the answers are gone: without them ties that they told would be taken back."""
        if self.row.forgotten:
            raise RefusedError(ANSWERS_DELETED)

    def commit(self) -> Revision | None:
        """Write it; None if the store says all of it already. Raises RefusedError as long as nobody answered.

        If all answers were taken back since an earlier transfer, so are the ties.
        """
        if not self.voices and self.write.store.get(self.plan.id, self.write.scope) is None:
            raise RefusedError(NO_ANSWERS)

        def attempt(head: int) -> Revision | None:
            batch = self.batch
            return self.write.commit(batch.changes, batch.reason, head) if batch.changes else None

        return self.write.again(attempt)


def names_of(write: Writing, ids: Sequence[str]) -> dict[str, str]:
    """Names of organizations as the caller sees them; the id of one that there is no more."""
    found = {id: write.seen.get(id, write.reads) for id in ids}
    return {id: getattr(record, "name", id) for id, record in found.items()}
