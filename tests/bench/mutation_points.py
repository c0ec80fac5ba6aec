"""Places in a module where one small change should be noticed by a test, and the text after each change."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

N = TypeVar("N", bound=ast.AST)

_FLIPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: ``before`` in a line, ``within``, becomes ``after``; ``text`` and ``span`` say where."""

    file: str
    line: int
    what: str
    before: str
    after: str
    within: str
    text: bytes
    span: tuple[int, int]

    @property
    def source(self) -> str:
        """The whole file with the change."""
        return (self.text[: self.span[0]] + self.after.encode() + self.text[self.span[1] :]).decode()

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.what}: {self.before} -> {self.after}"


def mutants_of(root: Path, file: str) -> Iterator[Mutant]:
    """Every mutant of a file below a folder, in the order of its text."""
    raw = (root / file).read_bytes()
    lines, starts = raw.splitlines(keepends=True), [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    for node in _mutable(ast.parse(raw)):
        first, last = starts[node.lineno - 1] + node.col_offset, starts[(node.end_lineno or 0) - 1]
        last += node.end_col_offset or 0
        before, within = " ".join(raw[first:last].decode().split()), lines[node.lineno - 1].decode().strip()
        for what, changed in _changes(node):
            yield Mutant(file, node.lineno, what, before, _written(changed), within, raw, (first, last))


def _mutable(tree: ast.AST) -> Iterator[ast.expr | ast.Return]:
    """Expressions and returns that decide something: no annotations, decorators, strings or lists of names."""
    for field, value in ast.iter_fields(tree):
        if field in ("annotation", "returns", "decorator_list", "bases") or isinstance(tree, ast.JoinedStr):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _is_names(child) or _is_alias(child):
                continue
            if isinstance(child, ast.expr | ast.Return):
                yield child
            yield from _mutable(child)


def _is_names(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets)


def _is_alias(node: ast.AST) -> bool:
    """A type such as ``dict[str, Any]``: its index is read by nobody at run time."""
    return isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id in _GENERIC


_GENERIC = {"dict", "list", "tuple", "set", "frozenset", "Mapping", "Sequence", "Callable", "Iterable", "Literal"}


def _changes(node: ast.expr | ast.Return) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Compare(ops=[op]):
            yield "comparison", _with(node, ops=[_FLIPPED[type(op)]()])
        case ast.BoolOp():
            yield "and/or", _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not()):
            yield "not", node.operand
        case ast.IfExp():
            yield "branches", _with(node, body=node.orelse, orelse=node.body)
        case ast.Return(value=ast.expr()) if not _is_none(node.value):
            yield "return None", ast.Return(ast.Constant(None))
        case ast.Constant():
            yield from _other_values(node.value)
        case ast.ListComp() | ast.GeneratorExp() | ast.SetComp() | ast.DictComp():
            yield from _unfiltered(node)
        case _:
            yield from _shorter(node)


def _other_values(value: object) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(value, bool):
        yield "constant", ast.Constant(not value)
    elif isinstance(value, int | float):
        yield "constant", ast.Constant(value + 1)
        yield "constant", ast.Constant(value - 1)


def _shorter(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Tuple(elts=elements, ctx=ast.Load()) | ast.List(elts=elements) | ast.Set(elts=elements):
            for gone in range(len(elements)) if len(elements) > 1 else ():
                yield "element", _with(node, elts=[e for i, e in enumerate(elements) if i != gone])


def _unfiltered(node: ast.ListComp | ast.GeneratorExp | ast.SetComp | ast.DictComp) -> Iterator[tuple[str, ast.AST]]:
    for number, generator in enumerate(node.generators):
        if generator.ifs:
            generators = list(node.generators)
            generators[number] = _with(generator, ifs=[])
            yield "filter", _with(node, generators=generators)


def _is_none(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _with(node: N, **parts: object) -> N:
    changed = copy.copy(node)
    for name, value in parts.items():
        setattr(changed, name, value)
    return changed


def _written(node: ast.AST) -> str:
    text = ast.unparse(ast.fix_missing_locations(node))
    return f"({text})" if isinstance(node, ast.Compare | ast.BoolOp | ast.IfExp) else text
