"""A sheet that tells of a body line by line: "Leitung: Jugendamt", "Mitglieder:" with a line for each, "Gäste: SPZ".

The words may have letters or numbers, "a) Mitglieder", "b) nachrichtlich", and no colon.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.imports.problems import Issue
from graph.imports.recognise.areas import is_header
from graph.imports.recognise.reshaping.relisted import ListMaker, Relisted, shown_rows
from graph.imports.recognise.row_sorting.false_headings import says_nothing
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.body_names import split_members
from graph.imports.recognise.texts.member_labels import MemberLabel, member_label
from graph.imports.recognise.texts.member_titles import announced_body, met_on
from graph.imports.recognise.texts.plain_names import name_without_signs
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon

_MOST_ROWS, _MOST_CELLS, _FIRST = 400, 2, 5
_MANY, _FEWEST, _LONGEST = 0.6, 2, 60
_HEADS = ("Einrichtung", "Gremium", "Funktion im Gremium")
_NOTE = "Bemerkung"
"""Above the word for those who are only informed."""


class _Member(NamedTuple):
    name: SaidCell
    body: SaidCell
    role: SaidCell
    note: SaidCell


def labelled_bodies(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The members of the bodies that a sheet tells of line by line; None if it is something else."""
    rows = shown_rows(grid, 0)
    if len(rows) > _MOST_ROWS or any(sum(map(bool, grid.rows[r])) > _MOST_CELLS for r in rows):
        return None
    if any(sum(map(bool, grid.rows[r])) > 1 and is_header(grid, lexicon, r, (0, grid.width - 1)) for r in rows):
        return None
    if any(met_on(text, lexicon).body for r in rows[:_FIRST] for text in grid.rows[r] if text):
        return None  # who came to a meeting need not be a member
    found = _Lines(grid, lexicon, rows)
    members = list(found.members())
    called = sum(lexicon.is_organization(m.name.text) or not says_nothing(m.name.text, lexicon) for m in members)
    if found.labels < _FEWEST or len(members) < _FEWEST or called < _MANY * len(members):
        return None
    bodies = [text for text in dict.fromkeys(m.body.text for m in members) if text]
    noted = any(m.note.text for m in members)
    parts = [n for n in range(len(_Member._fields)) if n == 0 or (noted if n > len(_HEADS) - 1 else bodies)]
    made = ListMaker(grid, [SaidCell((*_HEADS, _NOTE)[n], members[0].name.at) for n in parts])
    for member in members:
        made.put(*(member[n] for n in parts))
    issue = shape_sentences.members_below_read(bodies) if bodies else shape_sentences.members_of_no_body()
    return Relisted(*made.built(), members[0].name.at, issue, (), tuple(found.heads), tuple(found.said))


class _Lines:
    """Goes through the lines of a sheet; ``heads`` are those that name a body or label others."""

    def __init__(self, grid: TextGrid, lexicon: SheetLexicon, rows: Sequence[int]) -> None:
        self._grid, self._lexicon, self._rows = grid, lexicon, rows
        self.labels = 0
        self.heads: list[int] = []
        self.said: list[tuple[At, Issue]] = []
        sheet = grid.sheet.name
        self._body = SaidCell(sheet if lexicon.body_kind(sheet) is not None else "", (0, 0))
        self._label: MemberLabel | None = None
        self._label_at: At = (0, 0)

    def members(self) -> Iterator[_Member]:
        """Each member with its body and its role, and those who are only written to."""
        for row in self._rows:
            column = next(c for c, text in enumerate(self._grid.rows[row]) if text)
            text, at = " ".join(t for t in self._grid.rows[row] if t), (row, column)
            rest = self._headed(text, at)
            if self._label is None or (not self._body.text and not self._label.informed and not self.labels):
                continue
            body = SaidCell("", at) if self._label.informed else self._body
            role = SaidCell(self._role() if body.text else "", self._label_at)
            note = SaidCell(self._label.word if self._label.informed else "", self._label_at)
            yield from (_Member(SaidCell(n, at), body, role, note) for n in self._named(rest))

    def _role(self) -> str:
        """The role that the last label gives, in the words of the model."""
        role = self._label.role if self._label is not None else None
        return self._lexicon.model.code("BodyRole", role.code).label.de if role is not None else ""

    def _headed(self, text: str, at: At) -> str:
        """What of a line names somebody, once it was looked at as the name of a body, or as a word over others."""
        label, colon, rest = text.partition(":")
        read = member_label(label, self._lexicon) if colon or member_label(text, self._lexicon) is not None else None
        if read is not None:
            self._label, self._label_at, self.labels = read, at, self.labels + 1
            if read.informed:
                self.said.append((at, shape_sentences.receivers_among_members()))
        elif colon:
            self._label = None
            return ""
        elif body := self._names_body(text):
            announced = bool(announced_body(text, self._lexicon))
            self._body, self._label = SaidCell(body, at), MemberLabel("") if announced else None
            self.labels += announced
        else:
            return text
        if not rest.strip():
            self.heads.append(at[0])
        return rest

    def _names_body(self, text: str) -> str:
        """The body that a line names, or announces the members of; empty if it names none."""
        if announced := announced_body(text, self._lexicon):
            return announced
        named = len(text) <= _LONGEST and self._lexicon.body_kind(text) is not None
        return text if named and name_without_signs(text) == text else ""

    def _named(self, text: str) -> Iterator[str]:
        for part in split_members(text, self._lexicon).parts if text.strip() else ():
            name = name_without_signs(part.strip(), items=True)
            if any(map(str.isalpha, name)) and not self._lexicon.is_placeholder(name):
                yield name
