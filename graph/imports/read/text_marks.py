"""Text lists whose cells stand in other marks than usual, or apart by blanks: put as text lists usually are."""

import re
from itertools import islice

_TYPED = "“”„‟"
_SINGLE = "'"
_LOOK = 20
"""So many first lines are looked at: above the headers may stand a title alone."""
_CELL_OR_OTHER = re.compile(r'"(?:[^"]|"")*+"|[^"]++|"')
_APART_BY_BLANKS = re.compile(r'"[^"]*+"(?: "[^"]*+")++')


def with_plain_marks(text: str, delimiter: str) -> str:
    """The text with the marks of CSV, where all cells of its first row stand in those of a letter, or in single ones.

    >>> with_plain_marks("'Name';'Ort'\\n'Kita d''Or';'A; B'", ";")
    '"Name";"Ort"\\n"Kita d’Or";"A; B"'
    """
    lines = [line for line in _first_lines(text) if line.strip()]
    rows = [[c for cell in line.split(delimiter) if (c := cell.strip())] for line in lines]
    if rows and _is_marked(rows[0], _TYPED):
        return text.translate(dict.fromkeys(map(ord, _TYPED), '"'))
    begun = sum(line[:1] in (_SINGLE, delimiter) for line in lines)
    single = 2 * begun > len(lines) and any(_is_marked(cells, _SINGLE) for cells in rows)
    return _doubled(text) if single else text


def _is_marked(cells: list[str], marks: str) -> bool:
    """Whether cells stand in marks, each of them."""
    return len(cells) > 1 and all(c[0] in marks and c[-1] in marks and len(c) > 2 for c in cells)


def _doubled(text: str) -> str:
    """The text with double marks for single ones; two single ones within a cell are an apostrophe."""
    plain = re.sub(r"(?m)(^|[;,\t|])''(?=$|[;,\t|])", r"\1", text.replace('"', '""'))
    return plain.replace("''", "’").replace(_SINGLE, '"')


def with_tabs_for_blanks(text: str) -> str | None:
    """The text with tabs between its cells, where they stand in marks and a blank apart; None if they do not.

    >>> with_tabs_for_blanks('"Name" "Ort"\\n"Kita Süd"  "Horn" 3')
    '"Name"\\t"Ort"\\n"Kita Süd"\\t\\t"Horn"\\t3'
    >>> with_tabs_for_blanks('"Kita" "Nest";"Ort"')
    """
    first = [line for line in _first_lines(text) if line.count('"') > 2]
    if not first or not _APART_BY_BLANKS.fullmatch(first[0].strip()):
        return None
    pieces = (found[0] for found in _CELL_OR_OTHER.finditer(text))
    return "".join(piece if piece[:1] == '"' else piece.replace(" ", "\t") for piece in pieces)


def _first_lines(text: str) -> list[str]:
    return list(islice(text[:100_000].split("\n"), _LOOK))
