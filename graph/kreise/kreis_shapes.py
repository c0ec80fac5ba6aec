"""The outlines of the 400 Kreise and kreisfreie Städte, small enough for a page; `QUELLE.md` says whose they are."""

import json
import re
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

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        """Its left, upper, right and lower end.

        >>> KreisShape("Kreis", "X", "M10 20l 5 0-2 7zM0 1l 1 1 1-1z", 0, 0, 5).bounds
        (0, 1, 15, 27)
        """
        points = []
        for ring in self.path.split("z")[:-1]:
            x = y = 0
            for dx, dy in _PAIR.findall(ring):
                x, y = x + int(dx), y + int(dy)
                points.append((x, y))
        across, down = zip(*points, strict=True)
        return min(across), min(down), max(across), max(down)


_PAIR = re.compile(r"(-?\d+) ?(-?\d+)")
"""A step of an outline; the first of a ring begins at the corner of the drawing."""


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
