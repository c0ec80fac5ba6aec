"""Projects: who does what in them, which phase is due, what they ask of a district, and what a district lacks."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse

from api.reads.access import Day, Read
from api.schemas.conversion import in_camel_case, record_out
from api.schemas.described import answer_of, answers_of
from api.schemas.records import RecordOut
from graph import projects
from ontology.names import EntityType

router = APIRouter(tags=["Projekte (projects)"])


@router.get("/projects", operation_id="listProjects", summary="Projekte (projects)")
def all_projects(read: Read) -> list[RecordOut]:
    """Projects by id. Projekte, nach Kennung geordnet."""
    return [record_out(p) for p in read.store.records(read.scope, [EntityType.PROJECT])]


@router.get(
    "/projects/{id}/involvements",
    operation_id="listInvolvements",
    summary="Wer wirkt wie mit (involvements)",
    responses=answers_of(projects.Involvement),
)
def involvements(read: Read, id: str) -> JSONResponse:
    """Who carries, funds, accompanies, evaluates, and which source says so. Widersprüche stehen nebeneinander."""
    read.record(id)
    return _shown(projects.involvements(read.store, read.model, id, read.scope))


@router.get(
    "/projects/{id}/disagreements",
    operation_id="listDisagreements",
    summary="Widersprüche (disagreements)",
    responses=answers_of(projects.Disagreement),
)
def disagreements(read: Read, id: str) -> JSONResponse:
    """Where sources contradict each other on the project. Unterschiedlich genaue Daten sind kein Widerspruch."""
    return _shown(projects.disagreements(read.store, read.model, id, read.scope))


@router.get(
    "/projects/{id}/phase",
    operation_id="getPhase",
    summary="Welche Phase ist fällig (phase due)",
    responses=answer_of(projects.PhaseDue),
)
def phase(read: Read, id: str, on: Day) -> JSONResponse:
    """The phases due on a day by plan, with the results due. Mit der Phase davor und danach."""
    return _shown(projects.phase_due(read.store, id, on, read.scope))


@router.get(
    "/districts/{key}/prerequisites",
    operation_id="listPrerequisites",
    summary="Voraussetzungen eines Projekts im Bezirk (prerequisites)",
    responses=answers_of(projects.PrerequisiteState),
)
def prerequisites(
    read: Read, key: str, project: Annotated[str, Query(description="Kennung des Projekts (id of the project)")]
) -> JSONResponse:
    """What is known of each prerequisite in a district. Nicht geprüft heißt unbekannt, nicht fehlend."""
    read.district(key)
    return _shown(projects.prerequisites_of(read.store, key, project, read.scope))


@router.get(
    "/districts/{key}/lacking",
    operation_id="listLacking",
    summary="Ausdrücklich nicht vorhanden (lacking)",
    responses=answers_of(projects.Lack),
)
def lacking(read: Read, key: str, on: Day) -> JSONResponse:
    """What a source had said by that day is expressly not there. Spätere Angaben zählen nicht."""
    read.district(key)
    return _shown(projects.lacking(read.store, read.model, key, on, read.scope))


def _shown(found: object) -> JSONResponse:
    """Dataclasses as they are described."""
    return JSONResponse(in_camel_case(jsonable_encoder(found)))
