"""The rule for small cells, in one place: how many districts, how many of them stay hidden, what is said of a dot.

Nothing is told of other districts that rests on fewer than five (`docs/domain.md` 7.2); an installation may ask for
more, or for fewer down to the three of official statistics.
"""

from dataclasses import dataclass
from enum import StrEnum

from ontology import Text

USUAL, FLOOR = 5, 3
"""Districts in a cell: the usual least number, and the one below which nobody may go."""
_HIDDEN = 2


@dataclass(frozen=True, slots=True)
class SmallCellRule:
    """How many districts a cell has at least; raises ValueError below the floor of three."""

    least: int = USUAL

    def __post_init__(self) -> None:
        if self.least < FLOOR:
            raise ValueError(f"a cell has at least {FLOOR} districts")

    @property
    def hidden(self) -> int:
        """As many values at either end of a cell are told to nobody.

        With two, a district that knows its own value cannot tell where another one lies. A cell of three or four has
        room for one only.
        """
        return min(_HIDDEN, (self.least - 1) // 2)


class Dot(StrEnum):
    """Why there is a dot and no value. It is never 0."""

    FEW = "few"
    OPEN = "open"

    @property
    def reason(self) -> Text:
        """The sentence behind the dot."""
        return _REASONS[self]


_REASONS = {
    Dot.FEW: Text(
        de="Zu wenige Bezirke: Gesagt wird nur, was auf mindestens fünf freigegebenen Bezirken ruht.",
        en="Too few districts: only what rests on at least five released districts is told.",
    ),
    Dot.OPEN: Text(
        de="Zu viel ist unbekannt oder geschützt: Es bliebe nur die ganze Skala.",
        en="Too much is unknown or protected: nothing but the whole scale would be left.",
    ),
}


def banded(persons: int) -> str:
    """A number of persons as others see it: 0, 1-2 or 3+ (`docs/domain.md` 7.2).

    >>> banded(0), banded(2), banded(17)
    ('0', '1-2', '3+')
    """
    return "0" if persons <= 0 else "1-2" if persons < 3 else "3+"
