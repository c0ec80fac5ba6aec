"""Seals in a graph: properties of the ``:Revision`` that they seal."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.stores.base import Revision, Seal
from graph.stores.sealing import Renewed, Sealing

SEALS = (
    "MATCH (v:Revision) WHERE v.number > 0 AND v.seal IS NOT NULL "
    "RETURN v.number, v.salt, v.digest, v.seal, v.renewed, v.renewedDigests ORDER BY v.number"
)
SEALED = (
    "UNWIND $ids AS number MATCH (v:Revision {number: number}) WHERE v.seal IS NOT NULL "
    "OPTIONAL MATCH (c:Change {revision: number}) WITH v, c ORDER BY v.number, c.position "
    "RETURN v.number, v.author, v.time, v.reason, v.renewed, v.renewedDigests, "
    "collect([c.record, c.before, c.after]) AS steps"
)
"""What some revisions say, if they are sealed."""
SET_SALTS = "UNWIND $rows AS row MATCH (v:Revision {number: row[0]}) SET v.salt = row[1]"


def seal_properties(seal: Seal | None) -> dict[str, object]:
    """A seal as properties; whoever has none gets none."""
    if seal is None:
        return {}
    made: dict[str, object] = {"salt": seal.salt, "digest": seal.digest, "seal": seal.value}
    if seal.renewed:
        made["renewed"] = [number for number, _ in seal.renewed]
        made["renewedDigests"] = [digest for _, digest in seal.renewed]
    return made


def seals_from(rows: Iterable[Sequence[Any]]) -> Iterator[Seal]:
    """Seals from the rows of `SEALS`."""
    for number, salt, digest, value, rewritten, digests in rows:
        yield Seal(number, salt, digest, value, _pairs(rewritten, digests))


def sealed_anew(rows: Iterable[Sequence[Any]]) -> Iterator[Sealing]:
    """The revisions of `SEALED` with new salts."""
    for number, author, time, reason, rewritten, digests, steps in rows:
        sealing = Sealing(number, Revision(number, author, time, reason))
        sealing.add(steps)
        sealing.renew(_pairs(rewritten, digests))
        yield sealing


def _pairs(rewritten: Sequence[int] | None, digests: Sequence[str] | None) -> Renewed:
    return tuple(zip(rewritten or (), digests or (), strict=True))
