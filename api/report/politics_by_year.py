"""Consultations by body and year in the report: the marks of the page on politics, counted in a cell."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from api.report.people import named
from graph.district.snapshot import Snapshot
from graph.findings.finding import Finding
from graph.map.labels import anchor_of
from graph.politics.hearings import Hearing, Treatment, YearState, hearings_of

_DECIDED = (Treatment.DECIDED, Treatment.PREPARED)


class HeardCell(NamedTuple):
    """The consultations of a body in a year: how many decided or recommended, how many others.

    ``none`` says that somebody who knows said that there was none; without it an empty cell is open.
    """

    decided: int
    others: int
    none: bool


class ByYear(NamedTuple):
    """The years, oldest first, and for each body its name, its place on the page, and a cell a year.

    With ``older`` the first year stands for all before it as well. ``undated`` consultations are in no year.
    """

    years: tuple[int, ...]
    older: bool
    rows: tuple[tuple[str, str, tuple[HeardCell, ...]], ...]
    undated: int


def politics_by_year(snapshot: Snapshot, findings: Iterable[Finding]) -> ByYear | None:
    """What is recorded of each political body, and of others that dealt with the matter; None where it is nothing."""
    found = hearings_of(snapshot, findings)
    if not found.marks:
        return None
    rows = tuple(
        (named(snapshot, row.body), anchor_of(row.body), tuple(_cell(c.hearings, c.state) for c in row.cells))
        for row in found.rows
        if snapshot.known(row.body) is not None
    )
    undated = sum(len(_held(row.undated)) for row in found.rows)
    return ByYear(found.years, found.older, rows, undated)


def _cell(hearings: Sequence[Hearing], state: YearState) -> HeardCell:
    held = _held(hearings)
    decided = sum(h.treatment in _DECIDED for h in held)
    denied = bool(hearings) and not held
    return HeardCell(decided, len(held) - decided, none=denied or state is YearState.EMPTY)


def _held(hearings: Sequence[Hearing]) -> Sequence[Hearing]:
    """Without what was expressly not consulted."""
    return [h for h in hearings if h.treatment is not Treatment.DENIED]


__all__ = ["ByYear", "HeardCell", "politics_by_year"]
