"""Carriers between two lists of a district: the one that an organization has, under a shorter name."""

from pathlib import Path

import pytest

from graph.identity.duplicates import duplicates
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from tests.identity.lists import names, organizations, rules, take_in

HEADER = "Einrichtung;Träger"
WHOLE = "AWO Kreisverband Moor e. V."


@pytest.mark.parametrize("short", ["AWO", "Arbeiterwohlfahrt", "AWO Moor", "AWO KV Moor"])
def test_a_carrier_under_a_shorter_name_is_the_one_that_the_house_has(
    store: GraphStore, model: Model, tmp_path: Path, short: str
) -> None:
    take_in(store, model, tmp_path / "a.csv", HEADER, f"Kita Mond;{WHOLE}", "Hort Süd;Caritas")
    report = take_in(store, model, tmp_path / "b.csv", HEADER, f"Kita Mond;{short}", "Hort Süd;Caritas")
    assert names(organizations(store)) == [WHOLE, "Caritas", "Hort Süd", "Kita Mond"]
    assert report.created == () or all("organization" not in id and "hascarrier" not in id for id in report.created)


@pytest.mark.parametrize("other", ["AWO Nordstadt", "DRK", "AWO Bezirksverband Küste"])
def test_another_carrier_and_the_one_of_another_house_are_others(
    store: GraphStore, model: Model, tmp_path: Path, other: str
) -> None:
    take_in(store, model, tmp_path / "a.csv", HEADER, f"Kita Mond;{WHOLE}", "Hort Süd;Caritas")
    take_in(store, model, tmp_path / "b.csv", HEADER, f"Kita Mond;{other}", "Hort Süd;Caritas")
    assert other in names(organizations(store))


def test_a_short_name_that_two_known_carriers_have_is_neither(store: GraphStore, model: Model, tmp_path: Path) -> None:
    take_in(store, model, tmp_path / "a.csv", HEADER, "Kita Mond;AWO Moor", "Kita Mond;AWO Horn")
    take_in(store, model, tmp_path / "b.csv", HEADER, "Kita Mond;AWO")
    assert "AWO" in names(organizations(store))


def test_a_municipality_and_an_association_in_one_cell_are_two_carriers(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    take_in(store, model, tmp_path / "a.csv", HEADER, "Kita Mond;Diakonie / Stadt Moor", "Hort Süd;Caritas")
    assert {"Diakonie", "Stadt Moor"} <= set(names(organizations(store)))


@pytest.mark.parametrize(
    ("short", "whole"), [("Diakonie", "Diakonisches Werk"), ("Diakonie Moor", "DW Moor"), ("Caritas", "Caritasverband")]
)
def test_a_carrier_as_people_call_it_is_proposed_as_the_one_it_is(
    store: GraphStore, model: Model, tmp_path: Path, short: str, whole: str
) -> None:
    take_in(store, model, tmp_path / "a.csv", HEADER, f"Kita Mond;{short}", f"Hort Süd;{whole}", "Kita Au;Diakoniewerk")
    assert [{d.first.name, d.second.name} for d in duplicates(store, EVERYTHING)] == [{short, whole}]


def test_the_diakonie_of_a_house_is_its_diakonisches_werk(store: GraphStore, model: Model, tmp_path: Path) -> None:
    take_in(store, model, tmp_path / "a.csv", HEADER, "Kita Mond;Diakonisches Werk Moor e. V.")
    take_in(store, model, tmp_path / "b.csv", HEADER, "Kita Mond;Diakonie")
    assert names(organizations(store)) == ["Diakonisches Werk Moor e. V.", "Kita Mond"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("Kita Mond;Caritas Moor", "Hort Süd;Caritasverband Moor e. V."), ("B3", "Caritas Moor")),
        (("Kita Mond;Kinderwerkstatt", "Hort Süd;Kinderwerkstat"), ("B3", "Kinderwerkstatt")),
        (("Kita Mond;Caritas Moor", "Caritasverband Moor;"), ("B2", "Caritasverband Moor")),
    ],
)
def test_carriers_that_a_list_nowhere_lists_are_compared_as_well(
    store: GraphStore, model: Model, tmp_path: Path, rows: tuple[str, ...], told: tuple[str, str]
) -> None:
    report = take_in(store, model, tmp_path / "a.csv", HEADER, *rows)
    (said,) = (p for p in report.problems if p.rule == "perhaps-same")
    assert said.cell == told[0]
    assert f"„{told[1]}“" in said.sentence.de
    again = take_in(store, model, tmp_path / "a.csv", HEADER, *rows)
    assert "perhaps-same" not in {rule for rule, _ in rules(again)}


def test_a_new_carrier_is_compared_with_those_of_the_store(store: GraphStore, model: Model, tmp_path: Path) -> None:
    take_in(store, model, tmp_path / "a.csv", HEADER, "Kita Mond;Caritasverband Moor")
    report = take_in(store, model, tmp_path / "b.csv", HEADER, "Hort Süd;Caritas Moor")
    assert ("perhaps-same", "B2") in rules(report)


@pytest.mark.parametrize("house", ["Diakonie Moor;Diakonisches Werk Moor", "AWO Kita;AWO", "Kita Au;Landkreis Au"])
def test_a_house_is_not_taken_for_its_own_carrier(store: GraphStore, model: Model, tmp_path: Path, house: str) -> None:
    report = take_in(store, model, tmp_path / "a.csv", HEADER, house, "Hort Süd;Lebenshilfe")
    assert "perhaps-same" not in {rule for rule, _ in rules(report)}
