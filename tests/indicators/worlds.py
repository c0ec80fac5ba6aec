"""Worlds of a few records for tests of indicators, built like Musterstadt and without a store."""

from collections.abc import Iterable
from datetime import date

from graph.district.loading import snapshot_from
from graph.district.outcome import Item, Outcome
from graph.district.snapshot import Snapshot
from graph.indicators import all_indicators, outcome_of
from graph.records import Entity, Record, Relation
from ontology import Model
from tests.musterstadt import COUNCIL, DISTRICT, LIST, NEW, ON, Said, a, tie

NETWORK = "99001:N1"


def world(model: Model, records: Iterable[Record], on: date = ON, **district: str) -> Snapshot:
    """A district with these records; keywords are properties of the district."""
    home = a(DISTRICT, "District", NEW, name="Musterstadt", **district)
    source = a(LIST, "Source", NEW, name="Netzwerkliste 2024")
    found = list(records)
    entities = [home, source, *(r for r in found if isinstance(r, Entity))]
    return snapshot_from(model, home, on, entities, [r for r in found if isinstance(r, Relation)])


def org(local: str, said: Said = NEW, /, **values: str) -> Entity:
    """An organization named by its local id."""
    return a(f"99001:{local}", "Organization", said, name=local, **values)


def network(said: Said = NEW, /, **values: str) -> Entity:
    """The early help network."""
    return a(NETWORK, "EarlyHelpNetwork", said, name="Netzwerk Frühe Hilfen", **values)


def committee(id: str, kind: str, /, **values: str) -> Entity:
    """A committee of a kind, as the council tells of it."""
    return a(id, "Committee", COUNCIL, name=kind, kind=kind, **values)


def seat(local: str, said: Said = NEW, /, body: str = NETWORK, **values: str) -> Relation:
    """A membership, by default in the network."""
    return tie("Membership", f"99001:{local}", body, said, **values)


def works(one: str, other: str, said: Said = NEW, /, **values: str) -> Relation:
    """A cooperation."""
    return tie("Cooperation", f"99001:{one}", f"99001:{other}", said, **values)


def computed(id: str, snapshot: Snapshot) -> Outcome:
    """The outcome of an indicator."""
    return outcome_of(all_indicators()[id], snapshot)


def about(outcome: Outcome, code: str) -> Item:
    """The item of a code or record."""
    return next(i for i in outcome.items if i.subjects[0] == code)
