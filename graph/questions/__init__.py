"""Questions: the single findings that ask, each with what may be answered and whom to ask; and what an answer writes.

Nothing here knows who asks: a terminal, a workbook, a page or a survey fill in a `GivenAnswer` and hand the batch of
`answered` to a store (decision 0034). `worth` puts the questions in the order of what they are worth, `visits` puts
together what one addressee can answer (decision 0036).
"""

from graph.questions.answer_faults import AnswerFault, faults_of
from graph.questions.question import Question, question_of, questions_of
from graph.questions.written_answers import answered, changes_of

__all__ = ["AnswerFault", "Question", "answered", "changes_of", "faults_of", "question_of", "questions_of"]
