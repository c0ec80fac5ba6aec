"""Persons at the door: what lists of coordinators say about people is named with place and count, and not stored."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.imports import Staged, stage
from graph.imports.persons.column_reading import ColumnReading, of_cell
from graph.imports.persons.person_names import addresses_person, is_person, mentions_person
from graph.imports.persons.vocabulary import Personal, of_header
from graph.records import to_json
from graph.stores.drawn import is_drawn
from ontology import Model

HEADER = ("Name", "Bereich", "Art")
ORGANIZATIONS = (
    ("Jugendamt Musterstadt", "Jugendhilfe", "Amt"),
    ("Gesundheitsamt", "Gesundheit", "Amt"),
    ("Praxis Dr. Schmidt", "Gesundheit", "Praxis"),
    ("Kita Frau Holle", "Jugendhilfe", "Einrichtung"),
)


def staged(folder: Path, model: Model, extra: Sequence[tuple[str, Sequence[str]]], *, persons: bool = False) -> Staged:
    """The four organizations with further columns, each with a header and a text for each row."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Akteure"
    sheet.append([*HEADER, *(header for header, _ in extra)])
    for number, row in enumerate(ORGANIZATIONS):
        sheet.append([*row, *(texts[number] if number < len(texts) else "" for _, texts in extra)])
    path = folder / "netz.xlsx"
    book.save(path)
    return stage(path, model, with_persons=persons)


def everything(found: Staged) -> str:
    """All that leaves the import: records with their ids, problems, what was not understood."""
    return "\n".join((*map(to_json, found.records), *map(repr, found.problems), repr(found.unmapped)))


def told(found: Staged) -> list[str]:
    return [p.sentence.de for p in found.problems if p.rule == "person"]


COLUMNS = {
    "a column for contact persons": ("Ansprechpartner/in", ("Sabine Muster", "Beispiel", "Hr. Probe", "")),
    "a column that content shows": ("Kontakt", ("Sabine Muster", "Fr. Muster", "Muster, Peter", "Zentrale")),
    "a column of unknown name": ("Wer kommt", ("Sabine Muster", "Anna Muster", "Muster, Peter", "")),
    "first names": ("Vorname", ("Sabine", "Muster", "Ali", "Ayşe")),
    "leadership with names": ("Leitung", ("Frau Muster", "Dr. Peter Muster", "S. Muster", "n. n.")),
    "private mobile numbers": ("Handy", ("0151 23456789", "0170/2345678 Muster", "", "")),
    "private addresses": ("Telefon privat", ("0721 133-0 Muster", "Muster", "", "")),
    "birthdays": ("Geb.-Datum", ("12.03.1985 Muster", "", "", "")),
    "notes with names": ("Bemerkung", ("Frau Muster kommt nur dienstags", "Dr. Muster in Elternzeit", "", "")),
    "notes with numbers": ("Bemerkung", ("mobil 0151 23456789 Muster", "Tel. 0721 133-47 Muster", "", "")),
    "notes with birthdays": ("Notiz", ("geb. 12.3.1985, Muster", "", "", "")),
    "families": ("Bemerkung", ("betreut Familie M. uster", "Fam. Muster kennt sie", "", "")),
    "children": ("Sonstiges", ("Kind Muster hat ADHS", "Kind (3 J.), Mutter Muster", "", "")),
    "child protection": ("Hinweis", ("§ 8a läuft, Muster", "8a-Meldung Muster", "", "")),
    "case columns": ("Kind", ("Muster", "Muster 2", "", "")),
    "personal mailboxes": ("E-Mail", ("s.Muster@kreis.example", "Muster@gmx.de", "", "")),
    "direct lines": ("Telefon", ("0721 133-4711 Muster", "0151 23456789", "", "")),
    "sources that are persons": ("Quelle", ("Mail von Frau Muster", "Herr Muster", "", "")),
}


@pytest.mark.parametrize("case", COLUMNS)
def test_what_is_personal_is_named_with_place_and_count_and_not_stored(tmp_path: Path, model: Model, case: str) -> None:
    header, texts = COLUMNS[case]
    found = staged(tmp_path, model, [(header, texts)])
    assert found.rows_accepted == len(ORGANIZATIONS)
    assert len(told(found)) == 1 or case in ("children", "notes with birthdays", "direct lines")
    assert all(f"Spalte D „{header}“" in sentence and "nicht gespeichert" in sentence for sentence in told(found))
    assert told(found)
    for secret in ("uster,", " Muster", "Muster ", "Sabine", "23456789", "Muster@"):
        assert secret not in everything(found).replace("Jugendamt Musterstadt", "")


