"""What the cells of a column look like, from a sample of its rows."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.imports.days_in_texts import is_day
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.asked import asked_words
from graph.imports.vocabulary.words import word_key
from ontology.names import RelationType

_SAMPLE = 400
_AMOUNT = re.compile(r"\d{1,6}(?:[.,]\d{1,4})? ?%?")
_GRADE = re.compile(r"[0-6](?:[.,]\d)?[+-]?")
_BETWEEN = re.compile(r"[,;\n+/|]|\sund\s")
_FEW_WORDS, _FEWEST_DIGITS = 3, 5
_LONGEST_LIST, _MOST_WORDS, _NONE = 120, 5, ("no", "nothing", "unknown")
_OUTLINE = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}")
Look = Callable[[SheetLexicon, str], bool]
"""A way to look at a text: whether it looks like something."""


class ColumnHead(NamedTuple):
    """The header of a column, and the text that stands above several headers."""

    at: int
    text: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """Texts of a sample of a column, with how often each occurs; ``size`` counts the rows looked at."""

    texts: Counter[str]
    size: int

    @property
    def filled(self) -> int:
        """How many rows have a text."""
        return self.texts.total()

    @property
    def unique(self) -> bool:
        """Whether no text occurs twice, and nearly every row has one."""
        return self.filled >= 0.9 * self.size and all(n == 1 for n in self.texts.values())

    @property
    def mostly_unique(self) -> bool:
        """Whether most of several texts stand there once only."""
        return self.filled > 0 and 5 * len(self.texts) >= 4 * self.filled

    def share(self, wanted: Look, lexicon: SheetLexicon) -> float:
        """The share of texts that look like something; 0 for an empty column."""
        hits = sum(n for text, n in self.texts.items() if wanted(lexicon, text))
        return hits / self.filled if self.filled else 0.0

    def of_words(self, *keys: frozenset[str]) -> float:
        """The share of texts that are among some words."""
        hits = sum(n for text, n in self.texts.items() if any(word_key(text) in k for k in keys))
        return hits / self.filled if self.filled else 0.0


def profile_of(grid: TextGrid, head: ColumnHead, rows: Sequence[int]) -> Profile:
    """The profile of a column over some rows of its grid: of long lists the first ones, and some of all others.

    A header that stands once more among the rows says nothing.
    """
    if len(rows) > _SAMPLE:
        half = _SAMPLE // 2
        rows = [*rows[:half], *rows[half :: max(1, (len(rows) - half) // half)]]
    found = Counter(text for row in rows if (text := grid.cell(row, head.at)) and text != head.text)
    return Profile(found, len(rows))


def is_sector(lexicon: SheetLexicon, text: str) -> bool:
    """Is the name of a field of work."""
    return lexicon.sector_of(text) is not None


def names_body(lexicon: SheetLexicon, text: str) -> bool:
    """Names a body, or several."""
    return lexicon.body_kind(text) is not None


def lists_bodies(lexicon: SheetLexicon, text: str) -> bool:
    """Nothing but names of bodies, or a word for none: "Steuerungsgruppe, AK", "(AK Geburt)", "keine"."""
    if len(text) > _LONGEST_LIST:
        return False
    pieces = [p for piece in _BETWEEN.split(text) if (p := piece.strip(" ()[]"))]
    return bool(pieces) and all(_begins_as_body(lexicon, p) or lexicon.marks.seat(p).holds in _NONE for p in pieces)


def _begins_as_body(lexicon: SheetLexicon, text: str) -> bool:
    words = text.split()
    return len(words) <= _MOST_WORDS and any(word_key(" ".join(words[:n])) in lexicon.layouts.bodies for n in (1, 2))


def is_seat(lexicon: SheetLexicon, text: str) -> bool:
    """A mark of a seat, readable as a whole."""
    found = lexicon.marks.seat(text)
    return found.holds != "unread" and not found.unread


def is_role(lexicon: SheetLexicon, text: str) -> bool:
    """The word for a role in a body, and nothing else."""
    return lexicon.marks.role(word_key(text)) is not None


def is_of_body(lexicon: SheetLexicon, text: str) -> bool:
    """A mark of a seat, and no word that is said of those who lead institutions, too."""
    return is_seat(lexicon, text) and word_key(text) not in lexicon.layouts.seat["head"]


def is_timed(lexicon: SheetLexicon, text: str) -> bool:
    """A time and no cross: "Q3 2026"."""
    seat = lexicon.marks.seat(text)
    return bool(seat.start or seat.end)


def tells_of_seat(lexicon: SheetLexicon, text: str) -> bool:
    """A mark of a seat, whatever else stands beside it."""
    return lexicon.marks.seat(text).holds != "unread"


def is_tie(lexicon: SheetLexicon, text: str) -> bool:
    """An answer to how much one has to do with another: a mark, how often, a number of the scale."""
    key = word_key(text)
    asked = asked_words()
    if key in asked.often or key in asked.never or key in asked.degree:
        return True
    return lexicon.marks.seat(text).holds != "unread" or lexicon.words.intensity_of(text) is not None


def is_task(header: str, lexicon: SheetLexicon) -> bool:
    """Whether a header speaks of what is done: "Angebot", "Aufgabe"."""
    return word_key(header) in lexicon.layouts.headers["task"]


def is_doer(header: str, lexicon: SheetLexicon) -> bool:
    """Whether a header speaks of who does something: "durchgeführt von", "Träger"."""
    key = word_key(header)
    return key in lexicon.layouts.headers["responsible"] or lexicon.layouts.links.get(key) == RelationType.HAS_CARRIER


def says_grades(title: Iterable[str]) -> bool:
    """Whether a title says that what stands below it rates something: how good it is, not how close."""
    return any(not asked_words().rating.isdisjoint(word_key(text).split()) for text in title)


def is_answer(lexicon: SheetLexicon, text: str) -> bool:
    """Yes, no, or open, and nothing else."""
    key, words = word_key(text), lexicon.words
    return key in words.yes or key in words.no or key in words.open


def is_answer_or_open(lexicon: SheetLexicon, text: str) -> bool:
    """The same, or that it is not known: "?", "angefragt"."""
    return is_answer(lexicon, text) or word_key(text) in lexicon.layouts.seat["unknown"]


def is_denied(lexicon: SheetLexicon, text: str) -> bool:
    """No."""
    return word_key(text) in lexicon.words.no


def is_attendance(lexicon: SheetLexicon, text: str) -> bool:
    """A mark of attendance."""
    return lexicon.marks.attendance(text) != "unread"


def is_excused(lexicon: SheetLexicon, text: str) -> bool:
    """Says that somebody was excused, and nothing of a seat."""
    return lexicon.marks.attendance(text) == "excused" and lexicon.marks.seat(text).holds == "unread"


def is_agreement(lexicon: SheetLexicon, text: str) -> bool:
    """A mark of an agreement."""
    said = lexicon.agreed.read(text)
    return said.holds != "unread" or said.oral or lexicon.agreed.named(text) is not None


def is_date(lexicon: SheetLexicon, text: str) -> bool:  # noqa: ARG001 - one shape for all looks
    """A day and nothing else."""
    return is_day(text)


def looks_like_person(lexicon: SheetLexicon, text: str) -> bool:
    """Written as names of persons are."""
    return lexicon.is_person(text)


def is_organization(lexicon: SheetLexicon, text: str) -> bool:
    """Has a word by which organizations are called."""
    return lexicon.is_organization(text)


def is_contact(lexicon: SheetLexicon, text: str) -> bool:
    """A phone number, a mailbox, a postal code."""
    return lexicon.is_contact(text)


def has_area_code(lexicon: SheetLexicon, text: str) -> bool:
    """A phone number with its area code: "04999/120-0"."""
    return lexicon.is_contact(text) and text[:1] in "0+(" and sum(map(str.isdigit, text)) > _FEWEST_DIGITS


def is_amount(lexicon: SheetLexicon, text: str) -> bool:  # noqa: ARG001 - one shape for all looks
    """A number that counts or measures, and marks nothing: "12", "4,5", "85 %"."""
    return _AMOUNT.fullmatch(text) is not None and text not in ("0", "1")


def is_percent(lexicon: SheetLexicon, text: str) -> bool:  # noqa: ARG001 - one shape for all looks
    """A share: "85 %"."""
    return text.endswith("%") and _AMOUNT.fullmatch(text) is not None


def is_grade(lexicon: SheetLexicon, text: str) -> bool:  # noqa: ARG001 - one shape for all looks
    """A grade, or a small number, and nobody's name: "2", "1,5", "3-"."""
    return _GRADE.fullmatch(text) is not None


