"""Headers and values of lists -> records: what is understood, what is asked, what is refused."""

from pathlib import Path

import pytest

from graph.imports import ImportProblem, Staged, stage
from graph.records import Entity, Relation
from graph.records.claims import Presence
from ontology import Model

BEZIRK = "ags;name;typ;land\n99001000;Stadt Musterstadt;KS;NW\n"


def _stage(folder: Path, model: Model, /, **sheets: str) -> Staged:
    (folder / "bezirk.csv").write_text(BEZIRK, "utf-8")
    for name, text in sheets.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return stage(folder, model, stated_on="2025-01-01")


def _entities(staged: Staged, type: str) -> dict[str, Entity]:
    return {r.id.partition(":")[2]: r for r in staged.records if isinstance(r, Entity) and r.type == type}


def _relations(staged: Staged, type: str) -> list[Relation]:
    return [r for r in staged.records if isinstance(r, Relation) and r.type == type]


def _only(staged: Staged) -> ImportProblem:
    (problem,) = staged.problems
    return problem


def test_headers_are_read_by_label_synonym_and_english_name(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, akteure='ID;EINRICHTUNG;Tel.;"PLZ:\n";locality\nA1;Treff;12;76131;Bonn\n')
    kita = _entities(staged, "Organization")["A1"]
    assert [kita.value(p) for p in ("name", "phone", "postalCode", "locality")] == ["Treff", "12", "76131", "Bonn"]
    assert not staged.problems


def test_rows_keep_their_kennung_and_plain_numbers_name_the_type(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, akteure="Kennung;Name\nA01;Treff\n2;Praxis\n", gremien="Kennung;Name\n2;AK\n")
    assert set(_entities(staged, "Organization")) == {"A01", "organization-2"}
    assert set(_entities(staged, "Committee")) == {"committee-2"}


def test_the_same_kennung_on_two_kinds_of_sheet_is_kept_for_one_and_asked_about(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, akteure="Kennung;Name\nX1;Treff\n", gremien="Kennung;Name\nX1;AK\n")
    problem = _only(staged)
    assert (problem.severity, problem.rule, problem.sheet, problem.cell) == ("question", "id", "gremien", "A2")
    assert staged.rows_rejected == 0
    assert [e.name for e in _entities(staged, "Committee").values()] == ["AK"]


def test_a_status_in_the_header_is_that_of_the_column(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, akteure="Kennung;Name;Akteurstyp (erschlossen)\nA1;Treff;KITA\n")
    kita = _entities(staged, "Organization")["A1"]
    assert {c.prop: c.status for c in kita.claims} == {
        "exists": "fromList",
        "name": "fromList",
        "actorType": "inferred",
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("03.03.2021", "2021-03-03"),
        ("3.3.21", "2021-03-03"),
        ("10/2021", "2021-10"),
        ("10.2021", "2021-10"),
        ("Oktober 2021", "2021-10"),
        ("12. März 2021", "2021-03-12"),
        ("2021", "2021"),
        ("2021-10-31 00:00:00", "2021-10-31"),
        ("44500", "2021-10-31"),
        ("1.4.99", "1999-04-01"),
        ("1.4.00", "2000-04-01"),
    ],
)
def test_german_dates_keep_their_precision(tmp_path: Path, model: Model, text: str, value: str) -> None:
    staged = _stage(tmp_path, model, gremien=f"Kennung;Name;Seit\nG1;AK;{text}\n")
    assert _entities(staged, "Committee")["G1"].value("startDate") == value


def test_a_year_of_two_digits_from_fifty_on_is_of_the_last_century(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, gremien="Kennung;Name;Seit\nG1;AK;1.4.50\n")
    assert _entities(staged, "Committee")["G1"].value("startDate") == "1950-04-01"


def test_a_year_of_two_digits_below_fifty_is_of_this_century_and_asked_about_if_it_lies_ahead(
    tmp_path: Path, model: Model
) -> None:
    staged = _stage(tmp_path, model, gremien="Kennung;Name;Seit\nG1;AK;1.4.49\n")
    (asked,) = [p for p in staged.problems if p.header == "Seit"]
    assert (asked.severity, asked.rule) == ("question", "future")


