"""What an import has to say about a cell: where, what was found, what was expected, how to mend it."""

from dataclasses import dataclass, replace
from typing import Literal

from ontology import Text

GROUPED = ("cascade", "unlisted")
"""Errors that follow from another one: said once a column, with a count."""
Severity = Literal["error", "question", "warning"]
"""An error rejects its row; a question keeps it and asks; a warning tells what was done."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What is the matter with a text, wherever it stands; ``about`` is the type that a reference asks for."""

    severity: Severity
    rule: str
    sentence: Text
    expected: Text
    remedy: Text
    about: str = ""


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """An issue at its place: file, sheet, cell such as ``C17``, header and the text found.

    ``count`` says in how many cells of the column the same question or warning arose; ``cell`` is the first.
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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands."""

    file: str
    sheet: str = ""
    cell: str = ""
    header: str = ""


class Problems:
    """Collects problems; equal questions and warnings of a column become one with a count."""

    def __init__(self) -> None:
        self._errors: list[ImportProblem] = []
        self._grouped: dict[tuple[str, ...], tuple[ImportProblem, int]] = {}

    def add(self, place: Place, found: str, issue: Issue) -> None:
        """Note an issue at a place."""
        problem = ImportProblem(
            issue.severity,
            issue.rule,
            place.file,
            place.sheet,
            place.cell,
            place.header,
            found,
            issue.sentence,
            issue.expected,
            issue.remedy,
        )
        if issue.severity == "error" and issue.rule not in GROUPED:
            self._errors.append(problem)
            return
        what = () if issue.rule in GROUPED else (found, issue.sentence.de)
        key = (issue.rule, place.file, place.sheet, place.header, *what)
        first, count = self._grouped.get(key, (problem, 0))
        self._grouped[key] = first, count + 1

    def all(self) -> tuple[ImportProblem, ...]:
        """Errors first, then questions, then warnings, each in the order of the file."""
        grouped = [replace(problem, count=count) for problem, count in self._grouped.values()]
        order = ("error", "question", "warning")
        return tuple(sorted((*self._errors, *grouped), key=lambda p: order.index(p.severity)))
