"""Which statement a mutant changes, and in which function it stands: whoever does not run it cannot notice."""

import ast
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from tests.bench.mutation_points import Mutant


class Place(NamedTuple):
    """The file, the lines of the statement, where its function begins; all lines and None if it stands in none."""

    file: str
    lines: range
    function: int | None


def place_of(mutant: Mutant) -> Place:
    """Where a mutant of a file below the working directory changes it."""
    path = Path(mutant.file).resolve()
    text = path.read_text("utf-8")
    function = _function_around(ast.parse(text), mutant.line)
    if function is None:
        return Place(str(path), range(1, text.count("\n") + 2), None)
    spans = [_span(n) for n in ast.walk(function) if isinstance(n, ast.stmt)]
    nearest = min((s for s in spans if mutant.line in s), key=len)
    return Place(str(path), nearest, min([function.lineno, *(d.lineno for d in function.decorator_list)]))


def _function_around(tree: ast.Module, line: int) -> ast.FunctionDef | None:
    """The function or method whose body holds a line."""
    classes = [node.body for node in tree.body if isinstance(node, ast.ClassDef)]
    for node in chain(tree.body, *classes):
        if isinstance(node, ast.FunctionDef) and node.body[0].lineno <= line <= (node.end_lineno or 0):
            return node
    return None


def _span(statement: ast.stmt) -> range:
    """The lines of a statement; of one that holds others by a condition or for each of something, those before them."""
    last = statement.end_lineno or statement.lineno
    if isinstance(statement, ast.If | ast.For | ast.While | ast.With):
        last = max(statement.lineno, statement.body[0].lineno - 1)
    return range(statement.lineno, last + 1)
