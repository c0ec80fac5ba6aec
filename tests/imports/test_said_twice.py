"""What a list names twice and is one record is asked about where its rows do not agree."""

from pathlib import Path

import pytest
from openpyxl import Workbook as Excel

from graph.imports.check.staged import Staged
from graph.imports.check.staging import stage
from graph.imports.outcome.report import import_file
from graph.stores import open_store
from ontology import Model

OFFERS = ("Angebot", "Träger", "Ort")
AGREEMENTS = ("Vereinbarung", "Partner", "geschlossen am")


def listed(folder: Path, model: Model, *rows: tuple[str, ...]) -> Staged:
    book = Excel()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Vereinbarungen" if rows[0] == AGREEMENTS else "Angebote"
    for row in rows:
        sheet.append(row)
    book.save(folder / "liste.xlsx")
    return stage(folder / "liste.xlsx", model)


def asked(found: Staged) -> list[str]:
    return [p.sentence.de for p in found.problems if p.rule == "stated-twice"]


@pytest.mark.parametrize(
    ("rows", "label"),
    [
        ((OFFERS, ("Elternkurs", "AWO", "Moor"), ("Elternkurs", "AWO", "Horn"), ("Stillcafé", "SPZ", "Au")), "Ort"),
        (
            (AGREEMENTS, ("KoopV Lotsen", "Klinik", "12.03.2020"), ("KoopV Lotsen", "SPZ", "14.05.2021")),
            "Unterzeichnet am",
        ),
    ],
)
def test_rows_that_differ_are_asked_about_with_their_places(
    tmp_path: Path, model: Model, rows: tuple[tuple[str, ...], ...], label: str
) -> None:
    found = listed(tmp_path, model, *rows)
    (sentence,) = asked(found)
    sheet = "Angebote" if label == "Ort" else "Vereinbarungen"
    assert f"„{label}“ ist nicht überall gleich: {sheet}, Zeile 2; {sheet}, Zeile 3." in sentence


def test_rows_that_agree_or_leave_it_open_are_not_asked_about(tmp_path: Path, model: Model) -> None:
    same = ("Elternkurs", "AWO", "Moor"), ("Elternkurs", "Caritas", "Moor"), ("Elternkurs", "DRK", "")
    assert asked(listed(tmp_path, model, OFFERS, *same)) == []


def test_it_is_asked_again_when_the_list_comes_again(tmp_path: Path, model: Model) -> None:
    listed(tmp_path, model, OFFERS, ("Elternkurs", "AWO", "Moor"), ("Elternkurs", "AWO", "Horn"), ("Café", "SPZ", "Au"))
    store = open_store("sqlite://", model)
    for day in ("2026-01-01", "2026-01-02"):
        report = import_file(
            tmp_path / "liste.xlsx", store, model, author="test", time=f"{day}T00:00:00+00:00", district="99001"
        )
        assert [p.rule for p in report.problems if p.rule == "stated-twice"] == ["stated-twice"]
    store.close()


def test_remarks_may_differ(tmp_path: Path, model: Model) -> None:
    rows = ("Elternkurs", "AWO", "mit Anmeldung"), ("Elternkurs", "DRK", "dienstags")
    assert asked(listed(tmp_path, model, ("Angebot", "Träger", "Bemerkung"), *rows)) == []
