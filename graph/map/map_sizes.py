"""How large a map is, and the names on it."""

from graph.map.layout import Layout

_PAD = 34.0
_LEGIBLE, _SMALLEST = 0.0165, 12.5
"""Names where the map fits a small screen: their share of its height, and what they have at least."""


def frame_box(layout: Layout) -> tuple[float, float, float, float]:
    """The box of the page around a layout: left, top, right and bottom."""
    across, down = layout.stretch * layout.outer + _PAD, layout.outer + _PAD + 12.0
    xs = [s.x for s in layout.spots.values()] or [0.0]
    ys = [s.y for s in layout.spots.values()] or [0.0]
    return (
        round(min(-across, min(xs) - 80), 1),
        round(min(-down, min(ys) - 40), 1),
        round(max(across, max(xs) + 80), 1),
        round(max(down, max(ys) + 60), 1),
    )


def letters(layout: Layout) -> float:
    """How large names are, in units of the map: a share of its height, as large maps are shown smaller."""
    _, top, _, bottom = frame_box(layout)
    return round(max(_SMALLEST, _LEGIBLE * (bottom - top)), 1)
