"""Many texts in one look: which of them are worth a closer one."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

_PIECE = 250


def glimpsed(texts: Iterable[str], sign: re.Pattern[str]) -> Iterator[str]:
    """The texts of each piece of a long column in whose small letters a sign shows, which it must within one line.

    None is left out that shows it alone; a piece costs hardly more than a text.

    >>> [*glimpsed(["Kita Nord", "Kita Süd (ehemals Ost)"], re.compile("ehem"))]
    ['Kita Nord', 'Kita Süd (ehemals Ost)']
    >>> [*glimpsed(["Kita Nord"], re.compile("ehem"))]
    []
    """
    left = iter(texts)
    while piece := list(islice(left, _PIECE)):
        if sign.search("\n".join(piece).casefold()) is not None:
            yield from piece
