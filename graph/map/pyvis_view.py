"""The interactive view of notebooks: pyvis, hardened so that it asks no host for anything and runs nobody's HTML.

pyvis by itself loads Bootstrap from a CDN even "in line", puts headings and menu ids into the page unescaped, and lets
300 nodes dance for half a minute. So: only integer ids, names only as labels (drawn on a canvas as text), fixed
positions, the foreign tags cut, and a Content-Security-Policy that forbids the network.
"""

import re
from pathlib import Path

from graph.analysis import Analysis
from graph.map.labels import wrapped
from graph.map.picture import GHOST, MISSING, Node
from graph.map.sectors import BY_NAME
from graph.map.svg_map import canvas_of
from graph.private_files import write_private

_POLICY = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; "
    "style-src 'unsafe-inline'; img-src data:\">"
)
_FOREIGN_TAG = re.compile(r"<(?:script|link)\b[^>]*?\b(?:src|href)=\"https?://[^>]*>(?:\s*</script>)?", re.DOTALL)
_SHAPES = {"star": "star", "square": "square", "circle": "dot", "diamond": "diamond", "triangle": "triangle"}
_OUTLINE = "#222222"


def network_page(analysis: Analysis, language: str = "de") -> str:
    """The map as one interactive page without any request: same nodes, places and colours as the SVG map."""
    from pyvis.network import Network as View

    sheet = canvas_of(analysis, language)
    view = View(height="760px", width="100%", cdn_resources="in_line")
    view.toggle_physics(False)
    numbers = {node.id: number for number, node in enumerate(sheet.picture.nodes)}
    for node in sheet.picture.nodes:
        x, y = sheet.layout.spots[node.id]
        view.add_node(numbers[node.id], label="\n".join(wrapped(node.name)), x=x, y=y, **_look(node))
    for edge in sheet.picture.edges:
        view.add_edge(
            numbers[edge.a],
            numbers[edge.b],
            width=max(edge.intensity, 1),
            dashes=edge.stale or edge.layer == MISSING,
            color="#b3401f" if edge.layer == MISSING else "#555555",
            smooth=False,
        )
    return _hardened(view.generate_html(notebook=False), language)


def write_network_page(analysis: Analysis, path: Path) -> Path:
    """Write the page as UTF-8, whatever the locale says, and return its path."""
    write_private(path, network_page(analysis))
    return path


def _look(node: Node) -> dict[str, object]:
    missing = node.certainty == GHOST
    return {
        "physics": False,
        "size": 9,
        "shape": _SHAPES.get(node.shape, "hexagon"),
        "color": {"background": "#ffffff" if missing else BY_NAME[node.group].colour, "border": _OUTLINE},
        "shapeProperties": {"borderDashes": [4, 3] if missing else False},
        "font": {"size": 12},
    }


def _hardened(page: str, language: str) -> str:
    head, body = page.split("<body>", 1)
    # The inlined library stands in the head, too; only tags that point to a host go.
    head = _FOREIGN_TAG.sub("", head)
    title = "Netzwerk Frühe Hilfen" if language == "de" else "Early-help network"
    head = head.replace("<html>", f'<!DOCTYPE html>\n<html lang="{language}">', 1)
    head = re.sub(r"<center>\s*<h1></h1>\s*</center>", "", head)
    head = head.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{_POLICY}<title>{title}</title>', 1)
    return f"{head}<body>{body}"
