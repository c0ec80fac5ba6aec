"""Which political bodies heard of early help in the last 24 months: shared by B2 and the finding on the rhythm."""

from typing import NamedTuple

from graph.as_of import RECENT_MONTHS
from graph.certainty import Certainty, surest
from graph.district.consultations import Consulted, recent
from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology.names import BodyLayer


class Heard(NamedTuple):
    """A political body with its consultations in that time, none if nobody recorded one."""

    body: Entity
    rows: tuple[Consulted, ...]

    @property
    def certainty(self) -> Certainty:
        """How sure it is that the body had the topic: no source says that a search was complete."""
        return surest(*(r.certainty for r in self.rows)) if self.rows else Certainty.UNKNOWN


def heard_by(snapshot: Snapshot) -> tuple[Heard, ...]:
    """The political bodies on record, and further ones with a consultation in the last 24 months."""
    rows = recent(snapshot, RECENT_MONTHS)
    bodies = {b.id: b for b in snapshot.bodies_of_layer(BodyLayer.POLITICAL)} | {r.body.id: r.body for r in rows}
    return tuple(Heard(body, tuple(r for r in rows if r.body.id == body.id)) for body in bodies.values())
