"""Lines below a title about offers, each with whoever has it in brackets: "Elterncafé (Familienzentrum Moor)"."""

import re

from graph.imports.recognise.reshaping.relisted import MOST_RECORDS, ListMaker, Relisted, shown_rows
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.plain_names import name_without_signs
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_LINE = re.compile(r"^([^()]{3,80}) \(([^()]{3,80})\)$")
_FEWEST, _MOST = 2, 0.8
_HEADS = ("Angebot", "Anbieter")


def offers_in_lines(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of the offers with those who have them; None if the sheet is something else."""
    rows = shown_rows(grid, 0)
    if not _FEWEST < len(rows) <= MOST_RECORDS or any(sum(map(bool, grid.rows[r])) != 1 for r in rows):
        return None
    texts = {r: next((c, t) for c, t in enumerate(grid.rows[r]) if t) for r in rows}
    title, *lines = rows
    words = word_key(texts[title][1]).split()
    if not words or words[0] not in lexicon.layouts.headers["offers"]:
        return None
    found = {r: m for r in lines if (m := _LINE.match(name_without_signs(texts[r][1], items=True))) is not None}
    called = sum(lexicon.is_organization(m[2]) for m in found.values())
    if len(found) < _FEWEST or called < _MOST * len(lines):
        return None
    made = ListMaker(grid, [SaidCell(word, (title, texts[title][0])) for word in _HEADS])
    for row, line in found.items():
        at = (row, texts[row][0])
        made.put(SaidCell(line[1].strip(), at), SaidCell(line[2].strip(), at))
    issue = shape_sentences.offers_in_lines_read(len(found))
    return Relisted(*made.built(), (lines[0], texts[lines[0]][0]), issue, (title,))
