"""How many of something somebody has, in brackets behind a name: "AWO Kreisverband (2 Einrichtungen)"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.reshaping.columns_added import naming_column
from graph.imports.recognise.text_grid import At, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_COUNTED = re.compile(r"^(.{2,120}\S) ?\((?:insgesamt |insg\. |davon )?\d{1,4} ([^\W\d][^()]{2,30})\)$")
_PLURALS = ("en", "n", "e", "s")


class CountsOut(NamedTuple):
    """The grid with names without such counts, and their cells."""

    grid: TextGrid
    cells: Sequence[At] = ()


def with_counts_out(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> CountsOut:
    """The grid without counts behind the names of a list."""
    heads = {c: plain_header(grid.cell(area.header[-1], c)) for c in range(area.left, area.right + 1)}
    among = (c for c, t in heads.items() if "/" in t and any(lexicon.heads_organizations(p) for p in t.split("/")))
    name = next(among, None) if (name := naming_column(heads, lexicon)) is None else name
    if name is None:
        return CountsOut(grid)
    rows = range(area.start, min(area.stop, len(grid.rows)))
    closed = {r: t for r, t in zip(rows, grid.below(name, rows), strict=True) if t.endswith(")")}
    plain = {r: m[1] for r, t in closed.items() if (m := _COUNTED.match(t)) and _is_counted(m[2], lexicon)}
    made = list(grid.rows)
    for row, text in plain.items():
        made[row] = [*made[row][:name], text, *made[row][name + 1 :]]
    return CountsOut(grid.with_rows(made), [(r, name) for r in plain]) if plain else CountsOut(grid)


def _is_counted(word: str, lexicon: SheetLexicon) -> bool:
    if lexicon.marks.seat(f"2 {word}").seats:
        return False  # how many it sends to a body
    words, key = lexicon.layouts.rows["counted"] | lexicon.layouts.rows["counted_beside"], word_key(word)
    return key in words or any(key + end in words for end in _PLURALS) or lexicon.is_kind(word)
