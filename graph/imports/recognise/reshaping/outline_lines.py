"""A text whose lines are numbered as an outline, "1. Landkreis Horn", "1.1 Jugendamt": who belongs to whom.

So are lines with more signs the deeper they stand: "Landkreis Horn", "- Jugendamt", "-- ASD".
What has others below it and is called like no organization ("3. Freie Praxen") is a heading; a field is their sector.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from graph.imports.recognise.reshaping.relisted import MOST_RECORDS, ListMaker, Relisted, shown_rows
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.contents import are_outline
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.recognise.texts.whole_names import carries_others, is_whole

_LINE = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=[^\W\d])(.+)$", re.DOTALL)
_SIGNED = re.compile(r"^([-–—*•>+·]{1,4}|[-–*•>+·] (?:[-–*•>+·] ){0,3}) ?(?=[^\W\d_])(.+)$", re.DOTALL)
_FEWEST, _MANY, _MOST_TITLES = 4, 0.6, 3
_FEWEST_SIGNS = 2
"""So many before one name say how deep it stands: one alone is a bullet."""
_HEADS = ("Einrichtung", "Träger", "Teil von", "Bereich")


class _Line(NamedTuple):
    row: int
    number: str
    text: str


def outline_lines(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of the organizations of an outline with what each is below; None if the lines are something else."""
    rows = shown_rows(grid, 0)
    if len(rows) > MOST_RECORDS or any(sum(map(bool, grid.rows[r])) != 1 or not grid.cell(r, 0) for r in rows):
        return None
    found = {r: m for r in rows if (m := _LINE.match(grid.cell(r, 0))) is not None}
    lines = [_Line(r, m[1], m[2].strip()) for r, m in found.items()] or _signed(grid, rows)
    read = {line.row for line in lines}
    titles = tuple(r for r in rows if r not in read)
    above = len(titles) <= _MOST_TITLES and all(r < lines[0].row for r in titles) if lines else False
    if len(lines) < _FEWEST or not above or not are_outline([line.number for line in lines]):
        return None
    over = {line.number.rpartition(".")[0] for line in lines}
    records = [line for line in lines if line.number not in over or is_whole(line.text, lexicon)]
    if sum(lexicon.is_organization(line.text) for line in records) < _MANY * len(records):
        return None
    made = ListMaker(grid, [SaidCell(head, (lines[0].row, 0)) for head in _HEADS])
    by_number = {line.number: line for line in lines}
    for line in records:
        whole = by_number.get(line.number.rpartition(".")[0])
        made.put(SaidCell(line.text, (line.row, 0)), *_ends(line, whole, lexicon))
    issue = shape_sentences.stairs_read(numbered=bool(found))
    headings = tuple(line.row for line in lines if line not in records)
    return Relisted(*made.built(), (lines[0].row, 0), issue, titles, headings)


def _signed(grid: TextGrid, rows: Sequence[int]) -> list[_Line]:
    """The lines with signs before them, and numbers that say the same; none if no line has two signs.

    Of lines without a sign before the first one that has some the last is above it, and the others are titles.
    """
    texts = {r: grid.cell(r, 0) for r in rows}
    found = {r: m for r, text in texts.items() if (m := _SIGNED.match(text)) is not None}
    depths = {r: len(m[1].replace(" ", "")) for r, m in found.items()}
    if not found or max(depths.values()) < _FEWEST_SIGNS:
        return []
    first = rows.index(next(iter(found)))
    if first == 0 and len(found) == len(rows):
        depths = {r: depth - min(depths.values()) for r, depth in depths.items()}
    lines, counted = [], list[int]()
    for row in rows[max(0, first - 1) :]:
        depth = depths.get(row, 0)
        if depth > len(counted):
            return []  # a line two steps below the one above it
        counted = [*counted[:depth], (counted[depth] if depth < len(counted) else 0) + 1]
        lines.append(_Line(row, ".".join(map(str, counted)), found[row][2].strip() if row in found else texts[row]))
    return lines


def _ends(line: _Line, whole: _Line | None, lexicon: SheetLexicon) -> tuple[SaidCell, SaidCell, SaidCell]:
    """The carrier, the whole and the sector that the line above gives."""
    none = SaidCell("", (line.row, 0))
    if whole is None:
        return none, none, none
    cell = SaidCell(whole.text, (whole.row, 0))
    if is_whole(whole.text, lexicon):
        return (cell, none, none) if carries_others(whole.text, lexicon) else (none, cell, none)
    return none, none, cell if lexicon.sector_of(whole.text) is not None else none
