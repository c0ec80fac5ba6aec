"""Records -> transport models."""

import re
from collections.abc import Iterable
from typing import Any

from api.schemas.records import (
    ActorOut,
    ClaimOut,
    EntityOut,
    HistoryEntry,
    LinkOut,
    NetworkOut,
    RecordOut,
    RelationOut,
    TieOut,
)
from api.schemas.writing import RevisionOut, StatedOut, WrittenOut
from graph.disagreement import disagreement
from graph.district.part import NetworkPart
from graph.district.snapshot import Snapshot
from graph.json_graph import claim_as_json
from graph.records import Entity, Record, Relation, from_json
from graph.records.claims import Claim
from graph.stores.base import JournalEntry, Revision
from ontology import Model


def record_out(record: Record) -> RecordOut:
    """A record with what holds of it."""
    return RecordOut(**_common(record))


def relation_out(record: Relation) -> RelationOut:
    """A relation with its claims."""
    return RelationOut(**_common(record), claims=claims_out(record.claims))


def written_out(shown: Record | None, revision: Revision | None) -> WrittenOut:
    """A record as it is after a change, and the revision that made it so."""
    record = None if shown is None else StatedOut(**_common(shown), claims=claims_out(shown.claims))
    return WrittenOut(record=record, revision=None if revision is None else revision_out(revision))


def revision_out(done: Revision, records: int | None = None) -> RevisionOut:
    """A batch of the journal, and how many records it changed."""
    return RevisionOut(number=done.number, author=done.author, time=done.time, reason=done.reason, records=records)


def entity_out(record: Entity, relations: Iterable[Relation], model: Model) -> EntityOut:
    """An entity with claims, conflicts and relations."""
    single = [p for p in model.types[record.type].properties if not p.many]
    conflicts = {p.name: claims_out(said) for p in single if (said := disagreement(record, p))}
    return EntityOut(
        **_common(record),
        claims=claims_out(record.claims),
        conflicts=conflicts,
        relations=[relation_out(r) for r in relations],
    )


def claims_out(claims: Iterable[Claim]) -> list[ClaimOut]:
    """Claims in their order."""
    return [ClaimOut(**claim_as_json(c)) for c in claims]


def history_out(entry: JournalEntry) -> HistoryEntry:
    """An entry of the journal."""
    before, after = (None if t is None else claims_out(from_json(t).claims) for t in (entry.before, entry.after))
    done = entry.revision
    return HistoryEntry(
        revision=done.number, author=done.author, time=done.time, reason=done.reason, before=before, after=after
    )


def network_out(snapshot: Snapshot, wanted: NetworkPart) -> NetworkOut:
    """The layers of a snapshot that were asked for, with ids instead of positions."""
    network = wanted.of(snapshot)
    ids = network.actors
    return NetworkOut(
        district=snapshot.key,
        on=snapshot.on.isoformat(),
        layers=[str(layer) for layer in wanted.layers],
        threshold=wanted.threshold,
        coordination=wanted.coordination,
        actors=[_actor(snapshot, id) for id in ids],
        cooperation=[
            TieOut(a=ids[t.a], b=ids[t.b], intensity=t.intensity, certainty=t.certainty, relations=list(t.relations))
            for t in network.cooperation
            if t.intensity >= wanted.threshold
        ],
        affiliation=[
            LinkOut(actor=ids[s.actor], target=s.body, certainty=s.certainty, relation=s.relation)
            for s in network.affiliation
        ],
        obligation=[
            LinkOut(actor=ids[s.actor], target=s.agreement, certainty=s.certainty, relation=s.relation)
            for s in network.obligation
        ],
        tie_coverage=snapshot.tie_coverage,
    )


def in_camel_case(value: Any) -> Any:
    """JSON values with all names in camel case."""
    if isinstance(value, dict):
        return {_camel(k): in_camel_case(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [in_camel_case(v) for v in value]
    return value


def _camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda found: found[1].upper(), name)


def _actor(snapshot: Snapshot, id: str) -> ActorOut:
    return ActorOut(
        id=id,
        name=snapshot.name(id),
        sector=snapshot.sector(id),
        system=snapshot.system(id),
        certainty=snapshot.certainty[id],
    )


def _common(record: Record) -> dict[str, Any]:
    shared: dict[str, Any] = {
        "id": record.id,
        "type": record.type,
        "owner": record.owner,
        "presence": record.presence,
        "values": {prop: list(values) for prop, values in record.values.items()},
    }
    if isinstance(record, Relation):
        return shared | {"source": record.source, "target": record.target}
    return shared | {"name": record.name}
