"""A small world: three districts, one of which covers another one, something shared, a person; and how one asks it."""

from datetime import date

from graph.as_json import analysis_json
from graph.live import Kept, Live, as_json_bytes
from graph.records import Record
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, Change, Revision, put
from ontology import Model
from tests.store.small import org, thing, tie

ON = date(2024, 6, 30)
KEYS = ("d1", "d2", "d3")
HOMES = tuple(thing(f"{key}:bezirk", "District", key, name=f"Kreis {key}", land="BW") for key in KEYS)
CLINIC = org("d2:klinik", "Klinik", owner="d2", sector="GES")
COVERS = tie("d2:klinik", "d1:bezirk", type="CoversDistrict", owner="d2")
PERSON = thing("d3:k", "Person", "d3", name="GEHEIM")
AGREEMENT = thing("d1:v", "Agreement", "d1", name="Vereinbarung")


def there() -> list[Record]:
    """What is there at first: d2's clinic covers d1."""
    people = [org(f"{key}:{n}", f"Stelle {n} in {key}", owner=key) for key in KEYS for n in range(4)]
    ties = [tie(f"{key}:{n}", f"{key}:{n + 1}", owner=key, intensity="3") for key in KEYS for n in range(3)]
    return [*HOMES, CLINIC, COVERS, *people, *ties, thing("shared:P", "Project", "shared", name="Vorhaben")]


def said(store: GraphStore, *changes: Record | Change) -> Revision:
    """Write something in one batch."""
    made = tuple(c if isinstance(c, Change) else put(c) for c in changes)
    return store.commit(Batch("Test", "2024-07-01T12:00:00+02:00", "Test", made), scope=EVERYTHING)


def answered(kept: Kept) -> bytes:
    """Network and findings of a district, as one answer."""

    def made(kept: Kept) -> bytes:
        shown = sorted((e.id, e.name, list(e.claims)) for e in kept.snapshot.entities.values())
        tied = sorted((d.relation.id, list(d.relation.claims)) for ds in kept.snapshot.relations.values() for d in ds)
        return as_json_bytes([shown, tied, analysis_json(kept.analysis)])

    return kept.answer("all", made).body


def afresh(store: GraphStore, model: Model, key: str) -> bytes:
    """The answer of somebody who never asked before."""
    return answered(Live(store, model).of(key, ON))
