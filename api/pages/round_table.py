"""The tables: a chair for each group that the law names, for core sectors, target groups and steering; one question."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, NamedTuple
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from markupsafe import Markup

from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import TABLE
from api.page_parts.question_forms import Filled
from api.page_parts.question_shown import question_shown
from graph.district.snapshot import Snapshot
from graph.map.labels import clean_label
from graph.questions.question import Question
from graph.questions.worth import ranked
from graph.round_table.beside import SideChair, side_chairs
from graph.round_table.chairs import SEAT_LABELS, Chair, RoundTable, round_table
from graph.round_table.drawing import MOST_DRAWN, chair_mark, drawn_table
from graph.round_table.further_tables import bodies_that_steer, core_table, steering_table, target_table
from graph.round_table.table_effects import Lay, nearness, question_of_chair
from ontology import Text

router = APIRouter()


LAW, CORE, TARGET, STEERING = "gesetz", "kern", "zielgruppen", "steuerung"
TABLES: Mapping[str, Text] = {
    LAW: Text(de="Gruppen des Gesetzes", en="groups of the law"),
    CORE: Text(de="Kernbereiche", en="core sectors"),
    TARGET: Text(de="Zielgruppen", en="target groups"),
    STEERING: Text(de="Steuerung", en="steering"),
}
"""The tables that can be laid, as the address names them."""
_UNRECORDED, _ELSEWHERE = "steering_unrecorded", 3


class _Laid(NamedTuple):
    """The table that is shown: which of them, the body where it is one that steers, and what the address says of it."""

    name: str
    seats: RoundTable
    lay: Lay = round_table
    body: str = ""

    @property
    def asked(self) -> str:
        """The table as an address says it; empty for that of the law."""
        body = f"&gremium={quote(self.body)}" if self.body else ""
        return f"tafel={self.name}{body}" if self.name != LAW else ""


@router.get("/bezirke/{key}/tisch")
def table(
    frame: Annotated[PageOf, Depends(page_at(TABLE))],
    frage: str = "",
    tafel: Annotated[str, Query(description="gesetz, kern, zielgruppen oder steuerung (which table)")] = LAW,
    gremium: Annotated[str, Query(description="bei steuerung: das Gremium (which body that steers)")] = "",
) -> Response:
    """Who sits at the table, who is known without a seat, who is not recorded, and what to ask next."""
    return page_of_table(frame, frage, (tafel, gremium))


def page_of_table(
    frame: PageOf,
    chosen: str,
    wanted: tuple[str, str] = (LAW, ""),
    filled: Filled | None = None,
    told: Sequence[str] = (),
) -> Response:
    """The page with one question open."""
    laid, words = _laid(frame, *wanted), frame.words
    seats, asked = laid.seats, ranked(frame.analysis)
    by_chair = {c.code: question_of_chair(seats, c, (r.question for r in asked)) for c in seats.chairs}
    first = sorted(asked, key=lambda r: _near(laid, r.question))
    shown = question_shown(frame, first, chosen, filled, laid.lay)

    def address(chair: Chair) -> str:
        found = by_chair[chair.code]
        if found is None:
            return f"#stuhl-{quote(chair.code, safe='')}"
        return frame.link(TABLE, "&".join(filter(None, (laid.asked, f"frage={found.key}"))), "#frage")

    ringed = next((c for c, q in by_chair.items() if q is not None and q is shown["question"]), "")
    view = {
        "headline": words.say(seats.headline if seats.chairs else _NO_STEERING),
        "picture": Markup(drawn_table(seats, address, words.language, ringed)) if seats.chairs else "",
        "rows": [_row(frame, seats, chair, address(chair)) for chair in seats.chairs],
        "listed": words.say(seats.words.listed),
        "side_chairs": [_side_row(frame, seats, side) for side in _beside(frame, laid)],
        "legend": list(_legend(frame, seats)),
        "further": max(len(seats.chairs) - MOST_DRAWN, 0),
        "tables": [(words.say(label), frame.link(TABLE, f"tafel={t}"), t == laid.name) for t, label in TABLES.items()],
        "bodies": list(_bodies(frame, laid)),
        "elsewhere": shown.get("near") == _ELSEWHERE,
        "stay": laid.asked,
        "told": told,
    }
    return frame.rendered("round_table.html", {**view, **shown}, 422 if told else 200)


_NO_STEERING = Text(
    de="Ein Gremium, das das Netzwerk steuert, ist noch nicht erfasst.",
    en="A body that steers the network is not recorded yet.",
)


def _near(laid: _Laid, question: Question) -> int:
    """How near a question is to the table; where no body steers yet, nearest is which one does."""
    if not laid.seats.chairs and question.finding.rule == _UNRECORDED:
        return 0
    return nearness(laid.seats, question, laid.lay)


def _laid(frame: PageOf, name: str, body: str) -> _Laid:
    """The table that is wanted: that of the law for any other name, the first body that steers where none is named."""
    snapshot = frame.snapshot
    lays: Mapping[str, Lay] = {CORE: core_table, TARGET: target_table}
    if name != STEERING:
        lay = lays.get(name, round_table)
        return _Laid(name if name in lays else LAW, snapshot.derived(lay), lay)
    bodies = bodies_that_steer(snapshot)
    found = next((b for b in bodies if b.id == body), bodies[0] if bodies else None)
    if found is None:
        return _Laid(name, RoundTable(()), lambda _: RoundTable(()))

    def lay_for(seen: Snapshot) -> RoundTable:
        return steering_table(seen, found)

    return _Laid(name, lay_for(snapshot), lay_for, found.id)


def _beside(frame: PageOf, laid: _Laid) -> Sequence[SideChair]:
    return frame.snapshot.derived(side_chairs) if laid.name == LAW else ()


def _bodies(frame: PageOf, laid: _Laid) -> Iterator[tuple[str, str, bool]]:
    """The bodies that steer, where there are several: name, address, whether it is the one that is shown."""
    found = bodies_that_steer(frame.snapshot) if laid.name == STEERING else ()
    for body in found if len(found) > 1 else ():
        asked = f"tafel={STEERING}&gremium={quote(body.id)}"
        yield clean_label(body.name), frame.link(TABLE, asked), body.id == laid.body


def _row(frame: PageOf, seats: RoundTable, chair: Chair, address: str) -> Mapping[str, Any]:
    """A chair as a line of the list."""
    words = frame.words
    said = words.say(seats.label(chair.place))
    told = {"label": words.say(chair.label), "said": said, "note": words.say(chair.note)}
    return {"code": chair.code, "place": chair.place.value, "address": address, **told}


def _side_row(frame: PageOf, seats: RoundTable, side: SideChair) -> Mapping[str, Any]:
    """A chair beside the table, with who wants it there."""
    return {**_row(frame, seats, side.chair, f"#stuhl-{side.chair.code}"), "origin": frame.words.say(side.origin)}


def _legend(frame: PageOf, seats: RoundTable) -> Iterator[tuple[Markup, str, int]]:
    """How the chairs that are there are drawn, with how many there are."""
    for place in SEAT_LABELS:
        if number := seats.count(place):
            yield Markup(chair_mark(place)), frame.words.say(seats.label(place)), number
