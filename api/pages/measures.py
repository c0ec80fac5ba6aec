"""Measures as a page: overdue reviews first, what each is for, whether the data say that it is met, the forms."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.page_parts.goal_forms import MEASURE_FIELDS, RefusedForm, agreed_in, names_of, shown_in, tried
from api.page_parts.page_frame import PageOf, deciding_at, page_at
from api.page_parts.page_views import FINDINGS, GOALS, MEASURES
from api.page_parts.process_forms import Filled
from api.report.finding_card import anchor_of_finding
from api.writes.agreeing import FoundOut, Place, Seen, agree_on_measure, change_measure, review_measure
from api.writes.undoing import undone
from api.writes.versions import etag_of
from api.writes.writing import Decide
from graph.findings.decision_records import finding_of
from graph.goals.goals_at import goals_in_force
from graph.goals.measures_at import AIMS, MeasureState, measures_of, overdue_reviews
from graph.map.labels import clean_label
from graph.stores.base import Revision
from graph.wording import sentences
from ontology import Text, say
from ontology.names import Prop

router = APIRouter(dependencies=[Depends(check_origin)])
Asked = Annotated[str, Query(max_length=200)]
Framed = Annotated[PageOf, Depends(page_at(MEASURES))]


Acting = Annotated[PageOf, Depends(deciding_at(MEASURES))]


@router.get("/bezirke/{key}/massnahmen")
def measures(frame: Framed, befund: Asked = "", ziel: Asked = "") -> Response:
    """The measures; ``befund`` and ``ziel`` say what a new one is for."""
    return _page(frame, start=(befund, ziel))


@router.post("/bezirke/{key}/massnahmen/zuruecknehmen")
def take_measure_back(write: Decide, frame: Acting, nummer: Annotated[int, Form(ge=1)]) -> Response:
    """Undo what was just kept; that can be undone, too."""
    return RedirectResponse(frame.link(MEASURES, f"getan={undone(write, nummer).number}"), 303)


@router.post("/bezirke/{key}/massnahmen/anlegen")
def make(write: Decide, frame: Acting, filled: Filled) -> Response:
    """A new measure, from a finding or for a goal, in one step."""

    def done() -> Revision:
        said = {p: v for p, v in agreed_in(filled, MEASURE_FIELDS, frame.snapshot).items() if v}
        return agree_on_measure(write, Place(frame.key, frame.on), said, filled.get("befund", ""))[1]

    return tried(frame, "anlegen", filled, done, _page)


@router.post("/bezirke/{key}/massnahmen/{id}/aendern")
def change(write: Decide, frame: Acting, id: str, filled: Filled) -> Response:
    """What else is said of a measure."""

    def done() -> Revision | None:
        said = agreed_in(filled, MEASURE_FIELDS, frame.snapshot)
        return change_measure(write, Place(frame.key, frame.on), Seen(id, filled.get("stand", "")), said).revision

    return tried(frame, f"aendern-{id}", filled, done, _page)


@router.post("/bezirke/{key}/massnahmen/{id}/ueberpruefen")
def review(write: Decide, frame: Acting, id: str, filled: Filled) -> Response:
    """A review: what was found, how far the measure is, when again."""

    def done() -> Revision | None:
        found = FoundOut(*(filled.get(field, "") for field in ("ergebnis", "naechste", "umsetzung")))
        return review_measure(write, Place(frame.key, frame.on), Seen(id, filled.get("stand", "")), found).revision

    return tried(frame, f"ueberpruefen-{id}", filled, done, _page)


def _page(frame: PageOf, refused: RefusedForm | None = None, start: tuple[str, str] = ("", "")) -> Response:
    found, words = frame.analysis, frame.words
    states = measures_of(found)
    codes = [(c.notation, words.say(c.label)) for c in found.snapshot.model.code_lists["MeasureStatus"].codes]
    if refused is not None and refused.form == "anlegen":
        start = refused.filled.get("befund", ""), refused.filled.get("fuer", "")
    finding = finding_of(found.findings, start[0]) if start[0] else None
    shown: dict[str, Any] = {
        "headline": _headline(frame, states),
        "measures": [_measure(frame, state) for state in states],
        "statuses": codes,
        "goals": [(g.id, clean_label(g.name)) for g in goals_in_force(found.snapshot)],
        "offices": names_of(found.snapshot, "Organization"),
        "finding": (finding.key, words.say(finding.title), words.say(finding.takes)) if finding is not None else None,
        "for_goal": start[1],
        "refused": refused,
    }
    return frame.rendered("measures.html", shown, 422 if refused is not None else 200)


def _headline(frame: PageOf, states: tuple[MeasureState, ...]) -> str:
    if not states:
        return frame.words("Noch ist keine Maßnahme vereinbart.", "No measure is agreed yet.")
    late, met = len(overdue_reviews(states)), sum(state.aim == "met" for state in states)
    told = say(
        "{all_} {all_:Maßnahme|Maßnahmen}, bei {number} ist erreicht, wofür {met:sie da ist|sie da sind}.",
        "{all_} {all_:measure|measures}, of {number} the {met:aim is|aims are} met.",
        all_=len(states),
        met=met,
        number=say("{met}", "{met}", met=met) if met else Text(de="keiner", en="none"),
    )
    due = say(
        "{late} {late:Überprüfung ist|Überprüfungen sind} überfällig.",
        "{late} {late:review is|reviews are} overdue.",
        late=late,
    )
    return frame.words.say(sentences(told, due if late else None))


def _measure(frame: PageOf, state: MeasureState) -> Mapping[str, Any]:
    words, snapshot, measure = frame.words, frame.snapshot, state.measure
    code = snapshot.model.code_lists["MeasureStatus"].by_notation.get(state.status)
    who = measure.value(Prop.RESPONSIBLE)
    key = measure.value(Prop.FINDING_KEY) or ""
    found, goal = state.finding, state.goal
    return {
        "id": measure.id,
        "name": clean_label(measure.name),
        "status": words.say(code.label) if code is not None else words("Stand nicht genannt", "status not named"),
        "aim": state.aim,
        "aim_label": words.say(AIMS[state.aim]),
        "rests_on": [words.say(text) for text in state.rests_on],
        "finding": frame.link(FINDINGS, "", f"#{anchor_of_finding(found.key)}") if found is not None and key else "",
        "goal": frame.link(GOALS, "", f"#ziel-{goal.goal.id}") if goal is not None else "",
        "who": (clean_label(snapshot.name(who)), frame.record(who)) if who else None,
        "facts": [(words(*label), _fact(frame, measure, prop)) for prop, label in _FACTS if measure.value(prop)],
        "due": words.day(state.review_due) if state.review_due else "",
        "overdue": state.overdue,
        "late": state.late,
        "seen": etag_of(measure, frame.request.app.state.store.secret()),
        "fields": shown_in(measure.values, MEASURE_FIELDS, snapshot),
    }


_FACTS = (
    (Prop.SCHEDULE, ("Zeitplan", "Schedule")),
    (Prop.PLANNED_END, ("Geplant bis", "Planned until")),
    (Prop.RESOURCES, ("Ressourcen", "Resources")),
    (Prop.REVIEW_RULE, ("Wie überprüft wird", "How it is reviewed")),
    (Prop.REVIEWED_ON, ("Zuletzt überprüft", "Last reviewed")),
    (Prop.REVIEW_RESULT, ("Ergebnis", "Result")),
)
_DATED = (Prop.PLANNED_END, Prop.REVIEWED_ON)


def _fact(frame: PageOf, measure: Any, prop: Prop) -> str:
    text = measure.value(prop) or ""
    return frame.words.day(text) if prop in _DATED else clean_label(text)


__all__ = ["router"]
