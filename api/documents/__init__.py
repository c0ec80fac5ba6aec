"""Papers as files: DOCX and PDF, the PDF with the fonts of the pages."""

from importlib.resources import files
from pathlib import Path
from typing import Literal

from starlette.responses import Response

from api.manners.forms import form_named
from graph.documents.written import WrittenPaper

FileEnding = Literal["docx", "pdf"]


def files_of(written: WrittenPaper, ending: FileEnding) -> bytes:
    """The paper as a file of that kind."""
    if ending == "docx":
        from graph.documents.docx_out import docx_of

        return docx_of(written)
    from graph.documents.pdf_out import pdf_of

    return pdf_of(written, page_fonts())


def file_answer(content: bytes, ending: FileEnding, name: str) -> Response:
    """A file to be kept by the browser."""
    form = form_named(ending)
    return Response(content, media_type=form.media, headers=form.headers(name))


__all__ = ["FileEnding", "file_answer", "files_of"]


def page_fonts() -> list[Path]:
    """The folders with the fonts of the pages."""
    return [Path(str(files("api").joinpath("static", "vendor", "fira-sans")))]
