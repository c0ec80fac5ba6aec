"""Goals as a page: the staircase, each goal with what it rests on, the forms, and Soll-Ist of two days."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.page_parts.goal_forms import GOAL_FIELDS, RefusedForm, agreed_in, names_of, shown_in, tried
from api.page_parts.page_frame import PageOf, deciding_at, page_at
from api.page_parts.page_views import GOALS, MEASURES
from api.page_parts.process_forms import Filled
from api.reads.states_asked import not_compared, states_compared, states_of
from api.writes.agreeing import Place, Seen, agree_anew, agree_on_goal, give_up, keep_state, note_value
from api.writes.undoing import undone
from api.writes.versions import etag_of
from api.writes.writing import Decide
from graph.errors import InvalidError, NotFoundError
from graph.goals.goal_words import EXPLAINED
from graph.goals.goals_at import STANDINGS, GoalState, versions_of_goal
from graph.goals.soll_ist import soll_ist
from graph.goals.staircase import Staircase, goal_hints, staircase_of
from graph.indicators import all_indicators
from graph.map.labels import clean_label
from graph.staircase_picture import NARROW_STAIRS, WIDE, staircase_svg, staircase_told, standing_sign
from graph.stores.base import Revision
from graph.stores.drawn import drawn_id
from ontology import Text, say
from ontology.names import EntityType, GoalDirection, Prop

router = APIRouter(dependencies=[Depends(check_origin)])
Asked = Annotated[str, Query(max_length=200)]
Framed = Annotated[PageOf, Depends(page_at(GOALS))]


Agreeing = Annotated[PageOf, Depends(deciding_at(GOALS))]


@router.get("/bezirke/{key}/ziele")
def goals(frame: Framed, von: Asked = "", bis: Asked = "") -> Response:
    """The staircase of the day; with ``von`` and ``bis`` also Soll-Ist of two days or named states."""
    return _page(frame, compared=(von, bis))


@router.post("/bezirke/{key}/ziele/zuruecknehmen")
def take_goal_back(write: Decide, frame: Agreeing, nummer: Annotated[int, Form(ge=1)]) -> Response:
    """Undo what was just agreed; that can be undone, too."""
    return RedirectResponse(frame.link(GOALS, f"getan={undone(write, nummer).number}"), 303)


@router.post("/bezirke/{key}/ziele/vereinbaren")
def agree(write: Decide, frame: Agreeing, filled: Filled) -> Response:
    """A new goal."""

    def done() -> Revision:
        said = {p: v for p, v in agreed_in(filled, GOAL_FIELDS, frame.snapshot).items() if v}
        return agree_on_goal(write, _place(frame), said)[1]

    return tried(frame, "vereinbaren", filled, done, _page)


@router.post("/bezirke/{key}/ziele/stand")
def keep(write: Decide, frame: Agreeing, filled: Filled) -> Response:
    """The state of the day under a name."""
    return tried(frame, "stand", filled, lambda: keep_state(write, _place(frame), filled.get("name", ""))[1], _page)


@router.post("/bezirke/{key}/ziele/{id}/aendern")
def change(write: Decide, frame: Agreeing, id: str, filled: Filled) -> Response:
    """A goal in another version: only what differs is said anew."""

    def done() -> Revision | None:
        snapshot = frame.snapshot
        said, goal = agreed_in(filled, GOAL_FIELDS, snapshot), snapshot.known(id)
        before = goal.values if goal is not None else {}
        differs = {p: v for p, v in said.items() if v != (before[p][0] if before.get(p) else "")}
        new = drawn_id(frame.key, EntityType.GOAL)
        return agree_anew(write, _place(frame), _seen(id, filled), new, differs).revision if differs else None

    return tried(frame, f"aendern-{id}", filled, done, _page)


@router.post("/bezirke/{key}/ziele/{id}/wert")
def note(write: Decide, frame: Agreeing, id: str, filled: Filled) -> Response:
    """The value that somebody found."""

    def done() -> Revision | None:
        return note_value(write, _place(frame), _seen(id, filled), filled.get("wert", "")).revision

    return tried(frame, f"wert-{id}", filled, done, _page)


@router.post("/bezirke/{key}/ziele/{id}/ende")
def end(write: Decide, frame: Agreeing, id: str, filled: Filled) -> Response:
    """A goal that is in force no more."""
    return tried(frame, f"ende-{id}", filled, lambda: give_up(write, _place(frame), _seen(id, filled)).revision, _page)


def _place(frame: PageOf) -> Place:
    return Place(frame.key, frame.on)


def _seen(id: str, filled: Mapping[str, str]) -> Seen:
    return Seen(id, filled.get("stand", ""))


def _page(frame: PageOf, refused: RefusedForm | None = None, compared: tuple[str, str] = ("", "")) -> Response:
    found = frame.analysis
    staircase = staircase_of(found.snapshot, found.outcomes)
    language, model = frame.words.language, found.snapshot.model
    pictures = [
        Markup(staircase_svg(staircase, lambda state: f"#{anchor_of_goal(state)}", size, language))
        for size in (WIDE, NARROW_STAIRS)
    ]
    shown: dict[str, Any] = {
        "headline": _headline(frame, staircase),
        "pictures": pictures,
        "legend": [(_sign(s), frame.words.say(t), frame.words.say(EXPLAINED[s])) for s, t in STANDINGS.items()],
        "stairs": [_stair(frame, s.number, s.label, s.goals, s.hints) for s in reversed(staircase.stairs)],
        "without_step": [_goal(frame, state) for state in staircase.without_step],
        "steps": [(c.notation, frame.words.say(c.label)) for c in model.code_lists["OutcomeStep"].codes],
        "indicators": [(i.id, f"{i.id} {frame.words.say(i.label)}") for i in all_indicators().values()],
        "directions": [(c.notation, frame.words.say(c.label)) for c in model.code_lists["GoalDirection"].codes],
        "bodies": names_of(found.snapshot, "Body"),
        "refused": refused,
        **_soll_ist(frame, *compared),
    }
    return frame.rendered("goals.html", shown, 422 if refused is not None else 200)


def anchor_of_goal(state: GoalState) -> str:
    """The place of a goal on its page."""
    return f"ziel-{state.goal.id}"


def _sign(standing: Any) -> Markup:
    return Markup('<svg class="standing" viewBox="-8 -8 16 16" aria-hidden="true">{}</svg>').format(
        Markup(standing_sign(standing))
    )


def _headline(frame: PageOf, staircase: Staircase) -> str:
    if not staircase.goals:
        return frame.words("Noch ist kein Ziel vereinbart.", "No goal is agreed yet.")
    told = staircase_told(staircase)
    return frame.words.say(say("{told}.", "{told}.", told=told))


def _stair(frame: PageOf, number: int, label: Text, states: tuple[GoalState, ...], hints: Any) -> Mapping[str, Any]:
    return {
        "number": number,
        "label": frame.words.say(label),
        "goals": [_goal(frame, state) for state in states],
        "hints": [frame.words.say(h.text) for h in hints] if not states else [],
    }


def _goal(frame: PageOf, state: GoalState) -> Mapping[str, Any]:
    words, snapshot = frame.words, frame.snapshot
    kept = snapshot.entities[state.goal.id]
    agreed_by = kept.value(Prop.AGREED_BY)
    return {
        "id": state.goal.id,
        "anchor": anchor_of_goal(state),
        "name": clean_label(state.goal.name),
        "sign": _sign(state.standing),
        "standing": words.say(STANDINGS[state.standing]),
        "facts": [(words.say(label), text) for label, text in _facts(frame, state) if text],
        "rests_on": [words.say(text) for text in state.rests_on],
        "missing": words.say(state.missing),
        "hints": [words.say(hint.text) for hint in goal_hints(state)],
        "agreed_by": clean_label(snapshot.name(agreed_by)) if agreed_by else "",
        "version": state.version,
        "versions": [_version(frame, v) for v in versions_of_goal(snapshot, kept)[1:]],
        "measures": [(clean_label(m.name), frame.link(MEASURES, "", f"#massnahme-{m.id}")) for m in state.measures],
        "noted": state.indicator not in all_indicators(),
        "seen": etag_of(kept, frame.request.app.state.store.secret()),
        "fields": shown_in(kept.values, GOAL_FIELDS, snapshot),
        "new_measure": frame.link(MEASURES, f"ziel={state.goal.id}", "#anlegen"),
    }


def _facts(frame: PageOf, state: GoalState) -> Iterator[tuple[Text, str]]:
    words = frame.words
    since = state.goal.value(Prop.BASELINE_ON)
    start = words.say(state.baseline.told) if state.baseline is not None else state.goal.value(Prop.BASELINE) or ""
    yield Text(de="Zu Beginn", en="At the start"), f"{start} ({words.day(since)})" if since and start else start
    yield Text(de="Jetzt", en="Now"), words.say(state.actual.told) if state.actual is not None else ""
    aim = state.goal.value(Prop.DIRECTION) == GoalDirection.EMPTY
    empty = words("Liste leer", "list empty") if aim else ""
    yield Text(de="Ziel", en="Target"), empty or words.say(state.target_told)
    yield Text(de="Bis", en="By"), words.day(state.due) if state.due else ""


def _version(frame: PageOf, goal: Any) -> str:
    words = frame.words
    number, target, until = (goal.value(p) or "" for p in (Prop.VERSION, Prop.TARGET_VALUE, Prop.END_DATE))
    parts = [words("Fassung", "version") + f" {number or 1}", clean_label(goal.name)]
    parts += [words("Zielwert", "target") + f" {target}"] if target else []
    parts += [words("galt bis", "in force until") + f" {words.day(until)}"] if until else []
    return ", ".join(parts)


def _soll_ist(frame: PageOf, earlier: str, later: str) -> Mapping[str, Any]:
    """The choice of two states, and what became of each goal between them."""
    states = [(s.id, clean_label(s.name), frame.words.day(s.day.isoformat())) for s in states_of(frame.read, frame.key)]
    shown: dict[str, Any] = {"states": states, "von": earlier, "bis": later, "compared": [], "no_comparison": ""}
    if not earlier:
        return shown
    try:
        before, after = states_compared(frame.read, frame.key, earlier, later or frame.on)
    except (InvalidError, NotFoundError) as error:
        shown["no_comparison"] = frame.words.say(not_compared(error))
        return shown
    shown["days"] = [frame.words.day(a.snapshot.on.isoformat()) for a in (before, after)]
    shown["compared"] = [
        (
            clean_label(one.goal.name),
            _sign(one.now.standing) if one.now is not None else "",
            frame.words.say(one.verdict),
        )
        for one in soll_ist(before, after)
    ]
    return shown


__all__ = ["anchor_of_goal", "router"]
