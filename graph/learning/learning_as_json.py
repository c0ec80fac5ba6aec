"""Works to take over and districts that moved, as plain JSON values."""

from collections.abc import Iterable
from typing import Annotated, TypedDict

from graph.learning.district_moves import MovedDistrict
from graph.learning.offered_works import WORK_KIND_LABELS, OfferedWork, WorkKind
from graph.shapes import Told
from ontology.names import Prop


class OfferedWorkOut(TypedDict):
    """A guide, material, measure or paper to take over (Leitfaden, Material, Maßnahme oder Vorlage)."""

    id: Annotated[str, Told(example="shared:praxismaterial")]
    kind: WorkKind
    kindLabel: Annotated[str, Told(example="Praxismaterial")]
    title: Annotated[str, Told(example="QE-Praxismaterial Politisch-strukturelle Verankerung")]
    certain: Annotated[bool, Told("ob es das sicher gibt (whether it is certainly there)")]
    date: str | None
    district: Annotated[str | None, Told("Bezirk, leer wenn allen gemeinsam (null if everybody's)")]
    dimensions: Annotated[list[str], Told("Dimensionen des Qualitätsrahmens (dimensions)")]
    source: str
    address: Annotated[str, Told("wo es zu lesen ist, leer wenn nirgends im Netz (where it can be read)")]


class MoveOut(TypedDict):
    """What moved (was sich bewegt hat)."""

    id: Annotated[str, Told(example="C3")]
    what: str


class DoneOut(TypedDict):
    """What was decided or done (was beschlossen und getan wurde)."""

    id: str
    title: str
    day: str
    measure: bool


class MovedDistrictOut(TypedDict):
    """A district that moved between two days (Bezirk, in dem sich etwas bewegt hat)."""

    district: Annotated[str, Told(example="05974")]
    name: Annotated[str, Told(example="Kreis Soest")]
    moves: list[MoveOut]
    done: list[DoneOut]


def works_json(works: Iterable[OfferedWork], language: str = "de") -> list[OfferedWorkOut]:
    """Works with whose they are and where they can be read."""
    return [
        {
            "id": w.record.id,
            "kind": w.kind,
            "kindLabel": WORK_KIND_LABELS[w.kind].in_language(language),
            "title": w.record.name,
            "certain": w.certain,
            "date": w.record.value(Prop.DATE),
            "district": None if w.district is None else w.district.owner,
            "dimensions": list(w.dimensions),
            "source": w.source,
            "address": w.address,
        }
        for w in works
    ]


def moved_json(found: Iterable[MovedDistrict], language: str = "de") -> list[MovedDistrictOut]:
    """Districts that moved, and what was done there."""
    return [
        {
            "district": m.district.owner,
            "name": m.district.name,
            "moves": [{"id": move.id, "what": move.what.in_language(language)} for move in m.moves],
            "done": [{"id": d.record.id, "title": d.record.name, "day": d.day, "measure": d.measure} for d in m.done],
        }
        for m in found
    ]
