"""What stands over or beside names: carriers, towns, roles, fields; brackets, arrows and counts."""

from datetime import date

import pytest

from graph.imports.check.name_marks import name_mark
from graph.imports.check.staged import Staged
from graph.imports.check.staging import Given, check
from graph.imports.recognise.texts.name_additions import name_addition
from graph.imports.recognise.texts.plain_names import name_without_signs
from graph.imports.recognise.texts.remarks import newer_name
from graph.records import Entity, Relation
from ontology import Model
from ontology.names import EntityType, Prop, StatementStatus
from tests.recognise.lists import LEXICON, asked, book, found, layout, names, pairs, records, sheet

TODAY = date(2026, 6, 1)


def staged(model: Model, text: str, name: str = "Tabelle1") -> Staged:
    return check(book(sheet(text, name=name)), model, Given(district="99999", today=TODAY))


def _links(read: Staged, type: str) -> set[tuple[str | None, str | None]]:
    called = {r.id: r.name for r in read.records if isinstance(r, Entity)}
    return {(called[r.source], called[r.target]) for r in read.records if isinstance(r, Relation) and r.type == type}


# -- outlines ---


def test_a_carrier_alone_in_its_row_carries_those_below_and_stays_listed(model: Model) -> None:
    rows = (
        "Träger / Einrichtung | Ort\nCaritasverband Moor e.V. |\n– Kita St. Martin | Moor\n– Beratungsstelle | Horn\n"
        "AWO Kreisverband |\n– Kita Wiese | Horn"
    )
    read = staged(model, rows)
    assert _links(read, "HasCarrier") == {
        ("Kita St. Martin", "Caritasverband Moor e.V."),
        ("Beratungsstelle", "Caritasverband Moor e.V."),
        ("Kita Wiese", "AWO Kreisverband"),
    }
    assert read.rows_read == 5
    assert [p.found for p in read.problems if p.rule == "context"] == ["Caritasverband Moor e.V.", "AWO Kreisverband"]


def test_an_institution_alone_in_its_row_carries_nobody() -> None:
    rows = (
        "Träger / Einrichtung | Ort\nCaritasverband |\nKita Nord | Moor\nErziehungsberatungsstelle |\nKita Süd | Moor"
    )
    carriers = {r["name"]: r.get("HasCarrier", "") for r in records(layout(sheet(rows)), "Organization")}
    assert carriers["Kita Süd"] == "Caritasverband"


def test_a_municipality_alone_in_its_row_is_where_those_below_are(model: Model) -> None:
    rows = (
        "Gemeinde / Einrichtung | Träger | Plätze\nStadt Moor | |\nKita Sonne | Stadt Moor | 75\n"
        "Samtgemeinde Horn | |\nKita Bach | AWO | 25\nLandkreis gesamt | | 100"
    )
    read = staged(model, rows)
    assert _links(read, "CoversRegion") == {("Kita Sonne", "Stadt Moor"), ("Kita Bach", "Samtgemeinde Horn")}
    assert ("Kita Sonne", "Stadt Moor") in _links(read, "HasCarrier")
    assert {r.name for r in read.records if isinstance(r, Entity) and r.type == EntityType.ORGANIZATION} == {
        "Kita Sonne",
        "Kita Bach",
        "Stadt Moor",
        "AWO",
    }


def test_columns_for_places_with_crosses_are_regions_and_asked_about() -> None:
    rows = "Einrichtung | Horn | Moor | Samtgemeinde Wald\nJugendamt | x | x | x\nKita A | x | |\nSPZ | kreisweit | |"
    made = layout(sheet(rows))
    assert pairs(made, "CoversRegion") == {
        ("Jugendamt", "Horn"),
        ("Jugendamt", "Moor"),
        ("Jugendamt", "Samtgemeinde Wald"),
        ("Kita A", "Horn"),
    }
    assert {"places", "place"} <= asked(made)
    assert records(made, "Committee") == []


@pytest.mark.parametrize("headers", ["Stillen | Frühchen", "StG | AK Geburt", "Flyer | Newsletter"])
def test_crosses_below_other_words_are_no_places(headers: str) -> None:
    made = layout(sheet(f"Einrichtung | {headers}\nJugendamt | x | x\nKita A | x |"))
    assert records(made, "NetworkRegion") == []


# -- roles over members ---


