"""Both files of a paper say the same, are in German, tagged, and the same again for the same paper."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

from api.documents import files_of
from graph.documents.council_paper import council_paper
from graph.documents.making import written_paper
from graph.documents.pdf_out import pdf_of
from graph.documents.wished import PaperBasis, PaperForm, PaperWish, PlannedStation
from graph.documents.written import TextBlock, TitleBlock, WrittenPaper, phrase, text_of
from ontology.names import ConsultationRole
from tests.documents.reading import docx_text, pdf_text, signs

STATIONS = (
    PlannedStation("08212:G05", ConsultationRole.VORB, "2027-03-11"),
    PlannedStation("08212:G06", ConsultationRole.ENTSCH),
)


@pytest.fixture(scope="module")
def papers(karlsruhe: PaperBasis, rendsburg: PaperBasis) -> Sequence[WrittenPaper]:
    """One of each kind, and the real one."""
    found = [written_paper(karlsruhe, PaperWish(form, stations=STATIONS, arguments=("alle",))) for form in PaperForm]
    return [*found, council_paper(rendsburg, PaperWish(PaperForm.NOTICE, paper="VO/2018/601"))]


def test_both_files_say_the_same(papers: Sequence[WrittenPaper]) -> None:
    for written in papers:
        word, pdf = docx_text(files_of(written, "docx")), pdf_text(files_of(written, "pdf"), written)
        assert signs(word) == signs(pdf), written.kind
        assert signs(word) == signs(text_of(written)), written.kind


def test_a_pdf_is_tagged_german_and_calls_itself_accessible(papers: Sequence[WrittenPaper]) -> None:
    """A skipped level of headings, or a table without a head, and it would not be PDF/UA."""
    for written in papers:
        reader = PdfReader(BytesIO(files_of(written, "pdf")))
        root: Any = reader.trailer["/Root"]
        assert root["/Lang"].lower().startswith("de")
        assert root["/MarkInfo"]["/Marked"]
        assert b"pdfuaid" in root["/Metadata"].get_object().get_data(), written.kind
        assert reader.metadata is not None
        assert reader.metadata.title == written.title


def test_a_docx_is_german_and_says_nobody_wrote_it(papers: Sequence[WrittenPaper]) -> None:
    for written in papers:
        document = Document(BytesIO(files_of(written, "docx")))
        assert document.core_properties.language == "de-DE"
        assert document.core_properties.author == "Frühnetz"
        assert document.core_properties.title == written.title
        assert document.paragraphs[0].style is not None
        assert document.paragraphs[0].style.name == "Title"


def test_the_same_paper_is_the_same_pdf(papers: Sequence[WrittenPaper]) -> None:
    assert files_of(papers[0], "pdf") == files_of(papers[0], "pdf")


HOSTILE = '#panic("x") $a$ *b* _c_ <d> @e \\ `f` [bitte] {{ g }} #read("/etc/passwd") ﷽ 漢 \U0001f9e8'


def test_what_looks_like_markup_is_text() -> None:
    blocks = (TitleBlock("Titel", HOSTILE), TextBlock(phrase(HOSTILE)), TextBlock(phrase(HOSTILE), "warning"))
    written = WrittenPaper("x", "Titel", HOSTILE, date(2026, 1, 1), blocks, footer="Fuß")
    word = docx_text(files_of(written, "docx"))
    assert signs(word).count(signs('#panic("x") $a$ *b* _c_ <d> @e')) == 3
    # No font has these signs: the file is there all the same, and what can be shown is shown.
    assert signs('#panic("x") $a$ *b* _c_ <d> @e') in signs(pdf_text(pdf_of(written), written))


def test_a_blank_is_marked_in_both_files(papers: Sequence[WrittenPaper]) -> None:
    written = replace(papers[0], blocks=papers[0].blocks[:2])
    document = Document(BytesIO(files_of(written, "docx")))
    marked = [
        r.text
        for t in document.tables
        for c in t._cells
        for p in c.paragraphs
        for r in p.runs
        if r.font.highlight_color
    ]
    assert list(dict.fromkeys(marked)) == list(written.blanks)
