"""Two days of a district side by side: what came and what went, and what was only recorded later."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from markupsafe import Markup

from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import TWO_DAYS
from api.page_parts.scenario_pages import told_findings, told_measures
from graph.comparison.change_days import change_days
from graph.comparison.changes import Difference, Turn
from graph.comparison.comparing import Comparison, compare_district
from graph.comparison.difference_words import AREAS, TURNS, by_aspect
from graph.comparison.two_days_map import CAME, LATER, STAYED, WENT, fate_mark, two_days_map
from graph.map.canvas import canvas_of
from graph.map.labels import clean_label
from graph.records import Record
from graph.stores.base import Scope
from ontology import Text, say

router = APIRouter()
_MOST = 12
_DAY = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
Asked = Annotated[str, Query(pattern=_DAY, max_length=10)]
_FATES: Mapping[str, Text] = {
    CAME: Text(de="neu, von einer Quelle datiert", en="new, dated by a source"),
    LATER: Text(de="erst später erfasst: seit wann, ist offen", en="only recorded later: since when is open"),
    WENT: Text(de="beendet oder nicht mehr vorhanden", en="ended or no longer there"),
    STAYED: Text(de="geblieben", en="stayed"),
}


@router.get("/bezirke/{key}/zwei-tage")
def two_days(frame: Annotated[PageOf, Depends(page_at(TWO_DAYS))], von: Asked = "", bis: Asked = "") -> Response:
    """What differs between two days; wrong days are told, and nothing is compared."""
    days = _known_days(frame)
    chosen = _chosen(frame, von, bis, days)
    told = (
        ""
        if chosen[0] < chosen[1]
        else frame.words("Der erste Tag muss vor dem zweiten liegen.", "The first day has to be before the second.")
    )
    found = None if told else compare_district(frame.read.store, frame.read.model, frame.key, chosen)
    view: dict[str, Any] = {
        "days": days,
        "von": chosen[0].isoformat(),
        "bis": chosen[1].isoformat(),
        "told": told,
        "headline": told or frame.words.say(_headline(frame, found, chosen)),
        "found": _shown(frame, found) if found is not None else None,
    }
    return frame.rendered("two_days.html", view, 422 if told else 200)


def _known_days(frame: PageOf) -> list[tuple[str, int]]:
    scope = Scope.of(frame.read.district(frame.key).owner)
    records: list[Record] = [*frame.read.store.records(scope), *frame.read.store.relations(scope=scope)]
    return [
        (day, number)
        for day, number in change_days(r for r in records if r.owner == frame.key)
        if day <= frame.on.isoformat()
    ]


def _chosen(frame: PageOf, von: str, bis: str, known: Sequence[tuple[str, int]]) -> tuple[date, date]:
    """The days asked for; else the day of the page and one to compare it with."""
    later = _day(bis) or frame.on
    return _day(von) or _earlier(later, [(day, number) for day, number in known if day < later.isoformat()]), later


def _earlier(later: date, known: Sequence[tuple[str, int]]) -> date:
    """The last day with a change a year before, or the first later one by which two thirds of all were stated.

    Against a day of which little is known everything is only "recorded later", and nobody learns what changed.
    """
    year, most = later - timedelta(days=365), sum(number for _, number in known) * 2 / 3
    sums = accumulate(number for _, number in known)
    enough = [date.fromisoformat(day) for (day, _), so_far in zip(known, sums, strict=True) if so_far >= most]
    return max((day for day in enough if day <= year), default=min(enough, default=year))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _headline(frame: PageOf, found: Comparison | None, days: tuple[date, date]) -> Text:
    one, other = (frame.words.long_day(day.isoformat()) for day in days)
    counts = Counter(c.turn for c in found.changes) if found is not None else Counter[Turn]()
    if counts.total() == counts[Turn.UNCONFIRMED]:
        return say(
            "Zwischen {one} und {other} ist keine Änderung erfasst.",
            "Between {one} and {other} no change is recorded.",
            one=one,
            other=other,
        )
    return say(
        "Zwischen {one} und {other}: {came} neu, {went} beendet, {later} erst später erfasst.",
        "Between {one} and {other}: {came} new, {went} ended, {later} only recorded later.",
        one=one,
        other=other,
        came=counts[Turn.BEGAN],
        later=counts[Turn.RECORDED],
        went=counts[Turn.ENDED] + counts[Turn.DENIED],
    )


def _shown(frame: PageOf, found: Comparison) -> Mapping[str, Any]:
    before, after = (canvas_of(analysis, frame.words.language) for analysis in (found.before, found.after))
    said = frame.words.say
    picture = two_days_map(
        before,
        after,
        found.changes,
        lambda node: frame.record(node.id),
        frame.words("Wer kam, ging und blieb", "Who came, went and stayed"),
    )
    return {
        "picture": Markup(picture) if after.picture.actors else "",
        "legend": [(Markup(fate_mark(fate)), said(label)) for fate, label in _FATES.items()],
        "changes": [
            {
                "area": said(AREAS[area]),
                "turn": said(TURNS[turn]),
                "kind": turn.value,
                "number": len(those),
                "lines": [_line(frame, found, c) for c in those[:_MOST]],
            }
            for (area, turn), those in by_aspect(found.changes).items()
        ],
        "indicators": list(told_measures(frame.words, found.indicators)),
        "solved": told_findings(frame.words, found.findings.solved),
        "faded": told_findings(frame.words, found.findings.faded),
        "new": told_findings(frame.words, found.findings.new),
    }


def _line(frame: PageOf, found: Comparison, change: Difference) -> Mapping[str, str]:
    """One change with the statement that says so."""
    said, claim = frame.words.say, change.claim
    values = (
        f"{said(change.prop_label)}: {said(change.before)} → {said(change.after)}"
        if change.prop_label is not None
        else ""
    )
    source = clean_label(found.after.snapshot.name(claim.source)) if claim is not None and claim.source else ""
    day = frame.words.day(claim.as_of) if claim is not None and claim.as_of else ""
    return {"label": said(change.label), "values": values, "from": ", ".join(filter(None, (source, day)))}
