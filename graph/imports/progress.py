"""How far an import is: what whoever waits for a long list is told."""

from collections.abc import Callable
from enum import StrEnum

from ontology import Text
from ontology.names import direct_members


@direct_members
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


_TOLD = {
    ImportStep.READING: Text(de="Liest die Liste …", en="Reads the list …"),
    ImportStep.RECOGNISING: Text(de="Erkennt Tabellen und Spalten …", en="Makes out tables and columns …"),
    ImportStep.IDENTIFYING: Text(de="Sucht, was schon bekannt ist …", en="Looks for what is known already …"),
    ImportStep.CHECKING: Text(de="Prüft die Zeilen …", en="Checks the rows …"),
    ImportStep.COMPARING: Text(de="Vergleicht mit dem Speicher …", en="Compares with the store …"),
    ImportStep.WRITING: Text(de="Speichert …", en="Saves …"),
}


def step_told(step: ImportStep) -> Text:
    """What is said while an import is at a step."""
    return _TOLD[step]
