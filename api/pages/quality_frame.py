"""The Qualitätsrahmen as a page: all dimensions, each with its findings, goals, indicators and questions."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import QUALITY
from graph.findings.finding import Finding, sureness
from graph.map.labels import clean_label
from graph.quality_frame.dimensions import InDimension, MeasuredBy, quality_frame_of
from graph.quality_frame.frame_words import (
    ABOUT_OUTSIDE,
    EDITIONS,
    INFERRED,
    OUTSIDE,
    headline_of,
    next_told,
    standing_told,
)
from graph.records import Entity
from graph.wording import spelled
from ontology import say
from ontology.names import Prop

router = APIRouter()


@router.get("/bezirke/{key}/qualitaetsrahmen")
def quality_frame(frame: Annotated[PageOf, Depends(page_at(QUALITY))]) -> Response:
    """All dimensions on one page; a dimension without anything says what to do."""
    found = quality_frame_of(frame.analysis)
    words = frame.words
    view: dict[str, Any] = {
        "headline": words.say(headline_of(found)),
        "editions": words.say(EDITIONS),
        "dimensions": [_dimension(frame, d) for d in found.dimensions],
        "outside": _dimension(frame, found.outside),
        "about_outside": words.say(ABOUT_OUTSIDE),
    }
    return frame.rendered("quality_frame.html", view)


def _dimension(frame: PageOf, here: InDimension) -> Mapping[str, Any]:
    words, norm = frame.words, here.norm
    read = norm is None or norm.verified
    return {
        "id": f"dimension-{norm.name}" if norm is not None else "ohne",
        "number": norm.name if norm is not None else "",
        "label": words.say(norm.label if norm is not None else OUTSIDE),
        "about": words.say(norm.definition) if norm is not None else "",
        "edition": words.say(norm.note) if norm is not None else "",
        "inferred": "" if read else words.say(INFERRED),
        "standing": words.say(standing_told(here)),
        "next": words.say(next_told(here)),
        "counts": (len(here.known), len(here.measured), len(here.gaps), len(here.questions), len(here.goals)),
        "lines": [(line.name, words.say(line.label), words.say(line.definition)) for line in here.lines],
        "measured": [_measured(frame, m) for m in here.known],
        "unmeasured": [_measured(frame, m) for m in here.unknown],
        "gaps": [_finding(frame, f) for f in here.gaps],
        "questions": [_finding(frame, f) for f in here.questions],
        "goals": [_goal(frame, g) for g in here.goals],
        "bare": here.empty,
    }


def _measured(frame: PageOf, measured: MeasuredBy) -> tuple[str, str, str, str, str]:
    """Id, question, value, range and sentence of an indicator."""
    words, indicator, outcome = frame.words, measured.indicator, measured.outcome
    value = words.value(indicator, outcome.value) if outcome.value is not None else ""
    return (
        indicator.id,
        words.say(indicator.question),
        value,
        words.range(indicator, outcome),
        words.say(outcome.sentence),
    )


def _finding(frame: PageOf, finding: Finding) -> tuple[str, str, str]:
    """How sure it is, what it says, and where its card stands."""
    address = frame.link("befunde", "", f"#befund-{finding.key}")
    return frame.words.say(sureness(finding)), frame.words.say(finding.title), address


def _goal(frame: PageOf, goal: Entity) -> tuple[str, str, str]:
    """What it is called, what is wanted until when, and the page of the goal."""
    target, due = goal.value(Prop.TARGET_VALUE), goal.value(Prop.DUE_ON)
    wanted = say("Zielwert {target}", "target {target}", target=target) if target else None
    until = say("bis {day}", "by {day}", day=spelled(due)) if due else None
    told = ", ".join(frame.words.say(part) for part in (wanted, until) if part is not None)
    return clean_label(goal.name), told, frame.record(goal.id)
