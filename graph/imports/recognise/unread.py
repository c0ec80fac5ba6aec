"""Sheets in which no list is found: what they look like, and why they are not read."""

import re
from collections.abc import Sequence

from graph.imports.problems import Issue, Place
from graph.imports.recognise.accounts import shown_safely
from graph.imports.recognise.areas import likeliest
from graph.imports.recognise.reshaping.group_answers import only_groups
from graph.imports.recognise.reshaping.names_across import marks_kinds
from graph.imports.recognise.sentences import group_sentences, sheet_sentences, unread_sentences
from graph.imports.recognise.text_grid import At, TextGrid
from graph.imports.recognise.texts.contents import is_count
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_LOOK = 400
_FEWEST_BOXES, _MOST_BOXES, _FEWEST_LINES, _TOUCHING = 5, 300, 3, 0.25
_YEAR = re.compile(r"^(?:19|20)\d\d$")


def why_unread(
    grid: TextGrid, lexicon: SheetLexicon, filled: Sequence[int], *, typed: bool
) -> tuple[Place, str, Issue]:
    """Where a sheet without a list shows what it is, and what to say; ``typed`` says that its name promises a list."""
    if are_minutes(grid, lexicon):
        return grid.place(filled[0], 0), "", unread_sentences.minutes_unread()
    if (counts := count_of(grid)) is not None:
        what, *headers = filter(None, grid.rows[counts])
        return grid.place(counts, 0), "", unread_sentences.only_counts(what, headers)
    if (pivot := _pivot_row(grid, lexicon)) is not None:
        return grid.place(pivot, 0), "", unread_sentences.pivot_unread()
    if (groups := only_groups(grid, lexicon)) or marks_kinds(grid, lexicon):
        issue = group_sentences.groups_alone() if groups else unread_sentences.only_kinds()
        return grid.place(filled[0], 0), "", issue
    if boxes := boxes_in(grid):
        texts = shown_safely([grid.cell(*at) for at in boxes])
        return grid.place(*boxes[0]), "", unread_sentences.organigram_unread(len(boxes), texts)
    row = likeliest(grid, lexicon)
    text = shown_safely(grid.rows[row])
    return grid.place(row, 0), text, sheet_sentences.header_not_found(row + 1, text, "error" if typed else "warning")


def boxes_in(grid: TextGrid) -> Sequence[At]:
    """The texts of a sheet in which boxes stand about, as in an organigram; none of any other sheet.

    In a list texts stand below one another, and beside one another in its header. Boxes do not, and each line of them
    stands elsewhere; cells with nothing but strokes and arrows are the lines between them.
    """
    if not _FEWEST_BOXES <= sum(sum(map(bool, cells)) for cells in grid.rows[:_LOOK]) <= _MOST_BOXES:
        return ()
    filled = {(r, c) for r, cells in enumerate(grid.rows) for c, t in enumerate(cells) if any(map(str.isalnum, t))}
    filled -= grid.covered
    below = sum((row + 1, column) in filled for row, column in filled)
    beside = any((row, column + 1) in filled for row, column in filled)
    lines: dict[int, set[int]] = {}
    for row, column in filled:
        lines.setdefault(row, set()).add(column)
    places = {frozenset(columns) for columns in lines.values()}
    wide = max((len(columns) for columns in lines.values()), default=0)
    apart = not beside and below <= _TOUCHING * len(filled) and wide > 1
    about = len(filled) >= _FEWEST_BOXES and len(lines) >= _FEWEST_LINES and 2 * len(places) > len(lines)
    return sorted(filled) if apart and about else ()


def explains_list(grid: TextGrid, lexicon: SheetLexicon) -> bool:
    """Whether a sheet tells how a list is filled in: a row for each of its columns, with what belongs there."""
    first = next(([word_key(plain_header(t)) for t in cells if t] for cells in grid.rows[:_LOOK] if any(cells)), [])
    words = lexicon.layouts.rows
    return len(first) > 1 and first[0] in words["column_word"] and not words["column_told"].isdisjoint(first[1:])


def _pivot_row(grid: TextGrid, lexicon: SheetLexicon) -> int | None:
    """The row of a pivot table with the words that spreadsheets put there: "Zeilenbeschriftungen"."""
    words = lexicon.layouts.rows["pivot"]
    rows = enumerate(grid.rows[:_LOOK])
    return next((r for r, cells in rows if any(word_key(t) in words for t in cells if t)), None)


def count_of(grid: TextGrid) -> int | None:
    """The header row of a sheet that counts something and lists nobody; None if it holds anything but numbers."""
    wide = [r for r, count in enumerate(grid.counts(0, grid.width)) if count > 1]
    if len(wide) < 3:
        return None
    header, *rows = wide
    inner = ([t for t in grid.rows[r] if t] for r in rows)
    numbers = all(not is_count(texts[0]) and all(map(is_count, texts[1:])) for texts in inner)
    return header if numbers and not all(map(is_count, filter(None, grid.rows[header]))) else None


def counts_alone(grid: TextGrid, lexicon: SheetLexicon) -> bool:
    """Whether each row of a sheet is a word and numbers, the first one, too: "Praxis | 4"; or its header says so."""
    row = count_of(grid)
    first, *numbers = filter(None, grid.rows[row]) if row is not None else ("",)
    if numbers and all(is_count(t) and not _YEAR.match(t) for t in numbers):
        return True
    return is_pivot(grid, lexicon) and not lexicon.is_field(first)


def is_pivot(grid: TextGrid, lexicon: SheetLexicon) -> bool:
    """Whether all columns but the first count something and say so: "Anzahl von Einrichtung", "2024"."""
    row = count_of(grid)
    texts = list(filter(None, grid.rows[row]))[1:] if row is not None else []
    words = lexicon.layouts.rows["counts"]
    return bool(texts) and all(word_key(t).split(" ")[0] in words or _YEAR.match(t) for t in texts)


def are_minutes(grid: TextGrid, lexicon: SheetLexicon) -> bool:
    """Whether a sheet holds the minutes of a meeting: several rows begin with words such as TOP and Anwesend."""
    firsts = [next(filter(None, cells)) for cells in grid.rows[:_LOOK] if any(cells)]
    words = lexicon.layouts.rows["minutes"]
    said = [word for text in firsts if (word := next(iter(word_key(text).split()), "")) in words]
    return len(said) >= 3 and len(said) * 3 >= len(firsts)
