"""The open questions of a district, and the answers that programs and pages bring: each one batch, with its source."""

from fastapi import APIRouter, Response

from api.manners.fresh import ready
from api.reads.access import Day, Language, Read
from api.schemas.conversion import revision_out
from api.schemas.described import answer_of
from api.schemas.writing import AnsweredOut, AnswerIn
from api.writes.answering import Answering, QuestionKey
from api.writes.creating import IdempotencyKey
from api.writes.writing import Write
from graph.answers.option import GivenAnswer
from graph.live.answers import as_json_bytes
from graph.live.kept import Kept
from graph.questions.as_json import QuestionsOut, questions_json

router = APIRouter(tags=["Steuerung (steering)"])


@router.get(
    "/districts/{key}/questions",
    operation_id="listQuestions",
    summary="Offene Fragen (open questions)",
    responses=answer_of(QuestionsOut),
)
async def list_questions(read: Read, key: str, on: Day, lang: Language) -> Response:
    """What is asked, of whom, and what may be answered: the options with what each needs, and its closed lists."""

    def made(kept: Kept) -> bytes:
        return as_json_bytes(questions_json(kept.analysis, lang))

    return ready(read.kept(key, on).answer(("questions", lang), made))


@router.post(
    "/districts/{key}/questions/{question}/answer", operation_id="answerQuestion", summary="Antworten (answer)"
)
def answer_question(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Write,
    key: str,
    question: QuestionKey,
    on: Day,
    lang: Language,
    body: AnswerIn,
    idempotency_key: IdempotencyKey = None,
) -> AnsweredOut:
    """One batch that `undo` takes back. Dieselbe Antwort noch einmal ändert nichts; eine erledigte Frage gibt 409.

    Dieselbe Stelle kann ihre Antwort berichtigen: Die frühere geht in derselben Änderung.
    """
    write.refuse_owner(key)
    values = {name: tuple(said) for name, said in body.values.items()}
    given = GivenAnswer(body.option, body.said_by, body.day, values, body.remark)
    answering = Answering(write, key, question, given, idempotency_key)
    done = answering.answer(on)
    return AnsweredOut(
        key=question,
        option=given.option,
        replaced=None if answering.replaced is None else answering.replaced.in_language(lang),
        revision=None if done is None else revision_out(done),
    )
