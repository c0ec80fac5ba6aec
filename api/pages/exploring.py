"""The whole graph from one record on: its neighbours by kind of relation, where they lead, and the ways to another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, Response

from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import EXPLORE
from api.page_parts.record_shown import Bound, RecordShown
from graph.errors import NotFoundError
from graph.map.ego import Ego
from graph.map.sectors import BY_NAME
from graph.records import Entity
from graph.surroundings.strides import Grounds
from graph.surroundings.ways import Ways, ways_between
from ontology import Text, say
from ontology.names import EntityType

router = APIRouter()
Asked = Annotated[PageOf, Depends(page_at(EXPLORE))]
Words = Annotated[str, Query(max_length=200)]
Id = Annotated[str, Query(max_length=300)]
_MOST_HITS, _MOST_AT_ONCE, _MOST_WAYS, _MOST_OFFERED = 20, 100, 12, 8
_OVER, _BOX, _GREY = "over", "rectangle", "#dfe5ea"


@router.get("/bezirke/{key}/erkunden")
def exploring(frame: Asked, q: Words = "", von: Id = "", bis: Id = "") -> Response:
    """A record with its neighbours by kind of relation; without one, a search for where to begin."""
    start, end = _entity(frame, von), _entity(frame, bis)
    shown = RecordShown(frame, start) if start is not None else None
    around = _around(shown) if shown is not None else {}
    ways = _ways(frame, start, end) if start is not None and end is not None else None
    view: dict[str, Any] = {
        "said": frame.words.say(_sentence(shown, around)),
        "shown": shown,
        "around": around,
        "hits": [_hit(frame, e) for e in _found(frame, q)],
        "offered": [] if shown is not None else [_hit(frame, e) for e in _offered(frame)],
        "asked": q,
        "lost": bool(q) or (bool(von) and start is None),
        "go_on": lambda id: frame.link(EXPLORE, f"von={quote(id)}"),
        "end": RecordShown(frame, end).name if end is not None else "",
        "end_id": end.id if end is not None else "",
        "ways": _told(frame, ways) if ways is not None else [],
        "targets": _targets(frame, start) if start is not None else [],
        "data": frame.link(f"{EXPLORE}/daten"),
    }
    return frame.rendered("exploring.html", view)


@router.get("/bezirke/{key}/erkunden/daten")
def explored(
    frame: Asked,
    von: Annotated[list[Id], Query(max_length=_MOST_AT_ONCE)] = [],  # noqa: B006 - read, never changed
    bis: Id = "",
    q: Words = "",
) -> Response:
    """The same for the picture: records with what is around each, hits of a search, ways to another record."""
    starts = [found for id in dict.fromkeys(von) if (found := _entity(frame, id)) is not None]
    shown = [RecordShown(frame, found) for found in starts]
    around = {s.record.id: _around(s) for s in shown}
    egos = {ego.id: ego for s in shown for ego in (s.ego_of(s.record.id), *_egos(around[s.record.id]))}
    hits = [RecordShown(frame, found) for found in _found(frame, q)]
    egos |= {s.record.id: s.ego_of(s.record.id) for s in hits}
    end = _entity(frame, bis)
    ways = _ways(frame, starts[0], end) if starts and end is not None else None
    return JSONResponse(
        {
            "nodes": [_node(frame, ego) for ego in egos.values()],
            "around": {id: list(_ties(found)) for id, found in around.items()},
            "hits": [s.record.id for s in hits],
            "ways": [list(way) for way in _chains(ways)] if ways is not None else [],
        }
    )


# -- what is asked for -------------------------------------------------------------------------------------------------


def _entity(frame: PageOf, id: str) -> Entity | None:
    found = frame.read.store.get(id, frame.read.within(frame.key)) if id else None
    return found if isinstance(found, Entity) else None


def _found(frame: PageOf, q: str) -> Sequence[Entity]:
    return frame.read.store.search(q, frame.read.within(frame.key), _MOST_HITS) if q.strip() else ()


def _offered(frame: PageOf) -> Iterator[Entity]:
    """Where to begin where nobody knows: who works with most others."""
    ties: dict[str, int] = {}
    network = frame.snapshot.network
    for tie in network.cooperation:
        for end in (tie.a, tie.b):
            ties[network.actors[end]] = ties.get(network.actors[end], 0) + 1
    for id in sorted(ties, key=lambda id: (-ties[id], id))[:_MOST_OFFERED]:
        if (found := _entity(frame, id)) is not None and found.type != EntityType.PERSON:
            yield found


def _hit(frame: PageOf, found: Entity) -> tuple[str, str, str]:
    kind = frame.words.say(frame.read.model.types[found.type].label)
    return found.id, RecordShown(frame, found).name, kind


def _targets(frame: PageOf, start: Entity) -> list[tuple[str, str]]:
    """To where ways can be asked for: actors and bodies, by name."""
    known = [*frame.snapshot.network.actors, *(b.id for b in frame.snapshot.bodies)]
    named = ((id, _name(frame, id)) for id in dict.fromkeys(known) if id != start.id)
    return sorted(named, key=lambda target: target[1].casefold())


def _around(shown: RecordShown) -> dict[str, list[Bound]]:
    """Its neighbours of the day, by kind of relation."""
    held = {title: [b for b in all_ if b.ego.look != _OVER] for title, all_ in shown.bound().items()}
    return {title: all_ for title, all_ in held.items() if all_}


def _ways(frame: PageOf, start: Entity, end: Entity) -> Ways | None:
    grounds = Grounds(frame.read.store, frame.read.model, frame.read.within(frame.key), frame.on)
    try:
        return ways_between(grounds, (start.id, end.id), limit=_MOST_WAYS)
    except NotFoundError:
        return None  # one of them is not there on the day


# -- what is told ------------------------------------------------------------------------------------------------------


def _sentence(shown: RecordShown | None, around: Mapping[str, Sequence[Bound]]) -> Text:
    if shown is None:
        return Text(de="Von welchem Eintrag aus wollen Sie erkunden?", en="From which record do you want to explore?")
    return say(
        "{name}: {n} {n:Nachbar|Nachbarn} über {kinds} {kinds:Art|Arten} von Beziehungen",
        "{name}: {n} {n:neighbour|neighbours} by {kinds} {kinds:kind|kinds} of relations",
        name=shown.name,
        n=len({b.ego.id for all_ in around.values() for b in all_}),
        kinds=len(around),
    )


def _told(frame: PageOf, ways: Ways) -> list[list[tuple[str, str, str]]]:
    """Each way as its records: id, name, and over what one came there."""
    return [
        [(ways.start, _name(frame, ways.start), ""), *((s[0].to, _name(frame, s[0].to), _over(frame, s)) for s in way)]
        for way in ways.found
    ]


def _name(frame: PageOf, id: str) -> str:
    found = _entity(frame, id)
    return RecordShown(frame, found).name if found is not None else id


def _over(frame: PageOf, steps: Iterable[Any]) -> str:
    types = dict.fromkeys(step.relation.type for step in steps)
    return ", ".join(frame.words.say(frame.read.model.types[t].label) for t in types)


def _chains(ways: Ways) -> Iterator[Iterator[str]]:
    for way in ways.found:
        yield (id for id in (ways.start, *(steps[0].to for steps in way)))


def _egos(around: Mapping[str, Sequence[Bound]]) -> Iterator[Ego]:
    yield from (b.ego for all_ in around.values() for b in all_)


def _node(frame: PageOf, ego: Ego) -> Mapping[str, str]:
    found = _entity(frame, ego.id)
    box = ego.shape not in _AS_CYTOSCAPE
    kind = frame.words.say(frame.read.model.types[found.type].label) if found is not None else ""
    return {
        "id": ego.id,
        "name": ego.name,
        "kind": kind,
        "colour": _GREY if box else BY_NAME[ego.group].colour,
        "shape": _BOX if box else _AS_CYTOSCAPE[ego.shape],
        "leads": frame.record(ego.id),
    }


_AS_CYTOSCAPE = {
    "circle": "ellipse",
    "square": "rectangle",
    "diamond": "diamond",
    "triangle": "triangle",
    "pentagon": "pentagon",
    "star": "star",
}
"""The shapes of the map by the names that Cytoscape.js has for them."""


def _ties(around: Mapping[str, Sequence[Bound]]) -> Iterator[Mapping[str, str]]:
    for title, all_ in around.items():
        for bound in all_:
            yield {"title": title, "other": bound.ego.id, "look": bound.ego.look, "leads": bound.evidence}
