"""A column "Funktion" that says what organizations are in the network, among the trades and titles of persons.

"Schwangerenberatung" says what kind of actor somebody is, "Netzwerkkoordination" who coordinates; "Kinderärztin" does
so of a practice and is the trade of a person elsewhere. What else stands there is about persons and stays out.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from graph.imports.naming import naming_of
from graph.imports.recognise.arranged.offers import is_coordination
from graph.imports.recognise.found import FoundColumn, FoundTable, Lists, Role, RoleKind
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop

_TYPE = Role(RoleKind.PROPERTY, Prop.ACTOR_TYPE)


class Functions(NamedTuple):
    """The table with the functions of organizations alone, and the rows whose cell is about a person."""

    table: FoundTable
    column: FoundColumn
    persons: tuple[int, ...]


def with_functions(table: FoundTable, lexicon: SheetLexicon) -> Functions | None:
    """The same for the first column of a table that is headed so, unless it tells of roles in a body."""
    for column in table.columns if table.lists is Lists.ORGANIZATIONS else ():
        told = column.role.kind is RoleKind.PERSON or column.role == (RoleKind.SEAT, Prop.ROLE)
        if told and word_key(column.header) in lexicon.layouts.headers["function"]:
            texts = {t for r in table.rows if (t := table.grid.cell(r, column.index))}
            roles = any(lexicon.marks.role(word_key(text)) is not None for text in texts)
            return None if roles and column.role.kind is RoleKind.SEAT else functions_of(table, column, lexicon)
    return None


def functions_of(table: FoundTable, column: FoundColumn, lexicon: SheetLexicon) -> Functions | None:
    """The table with a column "Funktion" read as actor types; None if its cells name none."""
    name = next((c.index for c in table.columns if c.role == (RoleKind.PROPERTY, Prop.NAME)), None)
    if name is None or table.first(RoleKind.PROPERTY, Prop.ACTOR_TYPE) is not None:
        return None
    grid = table.grid
    cells = {r: text for r in table.rows if (text := grid.cell(r, column.index))}
    said = {r: is_of_organization(grid.cell(r, name), text, lexicon) for r, text in cells.items()}
    known = lexicon.words.codes["ActorType"]
    if not any(true and word_key(cells[r]) in known for r, true in said.items()):
        return None
    persons = tuple(r for r, true in said.items() if not true)
    read = replace(column, role=_TYPE, certainty="likely", reasons=("Funktion der Organisation im Netzwerk",))
    columns = tuple(read if c is column else c for c in table.columns)
    return Functions(replace(table, columns=columns, grid=grid.without(persons, column.index)), read, persons)


def is_of_organization(name: str, function: str, lexicon: SheetLexicon) -> bool:
    """Whether a function is that of the organization in its row, and not of a person in it."""
    key = word_key(function)
    code = lexicon.words.codes["ActorType"].get(key)
    if is_coordination(function, lexicon):
        return True
    first = key.split()[:1]
    if lexicon.is_person(function) or any(w in lexicon.layouts.headers["person"] for w in first):
        return False
    guess = naming_of(lexicon.model).of_name(name)
    own: Sequence[str] = (*guess.codes.get(Prop.ACTOR_TYPE, ()), *guess.candidates.get(Prop.ACTOR_TYPE, ()))
    if key in lexicon.words.codes["Profession"] or code is not None:
        trade = key in lexicon.words.codes["Profession"]
        return code in own or (not own and not trade)
    return lexicon.is_organization(function)
