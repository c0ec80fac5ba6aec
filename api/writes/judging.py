"""What people say of recorded council papers: told for a page or a program, kept in one batch."""

from collections.abc import Mapping

from api.reads.access import Reading
from api.writes.writing import Writing
from graph.council.judged import JudgedPaper, judged_papers, topic_changes
from graph.records import Entity
from graph.stores.base import Revision, Scope
from ontology.names import EntityType

_JUDGED = "Themenbezug von Ratsvorlagen berichtigt"


def papers_of(read: Reading, key: str) -> tuple[JudgedPaper, ...]:
    """The papers that a district has recorded; raises NotFoundError for a district that the caller may not read."""
    read.within(key)
    return judged_papers(read.store.records(Scope.of(key), [EntityType.PAPER]), key)


def judged(write: Writing, key: str, topics: Mapping[str, str], reason: str = "") -> Revision | None:
    """The batch that keeps these topics of papers by id; None if all of them are so already.

    Raises NotFoundError for what is no paper of the district, OutOfScopeError for whom may not write there.
    """
    write.refuse_owner(key)
    real = {write.real(id): topic for id, topic in topics.items()}

    def attempt(head: int) -> Revision | None:
        scope = Scope.of(key)
        records: list[Entity] = list(write.store.records(scope, [EntityType.PAPER, EntityType.SOURCE]))
        changes = topic_changes(records, key, real, write.time[:10])
        return write.commit(changes, reason or _JUDGED, head) if changes else None

    return write.again(attempt)


__all__ = ["judged", "papers_of"]
