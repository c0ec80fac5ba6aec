"""An answer to a question, from a program or a page: one batch with its source, or a refusal that says why."""

import hmac
from datetime import date
from typing import Annotated

from fastapi import Path

from api.refusals import KEY_REUSED, QUESTION_CLOSED, RefusedError, unfit
from api.writing import Writing
from graph.answers.keeping import is_said_already, statement_id
from graph.answers.option import GivenAnswer
from graph.answers.request_keys import given_under, under_key
from graph.questions import changes_of, faults_of, question_of
from graph.questions.joined_answers import AnswersTogether
from graph.records import Record
from graph.stores.base import EVERYTHING, Revision, Scope, put
from ontology.names import EntityType

QuestionKey = Annotated[
    str, Path(pattern="^[0-9a-f]{16}$", description="Kennung der Frage (key)", examples=["0a1b2c3d4e5f6071"])
]


class Answering:
    """An answer within one request; ``request`` is the key under which a program may send it twice."""

    def __init__(self, write: Writing, key: str, question: str, given: GivenAnswer, request: str | None = None) -> None:
        self._write, self._key, self._question = write, key, question
        self._given, self._request = given, None if request is None else _keyed(write, request)

    def answer(self, on: date) -> Revision | None:
        """The batch that wrote it, now or before; None if nothing had to be written.

        Raises RefusedError for what does not fit, and for a question that is closed.
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
        found = question_of(kept.analysis, self._question)
        if found is None:
            raise RefusedError(QUESTION_CLOSED)
        persons = self._write.personal
        if faults := faults_of(found, self._given, persons=persons):
            raise unfit([(_pointer(fault.at), fault.sentence) for fault in faults])
        changes = changes_of(kept.snapshot, found, self._given, persons=persons)
        together = AnswersTogether()
        together.add(kept.snapshot, changes if self._request is None else under_key(changes, self._request))
        reason = f"Antwort auf die Frage: {found.asked.de}"
        return self._write.again(lambda head: self._commit(together, reason, head))

    def _commit(self, together: AnswersTogether, reason: str, head: int) -> Revision | None:
        changes = [put(r) for r in together.onto(self._in_store)]
        return self._write.commit(changes, reason, head) if changes else None

    def _in_store(self, shown: str) -> Record | None:
        return self._write.store.get(self._write.seen.real(shown) or shown, EVERYTHING)

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
