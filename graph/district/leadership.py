"""On which level the members of the network bodies work: shared by C7 and the findings on leadership."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.certainty import Certainty, surest
from graph.district.ranges import Share, Weighed, share
from graph.district.seats import LEADERS, SeatRow, denies, is_body, seat_rows, some_missing, system_of
from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology import Text
from ontology.names import BodyLayer, Level, Prop

STEERING_UNRECORDED = Text(
    de="Eine Steuerungsgruppe oder Lenkungsgruppe mit Mitgliedern ist noch nicht erfasst.",
    en="No steering group with members has been recorded yet.",
)


@dataclass(frozen=True)
class Leadership:
    """The seats of the network bodies by level; bodies that are members are left out."""

    snapshot: Snapshot

    @cached_property
    def bodies(self) -> tuple[Entity, ...]:
        """The bodies of the network."""
        return self.snapshot.bodies_of_layer(BodyLayer.NETWORK)

    @cached_property
    def rows(self) -> tuple[SeatRow, ...]:
        """Their seats."""
        return tuple(r for r in seat_rows(self.snapshot, self.bodies) if not is_body(self.snapshot, r.actor))

    @cached_property
    def share(self) -> Share:
        """The share of leaders among those of known level; open where a source says that members are not recorded."""
        found = self.share_of(self.rows)
        return found.open_ended() if some_missing(self.snapshot, self.bodies) else found

    def share_of(self, rows: Sequence[SeatRow], levels: Sequence[str] = LEADERS) -> Share:
        """The share of some levels among seats."""
        return share([Weighed(self._is_of(r, levels), r.certainty, r.seats) for r in rows])

    def seated(self, body: str) -> tuple[SeatRow, ...]:
        """The seats of one body."""
        return tuple(self._seated.get(body, ()))

    @cached_property
    def _seated(self) -> Mapping[str, Sequence[SeatRow]]:
        found: dict[str, list[SeatRow]] = defaultdict(list)
        for row in self.rows:
            found[row.body.id].append(row)
        return found

    def strategic(self, body: Entity) -> int | None:
        """Seats of the strategic level in a body; None where a seat without a level could still be one of them."""
        found = self.share_of(self.seated(body.id), (Level.STRAT,))
        open_ = not found.numerator and (found.unknown or not self.snapshot.members_complete(body))
        return None if open_ else found.numerator

    def _is_of(self, row: SeatRow, levels: Sequence[str]) -> bool | None:
        """Whether a seat is of one of some levels; not where each of them is denied, open where nothing is said."""
        if row.level is not None:
            return row.level in levels
        return False if any(denies(r, Prop.LEVEL, *levels) for r in (row.relation, row.actor)) else None


def sits_as_leader(row: SeatRow) -> bool | None:
    """Whether a seat is one of a leader of administration or institution (domain 11.4.7); None without a level."""
    return None if row.level is None else row.level in LEADERS


def system_led(snapshot: Snapshot, body: Entity, system: str) -> Certainty:
    """How sure it is that a leader of K or G sits in a body; seats without level or sector leave it open (B8)."""
    rows = [r for r in seat_rows(snapshot, (body,)) if sits_as_leader(r) is not False]
    own = [r for r in rows if system_of(snapshot, r.actor) in (system, None)]
    settled = [r for r in own if sits_as_leader(r) and system_of(snapshot, r.actor) == system]
    silence = Certainty.ABSENT if snapshot.members_complete(body) and len(own) == len(settled) else Certainty.UNKNOWN
    return surest(silence, *(r.certainty for r in settled))
