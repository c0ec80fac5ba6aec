"""Towns behind the names of organizations in one cell: "Kita Nest; Neuburg", "Kita Nest, Kita Stern (beide Neuburg)".

A town that the list knows as one is where somebody is, and nobody by itself.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.reshaping.columns_added import naming_column, with_added_column
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.mixed_contacts import is_place_line
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.recognise.texts.towns import heads_towns, town_key
from graph.imports.vocabulary.words import word_key

_HEAD = "Ort"
_OF_ALL = re.compile(r"^(.{3,300}?) ?\((?:beide|alle|jeweils|sämtlich) (?:in )?([A-ZÄÖÜ][^()]{2,38})\)$")
_SEVERAL = re.compile(r";|\n|,|\(|: ")
"""Each way begins with a sign of its own: so the expression is looked for fast in every name of a long list."""
_HARD, _COMMA, _AND = re.compile(r"[;\n]"), re.compile(r",\s+"), re.compile(r",\s+|(?<!\s)\s+und\s+")


class TownsBehind(NamedTuple):
    """The grid with names alone, its area, and the cells whose town was told from the name, by where they stand."""

    grid: TextGrid
    area: TableArea
    towns: dict[At, str]


def with_towns_told(grid: TextGrid, area: TableArea, towns: frozenset[str], lexicon: SheetLexicon) -> TownsBehind:
    """The grid with towns behind names put as a part of them, and the one of the row as its place."""
    heads = {c: plain_header(grid.cell(area.header[-1], c)) for c in range(area.left, area.right + 1)}
    name = naming_column(heads, lexicon)
    place = next((c for c, text in heads.items() if text and heads_towns(text, lexicon)), None)
    found, places, rows = dict[At, str](), dict[int, SaidCell](), list(grid.rows)
    for column in (c for c, text in heads.items() if c == name or _lists(text, lexicon)):
        listing = _lists(heads[column], lexicon)
        own = [row for row, _ in content_rows(grid, area)]
        for row, text in zip(own, grid.below(column, own), strict=True):
            parts = _parted(text, towns, lexicon, soft=listing) if _SEVERAL.search(text) else None
            if parts is None:
                continue
            found[row, column] = ", ".join(dict.fromkeys(town for _, town in parts if town))
            there = grid.cell(row, place) if place is not None else ""
            alone = len(parts) == 1 and not listing and (not there or town_key(there) == town_key(parts[0][1]))
            cells = [*rows[row], *[""] * (area.right + 1 - len(rows[row]))]
            cells[column] = (
                parts[0][0] if alone else "; ".join(f"{who} ({town})" if town else who for who, town in parts)
            )
            if alone and place is not None:
                cells[place] = there or parts[0][1]
            elif alone:
                places[row] = SaidCell(parts[0][1], (row, column))
            rows[row] = cells
    made = grid.with_rows(rows) if found else grid
    if places and name is not None:
        made, area = with_added_column(made, area, SaidCell(_HEAD, (area.header[-1], name)), places)
    return TownsBehind(made, area, found)


def _lists(header: str, lexicon: SheetLexicon) -> bool:
    """Whether cells below a header name organizations, and may name several."""
    key, words = word_key(header), lexicon.layouts
    return key in words.links or any(key in words.headers[g] for g in ("several", "partner", "tied", "signers"))


def _parted(text: str, towns: frozenset[str], lexicon: SheetLexicon, *, soft: bool) -> Sequence[tuple[str, str]] | None:
    """The names of a cell, each with the town behind it or nothing; None if no town stands behind a name."""
    found: list[tuple[str, str]] = []
    for piece in filter(None, map(str.strip, _HARD.split(text))):
        if (of_all := _OF_ALL.match(piece)) is not None:
            found += [(who, of_all[2]) for who in _AND.split(of_all[1]) if who]
            continue
        before, colon, behind = piece.partition(": ")
        if colon and town_key(before) in towns:
            found += [(who, before) for who in (_COMMA.split(behind) if soft else (behind,)) if who]
            continue
        for part in filter(None, _COMMA.split(piece)) if soft else (piece,):
            if not is_place_line(part) and town_key(part) not in towns:
                found.append((part, ""))
            elif found and not found[-1][1] and _may_be_there(found[-1][0], lexicon):
                found[-1] = found[-1][0], part
            else:
                return None  # municipalities beside one another are members themselves
    return found if any(town for _, town in found) else None


def _may_be_there(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text may be somebody who is in a town: neither a street, nor itself a municipality or a district."""
    first = word_key(text).partition(" ")[0]
    if lexicon.is_municipality(text) or first in lexicon.layouts.hints["district"]:
        return False
    return lexicon.is_organization(text) or not any(map(str.isdigit, text))
