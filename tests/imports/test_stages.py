"""The stages as values: look, answer, run again; one batch or none; and the rows that were lost, to mend."""

from datetime import date
from pathlib import Path

import openpyxl

from graph.imports import (
    By,
    Given,
    ImportReport,
    ImportStep,
    commit,
    import_file,
    preview,
    read_workbook,
    report,
    stage,
)
from graph.imports.check.staging import check
from graph.imports.outcome.outcome_words import lost_by_cause, places_of, taken
from graph.imports.outcome.rejected import write_rejected
from graph.imports.outcome.report import seen_in
from graph.imports.problems import WHAT_TO_DO, WHY
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model

NOW = "2026-06-01T00:00:00+00:00"
BEZIRK = "AGS;Name;Art;Land\n99001000;Stadt Musterstadt;KS;NW\n"
WHOLE = "Kennung;Name;Bereich\nA1;Amt;Jugendhilfe\nA2;Kita;Jugendhilfe\n"
BROKEN = "Kennung;Name;Bereich;PLZ\nA1;Amt;Jugendhilfe;\nA2;;Jugendhilfe;\nA3;Kita;Zauberei;oben\n"


def folder(path: Path, **sheets: str) -> Path:
    path.mkdir(exist_ok=True)
    for name, text in {"bezirk": BEZIRK, **sheets}.items():
        (path / f"{name}.csv").write_text(text, "utf-8")
    return path


def take_in(path: Path, store: GraphStore, model: Model, *, without_rejected: bool = False) -> ImportReport:
    return import_file(
        path, store, model, author="test", time=NOW, stated_on="2025-12-31", without_rejected=without_rejected
    )


def test_a_stage_can_be_run_again_with_another_answer(store: GraphStore, model: Model, tmp_path: Path) -> None:
    workbook = read_workbook(folder(tmp_path / "netz", akteure=WHOLE))
    first = check(workbook, model, Given())
    second = check(workbook, model, Given(stated_on="2025"), seen=seen_in(store))
    assert (first.stated_on, second.stated_on) == ("", "2025")
    planned = preview(second, store)
    assert (store.head(EVERYTHING), report(planned).revision) == (None, None)
    done = commit(planned, store, By("test", NOW))
    assert done.revision == store.head(EVERYTHING)
    assert done == take_in_same(workbook, store, model, done)


def take_in_same(workbook: object, store: GraphStore, model: Model, done: ImportReport) -> ImportReport:
    """What the second look at the same workbook says, in the words of the first."""
    again = commit(preview(check(workbook, model, Given(stated_on="2025")), store), store, By("test", NOW))  # type: ignore[arg-type]
    assert (again.created, again.changed, again.revision) == ((), (), None)
    assert set(again.unchanged) == set(done.created)
    return done


