"""Names over their addresses: labels, signatures, mailing lists, addresses in one line, columns made of blanks."""

from datetime import date

import pytest

from graph.imports.check.staging import Given, check
from graph.imports.read import read_bytes, read_pasted
from graph.records import Entity
from ontology import Model
from ontology.names import EntityType, Prop
from tests.recognise.lists import LEXICON, content_rows, found, layout, names, records, sheet

LABELS = """\
Jugendamt Moor | SPZ Moor | Frauenhaus Horn
Markt 1 | Klinikweg 3 | Postfach 12
37991 Moor | 37991 Moor | 37992 Horn
 | |
Kita Regenbogen | |
Am Bach 2 | |
37991 Moor | | """


def test_labels_beside_one_another_are_a_list() -> None:
    of = sheet(LABELS)
    made = {r["name"]: r["street"] for r in records(layout(of), "Organization")}
    assert set(made) == {"Jugendamt Moor", "SPZ Moor", "Frauenhaus Horn", "Kita Regenbogen"}
    assert made["Frauenhaus Horn"] == "Postfach 12, 37992 Horn"
    assert found(of).rows_in == content_rows(of)


def test_signatures_name_the_office_and_persons_are_not_kept(model: Model) -> None:
    text = (
        "Mia Muster\nSozialpädagogin\nJugendamt Moor\nMarkt 1\n37991 Moor\nTel. 04999 120-0\n\n--\n"
        "Dr. Mia Muster\nÄrztliche Leitung\nSPZ Moor\nKlinikweg 3\n37991 Moor\ninfo@spz.example\n"
    )
    read = check(read_pasted(text), model, Given(district="99999", today=date(2026, 6, 1)))
    told = [r for r in read.records if isinstance(r, Entity) and r.type == EntityType.ORGANIZATION]
    assert {(r.name, r.value(Prop.PHONE) or r.value(Prop.MAILBOX)) for r in told} == {
        ("Jugendamt Moor", "04999 120-0"),
        ("SPZ Moor", "info@spz.example"),
    }
    assert not any("Muster" in str(claim.value) for r in read.records for claim in r.claims)
    assert not any("Muster" in p.sentence.de + p.found for p in read.problems)
    assert (read.recognised.rows_in, read.recognised.rows_taken) == (13, 13)


def test_a_block_without_an_office_is_not_read() -> None:
    rows = "Jugendamt Moor\nMarkt 1\n37991 Moor\n\nMia Muster\nRing 2\n37991 Moor\n\nSPZ\nRing 3\n37991 Moor"
    made = layout(sheet(rows))
    assert names(made) == ["Jugendamt Moor", "SPZ"]
    assert any("1 Block nennt keine Organisation" in s.issue.sentence.de for s in made.said)


def test_a_mailing_list_gives_offices_with_mailboxes_and_leaves_persons_out() -> None:
    text = (
        "Jugendamt Moor, Frühe Hilfen <fruehe-hilfen@moor.example>; Frauenhaus Horn <info@fh.example>;\n"
        "Muster, Mia <m.muster@moor.example>; SPZ Moor <info@spz.example>"
    )
    made = layout(*read_pasted(text).sheets)
    assert {r["name"]: r["mailbox"] for r in records(made, "Organization")} == {
        "Jugendamt Moor, Frühe Hilfen": "fruehe-hilfen@moor.example",
        "Frauenhaus Horn": "info@fh.example",
        "SPZ Moor": "info@spz.example",
    }
    assert any("1 Adresse nennt keine Einrichtung" in s.issue.sentence.de for s in made.said)


def test_an_address_behind_the_name_in_one_line_is_no_part_of_it() -> None:
    rows = (
        "Einrichtung\nJugendamt Moor, Markt 1, 37991 Moor, Tel. 04999/120-0\nSPZ, Ring 2, 37991 Moor\nKita "
        "Sonne, Haus 2"
    )
    assert names(layout(sheet(rows))) == ["Jugendamt Moor", "SPZ", "Kita Sonne, Haus 2"]


def test_an_address_in_the_row_below_the_name_is_no_organization() -> None:
    rows = (
        "Einrichtung / Anschrift | Telefon\nJugendamt Moor | 04999 120-0\nMarkt 1, 37991 Moor |\n"
        "SPZ Moor | 04999 140-0\nKlinikweg 3, 37991 Moor |"
    )
    made = records(layout(sheet(rows)), "Organization")
    assert [(r["name"], r["street"]) for r in made] == [
        ("Jugendamt Moor", "Markt 1, 37991 Moor"),
        ("SPZ Moor", "Klinikweg 3, 37991 Moor"),
    ]


def test_columns_made_of_blanks_are_columns() -> None:
    text = (
        "Einrichtung               Ort        Bereich\nJugendamt Moor            Moor       Jugendhilfe\n"
        "SPZ Moor                             Gesundheit\nFrühförderstelle Horn     Horn\n"
    )
    book = read_bytes("liste.txt", text.encode())
    made = records(layout(*book.sheets), "Organization")
    assert [(r["name"], r.get("locality", ""), r.get("sector", "")) for r in made] == [
        ("Jugendamt Moor", "Moor", "Jugendhilfe"),
        ("SPZ Moor", "", "Gesundheit"),
        ("Frühförderstelle Horn", "Horn", ""),
    ]
    assert [n[2].rule for n in book.notices] == ["columns"]


@pytest.mark.parametrize("text", ["Ein Satz.  Noch einer.\nUnd\nnoch  einer.", "Kita  Süd\nKita Nord\nSPZ"])
def test_sentences_and_lists_with_double_blanks_have_no_columns(text: str) -> None:
    assert not [n for n in read_bytes("liste.txt", text.encode()).notices if n[2].rule == "columns"]


@pytest.mark.parametrize("text", ["Frauenhaus Horn", "Frauenberatung", "Herrenberger Tafel", "Dresdner Kita"])
def test_a_word_that_begins_like_a_salutation_is_no_person(text: str) -> None:
    assert not LEXICON.is_person(text)


def test_the_heading_before_a_table_of_a_web_page_is_its_name() -> None:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    table = f"<table>{row.format('Einrichtung', 'Ort')}{row.format('SPZ', 'M')}</table>"
    page = f"<html><h2>Stand 01.02.2024</h2>{table}</html>"
    assert [s.name for s in read_bytes("liste.xls", page.encode()).sheets] == ["Stand 01.02.2024"]
