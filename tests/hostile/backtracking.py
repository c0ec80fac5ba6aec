"""A matcher that backtracks as the one of Python does, and counts what it does: steps instead of seconds.

It walks the tree that the library itself parses an expression into. What the library skips by cleverness is counted
here all the same, up to a constant: growth with the square is seen, and seen alike on every machine.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import Any

# Not described to type checkers, in some of their releases.
_parser: Any = import_module("re._parser")
sre: Any = import_module("re._constants")

Then = Callable[[int], bool]
_CLASSES = {
    sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
ONE_SIGN = (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN)
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


class TooManyError(Exception):
    """More steps than were granted."""


@cache
def parsed(pattern: re.Pattern[Any]) -> tuple[list[Any], int]:
    """The tree of an expression and its flags; one over bytes is taken as one over Latin-1."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & (re.IGNORECASE | re.DOTALL | re.MULTILINE | re.VERBOSE | re.ASCII)
    return _plain(_parser.parse(text, flags)), flags


def _plain(nodes: Iterable[Any]) -> list[Any]:
    """The same as lists: those of the library are walked at a tenth of the speed. What looks around keeps its width."""
    return [(kind, _plain_value(kind, value)) for kind, value in nodes]


def _plain_value(kind: Any, value: Any) -> Any:
    if kind in REPEATS or kind is sre.SUBPATTERN:
        return (*value[:-1], _plain(value[-1]))
    if kind is sre.BRANCH:
        return value[0], [_plain(branch) for branch in value[1]]
    return _plain(value) if kind is sre.ATOMIC_GROUP else value


