"""In which order questions are put to people."""

from graph.analysis import Analysis
from graph.questions.question import Question, questions_of


def in_order(analysis: Analysis) -> tuple[Question, ...]:
    """The open questions, those first whose answers are worth most."""
    return questions_of(analysis)
