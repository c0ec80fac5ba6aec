"""What a cell about an agreement says: ja, 14.5.2019, KV 2021, Entwurf, mündlich, gekündigt, läuft aus 12/25."""

from typing import TYPE_CHECKING, NamedTuple

from graph.imports.dates import span_of
from graph.imports.days_in_texts import day_in, is_day, serial_day
from graph.imports.vocabulary.layouts import Layouts
from graph.imports.vocabulary.words import word_key

if TYPE_CHECKING:
    from graph.imports.recognise.texts.seat_marks import Holds, MarkReader

_MOST_WORDS = 4
_LIGHTS = "🟢🟡🟠🔴⚪⚫🔵 "
_LINKS = ("am ", "zum ", "bis ", "ende ")


class MarkedAgreement(NamedTuple):
    """A cell about an agreement: whether it is there, when it was signed, when it ends, and whether it is only said."""

    holds: "Holds"
    day: str = ""
    ends: str = ""
    oral: bool = False


class AgreementReader:
    """Reads cells below agreements; ``marks`` reads the times in them as below bodies."""

    def __init__(self, layouts: Layouts, marks: "MarkReader") -> None:
        self._marks = marks
        self._words, self._seat, self._headers = layouts.agreement, layouts.seat, layouts.headers["agreement"]

    def read(self, text: str) -> MarkedAgreement:
        """The cell; drafts are unknown, what is over is no agreement, oral ones are unread and told apart."""
        if (serial := serial_day(text)) is not None:
            return MarkedAgreement("yes", serial)
        text = text.lstrip(_LIGHTS) or text  # "🟡 im Gespräch"
        pieces = self._marks.pieces(text)
        ends = next(filter(None, map(self._ends_on, pieces)), "")
        left = [p for p in pieces if not self._ends_on(p)]
        found = [self._agreed(p, word_key(p)) for p in left]
        read = [holds for holds in found if holds != "unread"]
        # "ja, 14.5.2019 (Ratsbeschluss)" is a yes; "nein, in Arbeit" and "ja?" are open.
        holds: Holds = read[0] if len(set(read)) == 1 else "unknown" if read else "yes" if ends else "unread"
        if "?" in text:
            holds = "unknown"
        worded = next(filter(None, map(self._marks.begins_in_words, left)), "")
        day = day_in(text if not ends else ", ".join(left)) or worded
        oral = any(word_key(p) in self._words["oral"] for p in pieces)
        return MarkedAgreement(holds, day if holds == "yes" else "", ends if holds == "yes" else "", oral)

    def named(self, text: str) -> tuple[str, str] | None:
        """The sign of an agreement in a cell, and what else the cell says: "KV 2021", "LOI in Arbeit", "§ 8a".

        None if the cell names none; "ja", a day or a draft alone is read without it.
        """
        words = " ".join(text.split()).split(" ")
        known = self._headers | self._words["signs"]
        for size in range(min(_MOST_WORDS, len(words)), 0, -1):
            name, rest = " ".join(words[:size]).rstrip(",:"), " ".join(words[size:]).strip(" ,:()")
            rest = rest.removeprefix("vom ").removeprefix("von ").removeprefix("seit ")
            if word_key(name) in known and (not rest or self.read(rest).holds != "unread"):
                return name, rest or "ja"
        return None

    def _ends_on(self, piece: str) -> str:
        """The last day that "läuft aus 12/25" or "bis 2026" names; empty if the piece names none."""
        key = word_key(piece)
        begun = max((w for w in self._words["until"] if key.startswith(f"{w} ")), key=len, default="")
        if not begun:
            return ""
        rest = " ".join(piece.split()[len(begun.split()) :])
        for link in _LINKS:
            rest = rest[len(link) :] if rest.lower().startswith(link) else rest
        said = span_of(rest)
        return day_in(rest) or (said.at or said.end if said is not None else "")

    def _agreed(self, piece: str, key: str) -> "Holds":
        words, seat = self._words, self._seat
        yes = seat["yes"] | words["yes"]
        begun = bool(self._marks.begins_in_words(piece))
        said: tuple[tuple[Holds, bool], ...] = (
            ("unknown", key in words["draft"] or key in seat["unknown"] or _begins(key, words["over"])),
            ("unread", key in words["oral"]),
            ("nothing", key in seat["nothing"]),
            ("no", key in seat["no"] or _begins(key, words["ended"])),
            ("yes", key in yes or is_day(piece) or begun or _begins(key, {"ja", *words["yes"]})),
        )
        return next((holds for holds, true in said if true), "unread")


def _begins(key: str, words: frozenset[str] | set[str]) -> bool:
    return key in words or key.startswith(tuple(f"{w} " for w in words))
