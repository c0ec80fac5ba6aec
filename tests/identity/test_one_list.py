"""Identity within one list: what a number, a Kennung and a name can tell."""

from pathlib import Path

import pytest

from graph.imports import import_file
from graph.imports.identity.numbering import is_running
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from tests.identity.lists import names, organizations, rules, take_in


@pytest.mark.parametrize("values", [["1", "2", "3"], ["1.", "2.", "3."], ["01", "02", "04"], ["1", "2", "1"], ["1"],
                                    ["0", "1"], ["41", "42", "43", "44"], ["3", "1", "2"]])  # fmt: skip
def test_what_counts_rows_is_a_running_number(values: list[str]) -> None:
    assert is_running(values)


@pytest.mark.parametrize("values", [["A1", "A2"], ["4711", "815", "1203"], ["2"], ["A1", "1"], [], [""], ["51", "53"]])
def test_what_does_not_count_rows_is_none(values: list[str]) -> None:
    assert not is_running(values)


@pytest.mark.parametrize("header", ["lfd. Nr.", "Nr.", "#", "Kennung", "id", "Kürzel"])
def test_a_running_number_that_begins_anew_joins_nobody(
    store: GraphStore, model: Model, tmp_path: Path, header: str
) -> None:
    rows = ("1;Jugendamt;KJH", "2;Caritas;KJH", "1;Gesundheitsamt;GES", "2;Klinikum;GES")
    report = take_in(store, model, tmp_path / "a.csv", f"{header};Einrichtung;Bereich", *rows)
    assert names(organizations(store)) == ["Caritas", "Gesundheitsamt", "Jugendamt", "Klinikum"]
    assert rules(report) == []


def test_rows_of_a_list_may_refer_to_running_numbers(store: GraphStore, model: Model, tmp_path: Path) -> None:
    folder = tmp_path / "netz"
    folder.mkdir()
    (folder / "gremien.csv").write_text("Nr.;Name\n1;Runder Tisch\n", "utf-8")
    (folder / "mitgliedschaften.csv").write_text("Akteur;Gremium\n2;1\n", "utf-8")
    (folder / "akteure.csv").write_text("", "utf-8")
    report = take_in(store, model, folder / "akteure.csv", "Nr.;Name", "1;Jugendamt", "2;Caritas")
    assert report.rows_read == 2
    assert import_file(folder, store, model, author="t", time="2026-01-01T00:00:00Z", district="99001").ok
    (seat,) = store.relations(types=["Membership"], scope=EVERYTHING)
    ends = [store.get(seat.source, scope=EVERYTHING), store.get(seat.target, scope=EVERYTHING)]
    assert [e.value("name") for e in ends if e is not None] == ["Caritas", "Runder Tisch"]


