"""The blocks of a paper as plain data, for whatever sets them: the PDF, and the preview on a page."""

from collections.abc import Mapping, Sequence
from typing import Any

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
    fitted_widths,
    leads_on,
)


def paper_data(written: WrittenPaper) -> Mapping[str, Any]:
    """The paper as data: ``block`` says what a block is."""
    return {
        "title": written.title,
        "district": written.district,
        "footer": written.footer,
        "compact": written.compact,
        "blocks": [_block(block) for block in written.blocks],
    }


def _line(line: PaperLine) -> list[Mapping[str, Any]]:
    return [{"text": s.text, "marks": s.shown.removeprefix(s.text), "blank": s.blank, "strong": s.strong} for s in line]


def _block(block: PaperBlock) -> Mapping[str, Any]:
    match block:
        case TitleBlock(text, under):
            return {"block": "title", "text": text, "under": under}
        case HeadingBlock(text, level):
            return {"block": "heading", "text": text, "level": level}
        case TextBlock(line, style):
            return {"block": "text", "line": _line(line), "style": style, "leads": leads_on(line)}
        case ListBlock(items, numbered):
            return {"block": "list", "lines": [_line(i) for i in items], "numbered": numbered}
        case _:
            return _rows(block)


PAGE_WIDTH = 160
"""The width of the text on a sheet in millimetres."""
_LONG_CELL = 500
"""A row with more signs in a cell may go on on the next page; shorter ones stay whole."""


def _row(row: Sequence[PaperLine]) -> Mapping[str, Any]:
    long = any(sum(len(said.text) for said in line) > _LONG_CELL for line in row)
    return {"cells": [{"line": _line(line)} for line in row], "long": long}


def _rows(block: PaperBlock) -> Mapping[str, Any]:
    match block:
        case FieldsBlock(rows):
            return {"block": "fields", "rows": [{"name": name, "line": _line(line)} for name, line in rows]}
        case TableBlock(head, rows):
            widths = fitted_widths(block, PAGE_WIDTH)
            return {"block": "table", "head": head, "rows": list(map(_row, rows)), "widths": widths}
        case SignatureBlock(parties):
            return {"block": "signatures", "parties": parties, "signed": SIGNED}
        case SourcesBlock(rows):
            return {"block": "sources", "rows": [{"number": n, "text": text} for n, text in rows]}
    raise AssertionError(block)


__all__ = ["PAGE_WIDTH", "paper_data"]
