"""Workbooks as one XML file, as portals hand them out."""

import pytest

from graph.errors import UnreadableFileError
from graph.imports.read import read_bytes
from tests.imports.making import rules

_BOOK = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Partner"><Table>{rows}</Table>'
    "</Worksheet></Workbook>"
)

FOURTH, WIDE = 'ss:Index="4"', 'ss:MergeAcross="2"'


def _cell(text: str, kind: str = "String", more: str = "") -> str:
    return f'<Cell {more}><Data ss:Type="{kind}">{text}</Data></Cell>'


@pytest.mark.parametrize("name", ["liste.xls", "liste.xml"])
def test_cells_are_read_as_they_are_shown_and_where_they_stand(name: str) -> None:
    rows = (
        f"<Row>{_cell('Einrichtung')}{_cell('seit')}</Row>"
        '<Row ss:Index="4" ss:Hidden="1">'
        f"{_cell('Amt &amp; Stelle')}{_cell('2019-05-14T00:00:00.000', 'DateTime')}</Row>"
        f"<Row>{_cell('12.50', 'Number')}<Cell/>{_cell('1', 'Boolean', FOURTH)}</Row>"
        f"<Row>{_cell('weit', more=WIDE)}{_cell('#REF!', 'Error')}</Row>"
    )
    book = read_bytes(name, _BOOK.format(rows=rows).encode())
    (sheet,) = book.sheets
    assert [list(row) for row in sheet.rows] == [
        ["Einrichtung", "seit"],
        [],
        [],
        ["Amt & Stelle", "2019-05-14"],
        ["12,5", "", "", "ja"],
        ["weit", "", "", "#REF!"],
    ]
    assert (sheet.name, sheet.hidden_rows, sheet.merged[0][:4]) == ("Partner", frozenset({3}), (5, 0, 5, 2))
    assert rules(book) == [("error-cell", "D6")]


@pytest.mark.parametrize(
    "rows",
    ["", '<Row ss:Index="99999999"><Cell><Data ss:Type="String">x</Data></Cell></Row>', "<Row>", "<Row ss:Index='0'/>"],
)
def test_what_is_empty_broken_or_far_too_large_is_refused_in_a_sentence(rows: str) -> None:
    with pytest.raises(UnreadableFileError):
        read_bytes("liste.xml", _BOOK.format(rows=rows).encode())