def test_headings_that_are_roles_tell_of_the_seats_below() -> None:
    rows = (
        "Steuerungsgruppe Frühe Hilfen\nStimmberechtigte Mitglieder\n1. | Jugendamt | Vorsitz\n2. | Caritasverband |\n"
        "3. | Gesundheitsamt | stellv. Vorsitz\nBeratende Mitglieder\n4. | Polizei |\n5. | Schulamt |\n"
        "Ständige Gäste\n6. | Frauenhaus |"
    )
    made = records(layout(sheet(rows, name="StG")), "Membership")
    assert [(s["source"], s.get("role", ""), s.get("votingRight", "")) for s in made] == [
        ("Jugendamt", "chair", "ja"),
        ("Caritasverband", "voting", "ja"),
        ("Gesundheitsamt", "deputyChair", "ja"),
        ("Polizei", "advisory", "nein"),
        ("Schulamt", "advisory", "nein"),
        ("Frauenhaus", "permanentGuest", ""),
    ]
    assert {s["target"] for s in made} == {"Steuerungsgruppe Frühe Hilfen"}


def test_crosses_below_roles_are_seats_in_the_body_of_the_title() -> None:
    rows = (
        "AK Frühe Hilfen | | |\nEinrichtung | Vorsitz | Mitglied | Gast\nJugendamt | x | |\n"
        "SPZ | | x |\nPolizei | | | x"
    )
    made = records(layout(sheet(rows)), "Membership")
    assert [(s["source"], s["target"], s.get("role", "")) for s in made] == [
        ("Jugendamt", "AK Frühe Hilfen", "chair"),
        ("SPZ", "AK Frühe Hilfen", ""),
        ("Polizei", "AK Frühe Hilfen", "guest"),
    ]


# -- lines ---


def test_lines_with_a_field_before_a_colon_name_those_in_it() -> None:
    rows = (
        "Mitglieder des Netzwerks\nGesundheit: Gesundheitsamt, SPZ, Klinikum\n"
        "Jugendhilfe: Jugendamt; Kita Horn\nSonstige: Polizei, Jobcenter"
    )
    made = layout(sheet(rows))
    assert {r["name"]: r.get("sector", "") for r in records(made, "Organization")} == {
        "Gesundheitsamt": "Gesundheit",
        "SPZ": "Gesundheit",
        "Klinikum": "Gesundheit",
        "Jugendamt": "Jugendhilfe",
        "Kita Horn": "Jugendhilfe",
        "Polizei": "",
        "Jobcenter": "",
    }


def test_lines_with_a_body_before_a_colon_name_its_members() -> None:
    made = layout(sheet("StG: Jugendamt, Gesundheitsamt, SPZ\nRunder Tisch: Polizei, Jugendamt, Frauenhaus"))
    assert ("SPZ", "StG") in pairs(made)
    assert ("Frauenhaus", "Runder Tisch") in pairs(made)


# -- beside names ---


@pytest.mark.parametrize("text", ["(Klinikum)", "[Klinikum]", "~Klinikum~", "~~Klinikum~~"])
def test_a_name_in_brackets_does_not_count_like_the_others(model: Model, text: str) -> None:
    read = staged(model, f"Einrichtung | Ort\nJugendamt | M\n{text} | M")
    standing = {r.name: r.existence.status for r in read.records if isinstance(r, Entity) and r.existence}
    assert standing["Klinikum"] == StatementStatus.UNKNOWN
    assert [p.cell for p in read.problems if p.rule == "standing"] == ["A3"]


def test_brackets_that_hold_a_part_of_a_name_are_none_around_it() -> None:
    assert name_mark("(Kinder-)Klinik (Nord)", TODAY) is None


@pytest.mark.parametrize(
    ("text", "name", "former"),
    [
        ("Jugendamt → jetzt Fachbereich Jugend", "Fachbereich Jugend", "Jugendamt"),
        ("Kita A -> Kita Sonne", "Kita Sonne", "Kita A"),
        ("Beratungsstelle Nord (ab 1.1.2025: Familienberatung Nord)", "Familienberatung Nord", "Beratungsstelle Nord"),
        ("Kita A (jetzt Kita Sonne)", "Kita Sonne", "Kita A"),
        ("Familienzentrum Horn (vorm. Kita Horn)", "Familienzentrum Horn", "Kita Horn"),
    ],
)
def test_a_new_name_beside_the_old_one_is_the_name(model: Model, text: str, name: str, former: str) -> None:
    read = staged(model, f"Einrichtung | Ort\n{text} | M\nSPZ | M")
    (made,) = [r for r in read.records if isinstance(r, Entity) and r.name == name]
    assert made.all(Prop.ALIAS) == (former,)


