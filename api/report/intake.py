"""How the list behind a report was read: how much of it, what was lost where and why, and how to mend it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.report.wording import Words
from graph.map.labels import clean_label

if TYPE_CHECKING:
    from graph.imports import ImportProblem, ImportReport

_SHOWN = 40
"""As many cells are named on paper; the workbook of `--rejected` has all of them."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause with its places: whether it cost rows, where, what was found, what was expected, what to do."""

    costs_rows: bool
    where: str
    found: str
    number: int
    sentence: str
    expected: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What the report begins with, of a list that was read for it."""

    taken: str
    whole: bool
    causes: tuple[Cause, ...]


def intake_of(report: "ImportReport | None", words: Words) -> Intake | None:
    """The section on the list; None where a store was read and no list."""
    if report is None:
        return None
    from graph.imports.outcome.outcome_words import lost_by_cause, taken

    causes = tuple(_cause(p, words) for p in lost_by_cause(report))
    return Intake(f"{clean_label(report.name)}: {words.say(taken(report))}", not causes, causes)


def _cause(problem: "ImportProblem", words: Words) -> Cause:
    from graph.imports.outcome.outcome_words import places_of

    return Cause(
        costs_rows=problem.severity == "error",
        where=clean_label(places_of(problem, _SHOWN)),
        found=clean_label(problem.found),
        number=problem.count,
        sentence=words.say(problem.sentence),
        expected=words.say(problem.expected),
        remedy=words.say(problem.remedy),
    )
