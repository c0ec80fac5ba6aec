"""What an import has to say about a cell: where, what was found, what was expected, how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from graph.imports.persons.cutting import without_names
from ontology.model import Text

GROUPED = ("cascade", "unlisted")
"""Errors that follow from another one: said once a column, whatever their cells hold."""
FIRST = ("undated",)
"""What is asked before anything else."""
Severity = Literal["error", "question", "warning"]
"""An error rejects its row; a question keeps it and asks; a warning tells what was done."""
_ORDER = ("error", "question", "warning")


@dataclass(frozen=True, slots=True)
class Issue:
    """What is the matter with a text, wherever it stands.

    ``about`` is the type that a reference asks for; ``unread`` says that the text was left out, though its row is kept.
    """

    severity: Severity
    rule: str
    sentence: Text
    expected: Text
    remedy: Text
    about: str = ""
    unread: bool = False


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """An issue with all its places: file, sheet, header, the text found, and the cells in which it stands.

    One answer mends all of them. ``cell`` is the first, ``count`` how many there are.
    """

    severity: Severity
    rule: str
    file: str
    sheet: str
    cell: str
    header: str
    found: str
    sentence: Text
    expected: Text
    remedy: Text
    count: int = 1
    cells: tuple[str, ...] = ()
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands."""

    file: str
    sheet: str = ""
    cell: str = ""
    header: str = ""


@dataclass(frozen=True, slots=True)
class LostRow:
    """A row that was not taken, or not whole, as it stands in the file: its header, its cells, and why.

    ``issues`` holds the header of the cell concerned and what is the matter with it. ``rejected`` says that the row was
    not taken at all.
    """

    file: str
    sheet: str
    row: int
    header: tuple[str, ...]
    cells: tuple[str, ...]
    issues: tuple[tuple[str, Issue], ...]
    rejected: bool


class Problems:
    """Collects problems by cause: what is the same matter with the same text of a column is one problem."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], tuple[Place, str, Issue, list[str]]] = {}

    def add(self, place: Place, found: str, issue: Issue) -> None:
        """Note an issue at a place."""
        what = () if issue.rule in GROUPED else (found, issue.sentence.de)
        key = (issue.severity, issue.rule, place.file, place.sheet, place.header, *what)
        if key not in self._found:
            self._found[key] = place, found, issue, []
        self._found[key][3].append(place.cell)

    def all(self) -> tuple[ImportProblem, ...]:
        """Errors first, then questions, then warnings, each in the order of the file."""
        found = (_problem(place, text, issue, cells) for place, text, issue, cells in self._found.values())
        return tuple(sorted(found, key=lambda p: (_ORDER.index(p.severity), p.rule not in FIRST)))


def without_persons(text: Text) -> Text:
    """A sentence as it may be printed: what it quotes names offices only (decision 0020)."""
    return Text(de=without_names(text.de), en=without_names(text.en))


def _problem(place: Place, found: str, issue: Issue, cells: list[str]) -> ImportProblem:
    return ImportProblem(
        issue.severity,
        issue.rule,
        place.file,
        place.sheet,
        place.cell,
        place.header,
        without_names(f"„{found}“")[1:-1],
        without_persons(issue.sentence),
        issue.expected,
        without_persons(issue.remedy),
        count=len(cells),
        cells=tuple(cells),
        unread=issue.unread,
    )


def unread_cells(problems: Iterable[ImportProblem]) -> int:
    """In how many cells something stands that was left out though its row was kept."""
    return sum(p.count for p in problems if p.unread)
