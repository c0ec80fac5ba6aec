"""Lists whose first column names groups and those in them: "Träger / Einrichtung", "Gemeinde / Einrichtung".

A row with nothing but a carrier stands over those it carries, one with nothing but a municipality over those in it.
The rows below get a column that says so; a carrier stays in the list, for it may be a partner by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.reshaping.columns_added import with_added_column
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.plain_names import name_without_signs
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.recognise.texts.whole_names import carries_others
from graph.imports.vocabulary.words import word_key

OutlineGroups = Literal["carrier", "region"]
_HEADERS: Mapping[OutlineGroups, str] = {"carrier": "Träger", "region": "Region"}


class Outlined(NamedTuple):
    """The grid with the further column, its area, what the groups are, and their rows."""

    grid: TextGrid
    area: TableArea
    groups: OutlineGroups | None = None
    heads: tuple[tuple[int, int], ...] = ()


def with_outline(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> Outlined:
    """The grid with a column for the groups of an outlined list; as it is if it has none."""
    plain = Outlined(grid, area)
    named = _named(grid, area, lexicon)
    if named is None or area.right + 1 < grid.width:
        return plain
    column, groups = named
    counts = dict(content_rows(grid, area))
    rows = [r for r in counts if grid.cell(r, column)]
    heads = [r for r in rows if counts[r] == 1 and _is_group(grid.cell(r, column), groups, lexicon)]
    if not heads or heads[0] != rows[0] or len(heads) == len(rows):
        return plain
    totals = lexicon.layouts.rows["total"] | lexicon.layouts.rows["total_behind"]
    rows = [r for r in rows if totals.isdisjoint(word_key(grid.cell(r, column)).split())]
    return _made(Outlined(grid, area, groups), column, rows, heads)


def _named(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> tuple[int, OutlineGroups] | None:
    """The column whose header names groups and organizations, and what the groups are."""
    words = lexicon.layouts
    for column in range(area.left, area.right + 1):
        first, slash, second = plain_header(grid.cell(area.header[-1], column)).partition("/")
        if not slash or not lexicon.heads_organizations(second):
            continue
        if words.links.get(word_key(first)) is not None:
            return column, "carrier"
        if word_key(first) in words.headers["region"] | words.hints["place"]:
            return column, "region"
    return None


def _is_group(text: str, groups: OutlineGroups, lexicon: SheetLexicon) -> bool:
    """Whether a text alone in its row is the name of a group: an office may stand alone in its row, too."""
    if name_without_signs(text) != text:
        return False
    if groups == "region":
        return lexicon.is_municipality(text) or not lexicon.is_organization(text)
    return carries_others(text, lexicon)


def _made(found: Outlined, column: int, rows: Sequence[int], heads: Sequence[int]) -> Outlined:
    grid, area, groups, _ = found
    cells = {row: SaidCell(grid.cell(head, column), (head, column)) for row, head in _below(rows, heads)}
    header = SaidCell(_HEADERS[groups or "carrier"], (area.header[-1], column))
    grid, area = with_added_column(grid, area, header, cells)
    made = grid.without_rows(heads) if groups == "region" else grid
    return Outlined(made, area, groups, tuple((head, column) for head in heads))


def _below(rows: Sequence[int], heads: Sequence[int]) -> Iterator[tuple[int, int]]:
    head = heads[0]
    for row in rows:
        if row in heads:
            head = row
        else:
            yield row, head