class Counter:
    """Counts what it costs to look for an expression in a text."""

    def __init__(self, pattern: re.Pattern[Any], granted: int) -> None:
        self._tree, self._flags = parsed(pattern)
        self._granted, self.count = granted, 0
        self._text, self._groups = "", dict[int, tuple[int, int]]()
        self._known: dict[tuple[int, str], bool] = {}

    def search(self, text: str) -> int:
        """Steps to find every match, or that there is none."""
        self.spans(text)
        return self.count

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where matches begin and end."""
        self.count, self._text, at = 0, text, 0
        found: list[tuple[int, int]] = []
        while at <= len(text):
            end = self._at(at, whole=False)
            if end >= 0:
                found.append((at, end))
            at = max(end, at + 1)
        return found

    def match(self, text: str) -> int:
        """Steps to match at the beginning, whatever follows."""
        self.count, self._text = 0, text
        self._at(0, whole=False)
        return self.count

    def fullmatch(self, text: str) -> int:
        """Steps to match the whole text, or to know that it does not."""
        self.count, self._text = 0, text
        self._at(0, whole=True)
        return self.count

    def _at(self, start: int, *, whole: bool) -> int:
        ended = -1

        def over(at: int) -> bool:
            nonlocal ended
            if whole and at != len(self._text):
                return False
            ended = at
            return True

        self._groups = {}
        self._sequence(self._tree, 0, start, over)
        return ended

    def _step(self, steps: int = 1) -> None:
        self.count += steps
        if self.count > self._granted:
            raise TooManyError

    def _sequence(self, nodes: list[Any], number: int, at: int, then: Then) -> bool:
        if number == len(nodes):
            return then(at)
        self._step()
        return self._node(nodes[number], at, lambda end: self._sequence(nodes, number + 1, end, then))

    def _node(self, node: Any, at: int, then: Then) -> bool:
        kind, value = node
        if kind in ONE_SIGN:
            return at < len(self._text) and self.is_sign(node, self._text[at]) and then(at + 1)
        if kind in REPEATS:
            return self._repeat(node, at, then)
        if kind is sre.SUBPATTERN:
            return self._group(value, at, then)
        return self._branch(value[1], at, then) if kind is sre.BRANCH else self._no_way_back(node, at, then)

    def _branch(self, branches: list[Any], at: int, then: Then) -> bool:
        # Loops, not any(): each call from C takes of a stack that the limit of recursion does not guard.
        for branch in branches:  # noqa: SIM110
            if self._sequence(branch, 0, at, then):
                return True
        return False

    def _group(self, value: Any, at: int, then: Then) -> bool:
        number, _, _, inner = value

        def closed(end: int) -> bool:
            before = self._groups.get(number)
            self._groups[number] = (at, end)
            if then(end):
                return True
            self._groups[number] = before or (0, 0)
            return False

        return self._sequence(inner, 0, at, closed)

    def _no_way_back(self, node: Any, at: int, then: Then) -> bool:
        kind, value = node
        if kind is sre.ATOMIC_GROUP:
            end = self._first(value, at)
            return end >= 0 and then(end)
        if kind is sre.GROUPREF:
            start, end = self._groups.get(value, (0, 0))
            same = self._text.startswith(self._text[start:end], at)
            self._step(end - start)
            return same and then(at + end - start)
        if kind in (sre.ASSERT, sre.ASSERT_NOT):
            direction, inner = value
            begin = at if direction > 0 else at - inner.getwidth()[0]
            found = begin >= 0 and self._first(list(inner), begin) >= 0
            return found == (kind is sre.ASSERT) and then(at)
        if kind is sre.AT:
            return self._place(value, at) and then(at)
        raise NotImplementedError(kind)

    def _place(self, place: Any, at: int) -> bool:
        text = self._text
        if place in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
            return at == 0 or (place is sre.AT_BEGINNING and self._flags & re.M > 0 and text[at - 1] == "\n")
        if place is sre.AT_END:
            last = at == len(text) or (at == len(text) - 1 and text[at] == "\n")
            return last or (self._flags & re.M > 0 and text[at] == "\n")
        if place is sre.AT_END_STRING:
            return at == len(text)
        edge = bool(re.match(r"\w", text[at - 1 : at])) != bool(re.match(r"\w", text[at : at + 1]))
        return edge == (place is sre.AT_BOUNDARY)

    def _first(self, nodes: list[Any], at: int) -> int:
        """Where the nodes end that are matched without coming back to them; -1 if they do not match."""
        ended = -1

        def over(end: int) -> bool:
            nonlocal ended
            ended = end
            return True

        self._sequence(nodes, 0, at, over)
        return ended

    def _repeat(self, node: Any, at: int, then: Then) -> bool:
        kind, (least, most, nodes) = node
        if len(nodes) == 1 and nodes[0][0] in ONE_SIGN:
            return self._run(node, at, then)
        if kind is sre.POSSESSIVE_REPEAT:
            count, end = 0, self._first(nodes, at)
            while end >= 0 and count < most:
                count, last, at = count + 1, at, end
                end = self._first(nodes, at) if at > last else -1
            return count >= least and then(at)
        return self._rounds(node, 0, at, then)

    def _rounds(self, node: Any, count: int, at: int, then: Then) -> bool:
        kind, (least, most, inner) = node

        def again() -> bool:
            def next_round(end: int) -> bool:
                return (end > at or count < least) and self._rounds(node, count + 1, end, then)

            return count < most and self._sequence(inner, 0, at, next_round)

        self._step()
        if count < least:
            return again()
        return (again() or then(at)) if kind is sre.MAX_REPEAT else (then(at) or again())

    def _run(self, node: Any, at: int, then: Then) -> bool:
        """Signs of one class one after the other: most repeats are such."""
        kind, (least, most, inner) = node
        longest, text = at, self._text
        while longest < len(text) and longest - at < most and self.is_sign(inner[0], text[longest]):
            longest += 1
            self._step()
        if longest - at < least:
            return False
        if kind is sre.POSSESSIVE_REPEAT:
            return then(longest)
        shortest = at + least
        ends = range(longest, shortest - 1, -1) if kind is sre.MAX_REPEAT else range(shortest, longest + 1)
        for end in ends:
            self._step()
            if then(end):
                return True
        return False

    def is_sign(self, node: Any, sign: str) -> bool:
        """Whether a class of signs holds one."""
        key = (id(node), sign)
        known = self._known.get(key)
        if known is None:
            signs = {sign, sign.lower(), sign.upper()} if self._flags & re.I else {sign}
            known = self._known[key] = any(len(s) == 1 and _holds(node, s, self._flags) for s in signs)
        return known


def _holds(node: Any, sign: str, flags: int) -> bool:
    kind, value = node
    if kind is sre.ANY:
        return bool(flags & re.S) or sign != "\n"
    if kind is sre.LITERAL:
        return bool(ord(sign) == value)
    if kind is sre.NOT_LITERAL:
        return bool(ord(sign) != value)
    turned = bool(value[0][0] is sre.NEGATE)
    return any(_member(item, sign) for item in value[turned:]) != turned


def _member(item: Any, sign: str) -> bool:
    kind, value = item
    if kind is sre.LITERAL:
        return bool(ord(sign) == value)
    if kind is sre.RANGE:
        return bool(value[0] <= ord(sign) <= value[1])
    return re.match(_CLASSES[value], sign) is not None
