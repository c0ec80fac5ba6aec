"""The open questions of a district as JSON: whom to ask what, and what may be answered."""

from typing import Annotated, TypedDict

from graph.analysis import Analysis
from graph.answers.option import Input, Option
from graph.as_json.district import DistrictAtDay, district_json
from graph.questions.question import Question
from graph.questions.visits import Visit, visits
from graph.questions.worth import Ranked, ranked
from graph.shapes import Told


class ChoiceOut(TypedDict):
    """One of a closed list (eine der Möglichkeiten)."""

    value: str
    label: str


class InputOut(TypedDict):
    """What an answer needs: something of a list, a day or words (was zur Antwort anzugeben ist)."""

    name: str
    label: str
    kind: Annotated[str, Told(example="organization")]
    required: bool
    many: bool
    new: bool
    choices: list[ChoiceOut]


class OptionOut(TypedDict):
    """One of the possible answers; ``meaning`` says to what it leads: fact, gap, later (eine mögliche Antwort)."""

    id: Annotated[str, Told(example="takes-part")]
    label: str
    meaning: Annotated[str, Told(example="fact")]
    partly: bool
    inputs: list[InputOut]


class QuestionOut(TypedDict):
    """A question that is open: its key is that of the finding that asks (eine offene Frage)."""

    key: Annotated[str, Told(example="0a1b2c3d4e5f6071")]
    asked: str
    reason: str
    rule: str
    options: list[OptionOut]


class AddressedOut(TypedDict):
    """The questions to one post or office (Fragen an eine Stelle)."""

    whom: str
    summary: str
    questions: list[QuestionOut]


class QuestionsOut(DistrictAtDay):
    """All open questions, by whom they are to be asked (offene Fragen, nach der Stelle, die antworten kann)."""

    addressees: list[AddressedOut]


def questions_json(analysis: Analysis, language: str = "de") -> QuestionsOut:
    """The open questions, those first whose answers are worth most, those to one post or office together."""
    return {
        **district_json(analysis.snapshot, language),
        "addressees": [_addressed(visit, language) for visit in visits(ranked(analysis))],
    }


def _addressed(visit: Visit, language: str) -> AddressedOut:
    return {
        "whom": visit.whom.label.in_language(language),
        "summary": visit.title.in_language(language),
        "questions": [_question(found, language) for found in visit.questions],
    }


def _question(found: Ranked, language: str) -> QuestionOut:
    question = found.question
    return {
        "key": question.key,
        "asked": question.asked.in_language(language),
        "reason": found.reason.in_language(language),
        "rule": question.finding.rule,
        "options": [_option(question, option, language) for option in question.options],
    }


def _option(question: Question, option: Option, language: str) -> OptionOut:
    return {
        "id": option.id,
        "label": option.label.in_language(language),
        "meaning": option.meaning.value,
        "partly": option.partly,
        "inputs": [_input(question, what, language) for what in option.inputs],
    }


def _input(question: Question, what: Input, language: str) -> InputOut:
    return {
        "name": what.name,
        "label": what.label.in_language(language),
        "kind": what.kind.value,
        "required": what.required,
        "many": what.many,
        "new": what.new,
        "choices": [{"value": c.value, "label": c.label.in_language(language)} for c in question.choices(what)],
    }


__all__ = ["QuestionsOut", "questions_json"]