def is_mark_given(lexicon: SheetLexicon, text: str) -> bool:
    """A grade or some stars, and no remark: "2", "1-", "***", "gut bis befriedigend"."""
    words = word_key(text).split()
    rated = bool(words) and not asked_words().rating.isdisjoint(words) and len(words) <= _FEW_WORDS
    return is_grade(lexicon, text) or rated or not any(map(str.isalnum, text))


def is_verdict(lexicon: SheetLexicon, text: str) -> bool:
    """A grade, a sign, or a word that is written small and nobody's name: "gut", "ausbaufähig", "🟢"."""
    small = text[:1].islower() and not lexicon.is_organization(text)
    return is_grade(lexicon, text) or small or not any(map(str.isalnum, text))


def is_key(lexicon: SheetLexicon, text: str) -> bool:  # noqa: ARG001 - one shape for all looks
    """A number of several digits, as keys of municipalities are."""
    return text.isdecimal() and len(text) > 2


def is_carrier_kind(lexicon: SheetLexicon, text: str) -> bool:
    """A word for a kind of carriers, and nobody's name: "kommunal", "ev."."""
    return word_key(text) in lexicon.layouts.rows["carrier_kind"]


def is_agreement_kind(lexicon: SheetLexicon, text: str) -> bool:
    """A word for an agreement, and for no kind of organizations: "LOI", "mdl."."""
    key = word_key(text)
    return key in lexicon.layouts.headers["agreement"] or key in lexicon.layouts.agreement["oral"]


