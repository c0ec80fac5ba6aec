"""Builds sheets as people keep them, and reads them as far as a test wants to look."""

from collections.abc import Sequence
from pathlib import Path

from graph.imports.recognise.arranged.arranging import arrange
from graph.imports.recognise.arranged.tables import TableLayout, TypedSheet
from graph.imports.recognise.corrections import Corrections
from graph.imports.recognise.found import FoundTable, Recognised
from graph.imports.recognise.recognising import recognise
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, sheet_lexicon_of
from graph.imports.workbook import MergedArea, Sheet, SourceFile, Workbook
from ontology import load_model

LEXICON: SheetLexicon = sheet_lexicon_of(load_model())
Cells = Sequence[Sequence[str]]


def table(text: str) -> list[list[str]]:
    """Rows of cells from lines with bars.

    >>> table("a | b\\n | c")
    [['a', 'b'], ['', 'c']]
    """
    lines = text.strip("\n").split("\n")
    return [[cell.strip().replace("\\n", "\n") for cell in line.strip().split("|")] for line in lines]


def sheet(rows: Cells | str, name: str = "Tabelle1", **more: object) -> Sheet:
    cells = table(rows) if isinstance(rows, str) else rows
    return Sheet(name, "liste.xlsx", cells, **more)  # type: ignore[arg-type]


def merged(top: int, left: int, bottom: int, right: int) -> MergedArea:
    return MergedArea(top, left, bottom, right)


def book(*sheets: Sheet, name: str = "liste.xlsx") -> Workbook:
    return Workbook(name, sheets, (SourceFile(name, "0" * 64),))


def found(*sheets: Sheet, take: Sequence[str] = (), corrections: Corrections | None = None) -> Recognised:
    return recognise(book(*sheets), LEXICON, corrections or Corrections(take=frozenset(take)))


def the_table(*sheets: Sheet) -> FoundTable:
    (only,) = found(*sheets).tables
    return only


def roles(of: FoundTable) -> dict[str, str]:
    return {c.header: str(c.role) for c in of.columns}


def layout(*sheets: Sheet, take: Sequence[str] = (), corrections: Corrections | None = None) -> TableLayout:
    workbook = book(*sheets)
    return arrange(recognise(workbook, LEXICON, corrections or Corrections(take=frozenset(take))), workbook, LEXICON)


def typed(of: TableLayout, type: str) -> list[TypedSheet]:
    return [t for t in of.sheets if t.type.name == type]


def records(of: TableLayout, type: str) -> list[dict[str, str]]:
    """What the canonical tables of a type say, by the names of properties; empty cells left out."""
    lines: list[dict[str, str]] = []
    for one in typed(of, type):
        for _, cells in one.rows("ℹ"):
            told = {c.name: cells[c.index] for c in one.columns() if c.action != "keep" and c.index < len(cells)}
            lines.append({name: text for name, text in told.items() if text})
    return lines


def names(of: TableLayout) -> list[str]:
    return [line["name"] for line in records(of, "Organization")]


def pairs(of: TableLayout, type: str = "Membership") -> set[tuple[str, str]]:
    return {(line["source"], line["target"]) for line in records(of, type)}


def asked(of: TableLayout) -> set[str]:
    return {said.issue.rule for said in of.said}


def content_rows(*sheets: Sheet) -> int:
    return sum(any(row) for one in sheets for row in one.rows)


def write_csv(path: Path, rows: Cells) -> Path:
    path.write_text("\n".join(";".join(row) for row in rows) + "\n", "utf-8")
    return path