def test_one_kennung_at_two_names_is_two_organizations_told_with_both_cells(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    rows = ("A1;Jugendamt;KJH", "A1;Gesundheitsamt;GES", "A2;Frauenhaus;")
    report = take_in(store, model, tmp_path / "a.csv", "Kennung;Einrichtung;Bereich", *rows)
    assert names(organizations(store)) == ["Frauenhaus", "Gesundheitsamt", "Jugendamt"]
    (problem,) = (p for p in report.problems if p.rule == "id-doubled")
    assert (problem.severity, problem.found) == ("question", "A1")
    assert "„Jugendamt“ (B2) und „Gesundheitsamt“ (B3)" in problem.sentence.de
    assert store.get("99001:A2", scope=EVERYTHING) is not None
    assert store.get("99001:A1", scope=EVERYTHING) is None


def test_one_kennung_at_two_spellings_is_one_organization(store: GraphStore, model: Model, tmp_path: Path) -> None:
    take_in(store, model, tmp_path / "a.csv", "Kennung;Einrichtung;Bereich", "A1;Hilfe e.V.;KJH", "A1;Hilfe eV;KJH")
    assert [e.id for e in organizations(store)] == ["99001:A1"]


def test_a_name_that_stands_twice_is_one_and_told(store: GraphStore, model: Model, tmp_path: Path) -> None:
    rows = ("Verein f. d. Jugend;Au", "Caritas;Au", "Verein für die Jugend e. V.;Au")
    report = take_in(store, model, tmp_path / "a.csv", "Einrichtung;Ort", *rows)
    assert len(organizations(store)) == 2
    (problem,) = (p for p in report.problems if p.rule == "name-doubled")
    assert "A2 und A4" in problem.sentence.de


@pytest.mark.parametrize(
    "case",
    [
        ("Einrichtung;Träger", ("Treff;AWO", "Treff;Caritas"), "anderer Träger"),
        ("Einrichtung;Ort", ("Treff;Au", "Treff;Berg"), "anderer Ort"),
        ("Einrichtung;PLZ", ("Treff;01067", "Treff;01069"), "andere Postleitzahl"),
        ("Einrichtung;Straße", ("Treff;Talstr. 1", "Treff;Bergstr. 9"), "andere Straße"),
        ("Einrichtung;Telefon", ("Treff;0721 123456", "Treff;0721 998877"), "andere Telefonnummer"),
        ("Einrichtung;E-Mail", ("Treff;info@a.example", "Treff;info@b.example"), "anderes Postfach"),
        ("Einrichtung;Bereich", ("Treff e. V.;KJH", "Treff gGmbH;KJH"), "andere Rechtsform"),
    ],
)
def test_one_name_with_a_contradiction_is_two_and_a_question(
    store: GraphStore, model: Model, tmp_path: Path, case: tuple[str, tuple[str, ...], str]
) -> None:
    header, rows, why = case
    report = take_in(store, model, tmp_path / "a.csv", header, *rows)
    assert len([e for e in organizations(store) if e.name.startswith("Treff")]) == 2
    (problem,) = (p for p in report.problems if p.rule == "name-apart")
    assert problem.severity == "question"
    assert "A2 und A3" in problem.sentence.de
    assert why in problem.sentence.de


def test_extensions_and_mobiles_do_not_make_two_of_one(store: GraphStore, model: Model, tmp_path: Path) -> None:
    rows = ("Jugendamt;0721 133-10", "Jugendamt;0721 133-512", "Jugendamt;0171 2345678")
    take_in(store, model, tmp_path / "a.csv", "Einrichtung;Telefon", *rows)
    assert len(organizations(store)) == 1


def test_practices_of_one_name_and_town_stay_apart_also_the_second_time(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    rows = ("Kinderarztpraxis;Au;0721 123456", "Kinderarztpraxis;Au;0721 998877", "Kinderarztpraxis;Au;0721 556677")
    for order in (rows, rows, rows[::-1]):
        report = take_in(store, model, tmp_path / "a.csv", "Einrichtung;Ort;Telefon", *order)
        assert len(organizations(store)) == 3
    assert report.created == ()


def test_a_row_that_can_be_either_is_a_third_one(store: GraphStore, model: Model, tmp_path: Path) -> None:
    rows = ("Treff;AWO", "Treff;", "Treff;Caritas")
    take_in(store, model, tmp_path / "a.csv", "Einrichtung;Träger", *rows)
    first = {r.id for r in organizations(store) if r.name == "Treff"}
    assert len(first) == 3
    assert take_in(store, model, tmp_path / "a.csv", "Einrichtung;Träger", *rows).revision is None


def test_a_row_under_a_further_name_of_another_is_that_one(store: GraphStore, model: Model, tmp_path: Path) -> None:
    rows = ("Gesundheitsamt;GA;Au", "GA;;Au")
    take_in(store, model, tmp_path / "a.csv", "Einrichtung;Weitere Namen;Ort", *rows)
    assert len(organizations(store)) == 1


def test_a_carrier_in_another_spelling_is_the_one_that_is_listed(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    take_in(
        store, model, tmp_path / "a.csv", "Einrichtung;Träger", "Hilfe f. d. Kind e. V.;", "Kita;Hilfe für das Kind"
    )
    assert len(organizations(store)) == 2
    take_in(store, model, tmp_path / "b.csv", "Einrichtung;Träger", "Praxis;Hilfe für das Kind gGmbH")
    assert len(organizations(store)) == 4, "a company is not the association"


def test_what_may_be_the_same_is_asked_and_in_the_report(store: GraphStore, model: Model, tmp_path: Path) -> None:
    rows = ("Hardtstiftung;KJH", "Hartstiftung;KJH", "Der Paritätische;KJH", "Paritätische Sozialdienste gGmbH;KJH")
    report = take_in(store, model, tmp_path / "a.csv", "Einrichtung;Bereich", *rows)
    (pair,) = report.perhaps_same
    found = [store.get(id, scope=EVERYTHING) for id in (pair.id, pair.other)]
    assert names([e for e in found if e is not None]) == ["Hardtstiftung", "Hartstiftung"]  # type: ignore[misc]
    (problem,) = (p for p in report.problems if p.rule == "perhaps-same")
    assert "fast gleich geschrieben" in problem.sentence.de
    again = take_in(store, model, tmp_path / "a.csv", "Einrichtung;Bereich", *rows)
    assert again.perhaps_same == ()


def test_following_the_advice_ends_the_question(store: GraphStore, model: Model, tmp_path: Path) -> None:
    header = "Kennung;Einrichtung;Weitere Namen;Bereich"
    report = take_in(store, model, tmp_path / "a.csv", header, "X1;Hardtstiftung;;KJH", "X2;Hartstiftung;;KJH")
    assert [rule for rule, _ in rules(report)] == ["perhaps-same"]
    report = take_in(store, model, tmp_path / "b.csv", header, "X1;Hardtstiftung;Hartstiftung;KJH")
    assert rules(report) == []


def test_many_names_that_stand_twice_are_told_once(store: GraphStore, model: Model, tmp_path: Path) -> None:
    rows = [f"Kita {n};Au" for n in range(40)] * 2
    report = take_in(store, model, tmp_path / "a.csv", "Einrichtung;Ort", *rows)
    (problem,) = report.problems[-1:]
    assert problem.rule == "name-doubled"
    assert problem.sentence.de.startswith("40 Namen stehen mehrmals")
    assert len(organizations(store)) == 40
