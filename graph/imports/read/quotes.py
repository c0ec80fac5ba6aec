"""Lines of text -> rows of cells, with quotation marks as people and programs really set them.

Whether a mark surrounds a cell or belongs to its text is judged by what stands around it. The work grows with the
length of the text: the marks between one that opens and the next single one stand in pairs, and a cell that starts
with such a pair ends in it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Everything up to the next mark that is neither doubled nor escaped; possessive, so that nothing is tried twice.
_INSIDE = re.compile(r'(?:[^"\\]++|""|\\"|\\)*+')
_MOST_LINES = 200
"""Lines that one cell may have."""


class QuotedRow(NamedTuple):
    """The cells of a row, the line where it starts, and the line of a mark that did not close."""

    cells: list[str]
    line: int
    open_quote: int = 0


class Splitter:
    """Splits text, whose lines end with LF, at a separator; ``width`` is the number of cells that rows have."""

    def __init__(self, text: str, delimiter: str, width: int = 0) -> None:
        self._text, self._delimiter, self._width = text, delimiter, width
        self._plain = re.compile(f"[^{re.escape(delimiter)}\n]*+")

    def rows(self) -> Iterator[QuotedRow]:
        """Every row, blank ones too."""
        text, delimiter = self._text, self._delimiter
        if '"' not in text:
            for number, content in enumerate(text.split("\n"), 1):
                yield QuotedRow(content.split(delimiter), number)
            return
        at, line = 0, 1
        while at < len(text):
            stop = text.find("\n", at)
            stop = len(text) if stop < 0 else stop
            quote = text.find('"', at, stop)
            if quote < 0:
                yield QuotedRow(text[at:stop].split(delimiter), line)
            else:
                cells, stop, open_at = self._quoted(at)
                yield QuotedRow(cells, line, line + text.count("\n", at, open_at) if open_at >= 0 else 0)
            line += 1 + (text.count("\n", at, stop) if quote >= 0 else 0)
            at = stop + 1

    def _quoted(self, at: int) -> tuple[list[str], int, int]:
        """The cells of the row that starts here, where it ends, and where a mark opened that did not close."""
        cells: list[str] = []
        open_at = -1
        while True:
            cell, at, open_here = self._cell(at)
            cells.append(cell)
            open_at = at if open_here and open_at < 0 else open_at
            if at >= len(self._text) or self._text[at] == "\n":
                return cells, at, open_at
            at += 1

    def _cell(self, at: int) -> tuple[str, int, bool]:
        """A cell, where it ends, and whether a mark opened it that does not close."""
        text = self._text
        start = at
        while start < len(text) and text[start] == " ":
            start += 1
        if text[start : start + 1] != '"':
            stop = self._plain_end(at)
            return text[at:stop], stop, False
        close = self._close(start)
        if close < 0:
            stop = self._plain_end(at)
            return text[at:stop], stop, True
        after = close + 1
        while after < len(text) and text[after] == " ":
            after += 1
        if after < len(text) and text[after] not in (self._delimiter, "\n"):
            return self._improper(start, close)
        if text.find("\n", start, close) >= 0 and self._swallows(start, close):
            stop = self._plain_end(at)
            return text[at:stop], stop, True
        return _unescaped(text[start + 1 : close]), after, False

    def _plain_end(self, at: int) -> int:
        found = self._plain.match(self._text, at)
        return found.end() if found else at

    def _close(self, start: int) -> int:
        """Where the mark closes that opens here; -1 if none does."""
        found = _INSIDE.match(self._text, start + 1)
        stop = found.end() if found else start + 1
        return stop if stop < len(self._text) else -1

    def _improper(self, start: int, close: int) -> tuple[str, int, bool]:
        """Text goes on behind the closing mark: the marks are part of the text, or stand within a marked cell."""
        stop = self._plain_end(start)
        cell = self._text[start:stop].rstrip()
        inner_opens = self._text[close - 1] in " (" and self._text[close + 1].isalnum()
        if inner_opens and len(cell) > 1 and cell.endswith('"'):
            return _unescaped(cell[1:-1]), stop, False
        # A mark within the line belongs to the text; one that reaches into other lines was never closed.
        return cell, stop, close > stop

    def _swallows(self, start: int, close: int) -> bool:
        """Whether the lines of a cell are rows of their own: each has as many separators as rows have.

        Other marks in these lines speak for a program that sets them in pairs.
        """
        text, delimiter = self._text, self._delimiter
        begin = text.rfind("\n", 0, start) + 1
        end = text.find("\n", close)
        end = end if end >= 0 else len(text)
        lines = text[begin:end].split("\n")
        if text.count('"', begin, end) > 2:
            return False
        if len(lines) > _MOST_LINES:
            return True
        enough = 2 if delimiter == "\t" else 3
        return self._width >= enough and all(line.count(delimiter) == self._width - 1 for line in lines)


def _unescaped(text: str) -> str:
    return text.replace('""', '"').replace('\\"', '"')
