"""Forms that offices keep beside the plain list: outlines, sections above the header, broken words, short names."""

from pathlib import Path

import pytest

from graph.imports import stage
from graph.records import Entity
from ontology import Model
from tests.recognise.lists import asked, layout, names, pairs, records, roles, sheet, the_table, write_csv


def test_a_column_of_outline_numbers_is_no_link_and_its_chapters_are_headings() -> None:
    rows = (
        "Gliederung | Stelle | Ort | StG\n1 | Gesundheitswesen | |\n1.1 | Gesundheitsamt | A | x\n"
        "2 | Jugendhilfe | |\n2.1 | Jugendamt | A | x\n2.1.1 | Erziehungsberatung | B | x"
    )
    made = layout(sheet(rows))
    assert names(made) == ["Gesundheitsamt", "Jugendamt", "Erziehungsberatung"]
    assert [r["sector"] for r in records(made, "Organization")] == ["Gesundheitswesen", "Jugendhilfe", "Jugendhilfe"]


def test_numbers_that_only_look_like_an_outline_stay_what_their_header_says() -> None:
    only = the_table(sheet("Einrichtung | Ort | Fachkräfte\nKita A | M | 4.5\nKita B | M | 2.0\nKita C | M | 1.5"))
    assert roles(only)["Fachkräfte"] == "unknown"


def test_numbers_under_an_unknown_header_are_not_called_crosses() -> None:
    only = the_table(sheet("Einrichtung | Ort | Plätze\nKita A | M | 85\nKita B | M | 4,5\nKita C | M | 30"))
    (column,) = [c for c in only.columns if c.header == "Plätze"]
    assert not column.alternatives


def test_a_heading_above_the_header_heads_the_first_rows_as_those_below_head_theirs() -> None:
    rows = "Sozialraum Nord | \nEinrichtung | Ort\nKita A | M\nSozialraum Süd |\nKita B | M"
    made = layout(sheet(rows))
    assert {r["name"] for r in records(made, "NetworkRegion")} == {"Sozialraum Nord", "Sozialraum Süd"}
    assert pairs(made, "CoversRegion") == {("Kita A", "Sozialraum Nord"), ("Kita B", "Sozialraum Süd")}


def test_a_title_above_the_header_heads_nothing_where_no_headings_follow() -> None:
    made = layout(sheet("Sozialraum Nord | \nEinrichtung | Ort\nKita A | M\nKita B | M"))
    assert records(made, "NetworkRegion") == []


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Kreisjugend-\\namt Horn", "Kreisjugendamt Horn"),
        ("Amt für Kinder-\\nund Jugendhilfe", "Amt für Kinder- und Jugendhilfe"),
        ("Klinikum\\nHorn GmbH", "Klinikum Horn GmbH"),
        ("AWO-\\nKita Horn", "AWO-Kita Horn"),
    ],
)
def test_a_name_broken_over_two_lines_is_one(cell: str, name: str) -> None:
    first, *_ = names(layout(sheet(f"Einrichtung | Ort\n{cell} | M\nCaritas | M")))
    assert " ".join(first.split()) == name


def test_two_offices_on_two_lines_stay_two() -> None:
    assert names(layout(sheet("Einrichtung | Ort\nJugendamt\\nLebenshilfe e. V. | M\nCaritas | M"))) == [
        "Jugendamt",
        "Lebenshilfe e. V.",
        "Caritas",
    ]


SHORT = " | JA | GA | KK\nJA | - | 3 | 2\nGA | 3 | - | 1\nKK | 2 | 1 | -\n"


def test_short_names_of_a_matrix_are_read_by_the_legend_below_it() -> None:
    made = layout(sheet(SHORT + "\nJA = Jugendamt, GA = Gesundheitsamt, KK = Kinderklinik"))
    assert names(made) == ["Jugendamt", "Gesundheitsamt", "Kinderklinik"]
    assert "legend" in asked(made)


