"""The published state of a year in a file that only its owner reads: it names who stands in which cell.

It is no record of the store: whoever may read a store's shared records must not read who stands beside whom.
"""

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from graph.cells.cell_forming import Placed
from graph.cells.editions import CellTable, Edition, PeerCell
from graph.cells.peer_groups import PeerPlace
from graph.cells.protected import ToldCell
from graph.cells.small_cells import SmallCellRule
from graph.errors import DamagedStoreError
from graph.private_files import write_private

_FORMAT = "fruehnetz-tafel"


def write_edition(edition: Edition, path: Path) -> None:
    """Write the state into a file, whole or not at all."""
    raw = {
        "format": _FORMAT,
        "year": edition.year,
        "least": edition.rule.least,
        "tables": {id: _table_out(table) for id, table in edition.tables.items()},
    }
    beside = path.with_name(f"{path.name}.neu")
    write_private(beside, json.dumps(raw, ensure_ascii=False, allow_nan=False, sort_keys=True) + "\n")
    beside.replace(path)


def read_edition(path: Path) -> Edition | None:
    """The state in a file, None if there is no file; raises DamagedStoreError for one that cannot be read."""
    try:
        raw = json.loads(path.read_text("utf-8"))
        if raw["format"] != _FORMAT:
            raise DamagedStoreError(str(path))
        tables = {id: _table_in(found) for id, found in raw["tables"].items()}
        return Edition(raw["year"], SmallCellRule(raw["least"]), tables)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedStoreError(str(path)) from error


def _table_out(table: CellTable) -> dict[str, Any]:
    return {
        "cells": [
            {
                "districts": [[d.key, *d.place] for d in cell.districts],
                "lows": list(map(_closed, cell.told.lows)),
                "highs": list(map(_closed, cell.told.highs)),
            }
            for cell in table.cells
        ],
        "resting": sorted(table.resting),
        "outside": [[*place, n] for place, n in sorted(table.outside.items())],
    }


def _table_in(raw: Mapping[str, Any]) -> CellTable:
    cells = tuple(_cell_in(found) for found in raw["cells"])
    outside = {PeerPlace(*place): n for *place, n in raw["outside"]}
    return CellTable(cells, frozenset(raw["resting"]), outside)


def _cell_in(raw: Mapping[str, Any]) -> PeerCell:
    districts = tuple(Placed(key, PeerPlace(*place)) for key, *place in raw["districts"])
    places: dict[PeerPlace, int] = {}
    for each in districts:
        places[each.place] = places.get(each.place, 0) + 1
    return PeerCell(districts, ToldCell(places, _values(raw["lows"]), _values(raw["highs"])))


def _closed(value: float) -> float | None:
    return None if math.isinf(value) else value


def _values(raw: Iterable[float | None]) -> tuple[float, ...]:
    return tuple(math.inf if value is None else float(value) for value in raw)
