"""A question sheet goes out as a workbook, is filled in, and comes back as one batch: what it says, nothing else."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from graph.errors import UnreadableFileError
from graph.imports import import_file, read_workbook
from graph.imports.round_trip.question_mark import SHEET
from graph.questions import Question, question_of, questions_of
from graph.questions.sheet_form import form_in, question_form_of
from graph.questions.sheet_out import question_workbook
from graph.stores.base import EVERYTHING, GraphStore
from graph.stores.journal import revisions
from ontology import load_model
from ontology.names import EntityType, Prop
from tests.questions_cli.karlsruhe import KA, TIME, analysed, asking, first_questions, kept, said, take
from tests.questions_cli.sheet_filling import ANSWER, FURTHER, KEY, REMARK, cell_of, fill, lines_of

pytestmark = pytest.mark.slow

# -- what goes out ------------------------------------------------------------------------------------------------


def test_the_form_that_goes_out_comes_back_as_it_was(sheet: Path) -> None:
    assert form_in(read_workbook(sheet)) == question_form_of(KA, first_questions(), "de")


def test_each_addressee_has_a_sheet_and_each_question_stands_on_one_of_them_once(sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    visible = [s for s in book.worksheets if s.sheet_state == "visible"]
    assert len(visible) == len({q.whom.key for q in first_questions()})
    lines = lines_of(book)
    assert all(len(lines[q.key]) == 1 for q in first_questions())
    assert all(s.column_dimensions["A"].hidden for s in visible)


def test_every_answer_and_every_closed_list_is_a_drop_down_of_the_hidden_sheet(sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    lists = book["Listen"]
    assert lists.sheet_state == "hidden"
    for question in first_questions():
        cell = cell_of(book, question)
        rules = [v for v in cell.parent.data_validations.dataValidation if cell.coordinate in v.sqref]
        source = rules[0].formula1.partition("!")[2].replace("$", "")
        assert [row[0].value for row in lists[source]] == [o.label.de for o in question.options]


def test_no_text_becomes_a_formula_whatever_it_begins_with(tmp_path: Path) -> None:
    form = question_form_of(KA, first_questions()[:1], "de")
    evil = replace(form.questions[0], asked="=HYPERLINK(1)", options=(("=1+1", "so"), ("+49", "later")))
    path = tmp_path / "f.xlsx"
    path.write_bytes(question_workbook(replace(form, questions=(evil,))))
    book = openpyxl.load_workbook(path)
    cells = [c for s in book.worksheets for row in s.iter_rows() for c in row if c.value is not None]
    assert "=1+1" in [c.value for c in cells]
    assert {c.data_type for c in cells} == {"s"}


# -- what comes back ----------------------------------------------------------------------------------------------


def test_a_sheet_that_nobody_filled_in_says_so_and_changes_nothing(store: GraphStore, sheet: Path) -> None:
    before = kept(store)
    done = take(store, sheet)
    assert [p.rule for p in done.problems] == ["empty"]
    assert (done.rows_read, kept(store)) == (0, before)


def test_only_answered_questions_count_and_they_are_one_batch(store: GraphStore, sheet: Path) -> None:
    chosen = [said(q, "expressly-not") for q in first_questions() if q.finding.rule == "missing_actor"][:3]
    fill(sheet, chosen)
    done = take(store, sheet)
    assert (done.rows_read, done.rows_accepted, done.problems) == (3, 3, ())
    assert len(revisions(store, scope=EVERYTHING)) == 2
    still = {q.key for q in questions_of(analysed(store))}
    assert not still & {q.key for q, _ in chosen}
    assert len(still) > len(first_questions()) / 2


def test_reading_a_sheet_twice_changes_nothing(store: GraphStore, sheet: Path) -> None:
    partly = [said(asking("level_unknown"), "work-on"), said(asking("tie_data_question"), "ties")]
    fill(sheet, [*partly, said(asking("missing_actor"), "takes-part"), said(asking("only_noted"), "so")])
    assert take(store, sheet).revision is not None
    before = kept(store)
    again = take(store, sheet)
    assert (again.revision, again.problems, again.rows_read) == (None, (), 4)
    assert kept(store) == before


def test_a_question_that_was_closed_meanwhile_is_named_with_what_closed_it(store: GraphStore, sheet: Path) -> None:
    question = asking("missing_actor")
    other = sheet.with_name("andere.xlsx")
    other.write_bytes(sheet.read_bytes())
    fill(other, [said(question, "expressly-not")], who="Leitung des Jugendamts")
    take(store, other)
    before = kept(store)
    fill(sheet, [said(question, "takes-part")])
    done = take(store, sheet)
    assert [(p.rule, p.severity, bool(p.cell)) for p in done.problems] == [("closed", "question", True)]
    assert "Leitung des Jugendamts" in done.problems[0].sentence.de
    assert question.asked.de in done.problems[0].sentence.de
    assert kept(store) == before


def test_two_answers_about_one_record_both_hold(store: GraphStore, sheet: Path) -> None:
    """The same organization takes part for two groups, told on two lines."""
    questions = [q for q in first_questions() if q.finding.rule == "missing_actor"][:2]
    fill(sheet, [said(q, "takes-part") for q in questions])
    take(store, sheet)
    assert not {q.key for q in questions} & {q.key for q in questions_of(analysed(store))}


# -- what is wrong with it ----------------------------------------------------------------------------------------


def wrong(sheet: Path, question: Question, option: str, **cells: str) -> str:
    """The sheet with one answer, and texts written over its cells; the address of the answer's cell."""
    fill(sheet, [said(question, option)])
    book = openpyxl.load_workbook(sheet)
    lines = lines_of(book)
    for key, text in cells.items():
        sheet_, row = lines[question.key if key == "answer" else key][0]
        sheet_.cell(row, ANSWER, text)
    at = cell_of(book, question).coordinate
    book.save(sheet)
    return str(at)


