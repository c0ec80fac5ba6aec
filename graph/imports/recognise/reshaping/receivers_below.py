"""A letter or an invitation with those whom it goes to: "Verteiler:" with a line for each, or several behind it."""

from collections.abc import Iterator, Sequence

from graph.imports.recognise.areas import is_header
from graph.imports.recognise.reshaping.relisted import ListMaker, Relisted, shown_rows
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.body_names import split_members
from graph.imports.recognise.texts.plain_names import name_without_signs
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_MOST_ROWS, _MOST_CELLS = 200, 2
_FEWEST, _MANY = 2, 0.6
_HEAD = "Einrichtung"


def receivers_below(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The organizations that a letter goes to; None if the sheet is something else."""
    rows = shown_rows(grid, 0)
    if len(rows) > _MOST_ROWS or any(sum(map(bool, grid.rows[r])) > _MOST_CELLS for r in rows):
        return None
    if not any(_is_label(_line(grid, r).partition(":")[0], lexicon) for r in rows):
        return None
    named = list(_receivers(grid, rows, lexicon))
    called = sum(lexicon.is_organization(n.text) for n in named)
    if len(named) < _FEWEST or called < _MANY * len(named) or any(is_header(grid, lexicon, r, (0, 1)) for r in rows):
        return None
    first = named[0].at
    made = ListMaker(grid, [SaidCell(_HEAD, first)])
    for each in named:
        made.put(each)
    return Relisted(*made.built(), first, shape_sentences.receivers_read(len(named)))


def _line(grid: TextGrid, row: int) -> str:
    return " ".join(t for t in grid.rows[row] if t)


def _is_label(text: str, lexicon: SheetLexicon) -> bool:
    return word_key(text) in lexicon.layouts.headers["receivers"]


def _receivers(grid: TextGrid, rows: Sequence[int], lexicon: SheetLexicon) -> Iterator[SaidCell]:
    """Those behind and below the words for receivers; an empty row or another label ends them."""
    last = -1
    for row in rows:
        text, at = _line(grid, row), (row, next(c for c, t in enumerate(grid.rows[row]) if t))
        label, colon, rest = text.partition(":")
        if _is_label(label, lexicon):
            last = row
        elif last >= 0 and row == last + 1 and not colon:
            last, rest = row, text
        else:
            last, rest = -1, ""
        for part in split_members(rest, lexicon).parts if rest.strip() else ():
            name = name_without_signs(part.strip())
            if any(map(str.isalpha, name)) and not lexicon.is_placeholder(name) and not lexicon.is_person(name):
                yield SaidCell(name, at)
