"""Headers of two parts and what stands below them: roles, carriers, days, partners in the words of the law."""

from datetime import date

from graph.imports.check.staged import Staged
from graph.imports.check.staging import Given, check
from graph.records import Entity
from ontology import Model
from ontology.names import EntityType, Prop
from tests.recognise.lists import book, layout, names, pairs, records, roles, sheet, the_table


def staged(model: Model, text: str) -> Staged:
    return check(book(sheet(text)), model, Given(district="99999", today=date(2026, 6, 1)))


def test_what_may_be_answered_is_no_part_of_the_name_of_a_body() -> None:
    made = layout(sheet("Einrichtung | Sitz StG (Stimme j/n) | Gremien (seit)\nJugendamt | j | AK 2 (2020)\nSPZ | n |"))
    assert {r["name"] for r in records(made, "Committee")} == {"StG", "AK 2"}
    assert ("Jugendamt", "AK 2") in pairs(made)


def test_the_carrier_in_brackets_is_one_where_the_header_says_so() -> None:
    rows = "Einrichtung (Träger) | Ort\nKita Sonne (AWO) | Horn\nBeratungsstelle (Caritas) | Horn\nSPZ | Moor"
    made = records(layout(sheet(rows)), "Organization")
    assert [(r["name"], r.get("HasCarrier", "")) for r in made] == [
        ("Kita Sonne", "AWO"),
        ("Beratungsstelle", "Caritas"),
        ("SPZ", ""),
    ]


def test_how_often_somebody_takes_part_names_no_body() -> None:
    rows = "Akteur | Mitarbeit (0=keine, 1=gelegentlich, 2=regelmäßig)\nJugendamt | 2\nKlinikum | 1\nPolizei | 0"
    made = layout(sheet(rows))
    assert records(made, "Committee") == []
    assert [s.place.cell for s in made.said if s.issue.rule == "seat"] == ["B2", "B3"]


def test_a_body_with_a_day_behind_it_is_a_meeting_of_it() -> None:
    rows = (
        "Netzwerktreffen 2024 | |\nInstitution | 1. NWT 12.03. | 2. NWT 04.06.\nJugendamt | x | x (online)\n"
        "SPZ | x | entsch."
    )
    made = layout(sheet(rows))
    assert [r["date"] for r in records(made, "Meeting")] == ["2024-03-12", "2024-06-04"]
    assert [r["attendance"] for r in records(made, "Attendance")] == ["attended", "attended", "attended", "excused"]
    assert "1. NWT 12.03." not in {r["name"] for r in records(made, "Committee")}


def test_sums_carried_over_and_words_of_printed_pages_are_no_organizations() -> None:
    rows = (
        "Einrichtung | Ort | StG\nJugendamt | H | x\nÜbertrag | | 1\nFortsetzung Seite 2 | |\n"
        "Klinikum | T | x\nSumme | | 2"
    )
    assert names(layout(sheet(rows))) == ["Jugendamt", "Klinikum"]


def test_a_first_row_with_a_word_over_what_it_is_not_is_a_header() -> None:
    rows = (
        "Bundesland | Gebiet | Vorhaben | Meldestelle | E-Mail\n"
        "Niedersachsen | Horn | FH | Jugendamt | jugendamt@horn.example\n"
        "Nds | Moor | FH | Gesundheitsamt | ga@moor.example"
    )
    assert "Meldestelle" not in names(layout(sheet(rows)))


def test_the_role_in_a_column_of_its_own_belongs_to_the_seat() -> None:
    rows = "Einrichtung | StG | StG Rolle | StG seit\nJugendamt | x | Vorsitz | 2018\nKlinikum | x | beratend | 2020"
    made = records(layout(sheet(rows)), "Membership")
    assert [(s["target"], s["role"], s["startDate"]) for s in made] == [
        ("StG", "chair", "2018"),
        ("StG", "advisory", "2020"),
    ]


def test_a_cross_with_a_footnote_is_a_cross() -> None:
    assert pairs(layout(sheet("Einrichtung | StG\nJugendamt | x¹\nKlinikum | –\n¹ Vorsitz |"))) == {
        ("Jugendamt", "StG")
    }


def test_the_partners_of_the_law_in_its_words_and_who_stands_for_each(model: Model) -> None:
    read = staged(
        model,
        "Partner nach § 3 KKG | Im Netzwerk vertreten durch | Ort\n"
        "Träger der öffentlichen Jugendhilfe | Fachbereich 7 | M\n"
        "Gesundheitsämter | Gesundheitsamt | M\nFamiliengericht | nicht vertreten |\nSchulen | – |",
    )
    groups = {r.name: r.value(Prop.COVERS_PARTNER) for r in read.records if isinstance(r, Entity)}
    assert groups.items() >= {"Fachbereich 7": "KKG01", "Gesundheitsamt": "KKG04"}.items()
    assert "nicht vertreten" not in groups


def test_lines_say_who_takes_part_and_who_is_only_asked(model: Model) -> None:
    read = staged(
        model,
        "Wer macht mit?\nDabei sind: Jugendamt, Gesundheitsamt, SPZ\nAngefragt: Polizei, Jobcenter\nAbgesagt: Schulamt",
    )
    standing = {r.name: r.existence.status for r in read.records if isinstance(r, Entity) and r.existence}
    assert {n for n, status in standing.items() if status == "unknown"} == {"Polizei", "Jobcenter", "Schulamt"}
    assert {"Jugendamt", "Gesundheitsamt", "SPZ"} <= standing.keys()


def test_kinds_of_carriers_below_their_word_are_nobody(model: Model) -> None:
    rows = (
        "Einrichtung | Träger | Ort\nKita A | kom. | Horn\nKita B | ev. | Horn\nKita C | kath. | Moor\n"
        "Kita D | frei | Moor"
    )
    made = {
        r.name: r.value(Prop.CARRIER_KIND)
        for r in staged(model, rows).records
        if isinstance(r, Entity) and r.type == EntityType.ORGANIZATION
    }
    assert made == {"Kita A": "OEFF-K", "Kita B": "FREI-K", "Kita C": "FREI-K", "Kita D": None}


def test_names_of_carriers_stay_carriers() -> None:
    rows = "Einrichtung | Träger | Ort\nKita A | AWO | Horn\nKita B | Caritas | Horn\nKita C | kom. | Moor"
    assert roles(the_table(sheet(rows)))["Träger"] == "link HasCarrier"


def test_members_with_their_numbers_are_several() -> None:
    rows = "Gremium | Mitglieder (Anzahl)\nStG | Jugendamt (2), Gesundheitsamt (1), SPZ (3)"
    made = records(layout(sheet(rows)), "Membership")
    assert [(s["source"], s.get("seats", "")) for s in made] == [
        ("Jugendamt", "2"),
        ("Gesundheitsamt", ""),
        ("SPZ", "3"),
    ]
