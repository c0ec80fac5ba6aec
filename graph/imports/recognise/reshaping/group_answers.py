"""A checklist of groups: "Akteure nach § 3 KKG | beteiligt? | durch wen?", read as a list of those who are named.

A group is nobody: organizations are those that the list names for it. "nein" is an answer about the group, kept as an
entry that says so, as an answer to the question of the group is; so nobody in it is called like the group.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from graph.imports.persons.person_names import addresses_person, is_person
from graph.imports.problems import Issue
from graph.imports.recognise.found import LeftOutFor
from graph.imports.recognise.reshaping.relisted import MOST_RECORDS, ListMaker, Relisted, shown_rows, titles_above
from graph.imports.recognise.sentences import group_sentences, row_sentences
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.body_names import split_members
from graph.imports.recognise.texts.member_titles import titled_body
from graph.imports.recognise.texts.plain_names import name_without_signs
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop

_LOOK, _NEAR, _FEWEST, _MANY, _HALF = 20, 40, 3, 0.6, 0.5
_GROUPS = {Prop.COVERS_PARTNER: "KkgPartner", Prop.ACTOR_TYPE: "ActorType"}
_HEADS = {Prop.COVERS_PARTNER: "Partnergruppe nach KKG", Prop.ACTOR_TYPE: "Akteurstyp"}
_NETWORK, _STATUS, _ABSENT = "im Netzwerk", "Status", "bestätigt nicht vorhanden"


class _Frame(NamedTuple):
    """The header row, the columns of the groups, the answers and the names, and whether the header says "group"."""

    row: int
    group: int
    answer: int
    who: int
    says_groups: bool


def group_answers(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of those who are named for groups; None if the sheet is something else, or names and denies nobody."""
    frame = _framed(grid, lexicon)
    if frame is None:
        return None
    read = _Reader(grid, lexicon, frame)
    for row in shown_rows(grid, frame.row + 1):
        read.read(row)
    if not 0 < len(read.made.rows) <= MOST_RECORDS:
        return None
    told = group_sentences.groups_read(grid.cell(frame.row, frame.group), read.denied)
    titles = titles_above(grid, frame.row)
    at = (frame.row, frame.group)
    return Relisted(*read.made.built(), at, told, titles, (frame.row,), tuple(read.said), nameless=tuple(read.nameless))


def only_groups(grid: TextGrid, lexicon: SheetLexicon) -> bool:
    """Whether a sheet only says which groups there are, and names nobody."""
    return _framed(grid, lexicon) is not None


def _framed(grid: TextGrid, lexicon: SheetLexicon) -> _Frame | None:
    near = shown_rows(replace(grid, rows=grid.rows[: _LOOK + _NEAR]), 0)
    for row in range(min(_LOOK, len(grid.rows))):
        heads = [c for c, text in enumerate(grid.rows[row]) if text]
        rows = [r for r in near if r > row][:_NEAR] if len(heads) > 1 else []
        if len(heads) < 2 or len(rows) < _FEWEST:
            continue
        for group in heads[:2]:
            if (frame := _with_columns(grid, lexicon, (row, group), rows)) is not None:
                return frame
    return None


def _with_columns(grid: TextGrid, lexicon: SheetLexicon, at: At, rows: Sequence[int]) -> _Frame | None:
    """The frame of a sheet whose header names groups in a cell, or whose cells below it do."""
    row, group = at
    says = _heads_groups(grid.cell(*at), lexicon)
    right = [c for c in range(group + 1, grid.width) if grid.cell(row, c)]
    asking = [c for c in right if says or _about_taking_part(grid.cell(row, c), lexicon)]
    if not asking:  # told by headers alone: most lists are none of these, and long ones have many cells
        return None
    texts = [t for r in rows if (t := grid.cell(r, group))]
    known = sum(bool(_grouped(t, lexicon, says=says)) for t in texts)
    if known < max(_FEWEST, _MANY * len(texts)):
        return None
    answer = next((c for c in right if _answers(grid, lexicon, rows, c)), -1)
    if answer not in asking:
        return None
    who = next((c for c in right if c != answer and _names(grid, lexicon, (row, c), rows)), -1)
    if not (says or who >= 0):
        return None
    return _Frame(row, group, answer, who, says)


