"""An agreement and below it who signed it, read as a list of organizations with a column for the agreement.

"Kooperationsvereinbarung Frühe Hilfen vom 12.03.2019", "Unterzeichner:", and the names with the day of each signature.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from graph.imports.days_in_texts import day_in, is_day
from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_LOOK, _MOST_ROWS = 12, 400
_MOST = 0.6
_HEAD, _CROSS = "Einrichtung", "x"


class SignedBelow(NamedTuple):
    """The grid with a header of its own, its area, the rows above the names, and the agreement."""

    grid: TextGrid
    area: TableArea
    titles: tuple[int, ...]
    agreement: str


def signed_below(grid: TextGrid, lexicon: SheetLexicon) -> SignedBelow | None:
    """Those who signed the agreement that a sheet begins with; None if it is something else."""
    rows = [r for r, cells in enumerate(grid.rows) if any(cells)]
    if not 3 <= len(rows) <= _MOST_ROWS or grid.width > 3:
        return None
    title = agreement_in(next(filter(None, grid.rows[rows[0]])), lexicon)
    words = lexicon.layouts.headers["signers"]
    head = next((r for r in rows[1:_LOOK] if word_key(next(filter(None, grid.rows[r]))) in words), None)
    if not title or head is None:
        return None
    name = next((c for c, text in enumerate(grid.rows[head]) if text), 0)
    parties = {r: party_in(text, lexicon) for r in rows if r > head and (text := grid.cell(r, name))}
    below = [r for r in rows if r > head and parties.get(r, "-")]
    names = [text for text in parties.values() if text]
    marks = [c for c in range(name + 1, grid.width) if any(grid.cell(r, c) for r in below)]
    if not names or sum(map(lexicon.is_organization, names)) < _MOST * len(names) or len(marks) > 1:
        return None
    texts = [text for r in below for c in marks if (text := grid.cell(r, c))]
    if not all(contents.is_agreement(lexicon, text) for text in texts):
        return None
    return _made(grid, (rows[0], head, below), (name, *marks), (_dated(grid, title, range(head)), parties))


def party_in(text: str, lexicon: SheetLexicon) -> str:
    """A party without the words that join it to the others: "und der Klinik Moor,"; empty if nothing else is there.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> [party_in(t, sheet_lexicon_of(load_model())) for t in ("und", "und der Klinik Moor,", "Die Brücke")]
    ['', 'Klinik Moor', 'Die Brücke']
    """
    words, joins = text.strip(" ,;").split(), lexicon.layouts.rows["joins"]
    start = next((n for n, w in enumerate(words) if word_key(w) not in joins), len(words))
    without = " ".join(words[start:])
    return without if not without or lexicon.is_organization(without) else " ".join(words)


def _dated(grid: TextGrid, title: str, above: range) -> str:
    """The title with the day that stands beside or below it, if it has none: "vom 12.03.2024"."""
    if day_in(title) is not None:
        return title
    rows = [list(filter(None, grid.rows[row])) for row in above]
    first = next(n for n, texts in enumerate(rows) if texts)
    alone = [
        *rows[first][1:],
        *(texts[0] for texts in rows[first + 1 :] if len(texts) == 1),
    ]  # not "Stand | 12.03.2024"
    days = (day for text in alone if is_day(day := text.removeprefix("vom ")))
    return next((f"{title} vom {day}" for day in days), title)


def agreement_in(title: str, lexicon: SheetLexicon) -> str:
    """The agreement that a title names, from the word for it on; empty if it names none.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> agreement_in("Partner der Kooperationsvereinbarung Lotsen", sheet_lexicon_of(load_model()))
    'Kooperationsvereinbarung Lotsen'
    """
    words = title.rstrip(": ").split()
    known = lexicon.layouts.headers["agreement"]
    runs = ((n, word_key(" ".join(words[n : n + size]))) for n in range(len(words)) for size in (1, 2, 3))
    at = next((n for n, key in runs if key in known), None)
    return " ".join(words[at:]) if at is not None else ""


def _made(
    grid: TextGrid,
    rows: tuple[int, int, Sequence[int]],
    columns: tuple[int, ...],
    said: tuple[str, Mapping[int, str]],
) -> SignedBelow:
    (title, head, below), (agreement, parties) = rows, said
    name, *marks = columns
    header = len(grid.rows)
    made: list[list[str]] = [[] for _ in grid.rows]
    places = {(header, 0): (head, name), (header, 1): (title, 0)}
    for row in below:
        mark = marks[0] if marks else name
        made[row] = [parties.get(row, ""), grid.cell(row, mark) if marks else _CROSS]
        places |= {(row, 0): (row, name), (row, 1): (row, mark)}
    made.append([_HEAD, agreement])
    found = replace(grid, sheet=replace(grid.sheet, rows=made), rows=made, made_header=header, moved=places)
    area = TableArea((header,), below[0], header, 0, 1, ())
    joins = (row for row, party in parties.items() if not party)
    titles = (*(r for r in range(head + 1) if any(grid.rows[r])), *joins)
    return SignedBelow(found, area, titles, agreement)
