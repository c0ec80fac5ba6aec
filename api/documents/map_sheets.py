"""The map that somebody sees as a sheet of paper: with legend, what it was narrowed to, the day and the source."""

from collections.abc import Iterator
from datetime import date

from api.documents import page_fonts
from api.page_parts.map_shown import MapShown
from graph.documents.map_sheet import LegendGroup, MapSheet, MarkTold, map_sheet_pdf
from graph.map.labels import clean_label
from graph.map.narrowing import regions_offered, tags_offered
from graph.map.picture import SHAPES
from graph.map.view import MAP_LAYERS, USUAL


def map_sheet(shown: MapShown, on: date) -> bytes:
    """The sheet as PDF."""
    words, snapshot = shown.words, shown.analysis.snapshot
    district = clean_label(snapshot.district.name)
    focus = clean_label(shown.found.name) if shown.found is not None else ""
    title = words("Karte des Netzwerks Frühe Hilfen", "Map of the early help network")
    said = words.say(shown.said)
    sheet = MapSheet(
        title=f"{title}: {focus or district}",
        said=said,
        map=shown.picture(),
        described=said,
        legend=[_group(group["title"], group["entries"]) for group in shown.legend],
        settings=(words("Gezeigt wird nur", "Shown is only"), list(_narrowed(shown))),
        note=words("Nicht erfasst heißt nicht, dass es keine gibt.", "Not recorded does not mean that there is none."),
        source=words(
            f"{district}. Quelle: die Listen und Papiere, die Frühnetz dazu kennt.",
            f"{district}. Source: the lists and papers that Frühnetz knows.",
        ),
        dated=f"{words('Stand', 'as of')} {words.long_day(on.isoformat())}",
        on=on,
        language=words.language,
    )
    return map_sheet_pdf(sheet, page_fonts())


def _group(title: str, entries: list[dict[str, object]]) -> LegendGroup:
    return LegendGroup(title, [MarkTold(str(e["mark"]), f"{e['label']} ({e['number']})") for e in entries])


def _narrowed(shown: MapShown) -> Iterator[str]:
    """What the map was narrowed to, a line each."""
    words, view, snapshot = shown.words, shown.asked.view, shown.analysis.snapshot
    if view.layers != USUAL:
        yield ", ".join(words.say(label) for name, label in MAP_LAYERS.items() if name in view.layers)
    if not view.coordination:
        yield words("ohne die Koordination", "without the coordination")
    if view.strength > 1:
        yield words(f"Zusammenarbeit ab Stärke {view.strength}", f"cooperation from strength {view.strength} on")
    if view.since:
        day = words.day(view.since)
        yield words(f"Zusammenarbeit bestätigt seit {day}", f"cooperation confirmed since {day}")
    if view.shapes:
        yield ", ".join(words.say(label) for name, label in SHAPES.items() if name in view.shapes)
    tags = tags_offered(snapshot, (n.id for n in shown.whole.picture.actors))
    yield from (words.say(tag.label) for tag in tags if tag.value == view.tag)
    yield from (name for id, name in regions_offered(snapshot) if id == view.region)
    if view.place:
        yield clean_label(view.place)


__all__ = ["map_sheet"]
