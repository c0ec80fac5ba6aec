"""Agreements that columns of a list of organizations tell of, and who has signed them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.as_of import opened_on
from graph.imports.days_in_texts import day_in, is_day
from graph.imports.problems import Issue
from graph.imports.recognise.arranged.drafts import STATUS, TableDraft
from graph.imports.recognise.arranged.listed import Listed
from graph.imports.recognise.arranged.once import Once, day_in_name
from graph.imports.recognise.found import FoundColumn, FoundTable, RoleKind
from graph.imports.recognise.sentences import agreement_days, mark_sentences, sheet_sentences
from graph.imports.recognise.text_grid import At
from graph.imports.recognise.texts.agreement_marks import MarkedAgreement
from graph.imports.recognise.texts.header_parts import holds_below, parts_of
from graph.imports.recognise.texts.seat_marks import Holds
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from ontology.names import AgreementKind, EntityType, Prop, StatementStatus
from ontology.values import earliest, latest

_ABSENT, _OPEN = StatementStatus.CONFIRMED_ABSENT.value, StatementStatus.UNKNOWN.value
_ENDS = ("source", "target")
_OF_COOPERATION = ("koop", "kv", "unter", "vereinb", "datum", "stand ", "status ")
"""Beginnings of headers over the one agreement of a list."""
_8A, _72A = frozenset({"8a", "§8a"}), frozenset({"72a", "§72a"})
_PLAIN = "Kooperationsvereinbarung"
_NOT_SAID = MarkedAgreement("nothing")
_DATED = re.compile(r" vom ", re.IGNORECASE)


class AgreementColumns(NamedTuple):
    """What a list says of one agreement: whether it is signed, when, and until when it holds."""

    marks: FoundColumn
    day: FoundColumn | None
    ends: tuple[FoundColumn, ...]


class _LastDay(NamedTuple):
    """A day until which a row says that an agreement holds, and where it says so."""

    day: str
    at: At
    header: str


class _Said(NamedTuple):
    """What a row says of the agreement that is called so: whether it is signed, when, and until when.

    ``apart`` is the day that tells one of several agreements that are called so from the others.
    """

    at: At
    called: str
    holds: Holds
    day: str
    apart: str
    last: _LastDay | None


class Agreeing:
    """Makes agreements and signatures of columns such as "Koop-Vereinb."."""

    def __init__(self, lexicon: SheetLexicon, tables: Iterable[FoundTable]) -> None:
        self._lexicon = lexicon
        columns = (c for table in tables for kind in (RoleKind.AGREEMENT, RoleKind.SIGNED) for c in table.all(kind))
        own = {key for c in columns if not self._is_word(key := word_key(c.role.name))}
        self._own_names = len(own) > 1  # "Vereinbarung Nord" and "Vereinbarung Süd" on two sheets
        self.agreements = Once(lexicon, EntityType.AGREEMENT, (Prop.NAME, Prop.KIND, Prop.SIGNED_ON, Prop.VALID_UNTIL))
        self.drafts: list[TableDraft] = []
        self._several = self._alike = False

    def sign(self, listed: Listed) -> None:
        """The signatures that one list tells of."""
        table = listed.table
        draft = TableDraft(table, self._lexicon, "Signs", (*_ENDS, Prop.DATE.value, STATUS))
        told = list(self._columns_of(table))
        called = {word_key(c.marks.role.name) for c in told}
        self._several = self._own_names or len(called) > 1
        self._alike = sum(map(self._is_plain, called)) > 1
        for columns in told:
            cells = [cell for row in table.rows if (cell := self._cell(listed, row, columns)) is not None]
            days = self._days_apart(columns, cells)
            if days:
                listed.say(cells[0].at, columns.marks.header, agreement_days.by_day(columns.marks.header))
            cells = [cell if cell.day in days else cell._replace(apart="") for cell in cells]
            untils = _last_days(cells)
            for cell in cells:
                self._add(draft, listed, cell, untils.get((cell.called, cell.apart), ""))
        if draft.rows:
            self.drafts.append(draft)

    def _days_apart(self, columns: "AgreementColumns", cells: Sequence["_Said"]) -> frozenset[str]:
        """The days of agreements of their own: several below the plain word, and none of a signature.

        "KV vom" with three days tells of three agreements; "unterschrieben am", of three who signed the same one.
        """
        heads = {word_key(plain_header(c.header)) for c in (columns.marks, columns.day) if c is not None}
        signs = tuple(self._lexicon.layouts.headers["of_signature"])
        if any(word.startswith(signs) for head in heads for word in head.split()):
            return frozenset()
        days = frozenset(c.day for c in cells if c.day and self._is_of_two(c.called))
        return days if len(days) > 1 else frozenset()

    def _columns_of(self, table: FoundTable) -> Iterator["AgreementColumns"]:
        """The columns of each agreement: "KV vorhanden | KV Datum | KV gültig bis" are of one."""
        days = table.all(RoleKind.SIGNED)
        agreed = table.all(RoleKind.AGREEMENT)
        ends = [c for c in agreed if parts_of(c.header, c.group, self._lexicon).says == "end"]
        marks = [c for c in agreed or days if c not in ends]
        alone = len({word_key(c.role.name) for c in agreed or days}) == 1
        for column in marks:
            day = next(_beside(column, days, alone=alone), None)
            yield AgreementColumns(column, day, tuple(_beside(column, ends, alone=alone)))
        known = {word_key(c.role.name) for c in marks}
        for name in dict.fromkeys(word_key(c.role.name) for c in ends):
            if name not in known:
                own = tuple(c for c in ends if word_key(c.role.name) == name)
                yield AgreementColumns(next(_beside(own[0], days, alone=alone), own[0]), None, own)

    def _cell(self, listed: Listed, row: int, columns: "AgreementColumns") -> "_Said | None":
        column, beside, ends = columns
        at = (row, column.index)
        text = listed.table.grid.cell(*at)
        named = self._lexicon.agreed.named(text) if text else None
        text = named[1] if named is not None else text
        said = self._lexicon.agreed.read(text) if text and column not in ends else _NOT_SAID
        said = self._dated(listed, (row, beside), said) if beside is not None else said
        holds = holds_below(parts_of(column.header, column.group, self._lexicon).says, said.holds)
        if holds == "yes" and said.day and earliest(said.day) > opened_on():
            holds = "unknown"  # nobody has signed on a day to come
        if said.ends and holds == "yes":
            holds = self._ended(listed, _LastDay(said.ends, at, column.header), text)
        elif (issue := _told(holds, said, column.header)) is not None:
            listed.say(at, column.header, issue)
        holds, last = self._until(listed, (row, ends), holds)
        if holds not in ("yes", "no", "unknown") or row in listed.table.continues:
            return None
        name = named[0] if named is not None else column.role.name or plain_header(column.header)
        day = said.day if holds == "yes" else ""
        return _Said(at, name, holds, day, day, last if holds == "yes" else None)

    def _dated(self, listed: Listed, where: tuple[int, FoundColumn], said: MarkedAgreement) -> MarkedAgreement:
        """What a cell says with the day of signature beside it."""
        row, column = where
        text = listed.table.grid.cell(row, column.index)
        beside = self._lexicon.agreed.read(text) if text else _NOT_SAID
        if beside.day:
            return said._replace(holds="yes" if said.holds == "nothing" else said.holds, day=said.day or beside.day)
        if beside.holds == "unread":
            listed.say((row, column.index), column.header, sheet_sentences.day_unread(column.header))
        return said

    def _until(
        self, listed: Listed, where: tuple[int, Sequence[FoundColumn]], holds: Holds
    ) -> tuple[Holds, _LastDay | None]:
        """What holds with the last days beside it, and the latest of them: "Laufzeit bis | verlängert bis"."""
        row, columns = where
        told: list[_LastDay] = []
        for column in columns:
            text = listed.table.grid.cell(row, column.index)
            last = self._lexicon.agreed.read(text) if text else _NOT_SAID
            if last.holds == "unread":
                listed.say((row, column.index), column.header, sheet_sentences.day_unread(column.header))
                continue
            holds = last.holds if holds == "nothing" else holds
            if ends := last.ends or last.day:
                told.append(_LastDay(ends, (row, column.index), column.header))
        return holds, max(told, key=lambda one: latest(one.day), default=None)

    @staticmethod
    def _ended(listed: Listed, last: _LastDay, by: str) -> Holds:
        """What holds until a last day that is no agreement's own: if it is over, whether it holds is open."""
        listed.say(last.at, last.header, sheet_sentences.agreement_ends(by))
        return "unknown" if latest(last.day) < opened_on() else "yes"

    def _add(self, draft: TableDraft, listed: Listed, said: "_Said", until: str) -> None:
        table, at = listed.table, said.at
        name, kind, signed = self._named(said.called)
        if said.apart:
            name, signed = f"{name} vom {day_in_name(said.day).removeprefix('am ')}", said.day
        told: dict[str, str] = {Prop.KIND: kind, Prop.SIGNED_ON: signed, Prop.VALID_UNTIL: until}
        agreement = self.agreements.find(name, told, table, (table.header[-1], at[1]))
        holds = self._holds(listed, said, name)
        status = {"no": _ABSENT, "unknown": _OPEN}.get(holds, "")
        for key, who in listed.rows.get(at[0], ()):
            values = {"source": who, "target": name, Prop.DATE: said.day if holds == "yes" else "", STATUS: status}
            draft.add(values, at, {"source": key, "target": agreement})

    def _holds(self, listed: Listed, said: "_Said", name: str) -> Holds:
        """What holds beside the last day that is recorded of the agreement, or of the row where none is."""
        last, until = said.last, self.agreements.told(name, Prop.VALID_UNTIL)
        if last is None or last.day == until:
            return said.holds
        if not until:
            return self._ended(listed, last, last.header)
        shown = day_in_name(until).removeprefix("am ")
        listed.say(last.at, last.header, agreement_days.holds_until_other(last.header, name, shown))
        return said.holds

    def _named(self, header: str) -> tuple[str, str, str]:
        """Name and kind of the agreement that a header speaks of, and the day behind its name."""
        name, *behind = _DATED.split(header, maxsplit=1)
        day = day_in(behind[0]) if behind and is_day(behind[0].strip()) else None
        if day is not None:
            return name, self._kind(word_key(name)), day
        key = word_key(header)
        coop = self._is_plain(key)
        if self._alike or (self._several and not self._is_word(key)):
            coop = False  # "KoopV Lotsen" beside "KoopV Datenschutz" are two
        known = key in self._lexicon.words.codes["AgreementKind"]
        return _PLAIN if coop and not known else header, self._kind(key), ""

    def _is_of_two(self, called: str) -> bool:
        """Whether an agreement is called so plainly, or is of a kind, that each may have one of its own."""
        key = word_key(called)
        plain = self._named(called)[0] == _PLAIN or (self._alike and self._is_word(key))
        return plain or _is_of_law(key)

    def _kind(self, key: str) -> str:
        known = self._lexicon.words.codes["AgreementKind"].get(key)
        if known is not None:
            return known
        if _is_of_law(key):
            return AgreementKind.SCHUTZV if not _8A.isdisjoint(key.split()) else ""
        if key in ("loi", "letter of intent"):
            return AgreementKind.LOI
        return AgreementKind.KOOPV if self._is_plain(key) else ""

    def _is_word(self, key: str) -> bool:
        """Whether a header is no more than a word for agreements."""
        return key in self._lexicon.layouts.headers["agreement"]

    def _is_plain(self, key: str) -> bool:
        """Whether a header says no more than that something is agreed, or signed."""
        agreed = key.startswith(_OF_COOPERATION) and not _is_of_law(key)
        return agreed or key in self._lexicon.layouts.headers["signed"]


