"""What arranging knows of a list of organizations: its canonical table, which rows became which, and their headings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graph.imports.problems import Issue
from graph.imports.recognise.arranged.tables import RowKey, TypedSheet
from graph.imports.recognise.found import FoundTable, RoleKind, SaidOfPlace, SectionRow
from graph.imports.recognise.row_sorting.who_is_there import STANDING
from graph.imports.recognise.texts.member_labels import INFORMED
from graph.imports.recognise.texts.name_additions import NameAddition
from ontology.names import Prop, RelationType

_FIELDS = ("sector", Prop.ACTOR_TYPE.value)
"""Kinds of headings that end one another: a type of actors belongs to a sector of its own."""
_SEATS = ("seat", INFORMED)
_ENDING = (_FIELDS, _SEATS, ("body", *_SEATS))
"""Those of a kind end the ones behind it: over a body of its own members begin anew."""


_WHOLES = (RelationType.HAS_CARRIER, RelationType.PART_OF)


@dataclass
class Listed:
    """A list of organizations and the rows that it became.

    ``rows`` leads from a row of the grid to the organizations it names, by key and name; rows that continue another one
    lead to its organizations. It is empty for a plain list, which tells of nothing else. ``said`` is what to
    tell, ``beside`` what stood beside names and tells of seats, ``bodies`` are cells that name bodies.
    """

    table: FoundTable
    sheet: TypedSheet
    rows: Mapping[int, Sequence[tuple[RowKey, str]]]
    gone: frozenset[int] = frozenset()
    said: list[SaidOfPlace] = field(default_factory=list)
    beside: Mapping[RowKey, NameAddition] = field(default_factory=dict)
    bodies: tuple[tuple[int, int], ...] = ()

    def names(self) -> Iterator[tuple[RowKey, str]]:
        """Every organization of the list, by key and name."""
        if self.rows:
            for made in self.rows.values():
                yield from made
            return
        column = self.sheet.column_of(self.sheet.type, "name")
        for row in self.table.rows if column is not None else ():
            yield (self.sheet.key, row), self.table.grid.cell(row, column.index if column else 0)

    def say(self, at: tuple[int, int], header: str, issue: Issue) -> None:
        """Note something to tell of a cell."""
        found = self.table.grid.cell(*at)
        self.said.append(SaidOfPlace(self.table.place(at[0], at[1], header), found, issue))


def tells_of_bodies(table: FoundTable) -> bool:
    """Whether a column, a heading, or the name of the sheet, names a body."""
    named = "body" in table.context or "network" in table.context or any(s.kind == "body" for s in table.sections)
    return named or table.first(RoleKind.BODY) is not None or table.first(RoleKind.SEATS) is not None


def heads_over(table: FoundTable) -> frozenset[int]:
    """Rows with nothing but a name that stands over others: it is the carrier, or the whole, of the next row."""
    name, grid = table.first(RoleKind.PROPERTY, Prop.NAME), table.grid
    wholes = [c.index for c in table.columns if c.role.kind is RoleKind.LINK and c.role.name in _WHOLES]
    if name is None or not wholes or not grid.moved:
        return frozenset()
    return frozenset(
        row
        for row, following in pairwise(table.rows)
        if any(grid.at(following, c) == grid.at(row, name.index) for c in wholes)
        and sum(map(bool, grid.rows[row])) == 1
    )


def headings(table: FoundTable) -> Iterator[tuple[int, Mapping[str, SectionRow]]]:
    """Every row that is a record with the headings it stands under; an unknown heading ends all before it.

    So does one over those who are no partners, which only another of that kind, or an unknown one, ends in turn; where
    there are several, each belongs to the heading before it.
    """
    under: dict[str, SectionRow] = {}
    waiting = list(table.sections)
    several = sum(s.kind == STANDING for s in waiting) > 1
    for row in table.rows:
        while waiting and waiting[0].row < row:
            section = waiting.pop(0)
            if not section.kind or section.kind == STANDING or (several and STANDING in under):
                under = {}
            if section.kind:
                ended = next((kinds for kinds in _ENDING if section.kind in kinds), ())
                under = {**{kind: s for kind, s in under.items() if kind not in ended}, section.kind: section}
        yield row, under
