"""A form goes out as a workbook, is filled in, and comes back as what was answered; what is damaged is named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from graph.errors import UnreadableFileError
from graph.imports import import_file, read_workbook
from graph.imports.round_trip.question_mark import SURVEY_SHEET
from graph.imports.vocabulary.words import words_of
from graph.stores import open_store
from graph.surveys.collected import collected
from graph.surveys.form_in import FilledForm, filled_form
from graph.surveys.form_out import survey_workbook
from graph.surveys.planned import SurveyPlan
from graph.surveys.responses import Response, RowAnswer
from graph.surveys.survey_form import (
    KEY,
    LEVEL,
    PLACE_LINE,
    RECEIVING,
    REFERRING,
    WISHED,
    survey_form,
    survey_form_in,
    survey_heads,
)
from graph.surveys.survey_words import SCALE, scale_label
from ontology import load_model
from tests.surveys.form_filling import OpenForm, fill_form

A, B, C, D = "90001:a", "90001:b", "90001:c", "90001:d"
NAMES = {A: "Jugendamt", B: "Klinik Süd", C: "=HYPERLINK(1)", D: "Kita „Löwenzahn“"}
PLAN = SurveyPlan(
    "90001:survey-1", "90001", "Netzwerk 2026", date(2026, 5, 1), date(2026, 5, 20), (A, B, C, D), quality=True
)
SAID = Response(
    A,
    "OPER",
    {
        B: RowAnswer(3, frozenset(("information", "training")), refers=True, wish=True, quality={"reliability": 4}),
        D: RowAnswer(0),
    },
    ("Hebammenpraxis Nord", "Tafel"),
    "Zwei Stellen wechseln im Herbst.",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The form of the first organization as it goes out."""
    return written(tmp_path / "bogen.xlsx")


def written(path: Path, organization: str = A, plan: SurveyPlan = PLAN, copy: int = 1) -> Path:
    form = replace(survey_form(plan, organization, NAMES, load_model()), copy=copy)
    path.write_bytes(survey_workbook(plan, form))
    return path


def back(path: Path, plan: SurveyPlan = PLAN) -> FilledForm:
    workbook = read_workbook(path)
    form = survey_form_in(workbook)
    assert form is not None
    return filled_form(workbook, form, plan, words_of(load_model()))


def changed(path: Path, change: Callable[[OpenForm], None]) -> FilledForm:
    """The form with the answers of `SAID`, and then a change of its cells."""
    form = OpenForm(path)
    form.answer(SAID)
    change(form)
    form.save()
    return back(path)


# -- what goes out ------------------------------------------------------------------------------------------------


def test_the_form_that_goes_out_comes_back_as_it_was(path: Path) -> None:
    assert survey_form_in(read_workbook(path)) == survey_form(PLAN, A, NAMES, load_model())


def test_every_other_organization_stands_in_a_row_and_keys_are_hidden(path: Path) -> None:
    form = OpenForm(path)
    assert [k for k in form.lines if k in NAMES] == [B, C, D]
    assert form.sheet.column_dimensions["A"].hidden
    assert "formula" not in {c.data_type for row in form.sheet.iter_rows() for c in row}


def test_levels_are_a_drop_down_with_the_words_of_the_scale(path: Path) -> None:
    form = OpenForm(path)
    cell = form.cell(B)
    rules = [v for v in form.sheet.data_validations.dataValidation if cell.coordinate in v.sqref]
    source = rules[0].formula1.partition("!")[2].replace("$", "")
    assert [row[0].value for row in form.book["Listen"][source]] == [scale_label(n, "de") for n in range(5)]
    assert form.book["Listen"].sheet_state == "hidden"


