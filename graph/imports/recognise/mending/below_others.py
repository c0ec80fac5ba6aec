"""Lists whose rows stand below others: indented in their cells, or numbered as an outline, "1", "1.1", "1.2".

Who stands one level up carries those below it, if it is a carrier or a municipality; else they are parts of it. What
is no organization ("Gesundheit" over those who work in it) is a heading, and nobody's whole.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.reshaping.columns_added import naming_column, with_added_column
from graph.imports.recognise.reshaping.relisted import MOST_RECORDS
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.contents import are_outline
from graph.imports.recognise.texts.plain_names import name_without_signs
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.recognise.texts.whole_names import carries_others, is_whole
from graph.imports.vocabulary.words import word_key
from ontology.names import RelationType

_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=[^\W\d])")
_CARRIER, _WHOLE = "Träger", "Teil von"
_WHOLES = (RelationType.HAS_CARRIER, RelationType.PART_OF)


class Nested(NamedTuple):
    """The grid with columns for carriers and wholes, its area, the first cell that stands below another, and how."""

    grid: TextGrid
    area: TableArea
    first: At | None = None
    numbered: bool = False


def with_rows_nested(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> Nested:
    """The grid with what each row stands below; as it is if its rows stand below none, or a column says so already."""
    plain = Nested(grid, area)
    indented = bool(grid.sheet.indents)
    if area.right + 1 < grid.width or not (indented or _may_be_outline(grid, area)):
        return plain
    heads = {c: plain_header(grid.cell(area.header[-1], c)) for c in range(area.left, area.right + 1)}
    name = naming_column(heads, lexicon)
    if name is None and indented:
        name = min((c for _, c in grid.sheet.indents if c in heads), default=None)
    rows = [r for r, _ in content_rows(grid, area) if name is not None and grid.cell(r, name)]
    if name is None or len(rows) > MOST_RECORDS or any(_names_wholes(h, lexicon) for h in heads.values() if h):
        return plain
    depths = [grid.sheet.indents.get(grid.at(r, name), 0) for r in rows] if indented else []
    numbered = not any(depths)
    if numbered:
        depths = _outlined(grid, (area.left, name), rows)
    above = _above(rows, depths, [grid.cell(r, name) for r in rows], lexicon)
    ends: dict[str, dict[int, SaidCell]] = {_CARRIER: {}, _WHOLE: {}}
    for row, (whole, text) in above.items():
        ends[_CARRIER if carries_others(text, lexicon) else _WHOLE][row] = SaidCell(text, (whole, name))
    first = (min(above), name) if above else None
    for head, cells in ends.items():
        if cells:
            grid, area = with_added_column(grid, area, SaidCell(head, (area.header[-1], name)), cells)
    return Nested(grid, area, first, numbered)


def _names_wholes(header: str, lexicon: SheetLexicon) -> bool:
    return lexicon.layouts.links.get(word_key(header)) in _WHOLES or lexicon.meaning(header).name in _WHOLES


def _may_be_outline(grid: TextGrid, area: TableArea) -> bool:
    """Whether one of the first rows begins with "1.1" or the like: a glance that a long list can afford."""
    first = range(area.start, min(area.start + 20, area.stop, len(grid.rows)))
    begins = (t for r in first for t in grid.rows[r][area.left : area.left + 2])
    return any(t[:1].isdecimal() and "." in t[1:4] for t in begins)


def _outlined(grid: TextGrid, columns: tuple[int, int], rows: Sequence[int]) -> list[int]:
    """How deep the number of each row is, in a column before the names or before each name; 0 without an outline."""
    left, name = columns
    own = [found[1] if (found := _NUMBER.match(grid.cell(r, name))) else "" for r in rows]
    for signs in (own, *([grid.cell(r, c) for r in rows] for c in range(left, name))):
        if all(signs) and are_outline(signs):
            return [s.rstrip(".").count(".") for s in signs]
    return [0] * len(rows)


def _above(
    rows: Sequence[int], depths: Iterable[int], texts: Sequence[str], lexicon: SheetLexicon
) -> dict[int, tuple[int, str]]:
    """By row the one that it stands below, and its name."""
    found: dict[int, tuple[int, str]] = {}
    path: list[tuple[int, int, str]] = []
    for row, depth, written in zip(rows, depths, texts, strict=True):
        text = name_without_signs(_NUMBER.sub("", written))
        path = [above for above in path if above[0] < depth]
        if path and is_whole(path[-1][2], lexicon):
            found[row] = path[-1][1:]
        path.append((depth, row, text))
    return found
