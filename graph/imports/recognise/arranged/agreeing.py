"""Agreements, meetings and regions that columns, headings and sheets of a list of organizations tell of."""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from graph.as_of import opened_on
from graph.imports.days_in_texts import day_in, is_day
from graph.imports.problems import Issue
from graph.imports.recognise.arranged.bodies import Bodies
from graph.imports.recognise.arranged.drafts import STATUS, TableDraft
from graph.imports.recognise.arranged.listed import Listed, headings
from graph.imports.recognise.arranged.tables import RowKey
from graph.imports.recognise.found import FoundColumn, FoundTable, RoleKind
from graph.imports.recognise.sentences import agreement_days, mark_sentences, sheet_sentences
from graph.imports.recognise.sentences.row_sentences import everywhere_read
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
_BETWEEN = re.compile(r"[/,+&]| und ")
_DATED = re.compile(r" vom ", re.IGNORECASE)


class Once:
    """One row for each name: agreements and regions of several lists of a file are the same."""

    def __init__(self, lexicon: SheetLexicon, type: str, props: Sequence[str]) -> None:
        self._lexicon, self._type, self._props = lexicon, type, tuple(map(str, props))
        self._made: dict[str, RowKey] = {}
        self._drafts: dict[int, TableDraft] = {}

    def find(self, name: str, values: dict[str, str], table: FoundTable, at: At) -> RowKey:
        """The row of that name, made at its first mention."""
        key = word_key(name)
        if key not in self._made:
            draft = self._drafts.setdefault(
                id(table), TableDraft(table, self._lexicon, self._type, self._props, frozenset({Prop.KIND.value}))
            )
            self._made[key] = draft.add({Prop.NAME: name, **values}, at)
        return self._made[key]

    @property
    def drafts(self) -> list[TableDraft]:
        """The tables made."""
        return list(self._drafts.values())


class AgreementColumns(NamedTuple):
    """What a list says of one agreement: whether it is signed, on which day, and until when it holds."""

    marks: FoundColumn
    day: FoundColumn | None
    end: FoundColumn | None


class _Said(NamedTuple):
    """What a cell says of the agreement that is called so: whether it is signed, and on which day."""

    at: At
    called: str
    holds: Holds
    day: str


