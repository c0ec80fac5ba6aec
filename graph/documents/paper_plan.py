"""A paper that was written as a record: what it is, and where it is to be consulted, in one batch that can be undone.

The same paper written again is the same record: by its number, else by its title among the papers that are planned.
When council data or a person bring what came of it, that is said of the same record (`graph.council.recorded`).
"""

from collections.abc import Iterator
from hashlib import sha256

from graph.district.planned_rows import is_planned, only_planned
from graph.documents.wished import COUNCIL_FORMS, FORM_LABELS, SUBJECT, PaperBasis, PaperForm, PaperWish, PlannedStation
from graph.errors import InvalidError
from graph.identifiers import folded, relation_id
from graph.records import Entity, Record, Relation, entity, relation, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores.base import Change, put, remove
from ontology.names import EntityType, PaperKind, PaperState, Prop, RelationType, StatementStatus, TopicRelation

_KINDS = {PaperForm.RESOLUTION: PaperKind.BV, PaperForm.NOTICE: PaperKind.MV}
_OURS = ""
"""What the group says of its own paper has no other source than the batch that says it."""


def recorded_paper(basis: PaperBasis, wish: PaperWish) -> Entity | None:
    """The record of the paper, if it has been recorded before."""
    title = folded(wish.title or SUBJECT)
    for one in basis.things(EntityType.PAPER):
        number = one.value(Prop.REFERENCE)
        planned = only_planned(one)
        if (wish.number and number == wish.number) or (planned and not wish.number and folded(one.name) == title):
            return one
    return None


def planned_papers(basis: PaperBasis) -> tuple[tuple[Entity, tuple[Relation, ...]], ...]:
    """Papers that are planned, each with the consultations that are still to come; who has none left is left out."""
    own = (p for p in basis.things(EntityType.PAPER) if only_planned(p))
    found = ((p, _open_rows(basis, p.id)) for p in own if p.owner == basis.snapshot.key)
    return tuple((paper, rows) for paper, rows in found if rows)


def _open_rows(basis: PaperBasis, paper: str) -> tuple[Relation, ...]:
    """The planned rows of a paper of bodies that have not held any of it since."""
    rows = basis.ties(RelationType.CONSULTATION, paper)
    held = {r.target for r in rows if not is_planned(r)}
    return tuple(r for r in rows if is_planned(r) and r.target not in held)


def plan_of_paper(basis: PaperBasis, wish: PaperWish) -> tuple[Change, ...]:
    """What records the paper with its planned sequence of consultations; empty where it is recorded so already.

    Raises InvalidError for a kind of paper that no council consults on, for a recorded paper written again, and without
    a body that it is planned for.
    """
    if wish.form not in COUNCIL_FORMS or wish.paper or not wish.stations:
        raise InvalidError(f"{wish.form} is no new paper of a council")
    made = _paper(basis, wish)
    rows = list(_consultations(basis, wish, made.id))
    wanted: list[Record] = [made, *rows]
    kept = {r.id for r in rows}
    dropped = (r.id for r in basis.ties(RelationType.CONSULTATION, made.id) if is_planned(r) and r.id not in kept)
    return (*(put(r) for r in wanted if basis.records.get(r.id) != r), *map(remove, dropped))


def _paper(basis: PaperBasis, wish: PaperWish) -> Entity:
    key, title = basis.snapshot.key, wish.title or SUBJECT
    before = recorded_paper(basis, wish)
    said = {
        Prop.NAME: title,
        Prop.REFERENCE: wish.number,
        Prop.KIND: _KINDS[wish.form],
        Prop.RAW_KIND: FORM_LABELS[wish.form].de,
        Prop.DATE: basis.snapshot.on.isoformat(),
        Prop.PAPER_STATE: PaperState.PLANNED,
        Prop.TOPIC_RELATION: TopicRelation.CORE,
    }
    claims = [_claim(basis, EXISTS, "true"), *(_claim(basis, p, v) for p, v in said.items() if v)]
    if before is not None:
        return with_claims(before, (*(c for c in before.claims if c.source != _OURS), *claims))
    sign = sha256(f"{folded(title)}\x1f{basis.snapshot.on.isoformat()}".encode()).hexdigest()[:8]
    return entity(f"{key}:vorlage-{sign}", EntityType.PAPER, key, claims)


def _consultations(basis: PaperBasis, wish: PaperWish, paper: str) -> Iterator[Relation]:
    """The planned rows; what another source or a person said of one since stays."""
    for order, station in enumerate(wish.stations, 1):
        ends = (paper, station.body)
        id = relation_id(basis.snapshot.key, RelationType.CONSULTATION, ends, "planned")
        before = basis.records.get(id)
        claims = tuple(_planned(basis, station, order))
        said = {c.prop for c in claims}
        kept = [c for c in before.claims if c.source != _OURS or c.prop not in said] if before is not None else []
        made = (*kept, *claims)
        yield relation(id, RelationType.CONSULTATION, ends, basis.snapshot.key, made)


def _planned(basis: PaperBasis, station: PlannedStation, order: int) -> Iterator[Claim]:
    yield _claim(basis, EXISTS, "true")
    yield _claim(basis, Prop.PLANNED, "true")
    yield _claim(basis, Prop.ROLE, station.role)
    yield _claim(basis, Prop.ORDER, str(order))
    if station.day:
        yield _claim(basis, Prop.PLANNED_ON, station.day)


def _claim(basis: PaperBasis, prop: str, value: str) -> Claim:
    day = basis.snapshot.on.isoformat()
    return Claim(str(prop), str(value), _OURS, as_of=day, status=StatementStatus.CONFIRMED.value)


__all__ = ["plan_of_paper", "planned_papers", "recorded_paper"]
