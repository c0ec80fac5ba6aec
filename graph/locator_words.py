"""Places in sources in English: what the program itself writes there; what a list or a person wrote stays as it is."""

import re
from collections.abc import Sequence

from ontology import Text

_ROW = re.compile(r", Zeile (\d{1,9})\b")
_COLUMN = re.compile(r", Spalte ([A-Z]{1,4})\b")
_BY = "Angabe von "
_OWN: Sequence[tuple[str, str]] = (
    ("(Name enthält „", "(name contains “"),
    ("(folgt aus „", "(follows from “"),
    ("(Trägerart)", "(kind of carrier)"),
    ("(Art „", "(kind “"),
    ("(Träger „", "(carrier “"),
    ("“, Bereich „", "”, sector “"),
    ("“, Träger „", "”, carrier “"),
    ("“, Trägerart)", "”, kind of carrier)"),
    ("“ und „", "” and “"),
    ("“, „", "”, “"),
    ("“)", "”)"),
)
"""How a conclusion is written behind the row that it was drawn from (`graph/imports/check/inferring.py`)."""


def place_said(locator: str) -> Text:
    """A place in a source, in both languages.

    >>> place_said("Akteure, Zeile 7 (Name enthält „Kita“, Bereich „Bildung“)").en
    'Akteure, row 7 (name contains “Kita”, sector “Bildung”)'
    >>> place_said("Angabe von Gesundheitsamt und Jugendamt").en
    'stated by Gesundheitsamt and Jugendamt'
    >>> place_said("S. 9").en
    'S. 9'
    """
    said = _COLUMN.sub(r", column \1", _ROW.sub(r", row \1", locator))
    if said.startswith(_BY):
        said = "stated by " + said.removeprefix(_BY).replace(" und ", " and ")
    place, opened, reason = said.partition(" (")
    if opened:
        said = place + " " + _concluded(f"({reason}")
    elif said.startswith(("Name enthält „", "folgt aus „")):
        said = _concluded(f"({said})")[1:-1]
    return Text(de=locator, en=said)


def _concluded(reason: str) -> str:
    for german, english in _OWN:
        reason = reason.replace(german, english)
    return reason


__all__ = ["place_said"]
