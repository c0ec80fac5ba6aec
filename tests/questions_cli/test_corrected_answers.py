"""Who changes an answer in the sheet corrects it: the earlier one goes and the new one comes, in one batch."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from graph.answers.option import GivenAnswer
from graph.imports import ImportReport
from graph.questions import Question, answered, questions_of
from graph.stores.base import EVERYTHING, GraphStore
from graph.stores.journal import revisions, undo
from ontology.names import EntityType, Prop
from tests.questions_cli.karlsruhe import TIME, analysed, asking, kept, report, said, take
from tests.questions_cli.sheet_filling import ANSWER, POST, REMARK, fill, lines_of

LATER = "25.11.2026"


@pytest.fixture
def first(sheet: Path) -> bytes:
    """The sheet before anybody fills it in."""
    return sheet.read_bytes()


def taken(
    store: GraphStore, sheet: Path, blank: bytes, answer: tuple[Question, GivenAnswer], **head: str
) -> ImportReport:
    """The sheet with this answer alone."""
    sheet.write_bytes(blank)
    fill(sheet, [answer], **head)
    return take(store, sheet)


def chosen(store: GraphStore) -> list[tuple[str, str]]:
    answers = store.records(EVERYTHING, [EntityType.ANSWER])
    return [(a.value(Prop.CHOSEN_OPTION) or "", a.value(Prop.DATE) or "") for a in answers]


TURNS = [
    ("expressly-not", "takes-part", LATER),
    ("takes-part", "expressly-not", "24.11.2026"),
    ("later", "not-here", LATER),
    ("not-here", "later", "24.11.2026"),
]


@pytest.mark.parametrize("turn", TURNS)
def test_what_is_recorded_is_as_if_the_second_answer_were_the_only_one(
    store: GraphStore, sheet: Path, first: bytes, turn: tuple[str, str, str]
) -> None:
    question, (one, other, day) = asking("missing_actor"), turn
    before = report(store)
    taken(store, sheet, first, said(question, one))
    done = taken(store, sheet, first, said(question, other), day=day)
    assert [(p.rule, p.severity) for p in done.problems] == [("corrected", "warning")]
    assert [option for option, _ in chosen(store)] == [other]
    corrected, numbers = set(kept(store)), [r.number for r, _ in revisions(store, scope=EVERYTHING)]
    assert numbers == [3, 2, 1]
    undo(store, 3, author="test", time=TIME, scope=EVERYTHING)
    undo(store, 2, author="test", time=TIME, scope=EVERYTHING)
    assert report(store) == before
    taken(store, sheet, first, said(question, other), day=day)
    assert set(kept(store)) == corrected


def test_the_preview_and_the_report_say_what_was_said_before_and_what_takes_its_place(
    store: GraphStore, sheet: Path, first: bytes
) -> None:
    question = asking("missing_actor")
    taken(store, sheet, first, said(question, "expressly-not"))
    (told,) = taken(store, sheet, first, said(question, "takes-part"), day=LATER).problems
    assert told.cell
    for words in (question.asked.de, "ausdrücklich nicht dabei", f"Auskunft: {POST}, 24.11.2026", "„ist dabei“"):
        assert words in told.sentence.de


def test_a_remark_alone_is_a_correction_too_and_reading_it_twice_changes_nothing(
    store: GraphStore, sheet: Path, first: bytes
) -> None:
    question = asking("missing_actor")
    taken(store, sheet, first, said(question, "expressly-not"))
    remarked = replace(said(question, "expressly-not")[1], remark="Zuständig ist der Nachbarkreis")
    assert taken(store, sheet, first, (question, remarked)).revision is not None
    (answer,) = store.records(EVERYTHING, [EntityType.ANSWER])
    assert answer.value(Prop.REASON) == "Zuständig ist der Nachbarkreis"
    before = kept(store)
    again = take(store, sheet)
    assert (again.revision, again.problems, kept(store)) == (None, (), before)


def test_the_sheet_from_before_the_correction_does_not_bring_the_old_answer_back(
    store: GraphStore, sheet: Path, first: bytes
) -> None:
    question = asking("missing_actor")
    taken(store, sheet, first, said(question, "expressly-not"))
    old = sheet.read_bytes()
    taken(store, sheet, first, said(question, "takes-part"))
    before = kept(store)
    sheet.write_bytes(old)
    done = take(store, sheet)
    assert ([p.rule for p in done.problems], done.revision, kept(store)) == (["closed"], None, before)


@pytest.mark.parametrize(("who", "day"), [("Leitung des Jugendamts", LATER), (POST, "23.11.2026")])
def test_another_post_or_an_older_day_corrects_nothing(
    store: GraphStore, sheet: Path, first: bytes, who: str, day: str
) -> None:
    question = asking("missing_actor")
    taken(store, sheet, first, said(question, "expressly-not"))
    before = kept(store)
    done = taken(store, sheet, first, said(question, "takes-part"), who=who, day=day)
    assert ([p.rule for p in done.problems], kept(store)) == (["closed"], before)


def test_who_knows_answers_what_another_post_did_not_know_and_a_second_who_does_not_know_changes_nothing(
    store: GraphStore, sheet: Path, first: bytes
) -> None:
    question, who = asking("missing_actor"), "Leitung des Jugendamts"
    taken(store, sheet, first, said(question, "later"))
    before = kept(store)
    again = taken(store, sheet, first, said(question, "later"), who=who)
    assert ([p.rule for p in again.problems], kept(store)) == (["closed"], before)
    done = taken(store, sheet, first, said(question, "expressly-not"), who=who)
    assert [p.rule for p in done.problems] == ["corrected"]
    assert [option for option, _ in chosen(store)] == ["expressly-not"]
    assert question.key not in {q.key for q in _open(store)}


def test_a_correction_with_a_fault_leaves_the_earlier_answer_even_where_wrong_rows_are_left_out(
    store: GraphStore, sheet: Path, first: bytes
) -> None:
    question = asking("missing_actor")
    taken(store, sheet, first, said(question, "expressly-not"))
    before = kept(store)
    sheet.write_bytes(first)
    fill(sheet, [said(question, "not-here")], day=LATER)
    book = openpyxl.load_workbook(sheet)
    lines = {key: at[0] for key, at in lines_of(book).items() if key.startswith(f"{question.key}/")}
    for page, row in lines.values():
        page.cell(row, ANSWER).value = None
        page.cell(row, REMARK).value = None
    book.save(sheet)
    done = take(store, sheet, without_rejected=True)
    assert ([p.severity for p in done.problems], kept(store)) == (["error"], before)


def test_what_others_have_tied_to_what_an_answer_named_stays(store: GraphStore, sheet: Path, first: bytes) -> None:
    """The office that the answer named sits in a body that somebody else recorded since."""
    question, given = said(asking("missing_actor"), "takes-part")
    named = replace(given, values={**given.values, "organization": ("Wolkenfelder Wache",)})
    taken(store, sheet, first, (question, named))
    other = next(q for q in _open(store) if q.finding.rule == "members_incomplete")
    office = next(o for o in store.records(EVERYTHING, ["Organization"]) if o.name == "Wolkenfelder Wache")
    seated = GivenAnswer("all-with", "Leitung des Jugendamts", given.day, {"organization": (office.id,)})
    store.commit(answered(analysed(store).snapshot, other, seated, time=TIME), EVERYTHING)
    taken(store, sheet, first, said(question, "expressly-not"), day=LATER)
    assert store.get(office.id, EVERYTHING) is not None
    assert [option for option, _ in chosen(store)].count("expressly-not") == 1


def _open(store: GraphStore) -> list[Question]:
    return list(questions_of(analysed(store)))
