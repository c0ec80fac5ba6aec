"""Text lists whose cells hold line breaks and no quotation marks: lines that together make up one row."""

import re
from collections.abc import Sequence

_FEWEST_COLUMNS = 3
_GOES_ON = re.compile(r"^(?:\d|[a-zäöüß(+]|D-\d|(?:Tel|Fax|Fon|Mobil|Mail|E-Mail|Haus)\b)")
"""How what follows a line break begins: a postal code, a number, a word that is written small."""


def rows_whole(rows: Sequence[list[str]]) -> tuple[list[list[str]], bool]:
    """The rows with the lines joined that make up one, and whether it stays open which line ends a row.

    Lines are joined only if all of them together make rows as wide as the header, and most of what is joined begins as
    what follows a line break does: a short row alone is one without its last cells.

    >>> rows_whole([["Name", "Adresse", "AK"], ["Kita", "Ring 1"], ["37991 Moor", "x"]])[0][1:]
    [['Kita', 'Ring 1\\n37991 Moor', 'x']]
    >>> rows_whole([["Name", "Ort", "AK"], ["Kita", "Horn"], ["Hort", "Moor"]])[0][1:]
    [['Kita', 'Horn'], ['Hort', 'Moor']]
    """
    start = next((n for n, cells in enumerate(rows) if sum(map(bool, cells)) >= _FEWEST_COLUMNS), len(rows))
    width = len(rows[start]) if start < len(rows) else 0
    if not any(1 < len(cells) < width for cells in rows[start + 1 :]):
        return list(rows), False
    joiner = _Joiner(width)
    whole = all(joiner.takes(cells) for cells in rows[start + 1 :]) and joiner.is_done()
    if not whole:
        return list(rows), False
    return [*rows[: start + 1], *joiner.rows], joiner.leaves_open()


class _Joiner:
    """Puts lines together to rows of one width."""

    def __init__(self, width: int) -> None:
        self._width = width
        self.rows: list[list[str]] = []
        self._open: list[str] | None = None
        self._joined: list[str] = []
        self._behind: list[tuple[int, str]] = []

    def takes(self, cells: list[str]) -> bool:
        """Take a line, and say whether it fits."""
        if self._open is not None:
            self._joined.append(cells[0])
            self._open = [*self._open[:-1], f"{self._open[-1]}\n{cells[0]}", *cells[1:]]
        elif len(cells) == 1 and cells[0] and self.rows:
            self._behind.append((len(self.rows) - 1, cells[0]))
            return True
        else:
            self._open = list(cells)
        if len(self._open) == self._width or not any(self._open):
            self.rows.append(self._open)
            self._open = None
        return self._open is None or len(self._open) < self._width

    def is_done(self) -> bool:
        """Whether no row is left open, and most of what was joined goes on."""
        goes_on = sum(_GOES_ON.match(text) is not None for text in self._joined)
        return self._open is None and bool(self._joined) and 2 * goes_on >= len(self._joined)

    def leaves_open(self) -> bool:
        """Put lines without a separator behind the last cell above, unless they may begin the row below."""
        last = {row[-1] for row in self.rows if len(row) == self._width}
        for row, text in self._behind:
            if text not in last and _GOES_ON.match(text) is None:
                return True
            self.rows[row][-1] += f"\n{text}"
        return False
