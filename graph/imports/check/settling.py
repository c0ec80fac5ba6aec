"""Which rows are accepted: a row stands with what it refers to, and a record with what its type requires."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graph.imports.check import issues
from graph.imports.check.conclusions import unsurpassed
from graph.imports.check.rows import Contribution, RowResult
from graph.records import Claim, Record, entity, relation
from ontology import Model, Property


class Settled(NamedTuple):
    """Records of the accepted rows, and how many rows those are."""

    records: list[Record]
    rows: int


def settled(model: Model, results: Sequence[RowResult], known: Iterable[str]) -> Settled:
    """Reject rows until every accepted one stands, then join the claims of each record."""
    outside = frozenset(known)
    standing = [r for r in results if not r.rejected]
    while True:
        given = outside | {c.id for r in standing for c in r.contributions if c.ends is None}
        for result in standing:
            for need in result.needs:
                if need.id not in given:
                    result.issues.append((need.place, need.text, issues.rejected_target(need.text)))
        _reject_incomplete(model, standing)
        kept = [r for r in standing if not r.rejected]
        if len(kept) == len(standing):
            return Settled(_joined(kept), len(kept))
        standing = kept


def _reject_incomplete(model: Model, standing: Sequence[RowResult]) -> None:
    """A required value may stand in any row of the record."""
    required = {t.name: [p for p in t.properties if p.required] for t in model.types.values()}
    names = {kind: frozenset(p.name for p in props) for kind, props in required.items()}
    said: dict[str, set[str]] = defaultdict(set)
    for result in standing:
        for contribution in result.contributions:
            wanted = names[contribution.type]
            if wanted:
                said[contribution.id].update(claim.prop for claim in contribution.claims if claim.prop in wanted)
    for result in standing:
        for contribution in result.contributions[:1]:
            for prop in required[contribution.type]:
                if prop.name not in said[contribution.id]:
                    _missing(result, prop)


def _missing(result: RowResult, prop: Property) -> None:
    row = result.row
    row.broken = True
    if prop.name not in row.table.lacking:
        column = row.table.column_of(row.type, prop.name)
        result.issues.append((row.place(column), "", issues.missing_value(prop)))


def _joined(results: Sequence[RowResult]) -> list[Record]:
    first: dict[str, Contribution] = {}
    claims: dict[str, list[Claim]] = defaultdict(list)
    inferred: dict[str, list[Claim]] = defaultdict(list)
    for result in results:
        for contribution in result.contributions:
            first.setdefault(contribution.id, contribution)
            claims[contribution.id] += contribution.claims
            if contribution.inferred:
                inferred[contribution.id] += contribution.inferred
    for id, found in inferred.items():
        claims[id] = unsurpassed([*claims[id], *found])
    return [
        relation(id, c.type, c.ends, c.owner, claims[id])
        if c.ends is not None
        else entity(id, c.type, c.owner, claims[id])
        for id, c in first.items()
    ]
