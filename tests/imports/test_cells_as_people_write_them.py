"""Dates, numbers and contacts in people's forms: read for sure, or left unread with a question; the row stands."""

from datetime import date
from pathlib import Path

import pytest

from graph.imports import Given, ImportProblem, Staged, read_workbook
from graph.imports.check.staging import check
from graph.records import Entity, Relation
from ontology import Model

TODAY = date(2026, 6, 1)
BEZIRK = "AGS;Name;Art;Land\n99001000;Stadt Musterstadt;KS;NW\n"
ACTORS = "Kennung;Name\nA1;Amt\nA2;Verein\n"
BODIES = "Kennung;Name\nG1;Lenkung\n"


def staged(folder: Path, model: Model, **sheets: str) -> Staged:
    for name, text in {"bezirk": BEZIRK, **sheets}.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return check(read_workbook(folder), model, Given(stated_on="2025-12-31", today=TODAY, with_persons=True))


def body(folder: Path, model: Model, header: str, cell: str) -> tuple[Entity, tuple[ImportProblem, ...]]:
    found = staged(folder, model, gremien=f'Kennung;Name;{header}\nG1;Lenkung;"{cell}"\n')
    (entity,) = (r for r in found.records if isinstance(r, Entity) and r.id == "99001:G1")
    assert found.rows_rejected == 0
    return entity, found.problems


def seat(folder: Path, model: Model, header: str, cell: str) -> tuple[Relation, tuple[ImportProblem, ...]]:
    rows = f'Akteur;Gremium;{header}\nA1;G1;"{cell}"\n'
    found = staged(folder, model, akteure=ACTORS, gremien=BODIES, mitgliedschaften=rows)
    (relation,) = (r for r in found.records if isinstance(r, Relation))
    assert found.rows_rejected == 0
    return relation, found.problems


def actor(folder: Path, model: Model, header: str, cell: str) -> tuple[Entity, tuple[ImportProblem, ...]]:
    found = staged(folder, model, akteure=f'Kennung;Name;{header}\nA1;Amt;"{cell}"\n')
    (entity,) = (r for r in found.records if isinstance(r, Entity) and r.id == "99001:A1")
    assert found.rows_rejected == 0
    return entity, found.problems


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("seit 2013", "2013", None),
        ("ab 01.03.2021", "2021-03-01", None),
        ("ca. 2016", "2016", None),
        ("seit etwa 2010", "2010", None),
        ("Mär 2021", "2021-03", None),
        ("März 21", "2021-03", None),
        ("3/2021", "2021-03", None),
        ("03/21", "2021-03", None),
        ("2019/20", "2019", None),
        ("2010/11", "2010", None),
        ("Schuljahr 2019/20", "2019", None),
        ("Q3 2021", "2021", None),
        ("2. Halbjahr 2021", "2021", None),
        ("Frühjahr 2022", "2022", None),
        ("Ende 2022", "2022", None),
        ("24.09.2024 00:00", "2024-09-24", None),
        ("24.09.2024, 14:30 Uhr", "2024-09-24", None),
        ("Di, 24.09.2024", "2024-09-24", None),
        ("24. September 2024", "2024-09-24", None),
        ("2024-09-24T00:00:00", "2024-09-24", None),
        ("2021.0", "2021", None),
        ("2019–2022", "2019", "2022"),
        ("2019 - 2022", "2019", "2022"),
        ("2019-22", "2019", "2022"),
        ("von 2019 bis 2022", "2019", "2022"),
        ("01.03.–30.06.2021", "2021-03-01", "2021-06-30"),
        ("März bis Juni 2021", "2021-03", "2021-06"),
        ("bis Ende 2025", None, "2025"),
        ("bis 31.12.2025", None, "2025-12-31"),
        ("seit 2013 bis heute", "2013", None),
        ("2013 - laufend", "2013", None),
        ("12.03.2021 (mündlich)", "2021-03-12", None),
    ],
)
def test_a_time_is_read_in_the_precision_it_has(
    tmp_path: Path, model: Model, cell: str, start: str | None, end: str | None
) -> None:
    found, problems = seat(tmp_path, model, "Seit", cell)
    assert (found.value("startDate"), found.value("endDate")) == (start, end)
    assert not problems


