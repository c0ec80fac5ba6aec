"""Columns for municipalities or regions with crosses in them: read as one column that names them.

"Horn | Tannbach | Samtgemeinde Wald" with an x where somebody works is what others write as "Horn; Tannbach".
"""

from collections.abc import Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import At, TextGrid
from graph.imports.recognise.texts.header_parts import parts_of
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_HEADER = "Region"
_MANY, _FEWEST, _LONGEST = 0.5, 2, 30


class PlacesRead(NamedTuple):
    """The grid with one column for all places, their names, and the cells that hold no cross."""

    grid: TextGrid
    area: TableArea
    names: tuple[str, ...] = ()
    unread: tuple[At, ...] = ()


def with_places_joined(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> PlacesRead:
    """The grid with the places that have crosses in one column; as it is if no columns are plainly places."""
    plain = PlacesRead(grid, area)
    if area.right + 1 < grid.width or grid.turned:
        return plain
    rows = [r for r, _ in content_rows(grid, area)]
    columns = [c for c in range(area.left, area.right + 1) if _may_be_place(grid, area, c, lexicon)]
    columns = [c for c in columns if _has_crosses(grid, rows, c, lexicon)]
    heads = [plain_header(grid.cell(area.header[-1], c)) for c in columns]
    if len(columns) < _FEWEST or not _are_places(heads, grid, area, rows, lexicon):
        return plain
    return _joined(plain, columns, heads, rows, lexicon)


def _may_be_place(grid: TextGrid, area: TableArea, column: int, lexicon: SheetLexicon) -> bool:
    """Whether a header is a word that nobody knows as anything but a name."""
    text = plain_header(grid.cell(area.header[-1], column))
    if lexicon.is_municipality(text) or _is_called_region(text, lexicon):
        return True
    named = text[:1].isupper() and text.replace("-", "").replace(" ", "").isalpha() and not text.isupper()
    other = lexicon.is_field(text) or lexicon.is_organization(text) or lexicon.sector_of(text) is not None
    body = lexicon.body_kind(text) is not None or bool(parts_of(text, "", lexicon).says)
    groups = ("no_body", "network", "active", "agreement", "mailing", "person", "vote")
    known = any(word_key(text).split(" ")[0] in lexicon.layouts.headers[g] for g in groups)
    return named and len(text) <= _LONGEST and not (other or body or known)


def _is_called_region(text: str, lexicon: SheetLexicon) -> bool:
    first = word_key(text).split(" ")[0]
    return first in lexicon.layouts.hints["region"] and lexicon.body_kind(text) is None


def _has_crosses(grid: TextGrid, rows: Sequence[int], column: int, lexicon: SheetLexicon) -> bool:
    texts = [t for r in rows if (t := grid.cell(r, column))]
    crosses = sum(word_key(t) in lexicon.layouts.seat["yes"] for t in texts)
    return bool(texts) and crosses >= _MANY * len(texts)


def _are_places(
    heads: Sequence[str], grid: TextGrid, area: TableArea, rows: Sequence[int], lexicon: SheetLexicon
) -> bool:
    """Whether one of the headers says so by itself, two of them stand in the names or places of the list, or above."""
    if any(lexicon.is_municipality(h) or _is_called_region(h, lexicon) for h in heads):
        return True
    texts = [grid.cell(r, c) for r in (*rows, *area.titles) for c in range(area.left, area.right + 1)]
    words = {word for text in texts for word in text.split()}
    return sum(h in words for h in heads) >= _FEWEST


def _joined(
    found: PlacesRead, columns: Sequence[int], heads: Sequence[str], rows: Sequence[int], lexicon: SheetLexicon
) -> PlacesRead:
    grid, area, *_ = found
    new, top = area.right + 1, area.header[-1]
    changed, places, unread = list(grid.rows), dict(grid.moved), list[At]()
    for row in (*rows, top):
        cells = [*grid.rows[row], *[""] * (new + 1 - len(grid.rows[row]))]
        there = [c for c in columns if word_key(cells[c]) in lexicon.layouts.seat["yes"]]
        if row != top:
            unread += [(row, c) for c in columns if cells[c] and c not in there and _says(cells[c], lexicon)]
        cells[new] = _HEADER if row == top else "; ".join(h for c, h in zip(columns, heads, strict=True) if c in there)
        for column in columns:
            cells[column] = ""
        changed[row] = cells
        places[row, new] = grid.at(row, there[0] if there and row != top else columns[0])
    made = grid.with_rows(changed, moved=places)
    return PlacesRead(made, area._replace(right=new), tuple(heads), tuple(unread))


def _says(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a cell says more than that somebody is not there."""
    return lexicon.marks.seat(text).holds not in ("nothing", "no")
