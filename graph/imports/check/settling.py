"""Which rows are accepted: a record needs its name, a relation its two ends; all else may be left out.

A row that is rejected takes along only what cannot stand without it: a reference to it is left out of other rows, with
a question, and their records stay.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graph.imports.check import issues
from graph.imports.check.conclusions import unsurpassed
from graph.imports.check.row_forms import row_claims
from graph.imports.check.rows import Contribution, NeededEntity, Row, RowResult
from graph.imports.persons.person_sentences import person_as_name
from graph.imports.problems import Issue
from graph.imports.recognise.texts.headers import Column
from graph.records import Record, entity, entity_of_row, relation
from graph.records.claims import Claim
from ontology.model import Model, Property, Type


class Settled(NamedTuple):
    """Records of the accepted rows, the entities among them that several rows speak of, and how many rows those are."""

    records: list[Record]
    shared: list[Record]
    rows: int


def settled(model: Model, results: Sequence[RowResult], known: Iterable[str]) -> Settled:
    """Reject rows until every accepted one stands, then join the claims of each record."""
    outside = frozenset(known)
    standing = [r for r in results if not r.rejected]
    while True:
        given = outside | {c.id for r in standing for c in r.contributions if c.ends is None}
        for result in standing:
            if not result.needs:
                continue
            missing = [need for need in result.needs if need.id not in given]
            for need in missing:
                _without(model, result, need)
            result.needs = [need for need in result.needs if need not in missing]
        _reject_incomplete(model, standing)
        kept = [r for r in standing if not r.rejected]
        if len(kept) == len(standing):
            return Settled(*_joined(kept), len(kept))
        standing = kept


def _without(model: Model, result: RowResult, need: NeededEntity) -> None:
    """Take the reference out of a row, or reject the row if it does not stand without."""
    row = result.row
    if any(_is_needed(row.type, c, need.id) for c in result.contributions):
        result.issues.append((need.place, need.text, issues.rejected_target(need.text)))
        return
    result.issues.append((need.place, need.text, issues.without_target(need.text)))
    kept = [c for c in result.contributions if need.id not in (c.ends or ())]
    for contribution in kept:
        kind = model.types[contribution.type]
        claims, _ = contribution.open()
        claims[:] = [c for c in claims if not _refers(kind, c, need.id)]
    result.contributions = kept


def _is_needed(kind: Type, contribution: Contribution, id: str) -> bool:
    """Whether the row's own record cannot be without that entity."""
    if contribution.type != kind.name:
        return False
    required = {p.name for p in kind.properties if p.required}
    return id in (contribution.ends or ()) or any(c.value == id and c.prop in required for c in contribution.open()[0])


def _refers(kind: Type, claim: Claim, id: str) -> bool:
    if claim.value != id:
        return False
    prop = kind.property(claim.prop)
    return prop is not None and prop.target is not None


def _reject_incomplete(model: Model, standing: Sequence[RowResult]) -> None:
    """A required value may stand in any row of the record."""
    required = {t.name: [p for p in t.properties if p.required] for t in model.types.values()}
    names = {kind: frozenset(p.name for p in props) for kind, props in required.items()}
    said: dict[str, set[str]] = defaultdict(set)
    for result in standing:
        for contribution in result.contributions:
            wanted = names[contribution.type]
            if wanted:
                said[contribution.id] |= wanted.intersection(contribution.props())
    for result in standing:
        for contribution in result.contributions[:1]:
            for prop in required[contribution.type]:
                if prop.name not in said[contribution.id]:
                    _missing(result, prop)


def _missing(result: RowResult, prop: Property) -> None:
    row = result.row
    row.broken = True
    column = row.table.column_of(row.type, prop.name)
    place = row.place(column)
    for i, (at, found, issue) in enumerate(result.issues):
        if at == place and column is not None:
            # The cell has been asked about: one message, which now costs the row.
            result.issues[i] = at, found, issues.needed(issue, prop)
            return
    if prop.name not in row.table.lacking:
        found = row.cell(column) if column is not None else ""
        result.issues.append((place, found, missing(row, prop, column)))


def missing(row: Row, prop: Property, column: Column | None) -> Issue:
    """A required cell that is empty, or that the door emptied."""
    if column is not None and (row.number, column.index) in row.table.emptied:
        return person_as_name(prop)
    return issues.missing_value(prop)


def _joined(results: Sequence[RowResult]) -> tuple[list[Record], list[Record]]:
    """The records that the rows speak of, and the entities of several rows.

    A long list is not held twice: rows hand over what they contribute.
    """
    made: dict[str, Contribution] = {}
    shared: set[str] = set()
    for result in results:
        for contribution in result.contributions:
            first = made.setdefault(contribution.id, contribution)
            if first is not contribution:
                if first.ends is None:
                    shared.add(first.id)
                for known, added in zip(first.open(), contribution.open(), strict=True):
                    known.extend(added)
        result.contributions = []
    records = [_record(made.pop(id)) for id in list(made)]
    return records, [record for record in records if record.id in shared]


def _record(contribution: Contribution) -> Record:
    if contribution.opened is None and contribution.ends is None:
        row = row_claims(contribution.stated)
        if row is not None:
            return entity_of_row(contribution.id, contribution.type, contribution.owner, row)
    claims, inferred = contribution.open()
    if inferred:
        claims = unsurpassed([*claims, *inferred])
    if contribution.ends is not None:
        return relation(contribution.id, contribution.type, contribution.ends, contribution.owner, claims)
    return entity(contribution.id, contribution.type, contribution.owner, claims)
