"""How much of a list was read, in one sentence: every report begins with it."""

from collections.abc import Iterator, Sequence

from graph.imports.outcome.report import ImportReport
from graph.imports.problems import ImportProblem
from graph.wording import rows_taken, sentences
from ontology import say
from ontology.model import Text

_SHOWN = 5


def taken(report: ImportReport) -> Text:
    """How many rows of how many were read, how many were not taken, and how many cells stayed unread."""
    return sentences(
        say("{rows}.", "{rows}.", rows=rows_taken(report.rows_accepted, report.rows_read)),
        _rejected(report.rows_rejected),
        _unread(report.unread),
        _held(report),
    )


def _rejected(rows: int) -> Text | None:
    if not rows:
        return None
    return say(
        "{one_or} {rows:Zeile wurde|Zeilen wurden} nicht übernommen.",
        "{one_or} {rows:row was|rows were} not taken.",
        one_or=_one_or(rows, "Eine"),
        rows=rows,
    )


def _unread(cells: int) -> Text | None:
    if not cells:
        return None
    return say(
        "{one_or} {cells:Zelle blieb|Zellen blieben} offen.",
        "{one_or} {cells:cell|cells} stayed open.",
        one_or=_one_or(cells, "Eine"),
        cells=cells,
    )


def _one_or(number: int, one: str) -> Text:
    """A number at the head of a sentence: one in words."""
    return Text(de=one, en="One") if number == 1 else Text(de=str(number), en=str(number))


def _held(report: ImportReport) -> Text | None:
    if not report.held:
        return None
    return Text(
        de="Gespeichert wurde nichts: Berichtigen Sie diese Zeilen, oder übernehmen Sie die Liste ohne diese Zeilen "
        "(--without-rejected).",
        en="Nothing was saved: correct these rows, or take the list without these rows (--without-rejected).",
    )


def lost_by_cause(report: ImportReport) -> tuple[ImportProblem, ...]:
    """What rejected rows or left cells open, each cause once: whatever rejected rows comes first."""
    return tuple(p for p in report.problems if p.severity == "error" or p.unread)


def places_of(problem: ImportProblem, most: int = _SHOWN) -> str:
    """Where it stands: file and sheet, column, and the first cells.

    A sheet of a CSV file bears the name of the file, which is enough once.
    """
    return ", ".join(_parts(problem, most))


def _parts(problem: ImportProblem, most: int) -> Iterator[str]:
    if problem.file:
        yield problem.file
    if problem.sheet and problem.sheet != problem.file.rpartition(".")[0]:
        yield problem.sheet
    cells = [cell for cell in problem.cells if cell] or ([problem.cell] if problem.cell else [])
    if len(cells) > most:
        cells = list(_ranges(cells))
    if cells:
        yield " ".join(cells[:most]) + (" …" if len(cells) > most else "")
    if problem.header:
        yield problem.header


def _ranges(cells: Sequence[str]) -> Iterator[str]:
    """Cells that stand one below the other as one piece: "A2–A9"; each other one by itself."""
    first, last = "", ""
    for cell in (*cells, ""):
        if last and cell == _below(last):
            last = cell
            continue
        if last:
            yield f"{first}–{last}" if first != last else last
        first = last = cell


def _below(cell: str) -> str:
    column = cell.rstrip("0123456789")
    row = cell[len(column) :]
    return f"{column}{int(row) + 1}" if row else ""
