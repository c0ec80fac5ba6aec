"""From a filled question sheet to what an import would write: all answers as one batch, or a reason for each that not.

Answers that change records come first. Those that settle a question as it stands are taken after them, about what the
sheet itself has said by then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.analysis import Analysis, analyse
from graph.answers.keeping import is_corrected_by, is_said_already, was_said_once
from graph.district.answered import answers_by_key, source_of
from graph.district.loading import district_of, snapshot_from
from graph.imports.check.staged import Staged, Unmapped
from graph.imports.problems import Issue, Place, Problems
from graph.imports.recognise.found import Recognised
from graph.imports.workbook import Workbook
from graph.questions import question_sentences
from graph.questions.answer_faults import faults_of
from graph.questions.joined_answers import AnswersTogether
from graph.questions.question import Question, question_of, questions_of
from graph.questions.sheet_form import QuestionForm
from graph.questions.sheet_in import FilledRow, filled_rows
from graph.questions.written_answers import changes_of
from graph.records import Entity, Record, Relation
from graph.stores.base import GraphReader, Scope
from graph.wording import spelled
from ontology import Model, Text, say
from ontology.names import Prop


@dataclass(frozen=True, slots=True)
class AskedAt:
    """What is asked there when the sheet comes back: a store, its model, the day, and whether persons may be named."""

    reader: GraphReader
    model: Model
    on: date
    with_persons: bool = False


def stage_answers(workbook: Workbook, form: QuestionForm, asked: AskedAt) -> Staged:
    """The answers of a filled sheet as a staged import: what `preview` shows and `commit` writes in one batch."""
    problems = Problems()
    rows = filled_rows(workbook, form, problems)
    taking = _Taking(form, asked, problems)
    taking.take(rows)
    if not rows:
        problems.add(Place(workbook.name), "", question_sentences.nobody_answered())
    refused = [row for row in rows if row.issues]
    for place, text, issue in dict.fromkeys(told for row in refused for told in row.issues):
        problems.add(place, text, issue)
    gone = taking.gone
    return Staged(
        name=workbook.name,
        records=tuple(r for r in taking.together.records if r.id not in gone),
        problems=problems.all(),
        rows_read=len(rows),
        rows_accepted=len(rows) - len(refused),
        unmapped=Unmapped(),
        files=workbook.files,
        recognised=Recognised(()),
        lost=tuple(row.lost() for row in refused),
        edits=taking.together.edits,
        gone=(),
        removed=gone,
    )


class _Taking:
    """Takes the answers in two turns, each about what is known by then."""

    def __init__(self, form: QuestionForm, asked: AskedAt, problems: Problems) -> None:
        self._asked, self._problems = asked, problems
        scope = Scope.of(form.district)
        self._home = district_of(asked.reader, form.district, scope)
        self._records: tuple[Record, ...] = (*asked.reader.records(scope), *asked.reader.relations(scope=scope))
        self.together = AnswersTogether()

    @property
    def gone(self) -> tuple[str, ...]:
        """What is there no more, because an answer was corrected."""
        return self.together.gone({record.id: record for record in self._records}.get)

    def take(self, rows: Sequence[FilledRow]) -> None:
        """All rows that nothing is wrong with."""
        fresh = [row for row in rows if not row.issues]
        if not fresh:
            return
        now = self._analysed(self._records)
        fresh = [row for row in fresh if not is_said_already(now.snapshot, row.question.key, row.given)]
        now = self._without_corrected(now, fresh)
        questions, fresh = {q.key: q for q in questions_of(now)}, [row for row in fresh if not row.issues]
        settling = [row for row in fresh if _settles(row, questions.get(row.question.key))]
        self._turn(now, questions, (row for row in fresh if row not in settling))
        if settling:
            then = self._analysed(self.together.after(self._records).values()) if self.together.records else now
            self._turn(then, {q.key: q for q in questions_of(then)}, settling)

    def _without_corrected(self, now: Analysis, rows: Iterable[FilledRow]) -> Analysis:
        """The district without the answers that the same post corrects; they are taken back in the same batch."""
        earlier = {row.question.key: found for row in rows if (found := self._earlier(now, row)) is not None}
        questions = {q.key: q for q in questions_of(self._taken_back(earlier.values()))} if earlier else {}
        fit: dict[str, Entity] = {}
        for row in (row for row in rows if row.question.key in earlier and row.question.key in questions):
            key = row.question.key
            self._refuse_faults(row, questions[key])
            if not row.issues:
                fit[key] = earlier[key]
                told = question_sentences.answer_corrected(row.question.asked, row.label, _told(earlier[key], now, row))
                self._problems.add(*row.places["option"], told)
        if not fit:
            return now
        self.together.take_back(map(source_of, fit.values()), self._records)
        return self._taken_back(fit.values())

    def _earlier(self, now: Analysis, row: FilledRow) -> Entity | None:
        """What this post answered before to a question that is closed, if the row says something else by now."""
        key, given = row.question.key, row.given
        answer = now.snapshot.derived(answers_by_key).get(key)
        if answer is None or not is_corrected_by(now.snapshot, answer, key, given) or question_of(now, key) is not None:
            return None
        return None if was_said_once(self._asked.reader, now.snapshot.key, key, given) else answer

    def _taken_back(self, answers: Iterable[Entity]) -> Analysis:
        without = AnswersTogether()
        without.take_back(map(source_of, answers), self._records)
        return self._analysed(without.after(self._records).values())

    def _refuse_faults(self, row: FilledRow, question: Question) -> None:
        for fault in faults_of(question, row.given, persons=self._asked.with_persons):
            row.refuse(fault.at, question_sentences.wrong_cell(fault.sentence))

    def _turn(self, analysis: Analysis, questions: Mapping[str, Question], rows: Iterable[FilledRow]) -> None:
        for row in rows:
            question = questions.get(row.question.key)
            if question is None:
                self._problems.add(*row.places["option"], _closed(analysis, row))
                continue
            self._refuse_faults(row, question)
            if not row.issues:
                changes = changes_of(analysis.snapshot, question, row.given, persons=self._asked.with_persons)
                self.together.add(analysis.snapshot, changes)

    def _analysed(self, records: Iterable[Record]) -> Analysis:
        known = tuple(records)
        entities = [r for r in known if isinstance(r, Entity)]
        relations = [r for r in known if isinstance(r, Relation)]
        return analyse(snapshot_from(self._asked.model, self._home, self._asked.on, entities, relations))


def _settles(row: FilledRow, question: Question | None) -> bool:
    option = question.option(row.given.option) if question is not None else None
    return option is not None and option.settles


def _closed(analysis: Analysis, row: FilledRow) -> Issue:
    """What is said of an answer to a question that nobody asks any more."""
    answer = analysis.snapshot.derived(answers_by_key).get(row.question.key)
    told = _told(answer, analysis, row) if answer is not None else None
    return question_sentences.closed_meanwhile(row.question.asked, row.label, told)


def _told(answer: Entity, analysis: Analysis, row: FilledRow) -> Text:
    labels = {id: label for label, id in row.question.options}
    source = analysis.snapshot.known(answer.existence.source) if answer.existence is not None else None
    chosen = answer.value(Prop.CHOSEN_OPTION) or ""
    return say(
        "Beantwortet wurde sie mit „{chosen}“ ({source}).",
        "It was answered with “{chosen}” ({source}).",
        chosen=labels.get(chosen, chosen),
        source=source.name if source is not None else spelled(answer.value(Prop.DATE) or ""),
    )


__all__ = ["AskedAt", "stage_answers"]
