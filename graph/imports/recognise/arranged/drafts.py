"""A canonical table as it grows: rows of one type, each cell with the place it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.imports.recognise.arranged.tables import CellOrigin, RowKey, TypedSheet
from graph.imports.recognise.found import FoundTable
from graph.imports.recognise.text_grid import At
from graph.imports.recognise.texts.headers import Action, Column
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.workbook import Sheet

STATUS = "status"
"""The column with the status of a statement."""


@dataclass
class TableDraft:
    """Rows of one type, taken from one found table."""

    table: FoundTable
    lexicon: SheetLexicon
    type: str
    props: Sequence[str]
    inferred: frozenset[str] = frozenset()
    rows: list[list[str]] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)
    _places: list[At] = field(default_factory=list)
    _refers: dict[int, dict[int, RowKey]] = field(default_factory=dict)

    @cached_property
    def key(self) -> str:
        """What tells the table from all others of the workbook."""
        table = self.table
        return f"{table.grid.sheet.file}|{table.name}|{table.header[0]}|{table.left}|{self.type}"

    def add(self, values: Mapping[str, str], at: At, refers: Mapping[str, RowKey] | None = None) -> RowKey:
        """Add a row whose cells came from one cell of the found table."""
        number = len(self.rows)
        self.rows.append([values.get(p, "") for p in self.props])
        self._lines.append(at[0])
        self._places.append(self.table.grid.at(*at))
        for prop, key in refers.items() if refers else ():
            self._refers.setdefault(self.props.index(prop), {})[number] = key
        return self.key, number

    def built(self) -> TypedSheet:
        """The table as the check reads it."""
        kind = self.lexicon.model.types[self.type]
        columns = tuple(self._column(i, p) for i, p in enumerate(self.props))
        sheet = Sheet(self.table.name, self.table.grid.sheet.file, self.rows)
        head = self.table.grid.at(self.table.header[-1], self.table.left)
        origin = CellOrigin(self._lines, (), [head] * len(columns), places=self._places, turned=self.table.grid.turned)
        return TypedSheet(
            sheet, kind, -1, self.lexicon.headers, None, columns, origin, key=self.key, refers=self._refers
        )

    def _column(self, index: int, name: str) -> Column:
        kind = self.lexicon.model.types[self.type]
        if name == STATUS:
            return Column(index, "Status", "meta", STATUS)
        ends = {"source": kind.source, "target": kind.target}
        prop = ends.get(name) or kind.property(name)
        action: Action = "end" if ends.get(name) is not None else "value"
        header = prop.label.de if prop is not None else name
        return Column(index, header, action, name, prop, "inferred" if name in self.inferred else None)
