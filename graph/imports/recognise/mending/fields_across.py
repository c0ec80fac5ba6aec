"""Columns for fields of work with crosses in them: "Gesundheit | Jugendhilfe | Bildung" is read as the fields of a row.

The first one is the field that counts, the others stand beside it; a list with a column for the field keeps that.
"""

from collections.abc import Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.reshaping.columns_added import with_added_column
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop

_FIRST, _FURTHER = "Bereich", "Weitere Bereiche"
_FEWEST = 2


class FieldsRead(NamedTuple):
    """The grid with columns for the fields of each row, and the names of the fields."""

    grid: TextGrid
    area: TableArea
    names: tuple[str, ...] = ()


def with_fields_joined(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> FieldsRead:
    """The grid with the fields that have crosses in columns of their own; as it is if there are none, or one alone."""
    plain = FieldsRead(grid, area)
    top, span = area.header[-1], range(area.left, area.right + 1)
    heads = {c: plain_header(grid.cell(top, c)) for c in span}
    fields = [c for c, head in heads.items() if lexicon.sector_of(head) and lexicon.is_field_of_work(head)]
    if len(fields) < _FEWEST or area.right + 1 < grid.width or grid.turned:
        return plain
    rows = [r for r, n in content_rows(grid, area) if n > 1]
    known = any(lexicon.meaning(head).name == Prop.SECTOR for c, head in heads.items() if c not in fields)
    if known or not rows or not all(_is_cross(grid.cell(r, c), lexicon) for r in rows for c in fields):
        return plain
    crossed = {r: [c for c in fields if word_key(grid.cell(r, c)) in lexicon.layouts.seat["yes"]] for r in rows}
    first = {r: SaidCell(heads[there[0]], (top, there[0])) for r, there in crossed.items() if there}
    further = {r: _joined(top, there[1:], heads) for r, there in crossed.items() if len(there) > 1}
    made, wider = with_added_column(grid, area, SaidCell(_FIRST, (top, fields[0])), first)
    if further:
        made, wider = with_added_column(made, wider, SaidCell(_FURTHER, (top, fields[0])), further)
    for column in fields:
        made = made.without((*rows, top), column)
    return FieldsRead(made, wider, tuple(heads[c] for c in fields))


def _joined(top: int, columns: Sequence[int], heads: dict[int, str]) -> SaidCell:
    return SaidCell("; ".join(heads[c] for c in columns), (top, columns[0]))


def _is_cross(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a cell is empty, or says yes or no."""
    words = lexicon.layouts.seat
    return not text or any(word_key(text) in words[name] for name in ("yes", "no", "nothing"))
