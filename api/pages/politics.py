"""Politics as a page: the ways into the council and what remains without somebody; what was consulted in which year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from markupsafe import Markup

from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import POLITICS
from graph.anchoring.line_words import last_use, line_label, lines_told, summary
from graph.anchoring.lines import Anchorage, Anchoring, anchoring_of
from graph.anchoring.stations import Station
from graph.as_of import CERTAINTY_WORDS
from graph.certainty import Certainty
from graph.district.consultations import since_then
from graph.findings.finding import Finding, Kind, sureness
from graph.map.labels import clean_label
from graph.politics.hearing_marks import hearing_mark, treatment_mark
from graph.politics.hearing_words import hearings_headline
from graph.politics.hearings import (
    STATE_LABELS,
    TREATMENT_LABELS,
    Hearing,
    HearingRow,
    Hearings,
    YearState,
    hearings_of,
)
from graph.politics.political_ways import IDLE_SHOWN, PoliticalWays, changes, way_carriers, ways_of
from graph.politics.way_words import (
    narrowest_now,
    number_of_ways,
    place_name,
    remains,
    ways_headline,
)
from graph.politics.ways_drawing import STRAND_LABELS, drawn_ways, spot_mark, strand_mark
from ontology.names import Verdict

router = APIRouter()
_MOST_GONE = 12
"""As many may be thought away at once."""
_VACANT = "C15"


@router.get("/bezirke/{key}/politik")
def politics(
    frame: Annotated[PageOf, Depends(page_at(POLITICS))],
    ohne: Annotated[list[str] | None, Query(max_length=100)] = None,
    ziel: Annotated[str, Query(max_length=300)] = "",
) -> Response:
    """The ways into politics, with or without somebody, and what its bodies consulted. Nothing is written."""
    snapshot, words = frame.snapshot, frame.words
    asked = _Asked(frame, snapshot.derived(anchoring_of), ohne or (), ziel)
    heard = hearings_of(snapshot, frame.analysis.findings)
    vacant = frame.analysis.outcomes[_VACANT].items
    view: dict[str, Any] = {
        "headline": words.say(hearings_headline(snapshot)),
        "ways": _ways(asked),
        "lacking": words.say(summary(asked.before)),
        "heard": heard,
        "years": list(_years(frame, heard)),
        "rows": [_row(frame, row) for row in heard.rows],
        "marks": [_told(frame, mark) for mark in reversed(heard.marks)],
        "key_marks": list(_key(frame, heard)),
        "later": words.say(since_then(snapshot)),
        "findings": [_finding(frame, f) for f in _about_politics(frame.analysis.findings)],
        "vacant": [(words.say(i.label), words.say(i.note), words.say(CERTAINTY_WORDS[i.certainty])) for i in vacant],
        "provided": words.say(frame.analysis.outcomes[_VACANT].sentence),
    }
    return frame.rendered("politics.html", view)


# -- the ways ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Asked:
    """What the address asks for: who is thought away, and which body is looked at."""

    frame: PageOf
    before: Anchoring
    named: Sequence[str]
    goal: str

    @property
    def gone(self) -> tuple[str, ...]:
        """Those of the named who carry a way here; of all others nothing is said, not even whether they exist."""
        there = {*way_carriers(self.before)}
        return tuple(dict.fromkeys(id for id in self.named if id in there))[:_MOST_GONE]

    @property
    def unknown(self) -> bool:
        """Whether the address names more than those."""
        return {*self.named} != {*self.gone}

    @property
    def after(self) -> Anchoring:
        """The lines that are left."""
        return anchoring_of(self.before.snapshot, frozenset(self.gone)) if self.gone else self.before

    def address(self, gone: Sequence[str], goal: str = "", anchor: str = "#wege") -> str:
        """The page with others thought away, or another body looked at."""
        chosen = goal or self.goal
        asked = [f"ohne={quote(id)}" for id in gone] + ([f"ziel={quote(chosen)}"] if chosen else [])
        return self.frame.link(POLITICS, "&".join(asked), anchor)


def _ways(asked: _Asked) -> Mapping[str, Any] | None:
    """The picture and everything beside it; None where no political body is recorded."""
    frame, gone, after = asked.frame, asked.gone, asked.after
    ways = ways_of(after, asked.goal)
    if ways is None:
        return None
    words, snapshot = frame.words, after.snapshot

    def leads(place: Station) -> str:
        if place.can_leave:
            return asked.address((*gone, place.id))
        return asked.address(gone, place.id) if place.id in ways.anchorages else ""

    return {
        "headline": words.say(ways_headline(ways)),
        "picture": Markup(drawn_ways(ways, leads, words.language)),
        "legend": list(_legend(frame, ways)),
        "gone": [(_name(frame, id), asked.address([g for g in gone if g != id])) for id in gone],
        "all": asked.address(()),
        "unknown": asked.unknown,
        "remains": list(_remains(asked, after)),
        "choices": [(id, _name(frame, id)) for id in way_carriers(after)],
        "kept": gone,
        "goal": asked.goal,
        "idle": [_name(frame, id) for id in ways.idle[IDLE_SHOWN:]],
        "bodies": [_body(asked, after, a) for a in after.anchorages],
        "goal_name": clean_label(snapshot.name(ways.goal.body.id)),
    }


def _remains(asked: _Asked, after: Anchoring) -> Iterator[str]:
    """Before and after in sentences; nothing where nobody is thought away."""
    if not asked.gone:
        return
    found, words = changes(asked.before, after), asked.frame.words
    yield words.say(remains(after.snapshot, asked.gone, found))
    for change in found:
        if told := words.say(narrowest_now(after.snapshot, change)):
            yield told


def _name(frame: PageOf, id: str) -> str:
    return clean_label(place_name(frame.snapshot, id))


def _legend(frame: PageOf, ways: PoliticalWays) -> Iterator[tuple[Markup, str]]:
    there = {s.certainty for s in ways.strands}
    for certainty, label in STRAND_LABELS.items():
        if certainty in there:
            yield Markup(strand_mark(certainty)), frame.words.say(label)
    if ways.narrowest:
        who = frame.words(
            "die wenigsten, ohne die kein Weg mehr da ist", "the fewest without whom no way would be left"
        )
        yield Markup(spot_mark(ways)), who


def _body(asked: _Asked, found: Anchoring, anchorage: Anchorage) -> Mapping[str, Any]:
    """A political body in the list: its ways one by one, who cuts them, and when one was last used."""
    frame, words = asked.frame, asked.frame.words
    lines = [(line, "") for line in anchorage.lines]
    opened = [(line, words.say(STRAND_LABELS[Certainty.UNKNOWN])) for line in anchorage.possible]
    return {
        "id": anchorage.body.id,
        "name": clean_label(anchorage.body.name),
        "address": frame.record(anchorage.body.id),
        "ways": words.say(number_of_ways(anchorage)),
        "told": words.say(lines_told(found, anchorage)),
        "used": words.say(last_use(found, anchorage.used)) if anchorage.lines else "",
        "lines": [
            (words.say(line_label(found.snapshot, line)), note or words.say(CERTAINTY_WORDS[line.certainty]))
            for line, note in (*lines, *opened)
        ],
        "cut": [(_name(frame, id), asked.address((*asked.gone, id))) for id in anchorage.shared or anchorage.cut],
    }


# -- bodies and years -------------------------------------------------------------------------------------------------


def _years(frame: PageOf, heard: Hearings) -> Iterator[str]:
    for number, year in enumerate(heard.years):
        yield frame.words(f"bis {year}", f"to {year}") if heard.older and not number else str(year)


def _row(frame: PageOf, row: HearingRow) -> Mapping[str, Any]:
    cells = [
        (cell.state.value, [_told(frame, m) for m in cell.hearings], frame.words.say(STATE_LABELS.get(cell.state)))
        for cell in row.cells
    ]
    unnamed = frame.words("Gremium nicht erfasst", "body not recorded")
    return {
        "name": clean_label(row.name) or unnamed,
        "address": frame.record(row.body) if row.body else "",
        "cells": cells,
        "undated": [_told(frame, m) for m in row.undated],
    }


def _told(frame: PageOf, mark: Hearing) -> Mapping[str, Any]:
    """A consultation with its mark and all that is said of it."""
    words, snapshot = frame.words, frame.snapshot
    done = words.say(TREATMENT_LABELS[mark.treatment])
    if mark.unsettled:
        done = words(f"{done}, noch nicht geklärt", f"{done}, not settled yet")
    title = clean_label(mark.title)
    return {
        "id": f"beratung-{mark.record}",
        "mark": Markup(hearing_mark(mark)),
        "address": mark.address,
        "day": words.day(mark.date) or words("ohne Datum", "undated"),
        "body": clean_label(snapshot.name(mark.body)) if mark.body else "",
        "done": done,
        "title": title,
        "label": clean_label(f"{words.say(mark.label)}: {done}. {title}"),
    }


def _key(frame: PageOf, heard: Hearings) -> Iterator[tuple[Markup, str]]:
    """The marks and the empty years that are there."""
    there = {m.treatment for m in heard.marks}
    for treatment, label in TREATMENT_LABELS.items():
        if treatment in there:
            yield Markup(treatment_mark(treatment)), frame.words.say(label)
    states = {cell.state for row in heard.rows for cell in row.cells}
    for state, label in STATE_LABELS.items():
        if state in states and state is not YearState.HEARD:
            yield Markup(f'<span class="year {state.value}" aria-hidden="true"></span>'), frame.words.say(label)


# -- findings ---------------------------------------------------------------------------------------------------------


def _about_politics(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Gaps in the anchoring, and what else rests on an indicator of it."""
    for finding in findings:
        about = finding.kind is Kind.ANCHORING_GAP or any(i.startswith("B") for i in finding.indicators)
        if about and finding.decided.verdict is not Verdict.DISMISSED:
            yield finding


def _finding(frame: PageOf, finding: Finding) -> tuple[str, str, str]:
    words = frame.words
    address = frame.link("befunde", "", f"#befund-{finding.key}")
    return words.say(sureness(finding)), words.say(finding.title), address
