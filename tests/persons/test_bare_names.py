"""Persons without salutation and given name, what is said of them, and whether a glance at many cells shows it."""

import pytest

from graph.imports.persons.at_a_glance import may_be_personal
from graph.imports.persons.column_reading import ColumnReading, kept_of, of_cell
from graph.imports.persons.vocabulary import Personal, of_header

NAMES = {
    "Jugendamt (Müller)": "Jugendamt",
    "Jugendamt: Müller": "Jugendamt",
    "Jugendamt/Schulze": "Jugendamt",
    "Jugendamt, Müller, A.": "Jugendamt",
    "Jugendamt Schröder": "Jugendamt",
    "Jugendamt, A. Muster": "Jugendamt",
    "Jugendamt, Fr. Dr. Meier-Schulze (bis 3/24)": "Jugendamt",
    "Schulrätin Meier": "Schulrätin",
    "Beratungsstelle, Ltg. Meier": "Beratungsstelle",
    "Familienhebamme S. Muster": "Familienhebamme",
    "Hebamme Müller": "Hebamme",
    "Müller": "",
    "Müller Anna": "",
    "Familie Müller": "",
}


@pytest.mark.parametrize("text", NAMES)
def test_a_bare_surname_beside_an_office_goes_and_the_office_stays(text: str) -> None:
    assert of_cell(text, ColumnReading.NAMES) is not None
    assert kept_of(text, ColumnReading.NAMES) == NAMES[text]


@pytest.mark.parametrize(
    "text",
    [
        "Kinderarztpraxis Dr. Anna Beispiel",
        "Gemeinschaftspraxis Müller/Schulze",
        "Hausarztpraxis Dres. Meier & Schulze",
        "Kanzlei Dr. Meier",
        "MVZ Dr. Müller",
        "Pflegedienst Schmidt",
        "Blumen Müller",
        "Apotheke Schneider",
        "Müller GmbH",
        "Ingenieurbüro Weber",
        "Logopädie Müller",
        "Haus Anna",
        "Janusz-Korczak-Haus",
        "Kita Peter Pan",
        "Verein e. V. Musterstadt",
        "Familie und Beruf",
        "Jugendamt (ASD)",
        "Kita (Krippe und Hort)",
    ],
)
def test_an_organization_that_bears_a_surname_stays_whole(text: str) -> None:
    assert of_cell(text, ColumnReading.NAMES) is None


NOTES = {
    "AP: Muster": Personal.PERSON,
    "Ansprechpartnerin Muster": Personal.PERSON,
    "Hausmeister: Muster, 2. OG": Personal.PERSON,
    "Vertretung: M. Muster": Personal.PERSON,
    "lt. Müller kein Interesse": Personal.PERSON,
    "Rücksprache mit Schröder nötig": Personal.PERSON,
    "Rückfragen Wendelstein": Personal.PERSON,
    "Rückfragen an Wendelstein": Personal.PERSON,
    "Vertr.: Ohlmer": Personal.PERSON,
    "AP wechselt, neu: Ohlmer": Personal.PERSON,
    "Kontakt läuft über Ohlmer": Personal.PERSON,
    "zuständig ist Ohlmer": Personal.PERSON,
    "Wendelstein fragen": Personal.PERSON,
    "nach Rücksprache mit Kahlert-Ohlmer (12.3.)": Personal.PERSON,
    "seit 3/24 krank": Personal.PERSON,
    "langzeiterkrankt": Personal.PERSON,
    "im Mutterschutz bis 9/24": Personal.PERSON,
    "schwanger, kommt erst 2027 wieder": Personal.PERSON,
    "in Scheidung": Personal.PERSON,
    "Fall Muster abgegeben": Personal.CASE,
    "wohnt in Neuwalde": Personal.CASE,
    "60. Geburtstag am 3.5.": Personal.BIRTHDAY,
    "Durchwahl -47": Personal.NUMBER,
    "DW 47": Personal.NUMBER,
    "IBAN DE12 3456 7890 1234 5678 00": Personal.NUMBER,
    "anna.muster(at)kreis.example": Personal.MAILBOX,
    "anna.muster [at] kreis.example": Personal.MAILBOX,
}


