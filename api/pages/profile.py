"""The profile of a district as a page: each value on its scale with its range, on what it rests, and the years."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from markupsafe import Markup

from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import PROFILE
from api.report.wording import Words
from graph.indicators import Indicator, all_indicators
from graph.profile.anchoring_level import ANCHORING_LEVEL_LABELS
from graph.profile.district_profile import ANCHORING, DistrictProfile, district_profile
from graph.profile.profile_entry import ENTRY_STATE_LABELS, EntryState, ProfileEntry
from graph.profile.profile_history import DatedProfile, ProfileHistory, profile_history
from graph.profile.profile_strips import history_strip, profile_strip
from graph.profile.profile_words import LEVEL_NOTE, coverage_sentence, level_sentence

router = APIRouter()
_SAMPLES = (
    ProfileEntry("B4", 2.0, 2.0, 2.0, 1),
    ProfileEntry("B4", 2.0, 1.0, 4.0, 1),
    ProfileEntry("B4", None, 1.0, 4.0, 1),
    ProfileEntry("B4", None, None, None, 0),
)
"""One strip of each state for the legend."""


@router.get("/bezirke/{key}/profil")
def profile(frame: Annotated[PageOf, Depends(page_at(PROFILE))]) -> Response:
    """Anchoring, links and participation with ranges, and the same over years and electoral terms."""
    analysis, words = frame.analysis, frame.words
    found = district_profile(analysis.snapshot, analysis.outcomes)
    history = profile_history(frame.read.store, frame.read.model, frame.key, frame.on)
    view: dict[str, Any] = {
        "headline": words.say(level_sentence(found.level)),
        "note": words.say(LEVEL_NOTE),
        "levels": [(n, words.say(label)) for n, label in enumerate(ANCHORING_LEVEL_LABELS)],
        "reached": found.level,
        "coverage": words.say(coverage_sentence(found.coverage)),
        "parts": list(_parts(frame, found)),
        "legend": [(Markup(profile_strip(e)), words.say(ENTRY_STATE_LABELS[e.state])) for e in _SAMPLES],
        "histories": list(_histories(frame, history)),
    }
    return frame.rendered("profile.html", view)


def _parts(frame: PageOf, found: DistrictProfile) -> Iterator[Mapping[str, Any]]:
    words = frame.words
    for id, label, entries in (
        ("verankerung", words("Verankerung in der Politik", "Anchoring in politics"), found.anchoring),
        ("verbindungen", words("Verbindungen", "Links"), found.links),
        ("beteiligung", words("Beteiligung", "Participation"), found.participation),
    ):
        unsaid = [e for e in entries if e.state is EntryState.UNRECORDED]
        yield {
            "id": id,
            "label": label,
            "rows": [_row(frame, e) for e in entries if e.state is not EntryState.UNRECORDED],
            "unsaid": [words.say(all_indicators()[e.id].label) for e in unsaid],
        }


def _row(frame: PageOf, entry: ProfileEntry) -> Mapping[str, Any]:
    words, declared = frame.words, all_indicators()[entry.id]
    value = "" if entry.value is None else words.value(declared, entry.value)
    span = words.range(declared, frame.analysis.outcomes[entry.id]) if _same(frame, entry) else _span(frame, entry)
    state = words.say(ENTRY_STATE_LABELS[entry.state])
    return {
        "id": entry.id,
        "label": words.say(declared.label),
        "question": words.say(declared.question),
        "strip": Markup(profile_strip(entry, f"{value or state} {span}".strip())),
        "value": value,
        "span": span,
        "state": state,
        "sentence": words.say(frame.analysis.outcomes[entry.id].sentence),
    }


def _same(frame: PageOf, entry: ProfileEntry) -> bool:
    outcome = frame.analysis.outcomes[entry.id]
    return (outcome.low, outcome.high) == (entry.low, entry.high)


def _span(frame: PageOf, entry: ProfileEntry) -> str:
    """The range of an entry that is wider than that of its indicator."""
    declared, words = all_indicators()[entry.id], frame.words
    low, high = entry.bounds
    return words.span(declared, low, high)


def _histories(frame: PageOf, history: ProfileHistory) -> Iterator[Mapping[str, Any]]:
    words = frame.words
    for id, label, found in (
        ("jahre", words("Jahr für Jahr, jeweils am letzten Tag", "Year by year, each on its last day"), history.years),
        ("wahlperioden", words("Wahlperioden, am letzten Tag", "Electoral terms, on the last day"), history.terms),
    ):
        if len(found) > 1 or (found and id == "wahlperioden"):
            rows = [_over_time(frame, id_, found) for id_ in ANCHORING]
            levels = [_level(f) for f in found]
            days = [words.say(f.day.label) for f in found]
            yield {"id": id, "label": label, "days": days, "levels": levels, "rows": rows}


def _level(found: DatedProfile) -> str:
    recorded, low, high = found.profile.level
    return str(recorded) if low == high else f"{recorded} ({low}–{high})"


def _over_time(frame: PageOf, id: str, found: Sequence[DatedProfile]) -> Mapping[str, Any]:
    words, declared = frame.words, all_indicators()[id]
    values = [f.profile.entry(id).value for f in found]
    cells = ["–" if v is None else _bare(words, declared, v) for v in values]
    days = (words.say(f.day.label) for f in found)
    told = "; ".join(f"{day}: {cell}" for day, cell in zip(days, cells, strict=True))
    return {
        "id": id,
        "label": words.say(declared.label),
        "unit": words("Monate", "months") if declared.unit == "months" else "",
        "strip": Markup(history_strip(id, found, told)),
        "cells": cells,
    }


def _bare(words: Words, declared: Indicator, value: float) -> str:
    """A value without its unit, which stands at the head of the row."""
    return words.share(value) if declared.unit == "share" else words.number(value)
