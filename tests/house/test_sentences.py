"""Sentences people see say the same in both languages, from one place each."""

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from string import Formatter

import pytest

from tests.house.sources import nodes_of
from tests.house.test_code import ROOT

FILES = [f for part in ("ontology", "graph", "api") for f in sorted((ROOT / part).rglob("*.py"))]
LONGEST = 110
"""A line has 120 columns; a comma, a bracket and the length of the next word may end a piece earlier."""


def calls(file: Path, name: str) -> Iterator[ast.Call]:
    for node in nodes_of(file):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def places(template: str) -> set[str]:
    return {place for _, place, _, _ in Formatter().parse(template) if place is not None}


def drifts(call: ast.Call) -> str:
    """What is wrong with a call of `say`, or nothing."""
    if len(call.args) != 2 or not all(isinstance(a, ast.Constant) and isinstance(a.value, str) for a in call.args):
        return "two plain texts are wanted"
    de, en = (places(a.value) for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str))
    given = {k.arg for k in call.keywords}
    if de != en:
        return f"only one language has {sorted(de ^ en)}"
    return f"places {sorted(de)}, values {sorted(map(str, given))}" if de != given else ""


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ('say("{a} da", "{a} there", a=1)', False),
        ('say("{a} da", "there", a=1)', True),
        ('say("{a} da", "{b} there", a=1, b=2)', True),
        ('say("da", "there", a=1)', True),
        ('say(f"{a} da", "{a} there", a=1)', True),
    ],
)
def test_a_drift_is_seen(source: str, *, wrong: bool) -> None:
    (statement,) = ast.parse(source).body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Call)
    assert bool(drifts(statement.value)) is wrong


def test_both_languages_have_the_same_places_and_a_value_for_each() -> None:
    found = [(f.name, c.lineno, wrong) for f in FILES for c in calls(f, "say") if (wrong := drifts(c))]
    assert found == []


def _filled(node: ast.expr) -> bool:
    return any(isinstance(n, ast.FormattedValue) for n in ast.walk(node))


def _is_sentence(node: ast.expr) -> bool:
    words = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return any(w.rstrip().endswith((".", "?")) for w in words)


def test_no_sentence_is_put_together_by_hand_in_each_language() -> None:
    """A place in one language alone is what drifts: `say` names each once. Pieces of a sentence may be told apart."""
    found = [
        (f.name, c.lineno)
        for f in FILES
        for c in calls(f, "Text")
        if all(
            any(k.arg == language and _filled(k.value) and _is_sentence(k.value) for k in c.keywords)
            for language in ("de", "en")
        )
    ]
    assert found == []


def test_a_text_is_split_only_where_the_line_ends() -> None:
    found = []
    for file in FILES:
        lines = file.read_text("utf-8").split("\n")
        for call in (*calls(file, "say"), *calls(file, "Text")):
            for text in (*call.args, *(k.value for k in call.keywords)):
                if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.end_lineno != text.lineno:
                    pieces = lines[text.lineno - 1 : text.end_lineno]
                    found += [(file.name, text.lineno) for a, b in pairwise(pieces) if _would_fit(a, b)]
    assert found == []


def _would_fit(line: str, following: str) -> bool:
    """Whether the first word of the next piece had room at the end of this one."""
    first = following.strip().lstrip('"').split(" ")[0]
    return line.endswith('"') and len(line) + len(first) + 1 <= LONGEST
