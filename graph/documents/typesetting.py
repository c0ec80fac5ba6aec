"""Data set as tagged PDF (PDF/UA-1) by Typst in this process, without network or fonts of the system."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal


def typeset(look: str, data: Mapping[str, Any], on: date, fonts: Sequence[Path] = ()) -> bytes:
    """The file that a look (a ``.typ`` of this folder) makes of data, dated to a day.

    ``fonts`` are folders with Fira Sans, without them it is set in a serif of Typst. The same data give the same
    bytes. Where a name holds signs that no font has, the file is tagged all the same, but does not call itself
    accessible.
    """
    from typst import TypstError

    told = json.dumps(data, ensure_ascii=False)
    try:
        return _set((look, told), on, fonts, "ua-1")
    except TypstError:
        return _set((look, told), on, fonts, "1.7")


def _set(what: tuple[str, str], on: date, fonts: Sequence[Path], standard: Literal["ua-1", "1.7"]) -> bytes:
    from typst import Compiler, Fonts

    look, told = what
    day = int(datetime.combine(on, time(), UTC).timestamp())
    with TemporaryDirectory() as nowhere:  # Typst may read below its root: there is nothing
        found = Fonts(include_system_fonts=False, font_paths=[str(font) for font in fonts])
        compiler = Compiler(_look(look), root=nowhere, font_paths=found, sys_inputs={"paper": told})
        made = compiler.compile(format="pdf", pdf_standards=standard, timestamp=day)
    assert isinstance(made, bytes)
    return made


@cache
def _look(name: str) -> bytes:
    return files("graph.documents").joinpath(name).read_bytes()


__all__ = ["typeset"]
