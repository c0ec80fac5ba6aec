"""A paper as tagged PDF in German (PDF/UA-1): set by Typst in this process, without network or fonts of the system."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from graph.documents.paper_data import paper_data
from graph.documents.written import WrittenPaper


def pdf_of(written: WrittenPaper, fonts: Sequence[Path] = ()) -> bytes:
    """The paper as a file; ``fonts`` are folders with Fira Sans, without them it is set in a serif of Typst.

    The same paper gives the same bytes. Where a name holds signs that no font has, the file is tagged all the same,
    but does not call itself accessible.
    """
    from typst import TypstError

    try:
        return _set(written, fonts, "ua-1")
    except TypstError:
        return _set(written, fonts, "1.7")


def _set(written: WrittenPaper, fonts: Sequence[Path], standard: Literal["ua-1", "1.7"]) -> bytes:
    from typst import Compiler, Fonts

    inputs = {"paper": json.dumps(paper_data(written), ensure_ascii=False)}
    day = int(datetime.combine(written.on, time(), UTC).timestamp())
    with TemporaryDirectory() as nowhere:  # Typst may read below its root: there is nothing
        found = Fonts(include_system_fonts=False, font_paths=[str(font) for font in fonts])
        compiler = Compiler(_look(), root=nowhere, font_paths=found, sys_inputs=inputs)
        made = compiler.compile(format="pdf", pdf_standards=standard, timestamp=day)
    assert isinstance(made, bytes)
    return made


@cache
def _look() -> bytes:
    return files("graph.documents").joinpath("paper.typ").read_bytes()


__all__ = ["pdf_of"]
