"""One question as pages show it: the words, whom to ask, and its answers as a form."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.page_parts.page_frame import PageOf
from api.page_parts.question_forms import DAY, REMARK, SAID_BY, Filled, form_of
from graph.findings import cited
from graph.questions.question import Question
from graph.questions.worth import Ranked
from graph.round_table.chairs import round_table
from graph.round_table.table_effects import Lay, effects_at_the_table, nearness


def question_shown(
    frame: PageOf, asked: Sequence[Ranked], chosen: str, filled: Filled | None = None, lay: Lay = round_table
) -> Mapping[str, Any]:
    """One question with its form: the one that was chosen, else the most worthwhile.

    What an answer does is told of the table that is laid so: the one that it stands beside, else that of the law.
    """
    words = frame.words
    found = next((r for r in asked if r.question.key == chosen), asked[0] if asked else None)
    if found is None:
        return {"question": None}
    number = 1 + next(n for n, r in enumerate(asked) if r is found)
    after = asked[number] if number < len(asked) else None
    said_by = frame.request.query_params.get("stelle", "")
    filled = {SAID_BY: (said_by,)} if filled is None else filled
    table = lay(frame.snapshot)
    effects = effects_at_the_table(table, found.question, lay)
    return {
        "question": found.question,
        "asked": words.say(found.question.asked),
        "reason": words.say(found.reason),
        "whom": words.say(found.question.whom.label),
        "norms": _norms(frame, found.question),
        "number": number,
        "of": len(asked),
        "options": form_of(found.question, words, filled, {o: words.say(t) for o, t in effects.items()}),
        "said_by": " ".join(filled.get(SAID_BY, ())),
        "stated": " ".join(filled.get(DAY, ())),
        "remark": " ".join(filled.get(REMARK, ())),
        "near": nearness(table, found.question, lay),
        "next": after.question.key if after is not None else "",
    }


def _norms(frame: PageOf, question: Question) -> str:
    norms = frame.read.model.norms
    lines = (norms[n] for n in question.finding.norms if n in norms and norms[n].citation)
    found = dict.fromkeys(frame.words.say(cited(n)) for n in lines)
    return "; ".join(list(found)[:2])
