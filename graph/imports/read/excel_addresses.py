"""Addresses as Excel writes them -> positions counted from zero."""

from graph.imports.read.limits import TooLargeError
from graph.imports.workbook import MergedArea

_DIGITS = "0123456789"


def column_number(letters: str) -> int:
    """The column of an address; raises TooLargeError beyond the last one.

    >>> column_number("A"), column_number("AB")
    (0, 27)
    """
    number = 0
    if not 0 < len(letters) < 4 or not letters.isalpha() or not letters.isascii():
        raise TooLargeError
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def area_of(text: str) -> MergedArea | None:
    """The area of a reference to one cell or a rectangle; None for other texts.

    >>> area_of("B2:$C$4"), area_of("A1:Blatt")
    (MergedArea(top=1, left=1, bottom=3, right=2), None)
    """
    first, _, last = text.replace("$", "").partition(":")
    corners = [(c.rstrip(_DIGITS), c[len(c.rstrip(_DIGITS)) :]) for c in (first, last or first)]
    if not all(0 < len(a) < 4 and a.isalpha() and a.isascii() and 0 < len(n) < 9 and int(n) for a, n in corners):
        return None
    (left, top), (right, bottom) = corners
    return MergedArea(int(top) - 1, column_number(left), int(bottom) - 1, column_number(right))
