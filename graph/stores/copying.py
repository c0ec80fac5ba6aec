"""A store moved into another one: its journal replayed, revision by revision. Records and sources are all in it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, takewhile

from graph.errors import ConflictError, ErasedError
from graph.stores.base import EVERYTHING, GraphReader, GraphStore, JournalEntry, Revision, Seal

COPIED_AT_ONCE = 5000
"""Journal entries written in one transaction, if revisions are small; a revision is never cut."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was moved: revisions, and changes of records in them."""

    revisions: int
    changes: int


def copy(
    source: GraphReader,
    target: GraphStore,
    progress: Callable[[int], object] = lambda _: None,
    seals: Iterable[Seal] | None = None,
) -> Copied:
    """Append to the target what it does not have yet of the source; ``progress`` is told each revision that is done.

    The ``seals`` of the source go along where all that they seal does; without them the target is sealed anew.
    Goes on where an earlier copy was broken off. Changes nothing, and raises ErasedError if something was erased since,
    ConflictError if the target holds anything that is not in the source.
    """
    start = target.head(EVERYTHING)
    if start is not None:
        _refuse_what_is_erased(source, start)
        _refuse_other_history(source, target, start)
    known = None if seals is None else {seal.revision: seal for seal in seals}
    revisions = changes = 0
    for entries in _portions(source.journal(after=start.number if start is not None else 0, scope=EVERYTHING)):
        target.replay(entries, known)
        revisions += len({entry.revision.number for entry in entries})
        changes += len(entries)
        progress(entries[-1].revision.number)
    return Copied(revisions, changes)


def _portions(journal: Iterator[JournalEntry]) -> Iterator[list[JournalEntry]]:
    """Whole revisions, several small ones together."""
    portion: list[JournalEntry] = []
    for _, entries in groupby(journal, key=lambda entry: entry.revision.number):
        portion += entries
        if len(portion) >= COPIED_AT_ONCE:
            yield portion
            portion = []
    if portion:
        yield portion


def _refuse_what_is_erased(source: GraphReader, newest: Revision) -> None:
    """What a target took over before something was erased is still in it: it has to be made anew."""
    if any(entry.before == entry.after for entry in source.journal(after=newest.number, scope=EVERYTHING)):
        raise ErasedError("the target was made before something was erased from the source; make it anew")


def _refuse_other_history(source: GraphReader, target: GraphReader, newest: Revision) -> None:
    if _changes_of(source, newest) != _changes_of(target, newest):
        raise ConflictError("the target holds a history of its own", (newest.number,))


def _changes_of(store: GraphReader, revision: Revision) -> list[JournalEntry]:
    entries = store.journal(after=revision.number - 1, scope=EVERYTHING)
    return list(takewhile(lambda entry: entry.revision.number == revision.number, entries))
