"""Headers that a person wrote over two rows: "lfd." over "Nr.", "Mit-" over "glied"."""

from collections.abc import Mapping
from typing import NamedTuple

from graph.imports.recognise.mending.words_whole import with_broken_words_whole
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon

_LOOK, _LONGEST = 40, 24
_SIGNS = ("/", "(", "&")


class WholeHeaders(NamedTuple):
    """The grid with headers whole in the lower row, and the rows that held their beginnings."""

    grid: TextGrid
    upper: tuple[int, ...] = ()


def with_headers_whole(grid: TextGrid, lexicon: SheetLexicon) -> WholeHeaders:
    """The grid with such headers whole; as it is if it has none."""
    grid = with_broken_words_whole(grid, lexicon)
    last = min(_LOOK, len(grid.rows) - 1)
    joined = {r + 1: texts for r in range(last) if (texts := _joined(grid, lexicon, r)) is not None}
    if not joined:
        return WholeHeaders(grid)
    upper = tuple(r - 1 for r in joined if r - 1 not in joined)
    rows = [_row(grid, n, joined) if n in joined else [] if n in upper else list(t) for n, t in enumerate(grid.rows)]
    return WholeHeaders(grid.with_rows(rows), upper)


def _row(grid: TextGrid, number: int, joined: Mapping[int, list[str]]) -> list[str]:
    return joined[number] + list(grid.rows[number][len(joined[number]) :])


def _joined(grid: TextGrid, lexicon: SheetLexicon, row: int) -> list[str] | None:
    """The headers of two rows; None if the lower one is no rest of the upper one.

    Nobody writes data so: each rest is short and without a number, half of them begin in small letters or with a sign,
    what stands above is not whole, and joined with it one of them at least is a word for a column.
    """
    width = max(len(grid.rows[row]), len(grid.rows[row + 1]))
    pairs = [(grid.cell(row, c), grid.cell(row + 1, c)) for c in range(width)]
    own = [(above, below) for above, below in pairs if below]
    worded = all(above and len(below) <= _LONGEST and any(map(str.isalpha, below)) for above, below in own)
    if len(own) < 2 or not worded:
        return None
    if lexicon.explain_columns([below for _, below in own]):
        return None
    if any(lexicon.is_contact(below) or lexicon.marks.seat(below).holds != "unread" for _, below in own):
        return None
    begun = sum(below[0].islower() or below[0] in _SIGNS or above.endswith("-") for above, below in own)
    if 2 * begun < len(own) or not any(lexicon.is_field(joined_header(*pair)) for pair in own):
        return None
    if all(lexicon.is_field(above) for above, _ in own) or any(map(str.isdigit, "".join(b for _, b in own))):
        return None  # "Kennung | Name" over "o1 | Jugendamt"
    return [_known(above, joined_header(above, below), lexicon) for above, below in pairs]


def _known(above: str, whole: str, lexicon: SheetLexicon) -> str:
    """The whole header, or its beginning where only that is a word for a column: "Mitarbeit" over "in Gremium"."""
    return above if lexicon.is_field(above) and not lexicon.is_field(whole) else whole


def joined_header(above: str, below: str) -> str:
    """A header that was written over two rows.

    >>> joined_header("Mit-", "glied"), joined_header("lfd.", "Nr.")
    ('Mitglied', 'lfd. Nr.')
    """
    return above[:-1] + below if above.endswith("-") and below[:1].islower() else f"{above} {below}".strip()
