"""Text whose columns stand below one another by blanks, as it is copied from a PDF or a mail."""

import re
from collections import Counter

_PIECE = re.compile(r"\S+(?: \S+)*")
_LOOK, _MOST_LINES, _MANY = 40, 5000, 0.7
_FEWEST_LINES, _NEAR = 3, 1
_LONGEST, _MOST_STEPS, _TAB = 100_000, 6, 4


def with_tabs(text: str) -> str | None:
    """The text with tabs between its columns; None if its lines do not stand in columns, or have signs between them.

    >>> with_tabs("Einrichtung     Ort\\nJugendamt Moor  Moor\\nSPZ             Horn")
    'Einrichtung\\tOrt\\nJugendamt Moor\\tMoor\\nSPZ\\tHorn'
    >>> with_tabs("Ein Satz.  Noch einer.\\nUnd\\nnoch einer.")
    """
    if len(text) > _LONGEST or any(sign in text for sign in "\t;|"):
        return None
    lines = text.split("\n")
    pieces = [[(m.start(), m[0]) for m in _PIECE.finditer(line)] for line in lines]
    filled = [found for found in pieces if found]
    wide = [found for found in filled if len(found) > 1]
    if len(lines) > _MOST_LINES or len(wide) < _FEWEST_LINES or len(wide) < _MANY * len(filled):
        return None
    first = max(wide[:_LOOK], key=len)
    starts = [at for at, _ in first]
    placed = Counter(_column(at, starts) is not None for found in wide for at, _ in found)
    if placed[True] < placed.total():
        return None
    return "\n".join(_line(found, starts) for found in pieces)


def with_indents(text: str) -> str | None:
    """The text with a tab for each step that its lines are indented by; None if they are not, or stand in columns.

    >>> with_indents("Landkreis\\n  Jugendamt\\n    ASD\\nCaritas")
    'Landkreis\\n\\tJugendamt\\n\\t\\tASD\\nCaritas'
    >>> with_indents("Jugendamt\\nSPZ"), with_indents("  Jugendamt\\n  SPZ")
    (None, None)
    """
    if len(text) > _LONGEST or any(sign in text for sign in ";|"):
        return None
    lines = [line.rstrip().expandtabs(_TAB) for line in text.split("\n")]
    if any("\t" in line.strip() for line in text.split("\n")):
        return None  # tabs between cells
    steps = sorted({len(line) - len(line.lstrip(" ")) for line in lines if line.strip()})
    if not 1 < len(steps) <= _MOST_STEPS or steps[0] or 2 * sum("," in line for line in lines) > len(lines):
        return None
    depths = [len(line) - len(line.lstrip(" ")) for line in lines]
    pairs = zip(lines, depths, strict=True)
    return "\n".join("\t" * steps.index(depth) + line.strip() if line.strip() else "" for line, depth in pairs)


def _column(at: int, starts: list[int]) -> int | None:
    """The column that begins where a piece does."""
    return next((n for n, start in enumerate(starts) if abs(at - start) <= _NEAR), None)


def _line(found: list[tuple[int, str]], starts: list[int]) -> str:
    cells = [""] * len(starts)
    for at, piece in found:
        column = _column(at, starts)
        if column is None:
            return " ".join(text for _, text in found)
        cells[column] = piece
    return "\t".join(cells).rstrip("\t")