@pytest.mark.parametrize("cell", ["ca. 2016", "Q3 2021", "Frühjahr 2022", "2019/20", "12.03.2021 (mündlich)"])
def test_words_that_say_more_than_the_date_are_kept(tmp_path: Path, model: Model, cell: str) -> None:
    assert cell in (body(tmp_path, model, "Seit", cell)[0].value("note") or "")


@pytest.mark.parametrize(
    "cell",
    [
        "01.01.",
        "3. März",
        "01.12",
        "10/11",
        "2016?",
        "vor 2010",
        "2013, 2015",
        "9/24/2024",
        "31.02.2021",
        "2022-2019",
        "2025 (geplant)",
        "voraussichtlich 2025",
        "bald",
        "1021",
        "siehe Protokoll vom 3.4.2020 und 5.6.2021",
    ],
)
def test_what_may_mean_several_times_stays_unread_and_costs_no_row(tmp_path: Path, model: Model, cell: str) -> None:
    found, (problem,) = body(tmp_path, model, "Seit", cell)
    assert found.value("startDate") is None
    assert found.presence == "present"
    assert (problem.severity, problem.cell, problem.header, problem.found) == ("question", "C2", "Seit", cell)
    assert problem.unread
    assert problem.expected.de
    assert problem.remedy.de


def test_an_end_column_takes_the_last_year_and_an_open_end_is_none(tmp_path: Path, model: Model) -> None:
    for number, (cell, end) in enumerate(
        [("2024/25", "2025"), ("bis 2025", "2025"), ("unbefristet", None), ("Ende 2025", "2025")]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        found, problems = seat(folder, model, "Bis", cell)
        assert (found.value("endDate"), problems) == (end, ())


# -- the future ------------------------------------------------------------------------------------------------------


def test_a_body_that_begins_in_the_future_does_not_vanish(tmp_path: Path, model: Model) -> None:
    found, (problem,) = body(tmp_path, model, "Seit", "01.01.2062")
    assert (found.value("startDate"), problem.rule, problem.severity) == (None, "future", "question")


def test_a_seat_that_begins_later_is_kept_and_asked_about(tmp_path: Path, model: Model) -> None:
    found, (problem,) = seat(tmp_path, model, "Seit", "01.01.2027")
    assert (found.value("startDate"), problem.rule, problem.unread) == ("2027-01-01", "future", False)


def test_a_statement_of_a_day_to_come_takes_the_day_of_the_list(tmp_path: Path, model: Model) -> None:
    found, (problem,) = actor(tmp_path, model, "Stand", "31.12.2062")
    assert (found.as_of, problem.rule) == ("2025-12-31", "future")


# -- numbers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "cell", "name", "value"),
    [
        ("Zahl der Mitglieder", "ca. 12", "memberCount", "12"),
        ("Zahl der Mitglieder", "3.400", "memberCount", "3400"),
        ("Zahl der Mitglieder", "3 400", "memberCount", "3400"),
        ("Zahl der Mitglieder", "ca. 3.400", "memberCount", "3400"),
        ("Zahl der Mitglieder", "12.500,00", "memberCount", "12500"),
        ("Zahl der Mitglieder", "zwölf", "memberCount", "12"),
        ("Zahl der Mitglieder", "14 Mitglieder", "memberCount", "14"),
        ("Zahl der Mitglieder", "14.0", "memberCount", "14"),
    ],
)
def test_a_number_is_read_as_people_write_it(  # noqa: PLR0913, PLR0917 -- a column and its cell
    tmp_path: Path, model: Model, header: str, cell: str, name: str, value: str
) -> None:
    found, problems = body(tmp_path, model, header, cell)
    assert (found.value(name), problems) == (value, ())


