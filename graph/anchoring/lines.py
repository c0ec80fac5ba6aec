"""How firmly each political body is joined to the operative level: the lines, who cuts them, and their last use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from graph.anchoring.disjoint import Separation, reaches, separated
from graph.anchoring.stations import OPERATIVE, Station, Stations
from graph.anchoring.steps import Step, steps_before, steps_of
from graph.anchoring.use import newest
from graph.as_of import months_between
from graph.certainty import Certainty, weakest
from graph.district.depth import Depth, Treated, deepest, treated
from graph.district.seats import committee_first
from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology.names import BodyLayer
from ontology.values import latest

FRESH = frozenset((Certainty.PRESENT,))
RECORDED = FRESH | {Certainty.STALE}
POSSIBLE = RECORDED | {Certainty.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Line:
    """One way from the operative level into a political body, step by step."""

    steps: tuple[Step, ...]

    @property
    def carriers(self) -> tuple[str, ...]:
        """Those on the line who can leave (actors, posts, bodies that sit elsewhere), the nearest to politics last."""
        return tuple(dict.fromkeys(s.source.id for s in self.steps if s.source.can_leave))

    @property
    def certainty(self) -> Certainty:
        """As sure as its weakest step."""
        return weakest(*(s.certainty for s in self.steps))

    @property
    def used(self) -> str:
        """The day its last step, the one into the political body, was last used; empty if nobody recorded one."""
        return self.steps[-1].used


@dataclass(frozen=True)
class Anchorage:
    """The lines into one political body.

    ``lines`` share nobody who can leave; as many of them must leave before there is none (Menger 1927). ``low`` counts
    only what is confirmed within 24 months, ``high`` also what is unknown; neither counts what nobody recorded
    (``complete`` says whether the lists claim to be). ``cut`` is one smallest group without which no line is left,
    ``shared`` is whoever is on every line, ``ways`` how many ways there are beside them; ``passages`` are the bodies
    that every line passes. ``left`` says how many lines are left if one carrier leaves. ``consultations`` are what the
    body did with early help, newest first, with how deep it went by role, authority and result (B4).
    """

    body: Entity
    lines: tuple[Line, ...]
    possible: tuple[Line, ...]
    low: int
    high: int
    cut: tuple[str, ...]
    shared: tuple[str, ...]
    ways: int
    passages: tuple[str, ...]
    left: Mapping[str, int]
    complete: bool
    consultations: tuple[Treated, ...]

    @property
    def value(self) -> int:
        """The number of recorded lines that share nobody who can leave."""
        return len(self.lines)

    @property
    def used(self) -> str:
        """The day any of the lines was last used, empty if nobody recorded one."""
        return newest([line.used for line in self.lines])

    @property
    def depth(self) -> Depth:
        """The furthest the body ever went, as far as recorded."""
        return deepest(self.consultations)

    @property
    def consulted(self) -> str:
        """The day of the last consultation in the body, empty if none is dated."""
        return newest([row.date for row in self.consultations if row.certainty.holds])


@dataclass(frozen=True)
class Anchoring:
    """All political bodies of a district at a date, the youth welfare committee and the councils first."""

    snapshot: Snapshot
    anchorages: tuple[Anchorage, ...]
    operative: tuple[str, ...]
    """Who belongs to the operative level, as far as recorded."""

    def age(self, used: str) -> int | None:
        """Full months from a day of use to the date of the snapshot; None if the day is not known."""
        return max(0, months_between(latest(used), self.snapshot.on)) if used else None


def anchoring_of(snapshot: Snapshot, without: frozenset[str] = frozenset()) -> Anchoring:
    """The anchoring lines of a district at the date, or those that would be left without some who can leave."""
    web = _Web(snapshot, {s.ends: s for s in steps_of(snapshot) if not _gone(s, without)})
    bodies = sorted(Stations(snapshot).political, key=committee_first)
    operative = (s.target.id for s in web.steps.values() if s.source == OPERATIVE and s.certainty in RECORDED)
    return Anchoring(snapshot, tuple(web.anchorage(b) for b in bodies), tuple(operative))


@dataclass(frozen=True)
class _Web:
    """The steps between all places of a district."""

    snapshot: Snapshot
    steps: Mapping[tuple[Station, Station], Step]

    @cached_property
    def _recorded(self) -> dict[Station, dict[Station, None]]:
        return steps_before(self.steps.values(), RECORDED)

    @cached_property
    def _fresh(self) -> dict[Station, dict[Station, None]]:
        return steps_before(self.steps.values(), FRESH)

    @cached_property
    def _possible(self) -> dict[Station, dict[Station, None]]:
        return steps_before(self.steps.values(), POSSIBLE)

    @cached_property
    def _treated(self) -> tuple[Treated, ...]:
        return treated(self.snapshot)

    def anchorage(self, body: Entity) -> Anchorage:
        """The lines into one body."""
        end = Station(body.id, False)
        found = separated(self._recorded, end, OPERATIVE, _can_leave)
        possible = found if self._possible == self._recorded else separated(self._possible, end, OPERATIVE, _can_leave)
        lines = self._lines(found)
        carriers = {c: Station(c, True) for line in lines for c in line.carriers}
        left = {c: len(lines) - (place in found.essential) for c, place in carriers.items()}
        shared = tuple(c for line in lines[:1] for c in line.carriers if not left[c])
        rows = [row for row in self._treated if row.body == body.id]
        return Anchorage(
            body=body,
            lines=lines,
            possible=tuple(li for li in self._lines(possible) if li.certainty is Certainty.UNKNOWN),
            low=len(separated(self._fresh, end, OPERATIVE, _can_leave).ways),
            high=len(possible.ways),
            cut=tuple(p.id for p in found.cut),
            shared=shared,
            ways=self._ways(shared, end) if shared else len(lines),
            passages=self._passages(lines, end),
            left=left,
            complete=len(possible.ways) == len(lines) and self._complete(body),
            consultations=tuple(sorted(rows, key=lambda row: (row.date, row.record), reverse=True)),
        )

    def _lines(self, found: Separation[Station]) -> tuple[Line, ...]:
        """The ways, looked for from politics, as lines from the operative level; short ones first."""
        forward = (pairwise(reversed(way)) for way in found.ways)
        lines = (Line(tuple(self.steps[ends] for ends in way)) for way in forward)
        return tuple(sorted(lines, key=lambda line: (len(line.steps), line.carriers[::-1])))

    def _passages(self, lines: Iterable[Line], end: Station) -> tuple[str, ...]:
        """The rooms that no line can do without."""
        first = next(iter(lines), Line(()))
        rooms = [s.source for s in first.steps[1:] if not s.source.can_leave]
        return tuple(r.id for r in rooms if not reaches(self._recorded, end, OPERATIVE, without=r))

    def _ways(self, shared: tuple[str, ...], end: Station) -> int:
        """The most ways there are between any two neighbours among those who are on every line."""
        milestones = (OPERATIVE, *(Station(c, True) for c in shared), end)
        return max(self._between(after, before) for before, after in pairwise(milestones))

    def _between(self, start: Station, end: Station) -> int:
        """Ways that share no place at all; a direct step is one."""
        direct = end in self._recorded.get(start, ())
        arcs = self._recorded | {start: {p: None for p in self._recorded.get(start, ()) if p != end}}
        return direct + len(separated(arcs, start, end, lambda place: place not in (start, end)).ways)

    def _complete(self, body: Entity) -> bool:
        """Whether sources say that all members of the body and of the network's bodies are recorded."""
        own = self.snapshot.bodies_of_layer(BodyLayer.NETWORK)
        return all(self.snapshot.members_complete(b) for b in (body, *own))


def _can_leave(place: Station) -> bool:
    return place.can_leave


def _gone(step: Step, without: frozenset[str]) -> bool:
    return any(place.can_leave and place.id in without for place in step.ends)


__all__ = ["Anchorage", "Anchoring", "Line", "anchoring_of"]
