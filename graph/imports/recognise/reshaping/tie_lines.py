"""Lines that each tie two organizations by a sign or a word, put as a list of pairs: "Jugendamt <-> Klinikum"."""

from typing import NamedTuple

from graph.imports.recognise.reshaping.relisted import MOST_RECORDS, ListMaker, Relisted, shown_rows
from graph.imports.recognise.sentences import tie_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_HEADS = ("von", "nach", "Art")
_MOST, _LONGEST, _MOST_WORDS = 0.6, 200, 4


class _Line(NamedTuple):
    one: str
    other: str
    how: str


def tie_lines(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of pairs; None if the sheet is something else."""
    rows = shown_rows(grid, 0)
    counts = grid.counts(0, grid.width)
    if not 1 < len(rows) <= MOST_RECORDS or any(counts[r] > 1 for r in rows):
        return None
    cells = {(r, c): text for r in rows for c, text in enumerate(grid.rows[r]) if text}
    read = {at: line for at, text in cells.items() if (line := _tied(text, lexicon)) is not None}
    if len(read) < max(2, _MOST * len(cells)):
        return None
    first = next(iter(read))
    made = ListMaker(grid, [SaidCell(head, first) for head in _HEADS])
    for at, line in read.items():
        made.put(*(SaidCell(text, at) for text in line))
    titles = tuple(r for r in rows if r < first[0])
    return Relisted(*made.built(), first, tie_sentences.tie_lines_read(len(read)), titles)


def _tied(text: str, lexicon: SheetLexicon) -> _Line | None:
    """Both ends of a tie, and what is said of it behind a colon; None if the line ties nobody."""
    if len(text) > _LONGEST:
        return None
    said, _, how = text.partition(": ")
    words, known = said.split(), lexicon.layouts.headers["tied"]
    runs = ((n, n + size) for size in range(_MOST_WORDS, 0, -1) for n in range(1, len(words) - size))
    at = next(((a, b) for a, b in runs if _joins(" ".join(words[a:b]), known)), None)
    if at is None:
        return None
    one, other = " ".join(words[: at[0]]), " ".join(words[at[1] :])
    ends = lexicon.is_organization(one) and lexicon.is_organization(other)
    return _Line(one, other, how.strip()) if ends else None


def _joins(words: str, known: frozenset[str]) -> bool:
    """Whether words, or a sign, say that two work together."""
    return (word_key(words) or words) in known
