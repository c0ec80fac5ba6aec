"""Small worlds of lines: the network, the youth welfare committee and the council, and who sits where."""

from datetime import date

from graph.anchoring.lines import Anchorage, anchoring_of
from graph.records import Record
from ontology import Model
from tests.findings.small import JHA, committee
from tests.indicators.worlds import network, org, seat, world
from tests.musterstadt import NEW, ON

POLITICS: list[Record] = [
    network(),
    committee("JHA", name="Jugendhilfeausschuss"),
    committee("PARL-S", name="Stadtrat"),
]


def lines(model: Model, records: list[Record], body: str = JHA, on: date = ON) -> Anchorage:
    """The lines into a body."""
    anchorages = anchoring_of(world(model, [*POLITICS, *records], on)).anchorages
    return next(x for x in anchorages if x.body.id == body)


def carriers(anchorage: Anchorage) -> list[tuple[str, ...]]:
    return [tuple(c.removeprefix("99001:") for c in line.carriers) for line in anchorage.lines]


def bridge(name: str, said: tuple[str, str, str] = NEW) -> list[Record]:
    """An organization that sits in the network and in the JHA."""
    return [org(name), seat(name, said), seat(name, said, body=JHA)]