class Agreeing:
    """Makes agreements and signatures of columns such as "Koop-Vereinb."."""

    def __init__(self, lexicon: SheetLexicon) -> None:
        self._lexicon = lexicon
        self.agreements = Once(lexicon, EntityType.AGREEMENT, (Prop.NAME, Prop.KIND, Prop.SIGNED_ON))
        self.drafts: list[TableDraft] = []
        self._several = self._alike = False

    def sign(self, listed: Listed) -> None:
        """The signatures that one list tells of."""
        table = listed.table
        draft = TableDraft(table, self._lexicon, "Signs", (*_ENDS, Prop.DATE.value, STATUS))
        told = list(self._columns_of(table))
        called = {word_key(c.marks.role.name) for c in told}
        self._several, self._alike = len(called) > 1, sum(map(self._is_plain, called)) > 1
        for columns in told:
            cells = [cell for row in table.rows if (cell := self._cell(listed, row, columns)) is not None]
            days = self._days_apart(columns, cells)
            if days:
                listed.say(cells[0].at, columns.marks.header, agreement_days.by_day(columns.marks.header))
            for cell in cells:
                self._add(draft, listed, cell, apart=cell.day in days)
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
        columns = table.all(RoleKind.AGREEMENT) or days
        ends = [c for c in columns if parts_of(c.header, c.group, self._lexicon).says == "end"]
        marks = [c for c in columns if c not in ends]
        alone = len({word_key(c.role.name) for c in columns}) == 1
        for column in marks:
            day, end = (_beside(column, found, alone=alone) for found in (days, ends))
            yield AgreementColumns(column, day, end)
        known = {word_key(c.role.name) for c in marks}
        for column in (c for c in ends if word_key(c.role.name) not in known):
            yield AgreementColumns(column, _beside(column, days, alone=alone), column)

    def _cell(self, listed: Listed, row: int, columns: "AgreementColumns") -> "_Said | None":
        column, beside, end = columns
        at = (row, column.index)
        text = listed.table.grid.cell(*at)
        named = self._lexicon.agreed.named(text) if text else None
        text = named[1] if named is not None else text
        said = self._lexicon.agreed.read(text) if text and column is not end else _NOT_SAID
        said = self._dated(listed, (row, beside), said) if beside is not None else said
        holds = holds_below(parts_of(column.header, column.group, self._lexicon).says, said.holds)
        if holds == "yes" and said.day and earliest(said.day) > opened_on():
            holds = "unknown"  # nobody has signed on a day to come
        if said.ends and holds == "yes":
            holds = self._ended(listed, at, column, (said.ends, text))
        elif (issue := _told(holds, said, column.header)) is not None:
            listed.say(at, column.header, issue)
        holds = self._until(listed, (row, end), holds) if end is not None else holds
        if holds not in ("yes", "no", "unknown") or row in listed.table.continues:
            return None
        name = named[0] if named is not None else column.role.name or plain_header(column.header)
        return _Said(at, name, holds, said.day if holds == "yes" else "")

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

    def _until(self, listed: Listed, where: tuple[int, FoundColumn], holds: Holds) -> Holds:
        """What holds with the last day beside it."""
        row, column = where
        text = listed.table.grid.cell(row, column.index)
        last = self._lexicon.agreed.read(text) if text else _NOT_SAID
        if last.holds == "unread":
            listed.say((row, column.index), column.header, sheet_sentences.day_unread(column.header))
            return holds
        holds = last.holds if holds == "nothing" else holds
        ends = last.ends or last.day
        return (
            self._ended(listed, (row, column.index), column, (ends, column.header))
            if ends and holds == "yes"
            else holds
        )

    @staticmethod
    def _ended(listed: Listed, at: At, column: FoundColumn, said: tuple[str, str]) -> Holds:
        """What holds until a last day, which is nobody's signature: if it is over, whether it holds is open."""
        ends, by = said
        listed.say(at, column.header, sheet_sentences.agreement_ends(by))
        return "unknown" if latest(ends) < opened_on() else "yes"

    def _add(self, draft: TableDraft, listed: Listed, said: "_Said", *, apart: bool) -> None:
        table, at = listed.table, said.at
        name, kind, signed = self._named(said.called)
        if apart:
            name, signed = f"{name} vom {_shown(said.day).removeprefix('am ')}", said.day
        agreement = self.agreements.find(
            name, {Prop.KIND: kind, Prop.SIGNED_ON: signed}, table, (table.header[-1], at[1])
        )
        status = {"no": _ABSENT, "unknown": _OPEN}.get(said.holds, "")
        for key, who in listed.rows.get(at[0], ()):
            values = {"source": who, "target": name, Prop.DATE: said.day, STATUS: status}
            draft.add(values, at, {"source": key, "target": agreement})

    def _named(self, header: str) -> tuple[str, str, str]:
        """Name and kind of the agreement that a header speaks of, and the day behind its name."""
        name, *behind = _DATED.split(header, maxsplit=1)
        day = day_in(behind[0]) if behind and is_day(behind[0].strip()) else None
        if day is not None:
            return name, self._kind(word_key(name)), day
        key = word_key(header)
        coop = self._is_plain(key)
        if self._alike or (self._several and key not in self._lexicon.layouts.headers["agreement"]):
            coop = False  # "KoopV Lotsen" beside "KoopV Datenschutz" are two
        known = key in self._lexicon.words.codes["AgreementKind"]
        return _PLAIN if coop and not known else header, self._kind(key), ""

    def _is_of_two(self, called: str) -> bool:
        """Whether an agreement is called so plainly, or is of a kind, that each may have one of its own."""
        key = word_key(called)
        plain = self._named(called)[0] == _PLAIN or (self._alike and key in self._lexicon.layouts.headers["agreement"])
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

    def _is_plain(self, key: str) -> bool:
        """Whether a header says no more than that something is agreed, or signed."""
        agreed = key.startswith(_OF_COOPERATION) and not _is_of_law(key)
        return agreed or key in self._lexicon.layouts.headers["signed"]


def _is_of_law(key: str) -> bool:
    """Whether a header names the section of a law that asks for the agreement."""
    return not (_8A | _72A).isdisjoint(key.split())


def _beside(column: FoundColumn, others: Sequence[FoundColumn], *, alone: bool) -> FoundColumn | None:
    """The first other column that speaks of the same agreement; ``alone`` there is but one."""
    name = word_key(column.role.name)
    same = (c for c in others if c is not column and (alone or word_key(c.role.name) == name))
    return next(same, None)


def _told(holds: Holds, said: MarkedAgreement, header: str) -> Issue | None:
    """What there is to say of a cell about an agreement that is neither yes nor no, or says more than one day."""
    if said.more and holds == "yes":
        return mark_sentences.agreement_says_more(header, said.more)
    if holds == "unknown":
        return sheet_sentences.open_mark(header)
    if holds == "unread":
        return sheet_sentences.agreement_oral(header) if said.oral else sheet_sentences.agreement_unread(header)
    return None


