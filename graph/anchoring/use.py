"""When a line was last used: consultations and resolutions in a body, its meetings, and who attended them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.as_of import STALE_AFTER_MONTHS
from graph.certainty import Certainty, weakest
from graph.district.consultations import consultations
from graph.district.recent import within
from graph.district.snapshot import Snapshot
from graph.records import Entity
from graph.took_place import held_by_words
from ontology.names import AttendanceKind, BodyLayer, EntityType, Prop, RelationType
from ontology.values import as_int, earliest, latest


class Stop(NamedTuple):
    """A body in which a paper was consulted or decided: order and date as stated, and the record that says so.

    ``existence`` is how sure it is that it took place; ``certainty`` also that the way is still in use: what was last
    gone more than 24 months ago counts like a seat that nobody confirmed since (decision 0023).
    """

    body: str
    order: int | None
    date: str
    existence: Certainty
    certainty: Certainty
    record: str

    def before(self, other: "Stop") -> Certainty | None:
        """How sure it is that the paper was here first; None if it certainly was not."""
        if self.body == other.body:
            return None
        if self.order is not None and other.order is not None:
            return Certainty.PRESENT if self.order < other.order else None
        if not self.date or not other.date:
            return Certainty.UNKNOWN
        if latest(self.date) <= earliest(other.date):
            return Certainty.PRESENT
        return Certainty.UNKNOWN if earliest(self.date) < latest(other.date) else None


@dataclass(frozen=True)
class Uses:
    """What has happened in the bodies of a district up to the date."""

    snapshot: Snapshot

    @cached_property
    def stops(self) -> Mapping[str, tuple[Stop, ...]]:
        """The bodies of each paper, in consultations and in resolutions on it."""
        found: dict[str, list[Stop]] = defaultdict(list)
        for row in consultations(self.snapshot, tuple(BodyLayer)):
            order = as_int(row.relation.values, Prop.ORDER)
            found[row.paper.id].append(self._stop(row.body.id, order, row.date, (row.certainty, row.relation.id)))
        for resolution in self.snapshot.possible(EntityType.RESOLUTION):
            body, said = self._decided_in(resolution), (self.snapshot.certainty[resolution.id], resolution.id)
            for paper in resolution.all(Prop.PAPER):
                if body:
                    found[paper].append(self._stop(body, None, resolution.value(Prop.DATE) or "", said))
        # A body that has ended since hands nothing on any more.
        there = {p: [s for s in stops if s.body in self.snapshot.entities] for p, stops in found.items()}
        return {paper: tuple(sorted(stops, key=lambda s: (s.body, s.record))) for paper, stops in sorted(there.items())}

    def _stop(self, body: str, order: int | None, date: str, said: tuple[Certainty, str]) -> Stop:
        certainty, record = said
        recent = within(date, self.snapshot.on, STALE_AFTER_MONTHS)
        in_use = Certainty.STALE if recent is Certainty.ABSENT else recent
        return Stop(body, order, date, certainty, weakest(certainty, in_use), record)

    def _decided_in(self, resolution: Entity) -> str | None:
        """The body of a resolution: stated, or that of the meeting under whose agenda item it was passed."""
        if stated := resolution.value(Prop.BODY):
            return stated
        for relation, certainty in self.snapshot.out(resolution.id, RelationType.DECIDED_IN):
            item = self.snapshot.known(relation.target)
            if certainty.holds and item is not None:
                meeting = self.snapshot.known(item.value(Prop.MEETING) or "")
                return meeting.value(Prop.BODY) if meeting is not None else None
        return None

    def of_seat(self, member: str, body: str) -> str:
        """The last meeting of the body that the member attended; where nobody noted that, the last use of the body."""
        return self._attended.get((member, body)) or self.of_body.get(body, "")

    @cached_property
    def of_body(self) -> Mapping[str, str]:
        """The day of the last consultation, resolution or meeting in each body that has a dated one."""
        found: dict[str, list[str]] = defaultdict(list)
        for stops in self.stops.values():
            for stop in stops:
                if stop.existence.holds:
                    found[stop.body].append(stop.date)
        for meeting in self.snapshot.of_type(EntityType.MEETING):
            if held_by_words(meeting.value(Prop.MEETING_STATE) or ""):
                found[meeting.value(Prop.BODY) or ""].append(meeting.value(Prop.DATE) or "")
        return {body: day for body, days in found.items() if (day := newest(days))}

    @cached_property
    def _attended(self) -> Mapping[tuple[str, str], str]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for relation in self.snapshot.holding(RelationType.ATTENDANCE):
            meeting = self.snapshot.known(relation.target)
            there = relation.value(Prop.ATTENDANCE) == AttendanceKind.ATTENDED
            if there and meeting is not None:
                found[relation.source, meeting.value(Prop.BODY) or ""].append(meeting.value(Prop.DATE) or "")
        return {seat: newest(days) for seat, days in found.items()}


def newest(days: list[str]) -> str:
    """The last of several days as stated; empty if none is dated.

    >>> newest(["2021-03", "", "2020-12-31"])
    '2021-03'
    """
    return max((day for day in days if day), key=latest, default="")
