"""The map as a page: at rest who does not meet, in focus one actor; every switch of the legend hides what it names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple
from urllib.parse import quote

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from markupsafe import Markup

from api.documents.map_sheets import map_sheet
from api.page_parts.map_form import MapAsked, MapForm
from api.page_parts.map_shown import MapShown
from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import MAP, QUESTIONS
from api.report.people import actor_rows, source_words
from graph.district.network import CONTACT
from graph.map.at_rest import ribbons
from graph.map.canvas import Canvas
from graph.map.labels import clean_label
from graph.map.picture import GHOST, MISSING, Node
from graph.map.pyvis_view import network_page
from graph.map.sectors import BY_NAME, HEALTH, NOT_RECORDED, YOUTH

router = APIRouter()
_MOST_PAIRS = 12


class _Pair(NamedTuple):
    """Two actors who should meet, and do not as far as recorded; each with the address that puts it in focus."""

    one: tuple[str, str]
    other: tuple[str, str]


@router.get("/bezirke/{key}/karte")
def network_map(
    frame: Annotated[PageOf, Depends(page_at(MAP))], asked: Annotated[MapAsked, Depends(MapAsked)]
) -> Response:
    """The whole network, or one actor: by its id, its name, or a part of its name; as the settings want it."""
    shown = MapShown(frame.analysis, frame.words, asked)
    sheet, found, end = shown.sheet, shown.found, shown.end
    rows = actor_rows(frame.snapshot, sheet.picture, frame.words)
    focus = next((row for row in rows if found is not None and row.id == found.id), None)
    place = _Place(frame, shown)
    view: dict[str, Any] = {
        "picture": Markup(shown.picture(place.address)),
        "said": frame.words.say(shown.said),
        "counted": frame.words.say(shown.counted) if shown.matrix is not None else "",
        "focus": focus,
        "missing": list(_missing_of(place, found)) if focus is not None and found is not None else (),
        "pairs": list(_pairs(place)),
        "judged": frame.snapshot.ties_suffice,
        "apart": list(_apart(frame, sheet)),
        "names": sorted({row.name for row in rows}, key=str.casefold),
        "link_to": place.link,
        "rows": rows,
        "groups": shown.legend,
        "asked": asked,
        "here": asked.address,
        "end": clean_label(end.name) if end is not None else asked.bis,
        "way": [(clean_label(_names(sheet)[id]), place.link(id)) for id in shown.way],
        "evidence": dict(_evidence(frame, found)) if found is not None else {},
        "form": MapForm(frame, shown.whole, asked),
        "lost": [name for name, node in ((asked.akteur, found), (asked.bis, end)) if name and node is None],
    }
    return frame.rendered("network_map.html", view)


@router.get("/bezirke/{key}/karte/datei")
def map_file(frame: Annotated[PageOf, Depends(page_at(MAP))]) -> Response:
    """The map as one file that can be moved by hand and asks for nothing: for whoever has no server."""
    page = network_page(frame.analysis, frame.words.language)
    name = f'attachment; filename="karte-{frame.snapshot.key}-{frame.on.isoformat()}.html"'
    return Response(page, media_type="text/html", headers={"Content-Disposition": name})


@router.get("/bezirke/{key}/karte/blatt")
def map_on_paper(
    frame: Annotated[PageOf, Depends(page_at(MAP))], asked: Annotated[MapAsked, Depends(MapAsked)]
) -> Response:
    """The map as it is seen, on one A4 landscape sheet with legend, day and source."""
    sheet = map_sheet(MapShown(frame.analysis, frame.words, asked), frame.on)
    name = f'inline; filename="karte-{frame.snapshot.key}-{frame.on.isoformat()}.pdf"'
    return Response(sheet, media_type="application/pdf", headers={"Content-Disposition": name})


@dataclass(frozen=True, slots=True)
class _Place:
    """The map on its page, where marks lead on."""

    frame: PageOf
    shown: MapShown

    @property
    def sheet(self) -> Canvas:
        """What is drawn."""
        return self.shown.sheet

    def link(self, id: str) -> str:
        """The same map with another actor in focus."""
        return self.frame.link(MAP, "&".join(filter(None, (f"akteur={quote(id)}", self.shown.asked.settings))))

    def address(self, node: Node) -> str:
        """Where a mark leads."""
        return self.frame.link(QUESTIONS) if node.certainty == GHOST else self.link(node.id)


def _evidence(frame: PageOf, found: Node) -> Iterator[tuple[str, tuple[str, str]]]:
    """Where each tie of an actor comes from: the sources in words, and the page of the relation."""
    snapshot = frame.snapshot
    scope, network = frame.read.within(frame.key), snapshot.network
    for tie in network.ties(CONTACT):
        ends = network.actors[tie.a], network.actors[tie.b]
        if found.id in ends and tie.relations:
            record = frame.read.store.get(tie.relations[0], scope)
            other = ends[1] if ends[0] == found.id else ends[0]
            if record is not None:
                words = source_words(snapshot, record, frame.words)
                yield other, (words or frame.words("ohne Quelle", "no source"), frame.record(record.id))


# -- what is said ------------------------------------------------------------------------------------------------------


def _pairs(place: _Place) -> Iterator[_Pair]:
    """Who should meet and does not, as far as recorded; those between youth welfare and health first."""
    missing = [e for e in place.sheet.picture.edges if e.layer == MISSING]
    names = _names(place.sheet)
    for edge in sorted(missing, key=lambda e: not e.across)[:_MOST_PAIRS]:
        yield _Pair((names[edge.a], place.link(edge.a)), (names[edge.b], place.link(edge.b)))


def _missing_of(place: _Place, found: Node) -> Iterator[tuple[str, str]]:
    names = _names(place.sheet)
    for edge in place.sheet.picture.edges:
        if edge.layer == MISSING and found.id in (edge.a, edge.b):
            other = edge.b if edge.a == found.id else edge.a
            yield names[other], place.link(other)


def _names(sheet: Canvas) -> Mapping[str, str]:
    return {n.id: clean_label(n.name) for n in sheet.picture.nodes}


def _apart(frame: PageOf, sheet: Canvas) -> Iterator[str]:
    """Sectors that have actors and no tie to youth welfare, or none to health."""
    met = {frozenset(r.groups) for r in ribbons(sheet)}
    there = dict.fromkeys(n.group for n in sheet.picture.actors if n.group != NOT_RECORDED)
    for one in (YOUTH, HEALTH):
        for other in there:
            if one in there and other not in (YOUTH, HEALTH) and frozenset((one, other)) not in met:
                labels = (BY_NAME[g].label.in_language(frame.words.language) for g in (one, other))
                yield " – ".join(labels)
