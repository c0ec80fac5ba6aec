"""What is taken of many rows in one step is what each cell says when it is looked at by itself."""

from pathlib import Path
from random import Random

import pytest
import xlsxwriter

from graph.imports.check.cells import RowReader
from graph.imports.check.staged import Staged
from graph.imports.check.staging import Given, check
from graph.imports.naming.naming import naming_of
from graph.imports.read import read_workbook
from graph.imports.read.row_shapes import RowShapes
from graph.imports.recognise.texts import last_look_at_names
from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
from graph.imports.vocabulary.lexical import lexical_words
from graph.imports.workbook import Workbook
from ontology import Model
from tests.bench.long_list import write_long_list

CELLS: tuple[str | float, ...] = (
    *("Kita Moor", "Kita Moor", "ja", "Übelhausen", "a & b", "x < y", " vorn", "hinten ", "  zwei", "zwei  Leer"),
    *(
        "a_x000D_b",
        "geschütztes\u00a0Leer",
        "weich\u00adtrennen",
        "zwei\nZeilen",
        "MÃ¼ller",
        "\ufeffBOM",
        "007",
        "₤",
        "",
    ),
    *(0, 1, 7.5, 45_000, 1e20, 12),
)


def _written(path: Path, seed: int, *, within: bool) -> Path:
    """Rows of which most are written like the one before, with something else in a cell here and there."""
    draw, book = Random(seed), xlsxwriter.Workbook(str(path), {"constant_memory": within, "strings_to_numbers": False})
    sheet, bold = book.add_worksheet("Liste"), book.add_format({"bg_color": "#FFFF00"})
    for row in range(400):
        for column in range(6):
            value = draw.choice(CELLS) if draw.random() < 0.1 else f"Text {row}" if column % 2 else "Wort"
            if column == 4 and row % 50 < 25:
                sheet.write_blank(row, column, None, bold)
            elif value != "":
                sheet.write(row, column, value, bold if draw.random() < 0.02 else None)
        if draw.random() < 0.05:
            sheet.set_row(row, draw.choice((0, 30)), None, {"hidden": draw.random() < 0.3})
    book.close()
    return path


@pytest.mark.parametrize("within", [True, False], ids=["in the cells", "shared"])
def test_a_row_like_the_one_before_is_read_as_cell_by_cell(
    tmp_path: Path, within: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(4):
        path = _written(tmp_path / f"{seed}.xlsx", seed, within=within)
        together = read_workbook(path)
        with monkeypatch.context() as each:
            each.setattr(RowShapes, "taken", lambda *_: None)
            assert read_workbook(path) == together


def test_most_rows_of_a_long_list_are_taken_by_their_shape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken, whole = [], RowShapes.taken

    def counted(shapes: RowShapes, text: str) -> tuple[int, list[str]] | None:
        taken.append(found := whole(shapes, text))
        return found

    monkeypatch.setattr(RowShapes, "taken", counted)
    rows = len(read_workbook(write_long_list(tmp_path / "lang.xlsx", 200)).sheets[1].rows)
    assert sum(found is not None for found in taken) > rows - 5


def test_rows_read_together_say_what_each_cell_says(
    tmp_path: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, workbook = Random(1), read_workbook(write_long_list(tmp_path / "lang.xlsx", 150))
    odd = ("", "-", "k. A.", "?", "a; b", "Jugendamt", "Hebamme", "unbekannt", "Kita Nord (angefragt)", "2024", "x")
    for cells in workbook.sheets[1].rows[1:]:
        for column in range(1, len(cells)):
            if draw.random() < 0.08 and isinstance(cells, list):
                cells[column] = draw.choice(odd)
    together = _staged(workbook, model)
    monkeypatch.setattr(RowReader, "_read_together", lambda *_: False)
    each = _staged(workbook, model)
    assert together.records == each.records
    assert together.problems == each.problems
    assert together.inferred == each.inferred > 0


def _staged(workbook: Workbook, model: Model) -> Staged:
    return check(workbook, model, Given(secret=b"0" * 32))


def test_no_text_that_begins_as_a_name_is_nobodys(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    naming_of(model)
    lexicon, draw = sheet_lexicon_of(model), Random(2)
    states, layouts = lexical_words(), lexicon.layouts
    words = [
        *sorted(layouts.nobodys | layouts.rows["joins"] | states.present | states.gone),
        "1",
        "2024",
        "von",
        "kennt",
    ]
    words += ["Kita", "Einrichtung", "Quartal", "Seite", "Mai", "Blatt", "Ort:", "(x)", "=", "3/4", "12.", "€", "hat"]
    texts = {" ".join(draw.choice(words) for _ in range(draw.randint(1, 4))) for _ in range(4000)}
    texts |= {text.title() for text in texts}
    begun = [text for text in texts if last_look_at_names._is_begun_as_name(text, lexicon)]
    assert len(begun) > 100
    monkeypatch.setattr(last_look_at_names, "_is_begun_as_name", lambda *_: False)
    assert [text for text in begun if last_look_at_names.can_be_no_name(text, lexicon)] == []
