"""Entities, relations, search: the records themselves."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.reads.access import Read
from api.schemas.conversion import entity_out, history_out, record_out, relation_out
from api.schemas.records import Entities, EntityOut, HistoryEntry, RecordOut, Relations
from api.writes.versions import etag_of
from graph.errors import NotFoundError
from graph.records import Entity, R
from ontology.names import EntityType, RelationType

router = APIRouter(tags=["Einträge (records)"])
Limit = Annotated[int, Query(ge=1, le=500, description="Einträge je Seite (per page)")]
Cursor = Annotated[str | None, Query(description="Wert von next der vorigen Seite (next of the page before)")]
District = Annotated[str | None, Query(description="nur was dieser Bezirk sieht (district key)", examples=["08212"])]


@router.get("/entities", operation_id="listEntities", summary="Einträge auflisten (list entities)")
def entities(  # noqa: PLR0913, PLR0917 - each is a parameter of the query
    read: Read,
    request: Request,
    response: Response,
    type: Annotated[EntityType | None, Query(description="Typ (type)")] = None,
    district: District = None,
    cursor: Cursor = None,
    limit: Limit = 100,
) -> Entities:
    """Entities by id. Einträge, nach Kennung geordnet."""
    found = read.store.records(read.within(district), [type] if type else [])
    rows, next = page_of(found, cursor, limit)
    link_to_next(request, response, next)
    return Entities(items=[record_out(e) for e in rows], next=next)


@router.get("/entities/{id}", operation_id="getEntity", summary="Ein Eintrag mit allen Angaben (an entity)")
def one_entity(read: Read, id: str, request: Request, response: Response) -> EntityOut:
    """An entity with values, claims, conflicts and relations. Auch das, worin Quellen sich widersprechen."""
    found = read.record(id)
    if not isinstance(found, Entity):
        raise NotFoundError(f"no entity {id}")
    tied = list(read.store.relations(id, read.scope))
    response.headers["ETag"] = etag_of(found, request.app.state.store.secret(), tied)
    return entity_out(found, tied, read.model)


@router.get("/entities/{id}/history", operation_id="getHistory", summary="Geschichte eines Eintrags (history)")
def history(read: Read, id: str) -> list[HistoryEntry]:
    """What happened to a record, oldest first. Wer wann warum etwas geändert hat."""
    read.record(id)
    return [history_out(entry) for entry in read.store.journal(id, scope=read.scope)]


@router.get("/relations", operation_id="listRelations", summary="Beziehungen auflisten (list relations)")
def relations(  # noqa: PLR0913, PLR0917 - each is a parameter of the query
    read: Read,
    request: Request,
    response: Response,
    of: Annotated[str | None, Query(description="Kennung an einem Ende (id at either end)")] = None,
    type: Annotated[RelationType | None, Query(description="Typ (type)")] = None,
    district: District = None,
    cursor: Cursor = None,
    limit: Limit = 100,
) -> Relations:
    """Relations by id. Beziehungen, nach Kennung geordnet."""
    if of is not None:
        read.record(of)
    found = read.store.relations(of, read.within(district), [type] if type else [])
    rows, next = page_of(found, cursor, limit)
    link_to_next(request, response, next)
    return Relations(items=[relation_out(r) for r in rows], next=next)


@router.get("/search", operation_id="search", summary="Nach Namen suchen (search)")
def search(
    read: Read,
    q: Annotated[str, Query(min_length=1, max_length=200, description="Worte oder Abkürzung", examples=["SkF"])],
    district: District = None,
    limit: Limit = 50,
) -> list[RecordOut]:
    """Entities whose names or aliases hold every word, best first. Personen werden nicht gefunden."""
    return [record_out(e) for e in read.store.search(q, read.within(district), limit)]


def page_of(found: Iterable[R], cursor: str | None, limit: int) -> tuple[Sequence[R], str | None]:
    """A page of records by id, and where the next one begins; None if there is none."""
    rest = (r for r in found if cursor is None or r.id > cursor)
    rows = list(islice(rest, limit + 1))
    return rows[:limit], rows[limit - 1].id if len(rows) > limit else None


def link_to_next(request: Request, response: Response, next: str | int | None) -> None:
    """The address of the next page (RFC 8288)."""
    if next is not None:
        response.headers["Link"] = f'<{request.url.include_query_params(cursor=next)}>; rel="next"'
