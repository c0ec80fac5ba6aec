"""The map as one A4 landscape sheet (PDF): the drawing, its legend, the day and where it comes from; set by Typst."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from graph.map.marks import FONT, INK


class MarkTold(NamedTuple):
    """An entry of the legend: the mark as a fragment of SVG, 36 wide and 18 high, and what it says."""

    mark: str
    label: str


class LegendGroup(NamedTuple):
    """Entries of the legend under one title."""

    title: str
    entries: Sequence[MarkTold]


@dataclass(frozen=True, slots=True)
class MapSheet:
    """What stands on the sheet; ``settings`` say what the map was narrowed to, ``described`` is read aloud for it."""

    title: str
    said: str
    map: str
    described: str
    legend: Sequence[LegendGroup]
    settings: tuple[str, Sequence[str]]
    note: str
    source: str
    dated: str
    on: date
    language: str = "de"


def map_sheet_pdf(sheet: MapSheet, fonts: Sequence[Path] = ()) -> bytes:
    """The sheet as a file; the same sheet gives the same bytes. ``fonts`` are folders with Fira Sans."""
    from typst import Compiler, Fonts

    inputs = {"sheet": json.dumps(_data(sheet), ensure_ascii=False)}
    day = int(datetime.combine(sheet.on, time(), UTC).timestamp())
    with TemporaryDirectory() as nowhere:  # Typst may read below its root: there is nothing
        found = Fonts(include_system_fonts=False, font_paths=[str(font) for font in fonts])
        compiler = Compiler(_layout(), root=nowhere, font_paths=found, sys_inputs=inputs)
        made = compiler.compile(format="pdf", timestamp=day)
    assert isinstance(made, bytes)
    return made


def _data(sheet: MapSheet) -> Mapping[str, Any]:
    titled, lines = sheet.settings
    groups = [
        {"title": g.title, "entries": [{"mark": _mark(e.mark), "label": e.label} for e in g.entries]}
        for g in sheet.legend
    ]
    told = {"map": _printable(sheet.map), "legend": groups, "settings": list(lines), "settings-title": titled}
    return {**asdict(sheet), **told, "on": sheet.on.isoformat()}


def _mark(fragment: str) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 18" width="36" height="18" fill="{INK}">'
    return f"{head}{fragment}</svg>"


def _printable(svg: str) -> str:
    """The drawing in the font of the sheet, with what typesetters know: sizes of weight in hundreds, no links."""
    return svg.replace(FONT, "Fira Sans").replace('font-weight="650"', 'font-weight="600"')


@cache
def _layout() -> bytes:
    return files("graph.documents").joinpath("map_sheet.typ").read_bytes()


__all__ = ["LegendGroup", "MapSheet", "MarkTold", "map_sheet_pdf"]
