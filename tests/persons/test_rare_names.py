"""Rare names without salutation, what may be a name and is asked about, and offers that only sound like a case."""

from collections import Counter
from pathlib import Path

import pytest

from graph.imports.check.staged import Staged
from graph.imports.check.staging import stage
from graph.imports.persons.at_a_glance import may_be_personal
from graph.imports.persons.column_reading import ColumnReading, of_cell
from graph.imports.persons.cutting import office_in
from graph.imports.persons.person_names import names_office
from graph.imports.persons.vocabulary import Personal, person_words
from graph.records import Entity
from ontology import Model
from ontology.names import EntityType, Prop
from tests.bench.named_cells import labelled, outcomes

PERSONS = {
    "Thi Nguyen": "",
    "Kasimir Musterowski": "",
    "B. Mustczyk": "",
    "Ch. Muster": "",
    "von der Muster, Anke": "",
    "Annegret v. Muster": "",
    "Frau v. Muster": "",
    "Bozena Muster": "",
    "Bożena Muster": "",
    "Yıldız": "",
    "Freiherr von Muster": "",
    "Musterović, L.": "",
    "Müller-Musterfeld (Jugendamt)": "Jugendamt",
    "Gesundheitsamt, Musterowski": "Gesundheitsamt",
    "DRK, Musterović": "DRK",
    "Kita Nord (Ltg.: Muster)": "Kita Nord",
    "Schule am Deich, Rektor Muster": "Schule am Deich",
    "Schulamt, Schulrat Muster": "Schulamt",
    "Polizei (PHKin Muster)": "Polizei",
    "Beratungsstelle z.Hd. Muster": "Beratungsstelle",
    "Lebenshilfe - Annegret v. Muster": "Lebenshilfe",
    "Herr Muster (in Elternzeit)": "",
}


@pytest.mark.parametrize("text", PERSONS)
def test_rare_names_are_known_and_the_office_stays(text: str) -> None:
    assert of_cell(text, ColumnReading.NAMES) is Personal.PERSON
    assert office_in(text) == PERSONS[text]
    assert may_be_personal(["Kita Nord", text, "Haus Süd"], ColumnReading.NAMES)


OFFICES = [
    "Haus Anna",
    "Kita Maria Montessori",
    "Marie-Curie-Schule",
    "Albert-Schweitzer-Stiftung",
    "Donum Vitae",
    "Pro Familia",
    "Alma Mater",
    "Salem",
    "Weißer Ring",
    "Guter Hirte",
    "Frauen helfen Frauen",
    "Villa Emilia",
    "Vinzenz Werke",
    "Kinderhaus Emilia",
    "Elisabeth von Thüringen Klinik",
    "Stiftung Anna Muster",
    "Mama Mia",
    "Lucky Kids",
    "Bad Segeberg",
    "Stadt Leer",
    "Rektorin",
    "Ansprechpartner/in",
    "Kontakt / Telefon",
    "Donum Vitae, Beratung",
    "wellcome",
    "Opstapje",
    "Griffbereit",
]


@pytest.mark.parametrize("text", OFFICES)
def test_what_is_no_person_stays_whole(text: str) -> None:
    assert of_cell(text, ColumnReading.NAMES) is None


def test_no_name_is_a_word_for_an_office() -> None:
    words = person_words()
    assert [n for n in sorted(words.given | words.surnames) if names_office(n)] == []


# -- asked about -------------------------------------------------------------------------------------------------------


def listed(folder: Path, model: Model, *names: str) -> Staged:
    (folder / "liste.csv").write_text("Einrichtung;Ort\n" + "".join(f'"{n}";Astadt\n' for n in names), "utf-8")
    return stage(folder / "liste.csv", model)


def asked(found: Staged) -> list[str]:
    return [p.cell for p in found.problems if p.rule == "perhaps-person"]


def test_a_name_that_may_be_a_persons_is_kept_and_asked_about(tmp_path: Path, model: Model) -> None:
    names = ("Blumen Müller", "Sonja", "Jugendamt", "Sonnenschein Sonja e. V.", "Haus Sonja", "Blaues Band")
    found = listed(tmp_path, model, *names)
    assert asked(found) == ["A2", "A3"]
    assert {p.severity for p in found.problems if p.rule == "perhaps-person"} == {"question"}
    kept = {r.value(Prop.NAME) for r in found.records if isinstance(r, Entity) and r.type == EntityType.ORGANIZATION}
    assert kept == set(names)


UNKNOWN = ("Lewin Vorbild", "Jugendamt, Vorbild", "Caritas (Vorbild)", "Hebamme Vorbild")


def test_in_a_column_that_names_persons_further_names_are_asked_about(tmp_path: Path, model: Model) -> None:
    offices = ("Jugendamt", "Caritas (Beratung)", "Guter Start", "Kita am Park", "SPZ", "Frühförderstelle, Nebenstelle")
    among = ("Frau Muster", "Gesundheitsamt, Herr Muster")
    assert asked(listed(tmp_path, model, *UNKNOWN, *offices)) == []
    assert asked(listed(tmp_path, model, *UNKNOWN, *offices, *among)) == ["A2", "A3", "A4", "A5"]