def _heads_groups(header: str, lexicon: SheetLexicon) -> bool:
    """Whether a header says that groups of the law stand below it, or groups of actors."""
    key, layouts = word_key(plain_header(header)), lexicon.layouts
    known = key in layouts.headers["groups"] or layouts.properties.get(key) == Prop.COVERS_PARTNER
    return known or "kkg" in key.split()


def _about_taking_part(header: str, lexicon: SheetLexicon) -> bool:
    key, words = word_key(plain_header(header)), lexicon.layouts.headers
    return key in words["network"] | words["active"] | words["takes_part"]


def _answers(grid: TextGrid, lexicon: SheetLexicon, rows: Sequence[int], column: int) -> bool:
    texts = [t for r in rows if (t := grid.cell(r, column))]
    return len(texts) >= _FEWEST - 1 and sum(_is_answer(lexicon, t) for t in texts) >= _MANY * len(texts)


def _is_answer(lexicon: SheetLexicon, text: str) -> bool:
    seats = lexicon.layouts.seat
    return contents.is_answer_or_open(lexicon, text) or word_key(text) in seats["yes"] | seats["no"] | seats["nothing"]


def _names(grid: TextGrid, lexicon: SheetLexicon, at: At, rows: Sequence[int]) -> bool:
    """Whether organizations stand below a header: it asks who, or most of its cells are called so."""
    header, words = grid.cell(*at), lexicon.layouts.headers
    texts = [t for r in rows if (t := grid.cell(r, at[1])) and not lexicon.is_placeholder(t)]
    called = sum(lexicon.is_organization(t) for t in texts)
    parts = [word_key(p) for p in plain_header(header).split("/")]
    asks = not {*parts, word_key(plain_header(header))}.isdisjoint(words["who"] | words["lesser"] | words["bare"])
    asks = asks or lexicon.heads_organizations(header)
    return called > 0 and (asks or (called >= _HALF * len(texts) and not lexicon.is_field(header)))


def _grouped(text: str, lexicon: SheetLexicon, *, says: bool) -> Mapping[Prop, str]:
    """The words for a group that is known, one of the law first where the header speaks of it."""
    words = name_without_signs(text, items=True)
    for prop in (Prop.COVERS_PARTNER, Prop.ACTOR_TYPE) if says else (Prop.ACTOR_TYPE, Prop.COVERS_PARTNER):
        if word_key(words) in lexicon.words.codes[_GROUPS[prop]]:
            return {prop: words}
    return {}


