"""What is done and by whom: tasks are offers, who coordinates is called so, and no task is an organization."""

from pathlib import Path

import pytest

from graph.errors import UnreadableFileError
from graph.imports import stage
from ontology import Model
from ontology.names import EntityType, Prop
from tests.recognise.lists import asked, layout, names, pairs, records, sheet, write_csv

TASKS = "Netzwerkkoordination | Jugendamt\nLotsendienst Klinik | Klinikum Moor\nFamilienhebammen | Gesundheitsamt"
HEADERS = [
    "Aufgabe | Zuständig",
    "Aufgaben | Zuständige Stelle",
    "Maßnahme | verantwortliche Stelle",
    "Leistung | durchgeführt von",
    "Angebot | Anbieter",
    "Angebot | Träger",
    "Was | Wer macht es",
]


@pytest.mark.parametrize("name", ["Tabelle1", "Zuständigkeiten", "Angebote"])
@pytest.mark.parametrize("header", HEADERS)
def test_a_task_is_what_an_organization_does_and_none_itself(header: str, name: str) -> None:
    made = layout(sheet(f"{header}\n{TASKS}", name))
    assert names(made) == ["Jugendamt", "Klinikum Moor", "Gesundheitsamt"]
    assert {(s["name"], s["HasCarrier"]) for s in records(made, "Service")} == {
        ("Lotsendienst Klinik", "Klinikum Moor"),
        ("Familienhebammen", "Gesundheitsamt"),
    }


@pytest.mark.parametrize("header", ["", "Aufgabe | Zuständig\n"])
def test_who_coordinates_is_of_that_type_and_stays_what_the_name_says(
    header: str, tmp_path: Path, model: Model
) -> None:
    rows = [line.split(" | ") for line in f"{header}{TASKS}\nFrühförderung | Lebenshilfe".split("\n")]
    staged = stage(write_csv(tmp_path / "liste.csv", rows), model)
    (office,) = [r for r in staged.records if r.type == EntityType.ORGANIZATION and r.value(Prop.NAME) == "Jugendamt"]
    assert office.all(Prop.ACTOR_TYPE) == ("NWK",)
    assert office.all(Prop.COVERS_PARTNER) == ("KKG01",)
    assert staged.rows_read == staged.rows_accepted == 4


def test_who_coordinates_is_told_with_what_else_the_row_holds() -> None:
    made = layout(sheet(f"Aufgabe | Zuständig\n{TASKS}"))
    (said,) = [s for s in made.said if s.issue.rule == "coordination"]
    assert (said.place.cell, said.found) == ("A2", "Netzwerkkoordination")


def test_an_offer_is_of_the_type_that_its_name_says() -> None:
    made = layout(sheet(f"Angebot | Anbieter\n{TASKS}"))
    assert {s["name"]: s.get("actorType") for s in records(made, "Service")} == {
        "Familienhebammen": "Familienhebammen",
        "Lotsendienst Klinik": None,
    }


def test_several_carriers_of_one_offer_are_several() -> None:
    made = layout(sheet("Angebot | Anbieter\nElterncafé | Caritas; Diakonie\nStillgruppe | Hebammenpraxis Nord"))
    assert names(made) == ["Caritas", "Diakonie", "Hebammenpraxis Nord"]


@pytest.mark.parametrize(
    "rows",
    [
        "Einrichtung | Aufgabe | Träger\nKita Nord | Betreuung | AWO\nSPZ | Diagnostik | Klinikum Moor",
        "Anbieter | Angebot | Telefon\nCaritas Moor | Beratung | 04999-120\nDiakonie Moor | Treff | 04999-130",
        "Anbieter | Angebot | StG\nCaritas Moor | Beratung | x\nDiakonie Moor | Treff |",
        "Bereich | Zuständig\nGesundheit | Gesundheitsamt\nJugendhilfe | Jugendamt",
    ],
)
def test_a_list_of_organizations_stays_one(rows: str) -> None:
    assert records(layout(sheet(rows)), "Service") == []
    assert len(names(layout(sheet(rows)))) == 2


def test_persons_who_are_responsible_are_no_organizations() -> None:
    rows = "Einrichtung | Zuständig\nKita Nord | Frau Muster\nSPZ | Herr Beispiel"
    assert names(layout(sheet(rows))) == ["Kita Nord", "SPZ"]


def test_tasks_of_persons_are_no_list_of_organizations() -> None:
    with pytest.raises(UnreadableFileError):
        layout(sheet("Aufgabe | Zuständig\nNetzwerkkoordination | Frau Muster\nFamilienhebammen | Herr Beispiel"))


def test_nobody_is_no_carrier() -> None:
    made = layout(sheet("Angebot | Anbieter\nElterncafé | Caritas\nBabybesuche | N. N.\nStilltreff | AWO"))
    assert names(made) == ["Caritas", "AWO"]
    assert [s.get("HasCarrier") for s in records(made, "Service")] == ["Caritas", None, "AWO"]


def test_persons_beside_who_coordinates_are_not_named(tmp_path: Path, model: Model) -> None:
    rows = [["Aufgabe", "Zuständig"], ["Netzwerkkoordination", "Jugendamt, Frau Muster"], ["Lotsen", "Klinikum Moor"]]
    staged = stage(write_csv(tmp_path / "liste.csv", rows), model)
    assert not [p for p in staged.problems if "Muster" in p.sentence.de + p.found]


TIES = "Jugendamt | arbeitet zusammen mit | Gesundheitsamt | regelmäßig\nSPZ | kooperiert mit | Frühförderstelle | eng"


def test_who_works_with_whom_is_read_without_a_header() -> None:
    made = layout(sheet(TIES))
    assert pairs(made, "Cooperation") == {("Jugendamt", "Gesundheitsamt"), ("SPZ", "Frühförderstelle")}
    assert [c["rawKind"] for c in records(made, "Cooperation")] == ["regelmäßig", "eng"]
    assert len(names(made)) == 4
    assert "no-header" in asked(made)


def test_organizations_in_a_second_column_without_a_header_are_asked_about() -> None:
    made = layout(sheet("Kita Nord | AWO Kreisverband | 26382 A\nKita Süd | Caritas Moor | 26382 B"))
    assert names(made) == ["Kita Nord", "Kita Süd"]
    (said,) = [s for s in made.said if s.issue.rule == "header"]
    assert said.issue.severity == "question"
