"""What a sheet without a list is taken for: boxes that stand about, counts, pivot tables, minutes."""

import pytest

from graph.imports.recognise.text_grid import TextGrid, grid_of
from graph.imports.recognise.unread import are_minutes, boxes_in, count_of, counts_alone, is_pivot
from tests.recognise.lists import LEXICON, sheet


def grid(rows: list[list[str]]) -> TextGrid:
    return grid_of(sheet(rows))


def boxes(*at: tuple[int, int]) -> list[list[str]]:
    rows = [[""] * (1 + max(c for _, c in at)) for _ in range(1 + max(r for r, _ in at))]
    for row, column in at:
        rows[row][column] = "Amt"
    return rows


@pytest.mark.parametrize(
    ("at", "are"),
    [
        ([(0, 2), (2, 0), (2, 4), (4, 1), (4, 3)], True),
        ([(0, 2), (2, 0), (2, 4), (4, 1)], False),
        ([(0, 2), (0, 4), (2, 0), (2, 5), (2, 7)], False),
        ([(0, 2), (2, 0), (2, 1), (4, 1), (4, 3)], False),
        ([(0, 2), (2, 0), (4, 1), (6, 3), (8, 5)], False),
        ([(0, 2), (2, 0), (2, 4), (3, 0), (5, 3)], True),
        ([(0, 2), (2, 0), (2, 4), (3, 0), (3, 4)], False),
        ([(0, 0), (0, 2), (2, 0), (2, 2), (4, 0), (4, 2)], False),
    ],
)
def test_boxes_are_five_that_touch_seldom_and_stand_elsewhere_in_each_line(
    at: list[tuple[int, int]], are: bool
) -> None:
    assert boxes_in(grid(boxes(*at))) == (sorted(at) if are else ())


def test_strokes_are_no_boxes_and_hundreds_are_none() -> None:
    drawn = boxes((0, 2), (2, 0), (2, 4), (4, 1), (4, 3))
    drawn[1][2], drawn[3][0] = "|", "↓"
    assert len(boxes_in(grid(drawn))) == 5
    many = [(2 * n, 2 * n + 400 * side) for n in range(150) for side in (0, 1)]
    assert [len(boxes_in(grid(boxes(*at)))) for at in (many, [*many, (301, 0)])] == [300, 0]


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ("Art | Anzahl\nKita | 4\nSPZ | 1", 0),
        ("Bericht\nArt | Anzahl\nKita | 4\nSPZ | 1", 1),
        ("Art | Anzahl\nKita | 4", None),
        ("Art | Anzahl\nKita | 4\nSPZ | x", None),
        ("Art | Anzahl\n3 | 4\nSPZ | 1", None),
        ("1 | 2\nKita | 4\nSPZ | 1", None),
    ],
)
def test_a_sheet_counts_something_below_a_header(rows: str, header: int | None) -> None:
    assert count_of(grid_of(sheet(rows))) == header


@pytest.mark.parametrize(
    ("rows", "pivot", "alone"),
    [
        ("Art | Anzahl\nKita | 4\nSPZ | 1", True, False),
        ("Art | 2023 | 2024\nKita | 4 | 5\nSPZ | 1 | 2", True, False),
        ("Name | 2023 | 2024\nKita | 4 | 5\nSPZ | 1 | 2", True, False),
        ("Art | Plätze\nKita | 4\nSPZ | 1", False, False),
        ("Praxis | 4\nKita | 5\nSPZ | 1", False, True),
        ("Blub | 2024\nKita | 5\nSPZ | 1", True, True),
        ("Kita | x\nSPZ | y\nHort | z", False, False),
    ],
)
def test_counts_say_so_or_stand_alone(rows: str, pivot: bool, alone: bool) -> None:
    made = grid_of(sheet(rows))
    assert (is_pivot(made, LEXICON), counts_alone(made, LEXICON)) == (pivot, alone)


@pytest.mark.parametrize(("others", "minutes"), [(0, True), (6, True), (7, False)])
def test_minutes_begin_three_rows_and_a_third_of_all_with_their_words(others: int, minutes: bool) -> None:
    rows = [["TOP 1", "Begrüßung"], ["TOP 2", "Bericht"], ["Anwesend: alle"]]
    assert are_minutes(grid([*rows, *[["Kita"]] * others]), LEXICON) is minutes
    assert not are_minutes(grid(rows[:2]), LEXICON)
