"""What an import did, or would do: new, changed, unchanged, no longer in the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from graph.collector import collector_paused
from graph.imports.check.staged import Deletes, Staged, Unmapped
from graph.imports.check.staging import TELLING_APART, Given, SeenInStore, check, words_for
from graph.imports.identity.resolving import Perhaps
from graph.imports.import_reason import reason_of_import
from graph.imports.outcome.plan import Preview, preview
from graph.imports.problems import ImportProblem, LostRow, unread_cells
from graph.imports.progress import ImportProgress, ImportStep, quiet
from graph.imports.read import read_workbook
from graph.imports.read.changed import changed_on
from graph.imports.recognise.corrections import Corrections
from graph.imports.recognise.recognising import NO_CORRECTIONS
from graph.imports.round_trip import hidden_base
from graph.imports.round_trip.question_mark import refuse_question_sheet
from graph.imports.workbook import SourceFile, Workbook
from graph.records import Entity
from graph.stores.base import EVERYTHING, Batch, Change, GraphReader, GraphStore, Revision
from ontology.model import Model
from ontology.names import EntityType

FormOf = Callable[[Workbook], Corrections]
"""Says how a list is to be read when it is known what stands in it."""


@dataclass(frozen=True)
class ImportReport:
    """The outcome in numbers, record ids and problems; ``revision`` is None if nothing was written.

    ``held`` says that nothing was written because rows were rejected, and nobody said to go on without them.
    """

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
    lost: tuple[LostRow, ...] = ()
    stated_on: str = ""
    district: str | None = None
    perhaps_same: tuple[Perhaps, ...] = ()
    revision: Revision | None = None
    inferred: int = 0
    held: bool = False

    @property
    def ok(self) -> bool:
        """Whether every row was accepted and nothing in the file is in error."""
        return not self.rows_rejected and all(p.severity != "error" for p in self.problems)

    @property
    def unread(self) -> int:
        """In how many cells something stands that was left out though its row was kept."""
        return unread_cells(self.problems)


@dataclass(frozen=True, slots=True)
class By:
    """Who writes, when (ISO 8601 with zone), and whether to go on without the rows that were rejected."""

    author: str
    time: str
    without_rejected: bool = False


def commit(planned: Preview, store: GraphStore, by: By, progress: ImportProgress = quiet) -> ImportReport:
    """Write what a preview showed in one batch, or nothing at all.

    A list with rejected rows is not written unless that was said. Where nothing changes, or no row was found, there is
    no batch.
    """
    held = bool(planned.staged.rows_rejected) and not by.without_rejected
    if held or not planned.changes or not planned.staged.rows_read:
        return report(planned, held=held)
    reason = reason_of_import(planned.staged.name, _fingerprint(planned.staged.files))
    batch = Batch(by.author, by.time, reason, planned.changes)
    revision = store.commit(batch, EVERYTHING, lambda done, of: progress(ImportStep.WRITING, done, of))
    return report(planned, revision=revision)


def report(planned: Preview, *, revision: Revision | None = None, held: bool = False) -> ImportReport:
    """The preview as a report: by itself it says what would be written."""
    staged = planned.staged
    return ImportReport(
        name=staged.name,
        rows_read=staged.rows_read,
        rows_accepted=staged.rows_accepted,
        rows_rejected=staged.rows_rejected,
        created=planned.created,
        changed=planned.changed,
        unchanged=planned.unchanged,
        no_longer=planned.no_longer,
        removed=planned.removed,
        problems=staged.problems,
        unmapped=staged.unmapped,
        files=staged.files,
        skipped=staged.skipped,
        lost=staged.lost,
        stated_on=staged.stated_on,
        district=staged.district,
        inferred=staged.inferred,
        perhaps_same=staged.perhaps_same,
        revision=revision,
        held=held,
    )


@collector_paused()
def import_file(  # noqa: PLR0913 -- all stages in one call; all but three have defaults
    path: Path,
    store: GraphStore,
    model: Model,
    *,
    author: str,
    time: str,
    district: str | None = None,
    stated_on: str | None = None,
    dry_run: bool = False,
    corrections: Corrections | FormOf = NO_CORRECTIONS,
    without_rejected: bool = False,
    progress: ImportProgress = quiet,
    with_persons: bool = False,
    delete: bool = False,
    workbook: Workbook | None = None,
    allowed: Callable[[GraphStore, Sequence[Change]], object] | None = None,
) -> ImportReport:
    """All stages in a row: `read_workbook`, `check`, `preview`, `commit`.

    Rows may refer to what the store holds already. Of a workbook that this program gave out only the edits are taken
    over; rows that are gone from it are asked about, or with ``delete`` deleted. ``corrections`` may be what is to be
    asked once the list is read; ``workbook`` is what was read of it already; ``allowed`` raises what speaks against
    changes before they are shown or written. Raises UnreadableFileError for what is no list.
    """
    given = Given(
        district,
        stated_on,
        corrections=NO_CORRECTIONS if callable(corrections) else corrections,
        with_persons=with_persons and EntityType.PERSON not in model.refused,
        changed_on=changed_on(path, date.today()),
        secret=store.secret(),
    )
    reach = Reach(seen_in(store), progress, corrections if callable(corrections) else None)
    staged = stage_any(workbook or read_with(progress, path, model), model, given, reach, lambda _: delete)
    progress(ImportStep.COMPARING, 0, 0)
    planned = preview(staged, store)
    if allowed is not None:
        allowed(store, planned.changes)
    if dry_run:
        return report(planned)
    progress(ImportStep.WRITING, 0, 0)
    return commit(planned, store, By(author, time, without_rejected), progress)


class Reach(NamedTuple):
    """What a check may look at of a store, whom it tells how far it is, and whom it asks how the list is meant."""

    seen: SeenInStore
    progress: ImportProgress
    form_of: FormOf | None = None


def read_with(progress: ImportProgress, path: Path, model: Model) -> Workbook:
    """Read a list and tell how far that is; while another process reads it, the words for what follows are read."""

    def told(_: str, rows: int) -> None:
        progress(ImportStep.READING, rows, 0)
        words_for(model)

    progress(ImportStep.READING, 0, 0)
    return read_workbook(path, told)


def stage_any(workbook: Workbook, model: Model, given: Given, reach: Reach, delete: Deletes) -> Staged:
    """An ordinary list, or a workbook or graph that comes back, as records; see `import_file`."""
    if workbook.records:
        # Few files are graphs that went out: the others do without what reads these.
        from graph.imports.round_trip.graph_back import scope_of_graph, stage_graph

        return stage_graph(workbook, model, given, reach.seen.entities(scope_of_graph(workbook, given)))
    refuse_question_sheet(workbook)
    went_out = hidden_base.read(workbook)
    if reach.form_of is not None:
        given = replace(given, corrections=reach.form_of(workbook))
    if went_out is None:
        return check(workbook, model, given, seen=reach.seen, progress=reach.progress)
    # Few lists are workbooks that went out: the others do without what reads these.
    from graph.imports.round_trip.returning import Wishes, stage_returned

    def stage_new(fresh: Workbook, district: str | None, out: Sequence[Entity]) -> Staged:
        known = lambda scope: {e.id: e for e in (*out, *reach.seen.entities(scope))}.values()  # noqa: E731
        answered = replace(given, district=given.district or district)
        return check(fresh, model, answered, seen=replace(reach.seen, entities=known))

    return stage_returned(workbook, went_out, model, stage_new, Wishes(given.with_persons, delete, given.district))


def seen_in(store: GraphReader) -> SeenInStore:
    """What a list can see of a store."""
    return SeenInStore(store.records, lambda scope: store.relations(scope=scope, types=TELLING_APART))


def _fingerprint(files: Sequence[SourceFile]) -> str:
    """What tells these files from an earlier state of them: the beginning of their checksum, or of that of all."""
    prints = "".join(f.sha256 for f in files)
    whole = prints if len(files) == 1 else sha256(prints.encode()).hexdigest()
    return whole[:12]


__all__ = ["By", "ImportReport", "Preview", "Staged", "commit", "import_file", "preview", "read_with", "report"]
