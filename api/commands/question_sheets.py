"""Question sheets: what is asked of whom as workbook or page, and the answers back into a store."""

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text as Line

from api.commands.opening import Opened
from api.commands.plain_output import harmless
from api.commands.terminal import more, out, talk
from api.commands.writing import write_out
from api.report.question_page import render_questions
from graph.analysis import Analysis
from graph.as_of import opened_on
from graph.questions.order import in_order
from graph.questions.sheet_form import form_in, question_form_of, with_ids_of_store
from graph.questions.sheet_out import question_workbook
from graph.questions.visits import visits
from graph.questions.worth import ranked
from graph.stores.privacy import MaskedReader

if TYPE_CHECKING:
    from graph.imports import By, ImportReport, Workbook


def take_answers(
    source: Opened, workbook: "Workbook", by: "By", *, dry_run: bool, with_persons: bool
) -> "ImportReport | None":
    """Write the answers of a filled sheet as one batch, or show what that would change; None for any other list."""
    from graph.imports import commit, preview, report
    from graph.questions.sheet_taken import AskedAt, stage_answers
    from graph.telling.purposes import refuse_unsaid

    form = form_in(workbook)
    if form is None:
        return None
    asked = AskedAt(source.store, source.model, opened_on(None), with_persons)
    own = with_ids_of_store(form, MaskedReader(source.store, source.model).real)
    planned = preview(stage_answers(workbook, own, asked), source.store)
    refuse_unsaid(source.store, planned.changes)
    return report(planned) if dry_run else commit(planned, source.store, by)


def show_questions(analysis: Analysis, language: str, limit: int) -> None:
    """The questions with their possible answers, those to one post or office together; ``limit`` 0 shows all."""
    found, console = ranked(analysis), out()
    if not found:
        talk(_NOTHING[language])
        return
    for visit in visits(found[: limit or None]):
        console.print(Line(f"\n{harmless(visit.title.in_language(language))}", style="bold"))
        for number, (question, _, reason, _) in enumerate(visit.questions, start=1):
            console.print(Line(harmless(f"{number:3} {question.asked.in_language(language)}")))
            answers = " · ".join(option.label.in_language(language) for option in question.options)
            console.print(Line(harmless(f"    {answers}"), style="dim"))
            console.print(Line(harmless(f"    {reason.in_language(language)}"), style="dim"))
    if limit and len(found) > limit:
        console.print("\n" + more(len(found) - limit, language))


def write_questions(analysis: Analysis, language: str, workbook: Path | None, page: Path | None) -> None:
    """The questions as a workbook to be filled in, and as a page to be printed."""
    form = question_form_of(analysis.snapshot.key, in_order(analysis), language)
    if workbook is not None:
        write_out(question_workbook(form), workbook)
        talk(_WRITTEN[language].format(path=workbook))
    if page is not None:
        write_out(render_questions(form, analysis.snapshot.district.name), page)
        talk(_PRINTED[language].format(path=page))


_NOTHING = {"de": "Keine offenen Fragen.", "en": "No open questions."}
_WRITTEN = {
    "de": "Fragebogen geschrieben: {path}. Ausgefüllt nimmt ihn „fruehnetz import“ mit --store auf.",
    "en": "Question sheet written: {path}. Filled in, “fruehnetz import” with --store takes it.",
}
_PRINTED = {"de": "Fragen zum Ausdrucken: {path}", "en": "Questions to be printed: {path}"}
