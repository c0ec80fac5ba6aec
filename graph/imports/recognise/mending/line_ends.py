"""Words that a person broke by hand at the end of a line in a cell: "Kreisjugend-⏎amt"."""

import re

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.text_grid import TextGrid

_BROKEN = re.compile(r"-\n\s*(?!(?:und|u\.|oder|o\.|bzw\.|sowie|bis|&) ?)(?=[a-zäöüß])")
_COMPOUND = re.compile(r"(?<=\w)-\n\s*(?=[A-ZÄÖÜ])")
_PAIR = re.compile(r"(?<=\w)-\n\s*(?=(?:und|u\.|oder|o\.|bzw\.|sowie|bis|&) ?)")
_LOOK = 400


def words_whole(text: str) -> str:
    """A text with the words whole that a line end breaks; a hyphen that belongs to the word stays.

    >>> words_whole("Kreisjugend-\\namt"), words_whole("Kinder-\\nund Jugendhilfe"), words_whole("AWO-\\nKita")
    ('Kreisjugendamt', 'Kinder- und Jugendhilfe', 'AWO-Kita')
    """
    return _PAIR.sub("- ", _COMPOUND.sub("-", _BROKEN.sub("", text))) if "-\n" in text else text


def with_words_whole(grid: TextGrid, area: TableArea) -> TextGrid:
    """The grid with such words whole, where one of the first rows has one."""
    stop = min(area.stop, len(grid.rows))
    if not any("-\n" in t for row in range(area.start, min(stop, area.start + _LOOK)) for t in grid.rows[row]):
        return grid
    rows = [
        [words_whole(t) for t in cells] if area.start <= number < stop else cells
        for number, cells in enumerate(grid.rows)
    ]
    return grid.with_rows(rows)
