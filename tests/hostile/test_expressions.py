"""Whatever an expression is asked of a text of strangers, its steps grow with the text and not with its square.

What counts the steps is in ``backtracking``; the texts are made of each expression's own signs (``expressions``).
"""

import re
import sys
from collections.abc import Iterator

import pytest

from tests.hostile.backtracking import Counter
from tests.hostile.expressions import Expression, expressions, growth, parts

PARTS = parts()
LINEAR = 2.5
"""Steps for twice the text: 2 is linear, 4 the square; between them lies what small texts add."""

NOT_FOREIGN = {
    "api.manners.guard._INLINE": "pages that this program made: words of a list are escaped there, and all tags closed",
    "graph.map.pyvis_view._FOREIGN_TAG": "the head of a page as pyvis writes it, without a word of a list",
    "api.neo4j_server:41": "the list of libraries of this project",
}
"""Expressions that may cost more than their text, and what they are asked of."""


@pytest.fixture(autouse=True)
def _deep() -> Iterator[None]:
    """Each sign may be a call deeper; calls of Python need no stack of C."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(200_000)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_the_steps_of_an_expression_do_not_grow_with_the_square_of_the_text(part: str) -> None:
    for place, expression in expressions(PARTS[part]).items():
        grown, text = growth(expression)
        assert (grown < LINEAR) != (place in NOT_FOREIGN), f"{place} {expression.pattern.pattern!r}: {text}"


@pytest.mark.slow
def test_what_need_not_be_linear_is_there() -> None:
    assert expressions(name for names in PARTS.values() for name in names).keys() >= NOT_FOREIGN.keys()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pattern", "way"),
    [
        (r"^(.*?)\s*\(([^()]*)\)$", "match"),
        (r"\s+$", "search"),
        (r"(?:a+)+b", "match"),
        (r"(?:a|ab?)*c", "match"),
        (r"<(b)>(.*?)</\1>", "search"),
        (r"^(.+?)[\s,]+(S\.\s?\d[\d\s,]*)$", "match"),
        (r"\d+(?:\.\d+)*x", "search"),
        (r'"(?:[^"\\]|\\.)*"', "search"),
    ],
)
def test_expressions_that_backtrack_are_found(pattern: str, way: str) -> None:
    assert growth(Expression("here", re.compile(pattern), frozenset({way})))[0] > LINEAR


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(a|b)\1c?", "aabbcab"), (r"\s*+(?:x|y)++$", "  xyxy"), (r"(?<=a)b+?(?!c)", "abbbcabb"),
        (r"[^\W\d]{2,3}", "ab1"),
        (r"(?i)ÄB\b", "äb Äb-"), (r"(?>a+)b", "aaab"), (r"^a|b$", "ab"),
    ],
)  # fmt: skip
def test_the_matcher_that_counts_finds_what_the_library_finds(pattern: str, text: str) -> None:
    made = re.compile(pattern)
    assert Counter(made, 10**6).spans(text) == [found.span() for found in made.finditer(text)]
