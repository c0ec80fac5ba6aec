"""What an import has to say about a cell: where, what was found, what was expected, how to mend it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ontology.model import Text, say

GROUPED = ("cascade", "unlisted")
"""Errors that follow from another one: said once a column, whatever their cells hold."""
FIRST = ("undated",)
"""What is asked before anything else."""
SAID_ELSEWHERE = ("which", "header", "column")
"""What is answered in another column, or by saying what a column is: nothing is put in the place of what was found."""
APART = 1000
"""So many texts of a column are told one by one; the same matter with all others is one problem with all its cells."""
ROW, WHY, WHAT_TO_DO = "Zeile", "Grund", "Was tun"
"""Headers of the columns in which rejected rows tell where they stood and what was the matter."""
Severity = Literal["error", "question", "warning"]
"""An error rejects its row; a question keeps it and asks; a warning tells what was done."""
_ORDER = ("error", "question", "warning")
_ALL_OTHERS = "\0"
"""No text of a cell."""
NOTHING_SAID = Text(de="", en="")


@dataclass(frozen=True, slots=True)
class Issue:
    """What is the matter with a text, wherever it stands.

    ``about`` is the type that a reference asks for; ``unread`` says that the text was left out, though its row is kept.
    ``command`` is what the command line can do about it besides: said there, and on no page.
    """

    severity: Severity
    rule: str
    sentence: Text
    expected: Text
    remedy: Text
    about: str = ""
    unread: bool = False
    command: Text = NOTHING_SAID


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
    command: Text = NOTHING_SAID


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
        self._told: Counter[tuple[str, ...]] = Counter()

    def add(self, place: Place, found: str, issue: Issue) -> None:
        """Note an issue at a place."""
        about = "unread" if issue.unread else ""
        matter = (issue.severity, issue.rule, about, place.file, place.sheet, place.header)
        key: tuple[str, ...] = matter if issue.rule in GROUPED else (*matter, found, issue.sentence.de)
        known = self._found.get(key)
        if known is None:
            if self._told[matter] >= APART:
                key = (*matter, _ALL_OTHERS)
            known = self._found.setdefault(key, (place, found, issue, []))
            self._told[matter] += 1
        known[3].append(place.cell)

    def all(self) -> tuple[ImportProblem, ...]:
        """Errors first, then questions, then warnings, each in the order of the file."""
        found = (_problem(*told, others=key[-1] == _ALL_OTHERS) for key, told in self._found.items())
        return tuple(sorted(found, key=lambda p: (_ORDER.index(p.severity), p.rule not in FIRST)))


def _problem(place: Place, found: str, issue: Issue, cells: list[str], *, others: bool) -> ImportProblem:
    return ImportProblem(
        issue.severity,
        issue.rule,
        place.file,
        place.sheet,
        place.cell,
        place.header,
        found,
        _and_elsewhere(issue.sentence, len(cells) - 1) if others and len(cells) > 1 else issue.sentence,
        issue.expected,
        issue.remedy,
        count=len(cells),
        cells=tuple(cells),
        unread=issue.unread,
        command=issue.command,
    )


def _and_elsewhere(sentence: Text, others: int) -> Text:
    return say(
        "{sentence} So ist es auch an {n} {n:weiteren Stelle|weiteren Stellen} mit anderen Angaben.",
        "{sentence} It is the same at {n} more {n:place|places} with other values.",
        sentence=sentence,
        n=others,
    )


def unread_cells(problems: Iterable[ImportProblem]) -> int:
    """In how many cells something stands that was left out though its row was kept."""
    return sum(p.count for p in problems if p.unread)
