"""Where a repeated text, a calendar of days and a likely name begin and end to be looked for."""

import pytest

from graph.imports.check.index import Index
from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.mending.repeats import with_dittos
from graph.imports.recognise.reshaping.days_down import days_down
from graph.imports.recognise.text_grid import At, grid_of
from ontology import load_model
from tests.recognise.lists import LEXICON, sheet

_DITTOS = [["Kita Nord", "Moor", "Nord"], ["dito", "dito", "dito"], ["dito", "dito", "dito"]]


@pytest.mark.parametrize(
    ("area", "filled", "asked"),
    [
        ((0, 3, 0, 2), {(1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)}, set()),
        ((0, 9, 1, 1), {(1, 1), (2, 1)}, set()),
        ((0, 2, 1, 2), {(1, 1), (1, 2)}, set()),
        ((2, 3, 0, 1), set(), {(2, 0), (2, 1)}),
        ((0, 1, 0, 2), set(), set()),
    ],
)
def test_dittos_are_read_inside_their_table_only(
    area: tuple[int, int, int, int], filled: set[At], asked: set[At]
) -> None:
    grid = grid_of(sheet(_DITTOS))
    read = with_dittos(grid, TableArea((), *area), frozenset({"dito"}))
    assert (set(read.filled), set(read.open)) == (filled, asked)
    assert all(read.grid.cell(r, c) == _DITTOS[0][c] for r, c in filled)
    assert not any(read.grid.cell(r, c) for r, c in asked)


def test_a_ditto_points_neither_at_an_error_nor_at_a_lone_text() -> None:
    rows = [["#NV", "Moor"], ["dito", "dito"], ["Bezirk Nord"], ["dito", "Au"]]
    read = with_dittos(grid_of(sheet(rows)), TableArea((), 0, 4, 0, 1), frozenset({"dito"}))
    assert (read.filled, read.open) == (((1, 1),), ((1, 0), (3, 0)))


def calendar(days: int, above: int = 0) -> list[list[str]]:
    head = [["", ""]] * above + [["Datum", "Jugendamt", "Gesundheitsamt"]]
    return head + [[f"{1 + n % 28:02}.{1 + n // 28 % 12:02}.{2020 + n // 336}", "x", "x"] for n in range(days)]


@pytest.mark.parametrize(
    ("days", "above", "read"),
    [(1, 0, False), (2, 0, True), (400, 0, True), (401, 0, False), (3, 19, True), (3, 20, False)],
)
def test_a_calendar_has_few_days_and_stands_near_the_top(days: int, above: int, read: bool) -> None:
    assert (days_down(grid_of(sheet(calendar(days, above))), LEXICON) is not None) is read


@pytest.mark.parametrize("count", [2000, 2001])
def test_likely_names_are_sought_among_so_many(count: int) -> None:
    index = index_of(["Kita Nord", *(f"{n}" for n in range(count - 1))])
    assert index.near("Kita Nort", "Organization") == (["Kita Nord"] if count == 2000 else [])


def test_likely_names_are_sought_so_often_and_only_of_the_type() -> None:
    index = index_of(["Kita Nord"])
    assert index.near("Kita Nort", "Person") == []
    assert [bool(index.near("KITA NORT", "Organization")) for _ in range(20)] == [True] * 19 + [False]


def test_a_text_is_an_id_then_a_kennung_then_a_name_of_the_type_asked_for() -> None:
    index = Index(load_model())
    index.add("Organization:1", "Organization", "A2", ["Kita", "Nord"])
    index.add("Organization:2", "Organization", "Kita", ["A2", "Organization:1"])
    index.add("Person:3", "Person", "Nord", ["Moor"])
    asked = {"Organization:1": "1", "A2": "1", "Kita": "2", "a 2": "1", "Nord": "1", "Moor": "", "": ""}
    assert {text: "".join(index.find(text, "Organization"))[-1:] for text in asked} == asked
    assert (index.find("Nord", "Person"), index.other("Moor")) == (["Person:3"], "Person")


def index_of(names: list[str]) -> Index:
    index = Index(load_model())
    index.names = {str(n): name for n, name in enumerate(names)}
    index.types = dict.fromkeys(index.names, "Organization")
    return index
