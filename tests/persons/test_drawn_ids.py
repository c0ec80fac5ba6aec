"""Ids of persons are drawn by an import: the same list leads to the same person, and no name leads to an id."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.imports import import_file
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch
from graph.stores.drawn import is_drawn, keyed_id
from ontology import Model

TIME = "2024-06-30T12:00:00+02:00"
PERSONS = "Kennung;Name;Zweck;Rechtsgrundlage\n{own};Sabine Muster;Einladung;öffentliche Aufgabe\n"
SEATS = "Akteur;Gremium\n{own};Steuerungsgruppe\n"
BODIES = "Name;Art\nSteuerungsgruppe;Steuerungsgruppe\n"


def _lists(folder: Path, own: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "personen.csv").write_text(PERSONS.format(own=own), "utf-8")
    (folder / "gremien.csv").write_text(BODIES, "utf-8")
    (folder / "mitgliedschaften.csv").write_text(SEATS.format(own=own or "Sabine Muster"), "utf-8")
    return folder


def _taken(store: GraphStore, model: Model, path: Path) -> int:
    done = import_file(
        path, store, model, author="test", time=TIME, district="99001", with_persons=True, without_rejected=True
    )
    return len(done.created) + len(done.changed)


@pytest.mark.parametrize("own", ["muster.sabine", ""])
def test_the_same_list_leads_to_the_same_person_under_a_drawn_id(
    store: GraphStore, model: Model, tmp_path: Path, own: str
) -> None:
    path = _lists(tmp_path / "liste", own)
    assert _taken(store, model, path)
    (person,) = store.records(types=["Person"], scope=EVERYTHING)
    (seat,) = store.relations(types=["Membership"], scope=EVERYTHING)
    assert is_drawn(person.id)
    assert seat.source == person.id
    assert "muster" not in f"{person.id}{seat.id}"
    assert _taken(store, model, path) == 0


def test_another_store_draws_another_id(model: Model, tmp_path: Path) -> None:
    path, found = _lists(tmp_path / "liste", "muster.sabine"), set()
    for _ in range(2):
        store = open_store("sqlite://", model)
        _taken(store, model, path)
        found |= {p.id for p in store.records(types=["Person"], scope=EVERYTHING)}
        store.close()
    assert len(found) == 2


def test_a_store_keeps_its_secret(model: Model, tmp_path: Path) -> None:
    secrets = []
    for _ in range(2):
        store = open_store(f"sqlite:///{tmp_path / 'netz.db'}", model)
        store.commit(Batch("test", TIME, "etwas", ()), scope=EVERYTHING)
        secrets.append(store.secret())
        store.close()
    assert secrets[0] == secrets[1]


def test_without_the_secret_no_name_leads_to_an_id() -> None:
    keyed = {keyed_id(bytes([n]) * 32, "99001", "Person", "99001:muster.sabine") for n in range(50)}
    assert len(keyed) == 50


def test_an_installation_that_forbids_persons_takes_none_from_a_list(tmp_path: Path, model: Model) -> None:
    forbidding = replace(model, refused=("Person",))
    store = open_store("sqlite://", forbidding)
    _taken(store, forbidding, _lists(tmp_path / "liste", "muster.sabine"))
    assert not list(store.records(types=["Person"], scope=EVERYTHING))
    assert [b.name for b in store.records(types=["Committee"], scope=EVERYTHING)] == ["Steuerungsgruppe"]
    store.close()
