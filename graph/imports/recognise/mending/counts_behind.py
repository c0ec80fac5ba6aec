"""How many of something somebody has, behind a name: "AWO Kreisverband (2 Einrichtungen)", "Kita Nest, 45 Plätze"."""

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.reshaping.columns_added import naming_column
from graph.imports.recognise.text_grid import At, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_COUNTED = re.compile(r"^(.{2,120}\S) ?\((?:insgesamt |insg\. |davon )?\d{1,4} ([^\W\d][^()]{2,30})\)$")
_SIGNED = re.compile(r"^(.{2,120}[^\s,–-])(?:,| [–-]) \d{1,4} ([^\W\d]\w{2,30})$")
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
    texts = zip(rows, grid.below(name, rows), strict=True)
    plain = {r: alone for r, t in texts if (alone := _alone(t, lexicon))}
    made = list(grid.rows)
    for row, text in plain.items():
        made[row] = [*made[row][:name], text, *made[row][name + 1 :]]
    return CountsOut(grid.with_rows(made), [(r, name) for r in plain]) if plain else CountsOut(grid)


def _alone(text: str, lexicon: SheetLexicon) -> str:
    """The name without what is counted behind it; empty where nothing is."""
    if text.endswith(")"):
        found = _COUNTED.match(text)
        return found[1] if found is not None and _is_counted(found[2], lexicon) else ""
    found = _SIGNED.match(text) if ", " in text or " -" in text or " –" in text else None
    return found[1] if found is not None and _stands_beside(found[2], lexicon) else ""


def _is_counted(word: str, lexicon: SheetLexicon) -> bool:
    if _stands_beside(word, lexicon):
        return True
    if lexicon.marks.seat(f"2 {word}").seats:
        return False  # how many it sends to a body
    return _is_among(lexicon.layouts.rows["counted"], word) or lexicon.is_kind(word)


def _stands_beside(word: str, lexicon: SheetLexicon) -> bool:
    """Whether what is counted is of the house: places, groups, staff."""
    return _is_among(lexicon.layouts.rows["counted_beside"], word)


def _is_among(words: Container[str], word: str) -> bool:
    """Whether a word, or its plural, is one of these."""
    key = word_key(word)
    return key in words or any(key + end in words for end in _PLURALS)
