"""No record is made of a text that can be nobody's name: times, pages, deeds, rooms, offices of persons, sums."""

import pytest

from graph.errors import UnreadableFileError
from tests.recognise.lists import asked, found, layout, names, pairs, records, roles, sheet, the_table


@pytest.mark.parametrize(
    "text", ["Feb", "KW 12", "12.03.2026", "2.000 €", "Termin 1", "Seite 2 von 3", "ich", "Stellv."]
)
def test_what_stands_where_a_name_would_and_is_none_costs_its_row_and_is_asked_about(text: str) -> None:
    made = layout(of := sheet(f"Einrichtung | Ort\nJugendamt | Horn\n{text} | Horn\nKita Sonne | Moor"))
    assert names(made) == ["Jugendamt", "Kita Sonne"]
    assert "placeholder" in asked(made)
    assert found(of).rows_in == 4


def test_names_that_look_like_times_or_words_for_columns_stay_names() -> None:
    given = ["Landkreis", "Kita 1", "Mai & Partner", "24 Stunden Hilfe", "Geschäftsstelle", "Elternvertretung", "DEZ"]
    made = layout(sheet([["Einrichtung", "Ort"], *([name, "Horn"] for name in given)]))
    assert names(made) == given


def test_a_column_of_times_lists_nobody_whatever_stands_above_it() -> None:
    with pytest.raises(UnreadableFileError, match="keine davon nennt Organisationen"):
        layout(sheet("Einrichtung | Thema\nJan | Auftakt\nFeb | Geburt\nMrz | Übergang\nKita Sonne | Besuch"))


def test_a_plan_of_deeds_over_months_makes_no_bodies_offers_or_members_of_them() -> None:
    rows = (
        "Maßnahme | Verantwortlich | Jan | Feb | Mrz\nSteuerungsgruppe gründen | Jugendamt | x | x |\n"
        "Handbuch erstellen | Gesundheitsamt | | x | x\nRunder Tisch vorbereiten | SPZ Moor | | | x"
    )
    made = layout(sheet(rows))
    assert names(made) == ["Jugendamt", "Gesundheitsamt", "SPZ Moor"]
    assert not any(records(made, type) for type in ("Committee", "Membership", "Service"))
    assert not any(c.alternatives for c in the_table(sheet(rows)).columns)
    offers = layout(sheet("Angebot | Träger\nElterncafé | Kita Sonne\nBabymassage | Hebammenpraxis"))
    assert [r["name"] for r in records(offers, "Service")] == ["Elterncafé", "Babymassage"]


@pytest.mark.parametrize("about", ["Protokoll", "Bericht", "Rückmeldung", "Quote", "Kosten", "Zufriedenheit"])
def test_what_is_about_a_body_is_no_name_of_one(about: str) -> None:
    made = layout(sheet(f"Einrichtung | StG | {about} StG\nJugendamt | x | x\nSPZ | | x"))
    assert [r["name"] for r in records(made, "Committee")] == ["StG"]
    assert pairs(made) == {("Jugendamt", "StG")}


def test_a_body_may_be_called_after_what_people_do() -> None:
    made = layout(sheet("Einrichtung | AK gesund aufwachsen | AG Kosten\nJugendamt | x | x"))
    assert pairs(made) == {("Jugendamt", "AK gesund aufwachsen"), ("Jugendamt", "AG Kosten")}


def test_days_beside_bodies_are_no_members_and_who_leads_is_the_chair() -> None:
    rows = (
        "Gremium | Leitung | Ort | Termin 1 | Termin 2\n"
        "Steuerungsgruppe | Jugendamt | Rathaus | 12.01.2026 | 15.06.2026\n"
        "Runder Tisch | Gesundheitsamt | Bürgerhaus | 03.03.2026 | 03.11.2026"
    )
    made = layout(sheet(rows))
    assert [r["name"] for r in records(made, "Committee")] == ["Steuerungsgruppe", "Runder Tisch"]
    assert {(r["source"], r["role"]) for r in records(made, "Membership")} == {
        ("Jugendamt", "chair"),
        ("Gesundheitsamt", "chair"),
    }


