"""Further habits: lists of several years, address books, check boxes, counts, earlier names, printed pages."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook as Excel

from graph.imports import read_workbook
from graph.imports.check.staged import Staged
from graph.imports.check.staging import Given, check
from graph.imports.recognise.texts.remarks import former_name
from graph.records import Entity
from ontology import Model
from ontology.names import EntityType, Prop, StatementStatus
from tests.recognise.lists import book, found, layout, names, pairs, records, roles, sheet, the_table


def staged(model: Model, text: str) -> Staged:
    return check(book(sheet(text)), model, Given(district="99999", today=date(2026, 6, 1)))


def standing(of: Staged) -> dict[str | None, str]:
    made = [r for r in of.records if isinstance(r, Entity) and r.type == EntityType.ORGANIZATION]
    return {r.value(Prop.NAME): r.existence.status if r.existence else "" for r in made}


# -- sheets of several years ---


@pytest.mark.parametrize("called", ["{}", "Netzwerk {}", "Stand {}"])
def test_of_sheets_for_several_years_only_the_newest_counts_and_the_others_are_named(called: str) -> None:
    sheets = [
        sheet(f"Einrichtung | Ort\nJugendamt | M\nKita Alt | M\nSPZ | M{year}", name=called.format(year))
        for year in (2022, 2023)
    ]
    made = layout(*sheets, sheet("Einrichtung | Ort\nJugendamt | M\nSPZ | M", name=called.format(2024)))
    assert names(made) == ["Jugendamt", "SPZ"]
    assert [said.issue.rule for said in made.said].count("old") == 2


def test_sheets_that_list_others_for_each_year_are_all_read() -> None:
    made = layout(
        sheet("Einrichtung | Ort\nJugendamt | M\nSPZ | M", name="neu 2022"),
        sheet("Einrichtung | Ort\nKita Sonne | M\nFrauenhaus | M", name="neu 2023"),
    )
    assert set(names(made)) == {"Jugendamt", "SPZ", "Kita Sonne", "Frauenhaus"}


def test_former_years_can_be_taken_in() -> None:
    sheets = [sheet("Einrichtung | Ort\nJugendamt | M\nSPZ | M", name=str(year)) for year in (2023, 2024)]
    assert len(found(*sheets, take=("old",)).tables) == 2


# -- who is still there ---


@pytest.mark.parametrize("header", ["aktiv", "Noch aktiv?", "noch dabei", "Besteht noch"])
def test_who_is_not_active_any_more_does_not_count_and_is_asked_about(model: Model, header: str) -> None:
    read = staged(model, f"Einrichtung | {header}\nJugendamt | ja\nKita Alt | nein\nSPZ | ja\nFrauenhaus |")
    gone = StatementStatus.UNKNOWN
    assert {name for name, status in standing(read).items() if status == gone} == {"Kita Alt"}
    assert [(p.cell, p.severity) for p in read.problems if p.rule == "standing"] == [("B3", "question")]


def test_crosses_below_active_say_nothing_of_those_without_one(model: Model) -> None:
    read = staged(model, "Einrichtung | aktiv\nJugendamt | x\nKita Alt |\nSPZ | x")
    assert set(standing(read).values()) == {StatementStatus.FROM_LIST}


@pytest.mark.parametrize("header", ["ausgeschieden am", "Austritt", "Mitglied bis"])
def test_who_left_on_a_day_that_is_past_does_not_count(model: Model, header: str) -> None:
    read = staged(
        model, f"Einrichtung | Ort | {header}\nJugendamt | M |\nKita Alt | M | 31.12.2021\nSPZ | M | 31.12.2099"
    )
    assert {name for name, status in standing(read).items() if status == StatementStatus.UNKNOWN} == {"Kita Alt"}
    assert [(p.cell, p.severity) for p in read.problems if p.rule == "standing"] == [("C3", "question")]


# -- address books ---


def test_the_columns_of_an_address_book_are_read_without_the_word_for_business() -> None:
    rows = (
        "Vorname | Nachname | Firma | Position | Ort geschäftlich | Telefon geschäftlich | Kategorien\n"
        "Anna | Muster | Jugendamt | Leitung | Astadt | 0721 133-0 | AK Frühe Hilfen\n"
        "Bernd | Beispiel | SPZ | Arzt | Astadt | 0721 500-0 | AK Frühe Hilfen; Steuerungsgruppe"
    )
    read = roles(the_table(sheet(rows)))
    assert (read["Ort"], read["Telefon"]) == ("property locality", "property phone")
    assert (read["Kategorien"], read["Position"]) == ("seats", "person")
    assert pairs(layout(sheet(rows))) == {
        ("Jugendamt", "AK Frühe Hilfen"), ("SPZ", "AK Frühe Hilfen"), ("SPZ", "Steuerungsgruppe"),
    }  # fmt: skip


def test_categories_that_name_no_bodies_are_no_seats() -> None:
    rows = "Firma | Ort | Kategorien\nJugendamt | A | wichtig\nSPZ | A | Weihnachtskarte"
    assert roles(the_table(sheet(rows)))["Kategorien"] != "seats"


def test_crosses_of_a_mailing_list_for_a_body_are_no_seats_in_it() -> None:
    made = layout(sheet("Einrichtung | Verteiler AK | StG\nJugendamt | x | x\nSPZ | x |\nKita | x | x"))
    assert {body for _, body in pairs(made)} == {"StG"}


def test_the_first_of_several_numbers_and_mailboxes_is_read() -> None:
    read = roles(
        the_table(sheet("Organisation | Mail 1 | Mail 2 | Tel. 1\nJugendamt | a@b.example | c@b.example | 0721 1-0"))
    )
    assert (read["Mail 1"], read["Tel. 1"]) == ("property mailbox", "property phone")


# -- check boxes ---


@pytest.mark.parametrize("box", ["ü", "þ", "ý", "☒", "☑", "✅", "[x]"])
def test_a_checked_box_of_any_font_is_a_seat(box: str) -> None:
    assert pairs(layout(sheet(f"Einrichtung | Steuerungsgruppe\nJugendamt | {box}\nSPZ | {box}\nKita | ☐"))) == {
        ("Jugendamt", "Steuerungsgruppe"), ("SPZ", "Steuerungsgruppe"),
    }  # fmt: skip


@pytest.mark.parametrize("box", ["¨", "£", "☐", "[ ]", "□"])
def test_an_empty_box_of_any_font_is_none(box: str) -> None:
    made = layout(sheet(f"Einrichtung | Steuerungsgruppe\nJugendamt | x\nSPZ | {box}\nKita | x"))
    assert ("SPZ", "Steuerungsgruppe") not in pairs(made)


# -- regions ---


def test_several_regions_in_a_cell_and_all_of_them_are_no_regions_of_their_own() -> None:
    made = layout(
        sheet(
            "Einrichtung | Region\nKita A | Nord\nKita B | Süd\nFrühförderstelle | Nord/Süd\nJugendamt | alle Regionen"
        )
    )
    assert [r["name"] for r in records(made, "NetworkRegion")] == ["Nord", "Süd"]
    assert pairs(made, "CoversRegion") >= {("Jugendamt", "Nord"), ("Jugendamt", "Süd"), ("Frühförderstelle", "Süd")}


def test_a_region_whose_name_has_a_stroke_stays_one() -> None:
    made = layout(sheet("Einrichtung | Region\nKita A | Berg/Tal\nKita B | Süd\nJugendamt | Berg/Tal"))
    assert [r["name"] for r in records(made, "NetworkRegion")] == ["Berg/Tal", "Süd"]


# -- names ---


@pytest.mark.parametrize("name", ["3 Hebammen", "ca. 10 Tagesmütter", "2 Kinderarztpraxen", "5 x Kitas"])
def test_a_number_of_many_is_a_collective_entry(model: Model, name: str) -> None:
    read = staged(model, f"Einrichtung | Ort\nJugendamt | M\n{name} | M")
    assert [p.cell for p in read.problems if p.rule == "collective"] == ["A3"]


def test_a_number_in_the_name_of_one_is_a_part_of_it(model: Model) -> None:
    read = staged(model, "Einrichtung | Ort\n4 Pfoten e. V. | M\nKita 3 Linden | M")
    assert not [p for p in read.problems if p.rule == "collective"]


@pytest.mark.parametrize(
    ("text", "name", "former"),
    [
        ("Kita Sonne (ehemals Kita Mond)", "Kita Sonne", "Kita Mond"),
        ("Kita Sonne (ehem. Kita Mond)", "Kita Sonne", "Kita Mond"),
        ("Familienhaus, vormals Mütterzentrum", "Familienhaus", "Mütterzentrum"),
        ("Kinderhaus (früher: „Waldhort“)", "Kinderhaus", "Waldhort"),
    ],
)
def test_an_earlier_name_beside_the_name_is_another_name(model: Model, text: str, name: str, former: str) -> None:
    assert former_name(text) == (name, former, True)
    read = staged(model, f"Einrichtung | Ort\nJugendamt | M\n{text} | M")
    made = next(r for r in read.records if isinstance(r, Entity) and r.value(Prop.NAME) == name)
    assert made.all(Prop.ALIAS) == (former,)


@pytest.mark.parametrize("text", ["Caritas (ehemals)", "Kita (bisher 3 Gruppen)", "Kita (Nord)"])
def test_what_is_no_earlier_name_stays_as_it_is(text: str) -> None:
    assert former_name(text) is None


@pytest.mark.parametrize("text", ["wird nachbenannt", "Nachfolge offen", "derzeit unbesetzt", "noch nicht benannt"])
def test_who_is_still_to_be_named_is_no_organization(text: str) -> None:
    assert names(layout(sheet(f"Einrichtung | Gremium\nJugendamt | StG\n{text} | StG"))) == ["Jugendamt"]


# -- printed pages ---


def test_the_title_and_the_header_of_every_printed_page_are_no_records() -> None:
    head, title = "Einrichtung | Bereich | Ort", "Netzwerkliste Musterkreis | |"
    page = "\n".join(f"Kita {{0}}{n} | Gesundheitswesen | M" for n in range(4))
    text = f"{title}\n{head}\n{page.format(1)}\n{title}\n{head}\n{page.format(2)}\n{title}\n{head}\n{page.format(3)}"
    assert len(names(layout(sheet(text)))) == 12
    assert all(name.startswith("Kita") for name in names(layout(sheet(text))))


def test_a_heading_that_comes_again_on_the_next_page_is_still_a_heading() -> None:
    head = "Einrichtung | Ort | Telefon"
    text = (
        f"{head}\nGesundheitswesen | |\nSPZ | M | 1\nKlinik Ost | M | 2\nGesundheitswesen | |\n{head}\n"
        "Klinik West | M | 3\nHebammenpraxis | M | 4"
    )
    made = records(layout(sheet(text)), "Organization")
    assert [r.get("sector") for r in made] == ["Gesundheitswesen"] * 4


def test_all_of_it_works_in_a_file(model: Model, tmp_path: Path) -> None:
    made = Excel()
    del made["Sheet"]
    for year, rows in {
        2023: ["Jugendamt", "Kita Alt", "SPZ"],
        2024: ["Jugendamt", "SPZ (ehemals Frühdiagnostik)"],
    }.items():
        page = made.create_sheet(str(year))
        for row in (["Einrichtung", "Ort"], *([name, "M"] for name in rows)):
            page.append(row)
    made.save(tmp_path / "jahre.xlsx")
    read = check(read_workbook(tmp_path / "jahre.xlsx"), model, Given(district="99999", today=date(2026, 6, 1)))
    assert set(standing(read)) == {"Jugendamt", "SPZ"}
