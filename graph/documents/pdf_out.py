"""A paper as tagged PDF in German (PDF/UA-1): set by Typst in this process, without network or fonts of the system."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from graph.documents.written import (
    SIGNED,
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
    leads_on,
)


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

    inputs = {"paper": json.dumps(_as_data(written), ensure_ascii=False)}
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


def _as_data(written: WrittenPaper) -> Mapping[str, Any]:
    return {
        "title": written.title,
        "district": written.district,
        "footer": written.footer,
        "blocks": [_block(block) for block in written.blocks],
    }


def _line(line: PaperLine) -> list[Mapping[str, Any]]:
    return [{"text": s.text, "marks": s.shown.removeprefix(s.text), "blank": s.blank, "strong": s.strong} for s in line]


def _block(block: PaperBlock) -> Mapping[str, Any]:
    match block:
        case TitleBlock(text, under):
            return {"is": "title", "text": text, "under": under}
        case HeadingBlock(text, level):
            return {"is": "heading", "text": text, "level": level}
        case TextBlock(line, style):
            return {"is": "text", "line": _line(line), "style": style, "leads": leads_on(line)}
        case ListBlock(items, numbered):
            return {"is": "list", "items": [_line(i) for i in items], "numbered": numbered}
        case _:
            return _rows(block)


def _rows(block: PaperBlock) -> Mapping[str, Any]:
    match block:
        case FieldsBlock(rows):
            return {"is": "fields", "rows": [{"name": name, "line": _line(line)} for name, line in rows]}
        case TableBlock(head, rows, widths):
            cells = [[{"line": _line(line)} for line in row] for row in rows]
            return {"is": "table", "head": head, "rows": cells, "widths": widths or (1,) * len(head)}
        case SignatureBlock(parties):
            return {"is": "signatures", "parties": parties, "signed": SIGNED}
        case SourcesBlock(rows):
            return {"is": "sources", "rows": [{"number": n, "text": text} for n, text in rows]}
    raise AssertionError(block)


__all__ = ["pdf_of"]
