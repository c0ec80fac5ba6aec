"""A column looked at as a whole: whether its cells are values as they stand, so that none has to be read by itself."""

from collections.abc import Iterator, Sequence
from itertools import islice

from graph.imports.check.cell_values import LONGEST_MARK, Converter
from graph.imports.check.contact_cells import holds_postal_code
from graph.imports.recognise.headers import Column
from graph.imports.recognise.tables import TypedSheet
from ontology.model import Property, Type
from ontology.names import Prop

_PIECE = 1000


class PlainColumns:
    """Tells for the tables of a list which columns are plain; each column is looked through once."""

    def __init__(self, converter: Converter, mark: str) -> None:
        self._converter, self._mark = converter, mark
        self._known: dict[tuple[int, str], list[tuple[Column, str]]] = {}

    def of(self, table: TypedSheet, kind: Type) -> list[tuple[Column, str]]:
        """The columns with what rows of a type say, each with the property that its cells fill as they stand, or „“."""
        key = id(table), kind.name
        if key not in self._known:
            rows = [cells for _, cells in table.rows(self._mark)]
            self._known[key] = [(c, self._filled_by(c, rows)) for c in table.parted(kind)[1]]
        return self._known[key]

    def _filled_by(self, column: Column, rows: Sequence[Sequence[str]]) -> str:
        prop, at = column.prop, column.index
        if prop is None or prop.target is not None or column.action not in ("value", "end"):
            return ""
        if not (self._converter.is_free(prop) or prop.name == Prop.STREET):
            return ""
        texts = (cells[at] for cells in rows if at < len(cells) and cells[at])
        return prop.name if self._stand(prop, texts) else ""

    def _stand(self, prop: Property, texts: Iterator[str]) -> bool:
        """Whether texts are values: single blanks, nothing that parts several, no mark of emptiness."""
        while piece := list(islice(texts, _PIECE)):
            joined = " ".join(piece)
            if " ".join(joined.split()) != joined or (prop.many and ";" in joined):
                return False
            if prop.name == Prop.STREET and holds_postal_code(joined):
                return False
            marks = (text for text in piece if len(text) <= LONGEST_MARK or text[0] == "#")
            if any(self._converter.blank(text) is not None for text in marks):
                return False
        return True
