"""Dates of phases as they are known: planned and actual, each with the precision that its source gave."""

from dataclasses import dataclass
from datetime import date

from graph.as_of import months_later
from ontology.values import earliest, latest


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when, as written; empty where nobody says (Zeitraum).

    A month as start means its first day, as end its last: "Oktober 2022 bis April 2023" is seven months.
    """

    start: str = ""
    end: str = ""

    @property
    def first(self) -> date | None:
        """The first day, None if the start is not known."""
        return earliest(self.start) if self.start else None

    @property
    def last(self) -> date | None:
        """The last day, None if the end is not known."""
        return latest(self.end) if self.end else None

    @property
    def known(self) -> bool:
        """Whether both ends are known."""
        return bool(self.start and self.end)

    def began_by(self, on: date) -> bool:
        """Whether it has certainly begun on a day."""
        return self.first is not None and self.first <= on

    def over_by(self, on: date) -> bool:
        """Whether it is certainly over on a day."""
        return self.last is not None and self.last < on


def months_on(text: str, months: int) -> str:
    """A date of month or day precision moved by whole months, in the same precision; years stay as they are.

    >>> months_on("2022-10", 49), months_on("2022-01-31", 1), months_on("2022", 5)
    ('2026-11', '2022-02-28', '2022')
    """
    if len(text) < len("2022-10"):
        return text
    return months_later(earliest(text), months).isoformat()[: len(text)]


def months_from(earlier: str, later: str) -> int:
    """How many months lie between two dates of month or day precision.

    >>> months_from("2022-04", "2026-09"), months_from("2022-04", "2022-04-30")
    (53, 0)
    """
    return (int(later[:4]) - int(earlier[:4])) * 12 + int(later[5:7]) - int(earlier[5:7])