def test_every_answer_cell_of_the_roster_has_a_drop_down(path: Path) -> None:
    form = OpenForm(path)
    ruled = " ".join(str(v.sqref) for v in form.sheet.data_validations.dataValidation)
    first, last = form.lines[B], form.lines[D]
    for role, column in form.columns.items():
        if role not in (KEY, "number", "asked"):
            letter = openpyxl.utils.get_column_letter(column)
            assert f"{letter}{first}:{letter}{last}" in ruled, role


def test_the_form_says_who_sees_the_answers_and_when_they_are_deleted(path: Path) -> None:
    texts = " ".join(str(c.value) for row in OpenForm(path).sheet.iter_rows() for c in row if c.value)
    assert "18.08.2026" in texts
    assert "allein die Netzwerkkoordination" in texts
    assert "20.05.2026" in texts


def test_two_runs_give_the_same_bytes(path: Path, tmp_path: Path) -> None:
    assert written(tmp_path / "noch.xlsx").read_bytes() == path.read_bytes()


def test_ratings_are_asked_only_where_the_plan_says_so(tmp_path: Path) -> None:
    without = OpenForm(written(tmp_path / "ohne.xlsx", plan=replace(PLAN, quality=False)))
    assert not [role for role in without.columns if role.startswith("quality")]


# -- what comes back ----------------------------------------------------------------------------------------------


def test_what_was_filled_in_comes_back_and_blank_rows_say_nothing(path: Path) -> None:
    fill_form(path, SAID)
    found = back(path)
    assert (found.response, found.problems) == (SAID, ())


def test_a_form_that_nobody_filled_in_says_so(path: Path) -> None:
    found = back(path)
    assert (found.response, [p.rule for p in found.problems]) == (None, ["empty"])


@pytest.mark.parametrize("n", range(5))
@pytest.mark.parametrize(
    "spelt",
    [
        *("{n}", "{label}", "{words}", "{n} - {words}", " {n}  – {words} ", "{upper}"),
        *("{n}.0", "{n}.", "({n})", "Stufe {n}", "{n}: {words}", "{n}-{words}", "{start}", "{n} = {start}"),
    ],
)
def test_a_level_is_read_by_its_number_its_words_or_both(path: Path, n: int, spelt: str) -> None:
    words = SCALE[n].de
    start = words.split(",")[0].split(" (")[0]
    text = spelt.format(n=n, label=scale_label(n, "de"), words=words, upper=words.upper(), start=start)

    def write(form: OpenForm) -> None:
        form.write(C, LEVEL, text)

    found = changed(path, write)
    assert found.response is not None
    assert (found.response.rows[C].closeness, found.problems) == (n, ())


def test_a_level_that_a_program_made_a_number_is_read(path: Path) -> None:
    def number(form: OpenForm) -> None:
        form.cell(C).value = 2
        form.cell(C).number_format = "General"

    found = changed(path, number)
    assert found.response is not None
    assert found.response.rows[C] == RowAnswer(2)


@pytest.mark.parametrize(("text", "ticked"), [("x", True), ("JA", True), ("✓", True), ("nein", False), ("-", False)])
def test_ticks_are_read_as_people_make_them(path: Path, text: str, ticked: bool) -> None:
    def tick(form: OpenForm) -> None:
        form.write(C, LEVEL, "2")
        for role in (REFERRING, RECEIVING, WISHED, "purpose/offers"):
            form.write(C, role, text)

    found = changed(path, tick)
    assert found.response is not None
    row = found.response.rows[C]
    assert {row.refers, row.receives, row.wish, "offers" in row.purposes} == {ticked}


def test_moved_rows_inserted_columns_and_own_sheets_are_read_as_before(path: Path) -> None:
    form = OpenForm(path)
    form.answer(SAID)
    form.sheet.insert_cols(3)
    form.sheet.insert_rows(form.lines[C])
    form.sheet.title = "Ausgefüllt"
    form.book.create_sheet("Notizen").cell(1, 1, "Rückfrage")
    form.save()
    found = back(path)
    assert (found.response, [(p.rule, p.sheet) for p in found.problems]) == (SAID, [("sheet", "Notizen")])


