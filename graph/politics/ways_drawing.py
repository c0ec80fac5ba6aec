"""The ways into politics as one SVG text: readable in print and without script; never by colour alone.

Filled strands are confirmed, those with dashes long not confirmed, dotted ones open: nobody has said. The narrowest
spot is framed twice and named as such. A body that no way is recorded to has a dashed frame.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from itertools import pairwise

from graph.anchoring.stations import OPERATIVE, Station
from graph.as_of import CERTAINTY_WORDS
from graph.certainty import Certainty
from graph.map.labels import clean_label
from graph.map.marks import FONT, INK, MUTED, PAPER
from graph.map.sectors import BY_NAME, group_of
from graph.politics.political_ways import PoliticalWays, WayBand
from graph.politics.way_words import number_of_ways, place_name, ways_headline
from graph.politics.ways_layout import (
    LINE,
    PAD,
    SHEET_WIDTH,
    SMALL,
    TOP,
    WayBox,
    WayCurve,
    WayLabel,
    WaysLayout,
    laid_out,
)
from ontology import Text, say

NARROW = "#a3200d"
_DEEP, _STRAND, _PALE, _FRAME = "#16425b", "#41798f", "#7fa3b4", "#8795a3"
_SOFT = {WayBand.NETWORK: "#eef3f6", WayBand.CARRIER: PAPER, WayBand.COMMITTEE: "#f4f0e8", WayBand.COUNCIL: "#e9e1d0"}
_HEADS: Mapping[WayBand, Text] = {
    WayBand.OPERATIVE: Text(de="Operative Ebene", en="Operative level"),
    WayBand.NETWORK: Text(de="Gremien des Netzwerks", en="Bodies of the network"),
    WayBand.CARRIER: Text(de="Wer den Weg trägt", en="Who carries the way"),
    WayBand.COMMITTEE: Text(de="Ausschüsse", en="Committees"),
    WayBand.COUNCIL: Text(de="Rat oder Kreistag", en="Council"),
}
_OPERATIVE = Text(de="Fachkräfte, Koordination", en="Professionals, coordination")
_SPOT = Text(de="schmalste Stelle", en="narrowest spot")
STRAND_LABELS: Mapping[Certainty, Text] = {
    Certainty.PRESENT: Text(de="bestätigt", en="confirmed"),
    Certainty.STALE: CERTAINTY_WORDS[Certainty.STALE],
    Certainty.UNKNOWN: Text(de="offen: niemand hat es gesagt", en="open: nobody has said"),
}
PlaceAddress = Callable[[Station], str]
"""Where a click on a place leads; empty for nowhere."""


def drawn_ways(ways: PoliticalWays, address: PlaceAddress, language: str = "de") -> str:
    """The SVG text of the ways into politics."""
    columns = ways.columns
    labels = {place: _label(ways, place, language) for place in columns}
    sheet = laid_out(columns, ways.strands, labels)
    name = escape(clean_label(ways_headline(ways).in_language(language)))
    boxes = (_place(ways, place, sheet.boxes[place], (labels[place], address(place), language)) for place in columns)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="ways" viewBox="0 0 {SHEET_WIDTH:g} {sheet.height:g}" '
            f'role="group" aria-label="{name}" font-family="{FONT}" font-size="14" fill="{INK}">',
            *_heads(sheet, language),
            *(_curve(curve, narrow=_is_narrow(ways, curve)) for curve in sheet.curves),
            *boxes,
            "</svg>",
        )
    )


def strand_mark(certainty: Certainty) -> str:
    """A strand as the legend shows it."""
    return (
        f'<svg viewBox="0 0 40 14" width="40" height="14" aria-hidden="true"><path d="M1 7H39" '
        f"{_look(certainty, 8.0, narrow=False)}/></svg>"
    )


def spot_mark(ways: PoliticalWays) -> str:
    """The narrowest spot as the legend shows it."""
    box = WayBox(5.0, 1.5, 30.0, 15.0, ())
    frame = _spot_frame(box, double=bool(ways.goal.shared))
    return f'<svg viewBox="0 0 40 18" width="40" height="18" aria-hidden="true">{frame}</svg>'


def _heads(sheet: WaysLayout, language: str) -> Iterator[str]:
    for band, (left, right) in sheet.parts.items():
        yield (
            f'<text x="{(left + right) / 2:.1f}" y="18" text-anchor="middle" font-size="13" fill="{MUTED}">'
            f"{escape(_HEADS[band].in_language(language))}</text>"
            f'<path d="M{left:.1f} 28H{right:.1f}" stroke="{_FRAME}" stroke-width="1"/>'
        )
    if not any(box.top > TOP - 1 and box.left == sheet.parts[WayBand.CARRIER][0] for box in sheet.boxes.values()):
        left, right = sheet.parts[WayBand.CARRIER]
        nobody = Text(de="niemand erfasst", en="nobody recorded").in_language(language)
        yield (
            f'<text x="{(left + right) / 2:.1f}" y="{sheet.height / 2:.1f}" text-anchor="middle" '
            f'font-style="italic" fill="{MUTED}">{nobody}</text>'
        )


# -- strands ----------------------------------------------------------------------------------------------------------


def _is_narrow(ways: PoliticalWays, curve: WayCurve) -> bool:
    """Whether the strand runs through a spot on which alone the way hangs."""
    ends = (curve.strand.source, curve.strand.target)
    return bool(ways.goal.shared) and any(p.can_leave and p.id in ways.narrowest for p in ends)


def _curve(curve: WayCurve, *, narrow: bool) -> str:
    """Each way is a line of its own, so that they can be counted; together they are as wide as there are many."""
    strand = curve.strand
    css = f'class="strand {strand.certainty.value}{" narrow" if narrow else ""}" data-ways="{strand.ways}"'
    one = curve.thick / strand.ways
    offsets = (one * (n + 0.5) - curve.thick / 2 for n in range(strand.ways))
    path = "".join(_line(curve, offset) for offset in offsets)
    head = _arrow(curve, NARROW if narrow else _STRAND) if curve.back else ""
    return f'<path {css} d="{path}" {_look(strand.certainty, one, narrow=narrow)}/>{head}'


def _arrow(curve: WayCurve, colour: str) -> str:
    """Where a strand leads to the left."""
    x, y = curve.points[-1]
    half = max(7.0, curve.thick / 2 + 5)
    return f'<path class="back" d="M{x:.1f} {y:.1f}l13 {-half:.1f}v{2 * half:.1f}z" fill="{colour}"/>'


def _line(curve: WayCurve, offset: float) -> str:
    """Bent from box to box, straight where it runs past one."""
    points = [(x, y + offset) for x, y in curve.points]
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for (x, y), (to_x, to_y) in pairwise(points):
        bend = (to_x - x) / 2
        bent = f"C{x + bend:.1f} {y:.1f} {to_x - bend:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
        path += f"H{to_x:.1f}" if y == to_y else bent
    return path


_DASHES = {Certainty.STALE: ' stroke-dasharray="9 3.5"', Certainty.UNKNOWN: ' stroke-dasharray="2 4"'}
_SHARES = {Certainty.PRESENT: 0.8, Certainty.STALE: 0.7, Certainty.UNKNOWN: 0.3}
"""How much of its breadth a way fills."""


def _look(certainty: Certainty, one: float, *, narrow: bool) -> str:
    colour = NARROW if narrow else _PALE if certainty is Certainty.STALE else _STRAND
    thick = max(1.6, one * _SHARES[certainty])
    return f'fill="none" stroke="{colour}" stroke-width="{thick:.1f}"{_DASHES.get(certainty, "")}'


# -- places -----------------------------------------------------------------------------------------------------------


def _label(ways: PoliticalWays, place: Station, language: str) -> WayLabel:
    if place == OPERATIVE:
        number = len(ways.found.operative)
        note = say("{number} im Netzwerk", "{number} in the network", number=number)
        return WayLabel(_OPERATIVE.in_language(language), note.in_language(language))
    name = place_name(ways.snapshot, place.id)
    if not place.can_leave and place.id in ways.anchorages:
        return WayLabel(name, number_of_ways(ways.anchorages[place.id]).in_language(language))
    if place.can_leave and place.id in ways.narrowest:
        return WayLabel(name, _spot_words(ways).in_language(language))
    return WayLabel(name)


def _spot_words(ways: PoliticalWays) -> Text:
    number = len(ways.goal.cut)
    return _SPOT if ways.goal.shared else say("eine von {number}", "one of {number}", number=number)


def _place(ways: PoliticalWays, place: Station, box: WayBox, shown: tuple[WayLabel, str, str]) -> str:
    label, address, language = shown
    band, _ = ways.columns[place]
    spot = place.can_leave and place.id in ways.narrowest
    inner = "".join(
        (
            _frame(ways, place, box, band),
            _spot_frame(box, double=bool(ways.goal.shared)) if spot else "",
            _written(box, label, band, spot),
        )
    )
    spoken = escape(clean_label(_spoken(ways, place, label).in_language(language)))
    css = f'class="place {band.name.lower()}{" spot" if spot else ""}" data-id="{escape(place.id)}"'
    if address:
        return f'<a href="{escape(address)}" {css} aria-label="{spoken}"><title>{spoken}</title>{inner}</a>'
    return f'<g {css} role="img" aria-label="{spoken}"><title>{spoken}</title>{inner}</g>'


def _spoken(ways: PoliticalWays, place: Station, label: WayLabel) -> Text:
    """What a place says when it is read aloud or pointed at: what a click would do."""
    if not place.can_leave:
        return say("{name}: {note}", "{name}: {note}", name=label.name, note=label.note) if label.note else _same(label)
    left = ways.goal.left.get(place.id)
    if left is None:
        return say("{name} wegdenken", "Think {name} away", name=label.name)
    return say(
        "{name} wegdenken: {before} → {after} {after:Weg|Wege}",
        "Think {name} away: {before} → {after} {after:way|ways}",
        name=label.name,
        before=ways.goal.value,
        after=left,
    )


def _same(label: WayLabel) -> Text:
    return Text(de=label.name, en=label.name)


def _frame(ways: PoliticalWays, place: Station, box: WayBox, band: WayBand) -> str:
    """The box; what no way is recorded to, or leads through, is pale or dashed."""
    if band is WayBand.OPERATIVE:
        return _rect(box, f'fill="{_DEEP}"')
    anchorage = ways.anchorages.get(place.id)
    open_ = anchorage is not None and not place.can_leave and not anchorage.value and not anchorage.complete
    idle = place.id in ways.idle
    goal = not place.can_leave and place.id == ways.goal.body.id
    line = f'stroke="{_DEEP if goal else _FRAME}" stroke-width="{2.4 if goal else 1.2}"'
    dash = ' stroke-dasharray="5 4"' if open_ or idle else ""
    frame = _rect(box, f'fill="{PAPER if open_ or idle else _SOFT[band]}" {line}{dash}')
    return frame + (_sector(ways, place, box) if place.can_leave else "")


def _rect(box: WayBox, look: str, inside: float = 0.0) -> str:
    return (
        f'<rect class="frame" x="{box.left + inside:g}" y="{box.top + inside:g}" width="{box.width - 2 * inside:g}" '
        f'height="{box.height - 2 * inside:g}" rx="{6 - inside / 2:g}" {look}/>'
    )


def _sector(ways: PoliticalWays, place: Station, box: WayBox) -> str:
    """A bar in the colour of the sector, at the left."""
    colour = BY_NAME[group_of(ways.snapshot.sector(place.id))].colour
    return (
        f'<rect x="{box.left + 3:g}" y="{box.top + 5:g}" width="4" height="{box.height - 10:g}" rx="2" '
        f'fill="{colour}" stroke="{_FRAME}" stroke-width="0.6"/>'
    )


def _spot_frame(box: WayBox, *, double: bool) -> str:
    """Twice around a spot on which alone the way hangs, once around one of several."""
    line = f'fill="none" stroke="{NARROW}"'
    inside = _rect(box, f'{line} stroke-width="1"', 3.5) if double else ""
    return _rect(box, f'{line} stroke-width="{2.6 if double else 1.6}"') + inside


def _written(box: WayBox, label: WayLabel, band: WayBand, spot: bool) -> str:
    ink = PAPER if band is WayBand.OPERATIVE else INK
    x = box.left + PAD + (4 if band is WayBand.CARRIER else 0)
    height = LINE * len(box.lines) + (SMALL if label.note else 0.0)
    y = box.middle - height / 2
    weight = ' font-weight="600"' if band in (WayBand.OPERATIVE, WayBand.COUNCIL, WayBand.COMMITTEE) or spot else ""
    lines = "".join(
        f'<tspan x="{x:.1f}" y="{y + LINE * (n + 0.8):.1f}">{escape(line)}</tspan>' for n, line in enumerate(box.lines)
    )
    note_ink = NARROW if spot else PAPER if band is WayBand.OPERATIVE else MUTED
    note_weight = ' font-weight="600"' if spot else ""
    note = (
        f'<text class="note" x="{x:.1f}" y="{y + height - 3:.1f}" font-size="12.5" '
        f'fill="{note_ink}"{note_weight}>{escape(clean_label(label.note))}</text>'
        if label.note
        else ""
    )
    return f'<text class="name" fill="{ink}"{weight}>{lines}</text>{note}'


__all__ = ["NARROW", "STRAND_LABELS", "PlaceAddress", "drawn_ways", "spot_mark", "strand_mark"]
