"""The outlines of the 400 Kreise and kreisfreie Städte, small enough for a page; `QUELLE.md` says whose they are."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ontology import Text

KREISE = Path(__file__).with_name("kreise.json")
KREISE_SOURCE = Text(
    de="Grenzen: © GeoBasis-DE / BKG 2017 (Daten verändert: vereinfacht, Gebietsstand seit Juli 2021)",
    en="Boundaries: © GeoBasis-DE / BKG 2017 (data changed: simplified, areas as since July 2021)",
)
"""What has to stand wherever the outlines are shown (GeoNutzV § 3)."""


class KreisShape(NamedTuple):
    """A Kreis: what kind it is, its name, its outline as an SVG path, and a point well inside."""

    kind: str
    name: str
    path: str
    x: int
    y: int
    across: int
    """Units of its narrower side."""

    @property
    def label(self) -> str:
        """Its name with its kind: there are two called Rostock."""
        return f"{self.name} ({self.kind})"


class KreisShapes(NamedTuple):
    """All of them on one drawing of this size, by key."""

    width: int
    height: int
    borders: str
    """The outlines of the Länder, as one SVG path."""
    kreise: Mapping[str, KreisShape]


@cache
def kreis_shapes() -> KreisShapes:
    """The outlines that ship.

    >>> len(kreis_shapes().kreise), kreis_shapes().kreise["13003"].label
    (400, 'Rostock (Kreisfreie Stadt)')
    """
    told = json.loads(KREISE.read_text("utf-8"))
    kreise = {key: KreisShape(*kreis) for key, kreis in told["kreise"].items()}
    return KreisShapes(told["width"], told["height"], told["borders"], kreise)
