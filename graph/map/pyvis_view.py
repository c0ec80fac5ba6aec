"""The interactive view of notebooks: pyvis, hardened so that it asks no host for anything and runs nobody's HTML.

pyvis by itself loads Bootstrap from a CDN even "in line", puts headings and menu ids into the page unescaped, and lets
300 nodes dance for half a minute. So: only integer ids, names only as labels (drawn on a canvas as text), fixed
positions, the foreign tags cut, and a Content-Security-Policy that forbids the network. A legend stands beside it: a
missing link is red and in dashes, a tie that nobody confirmed for long is pale and in dots.
"""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import NamedTuple

from graph.analysis import Analysis
from graph.map.canvas import Canvas
from graph.map.labels import clean_label, wrapped
from graph.map.marks import LegendEntry, legend_of
from graph.map.picture import AGREEMENT, COOPERATION, GHOST, MISSING, STALE, Edge, Node
from graph.map.sectors import BY_NAME
from graph.map.svg_map import canvas_of
from graph.missing_links.pair_words import lacking_told
from graph.private_files import write_private
from graph.wording import spelled
from ontology import Text, say

_POLICY = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; "
    "style-src 'unsafe-inline'; img-src data:\">"
)
_FOREIGN_TAG = re.compile(r"<(?:script|link)\b[^>]*?\b(?:src|href)=\"https?://[^>]*>(?:\s*</script>)?", re.DOTALL)
_SHAPES = {"star": "star", "square": "square", "circle": "dot", "diamond": "diamond", "triangle": "triangle"}
_OUTLINE = "#222222"
_LINES: Mapping[str, tuple[str, bool | list[int]]] = {
    AGREEMENT: ("#16425b", False),
    COOPERATION: ("#6d7f8f", False),
    STALE: ("#8fa3b5", [1, 5]),
    MISSING: ("#b3401f", [10, 6]),
}
"""The colour and the dashes of each kind of line."""
_GHOST = "#8a4b36"
_STYLE = (
    "<style>body{margin:0;font-family:system-ui,sans-serif;color:#1b2733}"
    "#said{padding:.75rem 1rem .25rem}#said h1{font-size:1.2rem;margin:0}#said p{margin:.15rem 0 0;font-size:.9rem}"
    "#legend{padding:.25rem 1rem 1rem;display:flex;flex-wrap:wrap;gap:.5rem 2.5rem;font-size:.9rem}"
    "#legend h2{font-size:.95rem;margin:0 0 .2rem}#legend ul{list-style:none;margin:0;padding:0}"
    "#legend li{display:flex;align-items:center;gap:.5rem;min-height:1.4rem}</style>"
)
_HEADS = {
    "sector": Text(de="Farbe: Bereich", en="Colour: sector"),
    "layer": Text(de="Linie", en="Line"),
    "shape": Text(de="Form: Art", en="Shape: kind"),
}


def network_page(analysis: Analysis, language: str = "de") -> str:
    """The map as one interactive page without any request: same nodes, places and colours as the SVG map."""
    from pyvis.network import Network as View

    sheet = canvas_of(analysis, language)
    view = View(height="560px", width="100%", cdn_resources="in_line")
    view.toggle_physics(False)
    numbers = {node.id: number for number, node in enumerate(sheet.picture.nodes)}
    for node in sheet.picture.nodes:
        x, y = sheet.layout.spots[node.id]
        view.add_node(numbers[node.id], label="\n".join(wrapped(node.name)), x=x, y=y, **_look(node))
    for edge in sheet.picture.edges:
        colour, dashes = _LINES[edge.look]
        view.add_edge(numbers[edge.a], numbers[edge.b], width=_width(edge), dashes=dashes, color=colour, smooth=False)
    words = _Words(_said(analysis, sheet), _legend(sheet))
    return _hardened(view.generate_html(notebook=False), language, words)