def test_a_rare_name_alone_is_asked_about_and_a_town_behind_a_name_is_none(tmp_path: Path, model: Model) -> None:
    offices = ("Kunterbunt Astadt", "Lichtblick Horn", "Windrad Horn", "Neue Wege", "Leuchtturm", "Jugendamt Horn")
    assert asked(listed(tmp_path, model, "Ebrima Vorbild", *offices)) == ["A2"]
    assert asked(listed(tmp_path, model, "Lichtblick Horn", "Jugendamt")) == ["A2"]


def test_persons_of_one_profession_are_one_professional_group_and_said_so(tmp_path: Path, model: Model) -> None:
    rows = ("Hebamme Anna Muster", "Hebamme Eva Muster", "Hebamme Ina Muster", "Jugendamt")
    found = listed(tmp_path, model, *rows)
    kinds = {r.value(Prop.NAME): r.value(Prop.KIND) for r in found.records if isinstance(r, Entity)}
    assert (kinds["Hebamme"], kinds["Jugendamt"]) == ("professionalGroup", "office")
    (told,) = (p for p in found.problems if p.rule == "name-doubled")
    assert "Von den Personen in A2, A3 und A4 bleibt der Beruf" in told.sentence.de
    assert "Muster" not in f"{found.records}{found.problems}"


def test_one_person_of_a_profession_is_no_group(tmp_path: Path, model: Model) -> None:
    found = listed(tmp_path, model, "Hebamme Anna Muster", "Jugendamt, Frau Muster", "Kita Nord")
    kinds = {r.value(Prop.NAME): r.value(Prop.KIND) for r in found.records if isinstance(r, Entity)}
    assert kinds["Hebamme"] == "practice"


# -- notes -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["Mutter hat Depression", "Kind mit ADHS", "Familie mit 3 Kindern, Vater drogenabhängig", "Inobhutnahme am 3.4.",
     "2 Kinder (4 und 6 Jahre) untergebracht", "Mutter mit zwei Kindern in Obhut",
     "Mädchen, 5 J., Verdacht auf Misshandlung"],
)  # fmt: skip
def test_a_diagnosis_of_somebody_is_a_case(text: str) -> None:
    assert of_cell(text, ColumnReading.NOTES) is Personal.CASE


@pytest.mark.parametrize(
    "text",
    ["Angebot für Mütter mit Wochenbettdepression", "Beratung bei ADHS", "Selbsthilfegruppe Depression",
     "Kinder mit Autismus und ihre Eltern", "Fortbildung Inobhutnahme", "Leitung: Jugendamt",
     "Kontakt: Zentrale 04421 555-0", "Kontakt: info@kita.example", "Plätze für 2 Kinder unter 3 Jahren",
     "Beratung bei Verdacht auf Misshandlung", "40 Kinder untergebracht im Neubau"],
)  # fmt: skip
def test_an_offer_for_many_and_a_contact_of_an_office_stay(text: str) -> None:
    assert of_cell(text, ColumnReading.NOTES) is None


@pytest.mark.parametrize("text", ["Leitung: Muster", "Ltg.: Muster", "Kontakt: Muster", "Musterowski fragen"])
def test_a_rare_name_in_a_note_is_a_person(text: str) -> None:
    assert of_cell(text, ColumnReading.NOTES) is Personal.PERSON
    assert may_be_personal(["Kita Nord", text], ColumnReading.NOTES)


# -- measured ----------------------------------------------------------------------------------------------------------


def test_of_cells_nobody_tuned_for_most_persons_stay_out_and_no_organization_is_cut(model: Model) -> None:
    cells = [cell for cell in labelled() if cell.batch in ("3", "4")]
    found = list(outcomes(cells, model))
    persons = Counter(said for cell, said in found if cell.personal)
    houses = Counter(said for cell, said in found if not cell.personal)
    assert persons["right"] >= 0.75 * persons.total()
    assert persons["right"] + persons["asked"] >= 0.9 * persons.total()
    assert houses["right"] + houses["asked"] == houses.total()
    assert houses["asked"] <= 0.1 * houses.total()


@pytest.mark.parametrize(
    ("cell", "asked"),
    [
        ("Jugendamt (Wendelstein)", True),
        ("SPZ (Ohlmer/Brennecke)", True),
        ("Caritas (Beratung)", False),
        ("Caritas (Astadt)", False),
        ("Landkreis Moor (Wümme)", False),
        ("Kita Mond (Krippe)", False),
    ],
)
def test_a_rare_name_in_brackets_behind_an_office_is_asked_about(
    tmp_path: Path, model: Model, cell: str, asked: bool
) -> None:
    found = listed(tmp_path, model, cell, "Hort Süd")
    assert ("perhaps-person" in {p.rule for p in found.problems}) is asked