# -- what is wrong with it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "text", "expected"),
    [
        (LEVEL, "5", "0 – keine Verbindung"),
        (LEVEL, "eng", "4 – arbeiten verbindlich"),
        (LEVEL, "3 – kennen sich, wissen voneinander", "0 – "),
        (LEVEL, "2-3", "0 – "),
        (LEVEL, "-", "0 – "),
        (LEVEL, "?", "0 – "),
        (WISHED, "vielleicht", "ja"),
        ("purpose/offers", "3", "ja"),
        ("quality/openness", "5", "1 – "),
        ("quality/openness", "0", "1 – "),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_and_its_row_left_out(
    path: Path, role: str, text: str, expected: str
) -> None:
    def damage(form: OpenForm) -> None:
        form.write(C, LEVEL, "2")
        form.write(C, role, text)

    at = OpenForm(path).cell(C, role).coordinate
    found = changed(path, damage)
    problem = found.problems[0]
    assert (problem.severity, problem.cell, problem.found) == ("error", at, text)
    assert expected in problem.expected.de
    assert problem.remedy.de
    assert found.response is not None
    assert found.response.rows == SAID.rows
    assert found.refused == 1


@pytest.mark.parametrize("role", [REFERRING, WISHED, "purpose/offers", "quality/openness"])
def test_a_value_without_a_level_is_named_and_says_nothing(path: Path, role: str) -> None:
    def only(form: OpenForm) -> None:
        form.write(C, role, "ja" if "quality" not in role else "3")

    found = changed(path, only)
    assert [p.cell for p in found.problems] == [OpenForm(path).cell(C, LEVEL).coordinate]
    assert found.response is not None
    assert C not in found.response.rows


@pytest.mark.parametrize("role", [REFERRING, RECEIVING, "purpose/offers", "quality/openness"])
def test_no_tie_and_something_of_a_tie_at_once_is_asked(path: Path, role: str) -> None:
    def both(form: OpenForm) -> None:
        form.write(C, LEVEL, "0")
        form.write(C, role, "ja" if "quality" not in role else "3")

    found = changed(path, both)
    assert [p.severity for p in found.problems] == ["error"]
    assert NAMES[C] in found.problems[0].sentence.de
    assert found.response is not None
    assert C not in found.response.rows


def test_no_tie_and_a_wish_is_an_answer(path: Path) -> None:
    def wish(form: OpenForm) -> None:
        form.write(C, LEVEL, "0")
        form.write(C, WISHED, "x")

    found = changed(path, wish)
    assert found.response is not None
    assert found.response.rows[C] == RowAnswer(0, wish=True)


@pytest.mark.parametrize("text", ["", "Chefetage"])
def test_without_a_view_the_form_does_not_count(path: Path, text: str) -> None:
    found = changed(path, lambda form: form.write(PLACE_LINE, LEVEL, text))
    assert found.response is None
    assert [(p.severity, p.cell) for p in found.problems] == [("error", OpenForm(path).cell(PLACE_LINE).coordinate)]
    assert "Leitung" in found.problems[0].expected.de


def test_a_row_without_its_key_is_named(path: Path) -> None:
    found = changed(path, lambda form: form.write(B, KEY, ""))
    assert [p.rule for p in found.problems] == ["key"]
    assert found.response is not None
    assert set(found.response.rows) == {D}


def test_an_organization_in_two_rows_with_different_answers_counts_in_neither(path: Path) -> None:
    def twice(form: OpenForm) -> None:
        row = form.sheet.max_row + 2
        form.sheet.cell(row, form.columns[KEY], B)
        form.sheet.cell(row, form.columns[LEVEL], "1")

    found = changed(path, twice)
    assert found.response is not None
    assert set(found.response.rows) == {D}
    assert {p.severity for p in found.problems} == {"error"}


@pytest.mark.parametrize("role", [LEVEL, WISHED, "purpose/training"])
def test_a_column_whose_head_is_gone_is_named(path: Path, role: str) -> None:
    head = dict(survey_heads(survey_form(PLAN, A, NAMES, load_model())))[role]

    def rename(form: OpenForm) -> None:
        form.sheet.cell(form.top, form.columns[role]).value = "anders"

    found = changed(path, rename)
    assert "column" in [p.rule for p in found.problems]
    assert any(head in p.sentence.de for p in found.problems)


@pytest.mark.parametrize("key", ["further/1", "remark"])
def test_words_about_a_person_are_not_taken_and_told(path: Path, key: str) -> None:
    found = changed(path, lambda form: form.write(key, LEVEL, "Frau Dr. Erika Muster, 0171 1234567"))
    assert [(p.rule, p.unread) for p in found.problems] == [("person", True)]
    assert found.response is not None
    assert "Muster" not in str(found.response)


def test_a_form_of_another_survey_is_told_and_does_not_count(path: Path) -> None:
    fill_form(path, SAID)
    found = back(path, replace(PLAN, id="90001:survey-2", name="Netzwerk 2027"))
    assert (found.response, [p.rule for p in found.problems]) == (None, ["survey"])
    assert "Netzwerk 2026" in found.problems[0].sentence.de
    assert "Netzwerk 2027" in found.problems[0].sentence.de


def test_a_form_is_never_read_as_a_list(path: Path, tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 's.db'}", load_model())
    with pytest.raises(UnreadableFileError, match="Bogen einer Erhebung") as refused:
        import_file(path, store, load_model(), author="t", time="2026-06-01T08:00:00+02:00")
    assert "survey transfer" in refused.value.command
    store.close()


def test_a_damaged_hidden_sheet_is_told(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book[SURVEY_SHEET].cell(2, 1).value = "AAAA"
    book.save(path)
    with pytest.raises(UnreadableFileError, match="beschädigt"):
        survey_form_in(read_workbook(path))


# -- several forms ------------------------------------------------------------------------------------------------


def filled(tmp_path: Path, name: str, response: Response, copy: int = 1) -> FilledForm:
    path = written(tmp_path / f"{name}.xlsx", response.organization, copy=copy)
    fill_form(path, response)
    return back(path)


def test_the_same_form_twice_counts_once(tmp_path: Path) -> None:
    found = collected([filled(tmp_path, name, SAID) for name in ("a", "b")])
    assert (found.responses, found.ok) == ((SAID,), True)
    assert [p.rule for p in found.problems] == ["copy"]


def test_two_versions_of_one_form_count_neither_and_both_are_named(tmp_path: Path) -> None:
    other = replace(SAID, rows={B: RowAnswer(1)})
    found = collected([filled(tmp_path, "a", SAID), filled(tmp_path, "b", other)])
    assert (found.responses, found.ok) == ((), False)
    assert [(p.rule, p.file) for p in found.problems] == [("version", "a.xlsx"), ("version", "b.xlsx")]


def test_leadership_and_practice_are_two_respondents_and_so_are_two_copies(tmp_path: Path) -> None:
    above = replace(SAID, place="LEIT", rows={B: RowAnswer(1)})
    second = replace(SAID, rows={B: RowAnswer(2)})
    forms = [filled(tmp_path, "a", SAID), filled(tmp_path, "b", above), filled(tmp_path, "c", second, copy=2)]
    found = collected(forms)
    assert (set(map(str, found.responses)), found.ok) == (set(map(str, (SAID, above, second))), True)


def test_more_than_three_respondents_are_refused(tmp_path: Path) -> None:
    forms = [
        filled(tmp_path, f"{place}{copy}", replace(SAID, place=place), copy)
        for copy in (1, 2)
        for place in ("LEIT", "OPER")
    ]
    found = collected(forms)
    assert len(found.responses) == 3
    assert [p.rule for p in found.problems] == ["respondents"]
