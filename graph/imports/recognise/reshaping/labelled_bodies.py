"""A sheet that tells of a body line by line: "Leitung: Jugendamt", "Mitglieder:" with a line for each, "Gäste: SPZ"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.imports.recognise.reshaping.relisted import ListMaker, Relisted, shown_rows
from graph.imports.recognise.row_sorting.false_headings import says_nothing
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.body_names import split_members
from graph.imports.recognise.texts.plain_names import name_without_signs
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_MOST_ROWS, _MOST_CELLS = 400, 2
_MANY, _FEWEST, _LONGEST = 0.6, 2, 60
_HEADS = ("Einrichtung", "Gremium", "Funktion im Gremium")


class _Member(NamedTuple):
    name: SaidCell
    body: SaidCell
    role: SaidCell


def labelled_bodies(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The members of the bodies that a sheet tells of line by line; None if it is something else."""
    rows = shown_rows(grid, 0)
    if len(rows) > _MOST_ROWS or any(sum(map(bool, grid.rows[r])) > _MOST_CELLS for r in rows):
        return None
    found = _Lines(grid, lexicon, rows)
    members = list(found.members())
    called = sum(lexicon.is_organization(m.name.text) or not says_nothing(m.name.text, lexicon) for m in members)
    if found.labels < _FEWEST or len(members) < _FEWEST or called < _MANY * len(members):
        return None
    made = ListMaker(grid, [SaidCell(head, members[0].name.at) for head in _HEADS])
    for member in members:
        made.put(*member)
    bodies = list(dict.fromkeys(m.body.text for m in members))
    issue = shape_sentences.members_below_read(bodies)
    return Relisted(*made.built(), members[0].name.at, issue, (), tuple(found.heads))


class _Lines:
    """Goes through the lines of a sheet; ``heads`` are those that name a body or label others."""

    def __init__(self, grid: TextGrid, lexicon: SheetLexicon, rows: Sequence[int]) -> None:
        self._grid, self._lexicon, self._rows = grid, lexicon, rows
        self.labels = 0
        self.heads: list[int] = []

    def members(self) -> Iterator[_Member]:
        """Each member with its body and its role."""
        sheet = self._grid.sheet.name
        body = SaidCell(sheet if self._lexicon.body_kind(sheet) is not None else "", (0, 0))
        role: SaidCell | None = None
        for row in self._rows:
            column = next(c for c, text in enumerate(self._grid.rows[row]) if text)
            text, at = " ".join(t for t in self._grid.rows[row] if t), (row, column)
            label, colon, rest = text.partition(":")
            if colon and (read := self._label(label)) is not None:
                role, self.labels = SaidCell(read, at), self.labels + 1
                if not rest.strip():
                    self.heads.append(row)
            elif colon:
                role, rest = None, ""
            elif self._names_body(text):
                body, role, rest = SaidCell(text, at), None, ""
                self.heads.append(row)
            else:
                rest = text
            if role is not None and body.text:
                yield from (_Member(SaidCell(n, at), body, role) for n in self._named(rest))

    def _label(self, label: str) -> str | None:
        """The role of those behind or below a label, empty for plain members; None if it is no such label."""
        key, words = word_key(name_without_signs(label)), self._lexicon.layouts
        if key in words.headers["several"] or key in words.seat["member"]:
            return ""
        role = self._lexicon.marks.role(key)
        return self._lexicon.model.code("BodyRole", role.code).label.de if role is not None else None

    def _names_body(self, text: str) -> bool:
        named = len(text) <= _LONGEST and self._lexicon.body_kind(text) is not None
        return named and name_without_signs(text) == text

    def _named(self, text: str) -> Iterator[str]:
        for part in split_members(text, self._lexicon).parts if text.strip() else ():
            name = name_without_signs(part.strip())
            if any(map(str.isalpha, name)) and not self._lexicon.is_placeholder(name):
                yield name
