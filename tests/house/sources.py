"""The source files of the house as trees, each read once a run."""

import ast
import gc
from functools import cache
from pathlib import Path


@cache
def tree_of(file: Path) -> ast.Module:
    """A file as a tree; whoever changes it changes it for all."""
    tree = ast.parse(file.read_text("utf-8"))
    gc.freeze()  # it is kept to the end: nobody looks through it for garbage again and again
    return tree


@cache
def nodes_of(file: Path) -> tuple[ast.AST, ...]:
    """All nodes of a file."""
    return tuple(ast.walk(tree_of(file)))
