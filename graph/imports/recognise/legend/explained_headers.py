"""Headers that are short forms which a legend explains: "Einr. | Tr. | Ber." with "Tr. = Träger" on another sheet."""

from graph.imports.recognise.legend.legends import Legend
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon

_LOOK, _FEWEST = 40, 2


def with_headers_explained(grid: TextGrid, legend: Legend, lexicon: SheetLexicon) -> TextGrid:
    """The grid with the words for columns in place of their short forms, in the first row that has several of them."""
    if not legend.meanings:
        return grid
    own = legend.rows_in(grid)
    for row, cells in enumerate(grid.rows[:_LOOK]):
        meant = {c: m for c, text in enumerate(cells) if text and (m := legend.meanings.get(text)) is not None}
        known = {c: m for c, m in meant.items() if lexicon.is_field(m) or lexicon.body_kind(m) is not None}
        texts = [c for c, text in enumerate(cells) if text]
        if row in own or len(known) < _FEWEST or 2 * len(known) < len(texts) or len(known) < len(meant):
            continue
        made = [known.get(c, text) for c, text in enumerate(cells)]
        rows = [*grid.rows[:row], made, *grid.rows[row + 1 :]]
        return grid.with_rows(rows)
    return grid
