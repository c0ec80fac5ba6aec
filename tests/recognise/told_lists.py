"""What is read of many lists, whole and as text: `told_lists.txt` beside this file, of the lists in the TOML file.

Whoever changes how something is read, asked or said sees here what becomes of lists that have nothing to do with it,
and so does the next one in the difference. ``python -m tests.recognise.told_lists`` writes it anew.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import UnreadableFileError
from graph.imports import Given, Staged, Workbook
from graph.imports.check.staging import check
from graph.imports.recognise.found import FoundTable, Recognised
from graph.imports.recognise.recognising import NO_CORRECTIONS, recognise
from graph.imports.workbook import MergedArea
from graph.records import Record, Relation
from graph.records.claims import EXISTS
from ontology import Model, load_model
from tests.recognise.lists import LEXICON, book, sheet

HERE = Path(__file__).parent
TOLD = HERE / "told_lists.txt"
GIVEN = Given("99001", "2024-03-14", today=date(2024, 6, 30), secret=bytes(32))


@cache
def lists() -> Mapping[str, Workbook]:
    """The lists by what they are called."""
    return {
        one["called"]: book(*map(_sheet, one["sheet"]))
        for one in tomllib.loads((HERE / "told_lists.toml").read_text("utf-8"))["list"]
    }


def _sheet(said: Mapping[str, Any]) -> Any:
    by_place = ("fills", "indents", "comments")
    more: dict[str, Any] = {k: {(row, column): v for row, column, v in said[k]} for k in by_place if k in said}
    more |= {k: frozenset(said[k]) for k in ("hidden_rows", "hidden_columns") if k in said}
    more |= {"struck": frozenset(map(tuple, said.get("struck", ())))}
    more |= {"merged": tuple(MergedArea(*m) for m in said.get("merged", ()))}
    return sheet(said["rows"], said["name"], hidden=said.get("hidden", False), **more)


def told_list(called: str, model: Model) -> str:
    """What is read of a list and said of it."""
    return "\n".join([f"== {called}", *told_lines(lists()[called], model)])


def told_lines(workbook: Workbook, model: Model) -> list[str]:
    """What is read of a workbook and said of it."""
    lines = [*_recognised(recognise(workbook, LEXICON, NO_CORRECTIONS))]
    try:
        lines += _staged(check(workbook, model, GIVEN))
    except UnreadableFileError as error:
        lines.append(f"refused: {error}")
    return lines


def _recognised(found: Recognised) -> Iterator[str]:
    for table in found.tables:
        yield from _table(table)
    for row in found.rows_named:
        yield f"no record: {row.sheet} {row.row + 1}{' across' if row.turned else ''}: {row.reason}"


def _table(table: FoundTable) -> Iterator[str]:
    kind = f"{table.lists} {table.type} {table.certainty}"
    yield f"table {table.place(table.rows[0]).cell if table.rows else ''}: {kind}; {_listed(table.reasons)}"
    for column in table.columns:
        role = f"{column.role} {column.certainty} {column.status or ''}".rstrip()
        others = f" or {_listed(column.alternatives)}" if column.alternatives else ""
        yield f"  {column.header or '-'}: {role}{others} ({_listed(column.reasons)})"


def _listed(things: Any) -> str:
    return ", ".join(map(str, things))


def _staged(staged: Staged) -> Iterator[str]:
    taken = f"{staged.rows_accepted} of {staged.rows_read} rows, {staged.inferred} inferred"
    yield f"taken: {taken}, of {staged.stated_on or 'no day'}, district {staged.district}"
    yield from (f"record: {_record(r)}" for r in staged.records if r.type not in ("District", "Source"))
    for p in staged.problems:
        where = f"{p.sheet} {_listed(p.cells or (p.cell,))}{f' ({p.header})' if p.header else ''}"
        yield f"{p.severity} {p.rule}{', unread' if p.unread else ''}: {where}, {p.count}: {p.found!r}"
        yield f"  {' | '.join(filter(None, (p.sentence.de, p.expected.de, p.remedy.de)))}"
        yield f"  {p.sentence.en}"
    yield from (f"lost: {row}" for row in staged.lost)
    yield from (f"perhaps the same: {pair}" for pair in staged.perhaps_same)
    if any((staged.unmapped.sheets, staged.unmapped.headers, staged.unmapped.words)):
        yield f"not understood: {staged.unmapped}"


def _record(record: Record) -> str:
    """What stands in one place behind one another, then the place, and how sure that is if it is not plainly listed."""
    ends = f" {record.source} > {record.target}" if isinstance(record, Relation) else ""
    said = defaultdict[tuple[str, ...], list[str]](list)
    for c in record.claims:
        status = "" if c.status == "fromList" else c.status
        place = (c.locator, c.as_of if c.as_of != GIVEN.stated_on else "", status)
        said[place].append(c.prop if c.prop == EXISTS else f"{c.prop}={c.value}")
    told = (f"{'; '.join(values)} [{', '.join(filter(None, place))}]" for place, values in said.items())
    return f"{record.type} {record.id.partition(':')[2]}{ends}: {' '.join(told)}"


if __name__ == "__main__":
    TOLD.write_text("\n\n".join(told_list(called, load_model()) for called in lists()) + "\n", "utf-8")
