"""What an answer writes in one batch: its source, the records that it changes, and what is remembered of it."""

from collections.abc import Iterable

from graph.answers.keeping import KeptAnswer, answer_record, statement_id, statement_source
from graph.answers.option import AnswerSaid, GivenAnswer
from graph.district.snapshot import Snapshot
from graph.errors import InvalidError
from graph.questions.answer_faults import AnswerFault, faults_of
from graph.questions.question import Question
from graph.stores.base import Batch, Change, put


def answered(snapshot: Snapshot, question: Question, given: GivenAnswer, *, time: str, persons: bool = False) -> Batch:
    """The batch of an answer, under the name of the post that said it; raises InvalidError for what does not fit.

    The same answer again writes the same records.
    """
    changes = changes_of(snapshot, question, given, persons=persons)
    return Batch(given.said_by, time, f"Antwort auf die Frage: {question.asked.de}", changes)


def changes_of(
    snapshot: Snapshot, question: Question, given: GivenAnswer, *, persons: bool = False
) -> tuple[Change, ...]:
    """The same as changes, for who puts several answers into one batch; the source comes first."""
    _refuse(faults_of(question, given, persons=persons))
    option = question.option(given.option)
    if option is None:
        raise InvalidError(f"no option {given.option}")
    said = AnswerSaid(question.case, given, statement_id(snapshot.key, question.key, given), option.label.de)
    source = put(statement_source(snapshot.key, question.key, given))
    changes = tuple(option.means(said))
    kept = KeptAnswer(question.key, question.asked.de, frozenset(change.id for change in changes))
    return (source, *changes, put(answer_record(question.case, kept, option, given)))


def _refuse(faults: Iterable[AnswerFault]) -> None:
    wrong = [f"{fault.at}: {fault.sentence.de}" for fault in faults]
    if wrong:
        raise InvalidError(" ".join(wrong))


__all__ = ["answered", "changes_of"]
