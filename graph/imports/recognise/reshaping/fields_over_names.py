"""Fields of work, or regions, beside one another with the names of those in each below it, read as a list."""

from collections.abc import Sequence

from graph.imports.recognise.reshaping.relisted import MOST_RECORDS, ListMaker, Relisted, shown_rows, titles_above
from graph.imports.recognise.sentences import group_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_LOOK, _FEWEST, _MOST = 20, 2, 0.6
_NAME, _FIELD, _REGION = "Einrichtung", "Bereich", "Region"


def fields_over_names(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of a sheet with "Gesundheit | Jugendhilfe | Sonstige" over names; None if it is something else."""
    for row in range(min(_LOOK, len(grid.rows))):
        heads = [c for c, text in enumerate(grid.rows[row]) if text]
        if len(heads) < _FEWEST:
            continue
        about = _about([plain_header(grid.cell(row, c)) for c in heads], lexicon)
        if not about:
            return None
        cells = [(r, c) for r in shown_rows(grid, row + 1) for c, text in enumerate(grid.rows[r]) if text]
        if not _FEWEST <= len(cells) <= MOST_RECORDS or any(c not in heads for _, c in cells):
            return None
        named = sum(lexicon.is_organization(grid.cell(*at)) for at in cells)
        if named < _MOST * len(cells):
            return None
        made = ListMaker(grid, [SaidCell(_NAME, (row, heads[0])), SaidCell(about, (row, heads[-1]))])
        for at in cells:
            head = grid.cell(row, at[1])
            said = "" if word_key(head) in lexicon.layouts.rows["rest"] else head
            made.put(SaidCell(grid.cell(*at), at), SaidCell(said, (row, at[1])))
        issue = group_sentences.fields_over_names_read(about, [grid.cell(row, c) for c in heads])
        return Relisted(*made.built(), (row, heads[0]), issue, titles_above(grid, row), (row,))
    return None


def _about(heads: Sequence[str], lexicon: SheetLexicon) -> str:
    """What all headers are, but for one that says "Sonstige": fields of work, or regions; empty if neither."""
    named = [text for text in heads if word_key(text) not in lexicon.layouts.rows["rest"]]
    if len(named) < max(_FEWEST, len(heads) - 1):
        return ""
    open_ = [text for text in named if ("Sector", word_key(text)) in lexicon.words.ambiguous]
    known = [text for text in named if lexicon.sector_of(text) is not None]
    if 2 * len(known) >= len(named) == len(known) + len(open_):
        return _FIELD
    rooms = lexicon.layouts.hints["room"]
    return _REGION if all(lexicon.is_region(t) or word_key(t).partition(" ")[0] in rooms for t in named) else ""
