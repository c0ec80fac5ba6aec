"""What a cell under a body or a meeting says: x, ja, Vorsitz, seit 2019, entsch."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from graph.imports.dates import span_of
from graph.imports.days_in_texts import day_in, is_day
from graph.imports.vocabulary.layouts import Layouts, SeatRole
from graph.imports.vocabulary.words import word_key

Holds = Literal["yes", "no", "unknown", "nothing", "unread"]
_PERSON = re.compile(r"^(?:(?:Fr|Hr|Hrn|Dr|Prof)\.\s?|(?:Frau|Herr|Herrn)\s)\S")
_SIGNED = re.compile(r"^(?:gez\.|gezeichnet|i\. ?V\.|Vertr\.|Vertretung|vertreten durch)\s\S", re.I)
_SINCE = re.compile(r"^(?:seit|ab|von|s\.)\s+(.+)$", re.I)
_UNTIL = re.compile(r"^(?:bis|ausgeschieden|ausgetreten|ausgesch\.|Austritt)\s+(.+)$", re.I)
_NO_LONGER = re.compile(
    r"^(?:nicht mehr|Kündigung|gekündigt|ausgeschieden|ausgetreten|abgemeldet|zurückgetreten|abberufen|ausgestiegen"
    r"|verzogen|raus)"
    r"(?: dabei| vertreten)?(?: seit| ab| zum| am| im)? (\S.{1,19})$",
    re.I,
)
_BUT = re.compile(r"^(?:aber|jedoch|leider|derzeit aber|aber derzeit|aber zurzeit) ", re.I)
_AGAIN = re.compile(r"^(?:und )?(?:wieder |erneut )?(?=seit)| (?:wieder|erneut)$", re.I)
_SEATS = re.compile(r"^(\d{1,2})(?:\s?(Sitze?|Plätze?|Pers\.?|Personen|TN))?$", re.I)
_VOTES = re.compile(r"(\d{1,2})(?: ?(Stimmen?))?$", re.I)
_PIECES = re.compile(r"[,;()\[\]\n]|\s[/+&-]\s|\su(?:nd|\.)\s|\s(?=seit\s)|\s(?=(?:bis|ab)\s\d)", re.I)
_PART = re.compile(r"\d{1,6},\d{1,4} ?%?")
"""A decimal number or a share: its comma parts no words."""
_MONTH_OF = re.compile(r"^(?:0?[1-9]|1[0-2])/\d{2}$")
_ENDS_AS_TIME = re.compile(r"(?:(?<!\d)(?:(?:19|20)?\d\d)\.?|[qQ][1-4]|\))$")
"""A year, a quarter or a bracket at the end: what else has a digit, say a telephone number, is not looked at closer."""
_BETWEEN_DAYS = re.compile(r"[-‐‑‒–—−]|\bbis\b", re.I)
"""Most cells of a long list have neither, and none of them is looked at closer."""
_WORD_AND_TIME = re.compile(
    r"^([^\W\d][^\d]{1,40}) ((?:0?[1-9]|1[0-2])/\d\d|(?:\d{1,2}\.){0,2}(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?)$"
)
_MOST_SEATS = 40
_LONGEST_SPAN = 40
_NOTED = "¹²³⁴⁵⁶⁷⁸⁹†‡"


class MarkedSeat(NamedTuple):
    """A cell under a body. ``unread`` are words that nobody could read; ``person`` says that a person was named."""

    holds: Holds
    role: str = ""
    vote: str = ""
    start: str = ""
    end: str = ""
    seats: str = ""
    person: bool = False
    unread: str = ""


class MarkReader:
    """Reads cells with a memory: lists repeat their marks."""

    def __init__(self, layouts: Layouts, roles: Mapping[str, str]) -> None:
        self._layouts, self._roles = layouts, roles
        self.seat = lru_cache(maxsize=20_000)(self._seat)

    def _seat(self, text: str) -> MarkedSeat:
        """
        A cell under a body.
        """
        text = " ".join(text.split())
        text = text.rstrip(_NOTED) or text  # "x¹" is a cross with a footnote
        if not text or word_key(text) in self._layouts.seat["nothing"]:
            return MarkedSeat("nothing")
        if _PART.fullmatch(text):
            return MarkedSeat("unread")
        if "?" in text or word_key(text) in self._layouts.seat["unknown"]:
            return MarkedSeat("unknown")
        if (span := _spanned(text)) is not None:
            return span
        if (earlier := self._again(text)) is not None:
            return earlier
        found = MarkedSeat("unread")
        for piece in _PIECES.split(text) if len(text) <= 200 else (text,):
            if piece and piece.strip():
                found = self._with(found, piece.strip())
        return MarkedSeat("unknown") if found.holds == "unknown" else found

    def vote(self, text: str) -> str:
        """Whether a member may vote, as the check reads it: ja, nein, ja (2 Stimmen); empty if nobody can tell."""
        if (number := _VOTES.match(text)) and int(number[1]) > 1:
            return f"ja ({int(number[1])} Stimmen)"
        if number and number[2]:
            return "ja" if int(number[1]) else "nein"
        seat = self.seat(text)
        whole = seat.holds in ("yes", "no") and not seat.unread
        return seat.vote or {"yes": "ja", "no": "nein"}[seat.holds] if whole else ""

    def _again(self, text: str) -> MarkedSeat | None:
        """The seat of today where an earlier one stands before it: "2014 - 2019, seit 2023 wieder"."""
        before, _, now = text.rpartition(", ")
        if not before or _spanned(before) is None:
            return None
        seat = self.seat(_AGAIN.sub("", now))
        return seat._replace(unread=before) if seat.holds == "yes" and seat.start else MarkedSeat("unread")

    def _with(self, seat: MarkedSeat, piece: str) -> MarkedSeat:
        """The seat with what one more piece of the cell says; what nobody can read makes the cell unread."""
        key, words = word_key(_BUT.sub("", piece)), self._layouts.seat
        if key in words["no"] or key in words["gone"]:
            return seat._replace(holds="no")
        if key in words["unknown"] or self._is_waiting(piece):
            return seat._replace(holds="unknown")
        if key in words["nothing"] and seat.holds == "unread":
            return seat._replace(holds="nothing")
        whole = "/" not in piece or all(any(map(str.isalnum, part)) for part in piece.split("/"))
        added = (
            (self._added(seat, piece, key) if whole else None) or self._slashed(seat, piece) or self._on(seat, piece)
        )
        if added is None:
            return seat._replace(unread=f"{seat.unread}, {piece}".strip(", "))
        return added._replace(holds=seat.holds if seat.holds in ("no", "unknown") else "yes")

    def _is_waiting(self, piece: str) -> bool:
        """Whether a piece leaves the seat open since, or from, a time: "angefragt 3/26", "ruht ab 2024"."""
        words, _, when = piece.partition(" ")
        time = when.removeprefix("seit ").removeprefix("ab ").removeprefix("im ")
        return bool(when) and word_key(words) in self._layouts.seat["unknown"] and (is_day(time) or bool(span_of(time)))

    def _added(self, seat: MarkedSeat, piece: str, key: str) -> MarkedSeat | None:
        """The seat with a cross, a role, a day, a number or a person; None if the words are none of these."""
        words = self._layouts.seat
        if key in words["yes"] or key in words["member"]:
            return seat
        if (role := self.role(key)) is not None:
            return seat._replace(role=seat.role or role.code, vote=seat.vote or role.vote)
        return seat._replace(person=True) if _PERSON.match(piece) else self._timed(seat, piece)

    def _on(self, seat: MarkedSeat, piece: str) -> MarkedSeat | None:
        """The seat with a word that is known and a time behind it: "berufen 3/22", "Vorsitz 2021-2026"."""
        found = _WORD_AND_TIME.match(piece)
        said = span_of(found[2]) if found is not None else None
        if found is None or said is None or (added := self._added(seat, found[1], word_key(found[1]))) is None:
            return None
        return added._replace(start=seat.start or said.start or said.at, end=seat.end or said.end)

    def _slashed(self, seat: MarkedSeat, piece: str) -> MarkedSeat | None:
        """The seat with all that "M/Vors." says; None if a part of it says nothing, or it has no parts."""
        added: MarkedSeat | None = seat if "/" in piece and len(piece) > 1 else None
        for part in piece.split("/"):
            key = word_key(part)
            no = (
                part.isdecimal() or key in self._layouts.seat["no"] or key in self._layouts.seat["nothing"]
            )  # "x/–" says yes and no
            added = self._added(added, part.strip(), key) if added is not None and part.strip() and not no else None
        return added

    @staticmethod
    def pieces(text: str) -> list[str]:
        """What a cell says one after the other: "ja, seit 2019 (mündlich)"."""
        return [p.strip() for p in _PIECES.split(text) if p and p.strip()]

    @staticmethod
    def begins_in_words(piece: str) -> str:
        """When something began, said in words, "seit Frühjahr 2019", "Q3/2021"; empty if a text says no such time."""
        said = _in_words(MarkedSeat("unread"), piece)
        return said.start if said is not None else ""

    def role(self, key: str) -> SeatRole | None:
        """The role that a word names, by its key."""
        if (found := self._layouts.roles.get(key)) is not None:
            return found
        code = self._roles.get(key)
        return SeatRole(code, {"voting": "ja", "advisory": "nein"}.get(code, "")) if code else None

    @staticmethod
    def _timed(seat: MarkedSeat, piece: str) -> MarkedSeat | None:
        if (since := _SINCE.match(piece)) and is_day(since[1].strip(". ")):
            return seat._replace(start=day_in(since[1]) or "")
        if (until := _UNTIL.match(piece)) and (day := _day(until[1].strip(". "))):
            return seat._replace(end=day)
        if is_day(piece):
            return seat._replace(start=day_in(piece) or "")
        if (seats := _SEATS.match(piece)) and (seats[2] or int(seats[1]) > 1) and int(seats[1]) <= _MOST_SEATS:
            return seat._replace(seats=seats[1] if seats[1] != "1" else "")
        return _in_words(seat, piece)

    def attendance(self, text: str) -> str:
        """attended, excused, invited, away, unknown, nothing or unread."""
        key = word_key(text)
        if not text or key in self._layouts.seat["nothing"]:
            return "nothing"
        if "?" in text:
            return "unknown"
        for name, code in (("there", "attended"), ("excused", "excused"), ("invited", "invited"), ("away", "away")):
            if key in self._layouts.attendance[name]:
                return code
        if text.endswith(")") and (beside := text.partition("(")[0].strip()):
            return self.attendance(beside)  # "x (online)"
        signed = _PERSON.match(text) or _SIGNED.match(text) or _SEATS.match(text)
        return "attended" if signed else "unread"


def _day(text: str) -> str:
    """The day that a text is, be it a short one such as "3/22"; empty if it is none."""
    said = None if is_day(text) else span_of(text)
    return (day_in(text) or "") if is_day(text) else said.at if said is not None else ""


def _spanned(text: str) -> MarkedSeat | None:
    """A seat from one day to another, until today, or no longer: "03/21 - 05/23", "2019 – heute", "raus seit 2022"."""
    if (gone := _NO_LONGER.match(text)) and (day := _day(gone[1])):
        return MarkedSeat("yes", end=day)
    may_be = len(text) <= _LONGEST_SPAN and _BETWEEN_DAYS.search(text) is not None and any(map(str.isdigit, text))
    said = span_of(text) if may_be else None
    if said is None or not said.start or not (said.end or said.open):
        return None
    return MarkedSeat("yes", start=said.start, end=said.end)


def _in_words(seat: MarkedSeat, piece: str) -> MarkedSeat | None:
    """The seat with a time that needs a closer look: "seit Frühjahr 2019", "Q3/2021", "bis Ende 2022", "01/24"."""
    said = span_of(piece) if _ENDS_AS_TIME.search(piece) else None
    if said is None:
        return None
    month = _MONTH_OF.match(piece) or ("-" in said.at and piece[:1].isalpha())  # "01/24", "Mai 23"
    if not (said.words or said.start or said.end or month):
        return None
    return seat._replace(start=seat.start or said.start or said.at, end=seat.end or said.end)
