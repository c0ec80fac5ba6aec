"""What an actor on the map is called by whoever hears it read."""

from graph.map.canvas import Canvas
from graph.map.labels import clean_label
from graph.map.marks import GHOST_NAME
from graph.map.picture import GHOST, Node
from graph.map.sectors import BY_NAME, NOT_RECORDED


def spoken(sheet: Canvas, node: Node) -> str:
    """The accessible name: 'Gesundheitsamt, Bereich Gesundheitswesen, 7 Verbindungen'."""
    de = sheet.language != "en"
    sector = sheet.model.code("Sector", node.sector).label.in_language(sheet.language) if node.sector else None
    where = f"{'Bereich' if de else 'sector'} {sector}" if sector else sheet.say(BY_NAME[NOT_RECORDED].label)
    if node.certainty == GHOST:
        return f"{clean_label(node.name)}, {where}, {GHOST_NAME.in_language(sheet.language)}"
    unit = ("Verbindung" if node.ties == 1 else "Verbindungen") if de else ("tie" if node.ties == 1 else "ties")
    return f"{clean_label(node.name)[:200]}, {where}, {node.ties} {unit}"
