"""The marks of seats: the form says the standing, the look how it is known."""

from collections.abc import Mapping

from graph.as_of import CERTAINTY_WORDS
from graph.certainty import Certainty
from graph.district.seats import SeatKind
from graph.politics.seat_matrix import SeatTaken
from ontology import Text

_INK, _PAPER, _QUIET = "#16425b", "#ffffff", "#5d6a76"
_PATHS: Mapping[SeatKind, tuple[str, str]] = {
    "voting": ("M3 3H15V15H3Z", "M3 3H15V15H3Z"),
    "advisory": ("M3 3H15V15H3Z", "M3 9H15V15H3Z"),
    "member": ("M9 3A6 6 0 0 1 9 15A6 6 0 0 1 9 3Z", "M9 3A6 6 0 0 1 9 15A6 6 0 0 1 9 3Z"),
    "guest": ("M9 3A6 6 0 0 1 9 15A6 6 0 0 1 9 3Z", ""),
    "substitute": ("M9 3L15.5 15H2.5Z", ""),
}
"""Outline, and the part of it that is filled."""
LETTERS: Mapping[str, tuple[str, Text]] = {
    "chair": ("V", Text(de="Vorsitz", en="chair")),
    "deputyChair": ("v", Text(de="stellvertretender Vorsitz", en="deputy chair")),
    "lead": ("L", Text(de="Leitung der Gruppe", en="lead of the group")),
    "office": ("G", Text(de="Geschäftsführung", en="office")),
}
"""Roles that a letter beside the mark names."""
STALE_WORDS = CERTAINTY_WORDS[Certainty.STALE]
OPEN_WORDS = Text(de="unklar, ob besetzt", en="unclear whether held")
DENIED_WORDS = Text(de="ausdrücklich nicht Mitglied", en="expressly no member")
FORMER_WORDS = Text(de="früherer Sitz", en="former seat")
EMPTY_WORDS = Text(de="Platz vorgesehen, niemand sitzt dort", en="place provided, nobody sits there")
ASKED_WORDS = Text(de="Platz vorgesehen, niemand erfasst", en="place provided, nobody recorded")


def seat_state(seat: SeatTaken) -> Text | None:
    """How the seat is known, None for a confirmed one."""
    if seat.former:
        return FORMER_WORDS
    return {
        Certainty.STALE: STALE_WORDS,
        Certainty.UNKNOWN: OPEN_WORDS,
        Certainty.ABSENT: DENIED_WORDS,
    }.get(seat.certainty)


def seat_mark(seat: SeatTaken) -> str:
    """The mark of a seat as an SVG text."""
    if seat.former:
        return _svg(f'<path d="M4 9H14" stroke="{_QUIET}" stroke-width="2.4"/>')
    if seat.certainty is Certainty.ABSENT:
        return _svg(f'<path d="M4.5 4.5L13.5 13.5M13.5 4.5L4.5 13.5" stroke="{_QUIET}" stroke-width="2"/>')
    return standing_mark(seat.standing, seat.certainty)


def standing_mark(standing: SeatKind, certainty: Certainty = Certainty.PRESENT) -> str:
    """The mark of a standing; pale and dashed where it was long not confirmed, with a question where it is open."""
    outline, inside = _PATHS[standing]
    if certainty is Certainty.UNKNOWN:
        asked = f'<text x="9" y="13" text-anchor="middle" font-size="10.5" font-weight="700" fill="{_INK}">?</text>'
        return _svg(f'<path d="{outline}" fill="{_PAPER}" stroke="{_INK}" stroke-width="1.3" {_DOTS}/>{asked}')
    stale = certainty is Certainty.STALE
    pale = ' fill-opacity="0.35"' if stale else ""
    filled = f'<path d="{inside}" fill="{_INK}"{pale}/>' if inside else ""
    line = f'stroke="{_INK}" stroke-width="1.6"{_DASHES if stale else ""}'
    return _svg(f'<path d="{outline}" fill="{_PAPER}"/>{filled}<path d="{outline}" fill="none" {line}/>')


def empty_mark(certainty: Certainty) -> str:
    """A place that is provided and that nobody holds: a chair; with a question where nobody said that it is empty."""
    colour = "#8c2f12"
    chair = f'<path d="M5 2.5V15.5M5 9H13V15.5" fill="none" stroke="{colour}" stroke-width="1.9"'
    if certainty.holds:
        return _svg(f"{chair}/>")
    asked = f'<text x="12.5" y="7.6" text-anchor="middle" font-size="9" font-weight="700" fill="{colour}">?</text>'
    return _svg(f"{chair} {_DOTS}/>{asked}")


_DASHES, _DOTS = ' stroke-dasharray="3 2"', 'stroke-dasharray="1.6 1.6"'


def _svg(inside: str) -> str:
    return f'<svg class="seat" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">{inside}</svg>'
