"""What would be, if: up to three scenarios side by side, each a few steps; nothing of it is written to the data."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from api.accounts.visits import check_origin
from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import WHAT_IF
from api.page_parts.scenario_pages import ScenarioPages
from api.reads.access import Day, Language
from api.rights import Right
from api.routes.scenarios import create_scenario, list_scenarios
from api.schemas.supposing import ScenarioIn, ScenarioOut, Supposed
from api.writes.scenario_steps import (
    LONGEST,
    MOST_SCENARIOS,
    MOST_STEPS,
    Doing,
    Scenario,
    Step,
    plain_name,
    scenario_in,
)
from api.writes.writing import Plan
from graph.errors import NotFoundError
from graph.map.labels import clean_label
from graph.what_if.effect_words import link_sentence
from graph.what_if.effects import effects
from ontology.names import EntityType

router = APIRouter(dependencies=[Depends(check_origin)])
_PROPOSED, _LONGEST_NAME = 3, 300
Texts = Annotated[list[str] | None, Query(max_length=MOST_SCENARIOS)]
Words = Annotated[str, Query(max_length=_LONGEST_NAME)]


class _State(NamedTuple):
    """What stands in the address: the scenarios, which of them is worked on, and what was taken back of it."""

    scenarios: tuple[Scenario, ...]
    active: int
    undone: tuple[str, ...] = ()

    @property
    def scenario(self) -> Scenario:
        return self.scenarios[self.active]

    def with_active(self, scenario: Scenario, undone: Sequence[str] = ()) -> "_State":
        kept = list(self.scenarios)
        kept[self.active] = scenario
        return _State(tuple(kept), self.active, tuple(undone))

    def address(self, frame: PageOf, page: str = WHAT_IF) -> str:
        asked = [("s", scenario.text) for scenario in self.scenarios]
        asked += [("n", str(self.active))] if self.active else []
        asked += [("w", step) for step in self.undone]
        return frame.link(page, urlencode(asked, safe="!|:")) if asked else frame.link(page)


def _state(
    s: Annotated[list[str] | None, Query(max_length=MOST_SCENARIOS)] = None,
    n: Annotated[int, Query(ge=0, lt=MOST_SCENARIOS)] = 0,
    w: Annotated[list[str] | None, Query(max_length=MOST_STEPS)] = None,
) -> _State:
    """What the address says; a scenario that is none is an empty one."""
    found = tuple(scenario_in(text) for text in s or ()) or (Scenario("A"),)
    undone = tuple(text[:LONGEST] for text in w or ())
    return _State(found, min(n, len(found) - 1), undone)


State = Annotated[_State, Depends(_state)]


def _readable(frame: Annotated[PageOf, Depends(page_at(WHAT_IF))]) -> PageOf:
    """The page, of a district that may be read: also what only leads on says nothing of the others."""
    frame.read.district(frame.key)
    return frame


Framed = Annotated[PageOf, Depends(_readable)]


def planning(write: Plan, request: Request, key: str, on: Day, lang: Language) -> PageOf:
    """A dependency for the form that keeps a scenario: the page, for whoever may plan in the district."""
    return PageOf(request, write.reading, key, on, WHAT_IF, lang)


Planning = Annotated[PageOf, Depends(planning)]


@router.get("/bezirke/{key}/was-waere-wenn")
def what_would_be(frame: Framed, state: State) -> Response:
    """The scenarios side by side, and the forms that make them."""
    return _page(frame, state)


@router.get("/bezirke/{key}/was-waere-wenn/wege")
def quick_paths(frame: Framed, state: State) -> JSONResponse:
    """What the scenario worked on would change on the paths: so much can be said at once."""
    pages = _pages(frame)
    found = pages.paths(state.scenario) if state.scenario.steps else {"error": "", "rows": []}
    return JSONResponse({**found, "steps": pages.told_steps(state.scenario)})


@router.get("/bezirke/{key}/was-waere-wenn/schritt")
def one_step_more(  # noqa: PLR0913, PLR0917 - each is a field of the form
    frame: Framed,
    state: State,
    tun: Words = "",
    eins: Words = "",
    zwei: Words = "",
    art: Words = "",
    gremium: Words = "",
) -> Response:
    """Add what the form says to the scenario worked on; what cannot be understood is told."""
    if not any((eins, zwei, art, gremium)):
        return RedirectResponse(state.address(frame), 303)
    doing = Doing(tun) if tun in set(Doing) else Doing.JOIN
    named = {
        Doing.JOIN: (eins, zwei),
        Doing.PART: (eins, zwei),
        Doing.LEAVE: (eins,),
        Doing.SEAT: (eins, gremium),
        Doing.SAVED: (eins,),
        Doing.NEW: (art, gremium),
    }[doing]
    finder = _Finder(frame, state.scenario)
    parts = tuple(finder.id_of(text, doing, at) for at, text in enumerate(named))
    if any(part is None for part in parts):
        lost = next(text for text, part in zip(named, parts, strict=True) if part is None)
        return _page(
            frame,
            state,
            frame.words(
                f"Hier heißt niemand „{lost}“, oder mehrere.", f"Nobody here is called “{lost}”, or several are."
            ),
        )
    step = Step(doing, tuple(part or "" for part in parts))
    return RedirectResponse(state.with_active(state.scenario.with_step(step)).address(frame), 303)


@router.get("/bezirke/{key}/was-waere-wenn/neues")
def one_scenario_more(frame: Framed, state: State, name: Words = "") -> Response:
    """Another scenario beside, with the steps of the one worked on."""
    if len(state.scenarios) >= MOST_SCENARIOS:
        return RedirectResponse(state.address(frame), 303)
    called = plain_name(name) or "ABC"[len(state.scenarios)]
    more = (*state.scenarios, Scenario(called, state.scenario.steps))
    return RedirectResponse(_State(more, len(more) - 1).address(frame), 303)


@router.post("/bezirke/{key}/was-waere-wenn")
def keep(
    write: Plan, frame: Planning, key: str, state: State, name: Annotated[str, Form(max_length=200)] = ""
) -> Response:
    """Keep the scenario worked on under a name, beside the data."""
    changes = _pages(frame).steps(state.scenario).changes()
    body = ScenarioIn(name=plain_name(name) or state.scenario.name or "A", changes=changes)
    made = create_scenario(write, key, frame.on, body, Response())
    return RedirectResponse(
        f"{state.address(frame)}&getan={made.revision.number}" if made.revision else state.address(frame), 303
    )


# -- the page ----------------------------------------------------------------------------------------------------------


def _pages(frame: PageOf) -> ScenarioPages:
    def found(id: str) -> ScenarioOut:
        one = next((scenario for scenario in _saved(frame) if scenario.id == id), None)
        if one is None or not one.readable:
            raise NotFoundError(f"no scenario {id}")
        return one

    def changes(id: str) -> Sequence[Supposed]:
        return found(id).changes

    def called(id: str) -> str:
        return next((clean_label(scenario.name) for scenario in _saved(frame) if scenario.id == id), "?")

    return ScenarioPages(frame, changes, called)


def _saved(frame: PageOf) -> list[ScenarioOut]:
    return list_scenarios(frame.read, frame.request, frame.key)


def _page(frame: PageOf, state: _State, told: str = "") -> Response:
    pages = _pages(frame)
    shown = [_column(pages, state, place) for place in range(len(state.scenarios))]
    steps = state.scenario.steps
    view: dict[str, Any] = {
        "headline": _headline(frame, shown[state.active]),
        "columns": shown,
        "active": state.active,
        "state": state,
        "told": told,
        "proposed": [] if any(scenario.steps for scenario in state.scenarios) else _proposed(frame, state),
        "undo": state.with_active(state.scenario.without(len(steps) - 1), (*state.undone, steps[-1].text)).address(
            frame
        )
        if steps
        else "",
        "redo": _redo(frame, state),
        "fresh": frame.link(WHAT_IF),
        "more": len(state.scenarios) < MOST_SCENARIOS and bool(steps),
        "may_plan": frame.read.caller.may(Right.PLAN, frame.key),
        "saved": [
            (
                clean_label(s.name),
                state.with_active(state.scenario.with_step(Step(Doing.SAVED, (s.id,)))).address(frame),
            )
            for s in _saved(frame)
            if s.readable
        ],
        "post": state.address(frame),
        **_choices(frame, state),
    }
    return frame.rendered("what_if.html", view, 422 if told else 200)


def _column(pages: ScenarioPages, state: _State, place: int) -> Mapping[str, Any]:
    """A scenario with its steps, each with the address without it, and what it would change."""
    scenario, frame = state.scenarios[place], pages.frame
    here = _State(state.scenarios, place)
    words = pages.told_steps(scenario)
    steps = [(text, here.with_active(scenario.without(at)).address(frame)) for at, text in enumerate(words)]
    others = (*state.scenarios[:place], *state.scenarios[place + 1 :])
    return {
        "name": clean_label(scenario.name) or "A",
        "steps": steps,
        "found": pages.whole(scenario) if scenario.steps else None,
        "choose": here.address(frame),
        "drop": _State(others, 0).address(frame) if others else "",
    }


def _headline(frame: PageOf, column: Mapping[str, Any]) -> str:
    """What the scenario worked on would change, in a sentence."""
    found = column["found"]
    if found is None:
        return frame.words(
            "Was wäre, wenn? Ein Schritt zeigt, was sich ändern würde.", "What if? One step shows what would change."
        )
    start = "; ".join(text for text, _ in column["steps"][:2]) + (" …" if len(column["steps"]) > 2 else "")
    if found["error"]:
        return str(found["error"])
    moved = next((row for row in found["rows"] if row["moved"]), None)
    if moved is None:
        return f"{start}: " + frame.words("An den Wegen ändert sich nichts.", "Nothing changes on the paths.")
    return f"{start}: {moved['label']} {moved['before']} → {moved['after']}."


def _redo(frame: PageOf, state: _State) -> str:
    if not state.undone:
        return ""
    again = scenario_in(f"{state.scenario.text}!{state.undone[-1]}")
    return state.with_active(again, state.undone[:-1]).address(frame)


def _proposed(frame: PageOf, state: _State) -> list[tuple[str, str]]:
    """The links that would bring most, to try; none below the gate."""
    snapshot = frame.snapshot
    links = effects(snapshot).best(_PROPOSED) if snapshot.ties_suffice else ()
    return [
        (
            frame.words.say(link_sentence(snapshot, link)),
            state.with_active(state.scenario.with_step(Step(Doing.JOIN, (link.a, link.b)))).address(frame),
        )
        for link in links
    ]


def _choices(frame: PageOf, state: _State) -> Mapping[str, Any]:
    finder = _Finder(frame, state.scenario)
    kinds = frame.snapshot.model.code_lists["ActorType"].codes
    return {
        "actors": sorted(finder.actors, key=str.casefold),
        "bodies": sorted(finder.bodies, key=str.casefold),
        "kinds": [(code.notation, frame.words.say(code.label)) for code in kinds],
    }


class _Finder:
    """Who is meant by what was typed: an id, a name, or the only name that it is a part of."""

    def __init__(self, frame: PageOf, scenario: Scenario) -> None:
        snapshot = frame.snapshot
        self._kinds = snapshot.model.code_lists["ActorType"].by_notation
        self.actors = {clean_label(snapshot.name(id)): id for id in snapshot.network.actors}
        self.bodies = {clean_label(body.name): body.id for body in snapshot.bodies if body.type != EntityType.PERSON}
        new = [step for step in scenario.steps if step.doing is Doing.NEW]
        for number, step in enumerate(new, start=1):
            if step.parts[0] in self._kinds:
                self.actors[
                    f"{frame.words('neu', 'new')} {number}: {frame.words.say(self._kinds[step.parts[0]].label)}"
                ] = f"neu{number}"

    def id_of(self, text: str, doing: Doing, at: int) -> str | None:
        """The id, None if nobody is meant; a seat may be left out where somebody new is added."""
        wanted = " ".join(text.split())
        if doing is Doing.NEW and at == 0:
            return wanted if wanted in self._kinds else None
        if doing is Doing.NEW and not wanted:
            return ""
        if doing is Doing.SAVED:
            return wanted or None
        return self._among(self.bodies if at and doing in (Doing.NEW, Doing.SEAT) else self.actors, wanted)

    @staticmethod
    def _among(known: Mapping[str, str], wanted: str) -> str | None:
        folded = wanted.casefold()
        exact = [id for called, id in known.items() if folded in (called.casefold(), id.casefold())]
        found = exact or [id for called, id in known.items() if folded in called.casefold()]
        return found[0] if wanted and len(found) == 1 else None
