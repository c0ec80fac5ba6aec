"""Workbooks as one XML file, "XML-Kalkulationstabelle 2003": what portals of authorities hand out as .xml or .xls."""

from math import isfinite
from xml.etree.ElementTree import Element

from graph.imports.read.cell_grid import CellGrid
from graph.imports.read.cleaning import cleaned
from graph.imports.read.excel_styles import number
from graph.imports.read.limits import MAX_COLUMNS, MAX_ROWS, TooLargeError
from graph.imports.read.notices import Notices, error_cell
from graph.imports.read.number_formats import plain_number
from graph.imports.read.package import tree
from graph.imports.read.source import ReadTable, Source, reader
from graph.imports.workbook import MergedArea, Sheet, address

_NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
_EVERY = 5000


@reader(".xml", recognises=lambda data: 3 if data.lstrip()[:1] == b"<" and _NAMESPACE in data[:4000] else 0)
def read_excel_xml(source: Source) -> ReadTable:
    """The sheets of the workbook."""
    root = tree(source.data[i : i + 65536] for i in range(0, len(source.data), 65536))
    notices = Notices(source.name)
    sheets = [_sheet(found, source, notices) for found in root.iterfind("Worksheet")]
    if not any(sheet.rows for sheet in sheets):
        source.refuse_empty()
    return ReadTable(sheets, notices=notices.all())


def _sheet(found: Element, source: Source, notices: Notices) -> Sheet:
    name, grid, at = found.get("Name", ""), CellGrid(), -1
    for seen, row in enumerate(found.iterfind("Table/Row")):
        at = max(at + 1, number(row, "Index") - 1)
        if at >= MAX_ROWS:
            raise TooLargeError
        if row.get("Hidden") == "1":
            grid.hidden_rows.add(at)
        _read_row(grid, row, at, (name, notices))
        if seen % _EVERY == _EVERY - 1:
            source.progress(name, seen + 1)
    options = found.find("WorksheetOptions/Visible")
    hidden = options is not None and (options.text or "").startswith("SheetHidden")
    return grid.sheet(name, notices, hidden=hidden)


def _read_row(grid: CellGrid, row: Element, at: int, told: tuple[str, Notices]) -> None:
    column = -1
    for cell in row.iterfind("Cell"):
        column = max(column + 1, number(cell, "Index") - 1)
        across, down = number(cell, "MergeAcross"), number(cell, "MergeDown")
        if column + across >= MAX_COLUMNS or at + down >= MAX_ROWS:
            raise TooLargeError
        if across or down:
            grid.merge(MergedArea(at, column, at + down, column + across))
        if text := _text(cell, (at, column), told):
            grid.put(grid.row(at), column, text)
        column += across


def _text(cell: Element, at: tuple[int, int], told: tuple[str, Notices]) -> str:
    """The text of a cell as the spreadsheet shows it."""
    data, (sheet, notices) = cell.find("Data"), told
    if data is None:
        return ""
    text, kind = "".join(data.itertext()).strip(), data.get("Type", "String")
    if kind == "Number":
        return _number(text)
    if kind == "DateTime":
        return text[:10]
    if kind == "Boolean":
        return "ja" if text == "1" else "nein" if text else ""
    if kind == "Error":
        notices.add(error_cell(), sheet, address(*at), text)
    return cleaned(text, lambda issue, shown: notices.add(issue, sheet, address(*at), shown))


def _number(text: str) -> str:
    try:
        value = float(text)
    except ValueError:
        return text
    return plain_number(value) if isfinite(value) else text
