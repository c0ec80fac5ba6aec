"""Across districts: how many are told of together, on which day, and whether that is enough to compare."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from api.page_parts.nation_frame import LEAST_DISTRICTS
from api.reads.access import Compare, Day, Language
from api.reads.cluster_partners import topic_named, workshop_of
from api.reads.transfer_read import moved_for, works_for
from api.schemas.described import answer_of, answers_of
from graph.clusters.clusters_as_json import ClustersOut, FormedClusters, clusters_json
from graph.clusters.kept_grouping import kept_groupings
from graph.clusters.proposing import proposed_clusters
from graph.district.loading import districts
from graph.learning.learning_as_json import MovedDistrictOut, OfferedWorkOut, moved_json, works_json
from graph.learning.offered_works import WorkWish

router = APIRouter(tags=["Bund und Länder (nation)"])


class NationOut(BaseModel):
    """What there is to compare."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel, populate_by_name=True)
    on: date = Field(description="Stichtag (day of analysis)")
    districts: int = Field(ge=0, description="so viele Bezirke darf das Konto auswerten (districts in sight)")
    comparable: bool = Field(description="ob es genug sind, um zu vergleichen (enough to compare)")


@router.get("/nation", operation_id="getNation", summary="Bezirke zusammen (districts together)")
def nation(read: Compare, on: Day) -> NationOut:
    """How many districts are told of together. Ein Bezirk ist keine Verteilung."""
    found = len(districts(read.store, read.scope))
    return NationOut(on=on, districts=found, comparable=found >= LEAST_DISTRICTS)


@router.get(
    "/nation/clusters",
    operation_id="proposeClusters",
    summary="Gruppen für den Austausch (clusters)",
    responses=answer_of(ClustersOut),
)
def clusters(
    read: Compare,
    on: Day,
    lang: Language,
    topic: Annotated[str, Query(max_length=40, description="Thema (topic)", examples=["verankerung"])] = "",
    land: Annotated[list[str] | None, Query(max_length=16, description="nur diese Länder (these Länder only)")] = None,
) -> JSONResponse:
    """Groups of about four with their reasons, those that a project formed, those kept. Nichts wird geschrieben.

    Werte gehen nur von Bezirken ein, die das Konto liest; von anderen nur, was öffentlich ist.
    """
    found = workshop_of(read, on, topic_named(topic), tuple(land or ()))
    formed = FormedClusters(found.entered, kept_groupings(read.store, read.scope), found.names)
    made = clusters_json(proposed_clusters(found.partners), found.topic, formed, read.model, lang)
    return JSONResponse(made)


_Code = Annotated[str, Query(max_length=20)]


@router.get(
    "/nation/works",
    operation_id="listWorks",
    summary="Zum Übernehmen (works to take over)",
    responses=answers_of(OfferedWorkOut),
)
def works(  # noqa: PLR0913, PLR0917 - each is a parameter
    request: Request,
    read: Compare,
    lang: Language,
    words: Annotated[str, Query(max_length=200, description="Wörter (words)", examples=["Verankerung"])] = "",
    kind: _Code = "",
    dimension: _Code = "",
    type: _Code = "",
) -> JSONResponse:
    """Guides, material, measures and papers: everybody's, of districts that one reads, and released ones."""
    wish = WorkWish(words, kind, dimension, type=type)
    return JSONResponse(works_json(works_for(read, request.app.state.store, wish), lang))


@router.get(
    "/nation/moves",
    operation_id="listMoves",
    summary="Wo sich etwas bewegt hat (moves)",
    responses=answers_of(MovedDistrictOut),
)
def moves(read: Compare, on: Day, lang: Language) -> JSONResponse:
    """Districts that one reads in which something moved within three years. Andere zeigen das nicht."""
    return JSONResponse(moved_json(moved_for(read, on), lang))
