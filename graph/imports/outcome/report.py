"""What an import did, or would do: new, changed, unchanged, no longer in the file."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from graph.imports.check.staging import Asked, Staged, Unmapped, stage, stage_workbook
from graph.imports.problems import ImportProblem
from graph.imports.read import read_workbook
from graph.imports.round_trip import base
from graph.imports.round_trip.returning import Wishes, stage_returned
from graph.imports.workbook import SourceFile, Workbook
from graph.records import EXISTS, Batch, Entity, R, Record, Relation, Revision, Scope, merged, put, remove, with_claims
from graph.stores.base import GraphStore
from ontology import Model
from ontology.names import EntityType


@dataclass(frozen=True)
class ImportReport:
    """The outcome in numbers, record ids and problems; ``revision`` is None if nothing was written."""

    name: str
    rows_read: int
    rows_accepted: int
    rows_rejected: int
    created: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    no_longer: tuple[str, ...]
    removed: tuple[str, ...]
    problems: tuple[ImportProblem, ...]
    unmapped: Unmapped
    files: tuple[SourceFile, ...]
    skipped: tuple[str, ...] = ()
    district: str | None = None
    revision: Revision | None = None

    @property
    def ok(self) -> bool:
        """Whether every row was accepted and nothing in the file is in error."""
        return not self.rows_rejected and all(p.severity != "error" for p in self.problems)


def preview(staged: Staged, store: GraphStore) -> ImportReport:
    """What writing the staged records would change; nothing is deleted, ever."""
    return _planned(staged, store)[0]


def import_file(  # noqa: PLR0913 -- one call of the command line and the pages; all but three have defaults
    path: Path,
    store: GraphStore,
    model: Model,
    *,
    author: str,
    time: str,
    district: str | None = None,
    stated_on: str | None = None,
    dry_run: bool = False,
    with_persons: bool = False,
    delete: bool = False,
) -> ImportReport:
    """Write all accepted rows of a list file in one batch, and say what became of each.

    Rows may refer to what the store holds already. Of a workbook that this program gave out only the edits are taken
    over; rows that are gone from it are asked about, or with ``delete`` deleted. Raises UnreadableFileError for what is
    no list.
    """
    with _collector_paused():
        asked = Asked(district, stated_on, store.records, with_persons)
        staged = _staged(path, model, asked, Wishes(with_persons, delete))
        report, changes = _planned(staged, store)
        to_write = (*(put(after) for before, after in changes if before != after), *map(remove, report.removed))
        if dry_run or not to_write:
            return report
        revision = store.commit(Batch(author, time, f"Import {staged.name} ({_fingerprint(staged.files)})", to_write))
        return replace(report, revision=revision)


def _staged(path: Path, model: Model, asked: Asked, wishes: Wishes) -> Staged:
    """An ordinary list, or a workbook that comes back."""
    went_out = base.read(path)
    if went_out is None:
        return stage(
            path,
            model,
            district=asked.district,
            stated_on=asked.stated_on,
            known=asked.known,
            with_persons=asked.with_persons,
        )

    def stage_new(fresh: Workbook, district: str | None, out: Sequence[Entity]) -> Staged:
        known = lambda scope: {e.id: e for e in (*out, *asked.known(scope))}.values()  # noqa: E731
        return stage_workbook(fresh, model, replace(asked, district=asked.district or district, known=known))

    return stage_returned(read_workbook(path), went_out, model, stage_new, wishes)


def _fingerprint(files: Sequence[SourceFile]) -> str:
    """What tells these files from an earlier state of them: the beginning of their checksum, or of that of all."""
    prints = "".join(f.sha256 for f in files)
    whole = prints if len(files) == 1 else sha256(prints.encode()).hexdigest()
    return whole[:12]


@contextmanager
def _collector_paused() -> Iterator[None]:
    """A long list makes a million claims that stay and form no cycles: looking for some takes a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _planned(staged: Staged, store: GraphStore) -> tuple[ImportReport, list[tuple[Record | None, Record]]]:
    """What writing would change, and each record before and after."""
    there = _there(staged, store)
    changes = _changes(staged, there)
    gone = _no_longer(staged, there), tuple(id for id in staged.removed if id in there)
    return _report(staged, changes, gone), changes


def _there(staged: Staged, store: GraphStore) -> dict[str, Record]:
    """What the store holds of the owners of the staged records."""
    scope = Scope(frozenset({r.owner for r in staged.records}))
    found: dict[str, Record] = {e.id: e for e in store.records(scope)}
    return found | {r.id: r for r in store.relations(scope=scope)}


def _changes(staged: Staged, there: Mapping[str, Record]) -> list[tuple[Record | None, Record]]:
    """Each staged record as it is and as it would be: old claims stay."""
    found: list[tuple[Record | None, Record]] = []
    # What was deleted from a workbook, and is not there any more, does not come back with what hung on it.
    lost = {id for id in (*(staged.gone or ()), *staged.removed) if id not in there}
    for record in staged.records:
        if lost and not lost.isdisjoint(_ids_in(record)):
            continue
        before = there.get(record.id)
        same_kind = before is not None and isinstance(before, Entity) == isinstance(record, Entity)
        found.append((before, _after(before, record, staged) if before is not None and same_kind else record))
    return found


def _ids_in(record: Record) -> tuple[str, ...]:
    return (record.id, record.source, record.target) if isinstance(record, Relation) else (record.id,)


def _after(before: R, record: Record, staged: Staged) -> R:
    edit = staged.edits.get(record.id)
    return merged(before, record) if edit is None else with_claims(before, edit.applied(before.claims))


def _no_longer(staged: Staged, there: Mapping[str, Record]) -> tuple[str, ...]:
    """Records that a source of this file once named and that its file no longer lists."""
    if staged.gone is not None:
        return tuple(id for id in staged.gone if id in there)
    types = {r.type for r in staged.records} - {EntityType.SOURCE, EntityType.DISTRICT}
    sources = {s for r in staged.records for s in r.sources}
    listed = {r.id for r in staged.records}
    return tuple(
        r.id
        for r in there.values()
        if r.id not in listed and r.type in types and any(c.prop == EXISTS and c.source in sources for c in r.claims)
    )


def _report(
    staged: Staged, changes: list[tuple[Record | None, Record]], gone: tuple[tuple[str, ...], tuple[str, ...]]
) -> ImportReport:
    return ImportReport(
        name=staged.name,
        rows_read=staged.rows_read,
        rows_accepted=staged.rows_accepted,
        rows_rejected=staged.rows_rejected,
        created=tuple(after.id for before, after in changes if before is None),
        changed=tuple(after.id for before, after in changes if before is not None and before != after),
        unchanged=tuple(after.id for before, after in changes if before == after),
        no_longer=gone[0],
        removed=gone[1],
        problems=staged.problems,
        unmapped=staged.unmapped,
        files=staged.files,
        skipped=staged.skipped,
        district=staged.district,
    )