def test_a_legend_that_leaves_a_short_name_open_changes_none_and_is_no_organization() -> None:
    made = layout(sheet(SHORT + "\nJA = Jugendamt, GA = Gesundheitsamt"))
    assert names(made) == ["JA", "GA", "KK"]


def test_contacts_of_the_office_below_a_heading_for_contacts_are_read_and_persons_are_not() -> None:
    rows = (
        "Einrichtung | Kontakt | | | StG\n"
        " | Ansprechpartnerin | Telefon | Ort |\nJugendamt | Fr. A | 04441 1-0 | M | x\n"
        "Klinik | Fr. B | 04441 2-0 | M | x"
    )
    assert roles(the_table(sheet(rows)))["Telefon"] == "property phone"
    assert roles(the_table(sheet(rows)))["Ansprechpartnerin"] == "person"


@pytest.mark.parametrize("header", ["Funktion im Netzwerk", "Rolle im Netzwerk"])
def test_a_function_in_the_network_is_no_network_of_that_name(header: str) -> None:
    rows = f"Einrichtung | {header} | Gremium\nJugendamt | Vorsitz | StG\nKlinik | Mitglied | StG\nKita | Gast | StG"
    made = layout(sheet(rows))
    assert records(made, "EarlyHelpNetwork") == []
    found = {r["source"]: r.get("role") for r in records(made, "Membership")}
    assert found == {"Jugendamt": "chair", "Klinik": None, "Kita": "guest"}


@pytest.mark.parametrize("header", ["Verteiler A", "Einladung Herbst", "Zusage"])
def test_crosses_of_a_mailing_list_are_offered_as_no_body(header: str) -> None:
    (column,) = [
        c for c in the_table(sheet(f"Einrichtung | {header}\nKita | x\nKlinik | x")).columns if c.header == header
    ]
    assert (str(column.role), column.alternatives) == ("unknown", ())


def test_a_carrier_called_like_a_header_does_not_hide_that_a_sheet_is_turned() -> None:
    rows = "Einrichtung | Jugendamt | Klinik\nTräger | Landkreis | Helios\nOrt | A | B\nStG | Vorsitz | x"
    made = layout(sheet(rows))
    assert names(made) == ["Jugendamt", "Klinik"]
    assert pairs(made) == {("Jugendamt", "StG"), ("Klinik", "StG")}


def test_headers_and_headings_that_give_bodies_or_regions_are_no_rows(tmp_path: Path, model: Model) -> None:
    rows = [["Einrichtung", "StG"], ["Sozialraum Nord", ""], ["Kita A", "x"], ["Sozialraum Süd", ""], ["Kita B", "x"]]
    staged = stage(write_csv(tmp_path / "liste.csv", rows), model)
    assert (staged.rows_read, staged.rows_accepted) == (2, 2)


def test_the_word_for_a_kind_of_institution_is_read_where_the_name_says_nothing(tmp_path: Path, model: Model) -> None:
    rows = [["Einrichtung", "Art"], ["Sonnenschein", "Kita"], ["Regenbogen", "FZ"], ["Kita Mond", "Kultur"]]
    staged = stage(write_csv(tmp_path / "liste.csv", rows), model)
    found = {r.name: r.value("sector") for r in staged.records if isinstance(r, Entity) and r.type == "Organization"}
    assert found == {"Sonnenschein": "KJH", "Regenbogen": "FAM", "Kita Mond": "KJH"}
    assert [p.found for p in staged.problems if p.rule == "code"] == ["Kultur"]


def test_a_person_that_the_door_drops_is_told_in_one_place(tmp_path: Path, model: Model) -> None:
    rows = [["Einrichtung", "Ort", "StG"], ["Hebamme Anna Muster", "M", "x"], ["Klinik", "M", "x"]]
    staged = stage(write_csv(tmp_path / "liste.csv", rows), model)
    assert [p.cell for p in staged.problems if p.rule == "person"] == ["A2"]
