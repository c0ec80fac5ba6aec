"""A paper as tagged PDF in German (PDF/UA-1)."""

from collections.abc import Sequence
from pathlib import Path

from graph.documents.paper_data import paper_data
from graph.documents.typesetting import typeset
from graph.documents.written import WrittenPaper


def pdf_of(written: WrittenPaper, fonts: Sequence[Path] = ()) -> bytes:
    """The paper as a file; ``fonts`` are folders with Fira Sans. The same paper gives the same bytes."""
    return typeset("paper.typ", paper_data(written), written.on, fonts)


__all__ = ["pdf_of"]
