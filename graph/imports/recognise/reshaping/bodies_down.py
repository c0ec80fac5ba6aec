"""A matrix with bodies, or agreements, as rows and organizations as columns, turned to stand as any other list."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.text_grid import TextGrid, turned
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.agreement_names import names_agreement
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_MATRIX_ROWS = 20
_MANY, _MOST = 0.6, 0.8
_NUMBER = " 0123456789"
_FEWEST_LETTERS = 2
"""One letter alone is a mark of a seat, and the name of nobody."""
_NAME = "Einrichtung"


class _Down(NamedTuple):
    """What the rows may be: the word over them once they are columns, and how their names and marks look."""

    group: str
    is_named: Callable[[str, SheetLexicon], bool]
    is_mark: contents.Look


class TurnedMatrix(NamedTuple):
    """The turned grid with its area, the rows above the matrix, and columns of the sheet that tell of no seats."""

    grid: TextGrid
    area: TableArea
    titles: tuple[int, ...]
    beside: tuple[int, ...]


def bodies_down(grid: TextGrid, lexicon: SheetLexicon) -> TurnedMatrix | None:
    """The matrix of a sheet whose first column names bodies, or agreements, and whose headers name who is in them."""
    return next((made for down in _DOWN if (made := _down(grid, lexicon, down)) is not None), None)


def _down(grid: TextGrid, lexicon: SheetLexicon, down: _Down) -> TurnedMatrix | None:
    named: dict[int, _NamedBodies] = {}
    is_body = cache(lambda text: down.is_named(text, lexicon))
    for row in range(min(_MATRIX_ROWS, len(grid.rows))):
        cells = grid.rows[row]
        left = next((c for c, _ in enumerate(cells) if any(grid.cell(r, c) for r in range(row + 1, row + 4))), 0)
        heads = [c for c, text in enumerate(cells) if text and c > left]
        if len(heads) < 2 or _is_within_turned(grid, lexicon, row, left):
            continue
        if left not in named:  # a long column is gone through once, not for each row that might be its header
            named[left] = _named_bodies(grid, left, is_body)
        sums = lexicon.layouts.rows["total"]
        rows = [r for r in named[left].below(row) if word_key(grid.cell(r, left)) not in sums]
        if len(rows) < 2:
            continue
        heads = [c for c in heads if word_key(cells[c]) not in sums]
        seats = [c for c in heads if _are_marks(grid, lexicon, down, (rows, row, c))]
        names = [plain_header(grid.cell(row, c)) for c in seats]
        others = tuple(c for c in heads if c not in seats)
        known = sum(_is_no_member(lexicon, n) for n in names)
        beside = all(_is_beside(lexicon, grid.cell(row, c)) for c in others)
        if len(seats) > 1 and 2 * known < len(seats) and beside:
            return _made(_without(grid, named[left].rows, rows, row), (row, down.group), (left, *seats), others)
    return None


def _without(grid: TextGrid, texts: Sequence[int], rows: Sequence[int], header: int) -> TextGrid:
    """The grid without the rows below the header that sum up the others."""
    sums = {r for r in texts if r > header and r not in rows}
    return grid.with_rows([[] if r in sums else cells for r, cells in enumerate(grid.rows)]) if sums else grid


def _is_within_turned(grid: TextGrid, lexicon: SheetLexicon, row: int, left: int) -> bool:
    """Whether a word for a column stands before the row and one above it: rows are headers there, and bodies, too."""
    words = [t for r in range(row + 1) if (t := grid.cell(r, left)) and lexicon.is_field(t)]
    return len(words) > 1 and lexicon.is_field(grid.cell(row, left))


def _is_beside(lexicon: SheetLexicon, header: str) -> bool:
    """Whether a header is a word for a column, or for a legend."""
    return lexicon.is_field(header) or word_key(header) in lexicon.layouts.rows["legend"]


def _is_no_member(lexicon: SheetLexicon, name: str) -> bool:
    """Whether a header is a word for a column, a person, a body, a field of work, or a day on which bodies met."""
    other = lexicon.is_field(name.rstrip(_NUMBER)) or lexicon.is_person(name) or lexicon.body_kind(name) is not None
    return (
        other
        or (lexicon.sector_of(name) is not None and lexicon.is_field_of_work(name))
        or lexicon.names_nobody(name)
        or sum(map(str.isalpha, name)) < _FEWEST_LETTERS
        or lexicon.day_of_header(name) is not None
    )


class _NamedBodies(NamedTuple):
    """The rows with a text in a column, and how many of those before each of them name bodies."""

    rows: list[int]
    bodies: list[int]

    def below(self, row: int) -> list[int]:
        """The rows below one, if enough of them name bodies."""
        first = bisect_right(self.rows, row)
        enough = self.bodies[-1] - self.bodies[first] >= _MANY * (len(self.rows) - first)
        return self.rows[first:] if enough else []


def _named_bodies(grid: TextGrid, column: int, is_body: Callable[[str], bool]) -> _NamedBodies:
    """What a column names; looks no further than where too many are no bodies, whichever row is the header."""
    rows = [r for r, texts in enumerate(grid.rows) if column < len(texts) and texts[column]]
    bodies, most = [0], (1 - _MANY) * len(rows) + _MATRIX_ROWS
    for seen, row in enumerate(rows, 1):
        bodies.append(bodies[-1] + is_body(grid.rows[row][column]))
        if seen - bodies[-1] > most:
            return _NamedBodies([], [0])
    return _NamedBodies(rows, bodies)


def _are_marks(grid: TextGrid, lexicon: SheetLexicon, down: _Down, where: tuple[Sequence[int], int, int]) -> bool:
    """Whether a column holds such marks; under the name of an organization some may be in people's own words."""
    rows, header, column = where
    texts = [t for r in rows if (t := grid.cell(r, column))]
    named = lexicon.is_organization(grid.cell(header, column))
    known = [down.is_mark(lexicon, t) for t in texts]
    # A letter that no legend explains is a mark beside others; what it says of the seat is asked.
    marks = sum(is_mark or (any(known) and len(t) == 1) for is_mark, t in zip(known, texts, strict=True))
    enough = marks >= (_MANY if named else _MOST) * len(texts)
    return enough and (named or down.is_mark is contents.is_seat)


def _made(grid: TextGrid, over: tuple[int, str], columns: tuple[int, ...], beside: tuple[int, ...]) -> TurnedMatrix:
    """The turned grid; its first header row says what the columns are, and does not stand in the sheet."""
    (header, group), (left, *_) = over, columns
    upright = turned(grid)
    rows = [list(cells) if number in columns else [] for number, cells in enumerate(upright.rows)]
    rows[left][header] = _NAME
    above = [group if n > header and text else "" for n, text in enumerate(rows[left])]
    made = [*rows, above]
    area = TableArea((len(rows), left), left + 1, len(rows), header, len(above) - 1)
    sheet = replace(grid.sheet, rows=made)
    found = replace(upright, sheet=sheet, rows=made, made_header=len(rows))
    return TurnedMatrix(found, area, tuple(range(header)), beside)


def _is_body(text: str, lexicon: SheetLexicon) -> bool:
    return "=" not in text and lexicon.body_kind(text) is not None


_DOWN = (
    _Down("Gremien", _is_body, contents.is_seat),
    _Down("Vereinbarungen", names_agreement, contents.is_agreement),
)
