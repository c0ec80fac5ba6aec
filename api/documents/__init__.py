"""Papers as files: DOCX and PDF, the PDF with the fonts of the pages."""

from importlib.resources import files
from pathlib import Path
from typing import Literal

from graph.documents.written import WrittenPaper

FileEnding = Literal["docx", "pdf"]


def files_of(written: WrittenPaper, ending: FileEnding) -> bytes:
    """The paper as a file of that kind."""
    if ending == "docx":
        from graph.documents.docx_out import docx_of

        return docx_of(written)
    from graph.documents.pdf_out import pdf_of

    return pdf_of(written, [Path(str(files("api").joinpath("static", "vendor", "fira-sans")))])


__all__ = ["FileEnding", "files_of"]
