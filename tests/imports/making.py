"""Makes files of every kind out of rows, for the tests of reading."""

import io
import zipfile
from html import escape
from pathlib import Path

import xlsxwriter

from graph.imports.read import read_bytes
from graph.imports.workbook import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKED = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">{styles}'
    "<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
)


def rows_in(name: str, data: bytes) -> list[list[str]]:
    """The rows of the first sheet."""
    return [list(row) for row in read_bytes(name, data).sheets[0].rows]


def rules(book: Workbook) -> list[tuple[str, str]]:
    """The rule and the cell of each notice."""
    return [(issue.rule, place.cell) for place, _, issue in book.notices]


def archive(parts: dict[str, str]) -> bytes:
    """An archive of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, text in parts.items():
            new.writestr(name, text)
    return made.getvalue()


def excel(rows: list[list[str]]) -> bytes:
    """A workbook of Excel with texts only."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"strings_to_urls": False, "strings_to_formulas": False})
    sheet = book.add_worksheet("Akteure")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell)
    book.close()
    return made.getvalue()


def raw_excel(
    sheet: str, styles: str = "", more: dict[str, str] | None = None, *, settings: str = "", sheets: str = ""
) -> bytes:
    """A workbook of Excel around the XML of one sheet's content."""
    listed = sheets or '<sheet name="Akteure" sheetId="1" r:id="rId1"/>'
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKED}"><Relationship Id="rId1" Type="{LINKS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{settings}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKED}"><Relationship Id="rId1" '
        f'Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{LINKS}/styles" '
        'Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
    }
    return archive(parts | (more or {}))


def inline(place: str, text: str, more: str = "") -> str:
    """A cell of Excel with its text in it."""
    return f'<c r="{place}" t="inlineStr"{more}><is><t>{escape(text)}</t></is></c>'


def formatted(codes: list[str]) -> str:
    """The styles of a workbook of Excel with one style for each format code, counted from 1."""
    formats = "".join(f'<numFmt numFmtId="{164 + n}" formatCode="{escape(c)}"/>' for n, c in enumerate(codes))
    used = "".join(f'<xf numFmtId="{164 + n}"/>' for n in range(len(codes)))
    return f'<numFmts>{formats}</numFmts><cellXfs><xf numFmtId="0"/>{used}</cellXfs>'


def open_document(tables: str, styles: str = "") -> bytes:
    """A workbook of LibreOffice with these tables."""
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": _ODS.format(tables=tables, styles=styles),
        }
    )


def ods_cell(text: str, more: str = 'office:value-type="string"') -> str:
    """A cell of LibreOffice; each line of the text is a paragraph."""
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f"<table:table-cell {more}>{lines}</table:table-cell>"


def ods_table(rows: list[str], name: str = "Akteure", more: str = "") -> str:
    """A table of LibreOffice of rows of cells."""
    inner = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f'<table:table table:name="{name}" {more}>{inner}</table:table>'


def delimited(rows: list[list[str]], separator: str, end: str = "\r\n") -> str:
    """Rows as text, cells in quotation marks where they need them."""

    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if any(c in text for c in f'{separator}"\n') else text

    return end.join(separator.join(cell(c) for c in row) for row in rows) + end


def web_page(rows: list[list[str]]) -> str:
    """Rows as a table of a web page."""
    lines = ("".join(f"<td>{escape(c).replace(chr(10), '<br>')}</td>" for c in row) for row in rows)
    return f"<html><body><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table></body></html>"


def written(folder: Path, name: str, data: bytes) -> Path:
    """The path of a new file."""
    path = folder / name
    path.write_bytes(data)
    return path
