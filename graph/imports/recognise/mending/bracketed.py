"""Cells with a second part in brackets: the carrier below "Einrichtung (Träger)", or bodies that somebody sits in."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.reshaping.columns_added import naming_column, with_added_column
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.body_names import ACTING
from graph.imports.recognise.texts.contents import lists_bodies
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_PARTS = re.compile(r"^([^()]{2,120}[^\s()]) ?\(([^()]{2,80})\)$")
_MOST = 0.5
_BODIES = "Gremien"


class BodiesBehind(NamedTuple):
    """The grid with a column for the bodies that stood in brackets behind names, its area, and their cells."""

    grid: TextGrid
    area: TableArea
    cells: Mapping[At, str]


def with_bodies_apart(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> BodiesBehind:
    """The grid with "Steuerungsgruppe, AK Geburt" of "Jugendamt (Steuerungsgruppe, AK Geburt)" in a column of its own.

    As it is where a header names bodies: then the list says there who sits where.
    """
    plain = BodiesBehind(grid, area, {})
    heads = {c: plain_header(grid.cell(area.header[-1], c)) for c in range(area.left, area.right + 1)}
    name = naming_column(heads, lexicon)
    words = lexicon.layouts.headers["seats"]
    told = any(lexicon.body_kind(h) is not None or word_key(h) in words for h in heads.values())
    if name is None or told or area.right + 1 < grid.width or grid.turned:
        return plain
    rows = range(area.start, min(area.stop, len(grid.rows)))
    closed = {r: t for r in rows if (t := grid.cell(r, name).strip()).endswith(")")}
    apart = {r: parts for r, text in closed.items() if _is_seated(parts := _opened(text), lexicon)}
    if not apart:
        return plain
    cells = {r: SaidCell(bodies, (r, name)) for r, (_, bodies) in apart.items()}
    texts = {(r, name): grid.cell(r, name) for r in apart}
    made, area = with_added_column(grid, area, SaidCell(_BODIES, (area.header[-1], name)), cells)
    changed = list(made.rows)
    for row, (called, _) in apart.items():
        changed[row] = [*changed[row][:name], called, *changed[row][name + 1 :]]
    return BodiesBehind(made.with_rows(changed), area, texts)


def _opened(text: str) -> tuple[str, str]:
    """What stands before the first bracket of a text, and between that and the last one."""
    before, _, behind = " ".join(text.split()).partition("(")
    return before.strip(), behind.removesuffix(")").strip()


def _is_seated(parts: tuple[str, str], lexicon: SheetLexicon) -> bool:
    """Whether an organization stands before the bracket, and in it nothing but bodies that act through others."""
    called, bodies = parts
    acts = lexicon.body_kind(bodies) in (None, *ACTING)
    return bool(called) and not acts and lists_bodies(lexicon, bodies) and lexicon.body_kind(called) is None


def with_brackets_apart(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> tuple[TextGrid, TableArea]:
    """The grid with carriers in a column of their own, where header and cells have them in brackets behind the name."""
    top = area.header[-1]
    if area.right + 1 < grid.width or grid.turned:
        return grid, area
    for column in range(area.left, area.right + 1):
        head = _PARTS.match(plain_header(grid.cell(top, column)))
        if head is None or not lexicon.heads_organizations(head[1]) or word_key(head[2]) not in lexicon.layouts.links:
            continue
        cells = {r: text for r, _ in content_rows(grid, area) if (text := " ".join(grid.cell(r, column).split()))}
        apart = {r: found for r, text in cells.items() if (found := _PARTS.match(text)) is not None}
        if not apart or len(apart) < _MOST * len(cells):
            continue
        new, rows, places = area.right + 1, list(grid.rows), dict(grid.moved)
        for row, found in {top: head, **apart}.items():
            made = [*grid.rows[row], *[""] * (new + 1 - len(grid.rows[row]))]
            made[column], made[new] = found[1], found[2]
            rows[row], places[row, new] = made, grid.at(row, column)
        sheet = replace(grid.sheet, rows=rows)
        return replace(grid, sheet=sheet, rows=rows, moved=places), area._replace(right=new)
    return grid, area
