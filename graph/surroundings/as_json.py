"""Neighbourhoods and ways as plain JSON values."""

from typing import Annotated, TypedDict

from graph.certainty import Certainty
from graph.shapes import Said, Told
from graph.surroundings.neighbourhood import Neighbourhood
from graph.surroundings.strides import Grounds, Stride, StrideLayer
from graph.surroundings.ways import Ways
from ontology import Text
from ontology.names import EntityType, RelationType

_Id = Annotated[Said, Told(example="08212:A01")]
_Day = Annotated[str, Told(example="2024-09-24")]
_Note = Annotated[
    str | None, Told("was nicht gezeigt ist, null: nichts (what is not shown, null: nothing)", example="…")
]


class PlaceOut(TypedDict):
    """A record on the way, as briefly as it can be told (ein Eintrag, kurz)."""

    id: _Id
    name: Annotated[str, Told(example="Gesundheitsamt")]
    type: EntityType


class NeighbourOut(PlaceOut):
    """A record of a neighbourhood (ein Eintrag der Nachbarschaft)."""

    distance: Annotated[int, Told("Schritte von der Mitte (steps from the centre)", example=1)]


class StrideOut(TypedDict):
    """A relation as it ties two records (eine Beziehung zwischen zwei Einträgen)."""

    relation: Annotated[Said, Told(example="08212:M07")]
    type: RelationType
    label: Annotated[Said, Told(example="Mitgliedschaft")]
    layer: StrideLayer
    source: _Id
    target: _Id
    certainty: Certainty


class NeighbourhoodOut(TypedDict):
    """What is at most so many steps from a record (die Nachbarschaft eines Eintrags)."""

    centre: _Id
    on: _Day
    depth: Annotated[int, Told(example=1)]
    records: list[NeighbourOut]
    relations: list[StrideOut]
    bounded: Annotated[bool, Told("es gibt mehr, als gezeigt ist (there is more than is shown)")]
    note: _Note


class StretchOut(TypedDict):
    """From one record of a way to the next; several relations where several tie them (ein Abschnitt des Weges)."""

    to: PlaceOut
    relations: list[StrideOut]


class WayOut(TypedDict):
    """A way from one record to another (ein Weg)."""

    length: Annotated[int, Told("Schritte (steps)", example=2)]
    layers: list[StrideLayer]
    stretches: list[StretchOut]


class WaysOut(TypedDict):
    """The ways between two records, shortest first (die Wege zwischen zwei Einträgen)."""

    start: PlaceOut
    end: PlaceOut
    on: _Day
    shortest: Annotated[int | None, Told("null: kein erfasster Weg (no recorded way)", example=2)]
    ways: list[WayOut]
    bounded: Annotated[bool, Told("es gibt mehr, als gezeigt ist (there is more than is shown)")]
    note: _Note


def neighbourhood_json(grounds: Grounds, found: Neighbourhood, depth: int, language: str = "de") -> NeighbourhoodOut:
    """A neighbourhood, nearest records first."""
    near = sorted(found.distances.items(), key=lambda place: (place[1], place[0]))
    return {
        "centre": found.centre,
        "on": grounds.on.isoformat(),
        "depth": depth,
        "records": [{**_place(grounds, id), "distance": distance} for id, distance in near],
        "relations": [_step(grounds, step, language) for step in found.ties],
        "bounded": found.bounded,
        "note": _said(found.note, language),
    }


def ways_json(grounds: Grounds, found: Ways, language: str = "de") -> WaysOut:
    """The ways, shortest first."""
    return {
        "start": _place(grounds, found.start),
        "end": _place(grounds, found.end),
        "on": grounds.on.isoformat(),
        "shortest": found.shortest,
        "ways": [_way(grounds, way, language) for way in found.found],
        "bounded": found.bounded or found.full,
        "note": _said(found.note, language),
    }


def _way(grounds: Grounds, way: tuple[tuple[Stride, ...], ...], language: str) -> WayOut:
    stretches: list[StretchOut] = [
        {"to": _place(grounds, steps[0].to), "relations": [_step(grounds, s, language) for s in steps]} for steps in way
    ]
    layers = {step.layer for steps in way for step in steps}
    return {"length": len(way), "layers": sorted(layers), "stretches": stretches}


def _place(grounds: Grounds, id: str) -> PlaceOut:
    found = grounds.entity(id)
    assert found is not None, "whatever is on a way is there"
    return {"id": id, "name": found.name, "type": found.type}


def _step(grounds: Grounds, step: Stride, language: str) -> StrideOut:
    relation = step.relation
    return {
        "relation": relation.id,
        "type": relation.type,
        "label": grounds.model.types[relation.type].label.in_language(language),
        "layer": step.layer,
        "source": relation.source,
        "target": relation.target,
        "certainty": step.certainty,
    }


def _said(note: Text | None, language: str) -> str | None:
    return None if note is None else note.in_language(language)
