"""How far down a shape of sheet is looked for, how many rows and columns it may have, and how few it needs."""

from dataclasses import replace

import pytest

from graph.imports.recognise.reshaping.further_shapes import FURTHER_SHAPES
from graph.imports.recognise.text_grid import grid_of
from tests.recognise.lists import LEXICON
from tests.recognise.told_lists import lists

Rows = list[list[str]]
SHAPES = {shape.__name__: shape for shape in FURTHER_SHAPES}


def is_read(shape: str, called: str, rows: Rows) -> bool:
    sheet = next(s for s in lists()[called].sheets if s.rows)
    return SHAPES[shape](grid_of(replace(sheet, rows=rows)), LEXICON) is not None


def rows_of(called: str) -> Rows:
    sheet = next(s for s in lists()[called].sheets if s.rows)
    width = max(map(len, sheet.rows))
    return [[*row, *[""] * (width - len(row))] for row in sheet.rows]


@pytest.mark.parametrize("step", [0, 1])
def test_a_shape_is_looked_for_in_so_many_first_rows(step: int) -> None:
    read = {(shape, is_read(shape, called, [[""]] * (most + step) + rows_of(called))) for shape, called, most in ABOVE}
    assert read == {(shape, step == 0) for shape, _, _ in ABOVE}


@pytest.mark.parametrize("step", [0, 1])
def test_a_shape_has_so_many_rows(step: int) -> None:
    read = {
        (shape, is_read(shape, called, (rows := rows_of(called)) + rows[-1:] * (most + step)))
        for shape, called, most in ROWS
    }
    assert read == {(shape, step == 0) for shape, _, _ in ROWS}


@pytest.mark.parametrize("step", [0, 1])
def test_a_shape_has_so_many_columns(step: int) -> None:
    read = {
        (shape, is_read(shape, called, [[*row, *row[-1:] * (most + step)] for row in rows_of(called)]))
        for shape, called, most in COLUMNS
    }
    assert read == {(shape, step == 0) for shape, _, _ in COLUMNS}


@pytest.mark.parametrize("step", [0, 1])
def test_a_shape_needs_so_many_rows(step: int) -> None:
    read = {(shape, is_read(shape, called, rows_of(called)[: least - step])) for shape, called, least in LEAST}
    assert read == {(shape, step == 0) for shape, _, _ in LEAST}


ABOVE = (
    ("group_answers", "whether a group exists here is not read", 19),
    ("task_matrix", "letters for the part in a task name actors and nothing else", 19),
    ("blocks_beside", "blocks may hold former members regions or single names", 18),
    ("levels_across", "parts of an administration beside one another are levels", 19),
    ("years_across", "a corner that names what the years are about", 19),
    ("bodies_by_fields", "names below bodies by fields", 19),
    ("bodies_meet", "a calendar of bodies tells of meetings", 18),
    ("days_across", "the corner of a table of days names the body that met", 19),
    ("days_over_names", "days over the names of those who came", 19),
    ("names_across", "phases of life over those who help in them", 19),
    ("roles_across", "roles over those who have them", 19),
)
"""Shapes, the list that shows them, and how many empty rows may stand above it."""
ROWS = (
    ("prefixed_lines", "lines with a body before a colon name its members", 398),
    ("labelled_bodies", "bodies with the number of their members", 394),
    ("years_across", "a corner that names what the years are about", 0),
    ("interviews", "a sheet for each institution with questions and answers", 0),
    ("bodies_meet", "a calendar of bodies tells of meetings", 394),
    ("mail_lines", "a mailing list in one cell below the name of a body gives offices and no seats", 398),
    ("receivers_below", "the words of a mail are no part of a name", 197),
    ("enumerated_names", "names that one cell enumerates below a sentence", 18),
)
"""How often the last row may stand there again."""
COLUMNS = (
    ("prefixed_lines", "lines with a body before a colon name its members", 0),
    ("interviews", "a sheet for each institution with questions and answers", 0),
    ("stairs", "steps below the network", 0),
    ("labelled_bodies", "bodies with the number of their members", 1),
    ("outline_lines", "an outline without a header is read and its headings are no organizations", 0),
    ("bodies_meet", "a calendar of bodies tells of meetings", 5),
    ("receivers_below", "the words of a mail are no part of a name", 1),
    ("address_blocks", "a block without an office is not read", 7),
    ("offers_in_lines", "offers in lines with those who have them in brackets", 0),
    ("name_paths", "paths of names", 0),
    ("enumerated_names", "names that one cell enumerates below a sentence", 0),
)
"""How often the last column may stand there again."""
LEAST = (
    ("prefixed_lines", "lines with a body before a colon name its members", 2),
    ("group_answers", "whether a group exists here is not read", 4),
    ("interviews", "a sheet for each institution with questions and answers", 3),
    ("task_matrix", "letters for the part in a task name actors and nothing else", 3),
    ("blocks_beside", "blocks may hold former members regions or single names", 2),
    ("levels_across", "parts of an administration beside one another are levels", 2),
    ("stairs", "steps below the network", 5),
    ("labelled_bodies", "bodies with the number of their members", 4),
    ("outline_lines", "an outline without a header is read and its headings are no organizations", 6),
    ("years_across", "a corner that names what the years are about", 2),
    ("bodies_by_fields", "names below bodies by fields", 3),
    ("bodies_meet", "a calendar of bodies tells of meetings", 4),
    ("days_across", "the corner of a table of days names the body that met", 2),
    ("days_down", "a calendar with organizations across tells who came and of no seats", 3),
    ("days_over_names", "days over the names of those who came", 2),
    ("names_across", "phases of life over those who help in them", 2),
    ("roles_across", "roles over those who have them", 2),
    ("address_blocks", "a block without an office is not read", 7),
    ("offers_in_lines", "offers in lines with those who have them in brackets", 3),
    ("name_paths", "paths of names", 3),
    ("enumerated_names", "names that one cell enumerates below a sentence", 2),
)
"""How many of its first rows are enough."""
