"""Bodies beside one another with their members below, read as a list of the members with a column for each body.

One body will do where its header says so: "Mitglieder der Steuerungsgruppe".
The grid that is made has each member once, in the row of the sheet where it stands first, or behind the last row where
several stand first in one; all cells keep the places where they stand in the sheet.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.body_names import name_and_mark
from graph.imports.recognise.texts.member_labels import member_label
from graph.imports.recognise.texts.member_titles import announced_body
from graph.imports.recognise.texts.plain_names import explains_a_mark
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_LOOK = 20
_MOST = 0.6
_HEAD, _CROSS = "Einrichtung", "x"
_MOST_MEMBERS, _MOST_ROWS = 2000, 400
_At = tuple[int, int]


class MembersBelow(NamedTuple):
    """The grid of the members, its area, rows that belong to another one, the header, the bodies, rows at its foot."""

    grid: TextGrid
    area: TableArea
    further: Mapping[int, int]
    header: int
    bodies: tuple[str, ...]
    feet: tuple[int, ...] = ()


def members_below(grid: TextGrid, lexicon: SheetLexicon) -> MembersBelow | None:
    """The members that stand below the names of bodies; None if the sheet is something else."""
    if len(grid.rows) > _MOST_ROWS:
        return None
    body_of = cache(lambda text: _named(text, lexicon))
    for row in range(min(_LOOK, len(grid.rows))):
        heads = [c for c, text in enumerate(grid.rows[row]) if text]
        bodies = [body_of(grid.cell(row, c)) for c in heads]
        # One name alone is that of a list as well: it has to say that those below are its members.
        if not all(bodies) or (len(heads) < 2 and not (heads and announced_body(grid.cell(row, heads[0]), lexicon))):
            continue
        if any(lexicon.is_organization(text) and not body_of(text) for cells in grid.rows[:row] for text in cells):
            return None  # members of another body, and no titles
        below = range(row + 1, len(grid.rows))
        feet = {r for r in below if _is_foot(grid, lexicon, r)}
        cells = [(r, c) for r in below if r not in feet for c, text in enumerate(grid.rows[r]) if text]
        members = [at for at in cells if at[1] in heads]
        if not members or len(members) > _MOST_MEMBERS or len(members) < len(cells):
            continue
        called = [c for c in heads if _are_called(grid, lexicon, [at for at in members if at[1] == c])]
        if called == heads:
            made = _Made(grid, row, dict(zip(heads, bodies, strict=True)), lexicon)
            return made.list_of(members)._replace(feet=tuple(sorted(feet)))
    return None


def _named(text: str, lexicon: SheetLexicon) -> str:
    """The body that a text names, or announces the members of; empty if it is none."""
    alone = lexicon.body_kind(text) is not None
    return announced_body(text, lexicon) or (text if alone else "")


def _is_foot(grid: TextGrid, lexicon: SheetLexicon, row: int) -> bool:
    """Whether a row has one text, and this speaks about the list: "Stand: Mai 2024", "Anzahl 12"."""
    texts = [t for t in grid.rows[row] if t]
    if len(texts) != 1 or lexicon.is_organization(texts[0].partition(":")[0]):
        return False
    if explains_a_mark(texts[0], lexicon):
        return True
    words = word_key(texts[0]).split()
    known = lexicon.layouts.rows
    return any(" ".join(words[:n]) in known["footer"] | known["total"] | known["legend"] for n in (1, 2, 3))


def _are_called(grid: TextGrid, lexicon: SheetLexicon, cells: Sequence[_At]) -> bool:
    """Whether most of some cells are called like organizations, and none like a body or a word over its members.

    None of them holds several addresses.
    """
    texts = [text for at in cells if not lexicon.is_placeholder(text := grid.cell(*at))]
    if any(lexicon.body_kind(text) is not None or text.count("@") > 1 for text in texts):
        return False
    if any(member_label(text, lexicon) is not None for text in texts):
        return False
    return len(texts) > 0 and sum(map(lexicon.is_organization, texts)) >= _MOST * len(texts)


@dataclass
class _Made:
    """Puts the grid together."""

    grid: TextGrid
    header: int
    heads: Mapping[int, str]
    lexicon: SheetLexicon
    rows: dict[int, list[str]] = field(default_factory=dict)
    places: dict[_At, _At] = field(default_factory=dict)
    further: dict[int, int] = field(default_factory=dict)

    def list_of(self, members: Sequence[_At]) -> MembersBelow:
        """The list with all members."""
        bodies, columns = tuple(self.heads.values()), list(self.heads)
        spare, known = self._spare(), dict[str, int]()
        for at in members:
            name, mark = name_and_mark(self.grid.cell(*at), self.lexicon)
            key = word_key(name)
            if key not in known:
                # The row of the sheet is for somebody: "N. N." must not stand for those beside it.
                taken = at[0] in self.rows or self.lexicon.is_placeholder(name)
                known[key] = next(spare) if taken else at[0]
                self._put(known[key], 0, name, at)
            elif at[0] not in self.rows:
                self.further.setdefault(at[0], known[key])
            self._put(known[key], 1 + columns.index(at[1]), mark or _CROSS, at)
        further = {row: base for row, base in self.further.items() if row not in self.rows}
        header = max(len(self.grid.rows), *(r + 1 for r in self.rows))
        for column, head in enumerate(self.heads):
            self.places[header, column + 1] = (self.header, head)
        self.places[header, 0] = (self.header, columns[0])
        rows = [self.rows.get(r, []) for r in range(header)] + [[_HEAD, *bodies]]
        titles = tuple(r for r in range(self.header) if any(self.grid.rows[r]))
        made = replace(
            self.grid, sheet=replace(self.grid.sheet, rows=rows), rows=rows, made_header=header, moved=self.places
        )
        area = TableArea((header,), self.header + 1, header, 0, len(self.heads), titles)
        return MembersBelow(made, area, further, self.header, bodies)

    def _spare(self) -> Iterator[int]:
        """Rows behind the last one of the sheet."""
        yield from range(len(self.grid.rows), len(self.grid.rows) + _MOST_MEMBERS)

    def _put(self, row: int, column: int, text: str, at: _At) -> None:
        cells = self.rows.setdefault(row, [""] * (len(self.heads) + 1))
        cells[column] = text
        self.places[row, column] = at