@pytest.mark.parametrize("cell", ["10-15", "> 20", "mehrere", "12,500", "3 (?)", "1,5", "-3", "5 %"])
def test_a_number_that_is_not_sure_stays_unread(tmp_path: Path, model: Model, cell: str) -> None:
    found, (problem,) = body(tmp_path, model, "Zahl der Mitglieder", cell)
    assert found.value("memberCount") is None
    assert problem.unread


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0,5", "0.5"),
        ("1,5 VZÄ", "1.5"),
        ("50 %", "0.5"),
        ("37,5%", "0.375"),
        ("75 v.H.", "0.75"),
        ("75 Prozent", "0.75"),
        ("75 percent", "0.75"),
        ("0.375", "0.375"),
        ("1.375", "1.375"),
        ("0.30000000000000004", "0.3"),
        ("0,50", "0.5"),
    ],
)
def test_a_share_of_a_post_is_one_however_it_is_written(tmp_path: Path, model: Model, cell: str, value: str) -> None:
    found = staged(tmp_path, model, stellen=f"Kennung;Bezeichnung;VZÄ\nS1;Koordination;{cell}\n")
    (post,) = (r for r in found.records if r.type == "Post")
    assert (post.value("fullTimeEquivalent"), found.problems) == (value, ())


def test_one_number_in_two_notations_is_no_contradiction(tmp_path: Path, model: Model) -> None:
    rows = "Kennung;Name;Betrag;Quelle\nB1;Beschluss;12.500;Liste eins\nB1;Beschluss;12.500,00 €;Liste zwei\n"
    found = staged(tmp_path, model, beschluesse=rows)
    (resolution,) = (r for r in found.records if r.type == "Resolution")
    assert resolution.all("amount") == ("12500",)
    assert resolution.conflicts("amount") == ()


# -- contacts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        ("PLZ", "D-37991", {"postalCode": "37991"}),
        ("PLZ", "37991 Tannbach", {"postalCode": "37991", "locality": "Tannbach"}),
        ("Ort", "37991 Tannbach", {"postalCode": "37991", "locality": "Tannbach"}),
        ("PLZ", "37991.0", {"postalCode": "37991"}),
        ("Funktionspostfach", "info(at)stadt.example", {"mailbox": "info@stadt.example"}),
        ("Funktionspostfach", "Amt <info@stadt.example>", {"mailbox": "info@stadt.example"}),
        ("Telefon", "07 21 / 86–22 95", {"phone": "07 21 / 86–22 95"}),
        ("Webseite", "www.stadt.example (im Aufbau)", {"website": "www.stadt.example"}),
    ],
)
def test_a_contact_is_found_in_its_cell(
    tmp_path: Path, model: Model, header: str, cell: str, expected: dict[str, str]
) -> None:
    found, problems = actor(tmp_path, model, header, cell)
    assert {name: found.value(name) for name in expected} == expected
    assert not [p for p in problems if p.unread]


@pytest.mark.parametrize(
    ("header", "cell"),
    [("PLZ", "unten"), ("Funktionspostfach", "folgt"), ("Telefon", "über die Zentrale"), ("Webseite", "siehe oben")],
)
def test_a_contact_that_is_none_stays_unread(tmp_path: Path, model: Model, header: str, cell: str) -> None:
    found, (problem,) = actor(tmp_path, model, header, cell)
    assert (problem.cell, problem.unread, found.name) == ("C2", True, "Amt")


# -- marks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["nan", "None", "NULL", "n/a", "-/-", "…", "--"])
def test_what_programs_leave_in_empty_cells_says_nothing(tmp_path: Path, model: Model, mark: str) -> None:
    found, problems = actor(tmp_path, model, "Ort", mark)
    assert (found.value("locality"), problems) == (None, ())


