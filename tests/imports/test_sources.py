"""Sources and their days, what a file no longer lists, and the order in which problems are told."""

from itertools import permutations
from pathlib import Path

import pytest

from graph.imports import import_file, stage
from graph.imports.problems import Issue, Place, Problems, Severity
from graph.records.claims import EXISTS
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model, Text
from ontology.names import Prop

NOTHING = Text(de="", en="")


def _written(folder: Path, /, **sheets: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in sheets.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


# -- the day of a source ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("days", list(permutations(["01.03.2021", "30.06.2023", "2022"])))
def test_of_a_source_listed_more_than_once_the_newest_day_counts(
    tmp_path: Path, model: Model, days: tuple[str, ...]
) -> None:
    listed = "Kennung;Name;Stichtag\n" + "".join(f"Q1;Verteiler;{day}\n" for day in days)
    folder = _written(tmp_path / "liste", quellen=listed, akteure="Kennung;Name;Quelle\nA1;Treff;Verteiler\n")
    staged = stage(folder, model, district="99001", stated_on="2020-01-01")
    (treff,) = [r for r in staged.records if r.id == "99001:A1"]
    assert {c.as_of for c in treff.about(EXISTS)} == {"2023-06-30"}


# -- what is no longer there --------------------------------------------------------------------------------------

ACTORS = "Kennung;Name;Quelle\nA1;Treff;Verteiler\nA2;Praxis;Verteiler\n"
BODIES = "Kennung;Name;Quelle\nG1;Runder Tisch;Verteiler\n"
SEATS = "Akteur;Gremium;Quelle\nA1;G1;Verteiler\n"


def _no_longer(store: GraphStore, model: Model, before: Path, after: Path) -> tuple[str, ...]:
    for path in (before, after):
        report = import_file(path, store, model, author="test", time="2026-11-22T12:00:00Z", district="99001")
        assert report.ok
    return report.no_longer


def test_sheets_that_are_not_in_the_file_are_not_said_to_have_lost_their_rows(
    tmp_path: Path, store: GraphStore, model: Model
) -> None:
    whole = _written(tmp_path / "alles", akteure=ACTORS, gremien=BODIES, mitgliedschaften=SEATS)
    part = _written(tmp_path / "akteure", akteure=ACTORS.replace("A2;Praxis;Verteiler\n", ""))
    assert _no_longer(store, model, whole, part) == ("99001:A2",)


def test_a_sheet_that_is_there_has_lost_the_rows_that_it_no_longer_has(
    tmp_path: Path, store: GraphStore, model: Model
) -> None:
    whole = _written(tmp_path / "alles", akteure=ACTORS, gremien=f"{BODIES}G2;Beirat;Verteiler\n")
    part = _written(tmp_path / "weniger", akteure=ACTORS, gremien=BODIES)
    assert _no_longer(store, model, whole, part) == ("99001:G2",)


def test_rows_of_another_source_are_not_missed(tmp_path: Path, store: GraphStore, model: Model) -> None:
    other = _written(tmp_path / "andere", akteure="Kennung;Name;Quelle\nA9;Beratung;Broschüre\n")
    assert _no_longer(store, model, other, _written(tmp_path / "liste", akteure=ACTORS)) == ()


def _names_gone(store: GraphStore, model: Model, folder: Path, *lists: tuple[str, str, str]) -> tuple[str, ...]:
    """What the last of some lists no longer names; each has its own file name and its day."""
    for name, day, text in lists:
        (folder / name).write_text(text, "utf-8")
        report = import_file(
            folder / name, store, model, author="t", time="2026-11-22T12:00:00Z", district="99001", stated_on=day
        )
    return report.no_longer


FIRST = "Einrichtung;Ort\nKita Mond;Au\nKita Stern;Au\nJugendamt;Au\nSPZ;Au\n"


def test_a_later_list_under_another_name_is_one_that_follows_if_it_names_most_again(
    tmp_path: Path, store: GraphStore, model: Model
) -> None:
    later = ("b.csv", "2024-02-01", FIRST.replace("Kita Stern;Au\n", ""))
    (gone,) = _names_gone(store, model, tmp_path, ("a.csv", "2023-02-01", FIRST), later)
    assert "kita-stern" in gone


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2022-02-01", FIRST.replace("Kita Stern;Au\n", "")),
        ("2024-02-01", "Einrichtung;Ort\nJugendamt;Au\nKlinik;Au\nHospiz;Au\n"),
    ],
)
def test_an_earlier_list_and_one_of_others_take_nobody_back(
    tmp_path: Path, store: GraphStore, model: Model, day: str, text: str
) -> None:
    assert _names_gone(store, model, tmp_path, ("a.csv", "2023-02-01", FIRST), ("b.csv", day, text)) == ()


def test_seats_in_another_role_are_told_as_no_longer_listed(tmp_path: Path, store: GraphStore, model: Model) -> None:
    seats = "Gremium;Mitglied;Rolle\nStG;Jugendamt;Vorsitz\nStG;SPZ;Gast\nStG;Klinik;Gast\n"
    changed = seats.replace("Vorsitz", "Gast")
    (gone,) = _names_gone(store, model, tmp_path, ("a.csv", "2023-02-01", seats), ("b.csv", "2024-02-01", changed))
    found = store.get(gone, EVERYTHING)
    assert found is not None
    assert (found.type, found.value(Prop.ROLE)) == ("Membership", "chair")


# -- the order of problems ----------------------------------------------------------------------------------------


def _issue(severity: Severity, rule: str) -> Issue:
    return Issue(severity, rule, Text(de=rule, en=rule), NOTHING, NOTHING)


@pytest.mark.parametrize("severities", list(permutations(("error", "question", "warning"))))
def test_errors_are_told_first_then_questions_then_warnings(severities: tuple[Severity, ...]) -> None:
    problems = Problems()
    for number, severity in enumerate((*severities, *severities)):
        problems.add(Place("liste.csv", cell=f"A{number}"), str(number), _issue(severity, str(number)))
    told = problems.all()
    assert [p.severity for p in told] == ["error", "error", "question", "question", "warning", "warning"]
    # Within each the order of the file.
    assert all(told[i].cell < told[i + 1].cell for i in (0, 2, 4))


def test_a_list_with_all_three_says_what_keeps_a_row_out_first(tmp_path: Path, model: Model) -> None:
    rows = "Kennung;Name;Wetterlage;Anerkannt nach § 75;Akteurstyp\nA1;Treff;heiter;mündlich;KITA\nA2;;trüb;ja;KITA\n"
    folder = _written(tmp_path / "liste", akteure=rows)
    told = [p.severity for p in stage(folder, model, district="99001", stated_on="2025-01-01").problems]
    assert told == sorted(told, key=("error", "question", "warning").index)
    assert set(told) == {"error", "question", "warning"}


def test_equal_questions_of_a_column_are_one_with_a_count_and_the_first_cell() -> None:
    problems = Problems()
    for cell, found in (("B2", "mündlich"), ("B3", "mündlich"), ("B4", "offen")):
        problems.add(Place("liste.csv", "akteure", cell, "Anerkannt"), found, _issue("question", "yesno"))
    assert [(p.cell, p.found, p.count) for p in problems.all()] == [("B2", "mündlich", 2), ("B4", "offen", 1)]
