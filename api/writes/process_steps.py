"""What somebody does with a process, from a program or a page: one batch, or a refusal that says why."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from api.process_seeds import templates_for
from api.refusals import unfit
from api.writes.changing import Check, Outcome
from api.writes.stating import Stated, refuse_unfit
from api.writes.writing import Writing
from graph.errors import InvalidError, NotFoundError
from graph.process.marking import MeetingMark, NewPhase, PhaseMark, ResultMark, SaidBy
from graph.process.process_book import ProcessBook, ProcessStep
from graph.process.process_templates import ProcessTemplate
from graph.process.starting import ProcessStart
from graph.questions.answer_faults import NO_PERSON, names_person
from graph.records import Record
from graph.records.claims import EXISTS
from graph.stores.base import Scope, put
from ontology import Text
from ontology.names import ResultState

_NO_REASON = Text(
    de="Warum wird es nicht erreicht? Ein Satz genügt; Grund und Auswirkung sind früh zu klären.",
    en="Why will it not be reached? A sentence is enough; reason and effect are to be agreed early.",
)
_NO_MONTH = Text(
    de="Ein Beginn braucht wenigstens den Monat, zum Beispiel 2026-09.",
    en="A start needs at least the month, for example 2026-09.",
)
_SAME_NAME = Text(
    de="Eine Phase dieses Namens gibt es schon. Wählen Sie einen anderen Namen.",
    en="There is a phase of that name. Choose another name.",
)
_NO_POST = Text(
    de="Wer sagt es? Eine Stelle oder ein Gremium genügt, zum Beispiel „Steuerungsgruppe“.",
    en="Who says so? A post or body is enough, for example “steering group”.",
)


class ProcessSteps:
    """The steps within one request, in one district."""

    def __init__(self, write: Writing, key: str) -> None:
        write.refuse_owner(key)
        self._write, self._key = write, key
        self._book = ProcessBook(write.store, key, Scope.of(key))

    def start(self, template: str, start: ProcessStart) -> Outcome | None:
        """ProcessStart a process from a template; None where the very same is there already."""
        found = self._template(template)
        try:
            step = self._book.start(found, start)
        except InvalidError:
            raise unfit([("/begins", _NO_MONTH)]) from None
        return self._written(step, _unseen) if step is not None else None

    def mark_result(self, id: str, mark: ResultMark, said: SaidBy, check: Check) -> Outcome:
        """Say that a result is reached, not reached, or open."""
        if mark.state is ResultState.NOT_REACHED and not mark.reason:
            raise unfit([("/reason", _NO_REASON)])
        return self._done(lambda: self._book.mark_result(self._real(id), mark, said), said, check)

    def add_result(self, phase: str, name: str, due: str, said: SaidBy) -> Outcome:
        """Add a result to a phase."""
        return self._done(lambda: self._book.add_result(self._real(phase), name, due, said), said, _unseen)

    def mark_phase(self, id: str, mark: PhaseMark, said: SaidBy, check: Check) -> Outcome:
        """Say when a phase was, and what was agreed."""
        return self._done(lambda: self._book.mark_phase(self._real(id), mark, said), said, check)

    def rename(self, id: str, name: str, said: SaidBy, check: Check) -> Outcome:
        """Call the process, a phase or a result otherwise."""
        return self._done(lambda: self._book.rename(self._real(id), name, said), said, check)

    def add_phase(self, project: str, new: NewPhase, said: SaidBy) -> Outcome:
        """Add a phase, last or behind another one."""
        real = replace(new, after=self._real(new.after) if new.after else "")
        try:
            return self._done(lambda: self._book.add_phase(self._real(project), real, said), said, _unseen)
        except InvalidError:
            raise unfit([("/name", _SAME_NAME)]) from None

    def check_prerequisite(self, id: str, verdict: tuple[str, str], said: SaidBy, check: Check) -> Outcome:
        """Say whether a prerequisite is met."""
        return self._done(lambda: self._book.check_prerequisite(self._real(id), verdict, said), said, check)

    def record_meeting(self, project: str, mark: MeetingMark, said: SaidBy) -> Outcome:
        """Log a meeting that was held or is planned."""
        return self._done(lambda: self._book.record_meeting(self._real(project), mark, said), said, _unseen)

    def _template(self, id: str) -> ProcessTemplate:
        found = next((t for t in templates_for(self._write.seen, Scope.of(self._key)) if t.project.id == id), None)
        if found is None:
            raise NotFoundError(f"no template {id}")
        return found

    def _real(self, shown: str) -> str:
        return self._write.seen.real(shown) or shown

    def _done(self, make: Callable[[], ProcessStep], said: SaidBy, check: Check) -> Outcome:
        self._refuse_person(said.post)
        return self._written(make(), check)

    def _refuse_person(self, post: str) -> None:
        if not post.strip():
            raise unfit([("/saidBy", _NO_POST)])
        if not self._write.personal and names_person(self._write.model, post):
            raise unfit([("/saidBy", NO_PERSON)])

    def _written(self, step: ProcessStep, check: Check) -> Outcome:
        write = self._write

        def attempt(head: int) -> Outcome:
            before = write.store.get(step.record.id, write.scope)
            check(before)
            stored = {r.id: write.store.get(r.id, write.scope) for r in step.records}
            changed = [r for r in step.records if stored[r.id] != r]
            if before == step.record:
                return Outcome(step.record, None)
            refuse_unfit(write, before, step.record, list(_said(before, step)))
            return Outcome(step.record, write.commit([put(r) for r in changed], step.reason, head))

        return write.again(attempt)


def _unseen(before: Record | None) -> None:
    """A check for what is made anew."""


def _said(before: Record | None, step: ProcessStep) -> Iterator[Stated]:
    """What is said anew, under the names of the request; what sources of a template say was looked at with them.

    The statement that comes along with its claims is not in the store yet, so it is not looked for.
    """
    old, statement = set(before.claims) if before is not None else set(), step.records[0].id
    for claim in step.record.claims:
        if claim not in old and claim.prop != EXISTS and claim.source in ("", statement):
            yield Stated(f"/{claim.prop}", claim._replace(source=""))
