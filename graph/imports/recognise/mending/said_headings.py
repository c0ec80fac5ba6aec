"""Rows that say for those below them what a column would say: "Träger: AWO Horn", "Ort: Nidda"."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.reshaping.columns_added import with_added_column
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop, RelationType

_CARRIER, _PLACE = "Träger", "Ort"
_LONGEST = 20


class SaidAbove(NamedTuple):
    """The grid with what such rows say in a column, its area, and the rows: what each says, and where."""

    grid: TextGrid
    area: TableArea
    heads: Mapping[At, tuple[str, str]]


def with_said_above(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> SaidAbove:
    """The grid without rows that name the carrier, or the place, of those below them, and with a column that does."""
    plain = SaidAbove(grid, area, {})
    if area.right + 1 < grid.width:
        return plain
    own = {_says(grid.cell(area.header[-1], c), lexicon) for c in range(area.left, area.right + 1)}
    told = {at: said for at in _labelled(grid, area) if (said := _said(grid.cell(*at), lexicon)) is not None}
    heads = {at: said for at, said in told.items() if said[0] not in own}
    if not heads:
        return plain
    starts = {at[0]: at for at in heads}
    columns: dict[str, dict[int, SaidCell]] = {}
    under: dict[str, SaidCell] = {}
    for row in range(area.start, min(area.stop, len(grid.rows))):
        if (at := starts.get(row)) is not None:
            head, text = heads[at]
            under[head] = SaidCell(text, at)
        elif _is_record([t for t in grid.rows[row][area.left : area.right + 1] if t], lexicon):
            for head, cell in under.items():
                columns.setdefault(head, {})[row] = cell
    for head, cells in columns.items():
        first = next(iter(cells.values()))
        grid, area = with_added_column(grid, area, SaidCell(head, first.at), cells)
    return SaidAbove(grid.without_rows(list(starts)), area, heads)


def _is_record(texts: Sequence[str], lexicon: SheetLexicon) -> bool:
    """Whether a row is no foot of the list: a single text has to be called like an organization."""
    return len(texts) > 1 or (len(texts) == 1 and ":" not in texts[0] and lexicon.is_organization(texts[0]))


def _labelled(grid: TextGrid, area: TableArea) -> list[At]:
    """Rows with nothing but one text that has a colon in it."""
    left, end = area.left, area.right + 1
    rows = range(area.start, min(area.stop, len(grid.rows)))
    labelled = [r for r in rows if len(cells := grid.rows[r]) > left and ":" in cells[left][:_LONGEST]]
    return [(r, left) for r in labelled if not any(grid.rows[r][left + 1 : end])]


def _said(text: str, lexicon: SheetLexicon) -> tuple[str, str] | None:
    """The header of the column that a label stands for, and what stands behind it."""
    label, _, said = text.partition(":")
    head = _says(label, lexicon)
    said = said.strip()
    return (head, said) if head and said and not lexicon.is_placeholder(said) else None


def _says(header: str, lexicon: SheetLexicon) -> str:
    plain = plain_header(header)
    if not plain:
        return ""
    if lexicon.layouts.links.get(word_key(plain)) == RelationType.HAS_CARRIER:
        return _CARRIER
    meant = lexicon.meaning(plain)
    if meant.name == RelationType.HAS_CARRIER:
        return _CARRIER
    return _PLACE if meant.name == Prop.LOCALITY else ""
