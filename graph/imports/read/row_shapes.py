"""Rows of a sheet of Excel that are written alike: an expression of all their cells takes such a row in one step.

Nearly every row of a long list has the cells of the row before, in the same styles and kinds. Cell by cell each of them
costs five times as much.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from graph.imports.read.cleaning import ODD
from graph.imports.read.excel_addresses import column_number
from graph.imports.read.limits import MAX_CELL, MAX_COLUMNS

_CELL = re.compile(r'<c r="([A-Z]{1,3})\d++"((?: s="\d++")?)((?: t="[a-zA-Z]++")?)(/>|></c>|><v>|><is><t>)')
_ROW = r'\s*+<row r="(\d{1,7})"(?: (?:spans|customHeight|ht|x14ac:dyDescent|s|customFormat)="[\d.:]++")*+>'
_CLOSED = {"><v>": r"([^<&\s][^<&]*+)</v></c>", "><is><t>": r"([^<&\s][^<&]*+)</t></is></c>"}
_MOST = 64
"""So many shapes of a sheet are kept; a sheet in which every row is another one is read cell by cell."""
_KEPT = 50_000
_WITHIN = "inlineStr"


class _Shape(NamedTuple):
    """What takes the rows of one shape: kinds and columns of the cells with a text, and whether all hold it within."""

    taken: Callable[[str], re.Match[str] | None]
    kinds: tuple[str, ...]
    columns: tuple[int, ...]
    within: bool


class RowShapes:
    """The shapes that rows of a sheet had so far; the last one is tried first.

    ``quick`` gives the text of a cell by its kind and what is written, None for what has to be looked at; cells of
    other styles than ``plain`` are not taken.
    """

    def __init__(self, plain: frozenset[str], quick: Callable[[str, str], str | None]) -> None:
        self._plain, self._quick = plain, quick
        self._known: dict[tuple[tuple[str, ...], ...], _Shape | None] = {}
        self._last: _Shape | None = None
        self._texts: dict[str, str] = {}

    def taken(self, text: str) -> tuple[int, list[str]] | None:
        """Number and cells of a row of the last shape; None for all others."""
        shape = self._last
        found = shape.taken(text) if shape is not None else None
        if shape is None or found is None:
            return None
        number, *values = found.groups()
        shown = self._within(values) if shape.within else [*filter(None, map(self._quick, shape.kinds, values))]
        if len(shown) < len(values):
            return None
        return int(number), _spread(shape.columns, shown)

    def learn(self, text: str) -> None:
        """Look at a row that was not taken, for those that follow."""
        cells = tuple(_CELL.findall(text))
        if cells not in self._known:
            if len(self._known) >= _MOST:
                return
            self._known[cells] = self._made(cells)
        self._last = self._known[cells]

    def _made(self, cells: Sequence[tuple[str, ...]]) -> _Shape | None:
        said = [(letters, style[4:-1], kind[4:-1]) for letters, style, kind, opens in cells if opens in _CLOSED]
        columns = tuple(column_number(letters) for letters, _, _ in said)
        in_order = all(a < b for a, b in pairwise(columns))
        if not said or not in_order or columns[-1] >= MAX_COLUMNS or any(s not in self._plain for _, s, _ in said):
            return None
        written = (f'<c r="{at}\\1"{style}{kind}{opens}{_CLOSED.get(opens, "")}' for at, style, kind, opens in cells)
        kinds = tuple(kind for *_, kind in said)
        return _Shape(re.compile(_ROW + "".join(written)).fullmatch, kinds, columns, set(kinds) == {_WITHIN})

    def _within(self, values: Sequence[str]) -> Sequence[str]:
        """Texts that stand in the cells themselves, equal ones once; none if something is to be mended."""
        joined = "".join(values)
        if "_x" in joined or len(joined) > MAX_CELL or not joined.isprintable() or ODD.search(joined) is not None:
            return ()
        texts = self._texts
        if len(texts) < _KEPT:
            for value in values:
                texts.setdefault(value, value.strip())
        return [*map(texts.get, values, map(str.strip, values))]


def _spread(columns: Sequence[int], shown: Sequence[str]) -> list[str]:
    """The texts in their columns, with nothing in those between them."""
    if columns[-1] < len(shown):
        return [*shown]
    cells = [""] * (columns[-1] + 1)
    for column, text in zip(columns, shown, strict=True):
        cells[column] = text
    return cells
