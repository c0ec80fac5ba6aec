"""In which order questions are put to people."""

from graph.analysis import Analysis
from graph.questions.question import Question
from graph.questions.worth import ranked


def in_order(analysis: Analysis) -> tuple[Question, ...]:
    """The open questions, those first whose answers are worth most (decision 0036)."""
    return tuple(found.question for found in ranked(analysis))
