"""An answer to a question, from a program or a page: one batch with its source, or a refusal that says why."""

import hmac
from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import Path

from api.refusals import KEY_REUSED, QUESTION_CLOSED, RefusedError, unfit
from api.writes.writing import Writing
from graph.answers.keeping import is_said_already, statement_id
from graph.answers.option import GivenAnswer
from graph.answers.request_keys import given_under, under_key
from graph.district.snapshot import Snapshot
from graph.questions import Question, changes_of, faults_of, question_of
from graph.questions.correcting import correction_of
from graph.questions.joined_answers import AnswersTogether
from graph.records import Record
from graph.stores.base import EVERYTHING, Revision, Scope, put, remove
from ontology import Text
from ontology.names import EntityType

if TYPE_CHECKING:
    from graph.analysis import Analysis

QuestionKey = Annotated[
    str, Path(pattern="^[0-9a-f]{16}$", description="Kennung der Frage (key)", examples=["0a1b2c3d4e5f6071"])
]


class Answering:
    """An answer within one request; ``request`` is the key under which a program may send it twice."""

    def __init__(self, write: Writing, key: str, question: str, given: GivenAnswer, request: str | None = None) -> None:
        self._write, self._key, self._question = write, key, question
        self._given, self._request = given, None if request is None else _keyed(write, request)
        self.replaced: Text | None = None
        """What the answer took the place of, if it corrected one."""

    def answer(self, on: date) -> Revision | None:
        """The batch that wrote it, now or before; None if nothing had to be written.

        To a closed question it is a correction, from who may correct (decision 0036). Raises RefusedError for what does
        not fit, and for a question that is closed.
        """
        source = statement_id(self._key, self._question, self._given)
        earlier = self._earlier()
        if earlier is not None and earlier != source:
            raise RefusedError(KEY_REUSED)
        kept = self._write.reading.kept(self._key, on)
        if is_said_already(kept.snapshot, self._question, self._given):
            return self._written(source)
        if earlier is not None:
            raise RefusedError(KEY_REUSED)
        found, snapshot, together = self._asked(kept.analysis)
        persons = self._write.personal
        if faults := faults_of(found, self._given, persons=persons):
            raise unfit([(_pointer(fault.at), fault.sentence) for fault in faults])
        changes = changes_of(snapshot, found, self._given, persons=persons)
        together.add(snapshot, changes if self._request is None else under_key(changes, self._request))
        what = "Antwort auf die Frage" if self.replaced is None else "Antwort berichtigt"
        return self._write.again(lambda head: self._commit(together, f"{what}: {found.asked.de}", head))

    def _asked(self, now: "Analysis") -> tuple[Question, Snapshot, AnswersTogether]:
        """The question, what was known when it was asked, and what goes with an answer to it."""
        found = question_of(now, self._question)
        if found is not None:
            return found, now.snapshot, AnswersTogether()
        corrected = correction_of(self._write.seen, now, self._question, self._given)
        if corrected is None:
            raise RefusedError(QUESTION_CLOSED)
        self.replaced = corrected.replaced
        return corrected.question, corrected.snapshot, corrected.together

    def _commit(self, together: AnswersTogether, reason: str, head: int) -> Revision | None:
        gone = (remove(self._real(id)) for id in together.gone(self._in_store))
        changes = [*(put(r) for r in together.onto(self._in_store)), *gone]
        return self._write.commit(changes, reason, head) if changes else None

    def _in_store(self, shown: str) -> Record | None:
        return self._write.store.get(self._real(shown), EVERYTHING)

    def _real(self, shown: str) -> str:
        return self._write.seen.real(shown) or shown

    def _earlier(self) -> str | None:
        """The source of what was answered under the key of this request."""
        if self._request is None:
            return None
        found = given_under(self._write.store.records(Scope.of(self._key), [EntityType.SOURCE]), self._request)
        return found.id if found is not None else None

    def _written(self, source: str) -> Revision | None:
        """The batch that wrote an answer."""
        entries = list(self._write.store.journal(source, scope=EVERYTHING))
        return entries[-1].revision if entries else None


def _pointer(at: str) -> str:
    """Where in the request a fault is."""
    return {"option": "/option", "said_by": "/saidBy", "day": "/day", "remark": "/remark"}.get(at, f"/values/{at}")


def _keyed(write: Writing, key: str) -> str:
    digest = hmac.new(write.secret, f"{write.author}\x1f{key}".encode(), "sha256").hexdigest()
    return f"api:request-{digest[:24]}"