def test_a_wrong_answer_is_named_with_sheet_cell_and_what_was_possible(store: GraphStore, sheet: Path) -> None:
    question = asking("only_noted")
    at = wrong(sheet, question, "so", answer="vielleicht")
    before = kept(store)
    done = take(store, sheet)
    assert [(p.severity, p.cell, p.found) for p in done.problems] == [("error", at, "vielleicht")]
    assert done.problems[0].sheet.startswith("Sitzungsdienst")
    assert question.options[0].label.de in done.problems[0].expected.de
    assert done.problems[0].remedy.de
    assert (done.held, done.revision, kept(store)) == (True, None, before)


@pytest.mark.parametrize(("key", "text"), [("said_by", "Frau Erika Muster"), ("said_by", ""), ("day", "neulich")])
def test_whoever_answers_is_a_post_with_a_day(store: GraphStore, sheet: Path, key: str, text: str) -> None:
    question = asking("only_noted")
    fill(sheet, [said(question, "so")])
    book = openpyxl.load_workbook(sheet)
    page = cell_of(book, question).parent
    row = next(r for r in range(1, 9) if page.cell(r, KEY).value == key)
    page.cell(row, ANSWER).value = text
    book.save(sheet)
    done = take(store, sheet)
    assert [p.cell for p in done.problems] == [f"D{row}"]
    assert done.revision is None


def test_wrong_rows_can_be_left_out_and_are_mended_later(store: GraphStore, sheet: Path) -> None:
    good, bad = said(asking("only_noted"), "so"), asking("missing_actor")
    fill(sheet, [good, said(bad, "takes-part")])
    _write_line(sheet, bad, "organization", "")
    done = take(store, sheet, without_rejected=True)
    assert (done.rows_read, done.rows_accepted, done.revision is not None) == (2, 1, True)
    assert [row.rejected for row in done.lost] == [True]
    _write_line(sheet, bad, "organization", "Arbeitsagentur Süd")
    again = take(store, sheet)
    assert (again.problems, again.revision is not None) == ((), True)
    assert question_of(analysed(store), bad.key) is None


def _write_line(path: Path, question: Question, name: str, text: str) -> None:
    form = question_form_of(KA, [question], "de").questions[0]
    line = next(at for at, what in enumerate(form.inputs) if what.name == name)
    book = openpyxl.load_workbook(path)
    page, row = lines_of(book)[form.row(line)][0]
    page.cell(row, ANSWER).value = text
    book.save(path)


