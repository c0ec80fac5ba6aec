"""How deep a political body went with a paper: by role, authority and result, never by the kind of paper (domain 12.2).

0 none, 1 taken note of, 2 preliminary consultation or recommendation, 3 decision of a committee, 4 decision of the
council, 5 decision of the council with resources or permanent posts.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.certainty import Certainty
from graph.district.consultations import ADOPTED, Consulted, consultations
from graph.district.seats import COUNCILS
from graph.district.snapshot import Snapshot
from graph.records import Entity
from graph.wording import spelled
from ontology import Model, Text, say
from ontology.names import BodyKind, ConsultationRole, EntityType, Prop, ResolutionKind
from ontology.values import as_bool, as_float

NONE, NOTED, PREPARED, COMMITTEE, COUNCIL, RESOURCES = range(6)
DEPTH_LABELS = (
    Text(de="keine Beratung", en="no consultation"),
    Text(de="Kenntnisnahme", en="taken note of"),
    Text(de="Vorberatung oder Empfehlung", en="preliminary consultation or recommendation"),
    Text(de="Beschluss eines Ausschusses", en="decision of a committee"),
    Text(de="Beschluss der Vertretungskörperschaft", en="decision of the council"),
    Text(
        de="Beschluss der Vertretungskörperschaft mit Mitteln oder Stellen",
        en="decision of the council with resources or posts",
    ),
)


class Depth(NamedTuple):
    """How deep a treatment went: as recorded (None: not known), at least, at most."""

    value: int | None
    low: int
    high: int


class Treated(NamedTuple):
    """A consultation or resolution: the record, the body (None: not recorded), what it treated, date and depth."""

    record: str
    body: str | None
    matter: str
    label: Text
    date: str
    depth: Depth
    certainty: Certainty


def treated(snapshot: Snapshot) -> tuple[Treated, ...]:
    """Consultations in political bodies and recorded resolutions, with their depth."""
    granted = _granting(snapshot)
    rows = (
        Treated(
            c.relation.id,
            c.body.id,
            c.paper.id,
            c.label,
            c.date,
            depth_of(c, snapshot.model, resources=c.paper.id in granted),
            c.certainty,
        )
        for c in consultations(snapshot)
    )
    return (*rows, *_resolutions(snapshot))


def depth_of(row: Consulted, model: Model, *, resources: bool = False) -> Depth:
    """The depth of one consultation (domain 12.2, B4), with the levels of the code lists and the cap of the body.

    "Adopted" is a decision where the body decides: by authority, by the role, or, without either, as council or JHA.
    In a preliminary consultation it is a recommendation. A decision on the agenda without a result is not known.
    """
    cap = _cap(row.body, resources=resources)
    role, result = row.relation.value(Prop.ROLE), row.relation.value(Prop.RESULT)
    by_role = _level(model, "ConsultationRole", role)
    by_result = _level(model, "ConsultationResult", result)
    decides = as_bool(row.relation.values, Prop.AUTHORITATIVE) or role == ConsultationRole.ENTSCH
    if result in ADOPTED:
        return _adopted(row.body, cap, by_role, decides=bool(decides))
    if by_result is not None:
        return _exactly(by_result if by_role is None else min(by_result, by_role))
    if by_role is None or decides:
        return Depth(None, NONE if by_role is None else NOTED, cap)
    return _exactly(by_role)


def deepest(rows: Iterable[Treated]) -> Depth:
    """The deepest of several: as recorded, at least (only what is sure), at most (everything that may be)."""
    found = list(rows)
    held = [r.depth for r in found if r.certainty.holds]
    known = [d.value for d in held if d.value is not None]
    return Depth(
        max((NONE, *known, *(d.low for d in held))) if known or not held else None,
        max((r.depth.low for r in found if r.certainty is Certainty.PRESENT), default=NONE),
        max((r.depth.high for r in found), default=NONE),
    )


def _adopted(body: Entity, cap: int, by_role: int | None, *, decides: bool) -> Depth:
    if decides:
        return _exactly(cap)
    if by_role is not None:
        return _exactly(by_role)
    itself = body.value(Prop.KIND) in (BodyKind.JHA, *COUNCILS)
    return Depth(cap if itself else PREPARED, PREPARED, cap)


def _exactly(depth: int) -> Depth:
    return Depth(depth, depth, depth)


def _level(model: Model, code_list: str, notation: str | None) -> int | None:
    return int(model.code(code_list, notation).attribute("depth") or 0) if notation is not None else None


def _cap(body: Entity | None, *, resources: bool) -> int:
    if body is not None and body.value(Prop.KIND) not in COUNCILS:
        return COMMITTEE
    return RESOURCES if resources else COUNCIL


def _granting(snapshot: Snapshot) -> frozenset[str]:
    """Papers with a resolution that grants money or posts."""
    resolutions = snapshot.of_type(EntityType.RESOLUTION)
    return frozenset(p for r in resolutions if _grants(r) for p in r.all(Prop.PAPER))


def _grants(resolution: Entity) -> bool:
    amount = as_float(resolution.values, Prop.AMOUNT) or 0
    permanent = as_bool(resolution.values, Prop.PERMANENT) or False
    return resolution.value(Prop.KIND) == ResolutionKind.HAUSH or amount > 0 or permanent


def _resolutions(snapshot: Snapshot) -> Iterator[Treated]:
    for found in snapshot.possible(EntityType.RESOLUTION):
        body = snapshot.known(found.value(Prop.BODY) or "")
        certainty = snapshot.certainty[found.id]
        if certainty is Certainty.ABSENT or (body is not None and snapshot.layer(body) not in ("political", None)):
            continue
        cap = _cap(body, resources=_grants(found))
        date = found.value(Prop.DATE) or ""
        where = (body.name if body is not None else "Gremium nicht erfasst", body.name if body is not None else "?")
        label = say(
            "{date}: {where}, {found}",
            "{date}: {where}, {found}",
            found=found.name,
            date=Text(de=spelled(date).de or "ohne Datum", en=spelled(date).en or "undated"),
            where=Text(de=where[0], en=where[1]),
        )
        depth = _exactly(cap) if body is not None else Depth(None, COMMITTEE, cap)
        yield Treated(found.id, body.id if body is not None else None, found.id, label, date, depth, certainty)
