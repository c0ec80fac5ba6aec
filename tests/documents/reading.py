"""What stands in a file, read back with libraries that had no part in writing it."""

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from graph.documents.written import TableBlock, WrittenPaper


def docx_text(content: bytes) -> str:
    """The text of the body of a DOCX in the order in which it stands there."""
    return " ".join(_texts(Document(BytesIO(content)).iter_inner_content()))


def _texts(items: Iterator[Paragraph | Table]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Paragraph):
            yield item.text
        else:
            for row in item.rows:
                seen = set()
                for cell in row.cells:
                    if id(cell._tc) not in seen:
                        seen.add(id(cell._tc))
                        yield from _texts(cell.iter_inner_content())


def pdf_text(content: bytes, written: WrittenPaper) -> str:
    """The text of all pages of a PDF without the footers, and without heads of tables that a page repeats."""
    footer = re.compile(re.escape(written.footer) + r"\s*Seite\s*\d+\s*von\s*\d+")
    heads = [" ".join(b.head) for b in written.blocks if isinstance(b, TableBlock)]
    pages = [footer.sub("", " ".join(page.extract_text().split())) for page in PdfReader(BytesIO(content)).pages]
    for number, page in enumerate(pages[1:], 1):
        pages[number] = page.removeprefix(next((h for h in heads if page.startswith(h)), ""))
    return " ".join(pages)


def signs(text: str) -> str:
    """A text as its signs alone: without spaces and bullets, ligatures resolved, however lines were broken."""
    return re.sub(r"[\s•‣\u200b\uf0b7]", "", unicodedata.normalize("NFKC", text))