@pytest.mark.parametrize(
    "text", ["Kita A (ab 1.1.2150: Kita Sonne)", "Caritas (jetzt im Rathaus)", "→ siehe Kitas", "A -> B"]
)
def test_what_is_no_new_name_yet_changes_none(text: str) -> None:
    assert newer_name(text, LEXICON, TODAY) is None


def test_a_word_between_stars_is_no_part_of_the_name(model: Model) -> None:
    assert name_without_signs("Mehrgenerationenhaus *neu*") == "Mehrgenerationenhaus (neu)"
    assert "Kita Horn" in {
        r.name for r in staged(model, "Einrichtung | Ort\nKita Horn *neu* | M").records if isinstance(r, Entity)
    }


@pytest.mark.parametrize(
    ("text", "name", "seats"),
    [
        ("2 Vertretungen der Kitas", "Kitas", "2"),
        ("je ein Mitglied der freien Träger", "freie Träger", ""),
        ("drei Vertreter:innen des Jugendamtes", "Jugendamt", "3"),
    ],
)
def test_delegates_are_seats_of_those_who_send_them(text: str, name: str, seats: str) -> None:
    added = name_addition(text, LEXICON)
    assert added is not None
    assert (added.name, added.seat.seats) == (name, seats)


def test_members_that_are_counted_and_as_elsewhere() -> None:
    rows = (
        "Gremium | Zusammensetzung\n"
        "StG | Jugendamt (Leitung), SPZ, 2 Vertretungen der Kitas sowie je ein Mitglied der freien Träger\n"
        ""
        "AK | wie StG + Polizei"
    )
    made = layout(sheet(rows))
    assert set(names(made)) == {"Jugendamt", "SPZ", "Kitas", "freie Träger"}
    assert "placeholder" in asked(made)


# -- rows that are none, and signs for how somebody stands ---


def test_notes_in_brackets_and_signatures_below_a_list_are_no_organizations() -> None:
    rows = (
        "Einrichtung | Ort | StG\nJugendamt | M | x\n(Rückmeldung steht aus) | |\nSPZ | M | x\n"
        "*** neu ab 2025 *** | |\nKita | M |\n"
        "gez. Koordination, 12.03.2025 | |"
    )
    of = sheet(rows)
    assert names(layout(of)) == ["Jugendamt", "SPZ", "Kita"]
    assert len(found(of).rows_named) == 4
    assert any("neu ab 2025" in s.issue.sentence.de for s in found(of).said)


def test_colours_of_a_legend_say_who_is_a_partner(model: Model) -> None:
    rows = (
        "Status | Einrichtung | Ort\nG | Jugendamt | M\nY | Klinikum | M\nR | Frauenhaus | M\n"
        "G=grün: fester Partner | Y=gelb: angefragt | R=rot: kein Interesse"
    )
    read = staged(model, rows)
    standing = {
        r.name: r.existence.status
        for r in read.records
        if isinstance(r, Entity) and r.type == EntityType.ORGANIZATION and r.existence
    }
    assert standing == {
        "Jugendamt": StatementStatus.FROM_LIST,
        "Klinikum": StatementStatus.UNKNOWN,
        "Frauenhaus": StatementStatus.UNKNOWN,
    }


def test_letters_of_a_register_ask_nothing() -> None:
    made = layout(sheet("Einrichtung | Telefon\nA |\nAWO | 05521 10-0\nB |\nBabylotsin | 05521 20-0"))
    assert names(made) == ["AWO", "Babylotsin"]
    assert "heading" not in asked(made)


def test_the_whole_district_is_no_region_by_itself() -> None:
    made = layout(sheet("Einrichtung | Region\nSPZ | kreisweit\nKlinik | alle"))
    assert (records(made, "NetworkRegion"), "everywhere" in asked(made)) == ([], True)
    among = layout(sheet("Einrichtung | Region\nSPZ | kreisweit\nKita | Nord\nKlinik | Süd"))
    assert [r["name"] for r in records(among, "NetworkRegion")] == ["Nord", "Süd"]