def test_a_form_for_each_organization_on_a_sheet_of_its_name_makes_no_regions() -> None:
    forms = [
        sheet(f"Name der Einrichtung: | {name}\nTräger: | AWO\nPLZ / Ort: | 77777 Horn\nGremien: | Runder Tisch", name)
        for name in ("Kita Sonne", "SPZ Moor")
    ]
    made = layout(*forms)
    assert (names(made), records(made, "NetworkRegion")) == (["Kita Sonne", "SPZ Moor"], [])
    regions = layout(*(sheet("Einrichtung | Ort\nKita | Horn", name) for name in ("Nord", "Süd")))
    assert [r["name"] for r in records(regions, "NetworkRegion")] == ["Nord", "Süd"]


def test_rooms_are_no_regions() -> None:
    made = layout(sheet("Raum | Plätze | Ansprechstelle\nBürgersaal | 120 | Stadt Horn\nRatszimmer | 30 | Jugendamt"))
    assert records(made, "NetworkRegion") == []
    rooms = the_table(sheet("Einrichtung | Raum\nKita Sonne | Horn\nKita Mond | Sozialraum Nord"))
    assert roles(rooms)["Raum"] == "region"


def test_the_title_of_every_page_with_its_number_is_no_record() -> None:
    page = "Landratsamt Horn – Netzwerk | | Seite {} von 2\nEinrichtung | Ort | StG\n{} | Horn | x\n"
    made = layout(of := sheet(page.format(1, "Jugendamt") + page.format(2, "Kita Sonne")))
    assert names(made) == ["Jugendamt", "Kita Sonne"]
    assert found(of).rows_in == 6


def test_a_call_behind_an_arrow_is_no_organization() -> None:
    made = layout(
        sheet("Netzwerkpartner | Bemerkung\nJugendamt |\n→ Adresse prüfen! |\nSPZ | zieht um\n→ Kita Sonne |")
    )
    assert names(made) == ["Jugendamt", "SPZ", "Kita Sonne"]


def test_fields_and_a_title_above_indented_names_are_no_organizations() -> None:
    rows = (
        "Frühe Hilfen Landkreis Horn | |\n | Gesundheitswesen |\n | | Gesundheitsamt\n | | SPZ Moor\n"
        " | Jugendhilfe |\n | | Jugendamt\n | | Kita Sonne"
    )
    made = layout(of := sheet(rows))
    assert {r["name"]: r["sector"] for r in records(made, "Organization")} == {
        "Gesundheitsamt": "Gesundheitswesen",
        "SPZ Moor": "Gesundheitswesen",
        "Jugendamt": "Jugendhilfe",
        "Kita Sonne": "Jugendhilfe",
    }
    assert not any("PartOf" in r for r in records(made, "Organization"))
    assert found(of).rows_in == 7


def test_a_field_with_a_colon_is_a_heading_in_a_list_of_one_column_too() -> None:
    made = layout(sheet("Gesundheit:\nGesundheitsamt Horn\nSPZ Moor\nFrühförderung:\nFrühförderstelle Horn"))
    assert [r.get("sector") for r in records(made, "Organization")] == ["Gesundheit", "Gesundheit", "Frühförderung"]


def test_a_row_below_the_headers_that_says_how_to_fill_them_in_is_neither_header_nor_record() -> None:
    rows = (
        "Einrichtung | Ansprechperson | RT | Vereinbarung\n"
        "bitte vollständiger Name | nur dienstlich | x wenn Mitglied | ja/nein\n"
        "Jugendamt | | x | ja\nSPZ Moor | | | nein"
    )
    made = layout(of := sheet(rows))
    assert names(made) == ["Jugendamt", "SPZ Moor"]
    assert pairs(made) == {("Jugendamt", "RT")}
    assert found(of).rows_in == 4


def test_sums_of_groups_do_not_say_what_marks_are() -> None:
    rows = (
        "Bereich | Einrichtung | RT | StG\nGesundheit | Gesundheitsamt | 1 | 1\nGesundheit | SPZ | 1 |\n"
        "Gesundheit Ergebnis | | 2 | 1\nJugendhilfe | Jugendamt | 1 | 1\nJugendhilfe Ergebnis | | 1 | 1\n"
        "Gesamtergebnis | | 3 | 2"
    )
    made = layout(sheet(rows))
    assert len(pairs(made)) == 5
    assert names(made) == ["Gesundheitsamt", "SPZ", "Jugendamt"]