@dataclass
class _Reader:
    """Goes through the groups: ``nameless`` are rows that are no record, ``denied`` groups without anybody."""

    grid: TextGrid
    lexicon: SheetLexicon
    frame: _Frame
    denied: list[str] = field(default_factory=list)
    nameless: list[int] = field(default_factory=list)
    said: list[tuple[At, Issue]] = field(default_factory=list)
    above: int = field(init=False)
    body: str = field(init=False)
    beside: list[int] = field(init=False)
    made: ListMaker = field(init=False)

    def __post_init__(self) -> None:
        corner, answer = (self.frame.row, self.frame.group), (self.frame.row, self.frame.answer)
        heads = [SaidCell("Einrichtung", corner), *(SaidCell(word, corner) for word in _HEADS.values())]
        self.above, self.body = self.frame.row + 1, self._body()
        seats = [SaidCell(self.body, answer)] if self.body else []
        row, read = self.frame.row, {self.frame.group, self.frame.answer, self.frame.who}
        rows = shown_rows(self.grid, row + 1)
        others = (c for c in range(self.grid.width) if c not in read)
        self.beside = [c for c in others if self.grid.cell(row, c) or any(self.grid.cell(r, c) for r in rows)]
        beside = (SaidCell(self.grid.cell(row, c), (row, c)) for c in self.beside)
        self.made = ListMaker(self.grid, [*heads, SaidCell(_STATUS, answer), *seats, *beside])

    def _body(self) -> str:
        """The body that the answers are about: one that a title names, else the network; none if they ask for more."""
        frame, grid = self.frame, self.grid
        if not _about_taking_part(grid.cell(frame.row, frame.answer), self.lexicon):
            return ""
        titles = (grid.sheet.name, *(t for row in range(frame.row) for t in grid.rows[row] if t))
        return next((body for title in titles if (body := titled_body(title, self.lexicon))), _NETWORK)

    def read(self, row: int) -> None:
        """Put those whom a row names, or that it denies that there are any."""
        frame, grid = self.frame, self.grid
        names = list(self._named(row))
        goes_on = not grid.cell(row, frame.group) and bool(names)  # a further one of the group above
        self.above = self.above if goes_on else row
        text, answer = grid.cell(self.above, frame.group), grid.cell(self.above, frame.answer)
        if not text:
            self.nameless.append(row)
            self.said.append(((row, frame.answer), row_sentences.rows_without(LeftOutFor.NAMELESS)))
            return
        group, said = _grouped(text, self.lexicon, says=frame.says_groups), SaidCell(answer, (row, frame.answer))
        if not group and frame.says_groups and not goes_on:
            self.said.append(((row, frame.group), group_sentences.group_unknown()))
        for name in names:
            self._put(name, group, said)
        if not names:
            self._without_name(row, group, said)

    def _named(self, row: int) -> Iterator[SaidCell]:
        """The organizations that a row names."""
        frame = self.frame
        text = self.grid.cell(row, frame.who) if frame.who >= 0 else ""
        for part in split_members(text, self.lexicon).parts if text else ():
            name = name_without_signs(part, items=True)
            nobody = self.lexicon.is_placeholder(name) or _is_answer(self.lexicon, name)
            if not nobody and not is_person(name) and not addresses_person(name):
                yield SaidCell(name, (row, frame.who))
            elif not nobody:
                self.said.append(((row, frame.who), group_sentences.only_a_person()))

    def _put(self, name: SaidCell, group: Mapping[Prop, str], said: SaidCell, status: str = "") -> None:
        at = (name.at[0], self.frame.group)
        groups = (SaidCell(group.get(prop, ""), at) for prop in _HEADS)
        row = said.at[0]
        beside = (SaidCell(self.grid.cell(row, c), (row, c)) for c in self.beside)
        self.made.put(name, *groups, SaidCell(status, said.at), *([said] if self.body else []), *beside)

    def _without_name(self, row: int, group: Mapping[Prop, str], said: SaidCell) -> None:
        """A row that names nobody: called as one institution is, a group of which nobody takes part, or left open."""
        text, at = self.grid.cell(row, self.frame.group), (row, self.frame.group)
        # No seat in another body says nothing of the network.
        denied = contents.is_denied(self.lexicon, said.text) and self.body == _NETWORK
        if not self.frame.says_groups and self.lexicon.is_organization(text):
            self._put(SaidCell(text, at), group, said)
        elif denied and group:
            ((prop, words),) = group.items()
            code = self.lexicon.words.codes[_GROUPS[prop]][word_key(words)]
            label = self.lexicon.model.code(_GROUPS[prop], code).label.de
            self.denied.append(label)
            self._put(SaidCell(group_sentences.nobody_of(label), at), group, said._replace(text=""), _ABSENT)
        else:
            self.nameless.append(row)
            if said.text:
                self.said.append((said.at, group_sentences.group_open(text, said.text)))
