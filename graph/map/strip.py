"""The strip of bodies below the map, and the lines of who sits in them."""

from collections.abc import Iterator, Mapping
from html import escape

from graph.map.canvas import Canvas
from graph.map.labels import anchor_of, clean_label, key, wrapped
from graph.map.layout import Spot
from graph.map.marks import INK, MUTED, PAPER
from graph.map.picture import Body
from ontology import Text

PILL = (170.0, 56.0)
"""Width and height of a body."""


def _per_row(sheet: Canvas, width: float) -> int:
    """How many bodies stand in a row, rows about equally long."""
    n, fitting = len(sheet.picture.bodies), max(1, int((width + 10.0) // (PILL[0] + 10.0)))
    return -(-n // -(-n // fitting)) if n else 1


def strip_height(sheet: Canvas, width: float) -> float:
    """How much room the strip takes below the map."""
    rows = -(-len(sheet.picture.bodies) // _per_row(sheet, width))
    return 24.0 + rows * (PILL[1] + 10.0)


def strip_spots(sheet: Canvas, left: float, right: float, top: float) -> dict[str, Spot]:
    """The middle of each body in the strip below the map."""
    columns = _per_row(sheet, right - left)
    bodies = sheet.picture.bodies
    found: dict[str, Spot] = {}
    for i, body in enumerate(bodies):
        row, column = divmod(i, columns)
        here = min(columns, len(bodies) - row * columns)
        start = -(here * (PILL[0] + 10.0) - 10.0) / 2 + PILL[0] / 2
        y = top + 24.0 + row * (PILL[1] + 10.0) + PILL[1] / 2
        found[body.id] = Spot(round((left + right) / 2 + start + column * (PILL[0] + 10.0), 1), round(y, 1))
    return found


def strip(sheet: Canvas, left: float, right: float, top: float) -> Iterator[str]:
    """The bodies as buttons with the number of their members."""
    if not sheet.picture.bodies:
        return
    heading = Text(de="Gremien und wie viele Akteure darin sitzen", en="Bodies and how many actors sit in them")
    yield (
        f'<text x="{(left + right) / 2:g}" y="{top + 12:g}" text-anchor="middle" font-size="13" '
        f'font-weight="650">{sheet.say(heading)}</text>'
    )
    spots = strip_spots(sheet, left, right, top)
    for body in sheet.picture.bodies:
        yield _pill(sheet, body, spots[body.id])


def _pill(sheet: Canvas, body: Body, spot: Spot) -> str:
    lines = wrapped(body.name, 19)
    n = len(body.members)
    de = sheet.language != "en"
    members = (
        (f"{n} Akteure erfasst" if de else f"{n} actors recorded")
        if n
        else ("niemand erfasst" if de else "nobody recorded")
    )
    name = escape(f"{clean_label(body.name)[:200]}, {'Gremium' if de else 'body'}, {members}")
    y = spot.y - 7.0 * (len(lines) - 1) - 0.5
    words = "".join(
        f'<tspan x="{spot.x - 15:g}" y="{y + 4.5 + i * 14:g}">{escape(line)}</tspan>' for i, line in enumerate(lines)
    )
    political = ' stroke-width="2.4"' if body.layer == "political" else ' stroke-width="1.2"'
    return (
        f'<a href="#{anchor_of(body.id)}" class="node body" tabindex="-1" aria-label="{name}" '
        f'data-id="{key(body.id)}" data-x="{spot.x:g}" data-y="{spot.y:g}" '
        f'data-members="{" ".join(key(m) for m in body.members)}"><title>{name}</title>'
        f'<rect class="mark" x="{spot.x - PILL[0] / 2:g}" y="{spot.y - PILL[1] / 2:g}" width="{PILL[0]:g}" '
        f'height="{PILL[1]:g}" rx="9" fill="{PAPER}" stroke="{INK}"{political}/>'
        f'<text text-anchor="middle" font-size="11.5">{words}</text>'
        f'<text x="{spot.x + PILL[0] / 2 - 17:g}" y="{spot.y + 5:g}" text-anchor="middle" font-weight="650" '
        f'fill="{MUTED}">{n or "–"}</text></a>'
    )


def seat_lines(sheet: Canvas, spots: Mapping[str, Spot]) -> Iterator[str]:
    """A line from each member to its body; hidden until somebody asks for it."""
    for body in sheet.picture.bodies:
        for member in body.members:
            if member in sheet.layout.spots:
                a, b = sheet.layout.spots[member], spots[body.id]
                yield (
                    f'<path class="seat" data-a="{key(member)}" data-b="{key(body.id)}" fill="none" '
                    f'stroke="#5b6b7a" stroke-width="1" d="M{a.x:g} {a.y:g}L{b.x:g} {b.y - PILL[1] / 2:g}"/>'
                )