def test_a_body_and_who_sits_there_how_in_one_heading_are_apart() -> None:
    rows = (
        "Steuerungsgruppe – Mitglieder |\nEinrichtung | Ort\nJugendamt | Horn\nGesundheitsamt | Horn\n |\n"
        "Steuerungsgruppe – Gäste |\nEinrichtung | Ort\nSPZ Moor | Moor\n |\nRunder Tisch |\nEinrichtung | Ort\n"
        "Kita | Tal"
    )
    made = layout(sheet(rows))
    assert [(r["source"], r["target"], r.get("role")) for r in records(made, "Membership")] == [
        ("Jugendamt", "Steuerungsgruppe", None),
        ("Gesundheitsamt", "Steuerungsgruppe", None),
        ("SPZ Moor", "Steuerungsgruppe", "guest"),
        ("Kita", "Runder Tisch", None),
    ]


@pytest.mark.parametrize("sum_", ["Summe JHA", "Anzahl JHA", "Zwischensumme AK Geburt"])
def test_sums_of_bodies_in_a_list_of_seats_are_no_bodies(sum_: str) -> None:
    made = layout(of := sheet(f"Gremium | Mitglied | Stimme\nJHA | Caritas | ja\nJHA | SPZ | nein\n{sum_} | 2 |"))
    assert [r["name"] for r in records(made, "Committee")] == ["JHA"]
    assert found(of).rows_in == 4


def test_a_field_alone_in_its_column_heads_the_rows_below_it() -> None:
    rows = (
        "Einrichtung | Ort | Bereich\n | | Gesundheit\nGesundheitsamt | Horn |\nSPZ | Moor |\n | | Jugendhilfe\n"
        "Jugendamt | Horn |"
    )
    made = layout(sheet(rows))
    assert [r["sector"] for r in records(made, "Organization")] == ["Gesundheit", "Gesundheit", "Jugendhilfe"]
    more = "Einrichtung | Ort | Bereich\nKita | Horn | Jugendhilfe\n | | Gesundheit\nSPZ | Moor | Gesundheit"
    assert records(layout(sheet(more)), "Organization")[-1]["sector"] == "Gesundheit"


def test_resolutions_with_their_days_are_no_meetings() -> None:
    rows = "Nr. | Beschluss | Datum | Status\n1 | Flyer | 12.03.2025 | erledigt\n2 | Fachtag | 04.06.2025 | offen"
    with pytest.raises(UnreadableFileError, match="keine davon nennt Organisationen"):
        layout(sheet(rows))
    meetings = layout(sheet("Gremium | Datum\nStG | 12.03.2025\nStG | 04.06.2025"))
    assert len(records(meetings, "Meeting")) == 2


def test_words_of_any_list_say_not_what_is_listed() -> None:
    rows = "Name | für Einrichtung | Kürzel\nMuster, Anna | Jugendamt Horn | AM\nMoor, Bert | Gesundheitsamt | BM"
    made = layout(sheet(rows))
    assert names(made) == ["Jugendamt Horn", "Gesundheitsamt"]
    assert not any(records(made, type) for type in ("Committee", "Meeting", "NetworkRegion"))
    bodies = layout(sheet("Name | Kürzel | Aufgabe\nSteuerungsgruppe | StG | Steuerung\nRunder Tisch | RT | Austausch"))
    assert [r["name"] for r in records(bodies, "Committee")] == ["Steuerungsgruppe", "Runder Tisch"]


@pytest.mark.parametrize(("corner", "regions"), [("Region", True), ("Sozialraum", True), ("Ort", False)])
def test_what_stands_in_the_corner_says_whether_names_stand_by_regions_or_places(corner: str, regions: bool) -> None:
    rows = f"{corner} | Hebammen | Kitas\nNord | Hebammenpraxis Berg | Kita Sonne, Kita Mond\nTal | – | Kita Stern"
    made = layout(sheet(rows))
    assert [r["name"] for r in records(made, "NetworkRegion")] == (["Nord", "Tal"] if regions else [])
    assert [r.get("locality") for r in records(made, "Organization")] == (
        [None] * 4 if regions else ["Nord", "Nord", "Nord", "Tal"]
    )
