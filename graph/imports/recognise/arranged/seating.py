"""Seats that a list of organizations tells of: crosses under bodies, bodies in a cell, headings, names of sheets."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.imports.dates import span_of
from graph.imports.days_in_texts import serial_day
from graph.imports.persons.cutting import LEFT_OUT
from graph.imports.persons.person_names import is_person
from graph.imports.recognise.arranged.bodies import Bodies
from graph.imports.recognise.arranged.deputies import SUBSTITUTE, Deputies
from graph.imports.recognise.arranged.drafts import TableDraft
from graph.imports.recognise.arranged.listed import Listed, headings, heads_over, tells_of_bodies
from graph.imports.recognise.arranged.seat_rows import SEAT_PROPS, seat_values
from graph.imports.recognise.arranged.tables import RowKey
from graph.imports.recognise.column_roles.seat_roles import DEPUTY
from graph.imports.recognise.found import UNTIL, FoundColumn, RoleKind, SectionRow
from graph.imports.recognise.sentences import mark_sentences, sheet_sentences
from graph.imports.recognise.text_grid import At
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.body_names import split_bodies
from graph.imports.recognise.texts.contents import Profile
from graph.imports.recognise.texts.header_parts import HeaderParts, is_of_members, parts_of, seat_below
from graph.imports.recognise.texts.member_labels import INFORMED
from graph.imports.recognise.texts.seat_marks import MarkedSeat
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop

_PLAIN_SEAT = MarkedSeat("yes")
_HALF = 0.5


class ToldSeat(NamedTuple):
    """A seat that a row tells of, and where."""

    body: str
    seat: MarkedSeat
    at: At
    body_at: At


class Seating:
    """Makes memberships; the same organization is put into the same body once."""

    def __init__(self, lexicon: SheetLexicon, bodies: Bodies) -> None:
        self._lexicon, self._bodies = lexicon, bodies
        self._given: set[tuple[str, RowKey, str, str]] = set()
        self.drafts: list[TableDraft] = []

    def seat(self, listed: Listed) -> None:
        """The memberships that one list tells of."""
        table = listed.table
        if not tells_of_bodies(table):
            return
        draft = TableDraft(table, self._lexicon, "Membership", SEAT_PROPS)
        cells = SeatCells(listed, self._lexicon, self._bodies.known)
        told_apart, deputies = _telling_apart(listed), Deputies(listed, self._lexicon)
        for row, under in headings(table):
            seats = list(cells.told(row, under))
            extra = self._headed(cells.beside_those(seats, row), under)
            for told in seats:
                one = told._replace(seat=_with(told.seat, extra))
                self._add(draft, listed, row, (one, told_apart, len(seats) == 1))
            for deputy in deputies.of(row) if len(seats) == 1 else ():
                body = self._bodies.find(seats[0].body, table, seats[0].body_at)
                values = seat_values(deputy.name, seats[0].body, SUBSTITUTE)
                draft.add(values, deputy.at, {"source": deputy.key, "target": body})
        if deputies.draft.rows:
            self.drafts.append(deputies.draft)
        if draft.rows:
            self.drafts.append(draft)

    def _headed(self, beside: MarkedSeat, under: Mapping[str, SectionRow]) -> MarkedSeat:
        """What stands beside the seat, with what a heading such as "Beratende Mitglieder" says of it."""
        headed = under.get("seat")
        return _with(beside, self._lexicon.marks.seat(headed.text)) if headed is not None else beside

    def _add(self, draft: TableDraft, listed: Listed, row: int, what: tuple[ToldSeat, list[int], bool]) -> None:
        told, told_apart, alone = what
        body = self._bodies.find(told.body, listed.table, told.body_at)
        for key, name in listed.rows.get(row, ()):
            seat = told.seat
            beside = listed.beside.get(key) if alone or "body" in listed.table.context else None
            if beside is not None and seat.holds == "yes":
                seat = _with(seat, beside.seat)._replace(holds=beside.seat.holds)
            if row in listed.gone and seat.holds == "yes":
                seat = seat._replace(holds="unknown")
            # What tells organizations of one name apart is carrier and place; rows that are alike in them are one.
            cells = listed.sheet.sheet.rows[key[1]]
            who = "|".join((word_key(name), *(cells[c].casefold() for c in told_apart if c < len(cells))))
            once = (who, body, seat.role, seat.start)
            if once not in self._given:
                self._given.add(once)
                draft.add(seat_values(name, told.body, seat), told.at, {"source": key, "target": body})


class SeatCells:
    """Reads the cells of a list that tell of seats."""

    def __init__(self, listed: Listed, lexicon: SheetLexicon, known: frozenset[str]) -> None:
        self._listed, self._lexicon, self._known = listed, lexicon, known
        table = listed.table
        self._table, self._head = table, table.header[-1]
        self._bodies = [(c, parts_of(c.header, c.group, lexicon)) for c in table.all(RoleKind.BODY)]
        self._in_cells = table.all(RoleKind.SEATS)
        self._beside, self._context = table.all(RoleKind.SEAT), table.context.get("body", "")
        self._network = table.context.get("network", "")
        self._plain = _PLAIN_SEAT._replace(end=table.context.get(UNTIL, ""))
        self._heads_over = heads_over(table)
        self._heads = frozenset(c.index for c in (*(c for c, _ in self._bodies), *self._beside) if self._sends_heads(c))

    def _sends_heads(self, column: FoundColumn) -> bool:
        """Whether "Leitung" says who of an institution comes, and not who leads the body.

        So below "Mitglied StG", for several of one body, and among words that are mostly no roles: "Fachkraft".
        """
        texts = Counter(t for r in self._table.rows if (t := self._table.grid.cell(r, column.index)))
        heads = sum(n for t, n in texts.items() if word_key(t) in self._lexicon.layouts.seat["head"])
        if not heads or column.role.kind is RoleKind.BODY:
            return heads > 1 or (heads > 0 and is_of_members(column.header, self._lexicon))
        return heads > 1 or Profile(texts, texts.total()).share(contents.is_of_body, self._lexicon) < _HALF

    def told(self, row: int, under: Mapping[str, SectionRow]) -> Iterator[ToldSeat]:
        """The seats that a row tells of."""
        cells = self._table.grid.rows[row]
        for at, body, seat in self._below_bodies(row, cells):
            yield ToldSeat(body, seat, at, (self._head, at[1]))
        for column in self._in_cells:
            if text := self._table.grid.cell(row, column.index):
                yield from self._in_cell((row, column.index), column.header, text)
        if row in self._heads_over:
            return  # a carrier over those who sit there
        informed = INFORMED in under
        section = under.get("body")
        if section is not None and not informed:
            yield ToldSeat(section.text, _PLAIN_SEAT, (row, self._table.left), (section.row, section.column))
        dated = self._network and self.beside(row)
        if dated and (dated.start or dated.end):
            yield ToldSeat(self._network, _PLAIN_SEAT, (row, self._table.left), (self._head, self._table.left))
        # Below a heading with a body of its own nobody sits in the one that the title names.
        if self._context and section is None and row not in self._table.continues and not informed:
            yield ToldSeat(self._context, self._plain, (row, self._table.left), (self._head, self._table.left))

    def _below_bodies(self, row: int, cells: Sequence[str]) -> Iterator[tuple[At, str, MarkedSeat]]:
        """The one seat in each body that its columns tell of: a cross, a role, a beginning, an end."""
        found: dict[str, tuple[At, str, MarkedSeat]] = {}
        members: set[str] = set()
        for column, parts in self._bodies:
            text = cells[column.index] if column.index < len(cells) else ""
            seat = self._read(row, column, text, parts) if text else None
            seat = seat_below(parts, seat) if seat is not None else None
            if seat is None or seat.holds == "nothing":
                continue
            key = word_key(column.role.name)
            at, body, known = found.get(key, ((row, column.index), column.role.name, seat))
            found[key] = (at, body, _joined(known, seat))
            if parts.says in ("", "yes") and seat.holds == "yes" and not _is_deputy(seat):
                members.add(key)
        for key, (at, body, seat) in found.items():
            # Whoever has a seat and names a deputy beside it is none.
            yield at, body, seat._replace(role="") if key in members and _is_deputy(seat) else seat

    def _read(self, row: int, column: FoundColumn, text: str, parts: HeaderParts) -> MarkedSeat | None:
        seat = self._lexicon.marks.seat(text)
        if seat.holds == "unread" and parts.says in ("yes", "role") and (text == LEFT_OUT or is_person(text)):
            seat = MarkedSeat("yes", person=True)  # whom the institution sends, and who is not kept
        seat = seat._replace(role="", unread=text) if self._is_head(column, text) else seat
        at, body = (row, column.index), column.role.name or plain_header(column.header)
        if seat.holds == "unread":
            self._listed.say(at, column.header, sheet_sentences.seat_unread(body))
        elif seat.unread:
            issue = mark_sentences.head_of_whom if self._is_head(column, text) else sheet_sentences.seat_partly_read
            self._listed.say(at, column.header, issue(body, seat.unread))
        if seat.holds == "unknown":
            self._listed.say(at, column.header, sheet_sentences.open_mark(body))
        return None if seat.holds in ("unread", "nothing") else seat

    def _is_head(self, column: FoundColumn, text: str) -> bool:
        """Whether a cell says that the head of an institution comes."""
        return column.index in self._heads and word_key(text) in self._lexicon.layouts.seat["head"]

    def _in_cell(self, at: At, header: str, text: str) -> Iterator[ToldSeat]:
        if self._lexicon.marks.seat(text).holds in ("no", "nothing"):
            return
        if self._lexicon.is_placeholder(text):
            self._listed.say(at, header, sheet_sentences.open_mark(header))
            return
        for named in split_bodies(text, self._lexicon, self._known):
            seat = self._lexicon.marks.seat(named.mark) if named.mark else _PLAIN_SEAT
            if named.sure and seat.holds not in ("unread", "nothing"):
                if seat.unread:
                    self._listed.say(at, header, sheet_sentences.seat_partly_read(named.name, seat.unread))
                yield ToldSeat(named.name, seat, at, at)
            else:
                self._listed.say(at, header, sheet_sentences.seat_unread(f"„{named.name}“"))

    def tell_beside(self, row: int) -> None:
        """Tell of what stands beside a seat that the row does not have."""
        for column in self._beside:
            text = self._table.grid.cell(row, column.index)
            if text and self._lexicon.marks.seat(text).holds not in ("no", "nothing"):
                self._listed.say((row, column.index), column.header, sheet_sentences.beside_no_seat(column.header))

    def beside_those(self, seats: Sequence[ToldSeat], row: int) -> MarkedSeat:
        """What columns beside say of the seats of a row; of which of several bodies they speak, is open."""
        if all(told.seat.holds == "no" for told in seats):
            self.tell_beside(row)  # "Steuerungsgruppe: nein, Mitglied seit 2017" is since when of something else
            return _PLAIN_SEAT
        if len({word_key(told.body) for told in seats}) <= 1:
            return self.beside(row)
        for column in self._beside:
            if self._table.grid.cell(row, column.index) and column.role.name != DEPUTY:
                at = (row, column.index)
                self._listed.say(at, column.header, sheet_sentences.beside_several_seats(column.header))
        return _PLAIN_SEAT

    def beside(self, row: int) -> MarkedSeat:
        """What columns beside say of the one seat of a row: role, begin, end."""
        found = _PLAIN_SEAT
        for column in self._beside:
            text = self._table.grid.cell(row, column.index)
            if not text:
                continue
            if column.role.name == Prop.ROLE:
                found = found._replace(unread=text) if self._is_head(column, text) else self._role(found, text)
            elif column.role.name == Prop.VOTING_RIGHT:
                found = self._vote(found, (row, column.index), column.header)
            elif column.role.name == DEPUTY:
                continue  # a seat of its own
            else:
                found = self._timed(found, (row, column.index), column)
        return found

    def _timed(self, found: MarkedSeat, at: At, column: FoundColumn) -> MarkedSeat:
        """Begin and end: "bis 2026" is an end whatever stands above it, a day alone what its header says."""
        text = self._table.grid.cell(*at)
        seat = self._lexicon.marks.seat(serial_day(text) or text)
        if not seat.start and not seat.end:
            span = span_of(text)
            if span is not None and span.open:
                return found  # "lfd." below "bis": it goes on
            if _leaves_open(seat, text, self._lexicon):
                self._listed.say(at, column.header, sheet_sentences.open_mark(column.header))
                return found._replace(holds="unknown")
            self._listed.say(at, column.header, sheet_sentences.day_unread(column.header))
            return found
        if column.role.name == Prop.END_DATE:
            return found._replace(end=seat.end or seat.start)
        return found._replace(start=found.start or seat.start, end=found.end or seat.end)

    def _role(self, found: MarkedSeat, text: str) -> MarkedSeat:
        """The role that a cell names; words that are none stay as they are."""
        seat = self._lexicon.marks.seat(text)
        if seat.role and not seat.unread:
            return found._replace(role=seat.role, vote=seat.vote)
        key = word_key(text)
        if key in self._lexicon.layouts.seat["member"]:
            return found  # a seat is what the row tells of already
        known = key in self._lexicon.words.codes["BodyRole"] or ("BodyRole", key) in self._lexicon.words.ambiguous
        return found._replace(role=text) if known else found._replace(unread=text)

    def _vote(self, found: MarkedSeat, at: At, header: str) -> MarkedSeat:
        """Whether the member may vote; "nein (beratend)" names the role as well."""
        text = self._table.grid.cell(*at)
        seat = self._lexicon.marks.seat(text)
        if (seat.holds == "unread" or seat.unread) and not self._lexicon.marks.vote(text):
            self._listed.say(at, header, sheet_sentences.mark_unread(header))
        elif seat.holds == "unknown":
            self._listed.say(at, header, sheet_sentences.open_mark(header))
        vote = self._lexicon.marks.vote(text)
        return found._replace(vote=vote or seat.vote, role=found.role or seat.role)


def _leaves_open(seat: MarkedSeat, text: str, lexicon: SheetLexicon) -> bool:
    """Whether words where a day would stand leave open who is a member: "angefragt" below "seit"."""
    return seat.holds == "unknown" or word_key(text) in lexicon.layouts.seat["gone"]


def _is_deputy(seat: MarkedSeat) -> bool:
    return seat.role == SUBSTITUTE.role


def _joined(seat: MarkedSeat, other: MarkedSeat) -> MarkedSeat:
    """One seat of what two columns say of it: who is a member in one of them is one."""
    if seat is other:
        return seat
    sure = min((seat, other), key=lambda s: ("yes", "no", "unknown").index(s.holds))
    return _with(sure, other if sure is seat else seat)._replace(unread=seat.unread or other.unread)


def _with(seat: MarkedSeat, extra: MarkedSeat) -> MarkedSeat:
    if extra is _PLAIN_SEAT:
        return seat
    return seat._replace(
        holds="unknown" if seat.holds == "yes" and extra.holds == "unknown" else seat.holds,
        role=seat.role or extra.role,
        vote=seat.vote or extra.vote,
        start=seat.start or extra.start,
        end=seat.end or extra.end,
        seats=seat.seats or extra.seats,
        unread=extra.unread or seat.unread,
    )


def _telling_apart(listed: Listed) -> list[int]:
    """The columns by which organizations of one name are several: carrier, place, region."""
    regions = {c.header for c in listed.table.all(RoleKind.REGION)}
    columns = listed.sheet.columns()
    return [c.index for c in columns if c.name in ("HasCarrier", Prop.LOCALITY) or c.header in regions]
