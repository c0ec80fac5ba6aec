"""By which sheet a form that comes back is known: it is filled in, and no list (decisions 0034, 0039)."""

from graph.errors import UnreadableFileError
from graph.imports.workbook import Sheet, Workbook

SHEET, LISTS = "Fragebogen", "Listen"
"""The hidden sheets: what went out, and what the drop-downs show."""
SURVEY_SHEET = "Erhebung"
"""The hidden sheet of a form of a survey."""
QUESTION_FORMAT = "fruehnetz-fragebogen 1"
SURVEY_FORMAT = "fruehnetz-erhebung 1"


def question_mark_of(workbook: Workbook) -> Sheet | None:
    """The hidden sheet of a question sheet; None for any other workbook."""
    return _marked(workbook, SHEET, QUESTION_FORMAT)


def survey_mark_of(workbook: Workbook) -> Sheet | None:
    """The hidden sheet of a form of a survey; None for any other workbook."""
    return _marked(workbook, SURVEY_SHEET, SURVEY_FORMAT)


def _marked(workbook: Workbook, name: str, mark: str) -> Sheet | None:
    found = (s for s in workbook.sheets if s.name == name and s.rows and s.rows[0])
    return next((s for s in found if s.rows[0][0].startswith(mark.partition(" ")[0])), None)


def refuse_question_sheet(workbook: Workbook) -> None:
    """Raise UnreadableFileError for a form that was filled in: read as a list, it would say what nobody said."""
    if question_mark_of(workbook) is not None:
        raise UnreadableFileError(
            f"„{workbook.name}“ ist ein Fragebogen, keine Liste. Seine Antworten gehören zu den Fragen des Bezirks.",
            "„fruehnetz import“ mit --store nimmt sie auf.",
        )
    if survey_mark_of(workbook) is not None:
        raise UnreadableFileError(
            f"„{workbook.name}“ ist der Bogen einer Erhebung, keine Liste. Eine Verbindung braucht die Angaben beider "
            "Seiten: Bringen Sie die Bögen bei der Erhebung ein.",
            "„fruehnetz survey transfer“ nimmt alle Bögen eines Ordners zusammen auf.",
        )
