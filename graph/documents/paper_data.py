"""The blocks of a paper as plain data, for whatever sets them: the PDF, and the preview on a page."""

from collections.abc import Mapping
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


def _rows(block: PaperBlock) -> Mapping[str, Any]:
    match block:
        case FieldsBlock(rows):
            return {"block": "fields", "rows": [{"name": name, "line": _line(line)} for name, line in rows]}
        case TableBlock(head, rows, widths):
            cells = [[{"line": _line(line)} for line in row] for row in rows]
            return {"block": "table", "head": head, "rows": cells, "widths": widths or (1,) * len(head)}
        case SignatureBlock(parties):
            return {"block": "signatures", "parties": parties, "signed": SIGNED}
        case SourcesBlock(rows):
            return {"block": "sources", "rows": [{"number": n, "text": text} for n, text in rows]}
    raise AssertionError(block)


__all__ = ["paper_data"]