@pytest.mark.parametrize("text", NOTES)
def test_a_note_on_somebody_is_personal(text: str) -> None:
    assert of_cell(text, ColumnReading.NOTES) is NOTES[text]


@pytest.mark.parametrize(
    "text",
    [
        "§ 8a-Fortbildung besucht",
        "Zentrale 0721 133-0",
        "info(at)kreis.example",
        "Ansprechpartner Frühe Hilfen",
        "AP: Leitung",
        "Praxis Müller ist umgezogen",
        "Müllerstraße 5, Hinterhof",
        "spricht Türkisch und Arabisch",
        "für Schwangere und junge Familien",
        "e. V. Musterstadt",
        "Gruppe für psychisch kranke Eltern",
        "Rückfragen an Geschäftsstelle",
        "Rückfragen Montag",
        "lt. Satzung",
        "Termin mit Kita Mond",
        "Kontakt bisher telefonisch",
        "Vertretung: Gesundheitsamt",
        "neu: Sprechstunde",
        "Träger fragen",
        "Anmeldung über Homepage",
        "nächstes Treffen in Neudorf",
    ],
)
def test_a_note_on_an_office_stays(text: str) -> None:
    assert of_cell(text, ColumnReading.NOTES) is None


@pytest.mark.parametrize("text", [*NOTES, *NAMES])
def test_what_is_personal_in_a_cell_shows_in_a_glance_at_many(text: str) -> None:
    reading = ColumnReading.NOTES if text in NOTES else ColumnReading.NAMES
    assert may_be_personal(["Kita Nord", text, "Haus Süd"], reading)


@pytest.mark.parametrize("text", ["anna.muster(at)kreis.example", "a.muster [at] kreis.example"])
def test_an_address_that_is_spelled_out_is_an_address(text: str) -> None:
    assert of_cell(text, ColumnReading.CONTACTS) is Personal.MAILBOX
    assert kept_of(text, ColumnReading.CONTACTS) == ""


@pytest.mark.parametrize("header", ["AP", "Zuständige Person", "Kontakt (Name)", "Notfallkontakt"])
def test_these_columns_are_of_persons(header: str) -> None:
    assert of_header(header) is Personal.PERSON


@pytest.mark.parametrize(
    "text",
    ["12.3.: Tel. mit Ohlmer, will mitmachen", "neue Leitung seit Mai (Brennecke)", "Wechsel: bisher Brennecke"],
)
def test_more_ways_in_which_notes_lead_to_somebody(text: str) -> None:
    assert of_cell(text, ColumnReading.NOTES) is Personal.PERSON
    assert may_be_personal(["Kita Nord", text], ColumnReading.NOTES)


@pytest.mark.parametrize("text", ["neue Leitung (Caritas)", "Treffen im Mai (Neuwalde)", "bisher Sprechstunde montags"])
def test_brackets_and_small_words_alone_lead_to_nobody(text: str) -> None:
    assert of_cell(text, ColumnReading.NOTES) is None


def test_whose_practice_it_is_goes_and_the_practice_stays() -> None:
    assert kept_of("Hebammenpraxis Rundum Inh. A. Muster", ColumnReading.NAMES) == "Hebammenpraxis Rundum"


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("Mail von Ohlmer 12.3.", ""),
        ("Telefonat mit Frau Muster", "Telefonat"),
        ("Protokoll Netzwerktreffen", None),
        ("lt. Satzung", None),
    ],
)
def test_who_said_it_is_no_source(source: str, kept: str | None) -> None:
    personal = of_cell(source, ColumnReading.ORIGINS)
    assert (kept_of(source, ColumnReading.ORIGINS) if personal else None) == kept
    assert may_be_personal(["Protokoll", source], ColumnReading.ORIGINS) or personal is None
