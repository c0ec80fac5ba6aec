"""How far an import is: what whoever waits for a long list is told."""

from collections.abc import Callable
from enum import StrEnum


class ImportStep(StrEnum):
    """What an import is at, in the order in which it comes by."""

    READING = "reading"
    RECOGNISING = "recognising"
    IDENTIFYING = "identifying"
    CHECKING = "checking"
    COMPARING = "comparing"
    WRITING = "writing"


ImportProgress = Callable[[ImportStep, int, int], object]
"""Told what goes on, how many rows of how many are through, now and then; 0 in all where nobody can tell."""


def quiet(step: ImportStep, done: int, of: int) -> None:
    """The progress that nobody wants to hear of."""