def write_network_page(analysis: Analysis, path: Path) -> Path:
    """Write the page as UTF-8, whatever the locale says, and return its path."""
    write_private(path, network_page(analysis))
    return path


class _Words(NamedTuple):
    """What stands above and below the picture, as HTML."""

    said: str
    legend: str


def _width(edge: Edge) -> float:
    if edge.layer == AGREEMENT:
        return 5.0
    return 2.2 if edge.layer == MISSING else float(max(edge.intensity, 1))


def _said(analysis: Analysis, sheet: Canvas) -> str:
    """The district, the day, and what is not there although it is expected."""
    snapshot = analysis.snapshot
    missing = sum(edge.layer == MISSING for edge in sheet.picture.edges)
    told = say(
        "Stand {day}. {lacking} Nicht erfasst heißt nicht, dass es keine gibt. Mit der Maus lässt sich ziehen und "
        "vergrößern.",
        "As of {day}. {lacking} Not recorded does not mean that there is none. Drag and zoom with the mouse.",
        day=spelled(snapshot.on.isoformat()),
        lacking=lacking_told(missing, judged=snapshot.ties_suffice),
    )
    name = escape(clean_label(snapshot.district.name))
    return f'<div id="said"><h1>{name}</h1><p>{sheet.say(told)}</p></div>'


def _legend(sheet: Canvas) -> str:
    """Colours, lines and shapes that are in the picture, each with how many there are."""
    entries = [e for e in legend_of(sheet.picture) if e.name not in ("seats", "unclear")]
    groups = ((kind, [e for e in entries if e.kind == kind]) for kind in _HEADS)
    lists = (
        f"<div><h2>{sheet.say(_HEADS[kind])}</h2><ul>{''.join(_entry(sheet, e) for e in found)}</ul></div>"
        for kind, found in groups
        if found
    )
    return f'<div id="legend">{"".join(lists)}</div>'


def _entry(sheet: Canvas, entry: LegendEntry) -> str:
    mark = _stroke(entry.name) if entry.name in _LINES else entry.mark
    if entry.name == "pentagon":
        mark = f'<polygon points="11,9 14.5,3 21.5,3 25,9 21.5,15 14.5,15" fill="#dfe5ea" stroke="{_OUTLINE}"/>'
    svg = f'<svg viewBox="0 0 36 18" width="36" height="18" aria-hidden="true">{mark}</svg>'
    return f"<li>{svg}{sheet.say(entry.label)} ({entry.number})</li>"


def _stroke(layer: str) -> str:
    colour, dashes = _LINES[layer]
    dashed = f' stroke-dasharray="{" ".join(map(str, dashes))}"' if isinstance(dashes, list) else ""
    width = 5 if layer == AGREEMENT else 2.2
    return f'<path d="M1 9H35" stroke="{colour}" stroke-width="{width}"{dashed}/>'


def _look(node: Node) -> dict[str, object]:
    missing = node.certainty == GHOST
    return {
        "physics": False,
        "size": 9,
        "shape": _SHAPES.get(node.shape, "hexagon"),
        "color": {
            "background": "#ffffff" if missing else BY_NAME[node.group].colour,
            "border": _GHOST if missing else _OUTLINE,
        },
        "shapeProperties": {"borderDashes": [4, 3] if missing else False},
        "font": {"size": 12},
    }


def _hardened(page: str, language: str, words: _Words) -> str:
    head, body = page.split("<body>", 1)
    # The inlined library stands in the head, too; only tags that point to a host go.
    head = _FOREIGN_TAG.sub("", head)
    title = "Netzwerk Frühe Hilfen" if language == "de" else "Early-help network"
    head = head.replace("<html>", f'<!DOCTYPE html>\n<html lang="{language}">', 1)
    head = re.sub(r"<center>\s*<h1></h1>\s*</center>", "", head)
    head = head.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{_POLICY}<title>{title}</title>{_STYLE}', 1)
    return f"{head}<body>{words.said}{body.replace('</body>', words.legend + '</body>', 1)}"
