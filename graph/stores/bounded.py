"""A redaction that stays within a scope: what others recorded keeps its text, and what hangs on theirs is refused."""

from graph.errors import OutOfScopeError
from graph.records import Record, Relation, frame_of, from_json
from graph.stores.base import Scope
from graph.stores.redaction import Redaction


class Bounded:
    """How a redaction rewrites what the scope may write; said once for every engine, knowing none."""

    def __init__(self, redaction: Redaction, scope: Scope) -> None:
        self.redaction = redaction
        self._scope = scope
        self._meant = frozenset((*redaction.meant, *redaction.ids))
        self._others: set[int] = set()

    def text(self, text: str | None) -> str | None:
        """The canonical JSON of a record as it is from now on.

        Raises OutOfScopeError for a record of others that is meant, or is tied to one that is.
        """
        if text is None or self._writes(text):
            return self.redaction.text(text)
        if any(id in text for id in self._meant) and not self._meant.isdisjoint(_named(from_json(text))):
            raise OutOfScopeError("not yours to erase: records of others are meant or tied to it")
        return text

    def entry(
        self, revision: int, record: str, before: str | None, after: str | None
    ) -> tuple[str, str | None, str | None]:
        """An entry of the journal from now on: of which record, what it was and what it became."""
        if not all(text is None or self._writes(text) for text in (before, after)):
            self._others.add(revision)
        return self.redaction.id(record), self.text(before), self.text(after)

    def said(self, revision: int, author: str, reason: str) -> tuple[str, str]:
        """Author and reason of a batch, once its entries were looked at: of one that is also others' as they are."""
        if revision in self._others:
            return author, reason
        return self.redaction.plain(author), self.redaction.plain(reason)

    def _writes(self, text: str) -> bool:
        return self._scope.districts is None or self._scope.writes(frame_of(text)["owner"])


def _named(record: Record) -> set[str]:
    """The ids by which a record is itself, or is tied to others."""
    ends = (record.source, record.target) if isinstance(record, Relation) else ()
    return {record.id, *ends, *(c.value for c in record.claims), *(c.source for c in record.claims)}
