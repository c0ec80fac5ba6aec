"""Cells as people write them: months by name, lost zeros, figures, and words whose rest belongs elsewhere."""

from pathlib import Path

import pytest

from graph.imports import Staged, stage
from graph.imports.check.cell_values import Converted
from graph.imports.vocabulary.words import words_of
from graph.records import Entity
from ontology import Model

MONTHS = {
    "Januar": "01", "Februar": "02", "März": "03", "April": "04", "Mai": "05", "Juni": "06",
    "Juli": "07", "August": "08", "September": "09", "Oktober": "10", "November": "11", "Dezember": "12",
    "Jan.": "01", "Mrz": "03", "Sept.": "09", "Dez": "12", "MAERZ": "03",
}  # fmt: skip


def _staged(folder: Path, model: Model, /, **sheets: str) -> Staged:
    for name, text in sheets.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return stage(folder, model, district="99001", stated_on="2025-01-01")


def _value(staged: Staged, id: str, prop: str) -> str | None:
    (found,) = [r for r in staged.records if isinstance(r, Entity) and r.id == f"99001:{id}"]
    return found.value(prop)


@pytest.mark.parametrize("month", MONTHS)
def test_every_month_is_read_by_its_name(tmp_path: Path, model: Model, month: str) -> None:
    rows = f"Kennung;Name;Seit\nG1;AK;{month} 2021\nG2;Rat;7. {month} 2021\n"
    staged = _staged(tmp_path, model, gremien=rows)
    assert _value(staged, "G1", "startDate") == f"2021-{MONTHS[month]}"
    assert _value(staged, "G2", "startDate") == f"2021-{MONTHS[month]}-07"


@pytest.mark.parametrize(("text", "day"), [("3/2021", "2021-03"), ("3.4.2021", "2021-04-03"), ("1999", "1999")])
def test_short_days_and_months_get_their_zeros(tmp_path: Path, model: Model, text: str, day: str) -> None:
    assert _value(_staged(tmp_path, model, gremien=f"Kennung;Name;Seit\nG1;AK;{text}\n"), "G1", "startDate") == day


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [("76131", "76131", set()), ("1067", "01067", {"warning", "question"}), ("01067", "01067", set())],
)
def test_one_lost_zero_of_a_postal_code_is_put_back_and_told(
    tmp_path: Path, model: Model, text: str, value: str, told: set[str]
) -> None:
    staged = _staged(tmp_path, model, akteure=f"Kennung;Name;PLZ\nA1;Treff;{text}\n")
    assert _value(staged, "A1", "postalCode") == value
    said = {p.severity for p in staged.problems if p.header == "PLZ"}
    assert said <= told
    assert bool(said) is bool(told)


def test_two_lost_digits_are_no_accident_and_asked_about(tmp_path: Path, model: Model) -> None:
    staged = _staged(tmp_path, model, akteure="Kennung;Name;PLZ\nA1;Treff;106\n")
    assert [(p.severity, p.cell, p.found) for p in staged.problems if p.header == "PLZ"] == [("question", "C2", "106")]
    assert staged.rows_rejected == 0


@pytest.mark.parametrize(
    ("text", "value"),
    [("0,5", "0.5"), ("1", "1"), ("1,25", "1.25"), ("+0,75", "0.75"), ("0.5", "0.5")],
)
def test_figures_with_a_comma_are_decimals(tmp_path: Path, model: Model, text: str, value: str) -> None:
    staged = _staged(tmp_path, model, stellen=f"Kennung;Name;Stellenanteil\nS1;Koordination;{text}\n")
    assert _value(staged, "S1", "fullTimeEquivalent") == value


@pytest.mark.parametrize(("text", "value"), [("1.200", "1200"), ("15,0", "15"), ("12", "12")])
def test_whole_numbers_lose_their_points_and_empty_decimals(
    tmp_path: Path, model: Model, text: str, value: str
) -> None:
    staged = _staged(tmp_path, model, gremien=f"Kennung;Name;Stimmberechtigte Mitglieder\nG1;JHA;{text}\n")
    assert _value(staged, "G1", "votingMemberCount") == value


def test_a_value_is_plain_only_if_nothing_is_beside_it() -> None:
    assert Converted(("KJH",)).plain
    assert not Converted(("KJH",), raw=True).plain
    assert not Converted(("KJH",), extra=(("note", "x"),)).plain


@pytest.mark.parametrize("sheet", ["akteure", "Organization", "organizations", "Einrichtungen"])
def test_a_sheet_is_known_by_every_name_of_its_type(tmp_path: Path, model: Model, sheet: str) -> None:
    staged = _staged(tmp_path, model, **{sheet: "Kennung;Name\nA1;Treff\n"})
    assert [p.rule for p in staged.problems if p.rule in ("sheet", "guessed")] == []
    assert _value(staged, "A1", "name") == "Treff"


def test_rows_that_lack_what_their_type_needs_are_refused_each_with_its_cell(tmp_path: Path, model: Model) -> None:
    staged = _staged(tmp_path, model, gremien="Kennung;Name;Art\nG1;AK;\nG2;;AK\nG3;;\n")
    told = [(p.cell, p.count) for p in staged.problems if p.severity == "error"]
    assert told == [("B3", 2)]
    assert (staged.rows_accepted, staged.rows_rejected) == (1, 2)


def test_a_list_of_no_district_names_the_one_it_was_given(tmp_path: Path, model: Model) -> None:
    (tmp_path / "akteure.csv").write_text("Kennung;Name\nA1;Treff\n", "utf-8")
    staged = stage(tmp_path, model, district="09162", stated_on="2025-01-01")
    (home,) = [r for r in staged.records if isinstance(r, Entity) and r.type == "District"]
    assert (home.id, home.value("ags")) == ("09162:bezirk", "09162000")
    assert {c.status for c in home.claims} == {"inferred"}


@pytest.mark.parametrize(
    ("words", "intensity"),
    [
        ("enge Zusammenarbeit", 3),
        ("regelmäßiger Austausch", 2),
        ("keine Zusammenarbeit", 0),
        ("kein Kontakt", 0),
        ("keine regelmäßige Zusammenarbeit", None),
        ("noch kein Austausch", None),
        ("Kooperation geplant", None),
        ("frühere Zusammenarbeit", None),
    ],
)
def test_a_tie_that_is_denied_planned_or_over_is_no_tie(model: Model, words: str, intensity: int | None) -> None:
    assert words_of(model).intensity_of(words) == intensity
