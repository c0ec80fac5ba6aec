"""Surveys made elsewhere as what they say, cell by cell: a matrix of the roster, or a list of pairs.

A matrix has the organizations, or their numbers or letters, at both edges. A list has a line a pair, PARTNER's too.
"""

import re
import tomllib
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from graph.identifiers import folded
from graph.imports.round_trip.sheet_rows import compared_text
from graph.imports.workbook import Sheet, Workbook, address

_SEARCHED = 12
"""Rows and columns in which the edges of a matrix are looked for: above and left of them stand titles and numbers."""
_LEAST = 2
_NUMBERED = re.compile(r"^\d{1,3}(?:[.)]\s*|\s+)(?=\D)")
"""The number before a name: ``3. Kita``, ``3) Kita``, ``3 Kita``."""
_WHOLE = re.compile(r"^(\d{1,6})[.,]0{1,6}$")
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]$")
"""What a head says of its scale: ``Intensität (0-3)``."""
_TELLING = 3
"""So many pairs one way are no accident."""


@dataclass(frozen=True, slots=True)
class ForeignCell:
    """What one says of another, as it stands there; of a matrix the row is taken to say it."""

    says: str
    of: str
    text: str
    cell: str


@dataclass(frozen=True, slots=True)
class ForeignTable:
    """What was found in a file. ``names`` are all that stand in it, also of those of whom nothing is said."""

    kind: Literal["matrix", "list"]
    sheet: str
    names: tuple[str, ...]
    cells: tuple[ForeignCell, ...]
    heads: tuple[str, ...] = ()

    def turned(self) -> "ForeignTable":
        """The same with the columns as those who say it."""
        return replace(self, cells=tuple(ForeignCell(c.of, c.says, c.text, c.cell) for c in self.cells))

    def without(self, names: Container[str]) -> "ForeignTable":
        """The same without lines and columns that are nobody's: sums, remarks, who is left out."""
        kept = tuple(c for c in self.cells if c.says not in names and c.of not in names)
        return replace(self, names=tuple(n for n in self.names if n not in names), cells=kept)

    @property
    def halved(self) -> bool:
        """Whether no pair is told both ways, though both might: so it looks where each tie is written down once."""
        said = {(c.says, c.of) for c in self.cells if c.text and c.says != c.of}
        speaking = {says for says, _ in said}
        between = [(says, of) for says, of in said if of in speaking]
        return len(between) >= _TELLING and not any((of, says) in said for says, of in between)

    @property
    def symmetric(self) -> bool:
        """Whether both say the same in every pair: so it looks where somebody put two answers into one."""
        said = {(c.says, c.of): c.text for c in self.cells if c.text and c.says != c.of}
        return bool(said) and all(said.get((of, says)) == text for (says, of), text in said.items())


def foreign_table(workbook: Workbook, columns: Sequence[str] = ()) -> ForeignTable | None:
    """The first table of a file that can be read: a matrix, or else a list; ``columns`` are the heads of a list.

    None where there is no matrix, and no list whose heads tell who says what of whom.
    """
    sheets = [s for s in workbook.sheets if not s.hidden and s.rows]
    found = (_list_in(s, columns) for s in sheets) if columns else (_matrix_in(s) or _list_in(s, ()) for s in sheets)
    return next((table for table in found if table is not None), None)


def heads_in(workbook: Workbook) -> tuple[str, ...]:
    """The heads of the first table, for people who have to say which is which."""
    rows = (row for s in workbook.sheets if not s.hidden for row in s.rows)
    return next((tuple(filter(None, map(compared_text, row))) for row in rows if sum(map(bool, row)) >= _LEAST), ())


# -- a matrix ------------------------------------------------------------------------------------------------------


def _matrix_in(sheet: Sheet) -> ForeignTable | None:
    rows = [[_value(text) for text in row] for row in sheet.rows]
    corner = _corner(rows)
    if corner is None:
        return None
    top, left = corner
    shorts = _names_of_shorts(rows, top, left)
    named = left + 1 if shorts else left
    heads = _heads(rows, top, named, shorts)
    cells, names = [], dict.fromkeys(heads.values())
    for number, says in _told_rows(rows, top, named, frozenset(map(_edge_key, heads.values()))):
        names.setdefault(says)
        for column, of in heads.items():
            text = rows[number][column] if column < len(rows[number]) else ""
            cells.append(ForeignCell(says, of, text, address(number, column)))
    return _without_numbers(ForeignTable("matrix", sheet.name, tuple(names), tuple(cells)))


def _without_numbers(table: ForeignTable) -> ForeignTable:
    """The names alone where every one of them has a number before it; one alone may be part of the name."""
    bare = {name: _NUMBERED.sub("", name) for name in table.names}
    if any(bare[name] == name for name in bare) or len(set(bare.values())) < len(bare):
        return table
    cells = tuple(replace(cell, says=bare[cell.says], of=bare[cell.of]) for cell in table.cells)
    return replace(table, names=tuple(bare.values()), cells=cells)


