"""What a finding rests on: pieces of evidence, each a statement of a source on a record."""

from collections.abc import Iterable

from graph.addresses import public_address
from graph.district.snapshot import Snapshot
from graph.findings.finding import Evidence
from graph.records import Record
from graph.records.claims import EXISTS, Claim
from ontology import Text


def evidence_from(snapshot: Snapshot, records: Iterable[Record], text: Text) -> tuple[Evidence, ...]:
    """One piece of evidence per source that says that a record is there, best statement first."""
    rows = ((record, claim) for record in records for claim in _by_source(record))
    return tuple(piece_of(snapshot, record, claim, text) for record, claim in rows)


def piece_of(snapshot: Snapshot, record: Record, claim: Claim, text: Text) -> Evidence:
    """A statement on a record as evidence: its source by name, with the public address of the source."""
    source = snapshot.known(claim.source) if claim.source else None
    address = public_address(source) if source is not None else ""
    name = snapshot.name(claim.source) if claim.source else ""
    return Evidence(text, record.id, name, claim.locator, claim.as_of, address)


def _by_source(record: Record) -> Iterable[Claim]:
    found: dict[str, Claim] = {}
    for claim in record.about(EXISTS):
        found.setdefault(claim.source, claim)
    return found.values()