@pytest.mark.parametrize("text", ["bald", "31.02.2021", "13/2021", "24.09.24 oder 25"])
def test_text_that_is_no_date_costs_its_cell_and_says_where(tmp_path: Path, model: Model, text: str) -> None:
    staged = _stage(tmp_path, model, gremien=f"Kennung;Name;Seit\nG0;Rat;2020\nG1;AK;{text}\n")
    problem = _only(staged)
    assert (problem.severity, problem.sheet, problem.cell, problem.header) == ("question", "gremien", "C3", "Seit")
    assert problem.unread
    assert problem.found == text
    assert "Datum" in problem.expected.de
    assert (staged.rows_read, staged.rows_accepted, staged.rows_rejected) == (3, 3, 0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ja", "true"),
        ("X", "true"),
        ("✓", "true"),
        ("1", "true"),
        ("12.03.2020", "true"),
        ("nein", "false"),
        ("0", "false"),
        ("-", None),
        ("", None),
    ],
)
def test_yes_and_no_have_many_spellings(tmp_path: Path, model: Model, text: str, value: str | None) -> None:
    staged = _stage(tmp_path, model, akteure=f"Kennung;Name;Anerkannt nach § 75\nA1;Treff;{text}\n")
    assert _entities(staged, "Organization")["A1"].value("recognizedUnder75") == value
    assert not staged.problems


@pytest.mark.parametrize("text", ["?", "mündlich", "in Arbeit", "k. A."])
def test_neither_yes_nor_no_stays_open_and_is_asked(tmp_path: Path, model: Model, text: str) -> None:
    staged = _stage(tmp_path, model, akteure=f"Kennung;Name;Anerkannt nach § 75\nA1;Treff;{text}\n")
    assert _only(staged).severity == "question"
    assert _entities(staged, "Organization")["A1"].value("recognizedUnder75") is None


def test_numbers_may_have_decimal_commas_and_thousands_points(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, stellen="Kennung;Bezeichnung;VZÄ;Sitze\nS1;Koordination;0,75;1,0\n")
    post = _entities(staged, "Post")["S1"]
    assert (post.value("fullTimeEquivalent"), post.value("seats")) == ("0.75", "1")


def test_a_lost_leading_zero_is_put_back_with_a_warning(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, akteure="Kennung;Name;PLZ\nA1;Treff;1069\n")
    assert _entities(staged, "Organization")["A1"].value("postalCode") == "01069"
    assert _only(staged).severity == "warning"


@pytest.mark.parametrize("text", ["#BEZUG!", "#NV", "#N/A", "#DIV/0!"])
def test_a_formula_error_is_unknown_with_a_warning(tmp_path: Path, model: Model, text: str) -> None:
    staged = _stage(tmp_path, model, akteure=f"Kennung;Name;Bereich;Ort\nA1;Treff;{text};{text}\n")
    assert _entities(staged, "Organization")["A1"].all("sector") == ()
    assert [(p.severity, p.rule) for p in staged.problems] == [("warning", "formula")] * 2


@pytest.mark.parametrize("text", ["GES", "Gesundheitswesen", "gesundheitswesen", "Gesundheit", "GESUNDHEIT"])
def test_codes_are_read_by_notation_label_and_word(tmp_path: Path, model: Model, text: str) -> None:
    staged = _stage(tmp_path, model, akteure=f"Kennung;Name;Bereich\nA1;Treff;{text}\n")
    assert _entities(staged, "Organization")["A1"].value("sector") == "GES"


def test_the_lists_own_word_is_kept_beside_the_code(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, akteure="Kennung;Name;Bereich\nA1;Treff;Jugendhilfe\nA2;GA;Gesundheitswesen\n")
    found = _entities(staged, "Organization")
    assert (found["A1"].value("rawSector"), found["A2"].value("rawSector")) == ("Jugendhilfe", None)


def test_an_unknown_sector_word_is_kept_and_offers_the_choices(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, akteure="Kennung;Name;Bereich\nA1;Treff;Jugendhilfe\nA2;Praxis;Zauberei\n")
    problem = _only(staged)
    assert (problem.severity, problem.rule, problem.cell, problem.found) == ("question", "code", "C3", "Zauberei")
    assert problem.expected.de
    assert _entities(staged, "Organization")["A2"].value("rawSector") == "Zauberei"
    assert staged.unmapped.words == (("Bereich", "Zauberei"),)


def test_an_ambiguous_sector_word_keeps_the_row_and_asks_once(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, akteure="Kennung;Name;Bereich\nA1;Treff;Schnittstelle\nA2;Hafen;Schnittstelle\n")
    problem = _only(staged)
    assert (problem.severity, problem.cell, problem.count) == ("question", "C2", 2)
    found = _entities(staged, "Organization")["A1"]
    assert (found.value("sector"), found.value("rawSector")) == (None, "Schnittstelle")


def test_another_column_answers_an_ambiguous_word(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, gremien="Kennung;Name;Art;Gremienart (erschlossen)\nG1;JHA;politisch;JHA\n")
    committee = _entities(staged, "Committee")["G1"]
    assert (committee.value("kind"), committee.value("rawKind")) == ("JHA", "politisch")
    assert not staged.problems


def test_the_word_member_alone_is_a_role_and_a_question(tmp_path: Path, model: Model) -> None:
    staged = _stage(
        tmp_path,
        model,
        akteure="Kennung;Name\nA1;Treff\n",
        gremien="Kennung;Name\nG1;AK\n",
        mitgliedschaften="Akteur;Gremium;Rolle\nA1;G1;Mitglied\n",
    )
    assert [r.value("role") for r in _relations(staged, "Membership")] == ["member"]
    assert _only(staged).severity == "question"