def test_what_is_not_on_a_closed_list_is_refused_with_what_looks_like_it(store: GraphStore, sheet: Path) -> None:
    question = asking("missing_actor")
    fill(sheet, [said(question, "takes-part")])
    _write_line(sheet, question, "body", "Lenkungsgruppe Frühe Präventon")
    problem = take(store, sheet).problems[0]
    assert problem.found == "Lenkungsgruppe Frühe Präventon"
    assert problem.expected.de.startswith("Lenkungsgruppe Frühe Prävention")


def test_values_without_an_answer_and_values_of_another_answer_are_named(store: GraphStore, sheet: Path) -> None:
    first, second = [q for q in first_questions() if q.finding.rule == "missing_actor"][:2]
    fill(sheet, [said(second, "expressly-not")])
    _write_line(sheet, first, "organization", "Arbeitsagentur Süd")
    _write_line(sheet, second, "reason", "Gibt es nur im Nachbarkreis")
    done = take(store, sheet)
    assert sorted(p.found for p in done.problems) == ["Arbeitsagentur Süd", "Gibt es nur im Nachbarkreis"]
    assert done.revision is None


def test_a_remark_alone_is_named_and_a_remark_with_an_answer_is_kept(store: GraphStore, sheet: Path) -> None:
    first, second = [q for q in first_questions() if q.finding.rule == "missing_actor"][:2]
    fill(sheet, [(first, replace(said(first, "expressly-not")[1], remark="Beschluss der Lenkungsgruppe"))])
    book = openpyxl.load_workbook(sheet)
    page, row = lines_of(book)[second.key][0]
    page.cell(row, REMARK, "Wird noch geklärt")
    book.save(sheet)
    done = take(store, sheet)
    assert [(p.rule, p.found) for p in done.problems] == [("remark", "Wird noch geklärt")]
    answers = list(store.records(EVERYTHING, [EntityType.ANSWER]))
    assert [a.value(Prop.REASON) for a in answers] == ["Beschluss der Lenkungsgruppe"]


def test_a_line_without_its_key_and_a_question_answered_twice_are_named(store: GraphStore, sheet: Path) -> None:
    first, second = asking("only_noted"), asking("missing_actor")
    fill(sheet, [said(first, "so"), said(second, "expressly-not")])
    book = openpyxl.load_workbook(sheet)
    page, row = lines_of(book)[first.key][0]
    page.cell(row, KEY).value = ""
    page, row = lines_of(book)[second.key][0]
    page.cell(page.max_row + 2, KEY, second.key)
    page.cell(page.max_row, ANSWER, "weiß ich nicht")
    book.save(sheet)
    assert sorted(p.rule for p in take(store, sheet).problems) == ["answer", "answer", "key"]


def test_moved_lines_inserted_columns_and_own_sheets_are_read_as_before(store: GraphStore, sheet: Path) -> None:
    question = asking("level_unknown")
    fill(sheet, [said(question, "work-on")])
    book = openpyxl.load_workbook(sheet)
    page = cell_of(book, question).parent
    page.insert_cols(3)
    page.insert_rows(9)
    page.title = "Ausgefüllt"
    book.create_sheet("Notizen").cell(1, 1, "Rückfrage bei der Lenkungsgruppe")
    book.save(sheet)
    done = take(store, sheet)
    assert (done.rows_accepted, [(p.rule, p.sheet) for p in done.problems]) == (1, [("sheet", "Notizen")])
    assert done.revision is not None


def test_several_values_stand_beside_each_other_or_in_one_cell(store: GraphStore, sheet: Path) -> None:
    question = asking("members_empty")
    fill(sheet, [said(question, "these")])
    form = question_form_of(KA, [question], "de").questions[0]
    names = [label for label, _ in form.inputs[0].choices[:12]]
    book = openpyxl.load_workbook(sheet)
    page, row = lines_of(book)[form.row(0)][0]
    page.cell(row, ANSWER, "; ".join(names[:2]))
    for column, name in enumerate(names[2:], start=FURTHER):
        page.cell(row, column, name)
    book.save(sheet)
    assert take(store, sheet).problems == ()
    body = question.finding.subjects[0]
    seats = [r for r in store.relations(of=body, scope=EVERYTHING, types=["Membership"]) if r.target == body]
    assert len(seats) == len(names)


