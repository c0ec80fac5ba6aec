"""Rows of ties whose cell names several partners: one row for each of them."""

from collections.abc import Sequence
from dataclasses import replace

from graph.imports.recognise.arranged.tables import CellOrigin, TypedSheet
from graph.imports.recognise.found import SaidOfPlace
from graph.imports.recognise.sentences import name_sentences
from graph.imports.recognise.texts.body_names import split_members, split_organizations
from graph.imports.recognise.texts.headers import Column
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from ontology.names import EntityType


def with_ends_apart(
    sheet: TypedSheet, lexicon: SheetLexicon, before: SheetLexicon
) -> tuple[TypedSheet, list[SaidOfPlace]]:
    """The table with a row for each of several organizations in a cell, and what to tell of it.

    What was known ``before`` this list tells which names on its left are whole; on its right these are known as well.
    """
    ends = [c for c in sheet.columns() if _names_organizations(c, lexicon)]
    said: list[SaidOfPlace] = []
    made: list[tuple[int, Sequence[str]]] = []
    for number, cells in sheet.rows(lexicon.forms.mark):
        rows: list[Sequence[str]] = [cells]
        for column in ends:
            text = cells[column.index] if column.index < len(cells) else ""
            partners = column.name == "target"
            split = split_members(text, lexicon) if partners else split_organizations(text, before)
            if split.asked:
                said.append(SaidOfPlace(sheet.place(number, column), text, name_sentences.split_name(split.parts)))
            if len(split.parts) > 1:
                rows = [_with(row, column.index, part) for row in rows for part in split.parts]
        made += [(number, row) for row in rows]
    if all(len(rows) == 1 for rows in _by_number(made).values()):
        return sheet, said
    head = sheet.sheet.rows[sheet.header]
    width = max(len(head), *(len(row) for _, row in made))
    origin = CellOrigin([sheet.header, *(n for n, _ in made)], range(width), [(sheet.header, c) for c in range(width)])
    rows = [head, *(row for _, row in made)]
    apart = replace(
        sheet,
        sheet=replace(sheet.sheet, rows=rows),
        header=0,
        numbers=range(1, len(rows)),
        origin=origin,
    )
    return apart, said


def _names_organizations(column: Column, lexicon: SheetLexicon) -> bool:
    target = column.prop.target if column.prop is not None else None
    return column.action == "end" and target is not None and lexicon.model.is_a(EntityType.ORGANIZATION, target)


def _with(cells: Sequence[str], index: int, text: str) -> list[str]:
    return [*cells[:index], text, *cells[index + 1 :]]


def _by_number(made: Sequence[tuple[int, Sequence[str]]]) -> dict[int, list[Sequence[str]]]:
    found: dict[int, list[Sequence[str]]] = {}
    for number, row in made:
        found.setdefault(number, []).append(row)
    return found
