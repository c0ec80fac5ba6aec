"""What writing staged records would change, compared with what a store holds."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.imports.check.conclusions import unsurpassed
from graph.imports.check.row_forms import says_all
from graph.imports.check.staged import Staged
from graph.records import Entity, Record, Relation, merged, row_of, with_claims
from graph.records.claims import EXISTS
from graph.stores.base import Change, GraphStore, Scope, put, remove
from ontology.names import EntityType, Prop, SourceKind
from ontology.values import earliest, latest

_FEW, _MOST = 3, 0.6
"""So many entities of an earlier list, and such a share of them, a list names that follows it."""


@dataclass(frozen=True)
class Preview:
    """Ids of the records that are new, changed or as they were, and of those that the file no longer lists.

    Nothing is ever deleted by an import but what was deleted from a workbook that came back, and only if that was said
    twice: ``removed``, and ``along`` the relations that hang on it. ``changes`` is what a commit writes.
    """

    staged: Staged
    created: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    no_longer: tuple[str, ...]
    removed: tuple[str, ...]
    along: tuple[str, ...]
    changes: tuple[Change, ...]


def preview(staged: Staged, store: GraphStore) -> Preview:
    """What writing the staged records would change; asks the store, and changes nothing."""
    there = _there(staged, store)
    removed = tuple(id for id in staged.removed if id in there)
    along = tuple(_hanging_on(frozenset(removed), there))
    # What was deleted from a workbook, now or before, does not come back with what hung on it.
    lost = {*staged.removed, *(id for id in staged.gone or () if id not in there)}
    created: list[str] = []
    changed: list[str] = []
    unchanged: list[str] = []
    changes: list[Change] = []
    for record in staged.records:
        if lost and not lost.isdisjoint(_ids_in(record)):
            continue
        before = there.get(record.id)
        after = _after(before, record, staged)
        (created if before is None else unchanged if before == after else changed).append(record.id)
        if before != after:
            changes.append(put(after))
    gone = _no_longer(staged, there)
    changes += map(remove, removed)
    return Preview(staged, tuple(created), tuple(changed), tuple(unchanged), gone, removed, along, tuple(changes))


def _hanging_on(removed: frozenset[str], there: Mapping[str, Record]) -> Iterator[str]:
    """Relations that a store takes along with the ends that are removed."""
    for id, record in there.items():
        if isinstance(record, Relation) and id not in removed and not removed.isdisjoint(_ids_in(record)):
            yield id


def _ids_in(record: Record) -> tuple[str, ...]:
    return (record.id, record.source, record.target) if isinstance(record, Relation) else (record.id,)


def _there(staged: Staged, store: GraphStore) -> dict[str, Record]:
    """What the store holds of the owners of the staged records."""
    scope = Scope(frozenset({r.owner for r in staged.records}))
    found: dict[str, Record] = {e.id: e for e in store.records(scope)}
    return found | {r.id: r for r in store.relations(scope=scope)}


def _after(before: Record | None, record: Record, staged: Staged) -> Record:
    """The record as it would be: old claims stay, but for those that an edited workbook replaces."""
    edit = staged.edits.get(record.id)
    if before is not None and edit is not None:
        return with_claims(before, edit.applied(before.claims))
    same_kind = before is not None and isinstance(before, Entity) == isinstance(record, Entity)
    after = merged(before, record) if before is not None and same_kind else record
    if after.type != EntityType.ORGANIZATION:
        return after
    # What is stated takes the place of what was only concluded from a name (decision 0018).
    if (row := row_of(after)) is not None and says_all(row.form):
        return after
    standing = unsurpassed(after.claims)
    return after if len(standing) == len(after.claims) else with_claims(after, standing)


def _no_longer(staged: Staged, there: Mapping[str, Record]) -> tuple[str, ...]:
    """Records that a source of this file once named, or an earlier list that it follows, and that it no longer lists.

    Of kinds that the file does not list at all it says nothing: a list of seats takes no organization back.
    """
    if staged.gone is not None:
        return tuple(id for id in staged.gone if id in there)
    if not there:
        return ()
    kinds = {t for t in staged.listed if t not in (EntityType.SOURCE, EntityType.DISTRICT)}
    sources = {s for r in staged.records for s in r.sources}
    listed = {r.id for r in staged.records}
    # A carrier that only a column names has no row of its own: the file names it as long as a relation leads to it.
    listed |= {end for r in staged.records if isinstance(r, Relation) for end in (r.source, r.target)}
    missing = [r for r in there.values() if r.id not in listed and r.type in kinds]
    followed = _followed(staged, missing, there, listed - sources)
    return tuple(
        r.id
        for r in missing
        if any(c.source in sources for c in r.about(EXISTS))
        or (not followed.isdisjoint(r.sources) and _is_before(r.as_of, staged.stated_on))
    )


def _followed(
    staged: Staged, missing: Sequence[Record], there: Mapping[str, Record], listed: Iterable[str]
) -> frozenset[str]:
    """The earlier lists that this one follows, under whatever name of a file: it names most of their entities again."""
    before = {s for r in missing for s in r.sources if _is_before(r.as_of, staged.stated_on)}
    lists = {s for s in before if s in there and there[s].value(Prop.SOURCE_KIND) == SourceKind.LIST}
    if not lists:  # as of nearly every list
        return frozenset()
    named = Counter(s for id in listed if isinstance(r := there.get(id), Entity) for s in lists.intersection(r.sources))
    lost = Counter(s for r in missing if isinstance(r, Entity) for s in lists.intersection(r.sources))
    return frozenset(s for s in lists if named[s] >= _FEW and named[s] >= _MOST * (named[s] + lost[s]))


def _is_before(day: str, other: str) -> bool:
    """Whether a day is sure to lie before another one."""
    return bool(day and other) and latest(day) < earliest(other)
