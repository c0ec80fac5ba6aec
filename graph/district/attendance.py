"""How often each organization came to the network meetings it was invited to: shared by C10 and the finding on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.certainty import weakest
from graph.district.meetings import AttendanceRow, Held, meetings_within
from graph.district.ranges import Share, Weighed, share
from graph.district.snapshot import Snapshot
from ontology import Text, say
from ontology.names import BodyLayer, EntityType, MeetingKind, Prop

MONTHS = 12
SILENT = 1 / 3
"""Below this share of its meetings an organization counts as silent; own proposal of domain 12.3, C10."""
FEWEST = 2
"""As many invitations have to be known before anything is said of one organization."""


class Attended(NamedTuple):
    """An organization, its meetings, and the share of them it came to."""

    actor: str
    rows: tuple[AttendanceRow, ...]
    share: Share

    @property
    def silent(self) -> bool:
        """See `is_silent`."""
        return is_silent(self.share)

    @property
    def told(self) -> Text:
        """To how many of its meetings it came, in words."""
        came, of, unknown = self.share.numerator, len(self.rows), self.share.unknown
        note = say("da bei {came} von {of} Treffen", "came to {came} of {of} meetings", came=came, of=of)
        if not unknown:
            return note
        return say("{note}, {unknown} nicht erfasst", "{note}, {unknown} not recorded", note=note, unknown=unknown)


@dataclass(frozen=True)
class Attendance:
    """The network meetings of the last 12 months, and who came."""

    snapshot: Snapshot

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """Meetings of network bodies, and those of kind NETZ."""
        return tuple(h for h in meetings_within(self.snapshot, MONTHS) if _of_network(self.snapshot, h))

    @cached_property
    def actors(self) -> tuple[Attended, ...]:
        """Every organization that was invited or came, by id."""
        found = _by_actor(self.snapshot, self.held).items()
        return tuple(Attended(id, tuple(rows), share(_weighed(rows))) for id, rows in found)

    @cached_property
    def share(self) -> Share:
        """Attended of invited, over all organizations and meetings."""
        return share([w for found in self.actors for w in _weighed(found.rows)])


def is_silent(found: Share) -> bool:
    """Whether an organization came to less than a third of its meetings, even if it came whenever it is not known.

    >>> from graph.certainty import Certainty
    >>> came, stayed_away, unknown = (Weighed(hit, Certainty.PRESENT) for hit in (True, False, None))
    >>> [is_silent(share([stayed_away] * n + [last])) for n, last in ((3, came), (2, came), (1, unknown))]
    [True, False, False]
    """
    return found.total >= FEWEST and found.high is not None and found.high < SILENT


def _of_network(snapshot: Snapshot, held: Held) -> bool:
    body = snapshot.known(held.meeting.value(Prop.BODY) or "")
    if body is None:
        return held.meeting.value(Prop.KIND) == MeetingKind.NETZ
    return body.type == EntityType.EARLY_HELP_NETWORK or snapshot.layer(body) == BodyLayer.NETWORK


def _by_actor(snapshot: Snapshot, held: Sequence[Held]) -> Mapping[str, list[AttendanceRow]]:
    """The meetings of each organization, once each, as sure as their day: it came if anybody came for it."""
    found: dict[str, dict[str, AttendanceRow]] = {}
    for meeting in held:
        for row in meeting.rows:
            for id in _houses(snapshot, row):
                known = found.setdefault(id, {}).get(meeting.meeting.id)
                if known is None or _ANSWERS.index(row.came) < _ANSWERS.index(known.came):
                    sure = weakest(row.certainty, meeting.certainty)
                    found[id][meeting.meeting.id] = row._replace(certainty=sure)
    return {id: list(rows.values()) for id, rows in sorted(found.items())}


_ANSWERS = (True, None, False)


def _houses(snapshot: Snapshot, row: AttendanceRow) -> tuple[str, ...]:
    """Whom a row counts for: a person for whoever sends it to a body, and for nobody if that is not recorded."""
    if row.actor.type != EntityType.PERSON:
        return (row.actor.id,)
    seats = (d.relation for d in snapshot.seats_of(row.actor.id) if d.certainty.holds)
    return tuple(dict.fromkeys(house for s in seats for house in s.all(Prop.ON_BEHALF_OF)))


def _weighed(rows: Sequence[AttendanceRow]) -> list[Weighed]:
    # A row that turns out to be wrong says that they did not come, as a denied one does; then they were invited still.
    return [Weighed(r.came if r.certainty.holds or not r.came else None, r.certainty) for r in rows]
