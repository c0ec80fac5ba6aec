"""Who sits where as a page: actors × bodies, with empty places; a filter by sector and by kind of body."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from markupsafe import Markup

from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import SEATING
from graph.certainty import Certainty
from graph.map.labels import clean_label
from graph.map.sectors import GROUPS
from graph.politics.seat_matrix import (
    BODY_LAYERS,
    STANDING_LABELS,
    SeatingBlock,
    SeatingColumn,
    SeatingRow,
    SeatMatrix,
    SeatTaken,
    kinds_of,
    seating_headline,
    seating_of,
)
from graph.politics.seat_signs import (
    ASKED_WORDS,
    DENIED_WORDS,
    EMPTY_WORDS,
    FORMER_WORDS,
    LETTERS,
    OPEN_WORDS,
    STALE_WORDS,
    empty_mark,
    seat_mark,
    seat_state,
    standing_mark,
)
from ontology import Text

router = APIRouter()


@router.get("/bezirke/{key}/wer-sitzt-wo")
def seating(
    frame: Annotated[PageOf, Depends(page_at(SEATING))],
    bereich: Annotated[str, Query(max_length=40)] = "",
    gremien: Annotated[str, Query(max_length=60)] = "",
) -> Response:
    """Who sits in which body and in which standing, which places are empty, and which seats are old."""
    snapshot, words = frame.snapshot, frame.words
    whole = snapshot.derived(seating_of)
    shown = whole.narrowed(bereich, gremien)
    view: dict[str, Any] = {
        "headline": words.say(seating_headline(whole)),
        "layers": list(_layers(frame, shown)),
        "columns": [_column(frame, c) for c in shown.columns],
        "blocks": [_block(frame, shown, b, whole.both) for b in shown.blocks],
        "standings": list(_standings(frame, shown)),
        "states": list(_states(frame, shown)),
        "letters": list(_letters(frame, shown)),
        "vacant": sum(c.vacant for c in whole.columns),
        "sectors": [(b.group, words.say(b.label)) for b in whole.blocks],
        "kinds": list(_choices(frame, whole)),
        "sector": bereich,
        "kind": gremien,
        "number": sum(len(b.rows) for b in shown.blocks),
        "of": len(whole.rows),
    }
    return frame.rendered("seating.html", view)


def _layers(frame: PageOf, found: SeatMatrix) -> Iterator[tuple[str, int]]:
    """The layers above the bodies, with how many columns each has."""
    for layer, label in BODY_LAYERS.items():
        if number := sum(c.layer == layer for c in found.columns):
            yield frame.words.say(label), number


def _column(frame: PageOf, column: SeatingColumn) -> Mapping[str, Any]:
    whole = frame.words("alle Mitglieder erfasst", "all members recorded")
    partly = frame.words("nicht vollständig erfasst", "not completely recorded")
    return {
        "name": clean_label(column.name),
        "address": frame.record(column.id),
        "members": column.members,
        "unclear": column.unclear,
        "votes": column.votes,
        "vacant": column.vacant,
        "complete": column.complete,
        "listed": whole if column.complete else partly,
    }


def _block(frame: PageOf, found: SeatMatrix, block: SeatingBlock, both: frozenset[str]) -> Mapping[str, Any]:
    colour = next(g.colour for g in GROUPS if g.name == block.group)
    return {
        "label": frame.words.say(block.label),
        "mark": Markup(
            f'<svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><rect x="1" y="1" width="10" '
            f'height="10" rx="2" fill="{colour}" stroke="#1b2733"/></svg>'
        ),
        "sums": [block.sums.get(c.id, 0) for c in found.columns],
        "rows": [_row(frame, found, row, joins=row.id in both) for row in block.rows],
    }


def _row(frame: PageOf, found: SeatMatrix, row: SeatingRow, *, joins: bool) -> Mapping[str, Any]:
    return {
        "name": clean_label(row.name),
        "address": frame.record(row.id),
        "place": bool(row.empty),
        "joins": joins,
        "cells": [list(_cell(frame, row, c.id)) for c in found.columns],
        "number": len(row.sits),
    }


def _cell(frame: PageOf, row: SeatingRow, body: str) -> Iterator[Mapping[str, Any]]:
    for seat in row.taken.get(body, ()):
        letter = LETTERS[seat.role][0] if seat.role in LETTERS and not seat.former else ""
        number = str(seat.seats) if seat.seats > 1 else ""
        said = ", ".join(filter(None, _seat_words(frame, seat)))
        yield {"mark": Markup(seat_mark(seat)), "beside": f"{letter}{number}", "said": clean_label(said)}
    if body in row.empty:
        free, certainty = row.empty[body]
        said = frame.words.say(_emptiness(certainty))
        mark = Markup(empty_mark(certainty))
        yield {"mark": mark, "beside": str(free) if free > 1 else "", "said": said}


def _seat_words(frame: PageOf, seat: SeatTaken) -> Iterator[str]:
    words = frame.words
    yield words.say(seat.role_words)
    yield words.say(STANDING_LABELS[seat.standing])
    yield words(f"{seat.seats} Sitze", f"{seat.seats} seats") if seat.seats > 1 else ""
    yield words.say(seat_state(seat))


def _emptiness(certainty: Certainty) -> Text:
    return EMPTY_WORDS if certainty.holds else ASKED_WORDS


# -- legend and filter ------------------------------------------------------------------------------------------------


def _seats(found: SeatMatrix) -> Sequence[SeatTaken]:
    there = {c.id for c in found.columns}
    return [s for row in found.rows for body, rows in row.taken.items() if body in there for s in rows]


def _standings(frame: PageOf, found: SeatMatrix) -> Iterator[tuple[Markup, str]]:
    there = {s.standing for s in _seats(found) if not s.former}
    for standing, label in STANDING_LABELS.items():
        if standing in there:
            yield Markup(standing_mark(standing)), frame.words.say(label)


def _states(frame: PageOf, found: SeatMatrix) -> Iterator[tuple[Markup, str]]:
    """How what is not simply a confirmed seat is drawn, where there is any."""
    first: dict[Text, Markup] = {}
    for seat in _seats(found):
        if (state := seat_state(seat)) is not None:
            first.setdefault(state, Markup(seat_mark(seat)))
    for row in found.rows:
        for _, certainty in row.empty.values():
            first.setdefault(_emptiness(certainty), Markup(empty_mark(certainty)))
    for label in (STALE_WORDS, OPEN_WORDS, DENIED_WORDS, FORMER_WORDS, EMPTY_WORDS, ASKED_WORDS):
        if label in first:
            yield first[label], frame.words.say(label)


def _letters(frame: PageOf, found: SeatMatrix) -> Iterator[tuple[str, str]]:
    there = {s.role for s in _seats(found) if not s.former}
    for role, (letter, label) in LETTERS.items():
        if role in there:
            yield letter, frame.words.say(label)


def _choices(frame: PageOf, found: SeatMatrix) -> Iterator[tuple[str, str]]:
    """The layers and kinds of body that one may choose."""
    for layer, label in BODY_LAYERS.items():
        if any(c.layer == layer for c in found.columns):
            yield f"layer:{layer}", frame.words.say(label)
    for kind, label in kinds_of(frame.snapshot, found):
        yield f"kind:{kind}", f"– {frame.words.say(label)}"
