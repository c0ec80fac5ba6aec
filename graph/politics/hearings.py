"""Bodies × years: every consultation on early help as one mark, and what an empty year means.

No source says that a search was complete (domain 10 no. 8): a year without a mark is open, unless somebody who knows
said that there was no consultation since the last one, or the body did not exist.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from graph.addresses import public_address, web_address
from graph.certainty import Certainty
from graph.district.consultations import Consulted, consultations
from graph.district.depth import COMMITTEE, DEPTH_LABELS, NONE, NOTED, PREPARED, Depth, Treated, depth_of, treated
from graph.district.papers_complete import complete_papers
from graph.district.seats import committee_first
from graph.district.snapshot import Snapshot
from graph.findings.finding import Finding, singles
from graph.records import Entity, Record
from ontology import Text
from ontology.names import BodyLayer, EntityType, Prop
from ontology.values import earliest

_RHYTHM = "committee_rhythm"
_FEWEST, _MOST = 6, 14
"""As many years are shown at least, and at most; older ones share the first column."""


class Treatment(StrEnum):
    """What a body did with a paper, as a mark shows it."""

    NOTED = "noted"
    PREPARED = "prepared"
    DECIDED = "decided"
    LEFT = "left"
    OPEN = "open"
    DENIED = "denied"


TREATMENT_LABELS: Mapping[Treatment, Text] = {
    Treatment.DECIDED: Text(de="Beschluss", en="decision"),
    Treatment.PREPARED: DEPTH_LABELS[PREPARED],
    Treatment.NOTED: DEPTH_LABELS[NOTED],
    Treatment.LEFT: Text(de="vertagt, verwiesen, abgelehnt oder zurückgezogen", en="postponed, referred or rejected"),
    Treatment.OPEN: Text(de="Ergebnis nicht erfasst", en="result not recorded"),
    Treatment.DENIED: Text(de="ausdrücklich nicht beraten", en="expressly not consulted"),
}


class YearState(StrEnum):
    """What a year without a mark means."""

    HEARD = "heard"
    OPEN = "open"
    EMPTY = "empty"
    NOT_THERE = "not-there"


STATE_LABELS: Mapping[YearState, Text] = {
    YearState.OPEN: Text(de="nicht vollständig erfasst", en="not completely recorded"),
    YearState.EMPTY: Text(de="keine Beratung, so bestätigt", en="no consultation, as confirmed"),
    YearState.NOT_THERE: Text(de="Gremium gab es nicht", en="the body did not exist"),
}


class Hearing(NamedTuple):
    """One consultation, or a resolution that none is recorded for: where, when, what, how sure, and its address."""

    record: str
    body: str
    date: str
    treatment: Treatment
    certainty: Certainty
    label: Text
    title: str
    address: str = ""

    @property
    def year(self) -> int | None:
        """The year it fell into, None if it is not dated."""
        return earliest(self.date).year if self.date else None

    @property
    def unsettled(self) -> bool:
        """Whether it is not settled that it took place, or that it concerns early help."""
        return self.certainty is Certainty.UNKNOWN


class YearCell(NamedTuple):
    """A body in a year."""

    state: YearState
    hearings: tuple[Hearing, ...]


class HearingRow(NamedTuple):
    """A body with its years; ``undated`` are the consultations that nobody dated."""

    body: str
    name: str
    cells: tuple[YearCell, ...]
    undated: tuple[Hearing, ...]


@dataclass(frozen=True, slots=True)
class Hearings:
    """All marks of a district. The first of ``years`` stands for all before it as well where ``older`` says so."""

    years: tuple[int, ...]
    older: bool
    rows: tuple[HearingRow, ...]
    marks: tuple[Hearing, ...]


def hearings_of(snapshot: Snapshot, findings: Iterable[Finding] = ()) -> Hearings:
    """Bodies × years at the date."""
    marks = tuple(sorted(_marks(snapshot), key=lambda m: (m.date or "9999", m.body, m.record)))
    dated = [m.year for m in marks if m.year is not None]
    last = snapshot.on.year
    first = min((*dated, last - _FEWEST + 1))
    start = max(first, last - _MOST + 1)
    years = tuple(range(start, last + 1))
    by_body: dict[str, list[Hearing]] = defaultdict(list)
    for mark in marks:
        by_body[mark.body].append(mark)
    proven = dict(_said_empty(findings, marks))
    rows = tuple(
        HearingRow(id, snapshot.name(id), _cells(snapshot, id, (years, by_body[id]), proven), _undated(by_body[id]))
        for id in _bodies(snapshot, marks)
    )
    return Hearings(years, first < start, rows, marks)


def _undated(marks: Iterable[Hearing]) -> tuple[Hearing, ...]:
    return tuple(m for m in marks if m.year is None)


def _bodies(snapshot: Snapshot, marks: Iterable[Hearing]) -> Sequence[str]:
    """Every political body, and others with a consultation; the youth welfare committee and the councils first."""
    there = dict.fromkeys((*(b.id for b in snapshot.bodies_of_layer(BodyLayer.POLITICAL)), *(m.body for m in marks)))
    return sorted(there, key=lambda id: (*committee_first(snapshot.known(id)), id))


# -- marks ------------------------------------------------------------------------------------------------------------


def _marks(snapshot: Snapshot) -> Iterator[Hearing]:
    rows = consultations(snapshot, tuple(BodyLayer))
    for row in rows:
        yield _of_consultation(snapshot, row)
    told = {row.relation.id for row in rows}
    met = {(row.paper.id, row.body.id) for row in rows} | {(row.date, row.body.id) for row in rows if row.date}
    for other in treated(snapshot):
        found = snapshot.known(other.record)
        if other.record not in told and found is not None and found.type == EntityType.RESOLUTION:
            keys = [(paper, other.body) for paper in (*found.all(Prop.PAPER), other.date)]
            if not met.intersection(keys):
                yield _of_resolution(snapshot, found, other)


def _of_consultation(snapshot: Snapshot, row: Consulted) -> Hearing:
    denied = row.certainty is Certainty.ABSENT
    treatment = Treatment.DENIED if denied else treatment_of(depth_of(row, snapshot.model))
    name, address = row.paper.name, paper_address(snapshot, row)
    return Hearing(row.relation.id, row.body.id, row.date, treatment, row.certainty, row.label, name, address)


def _of_resolution(snapshot: Snapshot, found: Entity, row: Treated) -> Hearing:
    address = next(_source_addresses(snapshot, found), "")
    treatment = treatment_of(row.depth)
    return Hearing(row.record, row.body or "", row.date, treatment, row.certainty, row.label, found.name, address)


def treatment_of(depth: Depth) -> Treatment:
    """The mark of a depth (domain 12.2, B4).

    >>> [str(treatment_of(Depth(n, 0, 5))) for n in (None, 0, 1, 2, 3, 5)]
    ['open', 'left', 'noted', 'prepared', 'decided', 'decided']
    """
    if depth.value is None:
        return Treatment.DECIDED if depth.low >= COMMITTEE else Treatment.OPEN
    return {NONE: Treatment.LEFT, NOTED: Treatment.NOTED, PREPARED: Treatment.PREPARED}.get(
        depth.value, Treatment.DECIDED
    )


def paper_address(snapshot: Snapshot, row: Consulted) -> str:
    """Where the paper can be read: its own address in the council's system, else that of a source; empty if none."""
    own = (found for value in row.paper.all(Prop.SAME_AS) if (found := web_address(value)))
    sources = (a for record in (row.paper, row.relation) for a in _source_addresses(snapshot, record))
    return next(chain(own, sources), "")


