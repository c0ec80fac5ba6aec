"""What looks at whole sheets say of small ones, as text: `told_grids.txt` beside this file, of the sheets in the TOML.

Lists show what is read in the end; here each look at a sheet stands alone, so that one does not hide what another does.
Said is what is neither no nor unchanged. ``python -m tests.recognise.told_grids`` writes the file anew.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from inspect import signature
from pathlib import Path

from graph.imports.recognise.areas import TableArea, areas_of
from graph.imports.recognise.reshaping.further_shapes import FURTHER_SHAPES
from graph.imports.recognise.text_grid import TextGrid, grid_of
from tests.recognise.lists import LEXICON, sheet
from tests.recognise.told_texts import shown

HERE = Path(__file__).parent
TOLD = HERE / "told_grids.txt"


@cache
def sheets() -> Mapping[str, str]:
    """Rows with bars between their cells, by what they show; with "looks" before, the looks by module."""
    return tomllib.loads((HERE / "told_grids.toml").read_text("utf-8"))["sheets"]


@cache
def _looks() -> list[Callable[..., object]]:
    named: Mapping[str, list[str]] = tomllib.loads((HERE / "told_grids.toml").read_text("utf-8"))["looks"]
    modules = {name: import_module(f"graph.imports.recognise.{name}") for name in named}
    return [*(getattr(modules[m], name) for m, names in named.items() for name in names), *FURTHER_SHAPES]


def told_grid(called: str) -> str:
    """What the looks say of a sheet."""
    return "\n".join([f"== {called}", *_told(grid_of(sheet(sheets()[called])))])


def _told(grid: TextGrid) -> Iterator[str]:
    area = next(iter(areas_of(grid, LEXICON)), None)
    known = {"grid": grid, "lexicon": LEXICON, "area": area, "words": frozenset({"dito", "s. o."})}
    for look in _looks():
        asked = signature(look).parameters
        if area is None and "area" in asked:
            continue
        found = look(**{name: known[name] for name in asked if name in known})
        said = _said(found, grid, area) if found != area else ""
        if said:
            yield f"{look.__name__}: {said}"


def _said(found: object, grid: TextGrid, area: TableArea | None) -> str:
    """What a look found, with the rows that it changed alone; nothing if that is nothing."""
    if isinstance(found, TextGrid):
        changed = {r: row for r, row in enumerate(found.rows) if r >= len(grid.rows) or [*row] != [*grid.rows[r]]}
        return shown(changed) if changed else ""
    if isinstance(found, tuple) and any(isinstance(part, TextGrid) for part in found):
        return "; ".join(filter(None, (_said(part, grid, area) for part in found if part != area)))
    return shown(found) if found else ""


if __name__ == "__main__":
    TOLD.write_text("\n\n".join(map(told_grid, sheets())) + "\n", "utf-8")
