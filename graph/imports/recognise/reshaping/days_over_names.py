"""Days beside one another with the names of those who came below each, read as a list with a column for each day."""

from graph.imports.recognise.reshaping.relisted import MOST_RECORDS, ListMaker, Relisted, shown_rows, titles_above
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_LOOK, _FEWEST, _MOST, _FULL_DAY = 20, 2, 0.8, 10
_HEAD, _CAME = "Einrichtung", "x"


def days_over_names(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of those who came; None if the sheet is something else."""
    for row in range(min(_LOOK, len(grid.rows))):
        heads = [c for c, text in enumerate(grid.rows[row]) if text]
        days = [lexicon.day_of_header(plain_header(grid.cell(row, c))) for c in heads]
        if len(heads) < _FEWEST or not all(day and len(day) == _FULL_DAY for day in days):
            continue
        rows = shown_rows(grid, row + 1)
        cells = {(r, c): text for r in rows for c, text in enumerate(grid.rows[r]) if text}
        named = {at: text for at, text in cells.items() if not lexicon.is_placeholder(text)}
        called = sum(map(lexicon.is_organization, named.values()))
        if any(c not in heads for _, c in cells) or not called >= _FEWEST or called < _MOST * len(named):
            return None
        return _listed(grid, row, heads, named) if len(named) <= MOST_RECORDS else None
    return None


def _listed(grid: TextGrid, row: int, heads: list[int], named: dict[At, str]) -> Relisted:
    came: dict[str, list[At]] = {}
    for at, text in named.items():
        came.setdefault(word_key(text), []).append(at)
    made = ListMaker(grid, [SaidCell(_HEAD, (row, heads[0])), *(SaidCell(grid.cell(row, c), (row, c)) for c in heads)])
    begun: dict[int, int] = {}
    for places in came.values():
        by_day = {column: (line, column) for line, column in places}
        crosses = (SaidCell(_CAME if c in by_day else "", by_day.get(c, places[0])) for c in heads)
        begun.setdefault(places[0][0], made.put(SaidCell(named[places[0]], places[0]), *crosses))
    further = {line: min(begun.values()) for line, _ in named if line not in begun}
    issue = shape_sentences.days_down_read(len(heads))
    return Relisted(*made.built(), (row, heads[0]), issue, titles_above(grid, row), (row,), further=further)
