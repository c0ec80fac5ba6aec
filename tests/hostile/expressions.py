"""Every regular expression of the product, and inputs that grow, made of its own signs."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import product
from math import inf
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import api
import graph
from tests.hostile.backtracking import ONE_SIGN, REPEATS, Counter, TooManyError, parsed, sre

ROOT = Path(__file__).parents[2]
_CALLS = ("compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")
_SEARCH = frozenset({"search"})
_MOST_SIGNS, _MOST_WAYS = 6, 8
_BOUNDED = 8
"""Repeats of at most so many rounds cost a constant."""
_SAMPLE = "a0 A.-,;(/)\n\"<>&_:'+@ä=\0"


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression, where it stands, and how it is asked: ``search`` tries every place of a text."""

    place: str
    pattern: re.Pattern[Any]
    ways: frozenset[str]


def parts() -> dict[str, list[str]]:
    """The modules of graph and api, by the folder just below these."""
    found: dict[str, list[str]] = {}
    for package in (graph, api):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                found.setdefault(".".join(module.name.split(".")[:2]), []).append(module.name)
    return found


def expressions(modules: Iterable[str]) -> dict[str, Expression]:
    """Those of modules, by name of the module and the constant or line."""
    return {e.place: e for name in modules for e in _of_module(name)}


def _of_module(name: str) -> Iterator[Expression]:
    module = import_module(name)
    held = [(key, *found) for key, value in vars(module).items() for found in _patterns(key, value)]
    source = Path(module.__file__ or "").read_text("utf-8")
    if not held and "import re" not in source:
        return
    nodes = list(ast.walk(ast.parse(source)))
    ways = _ways_of_names(nodes)
    yield from (Expression(f"{name}.{place}", one, ways.get(key, _SEARCH)) for key, place, one in held)
    for call in nodes:
        if isinstance(call, ast.Call) and (found := _literal(call)) is not None and found[0] != "compile":
            yield Expression(f"{name}:{call.lineno}", re.compile(found[1]), frozenset({_way(found[0])}))


def _patterns(key: str, value: object) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield key, value
    elif isinstance(value, dict | list | tuple):
        held = value.values() if isinstance(value, dict) else value
        yield from ((f"{key}[{n}]", one) for n, one in enumerate(held) if isinstance(one, re.Pattern))


def _literal(call: ast.Call) -> tuple[str, str | bytes] | None:
    """What is called of the library itself, and the expression that stands there."""
    called = call.func
    if not isinstance(called, ast.Attribute) or not isinstance(called.value, ast.Name) or called.value.id != "re":
        return None
    first = call.args[0] if called.attr in _CALLS else None
    return (
        (called.attr, first.value) if isinstance(first, ast.Constant) and isinstance(first.value, str | bytes) else None
    )


def _ways_of_names(nodes: list[ast.AST]) -> dict[str, frozenset[str]]:
    """How each constant is asked in its module; another use of it may be any."""
    ways: dict[str, set[str]] = {}
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in _CALLS:
            ways.setdefault(node.value.id, set()).add(_way(node.attr))
    asked = {id(n.value) for n in nodes if isinstance(n, ast.Attribute) and n.attr in _CALLS}
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in asked:
            ways.setdefault(node.id, set()).add("search")
    return {name: frozenset(found) for name, found in ways.items()}


def _way(call: str) -> str:
    return call if call in ("match", "fullmatch") else "search"


# -- inputs ------------------------------------------------------------------------------------------------------------


def attacks(expression: Expression) -> list[tuple[str, str, str]]:
    """What stands before, what is repeated, and what ends it: the beginnings are ways to each repeat of the tree."""
    tree, _ = parsed(expression.pattern)
    counter = Counter(expression.pattern, 10**9)
    signs = _signs(tree, counter)
    befores = list(dict.fromkeys(["", *_ways_in(tree, counter, "")]))[:_MOST_WAYS]
    pairs = ("".join(pair) for pair in product(signs, repeat=2))
    pumps = dict.fromkeys([*signs, *pairs, *befores[1:], *_bodies(tree, counter)])
    return list(product(befores, pumps, ("", "!\0")))


def _signs(nodes: list[Any], counter: Counter) -> list[str]:
    """One sign for each set of classes that the expression tells apart, as far as a sample goes."""
    classes = list(_classes(nodes))
    literals = [chr(value) for kind, value in classes if kind is sre.LITERAL]
    by_kind: dict[tuple[bool, ...], str] = {}
    for sign in [*_SAMPLE, *literals]:
        by_kind.setdefault(tuple(counter.is_sign(c, sign) for c in classes), sign)
    weighed = sorted(by_kind.items(), key=lambda item: -sum(item[0]))
    return [sign for _, sign in weighed[:_MOST_SIGNS]]