def test_a_list_with_rejected_rows_is_not_saved_unless_somebody_says_so(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    path = folder(tmp_path / "netz", akteure=BROKEN)
    held = take_in(path, store, model)
    assert (held.held, held.revision, store.head(EVERYTHING)) == (True, None, None)
    assert "Gespeichert wurde nichts" in taken(held).de
    done = take_in(path, store, model, without_rejected=True)
    assert (done.held, done.revision) == (False, store.head(EVERYTHING))
    assert {e.id for e in store.records(types=["Organization"], scope=EVERYTHING)} == {"99001:A1", "99001:A3"}


def test_cells_that_stay_open_hold_nothing_back(store: GraphStore, model: Model, tmp_path: Path) -> None:
    done = take_in(folder(tmp_path / "netz", akteure="Kennung;Name;PLZ\nA1;Amt;oben\n"), store, model)
    assert done.revision is not None
    assert (done.ok, done.unread) == (True, 1)


def test_the_same_list_again_is_no_batch(store: GraphStore, model: Model, tmp_path: Path) -> None:
    path = folder(tmp_path / "netz", akteure=WHOLE)
    take_in(path, store, model)
    again = take_in(path, store, model)
    assert (again.revision, again.created, again.changed, again.no_longer) == (None, (), (), ())


def test_of_kinds_that_the_file_does_not_list_nothing_is_gone(store: GraphStore, model: Model, tmp_path: Path) -> None:
    path = folder(tmp_path / "netz", akteure=WHOLE, gremien="Kennung;Name\nG1;Lenkung\n")
    take_in(path, store, model)
    (path / "gremien.csv").unlink()
    (path / "akteure.csv").write_text("Kennung;Name;Bereich\nA1;Amt;Jugendhilfe\n", "utf-8")
    assert take_in(path, store, model).no_longer == ("99001:A2",)


def test_the_report_begins_with_how_much_was_read(store: GraphStore, model: Model, tmp_path: Path) -> None:
    done = take_in(folder(tmp_path / "netz", akteure=BROKEN), store, model, without_rejected=True)
    assert taken(done).de == "3 von 4 Zeilen gelesen. Eine Zeile wurde nicht übernommen. 2 Zellen blieben offen."
    assert [p.rule for p in lost_by_cause(done)] == ["required", "code", "pattern"]


# -- causes ----------------------------------------------------------------------------------------------------------


def test_one_cause_is_one_problem_with_all_its_cells(model: Model, tmp_path: Path) -> None:
    rows = "".join(f"A{i};Amt {i};Zauberei;unten\n" for i in range(30))
    found = stage(folder(tmp_path / "netz", akteure=f"Kennung;Name;Bereich;PLZ\n{rows}"), model, stated_on="2025")
    (code,) = (p for p in found.problems if p.rule == "code")
    assert {(p.rule, p.count) for p in found.problems} == {("code", 30), ("pattern", 30)}
    assert code.cells[:3] == ("C2", "C3", "C4")
    assert places_of(code) == "akteure.csv, C2–C31, Bereich"


def test_rows_without_a_name_are_one_cause(model: Model, tmp_path: Path) -> None:
    rows = "".join(f"A{i};;Jugendhilfe\n" for i in range(5))
    found = stage(folder(tmp_path / "netz", akteure=f"Kennung;Name;Bereich\nB1;Amt;\n{rows}"), model, stated_on="2025")
    (problem,) = (p for p in found.problems if p.severity == "error")
    assert (problem.rule, problem.count, found.rows_rejected) == ("required", 5, 5)


# -- what points to a lost row ---------------------------------------------------------------------------------------


def test_a_row_that_refers_to_a_lost_one_keeps_all_else(model: Model, tmp_path: Path) -> None:
    found = stage(
        folder(
            tmp_path / "netz",
            akteure=WHOLE,
            gremien="Kennung;Name\nG1;\nG2;Lenkung\n",
            sitzungen="Kennung;Name;Gremium;Datum\nS1;Erste Sitzung;G1;12.03.2025\nS2;Zweite;G2;13.03.2025\n",
            mitgliedschaften="Akteur;Gremium\nA1;G1\nA1;G2\n",
        ),
        model,
        stated_on="2025",
    )
    (meeting,) = (r for r in found.records if r.id == "99001:S1")
    assert (meeting.value("date"), meeting.value("body")) == ("2025-03-12", None)
    assert len([r for r in found.records if r.type == "Membership"]) == 1
    # Which group a Kita belongs to is another question.
    assert {(p.rule, p.severity, p.sheet) for p in found.problems if p.rule != "which"} == {
        ("required", "error", "gremien"),
        ("cascade", "question", "sitzungen"),
        ("cascade", "error", "mitgliedschaften"),
    }
    assert found.rows_rejected == 2


def test_a_reference_that_nothing_meets_costs_its_cell(model: Model, tmp_path: Path) -> None:
    sheets = {"gremien": "Kennung;Name\nG1;Lenkungsgruppe\n"}
    found = stage(
        folder(tmp_path / "netz", **sheets, sitzungen="Kennung;Name;Gremium\nS1;Erste;Lenkungsgrupe\n"),
        model,
        stated_on="2025",
    )
    (problem,) = found.problems
    assert (problem.severity, problem.unread, problem.cell) == ("question", True, "C2")
    assert "„Lenkungsgruppe“" in problem.expected.de
    assert found.rows_rejected == 0


# -- the rows to mend ------------------------------------------------------------------------------------------------


def test_lost_rows_come_as_a_workbook_with_reasons(store: GraphStore, model: Model, tmp_path: Path) -> None:
    done = take_in(folder(tmp_path / "netz", akteure=BROKEN), store, model, without_rejected=True)
    write_rejected(done.lost, tmp_path / "mend.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "mend.xlsx")["akteure"]
    header, *rows = sheet.iter_rows(values_only=True)
    assert header == ("Kennung", "Name", "Bereich", "PLZ", "Zeile", WHY, WHAT_TO_DO)
    assert [row[:5] for row in rows] == [("A2", "", "Jugendhilfe", "", "3"), ("A3", "Kita", "Zauberei", "oben", "4")]
    assert "Name fehlt" in str(rows[0][5])
    assert "Zauberei" in str(rows[1][5])
    assert "oben" in str(rows[1][5])


def test_cells_made_to_harm_stay_text_in_the_workbook(store: GraphStore, model: Model, tmp_path: Path) -> None:
    evil = '=cmd|\' /C calc\'!A0;"=HYPERLINK(""http://x"")";+1+1;' + "x" * 40_000
    path = folder(tmp_path / "netz", akteure=f"Kennung;Bereich;PLZ;Bemerkung;Name\n{evil};\n")
    done = take_in(path, store, model, without_rejected=True)
    write_rejected(done.lost, tmp_path / "mend.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "mend.xlsx").active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row if cell.value} == {"s"}


def test_sheets_of_any_name_have_a_place_in_the_workbook(tmp_path: Path, model: Model) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in ("Akteure", "Organisationen"):
        sheet = book.create_sheet(name)
        sheet.append(["Kennung", "Name", "Bereich"])
        sheet.append([f"{name}1", None, "Jugendhilfe"])
    book.save(tmp_path / "l.xlsx")
    found = stage(tmp_path / "l.xlsx", model, stated_on="2025")
    write_rejected(found.lost, tmp_path / "mend.xlsx")
    assert openpyxl.load_workbook(tmp_path / "mend.xlsx").sheetnames == ["Akteure", "Organisationen"]


def test_mended_rows_are_read_from_that_workbook(store: GraphStore, model: Model, tmp_path: Path) -> None:
    done = take_in(folder(tmp_path / "netz", akteure=BROKEN), store, model, without_rejected=True)
    write_rejected(done.lost, tmp_path / "mend.xlsx")
    book = openpyxl.load_workbook(tmp_path / "mend.xlsx")
    book["akteure"]["B2"] = "Beratungsstelle"
    book.save(tmp_path / "mend.xlsx")
    again = stage(tmp_path / "mend.xlsx", model, district="99001", stated_on="2025", seen=seen_in(store))
    assert again.rows_rejected == 0
    assert "99001:A2" in {r.id for r in again.records}


# -- progress --------------------------------------------------------------------------------------------------------


def test_whoever_wants_to_know_is_told_how_far_it_is(model: Model, tmp_path: Path) -> None:
    rows = "".join(f"A{i};Amt {i}\n" for i in range(1200))
    told: list[tuple[ImportStep, int, int]] = []
    stage(
        folder(tmp_path / "netz", akteure=f"Kennung;Name\n{rows}"),
        model,
        stated_on="2025",
        progress=lambda *said: told.append(said),
    )
    checked = [(done, of) for step, done, of in told if step is ImportStep.CHECKING]
    assert checked == [(0, 1201), (500, 1201), (1000, 1201), (1201, 1201)]
    assert list(dict.fromkeys(step for step, *_ in told)) == [
        ImportStep.RECOGNISING,
        ImportStep.IDENTIFYING,
        ImportStep.CHECKING,
    ]


def test_an_import_tells_each_of_its_steps_once_and_in_order(store: GraphStore, model: Model, tmp_path: Path) -> None:
    told: list[ImportStep] = []
    path = folder(tmp_path / "netz", akteure="Kennung;Name\nA1;Amt\n")
    import_file(path, store, model, author="test", time=NOW, progress=lambda step, *_: told.append(step))
    assert list(dict.fromkeys(told)) == list(ImportStep)


def test_a_day_of_today_is_known_to_the_check_and_to_nobody_else(model: Model, tmp_path: Path) -> None:
    path = folder(tmp_path / "netz", akteure="Kennung;Name;Stand\nA1;Amt;01.05.2026\n")
    workbook = read_workbook(path)
    early = check(workbook, model, Given(stated_on="2025", today=date(2026, 4, 1)))
    late = check(workbook, model, Given(stated_on="2025", today=date(2026, 6, 1)))
    assert [p.rule for p in early.problems] == ["future"]
    assert late.problems == ()
