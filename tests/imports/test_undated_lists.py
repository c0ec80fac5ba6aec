"""A list that does not say when it was made: nothing of it is of today, nothing of it is stale, and that is asked."""

from datetime import date
from pathlib import Path

import pytest

from graph.analysis import analyse, analyse_district
from graph.as_json import date_note
from graph.district.loading import district_of, snapshot_of
from graph.imports import Given, Staged, import_file, read_workbook
from graph.imports.check.staging import check
from graph.records import Relation
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Scope
from ontology import Model

TODAY = date(2026, 6, 1)
LIST = "Einrichtung;Bereich\nJugendamt;Jugendhilfe\nKita Mond;Jugendhilfe\n"


def staged(path: Path, model: Model, text: str = LIST, stated_on: str | None = None) -> Staged:
    path.write_text(text, "utf-8")
    return check(read_workbook(path), model, Given("99001", stated_on, TODAY))


def days(found: Staged) -> set[str]:
    return {c.as_of for r in found.records if r.type not in ("Source", "District") for c in r.claims}


def rules(found: Staged) -> list[str]:
    return [p.rule for p in found.problems]


def test_nothing_of_an_undated_list_has_a_day_and_the_question_comes_first(tmp_path: Path, model: Model) -> None:
    found = staged(tmp_path / "akteure.csv", model)
    assert days(found) == {""}
    assert (found.stated_on, rules(found)[0]) == ("", "undated")


def test_the_day_given_by_a_person_counts_before_what_the_list_says(tmp_path: Path, model: Model) -> None:
    text = "Stand: 14.03.2024;\n" + LIST
    assert days(staged(tmp_path / "akteure.csv", model, text, "2025-01")) == {"2025-01"}


@pytest.mark.parametrize(
    "title",
    [
        "Stand: 14.03.2024;",
        "Netzwerk Frühe Hilfen (Stand: 14.03.2024);",
        "Stand;14.03.2024",
        "zuletzt aktualisiert am 14. März 2024;",
        "Verteiler, Stand 14.3.24;",
        "As of March 14th, 2024;",
        "Stand: 14 Mar 2024;",
    ],
)
def test_a_title_says_of_which_day_the_list_is(tmp_path: Path, model: Model, title: str) -> None:
    found = staged(tmp_path / "akteure.csv", model, f"{title}\n{LIST}")
    assert days(found) == {"2024-03-14"}
    assert rules(found).count("dated") == 1
    assert "undated" not in rules(found)


@pytest.mark.parametrize(
    ("name", "title", "offered"),
    [
        ("akteure", "Netzwerkliste Q3/2023;", "2023"),
        ("akteure", "Netzwerk im Schuljahr 2023/24;", "2023"),
        ("akteure", "Stand: 3. Quartal 2023;", "2023"),
        ("akteure", "Stand: 03/14/2024;", "14.03.2024"),
        ("Verteiler_KW14_2024", "Netzwerk;", "April 2024"),
    ],
)
def test_a_part_of_a_year_is_offered_and_not_taken(
    tmp_path: Path, model: Model, name: str, title: str, offered: str
) -> None:
    found = staged(tmp_path / f"{name}.csv", model, f"{title}\n{LIST}")
    assert days(found) == {""}
    assert offered in next(p for p in found.problems if p.rule == "undated").expected.de


def test_a_footer_says_it_too(tmp_path: Path, model: Model) -> None:
    assert staged(tmp_path / "akteure.csv", model, f"{LIST}Stand: März 2024;\n").stated_on == "2024-03"


def test_a_date_in_the_file_name_is_offered_and_not_taken(tmp_path: Path, model: Model) -> None:
    found = staged(tmp_path / "akteure_2024-03-14.csv", model)
    assert days(found) == {""}
    assert "14.03.2024" in next(p for p in found.problems if p.rule == "undated").expected.de


@pytest.mark.parametrize("title", ["Stand: 14.03.2062;", "Stand: bald;", "Bestand 2024;"])
def test_a_day_to_come_and_other_words_date_nothing(tmp_path: Path, model: Model, title: str) -> None:
    found = staged(tmp_path / "akteure.csv", model, f"{title}\n{LIST}")
    assert days(found) == {""}
    assert "undated" in rules(found)


def test_two_days_in_one_sheet_are_asked_about(tmp_path: Path, model: Model) -> None:
    found = staged(tmp_path / "akteure.csv", model, f"Stand: 14.03.2024;\n{LIST}Stand: 15.04.2025;\n")
    assert days(found) == {""}
    assert "15.04.2025" in next(p for p in found.problems if p.rule == "undated").expected.de


def test_a_day_given_that_lies_ahead_is_a_question(tmp_path: Path, model: Model) -> None:
    found = staged(tmp_path / "akteure.csv", model, LIST, "2062")
    assert days(found) == {""}
    assert "future" in rules(found)


def test_a_column_stand_dates_its_rows_and_only_those(tmp_path: Path, model: Model) -> None:
    found = staged(tmp_path / "akteure.csv", model, "Einrichtung;Bereich;Stand\nAmt;Jugendhilfe;2024\nKita;;\n")
    assert days(found) == {"2024", ""}
    assert "undated" in rules(found)


def test_an_undated_list_is_never_of_today_and_never_stale(store: GraphStore, model: Model, tmp_path: Path) -> None:
    folder = tmp_path / "netz"
    folder.mkdir()
    (folder / "bezirk.csv").write_text("AGS;Name;Art;Land\n99001000;Stadt;KS;NW\n", "utf-8")
    (folder / "akteure.csv").write_text("Kennung;Name\nA1;Amt\nA2;Kita\n", "utf-8")
    (folder / "gremien.csv").write_text("Kennung;Name\nG1;Lenkung\n", "utf-8")
    (folder / "mitgliedschaften.csv").write_text("Akteur;Gremium\nA1;G1\n", "utf-8")
    import_file(folder, store, model, author="test", time="2026-06-01T00:00:00+00:00")
    far = date(2040, 1, 1)
    snapshot = snapshot_of(store, model, district_of(store, "99001", Scope.of("99001")), far)
    assert {d.certainty for d in snapshot.relations["Membership"]} == {"present"}
    assert snapshot.newest_list == ""
    assert date_note(snapshot).de.endswith("Stand der Liste unbekannt.")
    found = [f for f in analyse(snapshot).findings if f.kind == "dataQuestion"]
    assert found[0].rule == "undated_list"
    assert not [f for f in found if f.rule.startswith("stale")]


def test_the_question_is_gone_once_somebody_answers(store: GraphStore, model: Model, tmp_path: Path) -> None:
    path = tmp_path / "akteure.csv"
    path.write_text(LIST, "utf-8")
    for stated_on in (None, "2026-01-01"):
        import_file(
            path, store, model, district="99001", author="test", time="2026-06-01T00:00:00+00:00", stated_on=stated_on
        )
    analysis = analyse_district(store, model, "99001", TODAY)
    assert "undated_list" not in {f.rule for f in analysis.findings}
    assert not [r for r in store.relations(scope=EVERYTHING) if isinstance(r, Relation) and not r.as_of]
