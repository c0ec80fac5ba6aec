"""Seats that a list of organizations tells of: crosses under bodies, bodies in a cell, headings, names of sheets."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from graph.imports.recognise import sentences
from graph.imports.recognise.bodies import Bodies
from graph.imports.recognise.drafts import STATUS, At, Draft
from graph.imports.recognise.found import FoundColumn, RoleKind, Section
from graph.imports.recognise.lexicon import Lexicon
from graph.imports.recognise.listed import Listed, headings
from graph.imports.recognise.marks import Seat
from graph.imports.recognise.names import split_bodies
from graph.imports.recognise.tables import RowKey
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop, StatementStatus

PROPS = (
    "source",
    "target",
    Prop.ROLE,
    Prop.RAW_ROLE,
    Prop.VOTING_RIGHT,
    Prop.SEATS,
    Prop.START_DATE,
    Prop.END_DATE,
    STATUS,
)
_STATUS = {"no": StatementStatus.CONFIRMED_ABSENT, "unknown": StatementStatus.UNKNOWN}
_PLAIN_SEAT = Seat("yes")


class _Told(NamedTuple):
    """A seat that a row tells of, and where."""

    body: str
    seat: Seat
    at: At
    body_at: At


class Seating:
    """Makes memberships; the same organization is put into the same body once."""

    def __init__(self, lexicon: Lexicon, bodies: Bodies) -> None:
        self._lexicon, self._bodies = lexicon, bodies
        self._given: set[tuple[str, ...]] = set()
        self.drafts: list[Draft] = []

    def seat(self, listed: Listed) -> None:
        """The memberships that one list tells of."""
        table = listed.table
        columns = table.all(RoleKind.BODY)
        if not (columns or table.all(RoleKind.SEATS) or "body" in table.context or _body_sections(listed)):
            return
        draft = Draft(table, self._lexicon, "Membership", tuple(map(str, PROPS)))
        for row, under in headings(table):
            extra = self._extra(listed, row)
            for told in self._told(listed, row, under):
                self._add(draft, listed, row, told._replace(seat=_with(told.seat, extra)))
        if draft.rows:
            self.drafts.append(draft)

    def _told(self, listed: Listed, row: int, under: Mapping[str, Section]) -> Iterator[_Told]:
        table = listed.table
        for column in table.all(RoleKind.BODY):
            text = table.grid.cell(row, column.index)
            seat = self._read(listed, row, column, text) if text else None
            if seat is not None:
                yield _Told(column.role.name, seat, (row, column.index), (table.header[-1], column.index))
        for column in table.all(RoleKind.SEATS):
            if text := table.grid.cell(row, column.index):
                yield from self._in_cell(listed, row, column, text)
        if (section := under.get("body")) is not None:
            yield _Told(section.text, _PLAIN_SEAT, (row, table.left), (section.row, section.column))
        if (body := table.context.get("body")) and row not in table.continues:
            yield _Told(body, _PLAIN_SEAT, (row, table.left), (table.header[-1], table.left))

    def _read(self, listed: Listed, row: int, column: FoundColumn, text: str) -> Seat | None:
        seat = self._lexicon.marks.seat(text)
        at = (row, column.index)
        if seat.holds == "unread" or seat.unread:
            listed.say(at, column.header, sentences.seat_unread(column.role.name or column.header))
        if seat.holds == "unknown":
            listed.say(at, column.header, sentences.open_mark(column.role.name or column.header))
        return None if seat.holds in ("unread", "nothing") else seat

    def _in_cell(self, listed: Listed, row: int, column: FoundColumn, text: str) -> Iterator[_Told]:
        at = (row, column.index)
        if self._lexicon.marks.seat(text).holds in ("no", "nothing"):
            return
        if self._lexicon.is_placeholder(text):
            listed.say(at, column.header, sentences.open_mark(column.header))
            return
        for named in split_bodies(text, self._lexicon, self._bodies.known):
            seat = self._lexicon.marks.seat(named.mark) if named.mark else _PLAIN_SEAT
            if named.sure and seat.holds not in ("unread", "nothing"):
                yield _Told(named.name, seat, at, at)
            else:
                listed.say(at, column.header, sentences.seat_unread(f"„{named.name}“"))

    def _extra(self, listed: Listed, row: int) -> Seat:
        """What columns beside say of the one seat of a row: role, begin, end."""
        found = _PLAIN_SEAT
        for column in listed.table.all(RoleKind.SEAT):
            text = listed.table.grid.cell(row, column.index)
            if not text:
                continue
            if column.role.name == Prop.ROLE:
                found = self._role(found, text)
            elif day := self._day(listed, (row, column.index), column.header, text):
                found = found._replace(start=day) if column.role.name == Prop.START_DATE else found._replace(end=day)
        return found

    def _role(self, found: Seat, text: str) -> Seat:
        """The role that a cell names; words that are none stay as they are."""
        seat = self._lexicon.marks.seat(text)
        if seat.role and not seat.unread:
            return found._replace(role=seat.role, vote=seat.vote)
        key = word_key(text)
        known = key in self._lexicon.words.codes["BodyRole"] or ("BodyRole", key) in self._lexicon.words.ambiguous
        return found._replace(role=text) if known else found._replace(unread=text)

    def _day(self, listed: Listed, at: At, header: str, text: str) -> str:
        seat = self._lexicon.marks.seat(text)
        if not seat.start and not seat.end:
            listed.say(at, header, sentences.day_unread(header))
        return seat.start or seat.end

    def _add(self, draft: Draft, listed: Listed, row: int, told: _Told) -> None:
        body = self._bodies.find(told.body, listed.table, told.body_at)
        seat = told.seat._replace(holds="unknown") if row in listed.gone and told.seat.holds == "yes" else told.seat
        for key, name in listed.rows.get(row, ()):
            once = (*self._who(listed, key, name), *map(str, body), seat.role, seat.start)
            if once in self._given:
                continue
            self._given.add(once)
            draft.add(_values(name, told.body, seat), told.at, {"source": key, "target": body})

    def _who(self, listed: Listed, key: RowKey, name: str) -> tuple[str, ...]:
        """What tells organizations of one name apart: carrier and place; rows that are alike in them are one."""
        cells = listed.sheet.sheet.rows[key[1]]
        told = [c for c in listed.sheet.columns() if c.name in ("HasCarrier", Prop.LOCALITY)]
        return (word_key(name), *(word_key(cells[c.index]) if c.index < len(cells) else "" for c in told))


def _with(seat: Seat, extra: Seat) -> Seat:
    return seat._replace(
        role=seat.role or extra.role,
        vote=seat.vote or extra.vote,
        start=seat.start or extra.start,
        end=seat.end or extra.end,
        unread=extra.unread,
    )


def _values(name: str, body: str, seat: Seat) -> dict[str, str]:
    return {
        "source": name,
        "target": body,
        Prop.ROLE: seat.role,
        Prop.RAW_ROLE: seat.unread,
        Prop.VOTING_RIGHT: seat.vote,
        Prop.SEATS: seat.seats,
        Prop.START_DATE: seat.start,
        Prop.END_DATE: seat.end,
        STATUS: _STATUS.get(seat.holds, ""),
    }


def _body_sections(listed: Listed) -> bool:
    return any(s.kind == "body" for s in listed.table.sections)