def _source_addresses(snapshot: Snapshot, record: Record) -> Iterator[str]:
    for id in record.sources:
        source = snapshot.known(id)
        if source is not None and (found := public_address(source)):
            yield found


# -- years ------------------------------------------------------------------------------------------------------------


def _cells(
    snapshot: Snapshot, id: str, shown: tuple[Sequence[int], Sequence[Hearing]], proven: Mapping[str, int]
) -> tuple[YearCell, ...]:
    years, marks = shown
    by_year: dict[int, list[Hearing]] = defaultdict(list)
    for mark in marks:
        if mark.year is not None:
            by_year[max(mark.year, years[0])].append(mark)
    body = snapshot.known(id)
    searched = complete_papers(body) if body is not None else None

    def empty(year: int) -> bool:
        if searched is None:
            return year > proven.get(id, 9999)
        return searched.covers(date(year, 1, 1), min(date(year, 12, 31), snapshot.on))

    return tuple(YearCell(_state(body, year, by_year[year], empty=empty(year)), tuple(by_year[year])) for year in years)


def _state(body: Entity | None, year: int, marks: Sequence[Hearing], *, empty: bool) -> YearState:
    if marks:
        return YearState.HEARD
    if body is None:
        return YearState.OPEN
    start, end = body.value(Prop.START_DATE), body.value(Prop.END_DATE)
    if (start and year < earliest(start).year) or (end and year > earliest(end).year):
        return YearState.NOT_THERE
    return YearState.EMPTY if empty else YearState.OPEN


def _said_empty(findings: Iterable[Finding], marks: Sequence[Hearing]) -> Iterator[tuple[str, int]]:
    """Bodies of which somebody who knows said that there was no consultation since: after which year that is so."""
    for finding in singles(findings):
        if finding.rule == _RHYTHM and finding.certainty == "gap":
            for body in finding.subjects:
                years = [m.year for m in marks if m.body == body and m.year is not None and m.certainty.holds]
                if years:
                    yield body, max(years)


__all__ = [
    "STATE_LABELS",
    "TREATMENT_LABELS",
    "Hearing",
    "HearingRow",
    "Hearings",
    "Treatment",
    "YearCell",
    "YearState",
    "hearings_of",
    "paper_address",
    "treatment_of",
]