def test_a_question_sheet_is_never_read_as_a_list(store: GraphStore, sheet: Path) -> None:
    with pytest.raises(UnreadableFileError, match="Fragebogen"):
        import_file(sheet, store, load_model(), author="test", time=TIME)


def test_a_damaged_hidden_sheet_is_told(sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    book[SHEET].cell(2, 1).value = "AAAA"
    book.save(sheet)
    with pytest.raises(UnreadableFileError, match="beschädigt"):
        form_in(read_workbook(sheet))


# -- as people write ----------------------------------------------------------------------------------------------


def _organizations(store: GraphStore) -> set[str]:
    return {e.name for e in store.records(EVERYTHING, [EntityType.ORGANIZATION])}


@pytest.mark.parametrize("join", ["; ", ", ", " und ", "/ ", " & "])
def test_two_names_in_one_cell_are_two_organizations_and_no_third(store: GraphStore, sheet: Path, join: str) -> None:
    question, before = asking("members_empty"), _organizations(store)
    fill(sheet, [said(question, "these")])
    names = [label for label, _ in question_form_of(KA, [question], "de").questions[0].inputs[0].choices[:2]]
    _write_line(sheet, question, "organization", join.join(names))
    assert take(store, sheet).problems == ()
    body = question.finding.subjects[0]
    seats = [r for r in store.relations(of=body, scope=EVERYTHING, types=["Membership"]) if r.target == body]
    assert (len(seats), _organizations(store)) == (2, before)


@pytest.mark.parametrize(("join", "other"), [(", ", 1), (" und ", 1), ("; ", 1), (", ", None)])
def test_two_names_where_one_fits_are_named_and_none_is_made_of_them(
    store: GraphStore, sheet: Path, join: str, other: int | None
) -> None:
    question, before = asking("missing_actor"), kept(store)
    fill(sheet, [said(question, "takes-part")])
    names = [label for label, _ in question_form_of(KA, [question], "de").questions[0].inputs[0].choices]
    text = join.join((names[0], "Stelle Wolkenfeld" if other is None else names[other]))
    _write_line(sheet, question, "organization", text)
    done = take(store, sheet)
    assert [(p.found, "mehrere" in p.sentence.de) for p in done.problems] == [(text, True)]
    assert kept(store) == before


@pytest.mark.parametrize("text", ["AGENTUR FÜR ARBEIT KARLSRUHE", "Agentur für Arbeit, Karlsruhe e. V."])
def test_a_recorded_name_in_another_spelling_is_no_new_organization(store: GraphStore, sheet: Path, text: str) -> None:
    question, before = asking("missing_actor"), _organizations(store)
    fill(sheet, [said(question, "takes-part")])
    _write_line(sheet, question, "organization", text)
    assert take(store, sheet).rows_accepted == 1
    assert _organizations(store) == before


@pytest.mark.parametrize("text", ["?", "-", "3", "…"])
def test_what_is_no_name_makes_no_organization(store: GraphStore, sheet: Path, text: str) -> None:
    question, before = asking("missing_actor"), kept(store)
    fill(sheet, [said(question, "takes-part")])
    _write_line(sheet, question, "organization", text)
    assert [p.found for p in take(store, sheet).problems] == [text]
    assert kept(store) == before


@pytest.mark.parametrize("text", ["weiß nicht", "Weiss nicht.", "keine Ahnung", "unbekannt"])
def test_who_does_not_know_may_say_so_in_own_words(store: GraphStore, sheet: Path, text: str) -> None:
    question = asking("missing_actor")
    fill(sheet, [said(question, "later")])
    book = openpyxl.load_workbook(sheet)
    cell_of(book, question).value = text
    book.save(sheet)
    assert take(store, sheet).problems == ()
    assert [a.value(Prop.ANSWER_MEANING) for a in store.records(EVERYTHING, [EntityType.ANSWER])] == ["later"]
    assert question.key not in {q.key for q in questions_of(analysed(store))}
