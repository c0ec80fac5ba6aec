"""Every sentence template of the product, spoken with small numbers.

Which place of a template holds a number is told from the source: what annotations, ``len`` and arithmetic say of the
value that is put in. A place that holds no number is filled with a plain word.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from string import Formatter
from typing import TypeGuard

from ontology import say
from tests.house.sources import nodes_of, tree_of

_NUMBERS = {"int", "float"}
_COUNTING = {"len", "sum", "round", "int", "float", "abs"}
NUMBERS = (0, 1, 2)


@dataclass(frozen=True, slots=True)
class Template:
    """One call of `say` with the names of its places that hold a number."""

    file: str
    line: int
    de: str
    en: str
    places: tuple[str, ...]
    numbers: tuple[str, ...]

    def spoken(self) -> Iterator[tuple[str, str]]:
        """The sentence in both languages with every small number; all numbers at once and each of them apart."""
        for counts in product(NUMBERS, repeat=len(self.numbers)) if len(self.numbers) < 4 else _diagonal(self.numbers):
            values: dict[str, object] = dict.fromkeys(self.places, "Wort")
            values |= dict(zip(self.numbers, counts, strict=True))
            text = say(self.de, self.en, **values)
            yield text.de, text.en


def _diagonal(names: tuple[str, ...]) -> Iterator[tuple[int, ...]]:
    for number in NUMBERS:
        yield (number,) * len(names)
        for place in range(len(names)):
            yield tuple(number if i == place else 2 for i in range(len(names)))


def templates(files: list[Path], root: Path) -> Iterator[Template]:
    """All calls of `say` in some files."""
    known = _declared(files)
    for file in files:
        scopes = [n for n in nodes_of(file) if isinstance(n, ast.FunctionDef | ast.Module)]
        for scope in scopes if any(map(_says, nodes_of(file))) else ():
            if calls := list(_own_calls(scope)):
                local = _locals(scope, known)
                yield from (_template(call, local, known, str(file.relative_to(root))) for call in calls)


def _says(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"


def _own_calls(scope: ast.AST) -> Iterator[ast.Call]:
    """Calls of `say` in a scope that are not in a function inside it."""
    for node in ast.iter_child_nodes(scope):
        if isinstance(node, ast.FunctionDef):
            continue
        if _says(node):
            yield node
        yield from _own_calls(node)


def _template(call: ast.Call, local: Mapping[str, bool], known: Mapping[str, bool], file: str) -> Template:
    de, en = (a.value for a in call.args if isinstance(a, ast.Constant))
    places = tuple(str(k.arg) for k in call.keywords)
    # A format, or a choice between two forms, is for numbers alone.
    shown = {place for text in (de, en) for _, place, shape, _ in Formatter().parse(str(text)) if shape}
    numbers = tuple(str(k.arg) for k in call.keywords if k.arg in shown or _is_number(k.value, local, known))
    return Template(file, call.lineno, str(de), str(en), places, numbers)


def _is_number(node: ast.expr, local: Mapping[str, bool], known: Mapping[str, bool]) -> bool:
    """Whether a value is a number, as far as its name, its type or what is reckoned with it says so."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, int | float) and not isinstance(node.value, bool)
    if isinstance(node, ast.Name):
        return local.get(node.id, known.get(node.id, False))
    if isinstance(node, ast.Attribute):
        return known.get(node.attr, False)
    return any(_is_number(part, local, known) for part in _deciding(node))


def _deciding(node: ast.expr) -> tuple[ast.expr, ...]:
    """The parts of an expression that say what it is."""
    if isinstance(node, ast.Call):
        counting = isinstance(node.func, ast.Name) and node.func.id in _COUNTING
        return (ast.Constant(0),) if counting else (node.func,)
    if isinstance(node, ast.BinOp):
        return node.left, node.right
    if isinstance(node, ast.BoolOp):
        return tuple(node.values)
    if isinstance(node, ast.IfExp):
        return (node.body,)
    return (node.value,) if isinstance(node, ast.Subscript) else ()


def _annotated(node: ast.expr | None) -> bool:
    """Whether an annotation is a number, possibly None, or numbers."""
    if node is None:
        return False
    words = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
    return bool(words & _NUMBERS) and not words & {"str", "Text"}


def _declared(files: list[Path]) -> Mapping[str, bool]:
    """Names of fields, functions, properties and constants that are numbers wherever they are declared."""
    said: dict[str, list[bool]] = {}
    for file in files:
        for node in nodes_of(file):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                said.setdefault(node.target.id, []).append(_annotated(node.annotation))
            elif isinstance(node, ast.FunctionDef):
                said.setdefault(node.name, []).append(_annotated(node.returns))
        for statement in tree_of(file).body:
            if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant):
                is_number = isinstance(statement.value.value, int | float)
                said |= {t.id: [is_number] for t in statement.targets if isinstance(t, ast.Name)}
    return {name: all(kinds) for name, kinds in said.items()}


def _locals(scope: ast.FunctionDef | ast.Module, known: Mapping[str, bool]) -> Mapping[str, bool]:
    """What parameters and simple assignments of a function say of its names."""
    found: dict[str, bool] = {}
    if isinstance(scope, ast.FunctionDef):
        arguments = (*scope.args.posonlyargs, *scope.args.args, *scope.args.kwonlyargs)
        found |= {a.arg: _annotated(a.annotation) for a in arguments}
        for node in ast.walk(scope):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    found |= _assigned(target, node.value, found, known)
    return found


def _assigned(
    target: ast.expr, value: ast.expr, local: Mapping[str, bool], known: Mapping[str, bool]
) -> dict[str, bool]:
    if isinstance(target, ast.Name):
        return {target.id: _is_number(value, local, known)}
    if isinstance(target, ast.Tuple):
        values = value.elts if isinstance(value, ast.Tuple) else [value] * len(target.elts)
        pairs = zip(target.elts, values, strict=False)
        return {t.id: _is_number(v, local, known) for t, v in pairs if isinstance(t, ast.Name)}
    return {}
