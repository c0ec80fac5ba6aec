"""Norms, sources, the journal, and a search that can be narrowed."""

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.reads.access import Read
from api.routes.entities import Cursor, District, Limit, link_to_next, page_of
from api.schemas.browsing import BatchOut, FacetsOut, FacetValue, JournalOut, NormLine, RestingOut, SourceOut
from api.schemas.conversion import record_out
from api.schemas.records import Words
from graph.errors import NotFoundError
from graph.facets import FacetedHits, faceted, label_of_value
from graph.resting import Resting, resting_on, sources_in
from graph.stores.base import Happened
from graph.stores.browsing import newest_batches
from ontology import Model, Norm, Text
from ontology.names import EntityType, Land, Prop, Sector

router = APIRouter(tags=["Nachschlagen (browsing)"])
_MOST_IDS = 100
Before = Annotated[
    int | None, Query(ge=1, le=2**62, description="Wert von next der vorigen Seite (next of the page before)")
]


@router.get("/norms", operation_id="listNorms", summary="Normen (norms)")
def norms(
    read: Read,
    pack: Annotated[str | None, Query(description="nur diese Sammlung (pack)", examples=["kkg-3"])] = None,
    kind: Annotated[str | None, Query(description="nur diese Art (kind)", examples=["partner"])] = None,
    land: Annotated[Land | None, Query(description="bundesweite und die dieses Landes (of this Land)")] = None,
) -> list[NormLine]:
    """Every line of law, recommendation and framework that findings rest on. Mit Fundstelle und Verbindlichkeit."""
    every = sorted(read.model.norms.values(), key=lambda n: (read.model.packs[n.pack].order, n.order, n.name))
    return [
        _norm(n, read.model)
        for n in every
        if pack in (None, n.pack) and kind in (None, n.kind) and (land is None or n.land in (None, land))
    ]


@router.get("/norms/{id}", operation_id="getNorm", summary="Eine Norm (a norm)")
def norm(read: Read, id: str) -> NormLine:
    """One line with its citation, and what measures it. Mit Fundstelle, Geltung und Indikatoren."""
    if id not in read.model.norms:
        raise NotFoundError(f"no norm {id}")
    return _norm(read.model.norms[id], read.model)


@router.get("/districts/{key}/sources", operation_id="listSources", summary="Quellen eines Bezirks (sources)")
def sources(read: Read, key: str) -> list[SourceOut]:
    """The sources that a district sees, and how much rests on each. Auch die, auf denen nichts mehr beruht."""
    read.district(key)
    return [_source(found) for found in sources_in(read.store, read.within(key))]


@router.get(
    "/districts/{key}/sources/{id}/records",
    operation_id="listResting",
    summary="Was auf einer Quelle beruht (records resting on a source)",
)
def resting(  # noqa: PLR0913, PLR0917 - each is a parameter of the query
    read: Read, request: Request, response: Response, key: str, id: str, cursor: Cursor = None, limit: Limit = 100
) -> RestingOut:
    """The records of which a source says something, by id. Einträge und Beziehungen, nach Kennung geordnet."""
    read.district(key)
    found = sorted(resting_on(read.store, read.within(key), id), key=lambda r: r.id)
    rows, next = page_of(found, cursor, limit)
    link_to_next(request, response, next)
    return RestingOut(items=[record_out(r) for r in rows], next=next)


@router.get("/districts/{key}/journal", operation_id="getJournal", summary="Was geschah (journal)")
def journal(  # noqa: PLR0913, PLR0917 - each is a parameter of the query
    read: Read, request: Request, response: Response, key: str, cursor: Before = None, limit: Limit = 50
) -> JournalOut:
    """What was done to the records of a district, newest first. Wer wann warum wie viel geändert hat."""
    read.district(key)
    found = list(islice(newest_batches(read.store, read.within(key), cursor), limit + 1))
    next = found[limit - 1].revision.number if len(found) > limit else None
    link_to_next(request, response, next)
    return JournalOut(items=[_batch(read, key, b) for b in found[:limit]], next=next)


@router.get("/search/facets", operation_id="searchFacets", summary="Suchen und eingrenzen (faceted search)")
def facets(  # noqa: PLR0913, PLR0917 - each is a parameter of the query
    read: Read,
    q: Annotated[str, Query(min_length=1, max_length=200, description="Worte oder Abkürzung", examples=["SkF"])],
    district: District = None,
    type: Annotated[EntityType | None, Query(description="nur dieser Typ (type)")] = None,
    sector: Annotated[Sector | None, Query(description="nur dieser Bereich (sector)")] = None,
    kind: Annotated[str | None, Query(description="nur diese Art (kind)", examples=["office"])] = None,
    limit: Limit = 50,
) -> FacetsOut:
    """Hits, and how many there are of each type, sector and kind. Gezählt wird nur, was Sie sehen dürfen."""
    chosen = {n: str(v) for n, v in (("type", type), ("sector", sector), ("kind", kind)) if v is not None}
    return _facets(faceted(read.store, read.model, read.within(district), q, chosen), read.model, limit)


def _norm(found: Norm, model: Model) -> NormLine:
    return NormLine(
        id=found.name,
        pack=found.pack,
        pack_label=_words(model.packs[found.pack].label),
        kind=found.kind,
        binding=found.binding,
        label=_words(found.label),
        citation=found.citation,
        definition=_words(found.definition) if found.definition else None,
        note=_words(found.note) if found.note else None,
        address=found.address,
        land=found.land,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
        about=list(found.about),
        value=found.value,
        indicators=list(found.indicators),
        verified=found.verified,
    )


def _source(found: Resting) -> SourceOut:
    source = found.source
    return SourceOut(
        id=source.id,
        name=source.name,
        kind=source.value(Prop.SOURCE_KIND),
        stated_on=source.value(Prop.STATED_ON),
        address=source.value(Prop.ADDRESS),
        records=found.types.total(),
        types=dict(sorted(found.types.items())),
    )


def _batch(read: Read, key: str, found: Happened) -> BatchOut:
    done = found.revision
    entries = read.store.journal(after=done.number - 1, scope=read.within(key), until=done.number)
    return BatchOut(
        revision=done.number,
        author=done.author,
        time=done.time,
        reason=done.reason,
        created=found.created,
        changed=found.changed,
        removed=found.removed,
        records=[entry.record for entry in islice(entries, _MOST_IDS)],
    )


def _facets(found: FacetedHits, model: Model, limit: int) -> FacetsOut:
    return FacetsOut(
        total=len(found.hits),
        items=[record_out(e) for e in found.hits[:limit]],
        facets={
            facet: [
                FacetValue(value=value, label=_words(label_of_value(model, facet, value)), count=count)
                for value, count in counts.most_common()
            ]
            for facet, counts in found.counts.items()
        },
        bounded=found.bounded,
        note=_words(found.note) if found.note is not None else None,
    )


def _words(text: Text) -> Words:
    return Words(de=text.de, en=text.en)