def _heads(rows: Sequence[Sequence[str]], top: int, named: int, shorts: Mapping[str, str]) -> Mapping[int, str]:
    """By column, whom it is about: written as at the other edge, where that names the same; sums are nobody."""
    down = {row[named] for row in rows[top + 1 :] if named < len(row)}
    by_key = {_edge_key(text): text for text in sorted(down)}
    said = ((c, text) for c, text in enumerate(rows[top]) if c > named and text and folded(text) not in _sums())
    return {c: shorts.get(text) or (text if text in down else by_key.get(_edge_key(text), text)) for c, text in said}


def _told_rows(rows: Sequence[Sequence[str]], top: int, named: int, heads: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The rows of a matrix; below an empty line stand only those that are heads as well: else it is a legend."""
    ended = False
    for number in range(top + 1, len(rows)):
        says = rows[number][named] if named < len(rows[number]) else ""
        ended = ended or not any(rows[number])
        if says and folded(says) not in _sums() and (not ended or _edge_key(says) in heads):
            yield number, says


def _corner(rows: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """Where the heads of rows and columns meet: the row and the column that share most of their texts.

    Numbers alone are the edges of a matrix only where the names stand beside them: else they may be its values.
    """
    best: tuple[int, tuple[int, int]] | None = None
    keys = [[_edge_key(text) for text in row] for row in rows]
    for left in range(_SEARCHED):
        down = [row[left] if left < len(row) else "" for row in keys]
        for top in range(min(_SEARCHED, len(rows))):
            across = {text for text in keys[top][left + 1 :] if text}
            shared = across & {text for text in down[top + 1 :] if text}
            if len(shared) < max(_LEAST, len(across) / 2) or (best is not None and len(shared) <= best[0]):
                continue
            if not all(text.isdecimal() for text in shared) or _names_of_shorts(rows, top, left):
                best = (len(shared), (top, left))
    return best[1] if best is not None else None


def _edge_key(text: str) -> str:
    """A name at an edge of a matrix as it is compared with the other edge: without its number and however written.

    >>> _edge_key("3. Kita Löwenzahn") == _edge_key("KITA LÖWENZAHN")
    True
    """
    return folded(_NUMBERED.sub("", text))


def _value(text: str) -> str:
    """A cell as it is compared; whole numbers as such, however a program wrote them.

    >>> _value("3.0"), _value("3,0"), _value("3.5")
    ('3', '3', '3.5')
    """
    return _WHOLE.sub(r"\1", compared_text(text))


def _names_of_shorts(rows: Sequence[Sequence[str]], top: int, left: int) -> Mapping[str, str]:
    """The names behind numbers or letters at the edges, where the names stand right of them, each once."""
    shorts = {text for text in rows[top][left + 2 :] if text and folded(text) not in _sums()}
    lines = [row for row in rows[top + 1 :] if len(row) > left + 1 and row[left] and row[left + 1]]
    found = {row[left]: row[left + 1] for row in lines if row[left] in shorts}
    head = rows[top][left + 1] if left + 1 < len(rows[top]) else ""
    plain = head in {row[left] for row in lines} or len({folded(name) for name in found.values()}) < len(found)
    apart = all(len(short) < len(name) and not name.isdecimal() for short, name in found.items())
    return {} if plain or not apart or shorts - found.keys() else found


# -- a list --------------------------------------------------------------------------------------------------------


@cache
def _known_heads() -> Mapping[str, frozenset[str]]:
    raw = tomllib.loads(files("graph.surveys").joinpath("foreign_heads.toml").read_text("utf-8"))
    return {role: frozenset(words) for role, words in raw.items()}


def _list_in(sheet: Sheet, columns: Sequence[str]) -> ForeignTable | None:
    rows = [[_value(text) for text in row] for row in sheet.rows]
    for top, row in enumerate(rows[:_SEARCHED]):
        at = _places(row, columns)
        if at is not None:
            cells = tuple(_lines(rows, top, at))
            names = dict.fromkeys(name for c in cells for name in (c.says, c.of))
            return ForeignTable("list", sheet.name, tuple(names), cells, tuple(row[c] for c in at))
    return None


def _places(row: Sequence[str], columns: Sequence[str]) -> tuple[int, int, int] | None:
    """The columns of who says it, of whom, and how close; None where the heads do not tell for sure."""
    if columns:
        plain = [folded(text) for text in row]
        wanted = [folded(compared_text(text)) for text in columns]
        found = [plain.index(text) for text in wanted if text in plain]
        return (found[0], found[1], found[2]) if len(found) == len(wanted) == 3 else None
    plain = [folded(_IN_BRACKETS.sub("", text)).replace("_", " ").strip() for text in row]
    says, of, level = ([c for c, text in enumerate(plain) if text in words] for words in _heads_in_order())
    return (says[0], of[0], level[0]) if len(says) == len(of) == len(level) == 1 else None


def _heads_in_order() -> Iterator[frozenset[str]]:
    return (_known_heads()[role] for role in ("says", "of", "level"))


def _sums() -> frozenset[str]:
    """What stands at the edges of a matrix and is nobody."""
    return _known_heads()["sums"]


def _lines(rows: Sequence[Sequence[str]], top: int, at: tuple[int, int, int]) -> Iterator[ForeignCell]:
    for number in range(top + 1, len(rows)):
        says, of, text = (rows[number][c] if c < len(rows[number]) else "" for c in at)
        if says and of:
            yield ForeignCell(says, of, text, address(number, at[2]))
