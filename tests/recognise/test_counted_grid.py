"""What a grid tells of all its rows at once is what its cells say one by one, however long each row is."""

import pytest

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.reshaping.relisted import shown_rows
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import TextGrid, grid_of
from tests.recognise.lists import sheet

_ROWS = [["Einrichtung", "Ort", "Telefon"], ["Kita Nord"], [], ["", "Moor", ""], ["Kita Süd", "", "", "siehe Blatt 2"]]


@pytest.fixture
def grid() -> TextGrid:
    return grid_of(sheet(_ROWS, "Liste", hidden_rows=frozenset({3})))


@pytest.mark.parametrize(("left", "end"), [(0, 4), (0, 2), (1, 3), (2, 9), (5, 9)])
def test_cells_with_a_text_are_counted_as_they_stand(grid: TextGrid, left: int, end: int) -> None:
    by_cell = [sum(bool(grid.cell(row, column)) for column in range(left, end)) for row in range(len(_ROWS))]
    assert list(grid.counts(left, end)) == by_cell
    area = TableArea((0,), 1, len(_ROWS), left, end - 1)
    assert list(content_rows(grid, area)) == [(row, n) for row, n in enumerate(by_cell) if n and row]


@pytest.mark.parametrize("column", range(5))
def test_texts_below_a_header_are_those_of_the_cells(grid: TextGrid, column: int) -> None:
    for rows in (range(len(_ROWS)), [1, 4], [0]):
        assert grid.below(column, rows) == [grid.cell(row, column) for row in rows]


def test_hidden_and_empty_rows_are_not_shown(grid: TextGrid) -> None:
    assert (grid.width, grid.shown) == (4, [0, 1, 4])
    assert [shown_rows(grid, start) for start in (0, 1, 2, 5)] == [[0, 1, 4], [1, 4], [4], []]


def test_a_grid_with_other_texts_is_counted_anew(grid: TextGrid) -> None:
    assert list(grid.counts(0, 4)) == [3, 1, 0, 1, 2]
    assert list(grid.without_rows([4]).counts(0, 4)) == [3, 1, 0, 1, 0]
    assert grid.without([1], 0).shown == [0, 4]