class Attending:
    """Makes meetings of columns that are days, and attendance of the marks below."""

    def __init__(self, lexicon: SheetLexicon, bodies: Bodies) -> None:
        self._lexicon, self._bodies = lexicon, bodies
        self.drafts: list[TableDraft] = []

    def attend(self, listed: Listed) -> None:
        """The meetings and attendances that one list tells of."""
        table = listed.table
        columns = table.all(RoleKind.MEETING)
        if not columns:
            return
        body = table.context.get("met") or table.context.get("body", "")
        meetings = TableDraft(
            table, self._lexicon, EntityType.MEETING, (Prop.NAME.value, Prop.DATE.value, Prop.BODY.value)
        )
        draft = TableDraft(table, self._lexicon, "Attendance", (*_ENDS, Prop.ATTENDANCE.value, STATUS))
        for column in columns:
            at = (table.header[-1], column.index)
            refers = {Prop.BODY.value: self._bodies.find(body, table, at)} if body else None
            name = f"{body or 'Treffen'} {_shown(column.role.name)}"
            meeting = meetings.add({Prop.NAME: name, Prop.DATE: column.role.name, Prop.BODY: body}, at, refers)
            for row in table.rows:
                self._cell(draft, listed, (row, column.index), (column, name, meeting))
        self.drafts += [d for d in (meetings, draft) if d.rows]

    def _cell(self, draft: TableDraft, listed: Listed, at: At, meeting: tuple[FoundColumn, str, RowKey]) -> None:
        column, name, met = meeting
        read = self._lexicon.marks.attendance(listed.table.grid.cell(*at))
        if read == "nothing":
            return
        if read == "unread":
            listed.say(at, column.header, sheet_sentences.mark_unread(name))
            return
        if read == "unknown":
            listed.say(at, column.header, sheet_sentences.open_mark(name))
        status = {"away": _ABSENT, "unknown": _OPEN}.get(read, "")
        kind = "attended" if status else read
        for key, who in listed.rows.get(at[0], ()):
            draft.add(
                {"source": who, "target": name, Prop.ATTENDANCE: kind, STATUS: status},
                at,
                {"source": key, "target": met},
            )


class RegionMaker:
    """Makes regions of a column, of headings, and of names of sheets."""

    def __init__(self, lexicon: SheetLexicon, known: Callable[[str], RowKey | None]) -> None:
        self._lexicon, self._known = lexicon, known
        self._regions = Once(lexicon, EntityType.NETWORK_REGION, (Prop.NAME,))
        self._covers: list[TableDraft] = []
        self._looked: tuple[tuple[int, int], dict[str, None]] | None = None

    def cover(self, listed: Listed) -> None:
        """The regions of one list."""
        table = listed.table
        column = table.first(RoleKind.REGION)
        if column is None and "region" not in table.context and all(s.kind != "region" for s in table.sections):
            return
        draft = TableDraft(table, self._lexicon, "CoversRegion", _ENDS)
        for row, under in headings(table):
            section = under.get("region")
            text = table.grid.cell(row, column.index) if column is not None else ""
            at = (row, column.index) if column is not None else (row, table.left)
            made_at = at
            if not text and section is not None:
                text, made_at = section.text, (section.row, section.column)
            text = text or table.context.get("region", "")
            if text and row not in table.continues and not self._lexicon.is_placeholder(text):
                self._add(draft, listed, (row, at), (text, made_at))
        if draft.rows:
            self._covers.append(draft)

    def _add(self, draft: TableDraft, listed: Listed, where: tuple[int, At], told: tuple[str, At]) -> None:
        row, at = where
        for text in self._named(told[0], listed.table):
            if word_key(text) in self._lexicon.layouts.hints["everywhere"]:
                listed.say(told[1], "", everywhere_read())
                continue
            region = self._known(text) or self._regions.find(text, {}, listed.table, told[1])
            for key, who in listed.rows.get(row, ()):
                draft.add({"source": who, "target": text}, at, {"source": key, "target": region})

    def _named(self, text: str, table: FoundTable) -> list[str]:
        """The regions that a cell names; "alle" is all of them.

        "Nord/Süd" is two where both stand alone elsewhere, "LK Moor + LK Horn" because each says what it is.
        """
        parts = [t for part in text.replace("\n", ";").split(";") if (t := part.strip())]
        column = table.first(RoleKind.REGION)
        if column is None:
            return parts
        alone, everywhere = self._alone(table, column.index), self._lexicon.layouts.hints["everywhere"]
        single = [t for t in alone if word_key(t) not in everywhere and not any(p in alone for p in _pieces(t)[1:])]
        plain = list(dict.fromkeys(p for t in single for p in self._apart(t, alone)))
        found: list[str] = []
        for part in parts:
            found += plain if word_key(part) in everywhere and plain else self._apart(part, alone)
        return found

    def _apart(self, text: str, alone: Container[str]) -> list[str]:
        """The regions of a text: "Nord/Süd" where both stand alone elsewhere, "Kreis Moor und Kreis Horn" anyway."""
        pieces = _pieces(text)
        apart = all(p in alone or self._lexicon.is_public(p) for p in pieces)
        return pieces if len(pieces) > 1 and apart else [text]

    def _alone(self, table: FoundTable, column: int) -> dict[str, None]:
        """The texts of a column in their order, looked through once."""
        if self._looked is None or self._looked[0] != (id(table), column):
            texts = (table.grid.cell(row, column).strip() for row in table.rows)
            self._looked = (id(table), column), dict.fromkeys(filter(None, texts))
        return self._looked[1]

    @property
    def drafts(self) -> list[TableDraft]:
        """The tables made."""
        return [*self._regions.drafts, *self._covers]


def _pieces(text: str) -> list[str]:
    return [t.strip() for t in _BETWEEN.split(text)]


def _shown(day: str) -> str:
    """
    >>> _shown("2024-03-21"), _shown("2024-03"), _shown("2024")
    ('am 21.03.2024', '03.2024', '2024')
    """
    shown = ".".join(reversed(day.split("-")))
    return f"am {shown}" if day.count("-") > 1 else shown
