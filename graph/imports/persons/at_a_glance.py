"""Many cells in one look: whether a closer one at each of them can find anything personal at all.

A word or a sign that makes a cell personal makes a text of many cells personal as well. Cells that show none together
show none alone: a long column is looked through piece by piece, and cell by cell only where something shows.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from graph.contacts import holds_mobile, numbers_in
from graph.imports.persons.column_reading import ColumnReading, hints_at_case
from graph.imports.persons.cutting import leads_to_names
from graph.imports.persons.led_names import leads_to_somebody
from graph.imports.persons.person_names import shows_name

_PIECE = 250


def suspects(said: Mapping[int, str], reading: ColumnReading) -> Iterator[tuple[int, str]]:
    """The cells of a column, by row, that are worth a look of their own; of contacts that is each."""
    if reading is ColumnReading.CONTACTS:
        yield from said.items()
        return
    texts, shown = iter(dict.fromkeys(said.values())), set[str]()
    while piece := list(islice(texts, _PIECE)):
        if may_be_personal(piece, reading):
            shown.update(piece)
    if shown:
        yield from ((row, text) for row, text in said.items() if text in shown)


def may_be_personal(texts: Sequence[str], reading: ColumnReading) -> bool:
    """Whether any of some names or notes may be personal; many texts cost hardly more than one.

    >>> may_be_personal(["Kita Nord", "Haus Süd"], ColumnReading.NAMES)
    False
    >>> may_be_personal(["Kita Nord", "Frau Muster"], ColumnReading.NAMES)
    True
    """
    joined = "\n".join(texts)
    if "@" in joined or "Fam" in joined or any(_in_capitals(text) for text in texts):
        return True
    if shows_name(joined) or holds_mobile(joined):
        return True
    if reading is ColumnReading.NAMES:
        return leads_to_names(joined)
    if reading is ColumnReading.ORIGINS:
        return leads_to_names(joined) or leads_to_somebody(joined)
    return hints_at_case(joined) or next(numbers_in(joined), None) is not None


def _in_capitals(text: str) -> bool:
    """Whether a text is in capitals, as names may be; one word with digits in it is a Kennung, and nobody's name."""
    return text.isupper() and (text.isalpha() or not text.isalnum())