def is_contact_kind(lexicon: SheetLexicon, text: str) -> bool:
    """How somebody was reached, and no kind of organizations: "Telefonat", "Mail"."""
    return word_key(text) in lexicon.layouts.rows["contact_kind"]


def is_nobodys_agreement(lexicon: SheetLexicon, text: str) -> bool:
    """Called like an organization and not like an agreement between some: "KoopV Klinik" has words of both."""
    words, known = word_key(text).split(), lexicon.layouts.headers["agreement"]
    agreed = any(w in known or w.endswith(("vereinbarung", "vertrag")) for w in words)
    return not agreed and lexicon.is_organization(text)


def is_room(lexicon: SheetLexicon, text: str) -> bool:
    """A room, or a house with some: "Bürgersaal", "Gemeindehaus West"."""
    return any(word.endswith(tuple(lexicon.layouts.rows["room"])) for word in word_key(text).split())


def is_deed(lexicon: SheetLexicon, text: str) -> bool:  # noqa: ARG001 - one shape for all looks
    """What somebody has to do, said with its verb last: "Handbuch erstellen"."""
    last = text.rsplit(maxsplit=1)[-1] if " " in text else ""
    return len(last) > len("gehen") - 1 and last.islower() and last.endswith(("en", "ern", "eln"))


def is_count(text: str) -> bool:
    """Any number, or a dash for none."""
    return text in ("-", "–") or _AMOUNT.fullmatch(text) is not None


def are_outline(texts: Iterable[str]) -> bool:
    """Whether texts number the chapters of an outline: each part stands below one that is there, or is the first.

    >>> are_outline(["1", "1.1", "1.2", "2", "2.1"]), are_outline(["1.5", "2.0", "4.5"]), are_outline(["1", "2", "3"])
    (True, False, False)
    """
    numbers = [t.rstrip(".") for t in texts]
    if any(_OUTLINE.fullmatch(n) is None for n in numbers):
        return False
    known = frozenset(numbers)
    parts = [n.rpartition(".") for n in numbers if "." in n]
    return len(parts) > 1 and all(last == "1" or above in known or f"{above}.1" in known for above, _, last in parts)


def is_number(lexicon: SheetLexicon, text: str) -> bool:
    """A small number."""
    return lexicon.is_number(text)