def test_several_values_are_separated_by_semicolons(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, akteure='Kennung,Name,Weitere Namen\nA1,Treff,"K; Kindergarten ;"\n')
    assert set(_entities(staged, "Organization")["A1"].all("alias")) == {"K", "Kindergarten"}


def test_references_are_found_by_kennung_name_and_alias(tmp_path: Path, model: Model) -> None:
    staged = _stage(
        tmp_path,
        model,
        akteure="Kennung;Name;Weitere Namen\nA1;Gesundheitsamt Süd;GA\n",
        gremien="Kennung;Name\nG1;AK\n",
        mitgliedschaften="Akteur;Gremium;Seit\nA1;G1;2018\nGESUNDHEITSAMT Süd;AK;2019\nga;ak;2020\n",
    )
    assert {(r.source, r.target) for r in _relations(staged, "Membership")} == {("99001:A1", "99001:G1")}
    assert not staged.problems


def test_a_name_borne_by_two_is_not_guessed(tmp_path: Path, model: Model) -> None:
    staged = _stage(
        tmp_path,
        model,
        akteure="Kennung;Name\nA1;Caritas\nA2;Caritas\n",
        gremien="Kennung;Name\nG1;AK\n",
        mitgliedschaften="Akteur;Gremium\nCaritas;G1\n",
    )
    asked, problem = sorted(staged.problems, key=lambda p: p.severity, reverse=True)
    assert (problem.severity, problem.cell, problem.found) == ("error", "A2", "Caritas")
    assert "Kennung" in problem.remedy.de
    assert (asked.rule, asked.cell) == ("name-apart", "B2")


def test_a_reference_of_the_wrong_kind_says_what_it_is(tmp_path: Path, model: Model) -> None:
    staged = _stage(
        tmp_path,
        model,
        akteure="Kennung;Name\nA1;Treff\n",
        gremien="Kennung;Name\nG1;AK\n",
        mitgliedschaften="Akteur;Gremium\nG1;A1\n",
    )
    assert "Organisation" in _only(staged).sentence.de


def test_a_column_named_like_a_relation_creates_it(tmp_path: Path, model: Model) -> None:
    staged = _stage(
        tmp_path, model, akteure="Kennung;Name\nA1;Stadt\n", angebote="Kennung;Angebot;Träger\nD1;Café;A1\n"
    )
    assert [(r.source, r.target) for r in _relations(staged, "HasCarrier")] == [("99001:D1", "99001:A1")]


def test_members_listed_with_a_body_sit_in_it(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, akteure="Kennung;Name\nA1;Stadt\n", gremien="Kennung;Name;Mitglieder\nG1;AK;A1\n")
    assert [(r.source, r.target) for r in _relations(staged, "Membership")] == [("99001:A1", "99001:G1")]


def test_sources_places_and_days_stand_with_every_claim(tmp_path: Path, model: Model) -> None:
    staged = _stage(
        tmp_path,
        model,
        quellen="Kennung;Titel;Stand\nQ1;Konzept 2018;24.10.2018\n",
        akteure="Kennung;Name;Quelle;Stand\nA1;Treff;Konzept 2018 S. 9, 10;\nA2;GA;Q1;2019\nA3;SPZ;Protokoll S. 3;\n",
    )
    found = _entities(staged, "Organization")
    sources = {e.name: e.id for e in _entities(staged, "Source").values()}
    said = {id: e.about("name")[0][2:5] for id, e in found.items()}
    assert said == {
        "A1": (sources["Konzept 2018"], "S. 9, 10", "2018-10-24"),
        "A2": (sources["Konzept 2018"], "", "2019"),
        "A3": (sources["Protokoll"], "S. 3", "2025-01-01"),
    }


def test_without_a_source_the_file_and_row_are_the_source(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, akteure="Kennung;Name\nA1;Treff\n")
    claim = _entities(staged, "Organization")["A1"].about("name")[0]
    assert (claim.locator, claim.as_of) == ("akteure, Zeile 2", "2025-01-01")
    assert claim.source in {r.id for r in staged.records}


def test_two_sources_may_contradict_each_other(tmp_path: Path, model: Model) -> None:
    rows = "A1;Treff Nord;Liste 1;KITA\nA1;Treff Nord;Liste 2;FZ\n"
    staged = _stage(
        tmp_path,
        model,
        akteure=f"Kennung;Name;Quelle;Trägerart\n{rows.replace('KITA', 'kommunal').replace('FZ', 'Kirche')}",
    )
    kita = _entities(staged, "Organization")["A1"]
    assert {c.value for c in kita.conflicts("carrierKind")} == {"OEFF-K", "FREI-K"}


