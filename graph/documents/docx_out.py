"""A paper as DOCX: real headings, lists and tables with heads, in German, to be edited further (ISO/IEC 29500)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_COLOR_INDEX, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from graph.documents.paper_data import PAGE_WIDTH
from graph.documents.written import (
    SIGNED,
    CitedPhrase,
    FieldsBlock,
    HeadingBlock,
    ListBlock,
    PaperBlock,
    PaperLine,
    SignatureBlock,
    SourcesBlock,
    TableBlock,
    TextBlock,
    TitleBlock,
    WrittenPaper,
    fitted_widths,
    leads_on,
    phrase,
)

_FONT, _INK, _QUIET = "Arial", RGBColor(0x17, 0x1A, 0x1C), RGBColor(0x4A, 0x50, 0x57)
_PAGE, _MARGIN, _NARROW_MARGIN = (Mm(210), Mm(297)), Mm(25), Mm(17)
"""A4."""
_SIZES = {"Title": 17, "Heading 1": 12.5, "Heading 2": 11, "Normal": 10.5, "List Bullet": 10.5}
_FIELD_WIDTHS = (40, 46, 28, 46)
"""Parts of the width that the columns of a table of fields have: name, value, name, value."""


def docx_of(written: WrittenPaper) -> bytes:
    """The paper as a file; its properties say language and title, and nobody's name."""
    document = Document()
    _dressed(document, written)
    for block in written.blocks:
        set_block(Setting(document, document.add_paragraph, document.add_table), block)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


class Setting:
    """Where blocks are set: at the end of a document, or in the place of a paragraph of a given form."""

    def __init__(
        self, document: Docx, paragraph: Callable[..., Paragraph], table: Callable[..., Table], *, plain: bool = False
    ) -> None:
        self.document, self.paragraph, self._table = document, paragraph, table
        self._styles = {style.name for style in document.styles}
        self._plain = plain
        size, section = document.styles["Normal"].font.size, document.sections[0]
        self.cell_points = (size.pt if size is not None else 10.5) - 1
        inner = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        self.width = inner // Mm(1) or PAGE_WIDTH

    def line(self, line: PaperLine, style: str = "Normal") -> Paragraph:
        """A paragraph in a style, or in that of the form where it has no such style."""
        paragraph = self.paragraph()
        if style in self._styles and not (self._plain and style == "Normal"):
            paragraph.style = self.document.styles[style]
        write_line(paragraph, line)
        return paragraph

    def table(self, rows: int, widths: Sequence[float], *, lines: bool = True) -> Table:
        """A table as wide as the text, with lines around its cells or none; ``widths`` are parts of it."""
        table = self._table(rows=rows, cols=len(widths))
        if lines and "Table Grid" in self._styles:
            table.style = self.document.styles["Table Grid"]
        table.autofit = False
        for column, part in zip(table.columns, widths, strict=True):
            width = part * self.width / sum(widths)
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
        return table


def _dressed(document: Docx, written: WrittenPaper) -> None:
    """Page, fonts, language, properties and footer."""
    section = document.sections[0]
    section.page_width, section.page_height = _PAGE
    margin = _NARROW_MARGIN if written.compact else _MARGIN
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    for name, points in _SIZES.items():
        style = document.styles[name]
        size = Pt(points - 2 if written.compact else points)
        style.font.name, style.font.size, style.font.color.rgb = _FONT, size, _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
        fonts.set(qn("w:cs"), _FONT)
    document.styles["Title"].font.bold = True
    for border in document.styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    document.styles["Normal"].paragraph_format.space_after = Pt(2 if written.compact else 6)
    document.styles["Title"].paragraph_format.space_after = Pt(4)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(5 if written.compact else 12)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(2 if written.compact else 4)
    for stop in document.settings.element.findall(qn("w:defaultTabStop")):
        stop.addnext(OxmlElement("w:autoHyphenation"))  # long German words in narrow columns
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "de-DE")
    _properties(document, written)
    _footer(section.footer.paragraphs[0], written.footer, int((_PAGE[0] - 2 * margin) / Mm(1)))


def _properties(document: Docx, written: WrittenPaper) -> None:
    core = document.core_properties
    core.title, core.language, core.author, core.comments = written.title, "de-DE", "Frühnetz", ""
    core.created = core.modified = datetime.combine(written.on, time(), UTC)
    core.last_modified_by, core.subject = "Frühnetz", written.district


def _footer(paragraph: Paragraph, text: str, width: int) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT)
    for part in (f"{text}\tSeite ", "PAGE", " von ", "NUMPAGES"):
        if part.isupper():
            _field(paragraph, part)
        else:
            paragraph.add_run(part)
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(8.5), _QUIET


def _field(paragraph: Paragraph, name: str) -> None:
    """A field that the word processor works out: the number of the page, or of all pages."""
    for kind in ("begin", "instr", "separate", "text", "end"):
        run = paragraph.add_run()
        if kind in ("instr", "text"):
            element = OxmlElement("w:instrText" if kind == "instr" else "w:t")
            element.text = name if kind == "instr" else "1"
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def write_line(paragraph: Paragraph, line: PaperLine) -> None:
    """The pieces of a line as runs: blanks marked in yellow, the numbers of sources small and raised."""
    for said in line:
        run = paragraph.add_run(said.text)
        run.bold = said.strong or None
        if said.blank:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        if said.cites:
            mark = paragraph.add_run(said.shown.removeprefix(said.text))
            mark.font.size, mark.font.color.rgb = Pt(8), _QUIET


