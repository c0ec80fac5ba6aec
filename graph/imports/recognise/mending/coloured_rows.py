"""Colours of rows and of empty cells that a legend explains, put into cells: "grün = Mitglied im Netzwerk"."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.legend.colour_legend import ColourLegend
from graph.imports.recognise.reshaping.columns_added import naming_column, with_added_column
from graph.imports.recognise.row_sorting.who_is_there import heads_others
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.contents import is_seat
from graph.imports.recognise.texts.header_parts import parts_of
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_MEMBER, _STATUS, _FIELD = "Mitglied im Netzwerk", "Status", "Bereich"
_ONLY = re.compile(r"^(?:nur|auch|sonst) (?=[A-ZÄÖÜ])")
_MARKS = {"": "x", "yes": "x", "no": "nein", "unknown": "?"}


class Coloured(NamedTuple):
    """The grid with what colours mean, its area, how many cells each meaning was read from, and the colours told of.

    ``open`` are meanings that a list cannot say of a row, ``legend`` the rows with nothing but the legend.
    """

    grid: TextGrid
    area: TableArea
    read: Mapping[str, int]
    open: Mapping[str, int] = {}
    colours: frozenset[str] = frozenset()
    legend: tuple[int, ...] = ()


def with_colours_read(grid: TextGrid, area: TableArea, legend: ColourLegend, lexicon: SheetLexicon) -> Coloured:
    """The grid without the legend of colours, and with columns for what they say of rows."""
    fills = grid.sheet.fills
    if not legend.cells or not fills or grid.turned:
        return Coloured(grid, area, {})
    grid, own = _without_legend(grid, area, legend)
    heads = {c: plain_header(grid.cell(area.header[-1], c)) for c in range(area.left, area.right + 1)}
    name = naming_column(heads, lexicon)
    if name is None or area.right + 1 < grid.width:
        return Coloured(grid, area, {}, legend=own)
    said = {colour: means for colour in set(fills.values()) if (means := legend.of(colour))}
    rows = [r for r in range(area.start, min(area.stop, len(grid.rows))) if grid.cell(r, name)]
    grid, marked = _with_marks(grid, (rows, [c for c in heads if c > name]), said, lexicon)
    counted = Counter(said[fills[at]] for at in marked)
    unread = _beside_names(grid, (rows, heads, name), said, marked)
    colours = {fills[at] for at in marked}
    columns: dict[str, dict[int, SaidCell]] = {}
    for row in rows:
        colour = fills.get(grid.at(row, name), "")
        if colour not in said:
            continue
        put = _column_for(said[colour], lexicon)
        colours.add(colour)
        if put is None or any(word_key(put[0]) == word_key(head) for head in heads.values()):
            unread[said[colour]] += 1
        else:
            columns.setdefault(put[0], {})[row] = SaidCell(put[1], (row, name))
            counted[said[colour]] += 1
    for head, cells in columns.items():
        grid, area = with_added_column(grid, area, SaidCell(head, (area.header[-1], name)), cells)
    return Coloured(grid, area, counted, unread, frozenset(colours), own)


def _beside_names(
    grid: TextGrid, where: tuple[list[int], Iterable[int], int], said: Mapping[str, str], marked: Collection[At]
) -> Counter[str]:
    """How many cells have a colour that means something, and that is not the one of their name."""
    fills, (rows, heads, name), found = grid.sheet.fills, where, Counter[str]()
    for row in rows:
        beside = {fills.get(at, "") for c in heads if c > name and (at := grid.at(row, c)) not in marked}
        found.update(said[colour] for colour in beside - {fills.get(grid.at(row, name), "")} if colour in said)
    return found


def _without_legend(grid: TextGrid, area: TableArea, legend: ColourLegend) -> tuple[TextGrid, tuple[int, ...]]:
    """The grid without the texts that explain colours beside or below the records, and the rows with nothing else."""
    rows, emptied = list(grid.rows), list[int]()
    for row in range(area.header[0], min(area.stop, len(rows))):
        own = [c for c, t in enumerate(rows[row]) if t and _explains(grid, (row, c), legend)]
        if own:
            rows[row] = ["" if c in own else t for c, t in enumerate(rows[row])]
            emptied += [] if any(rows[row]) else [row]
    return grid.with_rows(rows), tuple(emptied)


def _explains(grid: TextGrid, at: tuple[int, int], legend: ColourLegend) -> bool:
    return (grid.sheet.file, grid.sheet.name, *grid.at(*at)) in legend.cells


def _with_marks(
    grid: TextGrid, where: tuple[list[int], list[int]], said: Mapping[str, str], lexicon: SheetLexicon
) -> tuple[TextGrid, list[tuple[int, int]]]:
    """The grid with marks in empty cells whose colour means one: green below the name of a body."""
    fills, rows, marked = grid.sheet.fills, list(grid.rows), list[tuple[int, int]]()
    for row in where[0]:
        for column in where[1]:
            means = said.get(fills.get(grid.at(row, column), ""), "")
            if means and not grid.cell(row, column) and is_seat(lexicon, means):
                cells = [*rows[row], *[""] * (column + 1 - len(rows[row]))]
                rows[row] = [*cells[:column], means, *cells[column + 1 :]]
                marked.append(grid.at(row, column))
    return (grid.with_rows(rows) if marked else grid), marked


def _column_for(meaning: str, lexicon: SheetLexicon) -> tuple[str, str] | None:
    """The header and the cell that say what a colour means; None if it is nothing that a list says of a row."""
    meaning = _ONLY.sub("", meaning)  # "nur Netzwerktreffen"
    words, layouts = word_key(meaning).split(), lexicon.layouts
    denied = bool(words) and words[0] in ("kein", "keine", "nicht")
    key = " ".join(words[denied:])
    parts = parts_of(meaning.split(" ", 1)[1] if denied and len(words) > 1 else meaning, "", lexicon)
    kind = lexicon.body_kind(parts.name)
    member = key in layouts.headers["network"] or key in layouts.seat["member"] or kind == "NETWORK"
    if member and parts.says in _MARKS:
        return _MEMBER, "nein" if denied or parts.says == "no" else "ja"
    if kind is not None:
        mark = _MARKS.get(parts.says, "")
        return (parts.name, "nein" if denied else mark) if mark else None
    standing = layouts.standing
    known = any(word_key(meaning) in standing[group] for group in ("gone", "wished", "former", "here"))
    if known or (not denied and heads_others(meaning, lexicon)):  # "nicht mehr aktiv"
        return _STATUS, meaning
    return (_FIELD, meaning) if not denied and lexicon.sector_of(meaning) is not None else None
