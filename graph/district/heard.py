"""Which political bodies heard of early help in the last 24 months: shared by B2 and the finding on the rhythm."""

from typing import NamedTuple

from graph.as_of import RECENT_MONTHS, months_later
from graph.certainty import Certainty, surest
from graph.district.consultations import Consulted, recent
from graph.district.papers_complete import complete_papers
from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology.names import BodyLayer


class Heard(NamedTuple):
    """A political body with its consultations in that time, none if nobody recorded one.

    ``complete`` says that a source has all of them: only then none recorded is none.
    """

    body: Entity
    rows: tuple[Consulted, ...]
    complete: bool = False

    @property
    def certainty(self) -> Certainty:
        """How sure it is that the body had the topic."""
        if self.rows:
            return surest(*(r.certainty for r in self.rows))
        return Certainty.ABSENT if self.complete else Certainty.UNKNOWN


def heard_by(snapshot: Snapshot) -> tuple[Heard, ...]:
    """The political bodies on record, and further ones with a consultation in the last 24 months."""
    rows = recent(snapshot, RECENT_MONTHS)
    bodies = {b.id: b for b in snapshot.bodies_of_layer(BodyLayer.POLITICAL)} | {r.body.id: r.body for r in rows}
    since = months_later(snapshot.on, -RECENT_MONTHS)

    def complete(body: Entity) -> bool:
        period = complete_papers(body)
        return period is not None and period.covers(since, snapshot.on)

    return tuple(Heard(b, tuple(r for r in rows if r.body.id == b.id), complete(b)) for b in bodies.values())
