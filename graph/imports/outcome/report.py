"""What an import did, or would do: new, changed, unchanged, no longer in the file."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from graph.imports.check.staging import Given, Progress, Staged, Unmapped, check, quiet
from graph.imports.outcome.plan import Preview, preview
from graph.imports.problems import ImportProblem, LostRow, unread_cells
from graph.imports.read import read_workbook
from graph.imports.workbook import SourceFile
from graph.records import Batch, Revision
from graph.stores.base import GraphStore
from ontology import Model


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
    problems: tuple[ImportProblem, ...]
    unmapped: Unmapped
    files: tuple[SourceFile, ...]
    skipped: tuple[str, ...] = ()
    lost: tuple[LostRow, ...] = ()
    stated_on: str = ""
    district: str | None = None
    revision: Revision | None = None
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


def commit(planned: Preview, store: GraphStore, by: By) -> ImportReport:
    """Write what a preview showed in one batch, or nothing at all.

    A list with rejected rows is not written unless that was said. Where nothing changes, or no row was found, there is
    no batch.
    """
    held = bool(planned.staged.rows_rejected) and not by.without_rejected
    if held or not planned.changes or not planned.staged.rows_read:
        return report(planned, held=held)
    reason = f"Import {planned.staged.name} ({_fingerprint(planned.staged.files)})"
    return report(planned, revision=store.commit(Batch(by.author, by.time, reason, planned.changes)))


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
        problems=staged.problems,
        unmapped=staged.unmapped,
        files=staged.files,
        skipped=staged.skipped,
        lost=staged.lost,
        stated_on=staged.stated_on,
        district=staged.district,
        revision=revision,
        held=held,
    )


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
    without_rejected: bool = False,
    progress: Progress = quiet,
) -> ImportReport:
    """All stages in a row: `read_workbook`, `check`, `preview`, `commit`.

    Rows may refer to what the store holds already. Raises UnreadableFileError for what is no list.
    """
    given = Given(district, stated_on)
    with collector_paused():
        staged = check(read_workbook(path), model, given, known=store.records, progress=progress)
        planned = preview(staged, store)
        return report(planned) if dry_run else commit(planned, store, By(author, time, without_rejected))


def _fingerprint(files: Sequence[SourceFile]) -> str:
    """What tells these files from an earlier state of them: the beginning of their checksum, or of that of all."""
    prints = "".join(f.sha256 for f in files)
    whole = prints if len(files) == 1 else sha256(prints.encode()).hexdigest()
    return whole[:12]


@contextmanager
def collector_paused() -> Iterator[None]:
    """A long list makes a million claims that stay and form no cycles: looking for some takes a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


__all__ = ["By", "ImportReport", "Preview", "Staged", "commit", "import_file", "preview", "report"]
