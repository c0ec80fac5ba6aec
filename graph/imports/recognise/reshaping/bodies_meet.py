"""A calendar of bodies, months down and bodies across with days in the cells, put as a list of their meetings."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.imports.days_in_texts import day_in, is_day
from graph.imports.problems import Issue
from graph.imports.recognise.reshaping.relisted import ListMaker, Relisted, shown_rows, titles_above
from graph.imports.recognise.sentences import shape_sentences, sheet_sentences
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header

_LOOK, _MOST_ROWS = 20, 400
_MANY, _FEWEST, _FULL_DAY = 0.6, 2, 10
_TIME = r"\d{1,2}(?:[:.]\d{2})?"
_MET = re.compile(
    r"^(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?,? )?(\d{1,2}\. ?\d{1,2}\. ?(?:\d{2,4})?)"
    rf"(?:,? (?:um |ab )?{_TIME}(?:[-–]{_TIME})? ?(?:Uhr|h)?)?"
    r"(?:,? ?\(([^()?]{2,60})\)|, ([^,;?\d][^,;?]{1,60}))?$"
)
"""A day, perhaps with a time, and perhaps with a place: "11.02. (Rathaus)", "04.03. 19 Uhr"."""
_HEADS = ("Gremium", "Datum", "Ort")


class _Met(NamedTuple):
    at: At
    body: At
    day: str
    place: str


def bodies_meet(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The meetings of a calendar; None if the sheet is something else, or no year says which days are meant."""
    for row in range(min(_LOOK, len(grid.rows))):
        bodies = [c for c, t in enumerate(grid.rows[row]) if t and lexicon.body_kind(plain_header(t)) is not None]
        if len(bodies) < _FEWEST:
            continue
        rows = shown_rows(grid, row + 1)
        year = _year(grid, row)
        if len(rows) > _MOST_ROWS or not all(_is_time(grid.cell(r, c), year) for r in rows for c in range(bodies[0])):
            return None
        return _made(grid, (row, bodies), rows, year)
    return None


def _year(grid: TextGrid, row: int) -> str:
    """The year that a title, or the name of the sheet, gives to days without one."""
    texts = [grid.sheet.name, *(t for above in titles_above(grid, row) for t in grid.rows[above] if t)]
    return next((day[:4] for text in reversed(texts) if (day := day_in(text))), "")


def _is_time(text: str, year: str) -> bool:
    """Whether a text left of the days is a month, a week, a quarter or a number, and nobody's name."""
    return not text or text.isdigit() or is_day(text) or is_day(f"{text} {year or 2000}")


def _made(grid: TextGrid, header: tuple[int, Sequence[int]], rows: Sequence[int], year: str) -> Relisted | None:
    row, bodies = header
    cells = [(r, c) for r in rows for c in bodies if any(map(str.isdigit, grid.cell(r, c)))]
    met = list(_met(grid, row, cells, year))
    if len(met) < _FEWEST or len(met) < _MANY * len(cells):
        return None
    made = ListMaker(grid, [SaidCell(head, (row, bodies[0])) for head in _HEADS])
    for one in met:
        name = SaidCell(plain_header(grid.cell(*one.body)), one.body)
        made.put(SaidCell(name.text, one.at), SaidCell(one.day, one.at), SaidCell(one.place, one.at))
    read = {one.at for one in met}
    unread: list[tuple[At, Issue]] = [
        ((r, c), sheet_sentences.day_unread(grid.cell(row, c)))
        for r in rows
        for c in bodies
        if any(map(str.isalnum, grid.cell(r, c))) and (r, c) not in read
    ]
    issue = shape_sentences.bodies_meet_read(len(met))
    return Relisted(*made.built(), (row, bodies[0]), issue, titles_above(grid, row), (row,), tuple(unread))


def _met(grid: TextGrid, row: int, cells: Sequence[At], year: str) -> Iterator[_Met]:
    for at in cells:
        text = " ".join(grid.cell(*at).split())
        if is_day(text) and len(day_in(text) or "") == _FULL_DAY:
            yield _Met(at, (row, at[1]), day_in(text) or "", "")
        elif (found := _MET.match(text)) is not None:
            written = found[1].replace(" ", "")
            day = day_in(f"{written}{year}" if written.endswith(".") else written)
            if day and len(day) == _FULL_DAY:
                yield _Met(at, (row, at[1]), day, (found[2] or found[3] or "").strip())
