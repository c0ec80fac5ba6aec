"""A text that names several known entries at once: "A1, A2", "Amt für Jugend, Familie / Haus am Park"."""

import re
from collections.abc import Callable

_BETWEEN = re.compile(r"([,;\n/&+]|\bund\b|\bsowie\b|\band\b)")
_MOST = 24
"""So many separators a cell may have; more is prose."""


def named_in(text: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """The entries that a text names one after the other, the longest names first; nothing if any piece is unknown.

    >>> named_in("A1, A2 und B", {"A1", "A2", "B"}.__contains__), named_in("A1, X", {"A1"}.__contains__)
    (('A1', 'A2', 'B'), ())
    """
    pieces = _BETWEEN.split(text)
    if len(pieces) == 1 or len(pieces) > 2 * _MOST:
        return ()
    found: list[str] = []
    start = 0
    while start < len(pieces):
        ends = range(len(pieces), start, -2)
        name = next((n for end in ends if known(n := "".join(pieces[start:end]).strip())), None)
        if name is None:
            return ()
        found.append(name)
        start += len(_BETWEEN.split(name)) + 1
    return tuple(found) if len(found) > 1 else ()
