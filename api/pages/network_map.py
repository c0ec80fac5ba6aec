"""The map as a page: at rest who does not meet, in focus one actor; every switch of the legend hides what it names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from markupsafe import Markup

from api.page_frame import PageOf, page_at
from api.page_views import MAP, QUESTIONS
from api.report.people import actor_rows
from graph.map.at_rest import Ribbon, map_at_rest, map_in_focus, ribbons
from graph.map.canvas import Canvas, canvas_of
from graph.map.labels import clean_label
from graph.map.marks import legend_of
from graph.map.picture import GHOST, MISSING, Node
from graph.map.sectors import BY_NAME, HEALTH, NOT_RECORDED, YOUTH
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
    frame: Annotated[PageOf, Depends(page_at(MAP))], akteur: Annotated[str, Query(max_length=300)] = ""
) -> Response:
    """The whole network, or one actor: by its id, its name, or a part of its name."""
    sheet = canvas_of(frame.analysis, frame.words.language)
    found = _found(sheet, akteur)
    rows = actor_rows(frame.analysis.snapshot, sheet.picture, frame.words)
    focus = next((row for row in rows if found is not None and row.id == found.id), None)
    view: dict[str, Any] = {
        "picture": Markup(_picture(frame, sheet, found)),
        "said": frame.words.say(_said(sheet)),
        "focus": focus,
        "missing": list(_missing_of(frame, sheet, found)) if focus is not None and found is not None else (),
        "pairs": list(_pairs(frame, sheet)),
        "apart": list(_apart(frame, sheet)),
        "names": sorted({row.name for row in rows}, key=str.casefold),
        "link_to": frame.on_map,
        "rows": rows,
        "groups": _legend(frame, sheet, found),
        "asked": akteur,
        "lost": bool(akteur) and found is None,
    }
    return frame.rendered("network_map.html", view)


def _picture(frame: PageOf, sheet: Canvas, found: Node | None) -> str:
    def address(node: Node) -> str:
        return frame.link(QUESTIONS) if node.certainty == GHOST else frame.on_map(node.id)

    if found is None:
        return map_at_rest(sheet, address)
    return map_in_focus(sheet, found.id, address)


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


def _pairs(frame: PageOf, sheet: Canvas) -> Iterator[_Pair]:
    """Who should meet and does not, as far as recorded; those between youth welfare and health first."""
    missing = [e for e in sheet.picture.edges if e.layer == MISSING]
    names = _names(sheet)
    for edge in sorted(missing, key=lambda e: not e.across)[:_MOST_PAIRS]:
        yield _Pair((names[edge.a], frame.on_map(edge.a)), (names[edge.b], frame.on_map(edge.b)))


def _missing_of(frame: PageOf, sheet: Canvas, found: Node) -> Iterator[tuple[str, str]]:
    names = _names(sheet)
    for edge in sheet.picture.edges:
        if edge.layer == MISSING and found.id in (edge.a, edge.b):
            other = edge.b if edge.a == found.id else edge.a
            yield names[other], frame.on_map(other)


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


def _legend(frame: PageOf, sheet: Canvas, found: Node | None) -> Sequence[Mapping[str, Any]]:
    """The legend as switches, each with how many it shows; shapes are told and hide nothing."""
    titles = {
        "sector": frame.words("Bereich", "Sector"),
        "layer": frame.words("Linie", "Line"),
        _SHAPES: frame.words("Form", "Shape"),
    }
    entries: dict[str, list[Mapping[str, Any]]] = {kind: [] for kind in titles}
    picture, at_rest = sheet.picture, found is None
    if found is not None:
        picture = replace(picture, edges=tuple(e for e in picture.edges if found.id in (e.a, e.b)))
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
    return [{"title": titles[kind], "entries": found} for kind, found in entries.items() if found]
