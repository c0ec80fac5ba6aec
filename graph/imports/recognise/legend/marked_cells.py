"""What a spreadsheet shows beside the text and nobody read: comments and colours. They are told, never guessed at."""

import re
from collections.abc import Iterator, Mapping, Set
from itertools import pairwise

from graph.imports.recognise.found import FoundTable, RoleKind, SaidOfPlace
from graph.imports.recognise.sentences import mark_sentences
from graph.imports.workbook import Sheet, address
from ontology.names import Prop

_LOST = re.compile(r"[^\W\d_]\?\??[a-zäöüß]|(?<!\S)\?[a-zß]{2}")


def told_of_marks(sheet: Sheet, table: FoundTable, read: Set[tuple[str, str]] = frozenset()) -> Iterator[SaidOfPlace]:
    """Comments on the rows of a table, and rows and cells that a colour sets apart; ``read`` are colours explained."""
    if table.grid.turned:
        return
    rows = frozenset(table.rows)
    comments = sorted(at for at in sheet.comments if at[0] in rows)
    if comments:
        cells = [address(*at) for at in comments]
        yield SaidOfPlace(table.place(*comments[0]), "", mark_sentences.comments_unread(cells))
    yield from _told_of_lost_letters(table)
    name = table.first(RoleKind.PROPERTY, Prop.NAME)
    if name is None or not sheet.fills:
        return
    fills = {at: colour for at, colour in sheet.fills.items() if (sheet.name, colour) not in read}
    coloured = [(n, r) for n, r in enumerate(table.rows) if (r, name.index) in fills]
    colours = {fills[r, name.index] for _, r in coloured}
    # All rows, or every other one, are coloured for the eye if they have one colour.
    banded = len(coloured) > len(rows) // 3 and all(b - a == 2 for (a, _), (b, _) in pairwise(coloured))
    if len(colours) > 1 or (coloured and len(coloured) < len(rows) and not banded):
        yield SaidOfPlace(table.place(coloured[0][1], name.index), "", mark_sentences.colours_unread(len(coloured)))
    boxes = sorted(_boxes(table, fills, name.index))
    if boxes:
        yield SaidOfPlace(table.place(*boxes[0]), "", mark_sentences.boxes_unread([address(*at) for at in boxes]))


def _boxes(table: FoundTable, fills: Mapping[tuple[int, int], str], name: int) -> Iterator[tuple[int, int]]:
    """Empty cells below a header whose colour is not that of their row."""
    rows, columns = frozenset(table.rows), {c.index for c in table.columns if c.header}
    for (row, column), colour in fills.items():
        empty = row in rows and column in columns and not table.grid.cell(row, column)
        if empty and fills.get((row, name)) != colour:
            yield row, column


def _told_of_lost_letters(table: FoundTable) -> Iterator[SaidOfPlace]:
    """Names and headers with a question mark in the middle of a word: letters that a program could not write."""
    name = table.first(RoleKind.PROPERTY, Prop.NAME)
    cells = [(table.header[-1], c.index) for c in table.columns]
    lines = table.grid.rows
    cells += [
        (r, name.index) for r in table.rows if name and name.index < len(lines[r]) and "?" in lines[r][name.index]
    ]
    lost = [at for at in cells if "?" in (text := table.grid.cell(*at)) and _LOST.search(text) is not None]
    if lost:
        issue = mark_sentences.letters_lost(len(lost))
        yield SaidOfPlace(table.place(*lost[0]), table.grid.cell(*lost[0]), issue)