@pytest.mark.parametrize("mark", ["k. A.", "k.A.", "#NV", "####", "?"])
def test_a_mark_of_not_knowing_is_asked_about_and_no_value(tmp_path: Path, model: Model, mark: str) -> None:
    found, (problem,) = actor(tmp_path, model, "Ort", mark)
    assert (found.value("locality"), problem.found) == (None, mark)


@pytest.mark.parametrize("name", ["nan", "None", "####", "#NV"])
def test_a_mark_is_nobodys_name(tmp_path: Path, model: Model, name: str) -> None:
    found = staged(tmp_path, model, akteure=f"Kennung;Name\nA1;Amt\nA2;{name}\n")
    assert {r.id for r in found.records if r.type == "Organization"} == {"99001:A1"}
    assert found.rows_rejected == 1
    (lost,) = found.lost
    assert (lost.row, lost.rejected, lost.cells) == (3, True, ("A2", name))


# -- words -----------------------------------------------------------------------------------------------------------


def test_an_unknown_word_keeps_the_row_and_the_word_and_names_what_is_near(tmp_path: Path, model: Model) -> None:
    found, (problem,) = actor(tmp_path, model, "Bereich", "Gesundheitswesn und Pflege")
    assert found.value("rawSector") == "Gesundheitswesn und Pflege"
    assert "Gesundheitswesen" in problem.expected.de


@pytest.mark.parametrize(("word", "presence"), [("aktiv", "present"), ("ja", "present"), ("ausgeschieden", "unknown")])
def test_a_column_status_may_say_whether_somebody_is_still_there(
    tmp_path: Path, model: Model, word: str, presence: str
) -> None:
    # Who has left the network is not counted; whether the organization is gone, the word does not say.
    assert actor(tmp_path, model, "Status", word)[0].presence == presence


def test_an_unknown_status_is_a_question_and_no_lost_row(tmp_path: Path, model: Model) -> None:
    found = staged(tmp_path, model, akteure="Kennung;Name;Status\nA1;Amt;aktiv\nA2;Verein;grün\nA3;Treff;neu\n")
    (odd,) = (r for r in found.records if r.id == "99001:A2")
    (problem,) = (p for p in found.problems if p.cell == "C3")
    assert (odd.presence, problem.severity, problem.unread) == ("present", "question", True)
    assert "ausgeschieden" in problem.expected.de


def test_a_column_status_of_unknown_words_is_asked_about_as_one(tmp_path: Path, model: Model) -> None:
    found, (problem,) = actor(tmp_path, model, "Status", "grün")
    assert (found.presence, problem.severity, problem.cell) == ("present", "question", "C1")


@pytest.mark.parametrize(("cell", "value"), [("ja, seit 2019", "true"), ("nein (abgelehnt)", "false")])
def test_yes_and_no_may_have_a_remark(tmp_path: Path, model: Model, cell: str, value: str) -> None:
    found, problems = actor(tmp_path, model, "Anerkannt nach § 75", cell)
    assert (found.value("recognizedUnder75"), problems) == (value, ())
    assert cell in (found.value("note") or "")


@pytest.mark.parametrize("cell", ["ja?", "ja/nein", "demnächst"])
def test_what_is_neither_yes_nor_no_stays_open(tmp_path: Path, model: Model, cell: str) -> None:
    found, (problem,) = actor(tmp_path, model, "Anerkannt nach § 75", cell)
    assert found.value("recognizedUnder75") is None
    assert problem.severity == "question"


@pytest.mark.parametrize(
    ("cell", "town"), [("Leer", "Leer"), ("LEER", "LEER"), ("leer", None), ("(leer)", None), ("(Leer)", None)]
)
def test_the_town_of_leer_is_no_empty_cell(tmp_path: Path, model: Model, cell: str, town: str | None) -> None:
    assert actor(tmp_path, model, "Ort", cell)[0].value("locality") == town
