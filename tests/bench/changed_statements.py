"""Which statement a mutant changes, and in which function it stands: whoever does not run it cannot notice."""

import ast
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from tests.bench.mutation_points import Mutant


class Place(NamedTuple):
    """The file, the lines of the statement, where its function begins; all lines and None if it stands in none.

    ``later``: a value that functions of this module alone read, so that nothing has to be loaded anew to change it.
    """

    file: str
    lines: range
    function: int | None
    later: bool = False


def place_of(mutant: Mutant) -> Place:
    """Where a mutant of a file below the working directory changes it."""
    path = Path(mutant.file).resolve()
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    function = _function_around(tree, mutant.line)
    if function is None:
        return Place(str(path), range(1, text.count("\n") + 2), None, _read_later(tree, mutant.line))
    spans = [_span(n) for n in ast.walk(function) if isinstance(n, ast.stmt)]
    nearest = min((s for s in spans if mutant.line in s), key=len)
    return Place(str(path), nearest, min([function.lineno, *(d.lineno for d in function.decorator_list)]))


RAN = "_statements_that_ran"
"""The name that marks know the set by into which they write."""


def with_marks(file: str, first: int) -> tuple[ast.Module, Mapping[int, int]]:
    """A file with a mark before each statement of its functions, and the numbers of these by line, from a first one."""
    tree, numbers = ast.parse(Path(file).read_text("utf-8")), dict[int, int]()
    for node in [n for n in ast.walk(tree) if not isinstance(n, ast.Module | ast.ClassDef)]:
        for _, body in ast.iter_fields(node):
            if isinstance(body, list) and body and isinstance(body[0], ast.stmt):
                body[:] = [m for s in body for m in (_mark(numbers.setdefault(s.lineno, first + len(numbers)), s), s)]
    return ast.fix_missing_locations(tree), numbers


def _mark(number: int, before: ast.stmt) -> ast.stmt:
    return ast.copy_location(ast.parse(f"{RAN}.add({number})").body[0], before)


def _function_around(tree: ast.Module, line: int) -> ast.FunctionDef | None:
    """The function or method whose body holds a line."""
    classes = [node.body for node in tree.body if isinstance(node, ast.ClassDef)]
    for node in chain(tree.body, *classes):
        if isinstance(node, ast.FunctionDef) and node.body[0].lineno <= line <= (node.end_lineno or 0):
            return node
    return None


def given_names(node: ast.stmt) -> list[str]:
    """The names to which a statement of a module gives values."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [
        n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    ]


def _read_later(tree: ast.Module, line: int) -> bool:
    """Whether a line gives values to names of the module's own that are read by functions only."""
    (given,) = [n for n in tree.body if n.lineno <= line <= (n.end_lineno or 0)]
    names = given_names(given)
    if not names or not all(name.startswith("_") for name in names):
        return False
    # A function that is called while the module is loaded may read it then.
    read = {*names, *(n.name for n in tree.body if isinstance(n, ast.FunctionDef))}
    loaded = (n for n in _at_load(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load))
    return not any(n.id in read for n in loaded)


def _at_load(node: ast.AST) -> Iterator[ast.AST]:
    """What of a module is worked out while it is loaded: all but the bodies of functions."""
    for field, value in ast.iter_fields(node):
        if field == "body" and isinstance(node, ast.FunctionDef | ast.Lambda):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield child
                yield from _at_load(child)


def _span(statement: ast.stmt) -> range:
    """The lines of a statement; of one that holds others by a condition or for each of something, those before them."""
    last = statement.end_lineno or statement.lineno
    if isinstance(statement, ast.If | ast.For | ast.While | ast.With):
        last = max(statement.lineno, statement.body[0].lineno - 1)
    return range(statement.lineno, last + 1)