def test_the_count_is_of_cells(tmp_path: Path, model: Model) -> None:
    found = staged(tmp_path, model, [("Kontakt", ("Sabine Muster", "Fr. Muster", "Muster, Peter", ""))])
    assert told(found) == ["Spalte D „Kontakt“: 3 Zellen sehen nach Personen aus; nicht gespeichert."]


def test_organizations_that_bear_a_name_stay(tmp_path: Path, model: Model) -> None:
    found = staged(tmp_path, model, [])
    names = {r.name for r in found.records if r.type == "Organization"}  # type: ignore[union-attr]
    assert names == {name for name, _, _ in ORGANIZATIONS}
    assert told(found) == []


def test_function_mailboxes_and_central_numbers_are_stored(tmp_path: Path, model: Model) -> None:
    mails = (
        "info@amt.example",
        "Frau Muster s.muster@amt.example, fruehe-hilfen@amt.example",
        "praxis@schmidt.example",
        "",
    )
    numbers = ("0721 133-0", "Zentrale: 0721 1330", "0721 4711", "")
    found = staged(tmp_path, model, [("E-Mail", mails), ("Telefon", numbers)])
    text = "".join(map(to_json, found.records))
    assert [v for v in ("info@amt.example", "praxis@schmidt.example", "0721 133-0", "1330") if v not in text] == []
    assert "fruehe-hilfen@amt.example" in text
    assert "muster@" not in text
    assert "4711" not in text


def test_notes_about_the_work_are_stored(tmp_path: Path, model: Model) -> None:
    notes = (
        "kommt nur dienstags",
        "insoweit erfahrene Fachkraft nach § 8a",
        "Angebot für Kinder und Mütter",
        "seit 2019",
    )
    found = staged(tmp_path, model, [("Bemerkung", notes)])
    text = "".join(map(to_json, found.records))
    assert [note for note in notes if note not in text] == []
    assert told(found) == []


def test_ticks_are_no_persons(tmp_path: Path, model: Model) -> None:
    found = staged(tmp_path, model, [("AK § 8a", ("x", "", "x", "ja")), ("Runder Tisch", ("x", "x", "", "-"))])
    assert told(found) == []


def test_a_row_that_is_a_person_is_refused_and_told(tmp_path: Path, model: Model) -> None:
    (tmp_path / "akteure.csv").write_text("Name;Bereich\nFrau Muster;Jugendhilfe\nJugendamt;Jugendhilfe\n", "utf-8")
    found = stage(tmp_path / "akteure.csv", model)
    assert (found.rows_read, found.rows_accepted) == (2, 1)
    assert told(found) == ["Spalte A „Name“: 1 Zelle sieht nach Personen aus; nicht gespeichert."]
    assert "Muster" not in everything(found)


PERSONS = "Kennung;Name;Zweck;Rechtsgrundlage\nP1;Sabine Muster;Einladung;öffentliche Aufgabe\n"


def test_a_sheet_of_persons_is_stored_only_with_leave(tmp_path: Path, model: Model) -> None:
    (tmp_path / "personen.csv").write_text(PERSONS, "utf-8")
    (tmp_path / "akteure.csv").write_text("Name\nJugendamt\n", "utf-8")
    closed, opened = stage(tmp_path, model), stage(tmp_path, model, with_persons=True)
    assert "Muster" not in everything(closed)
    assert told(closed) == ["1 Zeile nennt einzelne Personen; nicht gespeichert."]
    (person,) = [r.id for r in opened.records if r.type == "Person"]
    assert is_drawn(person)
    assert told(opened) == []


def test_with_leave_everything_is_stored(tmp_path: Path, model: Model) -> None:
    found = staged(tmp_path, model, [("E-Mail", ("s.muster@kreis.example",))], persons=True)
    assert "s.muster@kreis.example" in everything(found)


NAMES = [
    "Sabine Muster",
    "Muster, Sabine",
    "Frau Muster",
    "Hr. Dr. Muster",
    "Dr. med. Muster",
    "S. Muster",
    "SABINE MUSTER",
]
NAMES += ["Fr. Westermann", "Ayşe Yılmaz", "Karl-Heinz Muster", "von Muster, Anna", "Fr. Muster / Hr. Probe"]
OFFICES = [
    "Praxis Dr. Schmidt",
    "Kinderarztpraxis Anna Muster",
    "Hebamme Anna Muster",
    "Haus Maria",
    "Astrid-Lindgren-Schule",
]
OFFICES += [
    "Krankenhaus Maria Hilf",
    "Pro Familia",
    "Caritas",
    "Elternvertretung",
    "Kita Peter Pan",
    "St. Josef",
    "SkF e. V.",
]


