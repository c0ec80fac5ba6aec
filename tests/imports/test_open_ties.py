"""Rows of who works with whom whose words leave open whether they do."""

from pathlib import Path

import pytest

from graph.records.claims import Presence
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from ontology.names import RelationType
from tests.identity.lists import rules, take_in

HEADER = "Partner A;Partner B;Intensität;Häufigkeit"


@pytest.mark.parametrize(
    ("said", "presence"),
    [
        ("abgebrochen;", Presence.UNKNOWN),
        ("beendet 2023;", Presence.UNKNOWN),
        ("ruht;", Presence.UNKNOWN),
        ("geplant;", Presence.UNKNOWN),
        ("eng;früher monatlich", Presence.UNKNOWN),
        ("sehr gut;", Presence.PRESENT),
        ("eng;monatlich", Presence.PRESENT),
        (";nie", Presence.ABSENT),
    ],
)
def test_a_tie_that_ended_rests_or_is_planned_is_not_known(
    store: GraphStore, model: Model, tmp_path: Path, said: str, presence: Presence
) -> None:
    report = take_in(store, model, tmp_path / "a.csv", HEADER, f"Jugendamt;Klinik;{said}", "Jugendamt;Kita Au;eng;")
    ties = store.relations(scope=EVERYTHING, types=[RelationType.COOPERATION])
    called = {e.id: e.name for e in store.records(scope=EVERYTHING)}
    (tie,) = (t for t in ties if "Klinik" in (called[t.source], called[t.target]))
    assert tie.presence is presence
    assert ("tie-open" in {rule for rule, _ in rules(report)}) is (presence is Presence.UNKNOWN)
