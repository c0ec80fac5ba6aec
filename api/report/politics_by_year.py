"""Consultations by body and year: where the matter was, how deep, and in which years nowhere."""

from collections import defaultdict
from typing import NamedTuple

from api.report.people import named
from graph.district.planned_rows import is_planned
from graph.district.snapshot import Snapshot
from graph.map.labels import anchor_of
from ontology.names import ConsultationResult, Prop, RelationType

_MOST_YEARS = 12
_DECIDED = (ConsultationResult.ADOPTED, ConsultationResult.ADOPTED_AMENDED, ConsultationResult.RECOMMENDED)


class YearCell(NamedTuple):
    """The consultations of a body in a year: how many decided or recommended, and how many others."""

    decided: int
    others: int


class ByYear(NamedTuple):
    """The years, oldest first, and for each body its name, its place on the page, and a cell a year.

    ``earlier`` consultations are of years before, ``undated`` of none.
    """

    years: tuple[int, ...]
    rows: tuple[tuple[str, str, tuple[YearCell, ...]], ...]
    earlier: int
    undated: int


def politics_by_year(snapshot: Snapshot) -> ByYear | None:
    """The consultations of the last dozen years, the most consulted body first; None where none is recorded."""
    counted: dict[str, dict[int, list[bool]]] = defaultdict(lambda: defaultdict(list))
    undated = 0
    for relation, _ in snapshot.relations_of(RelationType.CONSULTATION):
        if is_planned(relation):
            continue
        day = relation.value(Prop.DATE) or ""
        if day[:4].isdigit():
            counted[relation.target][int(day[:4])].append(relation.value(Prop.RESULT) in _DECIDED)
        else:
            undated += 1
    if not counted:
        return None
    last = max(snapshot.on.year, *(year for years in counted.values() for year in years))
    first = max(min(year for years in counted.values() for year in years), last - _MOST_YEARS + 1)
    shown = tuple(range(first, last + 1))
    order = sorted(counted, key=lambda id: (-sum(map(len, counted[id].values())), named(snapshot, id)))
    rows = tuple(
        (named(snapshot, id), anchor_of(id), tuple(_cell(counted[id].get(y, [])) for y in shown)) for id in order
    )
    earlier = sum(len(said) for years in counted.values() for year, said in years.items() if year < first)
    return ByYear(shown, rows, earlier, undated)


def _cell(said: list[bool]) -> YearCell:
    return YearCell(sum(said), len(said) - sum(said))


__all__ = ["ByYear", "YearCell", "politics_by_year"]
