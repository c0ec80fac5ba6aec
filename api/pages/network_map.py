"""The map as a page: at rest who does not meet, in focus one actor; every switch of the legend hides what it names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Annotated, Any, NamedTuple
from urllib.parse import quote

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from markupsafe import Markup

from api.map_form import MapAsked, MapForm
from api.page_frame import PageOf, page_at
from api.page_views import MAP, QUESTIONS
from api.report.people import actor_rows, source_words
from graph.district.network import CONTACT
from graph.map.at_rest import Lit, Ribbon, map_at_rest, map_lit, ribbons
from graph.map.canvas import Canvas, canvas_of
from graph.map.labels import clean_label
from graph.map.marks import legend_of, strokes
from graph.map.picture import GHOST, MISSING, Edge, Node
from graph.map.pyvis_view import network_page
from graph.map.sectors import BY_NAME, HEALTH, NOT_RECORDED, YOUTH
from graph.map.view import (
    MAP_LAYERS,
    SEATS,
    colouring_label,
    colours_told,
    reached,
    seen_as,
    shortest_tie_way,
    together,
)
from ontology import Text, say

router = APIRouter()
_MOST_PAIRS = 12
_SHAPES = "shape"


class _Pair(NamedTuple):
    """Two actors who should meet, and do not as far as recorded; each with the address that puts it in focus."""

    one: tuple[str, str]
    other: tuple[str, str]


@router.get("/bezirke/{key}/karte")
def network_map(
    frame: Annotated[PageOf, Depends(page_at(MAP))], asked: Annotated[MapAsked, Depends(MapAsked)]
) -> Response:
    """The whole network, or one actor: by its id, its name, or a part of its name; as the settings want it."""
    whole = canvas_of(frame.analysis, frame.words.language)
    sheet = seen_as(whole, frame.analysis.snapshot, asked.view)
    found, end = _found(sheet, asked.akteur), _found(sheet, asked.bis)
    rows = actor_rows(frame.analysis.snapshot, sheet.picture, frame.words)
    focus = next((row for row in rows if found is not None and row.id == found.id), None)
    place = _Place(frame, sheet, asked, found, end)
    view: dict[str, Any] = {
        "picture": Markup(_picture(place)),
        "said": frame.words.say(_said(sheet)),
        "focus": focus,
        "missing": list(_missing_of(place, found)) if focus is not None and found is not None else (),
        "pairs": list(_pairs(place)),
        "apart": list(_apart(frame, sheet)),
        "names": sorted({row.name for row in rows}, key=str.casefold),
        "link_to": place.link,
        "rows": rows,
        "groups": _legend(place),
        "asked": asked,
        "end": clean_label(end.name) if end is not None else asked.bis,
        "way": [(clean_label(_names(sheet)[id]), place.link(id)) for id in place.way],
        "evidence": dict(_evidence(frame, found)) if found is not None else {},
        "form": MapForm(frame, whole, asked),
        "lost": [name for name, node in ((asked.akteur, found), (asked.bis, end)) if name and node is None],
    }
    return frame.rendered("network_map.html", view)


@router.get("/bezirke/{key}/karte/datei")
def map_file(frame: Annotated[PageOf, Depends(page_at(MAP))]) -> Response:
    """The map as one file that can be moved by hand and asks for nothing: for whoever has no server."""
    page = network_page(frame.analysis, frame.words.language)
    name = f'attachment; filename="karte-{frame.analysis.snapshot.key}-{frame.on.isoformat()}.html"'
    return Response(page, media_type="text/html", headers={"Content-Disposition": name})


@dataclass(frozen=True, slots=True)
class _Place:
    """The map that is shown, and who is meant on it."""

    frame: PageOf
    sheet: Canvas
    asked: MapAsked
    found: Node | None
    end: Node | None

    @property
    def way(self) -> Sequence[str]:
        """The shortest way from the one to the other, where both are meant."""
        if self.found is None or self.end is None:
            return ()
        return shortest_tie_way(self.sheet.picture.edges, self.found.id, self.end.id)

    def link(self, id: str) -> str:
        """The same map with another actor in focus."""
        return self.frame.link(MAP, "&".join(filter(None, (f"akteur={quote(id)}", self.asked.settings))))

    def address(self, node: Node) -> str:
        """Where a mark leads."""
        return self.frame.link(QUESTIONS) if node.certainty == GHOST else self.link(node.id)

    def lit(self, focus: Node) -> Lit:
        """Who stands in the light: those around an actor, or on the way to another."""
        edges = self.sheet.picture.edges
        if self.end is not None:
            steps = {frozenset(pair) for pair in pairwise(self.way)}
            walked = tuple(e for e in edges if e.layer != MISSING and frozenset((e.a, e.b)) in steps)
            return Lit((focus.id, self.end.id), walked)
        far = reached(edges, focus.id, self.asked.tiefe - 1)
        lines = tuple(e for e in edges if (e.layer != MISSING and {e.a, e.b} & set(far)) or focus.id in (e.a, e.b))
        seats = together(self.sheet.picture, focus.id) if SEATS in self.asked.view.layers else ()
        return Lit((focus.id,), (*seats, *lines))


def _picture(place: _Place) -> str:
    if place.found is None:
        return map_at_rest(place.sheet, place.address)
    return map_lit(place.sheet, place.lit(place.found), place.address)


def _evidence(frame: PageOf, found: Node) -> Iterator[tuple[str, tuple[str, str]]]:
    """Where each tie of an actor comes from: the sources in words, and the page of the relation."""
    snapshot = frame.analysis.snapshot
    scope, network = frame.read.within(frame.key), snapshot.network
    for tie in network.ties(CONTACT):
        ends = network.actors[tie.a], network.actors[tie.b]
        if found.id in ends and tie.relations:
            record = frame.read.store.get(tie.relations[0], scope)
            other = ends[1] if ends[0] == found.id else ends[0]
            if record is not None:
                words = source_words(snapshot, record, frame.words)
                yield other, (words or frame.words("ohne Quelle", "no source"), frame.record(record.id))


def _found(sheet: Canvas, asked: str) -> Node | None:
    """The actor that is meant: by id, by name, by the beginning of the name, or by a part of it."""
    wanted = " ".join(asked.split()).casefold()
    if not wanted:
        return None
    named = [(clean_label(n.name).casefold(), n) for n in sorted(sheet.picture.actors, key=lambda n: (n.ring, n.name))]
    tries = (
        (n for n in sheet.picture.actors if n.id == asked),
        (n for name, n in named if name == wanted),
        (n for name, n in named if name.startswith(wanted)),
        (n for name, n in named if wanted in name),
    )
    return next((node for found in tries for node in found), None)


# -- what is said ------------------------------------------------------------------------------------------------------


def _said(sheet: Canvas) -> Text:
    """The answer to "which two groups do not meet here?" in a sentence."""
    across = next((r.ties for r in ribbons(sheet) if set(r.groups) == {YOUTH, HEALTH}), 0)
    missing = sum(edge.layer == MISSING for edge in sheet.picture.edges)
    return say(
        "{across} {across:Verbindung|Verbindungen} zwischen Jugendhilfe und Gesundheitswesen {across:ist|sind} "
        "erfasst. Erwartet und nicht erfasst: {missing}.",
        "{across} {across:tie|ties} between youth welfare and health {across:is|are} recorded. Expected and not "
        "recorded: {missing}.",
        across=across,
        missing=missing,
    )


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


def _legend(place: _Place) -> Sequence[Mapping[str, Any]]:
    """The legend as switches, each with how many it shows; shapes are told and hide nothing."""
    frame, sheet, found = place.frame, place.sheet, place.found
    titles = {
        "sector": frame.words("Bereich", "Sector"),
        "layer": frame.words("Linie", "Line"),
        _SHAPES: frame.words("Form", "Shape"),
    }
    entries: dict[str, list[Mapping[str, Any]]] = {kind: [] for kind in titles}
    picture, at_rest = sheet.picture, found is None
    if found is not None:
        picture = replace(picture, edges=place.lit(found).lines)
    summed: tuple[Ribbon, ...] = ribbons(sheet) if at_rest else ()
    for entry in legend_of(picture):
        if entry.name == "seats" or (at_rest and entry.kind == "layer" and entry.name not in (MISSING, GHOST)):
            continue
        told = {"label": frame.words.say(entry.label), "mark": Markup(entry.mark), "number": entry.number}
        entries[entry.kind].append({"name": entry.name, "switch": entry.kind != _SHAPES, **told})
    if summed:
        mark = Markup('<path d="M2 9H34" stroke="#41627a" stroke-opacity=".75" stroke-width="9"/>')
        label = frame.words("Verbindungen zwischen Bereichen, mit Zahl", "ties between sectors, with their number")
        number = sum(r.ties for r in summed)
        entries["layer"].insert(0, {"name": "ribbons", "switch": True, "label": label, "mark": mark, "number": number})
    seats = sum(edge.layer == SEATS for edge in picture.edges)
    if found is not None and seats:
        mark = Markup(f'<g fill="none">{strokes("M2 9L34 9", Edge("", "", SEATS, 0, stale=False, across=False))}</g>')
        label = frame.words.say(MAP_LAYERS[SEATS])
        entries["layer"].append({"name": SEATS, "switch": True, "label": label, "mark": mark, "number": seats})
    groups = ({"title": titles[kind], "entries": listed} for kind, listed in entries.items() if listed)
    return [*groups, *_colours(place)]


def _colours(place: _Place) -> Iterator[Mapping[str, Any]]:
    """What colours say where they are not those of the sectors."""
    words, name = place.frame.words, place.asked.view.colour
    found = colours_told(place.sheet.picture, name)
    if found:
        look = 'stroke="#1b2733" stroke-width="1.5"'
        told: list[Mapping[str, Any]] = [
            {
                "name": "",
                "switch": False,
                "label": words.say(entry.label),
                "number": entry.number,
                "mark": Markup(f'<circle cx="18" cy="9" r="7" fill="{entry.colour}" {look}/>'),
            }
            for entry in found
        ]
        yield {"title": f"{words('Farbe', 'Colour')}: {words.say(colouring_label(name))}", "entries": told}
