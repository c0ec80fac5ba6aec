"""What looks at whole sheets say of each alone, as text: `told_grids.txt` beside this file.

Lists show what is read in the end; here one look does not hide what another does. Looked at are the sheets of the TOML
file, of which everything is told that is neither no nor unchanged, and those of ``told_lists.toml``; of both it is told
how long each look says something: of fewer rows, without the first ones, of fewer columns, with more and more rows
that say something else. ``python -m tests.recognise.told_grids`` writes the file anew.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any

from graph.imports.recognise.areas import TableArea, areas_of
from graph.imports.recognise.reshaping.further_shapes import FURTHER_SHAPES
from graph.imports.recognise.text_grid import TextGrid, grid_of
from graph.imports.workbook import Sheet
from tests.recognise.lists import LEXICON, sheet
from tests.recognise.told_lists import lists
from tests.recognise.told_texts import shown

HERE = Path(__file__).parent
TOLD = HERE / "told_grids.txt"
_MOST = 5
"""Fewer rows and columns than that are taken off a sheet, or say something else."""
_NOISE = "nur noch ein Satz dazu"
_BESIDES = {"words": frozenset({"dito", "s. o."}), "towns": frozenset({"moor", "horn", "au"})}
"""What looks take beside a sheet: words for what stands above, keys of towns."""
Look = Callable[..., object]


@cache
def _toml() -> Mapping[str, Any]:
    return tomllib.loads((HERE / "told_grids.toml").read_text("utf-8"))


@cache
def sheets() -> Mapping[str, Sheet]:
    """The sheets by what they show."""
    own = {called: sheet(rows) for called, rows in _toml()["sheets"].items()}
    listed = ((called, n, one) for called, told in lists().items() for n, one in enumerate(told.sheets))
    return own | {f"list: {called}{f' ({n + 1})' if n else ''}": one for called, n, one in listed if one.rows}


@cache
def _looks() -> Sequence[Look]:
    modules = {name: import_module(f"graph.imports.recognise.{name}") for name in _toml()["looks"]}
    return [*(getattr(modules[m], name) for m, names in _toml()["looks"].items() for name in names), *FURTHER_SHAPES]


def told_grid(called: str) -> str:
    """What the looks say of a sheet, and how long they do."""
    looked_at = sheets()[called]
    return "\n".join([f"== {called}", *_told(looked_at, whole=called in _toml()["sheets"])])


def _told(looked_at: Sheet, *, whole: bool) -> Iterator[str]:
    told = _said_by(_looks(), looked_at)
    if whole:
        yield from (f"{look.__name__}: {said}" for look, said in told.items())
    bits = {look: [_shares(way, look) for way in _changed(looked_at, [*told])] for look in told}
    yield from (f"{look.__name__}: {' '.join(found)}" for look, found in bits.items())


def _shares(way: Sequence[Mapping[Look, str]], look: Look) -> str:
    return "".join("1" if look in said else "0" for said in way) or "-"


def _changed(looked_at: Sheet, looks: Sequence[Look]) -> Sequence[Sequence[Mapping[Look, str]]]:
    """For each way to change a sheet more and more, what looks still say of it."""
    rows = looked_at.rows
    steps = range(1, min(len(rows), _MOST))
    shorter = [rows[:-n] for n in steps]
    later = [[*rows[:1], *rows[n + 1 :]] for n in steps]
    narrower = [[row[:-n] for row in rows] for n in range(1, min(max(map(len, rows)), _MOST))]
    noisier = [[*rows[:-n], *[[_NOISE]] * n] for n in steps]
    ways = (shorter, later, narrower, noisier)
    return [[_said_by(looks, replace(looked_at, rows=made)) for made in way] for way in ways]


def _said_by(looks: Sequence[Look], looked_at: Sheet) -> Mapping[Look, str]:
    """What looks say of a sheet, those left out that say nothing."""
    if not any(map(any, looked_at.rows)):
        return {}
    grid = grid_of(looked_at)
    area = next(iter(areas_of(grid, LEXICON)), None)
    known = {"grid": grid, "lexicon": LEXICON, "area": area, **_BESIDES}
    taken = {look: [*signature(look).parameters] for look in looks}
    found = {
        look: look(**{name: known[name] for name in names if name in known})
        for look, names in taken.items()
        if area is not None or "area" not in names
    }
    return {look: said for look, made in found.items() if made != area and (said := _said(made, grid, area))}


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