def test_the_same_seat_from_two_sources_is_one_and_twice_in_one_source_is_two(tmp_path: Path, model: Model) -> None:
    staged = _stage(
        tmp_path,
        model,
        akteure="Kennung;Name\nA1;Treff\n",
        gremien="Kennung;Name\nG1;AK\n",
        mitgliedschaften="Akteur;Gremium;Seit;Quelle\nA1;G1;2010;Alt\nA1;G1;2010;Neu\nA1;G1;2019;Neu\n",
    )
    assert len(_relations(staged, "Membership")) == 2


def test_expressly_absent_is_not_unknown_and_keeps_its_name(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, akteure="Kennung;Name;Status\nA1;SPZ;bestätigt abwesend\nA2;MGH;unbekannt\n")
    found = _entities(staged, "Organization")
    assert (found["A1"].presence, found["A1"].name) == (Presence.ABSENT, "SPZ")
    assert found["A2"].presence == Presence.UNKNOWN


def test_with_several_districts_each_owns_itself_and_the_rest_is_shared(tmp_path: Path, model: Model) -> None:
    staged = _stage(
        tmp_path,
        model,
        akteure="Kennung;Name;Bezirk der Angabe\nA1;NZFH;\nA2;Treff;Stadt Musterstadt\nA3;Hafen;Atlantis\n",
        bezirke="ags;name\n99002000;Kreis Beispiel\n",
    )
    assert {r.owner for r in staged.records if r.id.endswith(":bezirk")} == {"99001", "99002"}
    assert {r.id for r in staged.records if r.type == "Organization"} == {"shared:A1", "99001:A2"}
    assert [p.rule for p in staged.problems] == ["owner"]


def test_without_a_district_land_and_type_stay_open_and_are_asked(tmp_path: Path, model: Model) -> None:
    path = tmp_path / "verteiler.csv"
    path.write_text("Name;Ort\nTreff;Xanten\n", "utf-8")
    path.rename(tmp_path / "akteure.csv")
    staged = stage(tmp_path / "akteure.csv", model)
    assert staged.district == "unbekannt"
    assert [p.rule for p in staged.problems] == ["undated", "district"]
    (district,) = _entities(staged, "District").values()
    assert (district.name, district.value("land")) == ("akteure", None)


def test_the_district_may_be_named_at_import(tmp_path: Path, model: Model) -> None:
    path = tmp_path / "akteure.csv"
    path.write_text("Kennung;Name\nA1;Treff\n", "utf-8")
    staged = stage(path, model, district="08212000", stated_on="2025")
    assert {r.owner for r in staged.records} == {"08212"}
    assert not staged.problems


def test_a_row_may_be_of_another_type_than_its_sheet(tmp_path: Path, model: Model) -> None:
    staged = _stage(
        tmp_path,
        model,
        gremien="Kennung;Name;Grundlage;Eintragsart\nG1;JHA;§ 71;\nG2;Netz;KKG § 3;Netzwerk Frühe Hilfen\n",
    )
    network = _entities(staged, "EarlyHelpNetwork")["G2"]
    assert network.value("note") == "Grundlage: KKG § 3"
    assert set(_entities(staged, "Committee")) == {"G1"}


def test_columns_may_speak_of_the_paper_the_meeting_and_the_agenda_item(tmp_path: Path, model: Model) -> None:
    staged = _stage(
        tmp_path,
        model,
        gremien="Kennung;Name\nG1;Jugendhilfeausschuss\n",
        beratungen="Vorlage;Titel;Gremium;Datum;TOP;Öffentlich\n12/2024;Konzept;G1;24.9.2024;3;ja\n13/2024;;G1;24.9.2024;;\n",
    )
    (meeting,) = _entities(staged, "Meeting").values()
    assert meeting.name == "Jugendhilfeausschuss, 24.09.2024"
    assert {e.value("reference"): e.name for e in _entities(staged, "Paper").values()} == {
        "12/2024": "Konzept",
        "13/2024": "Vorlage 13/2024",
    }
    (item,) = _entities(staged, "AgendaItem").values()
    assert (item.value("number"), item.value("public"), item.value("meeting")) == ("3", "true", meeting.id)
    assert len(_relations(staged, "Consultation")) == 2


@pytest.mark.parametrize(
    "name",
    ["'; DROP TABLE entity; --", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "../../etc/passwd", "A" * 5000],
)
def test_hostile_names_are_just_names(tmp_path: Path, model: Model, name: str) -> None:
    staged = _stage(tmp_path, model, akteure=f'Kennung;Name\n"{name[:40]}";"{name}"\n')
    (found,) = _entities(staged, "Organization").values()
    assert found.name == " ".join(name.split())
    assert all(c.isalnum() or c in "-._~:" for c in found.id)
