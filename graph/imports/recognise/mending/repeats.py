"""Cells that mean the one above: "dito" and its like, and groups whose common text stands in their first row only."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.found import FoundColumn, RoleKind
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import At, TextGrid
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop

_GROUPING = (RoleKind.PROPERTY, RoleKind.LINK, RoleKind.SEATS, RoleKind.REGION)
_LEAST_BLOCKS = 2
_POINTING = ("siehe", "Siehe", "SIEHE", "s. ", "S. ", "s.", "vgl", "Vgl", "steht ", "Steht ", "→")
_POINTS = re.compile(
    r"^(?:siehe|s\.|vgl\.?|steht (?:in|auf)|→)\s?"
    r"(?:auch |im |in |auf |oben|unten|separate[rsmn]? |extra |gesonderte[rsmn]? ){0,4}"
    r"(?:Blatt|Tabelle|Liste|Anlage|Anhang|Datei|Seite|S\.|unten|oben|Rückseite|Reiter|Register|Tab|Zeile|Ordner|Verteiler)\b.{0,40}$",
    re.IGNORECASE,
)
_ENDS = ("source", "target")
_ONE_BODY = ("gremium", "arbeitskreis", "arbeitsgruppe", "ak", "ag", "ausschuss", "netzwerk", "gruppe")


class Repeated(NamedTuple):
    """The grid with texts from above; ``filled`` cells got one, ``open`` cells may mean one, or nothing."""

    grid: TextGrid
    filled: tuple[At, ...] = ()
    open: tuple[At, ...] = ()


def with_dittos(grid: TextGrid, area: TableArea, words: frozenset[str]) -> Repeated:
    """Every cell that says "as above" with the text above it; below nothing it is left empty and asked about."""
    rows = grid.rows
    marks = [
        (row, column)
        for row in range(area.start, min(area.stop, len(rows)))
        if not words.isdisjoint(rows[row])
        for column, text in enumerate(rows[row])
        if area.left <= column <= area.right and text in words
    ]
    if not marks:
        return Repeated(grid)
    changed = [list(cells) for cells in rows]
    filled: list[At] = []
    for row, column in marks:
        above = next((r for r in range(row - 1, area.start - 1, -1) if sum(map(bool, changed[r])) > 1), None)
        text = changed[above][column] if above is not None and column < len(changed[above]) else ""
        text = "" if text.startswith("#") else text  # an error value is nothing to point at
        changed[row][column] = text
        if text:
            filled.append((row, column))
    asked = tuple(mark for mark in marks if mark not in set(filled))
    return Repeated(_changed(grid, changed, filled), tuple(filled), asked)


def with_pointers_out(grid: TextGrid, area: TableArea, columns: Sequence[FoundColumn]) -> Repeated:
    """The grid without cells that only say where something stands: "siehe Blatt 2"; remarks may say so."""
    notes = {c.index for c in columns if c.role.kind is RoleKind.NOTE or c.role == (RoleKind.PROPERTY, Prop.NOTE)}
    rows = range(area.start, min(area.stop, len(grid.rows)))
    found = sorted(at for c in {c.index for c in columns} - notes for at in _pointing(grid, rows, c))
    if not found:
        return Repeated(grid)
    changed = {r: list(grid.rows[r]) for r, _ in found}
    for row, column in found:
        changed[row][column] = ""
    made = [changed.get(r, cells) for r, cells in enumerate(grid.rows)]
    return Repeated(grid.with_rows(made), open=tuple(found))


def _pointing(grid: TextGrid, rows: range, column: int) -> Iterator[At]:
    """The cells of a column that point elsewhere; texts that many cells have are judged once."""
    texts = grid.below(column, rows)
    pointing = {text for text in set(texts) if text.startswith(_POINTING) and _POINTS.match(text)}
    if pointing:
        yield from ((row, column) for row, text in zip(rows, texts, strict=True) if text in pointing)


def with_groups(grid: TextGrid, area: TableArea, columns: Sequence[FoundColumn]) -> list[tuple[FoundColumn, Repeated]]:
    """The columns left of the names that group the rows, each with the grid that it makes or leaves.

    The text of a group is taken for its further rows only if the pattern is plain: it begins in the first row, no text
    comes twice, and several groups have several rows. Where most cells are empty and it is not plain, it is asked.
    """
    found: list[tuple[FoundColumn, Repeated]] = []
    main = _main(columns)
    rows = [r for r, _ in content_rows(grid, area) if main is not None and grid.cell(r, main)]
    for column in columns if main is not None and len(rows) > _LEAST_BLOCKS else ():
        if column.role.kind not in _GROUPING or column.index >= (main or 0) or _of_each(column):
            continue
        texts = grid.below(column.index, rows)
        # Who lists seats body by body names one in every row: there an empty cell can only mean the one above.
        seats = column.role.kind is RoleKind.SEATS or column.role.name in _ENDS
        if not texts[0] or all(texts) or (_repeats(texts) and not seats):
            continue
        plain = _is_plain(texts, seats=seats)
        outer = [c.index for c in columns if c.role.kind in _GROUPING and c.index < column.index]
        made = _filled(grid, rows, column.index, outer) if plain else _asked(grid, rows, column.index, most=not seats)
        if made.filled or made.open:
            found.append((column, made))
            grid = made.grid
    return found


def _main(columns: Sequence[FoundColumn]) -> int | None:
    """The column of what is listed: parts of organizations, or their names; of a table of seats, the last end."""
    ends = [c.index for c in columns if c.role.kind is RoleKind.PROPERTY and c.role.name in _ENDS]
    names = [c.index for c in columns if c.role.kind is RoleKind.UNIT]
    names += [c.index for c in columns if c.role == (RoleKind.PROPERTY, Prop.NAME)]
    return max(ends) if len(ends) > 1 else names[0] if names else None


def _of_each(column: FoundColumn) -> bool:
    """Whether a column tells of each row which bodies it is in: "Gremien", where "Gremium" may head a group."""
    return column.role.kind is RoleKind.SEATS and word_key(column.header) not in _ONE_BODY


def _repeats(texts: Sequence[str]) -> bool:
    """Whether the same text stands in two rows on end: who writes it out for every row leaves a cell empty for none."""
    filled = [t for t in texts if t]
    return any(a == b for a, b in pairwise(texts) if a) or len(filled) > 2 * len(set(filled))


def _is_plain(texts: Sequence[str], *, seats: bool) -> bool:
    filled = [t for t in texts if t]
    runs = [t for n, t in enumerate(filled) if n == 0 or t != filled[n - 1]] if seats else filled
    counts = Counter(runs)
    starts = [n for n, t in enumerate(texts) if t]
    sizes = [b - a for a, b in zip(starts, [*starts[1:], len(texts)], strict=True)]
    several = sum(size > 1 for size in sizes)
    return max(counts.values()) == 1 and several >= _LEAST_BLOCKS and 2 * several >= len(sizes)


def _filled(grid: TextGrid, rows: Sequence[int], column: int, outer: Sequence[int]) -> Repeated:
    """The grid with the text of a group in its rows; what begins in an ``outer`` column begins a group as well."""
    changed = [list(cells) for cells in grid.rows]
    filled: list[At] = []
    text = ""
    for before, row in zip((rows[0], *rows), rows, strict=False):
        if row > before + 1 and any(sum(map(bool, grid.rows[r])) == 1 for r in range(before + 1, row)):
            text = ""  # a heading between them begins something new
        if any(grid.cell(row, c) != grid.cell(before, c) for c in outer):
            text = ""
        text = grid.cell(row, column) or text
        if text and not grid.cell(row, column):
            changed[row].extend([""] * (column + 1 - len(changed[row])))
            changed[row][column] = text
            filled.append((row, column))
    return Repeated(_changed(grid, changed, filled), tuple(filled))


def _asked(grid: TextGrid, rows: Sequence[int], column: int, *, most: bool) -> Repeated:
    empty = tuple((r, column) for r in rows if not grid.cell(r, column))
    return Repeated(grid, open=empty if not most or 2 * len(empty) >= len(rows) else ())


def _changed(grid: TextGrid, rows: list[list[str]], filled: Sequence[At]) -> TextGrid:
    return replace(grid, sheet=replace(grid.sheet, rows=rows), rows=rows, covered=grid.covered | frozenset(filled))
