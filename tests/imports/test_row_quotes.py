"""Text lists whose rows stand as a whole in quotation marks, as programs write them that mark every line."""

import pytest

from graph.imports.read import read_bytes
from tests.imports.making import rules

ROWS = [["Einrichtung", "Ort", "Bereich"], ["Kita Arche", "Adorf", "Jugendhilfe"], ["SPZ", "Bedorf", "Gesundheit"]]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("tail", ["", ";;", ",", " "])
def test_rows_in_one_pair_of_marks_are_read_cell_by_cell_and_told(separator: str, tail: str) -> None:
    text = "\n".join(f'"{separator.join(row)}"{tail}' for row in ROWS)
    book = read_bytes("liste.csv", text.encode())
    assert [list(row) for row in book.sheets[0].rows] == ROWS
    assert rules(book) == [("quote", "")]


def test_marks_within_such_rows_still_mark_cells() -> None:
    text = '"Einrichtung,Ort"\n"""Caritas, Beratung"",Adorf"\n"SPZ,Bedorf"\n'
    book = read_bytes("liste.csv", text.encode())
    assert [list(row) for row in book.sheets[0].rows] == [
        ["Einrichtung", "Ort"],
        ["Caritas, Beratung", "Adorf"],
        ["SPZ", "Bedorf"],
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('"Einrichtung"\n"Caritas, Beratung"\n"SPZ"', [["Einrichtung"], ["Caritas, Beratung"], ["SPZ"]]),
        ('"Name";"Ort"\n"Kita, A";"B"', [["Name", "Ort"], ["Kita, A", "B"]]),
        ('"Kita, Nord"\n"Kita, Süd"', [["Kita, Nord"], ["Kita, Süd"]]),
    ],
)
def test_marks_around_single_cells_stay_what_they_are(text: str, rows: list[list[str]]) -> None:
    book = read_bytes("liste.csv", text.encode())
    assert [list(row) for row in book.sheets[0].rows] == rows
    assert rules(book) == []
