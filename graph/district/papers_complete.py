"""For which period all consultations of a body on early help are recorded: only there is "none recorded" none."""

from datetime import date
from typing import NamedTuple

from graph.records import Entity
from graph.wording import spelled
from ontology import Text, say
from ontology.names import Prop
from ontology.values import earliest, latest


class CompletePapers(NamedTuple):
    """The first and the last day of the period, and how they are written."""

    since: date
    until: date
    said: tuple[str, str]

    def covers(self, first: date, last: date) -> bool:
        """Whether nothing of the days from first to last can be missing."""
        return self.since <= first and last <= self.until

    @property
    def told(self) -> Text:
        """The period in words: what coverage a statement rests on."""
        since, until = map(spelled, self.said)
        return say(
            "alle Beratungen zu Frühen Hilfen sind erfasst von {since} bis {until}",
            "all consultations on early help are recorded from {since} to {until}",
            since=since,
            until=until,
        )


def complete_papers(body: Entity) -> CompletePapers | None:
    """The period for which a source says so; None if none does, or only half of it.

    A day of month or year precision counts as late as it can begin, and as early as it can end.
    """
    since, until = body.value(Prop.PAPERS_COMPLETE_FROM), body.value(Prop.PAPERS_COMPLETE_UNTIL)
    if not since or not until or latest(since) > earliest(until):
        return None
    return CompletePapers(latest(since), earliest(until), (since, until))