def _is_of_law(key: str) -> bool:
    """Whether a header names the section of a law that asks for the agreement."""
    return not (_8A | _72A).isdisjoint(key.split())


def _last_days(cells: Sequence[_Said]) -> dict[tuple[str, str], str]:
    """Until when each agreement holds, where all who have signed it say the same day."""
    said: dict[tuple[str, str], set[str]] = {}
    for cell in cells:
        if cell.holds == "yes":
            said.setdefault((cell.called, cell.apart), set()).add(cell.last.day if cell.last is not None else "")
    return {agreement: next(iter(days)) for agreement, days in said.items() if len(days) == 1}


def _beside(column: FoundColumn, others: Sequence[FoundColumn], *, alone: bool) -> Iterator[FoundColumn]:
    """The other columns that speak of the same agreement; ``alone`` there is but one."""
    name = word_key(column.role.name)
    return (c for c in others if c is not column and (alone or word_key(c.role.name) == name))


def _told(holds: Holds, said: MarkedAgreement, header: str) -> Issue | None:
    """What there is to say of a cell about an agreement that is neither yes nor no, or says more than one day."""
    if said.more and holds == "yes":
        return mark_sentences.agreement_says_more(header, said.more)
    if holds == "unknown":
        return sheet_sentences.open_mark(header)
    if holds == "unread":
        return sheet_sentences.agreement_oral(header) if said.oral else sheet_sentences.agreement_unread(header)
    return None
