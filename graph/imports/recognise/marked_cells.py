"""What a spreadsheet shows beside the text and nobody reads: comments and colours. They are told, never understood."""

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.imports.recognise import row_sentences
from graph.imports.recognise.found import FoundTable, RoleKind, SaidOfPlace
from graph.imports.workbook import Sheet, address
from ontology.names import Prop

_LOST = re.compile(r"[^\W\d_]\?\??[a-zäöüß]|(?<!\S)\?[a-zß]{2}")


def told_of_marks(sheet: Sheet, table: FoundTable) -> Iterator[SaidOfPlace]:
    """Comments on the rows of a table, and rows that a colour sets apart from the others."""
    if table.grid.turned:
        return
    rows = frozenset(table.rows)
    comments = sorted(at for at in sheet.comments if at[0] in rows)
    if comments:
        cells = [address(*at) for at in comments]
        yield SaidOfPlace(table.place(*comments[0]), "", row_sentences.comments_unread(cells))
    yield from _told_of_lost_letters(table)
    name = table.first(RoleKind.PROPERTY, Prop.NAME)
    coloured = [r for r in table.rows if name is not None and (r, name.index) in sheet.fills]
    # All rows, or every other one, are coloured for the eye.
    banded = any(b - a == 2 for a, b in pairwise(coloured)) and len(coloured) > len(rows) // 3
    colours = {sheet.fills[r, name.index] for r in coloured} if name is not None else set()
    if name is not None and coloured and (len(coloured) < len(rows) or len(colours) > 1) and not banded:
        yield SaidOfPlace(table.place(coloured[0], name.index), "", row_sentences.colours_unread(len(coloured)))


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
        issue = row_sentences.letters_lost(len(lost))
        yield SaidOfPlace(table.place(*lost[0]), table.grid.cell(*lost[0]), issue)