def set_block(at: Setting, block: PaperBlock) -> None:
    """Set one block."""
    match block:
        case TitleBlock(text, under):
            at.line(phrase(text), "Title")
            if under:
                _quiet(at.line(phrase(under)))
        case HeadingBlock(text, level):
            at.line(phrase(text), f"Heading {level}")
        case TextBlock(line, style):
            _text(at, line, style)
        case ListBlock(items, numbered):
            _list(at, items, numbered=numbered)
        case _:
            _set_rows(at, block)


def _set_rows(at: Setting, block: PaperBlock) -> None:
    match block:
        case FieldsBlock(rows):
            _fields(at, rows)
        case TableBlock(head, rows):
            _table(at, head, rows, fitted_widths(block, at.width))
        case SignatureBlock(parties):
            _signatures(at, parties)
        case SourcesBlock(rows):
            for number, text in rows:
                paragraph = at.line(phrase(f"[{number}] {text}"))
                paragraph.paragraph_format.left_indent = Mm(8)
                paragraph.paragraph_format.first_line_indent = Mm(-8)
                paragraph.paragraph_format.space_after = Pt(1)
                _quiet(paragraph, min(at.cell_points, 9))


def _quiet(paragraph: Paragraph, points: float = 9) -> None:
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(points), _QUIET


def _text(at: Setting, line: PaperLine, style: str) -> None:
    if style == "warning":
        cell = at.table(1, (1,)).cell(0, 0)
        _shaded(cell, "FFF4CE")
        write_line(cell.paragraphs[0], line)
        at.paragraph().paragraph_format.space_after = Pt(2)
        return
    paragraph = at.line(line)
    paragraph.paragraph_format.keep_with_next = leads_on(line) or None
    if style == "note":
        _quiet(paragraph)
    if style == "subject":
        for run in paragraph.runs:
            run.bold = True


def _list(at: Setting, items: Iterable[PaperLine], *, numbered: bool) -> None:
    for number, line in enumerate(items, 1):
        if not numbered:
            at.line(line, "List Bullet")
            continue
        paragraph = at.line((CitedPhrase(f"{number}.\t"), *line))
        paragraph.paragraph_format.left_indent = Mm(8)
        paragraph.paragraph_format.first_line_indent = Mm(-8)


def _fields(at: Setting, rows: Sequence[tuple[str, PaperLine]]) -> None:
    table = at.table((len(rows) + 1) // 2, _FIELD_WIDTHS)
    for place, (name, line) in enumerate(rows):
        row, column = place // 2, place % 2 * 2
        write_line(table.cell(row, column).paragraphs[0], phrase(f"{name}:", strong=True))
        last = table.cell(row, column + 1)
        write_line(last.paragraphs[0], line)
        if place == len(rows) - 1 and column == 0:
            _joined(last, table.cell(row, 3))
    _tight(table, at.cell_points)
    at.paragraph().paragraph_format.space_after = Pt(0)


def _joined(first: _Cell, last: _Cell) -> None:
    """Cells as one, without the empty paragraphs that joining leaves behind."""
    whole = first.merge(last)
    for paragraph in whole.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)


def _table(at: Setting, head: Sequence[str], rows: Sequence[Sequence[PaperLine]], widths: Sequence[float]) -> None:
    table = at.table(len(rows) + 1, widths)
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        write_line(cell.paragraphs[0], phrase(text, strong=True))
        _shaded(cell, "EEF0F2")
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for number, row in enumerate(rows, 1):
        for cell, line in zip(table.rows[number].cells, row, strict=True):
            write_line(cell.paragraphs[0], line)
    _tight(table, at.cell_points)
    at.paragraph().paragraph_format.space_after = Pt(0)


def _tight(table: Table, points: float) -> None:
    """Cells a little smaller than the text, and no row broken between pages."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell in row.cells:
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(1)
            for run in paragraph.runs:
                run.font.size = run.font.size or Pt(points)


def _shaded(cell: _Cell, colour: str) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shading)


def _signatures(at: Setting, parties: Sequence[str]) -> None:
    for party in parties:
        room = at.paragraph()
        room.paragraph_format.space_after, room.paragraph_format.keep_with_next = Mm(10), True
        table = at.table(1, (70, 5, 85), lines=False)
        texts = (SIGNED[0], "", f"{SIGNED[1]} {party}")
        for cell, text in zip(table.rows[0].cells, texts, strict=True):
            if text:
                write_line(cell.paragraphs[0], phrase(text))
                _quiet(cell.paragraphs[0])
                _lined(cell)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    at.paragraph().paragraph_format.space_after = Pt(0)


def _lined(cell: _Cell) -> None:
    """A line above the cell, to sign on."""
    borders, top = OxmlElement("w:tcBorders"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "171A1C")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    cell._tc.get_or_add_tcPr().append(borders)


__all__ = ["Setting", "docx_of", "set_block", "write_line"]
