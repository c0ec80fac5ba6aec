"""Questions as a page to be printed: each answer with a box to tick, room for what it needs, one page an addressee."""

from api.report.report_templates import report_template
from graph.questions.sheet_form import QuestionForm
from graph.questions.sheet_words import (
    HEADS,
    HOW_ON_PAPER,
    OPTIONAL,
    REMARK,
    WHEN,
    WHO_ANSWERS,
    addressed,
    minutes_on_a_sheet,
)
from ontology import Text, say

_TICKED = 24
"""Lists up to this length are printed to be ticked; of longer ones a name is written down."""


def render_questions(form: QuestionForm, district: str) -> str:
    """The page as HTML text; what comes from data is escaped."""
    lang = form.language
    title = say("Fragen zum Netzwerk: {district}", "Questions on the network: {district}", district=district)
    return report_template("question_page.html").render(
        language=lang,
        title=title.in_language(lang),
        groups=[
            (addressed(len(asked), whom, minutes_on_a_sheet(len(asked))).in_language(lang), asked)
            for whom, asked in form.by_addressee()
        ],
        how=HOW_ON_PAPER.in_language(lang),
        who=WHO_ANSWERS.in_language(lang),
        day=WHEN.in_language(lang),
        optional=OPTIONAL.in_language(lang),
        remark=HEADS[REMARK].in_language(lang),
        most=_TICKED,
        above=_ABOVE.in_language(lang),
    )


_ABOVE = Text(de="bitte in der Liste darüber ankreuzen", en="please tick in the list above")
"""A list that several answers need is printed once."""


__all__ = ["render_questions"]
