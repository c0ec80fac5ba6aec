"""A list of wrong values is told in bounded words: the same matter with many texts is one problem after a while."""

from datetime import date

import pytest

from graph.imports.check.issues import unknown_word
from graph.imports.check.staged import Staged
from graph.imports.check.staging import Given, check
from graph.imports.outcome.outcome_words import places_of
from graph.imports.persons.door import told_plainly
from graph.imports.problems import APART, Issue, Place, Problems
from graph.imports.read import read_bytes
from ontology import Model, Text
from tests.imports.test_work_of_long_lists import counted

_ROWS = APART + 200
NOTHING = Text(de="", en="")


def _checked(model: Model, rows: int) -> Staged:
    lines = "\n".join(f"Einrichtung {n};Wort {n};x{n}" for n in range(rows))
    book = read_bytes("liste.csv", f"Name;Bereich;PLZ\n{lines}\n".encode())
    return check(book, model, Given(district="99001", today=date(2026, 1, 1)))


def _noted(texts: int, issue: str = "question") -> Problems:
    problems = Problems()
    for number in range(texts):
        sentence = Text(de=f"„{number}“ ist nicht bekannt.", en=f"“{number}” is not known.")
        severity = "question" if issue == "question" else "error"
        found = Issue(severity, "code", sentence, NOTHING, NOTHING, unread=True)  # type: ignore[arg-type]
        problems.add(Place("a.csv", "a", f"B{number + 2}", "Bereich"), str(number), found)
    return problems


@pytest.mark.parametrize("severity", ["question", "error"])
def test_each_text_is_a_problem_of_its_own_up_to_a_thousand_and_all_others_are_one(severity: str) -> None:
    assert len(_noted(APART, severity).all()) == APART
    *apart, others = _noted(APART + 7, severity).all()
    assert len(apart) == APART
    assert (others.count, others.cell, others.cells[-1]) == (7, f"B{APART + 2}", f"B{APART + 8}")
    assert others.sentence.de.endswith("So ist es auch an 6 weiteren Stellen mit anderen Angaben.")


def test_a_single_other_is_told_as_it_is() -> None:
    *_, last = _noted(APART + 1).all()
    assert last.sentence.de == f"„{APART}“ ist nicht bekannt."


def test_columns_are_counted_apart() -> None:
    problems = _noted(APART)
    for number in range(3):
        found = Issue("question", "code", Text(de=f"„{number}“?", en=f"“{number}”?"), NOTHING, NOTHING)
        problems.add(Place("a.csv", "a", f"C{number + 2}", "Art"), str(number), found)
    assert len(problems.all()) == APART + 3


@pytest.mark.slow
def test_no_wrong_cell_is_lost_however_many_there_are(model: Model) -> None:
    staged = _checked(model, _ROWS)
    for header, column in (("Bereich", "B"), ("PLZ", "C")):
        told = [p for p in staged.problems if p.header == header and p.unread]
        assert len(told) == APART + 1
        assert {cell for p in told for cell in p.cells} == {f"{column}{n}" for n in range(2, _ROWS + 2)}
    assert len(staged.lost) == _ROWS
    assert all(len(row.issues) == 2 for row in staged.lost)


@pytest.mark.slow
def test_what_is_told_of_the_others_names_none_of_their_texts(model: Model) -> None:
    others = [p for p in _checked(model, _ROWS).problems if p.count == _ROWS - APART]
    assert {p.header for p in others} == {"Bereich", "PLZ"}
    for problem in others:
        assert problem.sentence.de.startswith(f"{problem.header}: Diese Angabe ist nicht bekannt")
        assert "Wort" not in problem.sentence.de + problem.remedy.de + problem.expected.de


@pytest.mark.slow
def test_messages_are_made_for_so_many_texts_whatever_the_length_of_the_list(model: Model) -> None:
    for rows in (_ROWS, 2 * _ROWS):
        with counted(unknown_word, told_plainly) as made:
            _checked(model, rows)
        assert made["unknown_word"] == APART + 1
        assert made["told_plainly"] <= 2 * APART + 20


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([2, 3, 4], "B2 B3 B4"),
        ([2, 3, 4, 5, 6, 7], "B2–B7"),
        ([2, 3, 4, 9, 11, 12], "B2–B4 B9 B11–B12"),
        ([2, 4, 6, 8, 10, 12], "B2 B4 B6 B8 B10 …"),
        (range(2, 100_002), "B2–B100001"),
    ],
)
def test_many_cells_one_below_the_other_are_told_as_a_range(cells: list[int], told: str) -> None:
    problems = Problems()
    for row in cells:
        problems.add(
            Place("a.csv", "a", f"B{row}", "Bereich"), "x", Issue("question", "code", NOTHING, NOTHING, NOTHING)
        )
    (problem,) = problems.all()
    assert places_of(problem) == f"a.csv, {told}, Bereich"
