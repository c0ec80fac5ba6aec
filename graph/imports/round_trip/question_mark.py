"""By which sheet a question sheet that comes back is known: it is filled in, and no list (decision 0034)."""

from graph.errors import UnreadableFileError
from graph.imports.workbook import Sheet, Workbook

SHEET, LISTS = "Fragebogen", "Listen"
"""The hidden sheets: what went out, and what the drop-downs show."""
QUESTION_FORMAT = "fruehnetz-fragebogen 1"


def question_mark_of(workbook: Workbook) -> Sheet | None:
    """The hidden sheet of a question sheet; None for any other workbook."""
    found = (s for s in workbook.sheets if s.name == SHEET and s.rows and s.rows[0])
    return next((s for s in found if s.rows[0][0].startswith(QUESTION_FORMAT.partition(" ")[0])), None)


def refuse_question_sheet(workbook: Workbook) -> None:
    """Raise UnreadableFileError for a question sheet: read as a list, it would say what nobody said."""
    if question_mark_of(workbook) is not None:
        raise UnreadableFileError(
            f"„{workbook.name}“ ist ein Fragebogen, keine Liste. „fruehnetz import“ mit --store nimmt "
            "seine Antworten auf."
        )
