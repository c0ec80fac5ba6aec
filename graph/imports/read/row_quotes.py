"""Text lists whose rows stand as a whole in one pair of quotation marks: "Einrichtung,Ort" is a row of two cells."""

import re

from graph.imports.read.quotes import Splitter
from graph.imports.read.separators import SEPARATORS

_LEAST_ROWS = 2
_PLAIN = re.compile(r'(?:[^"]++|"")*+')


def without_row_quotes(text: str) -> tuple[str, bool]:
    """The text with the rows as they stand between their marks, and whether they stood so.

    So it is read only if every line is one marked cell, and a separator cuts all of them into equally many.

    >>> without_row_quotes('"Name,Ort"\\n"Kita,Adorf"')
    ('Name,Ort\\nKita,Adorf', True)
    >>> without_row_quotes('"Name"\\n"Kita, Adorf"')[1], without_row_quotes('"Name";"Ort"\\n"Kita";"Adorf"')[1]
    (False, False)
    """
    if not text.lstrip().startswith('"'):
        return text, False
    lines = [line.rstrip(";,\t ") for line in text.split("\n")]
    filled = [line for line in lines if line]
    if len(filled) < _LEAST_ROWS or not all(map(_is_marked, filled)):
        return text, False
    inner = "\n".join(line[1:-1].replace('""', '"') for line in lines)
    return (inner, True) if any(_cuts(inner, sign) for sign in SEPARATORS) else (text, False)


def _is_marked(line: str) -> bool:
    return len(line) > 2 and line[0] == line[-1] == '"' and _PLAIN.fullmatch(line, 1, len(line) - 1) is not None


def _cuts(text: str, separator: str) -> bool:
    """Whether a separator cuts all rows alike; a comma before a blank is part of a sentence."""
    rows = [row.cells for row in Splitter(text, separator).rows() if any(map(str.strip, row.cells))]
    sentences = separator == "," and all(c[:1] == " " for row in rows for c in row[1:])
    return len({len(row) for row in rows}) == 1 and len(rows[0]) > 1 and not sentences
