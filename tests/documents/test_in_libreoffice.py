"""Every paper opens in LibreOffice, which sets it without repair, and says there what our own PDF says."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from api.documents import files_of
from graph.documents.making import written_paper
from graph.documents.wished import PaperBasis, PaperForm, PaperWish
from graph.documents.written import WrittenPaper
from tests.documents.reading import pdf_text, signs
from tests.libreoffice import libreoffice

OFFICE = libreoffice("sw")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing: apt install libreoffice-writer-nogui"),
]
_LONGEST = 300


@pytest.fixture(scope="module")
def papers(karlsruhe: PaperBasis, rendsburg: PaperBasis) -> Sequence[WrittenPaper]:
    """One of each kind, agreements with parties, and the real one."""
    partners = tuple(o.id for o in karlsruhe.snapshot.organizations[:2])
    found = [written_paper(karlsruhe, PaperWish(form, partners=partners, arguments=("alle",))) for form in PaperForm]
    return [*found, written_paper(rendsburg, PaperWish(PaperForm.NOTICE, paper="VO/2018/601"))]


@pytest.fixture(scope="module")
def converted(papers: Sequence[WrittenPaper], tmp_path_factory: pytest.TempPathFactory) -> Sequence[bytes]:
    """The Word files as PDF, set by LibreOffice; one start for all of them."""
    place = tmp_path_factory.mktemp("office")
    files = [place / f"{number}.docx" for number in range(len(papers))]
    for file, written in zip(files, papers, strict=True):
        file.write_bytes(files_of(written, "docx"))
    home = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    command = [str(OFFICE), "--headless", home, "--convert-to", "pdf", "--outdir", str(place), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST)
    return [Path(file).with_suffix(".pdf").read_bytes() for file in files]


def test_libreoffice_says_what_our_pdf_says(papers: Sequence[WrittenPaper], converted: Sequence[bytes]) -> None:
    for written, word in zip(papers, converted, strict=True):
        ours, theirs = (signs(pdf_text(content, written)) for content in (files_of(written, "pdf"), word))
        assert theirs == ours, written.kind