def _classes(nodes: list[Any]) -> Iterator[Any]:
    for node in nodes:
        if node[0] in ONE_SIGN:
            yield node
        for inner in _inner(node):
            yield from _classes(inner)


def _inner(node: Any) -> list[list[Any]]:
    kind, value = node
    if kind in REPEATS:
        return [list(value[2])]
    if kind is sre.SUBPATTERN:
        return [list(value[3])]
    if kind is sre.BRANCH:
        return [list(branch) for branch in value[1]]
    if kind is sre.ATOMIC_GROUP:
        return [list(value)]
    return [list(value[1])] if kind in (sre.ASSERT, sre.ASSERT_NOT) else []


def _ways_in(nodes: list[Any], counter: Counter, before: str) -> Iterator[str]:
    """What leads to each repeat."""
    for node in nodes:
        if node[0] in REPEATS and node[1][1] > _BOUNDED:
            yield before
        for inner in _inner(node):
            yield from _ways_in(inner, counter, before)
        before += _witness([node], counter)


def _bodies(nodes: list[Any], counter: Counter) -> Iterator[str]:
    for node in nodes:
        if node[0] in REPEATS and node[1][1] > _BOUNDED:
            yield _witness(list(node[1][2]), counter) or " "
        for inner in _inner(node):
            yield from _bodies(inner, counter)


def _witness(nodes: list[Any], counter: Counter) -> str:
    """A short text that the nodes match, as far as places and what looks around allow."""
    text = ""
    for node in nodes:
        kind, value = node
        if kind in ONE_SIGN:
            text += next((s for s in _SAMPLE if counter.is_sign(node, s)), None) or _any_sign(node)
        elif kind in REPEATS:
            text += _witness(list(value[2]), counter) * max(value[0], 0)
        elif kind not in (sre.ASSERT, sre.ASSERT_NOT) and (inner := _inner(node)):
            text += _witness(inner[0], counter)
    return text


def _any_sign(node: Any) -> str:
    kind, value = node
    if kind is sre.IN:
        kind, value = value[0]
    return chr(value[0] if kind is sre.RANGE else value) if kind in (sre.LITERAL, sre.RANGE) else "x"


# -- growth ------------------------------------------------------------------------------------------------------------

_FIRST, _LONG, _TRIED = 16, 400, 4
_GRANTED = 300_000
_SUSPECT, _SQUARE = 2.1, 3.0


def growth(expression: Expression) -> tuple[float, str]:
    """The most that steps grew when the input doubled, and the input: 2 is linear, 4 the square, more is worse.

    All inputs are tried short; those whose steps grew most are tried long, where what is bounded has come to its bound.
    """
    return _growth(expression.pattern, expression.ways)


@cache
def _growth(pattern: re.Pattern[Any], ways: frozenset[str]) -> tuple[float, str]:
    """The same for all modules that hold an expression and ask it alike."""
    counter = Counter(pattern, _GRANTED)
    if not any(True for _ in _bodies(parsed(pattern)[0], counter)):
        return 1.0, "nothing in it is repeated"
    short = []
    for way, attack in product(sorted(ways), attacks(Expression("", pattern, ways))):
        ratio = _ratio(counter, way, attack, _FIRST)
        if ratio == inf:  # so short, and more steps than are granted: nothing can be worse
            return ratio, _shown(way, attack)
        short.append((ratio, way, attack))
    short.sort(reverse=True)
    worst = 0.0, "nothing that grew with a short text"
    for ratio, way, attack in short[:_TRIED]:
        if ratio < _SUSPECT or worst[0] > _SQUARE:
            break
        worst = max(worst, (_ratio(counter, way, attack, _LONG), _shown(way, attack)))
    return worst


def _shown(way: str, attack: tuple[str, str, str]) -> str:
    before, pump, end = attack
    return f"{way}: {before!r} + {pump!r} * n + {end!r}"


def _ratio(counter: Counter, way: str, attack: tuple[str, str, str], size: int) -> float:
    before, pump, end = attack
    try:
        once, twice = (getattr(counter, way)(before + pump * (n // len(pump)) + end) for n in (size, 2 * size))
    except TooManyError:
        return inf
    return float((twice + size) / (once + size))
