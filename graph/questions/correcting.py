"""An answer that takes the place of an earlier one: what was said goes in the batch in which the new answer comes."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis import Analysis, analyse
from graph.answers.keeping import is_corrected_by, was_said_once
from graph.answers.option import GivenAnswer
from graph.district.answered import answers_by_key, source_of
from graph.district.loading import snapshot_from
from graph.district.snapshot import Snapshot
from graph.questions.joined_answers import AnswersTogether
from graph.questions.question import Question, question_of
from graph.records import Entity, Record, Relation
from graph.stores.base import GraphReader, Scope
from ontology import Text, say
from ontology.names import Prop


@dataclass(frozen=True, slots=True)
class Correction:
    """A question that is open again without its earlier answer, what is taken back for that, and what it said."""

    question: Question
    snapshot: Snapshot
    together: AnswersTogether
    replaced: Text


def correction_of(reader: GraphReader, now: Analysis, key: str, given: GivenAnswer) -> Correction | None:
    """The correction of a closed question by who may correct it (decision 0036); None where there is nothing to be.

    That is who gave the earlier answer, not on an older day and not with what was said before; or who knows where
    another post did not.
    """
    answer = now.snapshot.derived(answers_by_key).get(key)
    if answer is None or not is_corrected_by(now.snapshot, answer, key, given):
        return None
    if was_said_once(reader, now.snapshot.key, key, given):
        return None
    scope = Scope.of(now.snapshot.key)
    records: list[Record] = [*reader.records(scope), *reader.relations(scope=scope)]
    together = AnswersTogether()
    together.take_back([source_of(answer)], records)
    then = _analysed(now.snapshot, together.after(records).values())
    question = question_of(then, key)
    return None if question is None else Correction(question, then.snapshot, together, _told(now, answer, question))


def _analysed(before: Snapshot, records: Iterable[Record]) -> Analysis:
    known = list(records)
    entities = [r for r in known if isinstance(r, Entity)]
    relations = [r for r in known if isinstance(r, Relation)]
    return analyse(snapshot_from(before.model, before.district, before.on, entities, relations))


def _told(now: Analysis, answer: Entity, question: Question) -> Text:
    chosen = answer.value(Prop.CHOSEN_OPTION) or ""
    option = question.option(chosen)
    source = now.snapshot.known(source_of(answer))
    return say(
        "An die Stelle von „{chosen}“ ({source}) getreten.",
        "Took the place of “{chosen}” ({source}).",
        chosen=chosen if option is None else option.label,
        source=answer.value(Prop.DATE) or "" if source is None else source.name,
    )
