"""What a cell about an agreement says: ja, 14.5.2019, KV 2021, Entwurf, mündlich, gekündigt, läuft aus 12/25."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from graph.imports.dates import day_of, span_of
from graph.imports.days_in_texts import day_in, is_day, serial_day
from graph.imports.vocabulary.layouts import Layouts
from graph.imports.vocabulary.words import word_key

if TYPE_CHECKING:
    from graph.imports.recognise.texts.seat_marks import Holds, MarkReader

_MOST_WORDS = 4
_ALL_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LIGHTS = "🟢🟡🟠🔴⚪⚫🔵 "
_LINKS = ("am ", "zum ", "bis ", "ende ")


class MarkedAgreement(NamedTuple):
    """A cell about an agreement: whether it is there, when it was signed, when it ends, and whether it is only said.

    ``more`` is what the cell says of another day: "1.3.2020, verlängert 1.3.2023".
    """

    holds: "Holds"
    day: str = ""
    ends: str = ""
    oral: bool = False
    more: str = ""


class AgreementReader:
    """Reads cells below agreements; ``marks`` reads the times in them as below bodies."""

    def __init__(self, layouts: Layouts, marks: "MarkReader") -> None:
        self._marks = marks
        self._words, self._seat, self._headers = layouts.agreement, layouts.seat, layouts.headers["agreement"]

    def read(self, text: str) -> MarkedAgreement:
        """The cell; drafts are unknown, what is over is no agreement, oral ones are unread and told apart."""
        if (serial := serial_day(text)) is not None:
            return MarkedAgreement("yes", serial)
        text = text.strip().rstrip("!").lstrip(_LIGHTS) or text  # "🟡 im Gespräch"
        if (span := span_of(text)) is not None and span.start and span.end:
            return MarkedAgreement("yes", span.start, span.end)
        pieces = self._marks.pieces(text)
        ends = next(filter(None, map(self._ends_on, pieces)), "")
        left = [p for p in pieces if not self._ends_on(p)]
        if any(_begins(word_key(p), self._words["oral"]) for p in pieces):
            return MarkedAgreement("unread", oral=True)  # "ja, mündlich" is signed by nobody
        found = [self._agreed(p, word_key(p)) for p in left]
        read = [holds for holds in found if holds != "unread"]
        # "ja, 14.5.2019 (Ratsbeschluss)" is a yes; "nein, in Arbeit", "ja?" and "(x)" are open.
        holds: Holds = read[0] if len(set(read)) == 1 else "unknown" if read else "yes" if ends else "unread"
        if "?" in text or (holds == "yes" and _ALL_IN_BRACKETS.fullmatch(text)):
            holds = "unknown"
        day = (day_in(text if not ends else ", ".join(left)) or self._worded(left)) if holds == "yes" else ""
        more = ", ".join(p for p in left if day and (day_in(p) or day) != day)
        return MarkedAgreement(holds, day, ends if holds == "yes" else "", more=more)

    def _worded(self, pieces: Sequence[str]) -> str:
        """The day that a piece names in words of its own, or behind a yes: "seit Herbst 2019", "unterz. 3/22"."""
        for piece in pieces:
            said = self._marks.begins_in_words(piece)
            begun = max((w for w in self._words["yes"] if word_key(piece).startswith(f"{w} ")), key=len, default="")
            behind = day_of(" ".join(piece.split()[len(begun.split()) :])) if begun else None
            if said or behind:
                return said or behind or ""
        return ""

    def named(self, text: str) -> tuple[str, str] | None:
        """The sign of an agreement in a cell, and what else the cell says: "KV 2021", "LOI in Arbeit", "§ 8a".

        None if the cell names none; "ja", a day or a draft alone is read without it.
        """
        words = " ".join(text.split()).split(" ")
        known = self._headers | self._words["signs"]
        for size in range(min(_MOST_WORDS, len(words)), 0, -1):
            name, rest = " ".join(words[:size]).rstrip(",:"), " ".join(words[size:]).strip(" ,:()")
            rest = rest.removeprefix("vom ").removeprefix("von ").removeprefix("v. ").removeprefix("seit ")
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
        open_ = words["draft"] | words["over"]
        agreed = _begins(key, {"ja", *words["yes"]}) or (_ends(key, words["yes"]) and day_in(piece) is not None)
        said: tuple[tuple[Holds, bool], ...] = (
            ("unknown", _begins(key, open_) or _ends(key, open_) or key in seat["unknown"]),
            ("nothing", key in seat["nothing"]),
            ("no", key in seat["no"] or _begins(key, words["ended"])),
            ("unknown", key not in yes and not words["but"].isdisjoint(key.split())),
            ("no", _ends(key, words["ended"])),
            ("yes", key in yes or _is_real_day(piece) or begun or agreed),
        )
        return next((holds for holds, true in said if true), "unread")


def _is_real_day(piece: str) -> bool:
    """Whether a piece is a day that there is: nobody signed on "20.13.2023"."""
    return is_day(piece) and day_in(piece) is not None


def _ends(key: str, words: frozenset[str]) -> bool:
    return key.endswith(tuple(f" {w}" for w in words))


def _begins(key: str, words: frozenset[str] | set[str]) -> bool:
    return key in words or key.startswith(tuple(f"{w} " for w in words))
