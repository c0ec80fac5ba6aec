"""One map as somebody wants to see it: who is meant, what stands in the light, the picture, its sentence and legend.

Pages, sheets of paper and shared views show the same; only where a mark leads differs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from api.page_parts.map_form import MapAsked
from api.report.wording import Words
from graph.analysis import Analysis
from graph.map.at_rest import Lit, NodeAddress, Ribbon, map_at_rest, map_lit, ribbons
from graph.map.canvas import Canvas, canvas_of
from graph.map.labels import clean_label
from graph.map.marks import legend_of, strokes
from graph.map.meets_least import RED, MeetLeast
from graph.map.picture import GHOST, MISSING, Edge, Node
from graph.map.sectors import HEALTH, YOUTH
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
from graph.missing_links import MissingLinks
from graph.missing_links.pair_words import lacking_told
from graph.sector_matrix.cell_words import headline
from graph.sector_matrix.sector_cells import SectorMatrix
from graph.wording import sentences
from ontology import Text, say

_SHAPES = "shape"


def nowhere(node: Node) -> str:
    """A mark that leads nowhere: on paper, and for strangers."""
    del node
    return ""


@dataclass(frozen=True)
class MapShown:
    """The map of an analysis as it is asked for, and who is meant on it."""

    analysis: Analysis
    words: Words
    asked: MapAsked

    @cached_property
    def whole(self) -> Canvas:
        """The map with everything on it."""
        return canvas_of(self.analysis, self.words.language)

    @cached_property
    def sheet(self) -> Canvas:
        """What of it is wanted."""
        return seen_as(self.whole, self.analysis.snapshot, self.asked.view)

    @cached_property
    def found(self) -> Node | None:
        """The actor in focus."""
        return _found(self.sheet, self.asked.akteur)

    @cached_property
    def end(self) -> Node | None:
        """The actor at the other end of a way."""
        return _found(self.sheet, self.asked.bis)

    @cached_property
    def way(self) -> Sequence[str]:
        """The shortest way from the one to the other, where both are meant."""
        if self.found is None or self.end is None:
            return ()
        return shortest_tie_way(self.sheet.picture.edges, self.found.id, self.end.id)

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

    def picture(self, address: NodeAddress = nowhere) -> str:
        """The SVG text: the whole network at rest, or one actor in focus."""
        if self.found is None:
            return map_at_rest(self.sheet, address, self.apart)
        return map_lit(self.sheet, self.lit(self.found), address)

    @cached_property
    def matrix(self) -> SectorMatrix | None:
        """The sectors of the whole map at rest; None of a selection or of one actor, which say nothing of all."""
        whole = self.found is None and self.sheet.picture == self.whole.picture
        return SectorMatrix(MissingLinks(self.analysis.snapshot)) if whole else None

    @cached_property
    def apart(self) -> MeetLeast | None:
        """The two groups that meet least; None while too few were asked to say so of anybody (decision 0023)."""
        if self.matrix is None or not self.matrix.snapshot.ties_suffice or not self.matrix.apart:
            return None
        cell = self.matrix.apart[0]
        return MeetLeast(cell.groups, self.words(f"{cell.tied} von {cell.pairs}", f"{cell.tied} of {cell.pairs}"))

    @property
    def said(self) -> Text:
        """The map in a sentence: at rest who meets least; of a selection it says that it is one."""
        if self.matrix is not None:
            return headline(self.matrix)
        if self.sheet.picture == self.whole.picture:
            return self.counted
        return say("In dieser Auswahl: {said}", "In this selection: {said}", said=self.counted)

    @property
    def counted(self) -> Text:
        """How many ties there are between youth welfare and health, and who should meet and does not."""
        return _said(self.sheet, judged=self.analysis.snapshot.ties_suffice)

    @property
    def legend(self) -> Sequence[Mapping[str, Any]]:
        """The legend in groups, each entry with its mark, how many it stands for and whether it can be switched."""
        return _legend(self)


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


def _said(sheet: Canvas, *, judged: bool) -> Text:
    across = next((r.ties for r in ribbons(sheet) if set(r.groups) == {YOUTH, HEALTH}), 0)
    missing = sum(edge.layer == MISSING for edge in sheet.picture.edges)
    recorded = say(
        "{across} {across:Verbindung|Verbindungen} zwischen Jugendhilfe und Gesundheitswesen {across:ist|sind} "
        "erfasst.",
        "{across} {across:tie|ties} between youth welfare and health {across:is|are} recorded.",
        across=across,
    )
    return sentences(recorded, lacking_told(missing, judged=judged))


def _legend(place: MapShown) -> Sequence[Mapping[str, Any]]:
    """The legend as switches, each with how many it shows; shapes are told and hide nothing."""
    sheet, found, words = place.sheet, place.found, place.words
    titles = {
        "sector": words("Bereich", "Sector"),
        "layer": words("Linie", "Line"),
        _SHAPES: words("Form", "Shape"),
    }
    entries: dict[str, list[Mapping[str, Any]]] = {kind: [] for kind in titles}
    picture, at_rest = sheet.picture, found is None
    if found is not None:
        picture = replace(picture, edges=place.lit(found).lines)
    summed: tuple[Ribbon, ...] = ribbons(sheet) if at_rest else ()
    for entry in legend_of(picture):
        if entry.name == "seats" or (at_rest and entry.kind == "layer" and entry.name not in (MISSING, GHOST)):
            continue
        told = {"label": words.say(entry.label), "mark": Markup(entry.mark), "number": entry.number}
        entries[entry.kind].append({"name": entry.name, "switch": entry.kind != _SHAPES, **told})
    entries["layer"][:0] = _between_sectors(place, summed)
    seats = sum(edge.layer == SEATS for edge in picture.edges)
    if found is not None and seats:
        mark = Markup(f'<g fill="none">{strokes("M2 9L34 9", Edge("", "", SEATS, 0, stale=False, across=False))}</g>')
        label = words.say(MAP_LAYERS[SEATS])
        entries["layer"].append({"name": SEATS, "switch": True, "label": label, "mark": mark, "number": seats})
    groups = ({"title": titles[kind], "entries": listed} for kind, listed in entries.items() if listed)
    return [*groups, *_colours(place)]


def _between_sectors(place: MapShown, summed: Sequence[Ribbon]) -> Iterator[Mapping[str, Any]]:
    """What is drawn from sector to sector: the two that meet least, and the ties of all."""
    words = place.words
    if place.apart is not None:
        mark = Markup(f'<path d="M2 9H34" stroke="{RED}" stroke-width="4" stroke-dasharray="8 4"/>')
        label = words("treffen sich am wenigsten: Paare, die zusammenarbeiten", "meet least: pairs that work together")
        yield {"name": "apart", "switch": True, "label": label, "mark": mark, "number": place.apart.told}
    if summed:
        mark = Markup('<path d="M2 9H34" stroke="#41627a" stroke-opacity=".75" stroke-width="9"/>')
        label = words("alle Linien zwischen Bereichen, mit Zahl", "all lines between sectors, with their number")
        number = sum(r.ties for r in summed)
        yield {"name": "ribbons", "switch": True, "label": label, "mark": mark, "number": number}


def _colours(place: MapShown) -> Iterator[Mapping[str, Any]]:
    """What colours say where they are not those of the sectors."""
    words, name = place.words, place.asked.view.colour
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
