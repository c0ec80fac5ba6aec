"""Sheets with nothing but texts such as "Einrichtung;Ort;Gremium" in one column: lines of a text list, never parted."""

import csv
from collections import Counter
from collections.abc import Mapping
from itertools import islice, takewhile

from graph.imports.recognise.areas import is_header
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon

_SIGNS = (";", "\t", "|", ",")
_FEWEST, _MOST, _TITLES = 2, 0.8, 3


def with_lines_parted(grid: TextGrid, lexicon: SheetLexicon) -> TextGrid:
    """The grid with a column for each part of its lines; as it is if they are no lines, or their first is no header."""
    filled = [(r, cells) for r, cells in enumerate(grid.rows) if any(cells)]
    if len(filled) < _FEWEST or any(sum(map(bool, cells)) != 1 for _, cells in filled):
        return grid
    texts = {r: next(filter(None, cells)) for r, cells in filled}
    sign = next((s for s in _SIGNS if _parts_all(_below_titles(texts, s), s)), None)
    if sign is None:
        return grid
    parted = {r: [part.strip() for part in next(csv.reader([text], delimiter=sign))] for r, text in texts.items()}
    width = max(map(len, parted.values()))
    rows = [parted.get(r, []) for r in range(len(grid.rows))]
    places = {
        (r, c): grid.at(r, next(n for n, t in enumerate(grid.rows[r]) if t)) for r in parted for c in range(width)
    }
    made = grid.with_rows(rows, moved=places)
    first = list(_below_titles(texts, sign))[:_FEWEST]
    return made if any(is_header(made, lexicon, r, (0, width - 1)) for r in first) else grid


def _below_titles(texts: Mapping[int, str], sign: str) -> Mapping[int, str]:
    """The lines without the first ones that have no sign: what stands above a list."""
    above = {r for r, _ in takewhile(lambda line: sign not in line[1], islice(texts.items(), _TITLES))}
    return {r: text for r, text in texts.items() if r not in above}


def _parts_all(lines: Mapping[int, str], sign: str) -> bool:
    """Whether nearly every line has the sign as often as most have it."""
    texts = lines.values()
    if len(texts) < _FEWEST:
        return False
    counts = Counter(text.count(sign) for text in texts)
    most, often = counts.most_common(1)[0]
    return most > 0 and often >= _MOST * len(texts)
