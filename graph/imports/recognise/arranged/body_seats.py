"""Lists of bodies that say who sits there how: "SPZ (beratend)" among members, a column "Vorsitz" beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph.imports.recognise.arranged.drafts import TableDraft
from graph.imports.recognise.arranged.seat_rows import SEAT_PROPS, seat_values
from graph.imports.recognise.arranged.tables import TypedSheet
from graph.imports.recognise.column_roles.corrected import SAID
from graph.imports.recognise.found import FoundTable, SaidOfPlace
from graph.imports.recognise.row_sorting.false_headings import says_nothing
from graph.imports.recognise.sentences import name_sentences
from graph.imports.recognise.text_grid import At
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.body_names import name_and_mark, split_members
from graph.imports.recognise.texts.headers import Column
from graph.imports.recognise.texts.seat_marks import MarkedSeat
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from ontology.names import EntityType, Prop, RelationType

_SOME = 0.3


@dataclass
class BodySeats:
    """Takes seats with a role out of lists of bodies; ``named`` are those who have one, by the key of their table."""

    lexicon: SheetLexicon
    drafts: list[TableDraft] = field(default_factory=list)
    named: dict[str, list[tuple[At, str]]] = field(default_factory=dict)
    said: list[SaidOfPlace] = field(default_factory=list)

    def taken(self, sheet: TypedSheet, table: FoundTable) -> TypedSheet:
        """The table of bodies without the members whose seats are told apart, and without the columns of roles."""
        name = sheet.column_of(sheet.type, Prop.NAME)
        if sheet.type.name != EntityType.COMMITTEE or any(SAID in c.reasons for c in table.columns) or name is None:
            return sheet
        draft = TableDraft(table, self.lexicon, RelationType.MEMBERSHIP, SEAT_PROPS)
        rows = [list(cells) for cells in sheet.sheet.rows]
        roles = {c: role for c in sheet.columns() if (role := self._role_of(sheet, c))}
        members = [c for c in sheet.columns() if (c.action, c.name) == ("link", RelationType.MEMBERSHIP)]
        seated: list[tuple[At, str]] = []
        for number, cells in sheet.rows(self.lexicon.forms.mark):
            body = cells[name.index] if name.index < len(cells) else ""
            self._tell(sheet, number, cells, roles)
            for column, who, seat in (*self._seats(cells, roles), *self._apart(rows[number], members)):
                at = (sheet.row(number), column.index)
                draft.add(seat_values(who, body, seat), at, {"target": (sheet.key, number)})
                seated.append((at, who))
        if not draft.rows:
            return sheet
        for column in roles:
            rows[sheet.header][column.index] = ""
        self.drafts.append(draft)
        self.named[sheet.key] = seated
        fixed = tuple(c for c in sheet.fixed if c not in roles)
        return replace(sheet, sheet=replace(sheet.sheet, rows=rows), fixed=fixed)

    def _role_of(self, sheet: TypedSheet, column: Column) -> str:
        """The role that a header names, above the organizations that have it; persons are none."""
        key = word_key(plain_header(column.header))
        role = self.lexicon.marks.role(key) if column.action == "keep" and not column.name else None
        if role is None:
            return ""
        texts = [c[column.index] for _, c in sheet.rows(self.lexicon.forms.mark) if column.index < len(c)]
        texts = [t for t in texts if t]
        called = sum(contents.is_organization(self.lexicon, t) and not self.lexicon.is_person(t) for t in texts)
        return role.code if texts and called >= _SOME * len(texts) else ""

    def _seats(self, cells: Sequence[str], roles: dict[Column, str]) -> Iterator[tuple[Column, str, MarkedSeat]]:
        for column, code in roles.items():
            text = cells[column.index] if column.index < len(cells) else ""
            for who in split_members(text, self.lexicon).parts if text else ():
                if self._is_called(who):
                    yield column, who, MarkedSeat("yes", role=code)

    def _tell(self, sheet: TypedSheet, number: int, cells: Sequence[str], roles: dict[Column, str]) -> None:
        """Tell of who has a role and is called like no organization; persons are dropped at the door."""
        for column in roles:
            text = cells[column.index] if column.index < len(cells) else ""
            parts = [p for p in split_members(text, self.lexicon).parts if any(map(str.isalpha, p))] if text else []
            if any(not self._is_called(who) for who in parts):
                issue = name_sentences.names_nobody(column.header)
                self.said.append(SaidOfPlace(sheet.place(number, column), text, issue))

    def _is_called(self, who: str) -> bool:
        """Whether a text is the name of an organization, and of no person."""
        named = self.lexicon.is_organization(who) or not says_nothing(who, self.lexicon)
        return named and not self.lexicon.is_person(who) and not self.lexicon.is_placeholder(who)

    def _apart(self, cells: list[str], members: Sequence[Column]) -> Iterator[tuple[Column, str, MarkedSeat]]:
        """The seats that are told apart; the cells keep the other members."""
        for column in members:
            left, told = self._told_apart(cells[column.index] if column.index < len(cells) else "")
            if told:
                cells[column.index] = left
            yield from ((column, who, seat) for who, seat in told)

    def _told_apart(self, text: str) -> tuple[str, list[tuple[str, MarkedSeat]]]:
        """The members of a cell of whom it says nothing more, and the others with their seats."""
        plain: list[str] = []
        told: list[tuple[str, MarkedSeat]] = []
        for part in split_members(text, self.lexicon).parts if text else ():
            name, mark = name_and_mark(part, self.lexicon)
            seat = self.lexicon.marks.seat(mark) if mark else None
            if seat is not None and seat.holds in ("yes", "no", "unknown"):
                told.append((name, seat))
            else:
                plain.append(part)
        return "; ".join(plain), told
