"""The same table in every form, under right and wrong names, gives the same rows."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.imports.read import read_bytes, read_pasted
from tests.imports.making import delimited, excel, ods_cell, ods_table, open_document, rows_in, web_page

ROWS = [
    ["Einrichtung", "Träger", "PLZ", "Anteil", "Bemerkung"],
    ["Frühförderstelle; Haus 2", 'Verein "Löwe" e. V.', "01067", "0,5", "erste Zeile\nzweite Zeile"],
    ["Praxis, Dr. Ä. Öhm", "", "12345", "40 %", ""],
    [],
    ["Café – Elterntreff", "AWO | Süd", "00001", "1.200", "ß € „so“"],
]
TRIMMED = [row[: max((n + 1 for n, cell in enumerate(row) if cell), default=0)] for row in ROWS]


def _ods() -> bytes:
    return open_document(ods_table(["".join(ods_cell(c) if c else "<table:table-cell/>" for c in r) for r in ROWS]))


FORMS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "xlsx": ("liste.xlsx", lambda: excel(ROWS)),
    "xlsx named xls": ("liste.xls", lambda: excel(ROWS)),
    "xlsx named csv": ("liste.csv", lambda: excel(ROWS)),
    "xlsx without ending": ("liste", lambda: excel(ROWS)),
    "ods": ("liste.ods", _ods),
    "ods named xlsx": ("liste.xlsx", _ods),
    "cp1252, semicolons": ("liste.csv", lambda: delimited(ROWS, ";").encode("cp1252")),
    "utf-8, commas": ("liste.csv", lambda: delimited(ROWS, ",", "\n").encode()),
    "utf-8 twice marked": ("liste.csv", lambda: b"\xef\xbb\xbf\xef\xbb\xbf" + delimited(ROWS, ";").encode()),
    "tabs in csv": ("liste.csv", lambda: delimited(ROWS, "\t").encode()),
    "tabs named xls": ("liste.xls", lambda: delimited(ROWS, "\t").encode()),
    "csv named xlsx": ("liste.xlsx", lambda: delimited(ROWS, ";").encode()),
    "utf-16 text": ("liste.txt", lambda: delimited(ROWS, "\t").encode("utf-16")),
    "utf-16 big end": ("liste.txt", lambda: b"\xfe\xff" + delimited(ROWS, "\t").encode("utf-16-be")),
    "utf-16 unmarked": ("liste.csv", lambda: delimited(ROWS, ";").encode("utf-16-le")),
    "utf-16 big end unmarked": ("liste.csv", lambda: delimited(ROWS, ";").encode("utf-16-be")),
    "lines end with CR": ("liste.csv", lambda: delimited(ROWS, ";", "\r").encode()),
    "web page named xls": ("liste.xls", lambda: web_page(ROWS).encode()),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_table_gives_the_same_rows_in_every_form(form: str) -> None:
    name, make = FORMS[form]
    assert rows_in(name, make()) == TRIMMED


def test_pasted_cells_give_the_same_rows() -> None:
    assert [list(row) for row in read_pasted(delimited(ROWS, "\t")).sheets[0].rows] == TRIMMED


def test_a_line_that_names_the_separator_stays_as_an_empty_row() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = f"sep=;{end}" + delimited(ROWS, ";", end)
        assert rows_in("liste.csv", text.encode()) == [[], *TRIMMED]


_CELL = st.text(st.sampled_from('abäöüß ;,\t|"\n.0'), max_size=8).map(str.strip).map(lambda c: c.replace("\t", " "))


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(st.lists(_CELL, min_size=3, max_size=3), min_size=2, max_size=6))
def test_what_a_program_wrote_with_quotation_marks_comes_back(rows: list[list[str]]) -> None:
    """Every cell is marked, as some programs do; the marks say it all, whatever the cells hold."""
    head = [["Name", "Ort", "Bereich"]]
    text = "\n".join(";".join('"' + c.replace('"', '""') + '"' for c in row) for row in head + rows)
    wanted = [[c.replace("\r", "\n") for c in row] for row in head + rows]
    found = [list(row) for row in read_bytes("liste.csv", text.encode()).sheets[0].rows]
    assert [row + [""] * (3 - len(row)) for row in found] + [["", "", ""]] * (len(wanted) - len(found)) == wanted
