"""A column looked at as a whole: which of its cells are values as they stand, so that none of them is read by itself.

Nearly every cell of a long list is: a name, a street, five digits, a plain address. Cells are looked at a piece of a
column at a time, and one by one only where a piece holds something that has to be read.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from graph.imports.check.cell_values import LONGEST_MARK, Converter
from graph.imports.check.contact_cells import holds_postal_code
from graph.imports.check.origins import Unstated
from graph.imports.check.rows import AlikeSaid
from graph.imports.recognise.arranged.tables import TypedSheet
from graph.imports.recognise.texts.headers import Column
from graph.imports.recognise.texts.last_look_at_names import NAMED
from ontology.model import Property, Type
from ontology.names import Prop

_PIECE = 1000
TextsOf = Callable[[Sequence[str]], tuple[str, ...]]
_FORMS: Mapping[str, Callable[[str], re.Match[str] | None]] = {
    Prop.POSTAL_CODE: re.compile(r"[0-9]{5}").fullmatch,
    Prop.MAILBOX: re.compile(r"[a-z0-9._+-]{1,60}@[a-z0-9.-]{1,120}\.[a-z]{2,20}").fullmatch,
    Prop.WEBSITE: re.compile(r"https?://[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){0,6}\.[a-z]{2,20}/?").fullmatch,
}
"""What a value of a property with a form of its own looks like where nothing at all is the matter with it."""


def _texts_at(columns: Sequence[int]) -> TextsOf:
    """What takes the texts of some columns from the cells of a row in one step; the row must be as wide."""
    if len(columns) > 1:
        return itemgetter(*columns)
    return lambda cells: tuple(cells[at] for at in columns)


class ReadColumn(NamedTuple):
    """A column with the property that its cells fill as they stand, or „“, and the texts among them that do not."""

    column: Column
    plain: str
    odd: frozenset[str]


class TogetherRead(NamedTuple):
    """The columns of a table as those whose cells are mostly values as they stand, and all others."""

    plain: TextsOf
    props: tuple[str, ...]
    statuses: tuple[str | None, ...]
    odd: frozenset[str]
    words: TextsOf
    others: tuple[Column, ...]
    width: int
    alike: dict[tuple[str, ...], AlikeSaid]

    def plain_said(self, cells: Sequence[str]) -> list[Unstated] | None:
        """What the plain cells of a row say; None if one of them has to be read by itself."""
        texts = self.plain(cells)
        if not self.odd.isdisjoint(texts):
            return None
        said = zip(self.props, texts, self.statuses, strict=True)
        return [*said] if all(texts) else [one for one in said if one[1]]


class PlainColumns:
    """Tells for the tables of a list which cells are plain; each column is looked through once."""

    def __init__(self, converter: Converter, mark: str, nobodys_name: Callable[[str], bool]) -> None:
        self._converter, self._mark, self._nobodys_name = converter, mark, nobodys_name
        self._known: dict[tuple[int, str], list[ReadColumn]] = {}
        self._together: dict[tuple[int, str], TogetherRead] = {}

    def together(self, table: TypedSheet, kind: Type) -> TogetherRead:
        """The same columns, to be read together."""
        key = id(table), kind.name
        if key not in self._together:
            read = self.of(table, kind)
            plain, others = [r for r in read if r.plain], [r.column for r in read if not r.plain]
            self._together[key] = TogetherRead(
                _texts_at([r.column.index for r in plain]),
                tuple(r.plain for r in plain),
                tuple(r.column.status for r in plain),
                frozenset().union(*(r.odd for r in plain)),
                _texts_at([column.index for column in others]),
                tuple(others),
                max((r.column.index + 1 for r in read), default=0),
                {},
            )
        return self._together[key]

    def of(self, table: TypedSheet, kind: Type) -> list[ReadColumn]:
        """The columns with what rows of a type say."""
        key = id(table), kind.name
        if key not in self._known:
            rows = [cells for _, cells in table.rows(self._mark)]
            self._known[key] = [self._read(c, rows, kind) for c in table.parted(kind)[1]]
        return self._known[key]

    def _read(self, column: Column, rows: Sequence[Sequence[str]], kind: Type) -> ReadColumn:
        prop, at = column.prop, column.index
        if prop is None or prop.target is not None or column.action not in ("value", "end"):
            return ReadColumn(column, "", frozenset())
        if not (self._converter.is_free(prop) or prop.name == Prop.STREET or prop.name in _FORMS):
            return ReadColumn(column, "", frozenset())
        texts = (cells[at] for cells in rows if at < len(cells) and cells[at])
        return ReadColumn(column, prop.name, frozenset(self._odd(prop, texts, named=kind.name in NAMED)))

    def _odd(self, prop: Property, texts: Iterator[str], *, named: bool) -> Iterator[str]:
        """The texts that are no values as they stand."""
        stand = self._formed if prop.name in _FORMS else self._named if named and prop.name == Prop.NAME else self._free
        while piece := list(islice(texts, _PIECE)):
            if not stand(prop, piece):
                yield from (text for text in piece if not stand(prop, (text,)))

    def _formed(self, prop: Property, piece: Sequence[str]) -> bool:
        return all(map(_FORMS[prop.name], piece)) and not self._holds_mark(piece)

    def _free(self, prop: Property, piece: Sequence[str]) -> bool:
        """Whether texts are values: single blanks, nothing that parts several, no mark of emptiness."""
        joined = " ".join(piece)
        if " ".join(joined.split()) != joined or (prop.many and ";" in joined):
            return False
        if prop.name == Prop.STREET and holds_postal_code(joined):
            return False
        return not self._holds_mark(piece)

    def _named(self, prop: Property, piece: Sequence[str]) -> bool:
        return self._free(prop, piece) and not any(map(self._nobodys_name, piece))

    def _holds_mark(self, piece: Iterable[str]) -> bool:
        """Whether a mark of emptiness is among them."""
        blank = self._converter.blank
        return any(blank(text) is not None for text in piece if len(text) <= LONGEST_MARK or text[0] == "#")
