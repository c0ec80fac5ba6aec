"""Why a workbook cannot be read as a list, and what to do."""

from graph.errors import UnreadableFileError
from graph.imports.persons.cutting import without_names
from graph.imports.problems import Issue
from graph.imports.recognise.found import Recognised
from graph.imports.workbook import Workbook


def why_unreadable(recognised: Recognised, workbook: Workbook) -> UnreadableFileError:
    """Why a file cannot be read, and what to do."""
    name = workbook.name
    for said in recognised.said:
        if said.issue.rule in ("header", "persons", "hidden"):
            place = f"Blatt „{said.place.sheet}“: " if said.place.sheet else ""
            return _unreadable(f"„{name}“: {place}", said.issue)
    formulas = [(place, issue) for place, _, issue in workbook.notices if issue.rule == "formula"]
    if recognised.tables and formulas:
        at, issue = formulas[0]
        return _unreadable(f"„{name}“: Blatt „{at.sheet}“, {at.cell}: ", issue)
    if recognised.tables:
        return UnreadableFileError(
            f"„{name}“ hat eine Kopfzeile, aber keine Zeilen mit Einrichtungen. Bitte schreiben Sie darunter jede "
            "Einrichtung in eine eigene Zeile."
        )
    if recognised.left_out:
        return UnreadableFileError(
            f"In „{name}“ ist keine Liste zu erkennen. Erwartet wird eine Tabelle mit Überschriften wie Einrichtung, "
            "Bereich, Ort.",
            "Eine Vorlage schreibt „fruehnetz template“.",
        )
    return UnreadableFileError(f"„{name}“ ist leer. Bitte prüfen Sie, ob die richtige Datei gespeichert wurde.")


def _unreadable(place: str, issue: Issue) -> UnreadableFileError:
    """What is the matter at a place, and what to do."""
    said = " ".join(text.de for text in (issue.sentence, issue.remedy) if text.de)
    return UnreadableFileError(without_names(f"{place}{said}"), issue.command.de)
