"""What a reader may take in, no more and no less: the bounds are made small, so that small files reach them."""

import pytest

from graph.errors import UnreadableFileError
from graph.imports.read import read_bytes
from graph.imports.read.limits import Limits
from tests.imports.told_files import files_to_read

HERE = Limits(apart=True)
_FODS = (
    '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="t" xmlns:text="x" '
    'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>{}'
    "</office:spreadsheet></office:body></office:document>"
)
_TABLE = "<table:table table:name='{}'>{}</table:table>"
_ROW, _CELL = "<table:table-row>{}</table:table-row>", "<table:table-cell><text:p>{}</text:p></table:table-cell>"
_TWO = _FODS.format("".join(_TABLE.format(name, _ROW.format(_CELL.format("Kita") * 2) * 2) for name in "ab"))
_XML = (
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:'
    'spreadsheet"><Worksheet ss:Name="a"><Table><Row ss:Index="3"><Cell ss:Index="2" ss:MergeAcross="1" '
    'ss:MergeDown="1"><Data>Kita</Data></Cell></Row></Table></Worksheet></Workbook>'
)
_TABLES = "<html><table><tr><td>Kita</td></tr></table><table><tr><td>Hort</td></tr></table></html>"
_POPOLO, _NETWORK = files_to_read()["popolo.json"], files_to_read()["layers.graphml"]


@pytest.mark.parametrize(
    ("name", "text", "bound", "enough"),
    [
        ("a.html", _TABLES, "web_page._LARGEST", len(_TABLES)),
        ("a.html", _TABLES, "web_page.MAX_SHEETS", 2),
        ("a.json", _POPOLO, "json_file._LARGEST", len(_POPOLO.encode())),
        ("a.graphml", _NETWORK, "network_file._LARGEST", len(_NETWORK.encode())),
        ("a.fods", _TWO, "open_document.MAX_SHEETS", 2),
        ("a.fods", _TWO, "open_document.MAX_COLUMNS", 2),
        ("a.fods", _TWO, "open_document.MAX_ROWS", 2),
        ("a.fods", _TWO, "open_document.MAX_CELLS", 8),
        ("a.fods", _TWO, "open_document.MAX_TEXT", 32),
        ("a.fods", _TWO, "open_document.MAX_CELL", 4),
        ("a.fods", _TWO, "cell_grid.MAX_CELLS", 4),
        ("a.fods", _TWO, "cell_grid.MAX_TEXT", 16),
        ("a.xml", _XML, "excel_xml.MAX_ROWS", 4),
        ("a.xml", _XML, "excel_xml.MAX_COLUMNS", 3),
        ("a.xml", _XML, "package._MAX_NODES", 6),
        ("a.csv", "a;b\nKita;Moor\nHort;Au", "delimited.MAX_ROWS", 3),
        ("a.csv", "a;b\nKita;Moor\nHort;Au", "delimited.MAX_COLUMNS", 2),
    ],
)
def test_as_much_is_read_as_may_be_and_no_more(
    monkeypatch: pytest.MonkeyPatch, name: str, text: str, bound: str, enough: int
) -> None:
    monkeypatch.setattr(f"graph.imports.read.{bound}", enough)
    assert read_bytes(name, text.encode(), limits=HERE).sheets
    monkeypatch.setattr(f"graph.imports.read.{bound}", enough - 1)
    with pytest.raises(UnreadableFileError):
        read_bytes(name, text.encode(), limits=HERE)
