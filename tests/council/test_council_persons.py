"""Seats of persons: only where the installation allows it, somebody asks, and the district says what for."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.council.council_files import gathered_from
from graph.council.importing import CouncilAsked, bring_in
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from graph.stores.privacy import MaskedReader
from ontology import Model
from ontology.names import EntityType, RelationType
from tests.council.conftest import BY
from tests.council.council_city import address, city
from tests.council.test_council_commands import ran
from tests.musterstadt import a

PERSON = {"id": address("persons", 1), "type": "Person", "givenName": "Erika", "familyName": "Beispielhaft"}
SAID = {"processingPurpose": "Gremienarbeit", "basis": "task", "controller": "Stadt Musterstadt"}


@pytest.fixture
def rat(tmp_path: Path) -> Path:
    path = tmp_path / "rat.json"
    path.write_text(json.dumps([*city(), PERSON]), encoding="utf-8")
    return path


def seats(store: GraphStore) -> set[tuple[str, str]]:
    names = {e.id: (e.type, e.name) for e in store.records(EVERYTHING)}
    return {names[t.source] for t in store.relations(scope=EVERYTHING, types=[RelationType.MEMBERSHIP])}


def test_without_being_asked_nothing_of_a_person_is_read(rat: Path, store: GraphStore, model: Model) -> None:
    data = gathered_from(rat)
    assert data.people == {}
    assert "persons/1" not in repr(data.objects)
    bring_in(data, store, model, CouncilAsked("99001"), BY)
    assert seats(store) == {("Organization", "Caritasverband Musterstadt e. V.")}


def test_asked_and_allowed_a_seat_is_of_the_person_and_shown_without_a_name(
    rat: Path, store: GraphStore, model: Model
) -> None:
    district = a("99001:bezirk", "District", name="Musterstadt", **SAID)
    store.commit(Batch("x", BY.time, "Bezirk", (put(district),)), EVERYTHING)
    report = bring_in(gathered_from(rat, with_persons=True), store, model, CouncilAsked("99001"), BY)
    assert ("Person", "Erika Beispielhaft") in seats(store)
    person = next(iter(store.records(EVERYTHING, [EntityType.PERSON])))
    assert "erika" not in person.id.lower()
    shown = MaskedReader(store, model).get(person.id, EVERYTHING)
    assert shown is None or "Beispielhaft" not in repr(shown)
    assert sum(report.read.values()) == sum(report.taken.values()) + sum(report.aside.values())
    again = bring_in(gathered_from(rat, with_persons=True), store, model, CouncilAsked("99001"), BY)
    assert again.listed.revision is None


def test_an_installation_that_forbids_persons_takes_none(rat: Path, model: Model) -> None:
    refusing = open_store("sqlite://", model)
    closed = replace(model, refused=(EntityType.PERSON,))
    bring_in(gathered_from(rat, with_persons=True), refusing, closed, CouncilAsked("99001"), BY)
    assert list(refusing.records(EVERYTHING, [EntityType.PERSON])) == []


def test_the_command_refuses_without_leave_and_without_a_purpose(
    rat: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ["council", "import", rat, "--district", "99001", "--store", f"sqlite:///{rat.parent}/netz.db"]
    assert ran(capsys, monkeypatch, *command, "--with-persons")[0] == 2
    monkeypatch.setenv("FRUEHNETZ_ALLOW_PERSONS", "true")
    code, _, err = ran(capsys, monkeypatch, *command, "--with-persons")
    assert code == 1, err
    assert "Wozu hier Personen gespeichert werden, ist nicht gesagt" in err
