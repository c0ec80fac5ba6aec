"""Goals on the Wirkungstreppe and Soll-Ist: read on a day, agreed, agreed anew, looked at, given up; named states."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from api.reads.access import Day, Language, Read
from api.reads.states_asked import states_compared, states_of
from api.routes.writing_records import told_changed, told_created
from api.schemas.described import answer_of, answers_of
from api.schemas.goals import GoalIn, GoalPartsIn, NamedStateOut, NotedIn, StateIn
from api.schemas.writing import WrittenOut
from api.writes.agreeing import Place, Seen, agree_anew, agree_on_goal, give_up, keep_state, note_value
from api.writes.creating import IdempotencyKey
from api.writes.writing import Decide, IfMatch
from graph.errors import NotFoundError
from graph.goals.as_json import (
    GoalComparedOut,
    GoalStateOut,
    StaircaseOut,
    compared_json,
    goal_json,
    staircase_json,
)
from graph.goals.goals_at import own_goal, state_of, versions_of_goal
from graph.goals.soll_ist import soll_ist
from graph.goals.staircase import staircase_of
from graph.stores.drawn import drawn_id
from ontology.names import EntityType

router = APIRouter(tags=["Steuerung (steering)"])
State = Annotated[
    str,
    Query(
        min_length=1,
        max_length=200,
        description="Tag, oder Kennung eines festgehaltenen Stands (day, or id of a named state)",
        examples=["2023-04-30"],
    ),
]


@router.get(
    "/districts/{key}/goals",
    operation_id="getStaircase",
    summary="Wirkungstreppe (goals on their steps)",
    responses=answer_of(StaircaseOut),
)
def staircase(read: Read, key: str, on: Day, lang: Language) -> JSONResponse:
    """Each goal on its step with how far it is, what that rests on, and what is missing. Berechnet für den Tag."""
    found = read.analysis(key, on)
    return JSONResponse(staircase_json(staircase_of(found.snapshot, found.outcomes), found.snapshot, lang))


@router.get(
    "/districts/{key}/goals/comparison",
    operation_id="compareGoals",
    summary="Soll und Ist an zwei Tagen (was, is, target)",
    responses=answers_of(GoalComparedOut),
)
def comparison(
    read: Read, key: str, lang: Language, from_: Annotated[State, Query(alias="from")], to: State
) -> JSONResponse:
    """Each goal at two days or named states. Wo Spannen sich berühren, heißt es nicht besser und nicht schlechter."""
    before, after = states_compared(read, key, from_, to)
    found = soll_ist(before, after)
    return JSONResponse([compared_json(one, before.snapshot, after.snapshot, lang) for one in found])


@router.get(
    "/districts/{key}/goals/{id}/versions",
    operation_id="listGoalVersions",
    summary="Fassungen eines Ziels (versions)",
    responses=answers_of(GoalStateOut),
)
def versions(read: Read, key: str, id: str, on: Day, lang: Language) -> JSONResponse:
    """The goal and its earlier versions, the newest first. Auch die alten bleiben zu lesen."""
    found = read.analysis(key, on)
    goal = own_goal(found.snapshot, id)
    if goal is None:
        raise NotFoundError(f"no goal {id}")
    every = versions_of_goal(found.snapshot, goal)
    shown = (state_of(found.snapshot, version, found.outcomes) for version in every)
    return JSONResponse([goal_json(state, found.snapshot, lang) for state in shown])


@router.post("/districts/{key}/goals", operation_id="addGoal", summary="Ziel vereinbaren (agree)", status_code=201)
def add_goal(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Decide, key: str, on: Day, body: GoalIn, response: Response, idempotency: IdempotencyKey = None
) -> WrittenOut:
    """A new goal, in force from the day on; the baseline comes from its indicator, with its range."""
    done = agree_on_goal(write, Place(key, on), body.agreed(), idempotency)
    return told_created(write, done, response)


@router.patch("/districts/{key}/goals/{id}", operation_id="changeGoal", summary="Ziel ändern (another version)")
def change_goal(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Decide, key: str, id: str, on: Day, body: GoalPartsIn, response: Response, if_match: IfMatch = None
) -> WrittenOut:
    """Another version from the day on, with an id of its own. Die alte Fassung bleibt zu lesen."""
    write.refuse_owner(key)
    new = drawn_id(key, EntityType.GOAL)
    done = agree_anew(write, Place(key, on), Seen(id, if_match), new, body.agreed())
    return told_changed(write, done, response)


@router.post("/districts/{key}/goals/{id}/value", operation_id="noteGoalValue", summary="Wert notieren (note a value)")
def note(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Decide, key: str, id: str, on: Day, body: NotedIn, response: Response, if_match: IfMatch = None
) -> WrittenOut:
    """What somebody found on the day, for goals that no indicator measures. Frühere Werte bleiben."""
    write.refuse_owner(key)
    return told_changed(write, note_value(write, Place(key, on), Seen(id, if_match), body.value), response)


@router.post("/districts/{key}/goals/{id}/end", operation_id="endGoal", summary="Ziel aufgeben (give up)")
def end(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Decide, key: str, id: str, on: Day, response: Response, if_match: IfMatch = None
) -> WrittenOut:
    """In force no more from the day on; before it, it stays."""
    write.refuse_owner(key)
    return told_changed(write, give_up(write, Place(key, on), Seen(id, if_match)), response)


@router.get(
    "/districts/{key}/states",
    operation_id="listStates",
    summary="Festgehaltene Stände (named states)",
)
def states(read: Read, key: str) -> list[NamedStateOut]:
    """Ist-Stand-Analysen by day, the newest first. Mit ihnen lässt sich Soll und Ist vergleichen."""
    return [NamedStateOut(id=s.id, name=s.name, on=s.day.isoformat(), change=s.change) for s in states_of(read, key)]


@router.post("/districts/{key}/states", operation_id="keepState", summary="Stand festhalten (keep)", status_code=201)
def keep(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Decide, key: str, on: Day, body: StateIn, response: Response, idempotency: IdempotencyKey = None
) -> WrittenOut:
    """The day as it is known by now, under a name. Was später dazukommt, ändert ihn nicht mehr."""
    return told_created(write, keep_state(write, Place(key, on), body.name, idempotency), response)
