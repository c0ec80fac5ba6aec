"""The marks of consultations: full for a decision, hollow for what was only noted, each kind with a form of its own."""

from collections.abc import Mapping

from graph.politics.hearings import Hearing, Treatment

_INK, _PAPER, _QUIET = "#16425b", "#ffffff", "#4b5866"
_RING = f'<circle cx="9" cy="9" r="6" fill="{_PAPER}" stroke="{_INK}" stroke-width="2"{{dash}}/>'
_INSIDE: Mapping[Treatment, str] = {
    Treatment.DECIDED: f'<circle cx="9" cy="9" r="6" fill="{_INK}"/>',
    Treatment.PREPARED: f'<path d="M9 3A6 6 0 0 1 9 15Z" fill="{_INK}"/>',
    Treatment.NOTED: "",
    Treatment.LEFT: f'<path d="M5 13L13 5" stroke="{_INK}" stroke-width="2"/>',
    Treatment.OPEN: (
        f'<text x="9" y="12.6" text-anchor="middle" font-size="10.5" font-weight="700" fill="{_INK}">?</text>'
    ),
}
_CORE = f'<circle cx="9" cy="9" r="3.6" fill="{_INK}"/>'
_DENIED = f'<path d="M4 4L14 14M14 4L4 14" stroke="{_QUIET}" stroke-width="2.2" fill="none"/>'


def treatment_mark(treatment: Treatment, *, unsettled: bool = False) -> str:
    """A mark as an SVG text; what is not settled has a dashed ring."""
    if treatment is Treatment.DENIED:
        inside = _DENIED
    else:
        full = treatment is Treatment.DECIDED
        inside = _RING.format(dash=' stroke-dasharray="2.6 2"' if unsettled else "")
        inside += _CORE if full and unsettled else _INSIDE[treatment]
    return f'<svg class="hearing" viewBox="0 0 18 18" width="20" height="20" aria-hidden="true">{inside}</svg>'


def hearing_mark(hearing: Hearing) -> str:
    """The mark of a consultation."""
    return treatment_mark(hearing.treatment, unsettled=hearing.unsettled)