@pytest.mark.parametrize("text", NAMES)
def test_names_of_persons_are_known(text: str) -> None:
    assert is_person(text)


@pytest.mark.parametrize("text", OFFICES)
def test_names_of_offices_are_none_of_persons(text: str) -> None:
    assert not is_person(text)
    assert not addresses_person(text)


@pytest.mark.parametrize(
    "header", ["Ansprechpartner*innen", "Name, Vorname", "Kontaktperson Jugendamt", "Anschrift privat"]
)
def test_headers_about_persons_are_known(header: str) -> None:
    assert of_header(header) is Personal.PERSON


@pytest.mark.parametrize("header", ["Name der Einrichtung", "Träger", "Kinder", "Mobile Dienste", "AK § 8a", "Leitung"])
def test_other_headers_decide_nothing(header: str) -> None:
    assert of_header(header) is None


@given(st.text(max_size=200), st.sampled_from(ColumnReading))
def test_any_text_is_judged(text: str, reading: ColumnReading) -> None:
    assert of_cell(text, reading) is None or text.strip()


@pytest.mark.parametrize(
    "text", ["Frau " * 4000, "0 " * 8000, "a@" * 8000, "Sabine, " * 3000, "§ 8 " * 5000, "-" * 20000]
)
def test_no_text_takes_long(text: str) -> None:
    for reading in ColumnReading:
        of_cell(text, reading)
    mentions_person(text)


@pytest.mark.parametrize(
    "note",
    [
        "krank seit März",
        "in Elternzeit bis Juni",
        "Kollegin wird operiert",
        "alleinerziehend, 2 Kinder",
        "Zwillinge, 8 Monate",
        "8 Monate alt",
        "Kd. geb. 2021",
        "KWG-Fall Muster",
        "Petra fragen",
        "nur über Hrn. Muster",
        "Tochter von Bekannten",
    ],
)
def test_a_note_about_somebody_is_personal(note: str) -> None:
    assert of_cell(note, ColumnReading.NOTES) is not None


@pytest.mark.parametrize(
    "note",
    [
        "für schwangere Frauen",
        "Elternzeit-Beratung",
        "Angebot für Alleinerziehende",
        "Zwillingstreff",
        "im Haus Maria",
        "Anna-Frank-Weg",
        "seit 2013 dabei",
        "für Kinder von 0 bis 3 Jahren",
    ],
)
def test_a_note_about_an_offer_is_not(note: str) -> None:
    assert of_cell(note, ColumnReading.NOTES) is None


def test_who_follows_the_remedy_gets_persons_stored(tmp_path: Path, model: Model) -> None:
    column = [("Ansprechpartner", ("Sabine Muster", "Mia Muster", "", ""))]
    (closed,) = (p for p in staged(tmp_path, model, column).problems if p.rule == "person")
    assert "--with-persons" in closed.command.de
    (opened,) = (p for p in staged(tmp_path, model, column, persons=True).problems if p.rule == "person")
    for remedy in (closed.command.de, opened.remedy.de):
        assert all(word in remedy for word in ("„Personen“", "„Name“", "„Zweck“", "„Rechtsgrundlage“"))
    (tmp_path / "personen.csv").write_text("Name;Zweck;Rechtsgrundlage\nMia Muster;Einladung;Einwilligung\n", "utf-8")
    found = stage(tmp_path / "personen.csv", model, with_persons=True)
    assert [r.type for r in found.records if r.type == "Person"] == ["Person"]


def test_who_is_called_like_a_person_is_no_organization_even_where_persons_may_be_kept(
    tmp_path: Path, model: Model
) -> None:
    path = tmp_path / "netz.csv"
    path.write_text(
        "Name;Bereich;Bemerkung\nKita Nord;Jugendhilfe;Frau Geheim krank\nHerr Max Muster;Gesundheit;\n", "utf-8"
    )
    found = stage(path, model, with_persons=True)
    assert "Max Muster" not in everything(found)
    assert "Frau Geheim krank" in everything(found)  # kept, and shown to nobody
    assert (found.rows_read, found.rows_accepted) == (2, 1)
