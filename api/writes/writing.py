"""What a request may write. Every route that changes something does so through a `Writing`: one batch, or nothing.

Which right a route needs it says in its signature, as for reading: `Write`, `Decide`, `Plan`. What the caller does not
see is not there (404); what they see and may not write is refused (403).
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

from fastapi import Depends, Header, Request

from api.author import UNNAMED
from api.reads.access import Needs, Reading
from api.refusals import IF_MATCH_MISSING, RefusedError, state_changed
from api.rights import Caller, Right
from api.writes.versions import differences, matches, tags_in, version_of
from graph.errors import ConflictError, NotFoundError, OutOfScopeError
from graph.records import SHARED, Entity, Record
from graph.stores.base import EVERYTHING, Batch, Change, CommitProgress, GraphStore, Revision, Scope, unheard
from graph.stores.privacy import MaskedReader
from graph.telling.purposes import refuse_unsaid
from ontology import Model

if TYPE_CHECKING:
    from api.imports.kept_list import KeptList
    from graph.live.live import Live

_ATTEMPTS = 4
"""So often a change is made anew, because somebody else wrote at the same moment."""
_T = TypeVar("_T")
IfMatch = Annotated[
    str | None,
    Header(description="ETag des Stands, der geändert wird (ETag of the state to be changed)", max_length=2000),
]


@dataclass(frozen=True, slots=True)
class Writing:
    """The graph as one request may change it: within the scope of the right that it needs, and in its caller's name."""

    store: GraphStore
    seen: MaskedReader
    model: Model
    caller: Caller
    scope: Scope
    personal: bool
    """Whether this installation lets anybody say something of persons, who has the right to."""
    time: str
    live: "Live"
    work: Path
    """Where lists are kept while they are being imported."""
    kept: "KeptList"
    """What this process understood of the list it worked on last."""
    right: Right = Right.WRITE

    @property
    def author(self) -> str:
        """Under which name the journal knows the caller."""
        return self.caller.name or UNNAMED

    def may_keep_persons(self, owner: str) -> bool:
        """Whether what this request says of persons in a district is kept there: the installation lets the caller."""
        return self.personal and self.caller.may(Right.PERSONS, owner)

    @property
    def reads(self) -> Scope:
        """What the caller sees."""
        return self.caller.scope(Right.READ)

    @property
    def reading(self) -> Reading:
        """The graph as the caller sees it."""
        return Reading(self.seen, self.model, self.reads, self.caller, self.live)

    @property
    def own_reading(self) -> Reading:
        """The graph within the scope of the right that the request needs."""
        return Reading(self.seen, self.model, self.scope, self.caller, self.live, self.right)

    @property
    def secret(self) -> bytes:
        """What keys the tags of records."""
        return self.store.secret()

    def number(self) -> int:
        """The newest revision: what is read from now on is at least of that state."""
        newest = self.store.head(EVERYTHING)
        return newest.number if newest is not None else 0

    def real(self, shown: str) -> str:
        """The id behind one that was shown; raises NotFoundError for what the caller does not see."""
        if self.seen.get(shown, self.reads) is None:
            raise NotFoundError(f"no record {shown}")
        return self.seen.real(shown) or shown

    def found(self, shown: str) -> Record:
        """The record as it is in the store, to be written; raises NotFoundError or OutOfScopeError."""
        record = self.store.get(self.real(shown), self.reads)
        if record is None:  # gone since
            raise NotFoundError(f"no record {shown}")
        self.refuse_owner(record.owner)
        return record

    def entity(self, shown: str) -> Entity:
        """The same for an entity."""
        found = self.found(shown)
        if not isinstance(found, Entity):
            raise NotFoundError(f"no entity {shown}")
        return found

    def refuse_owner(self, owner: str) -> None:
        """Raise OutOfScopeError, or NotFoundError for a district that the caller does not see."""
        if self.scope.writes(owner):
            return
        if not self.reads.owns(owner) and owner != SHARED:
            raise NotFoundError(f"no district {owner}")
        raise OutOfScopeError

    def shown(self, record: Record) -> Record:
        """A record as the caller sees it."""
        return self.seen.shown(record)

    def refuse_other_state(self, record: Record, if_match: str | None) -> None:
        """Raise RefusedError unless the request names the state that the record is in, as the caller sees it."""
        if if_match is None:
            raise RefusedError(IF_MATCH_MISSING)
        shown, tags = self.shown(record), tags_in(if_match)
        if not matches(tags, version_of(shown, self.secret)):
            since = list(differences(self.seen, shown.id, tags, self.reads, self.secret))
            raise state_changed(since)

    def commit(
        self, changes: Sequence[Change], reason: str, based_on: int, *, told: CommitProgress = unheard
    ) -> Revision:
        """Write a batch in the caller's name; raises what a store raises, without the ids of others' records."""
        refuse_unsaid(self.store, changes)
        try:
            return self.store.commit(Batch(self.author, self.time, reason, tuple(changes), based_on), self.scope, told)
        except OutOfScopeError:
            raise OutOfScopeError from None

    def again(self, attempt: Callable[[int], _T]) -> _T:
        """Do what reads and then writes, anew if somebody else wrote the same records in between."""
        for left in reversed(range(_ATTEMPTS)):
            try:
                return attempt(self.number())
            except ConflictError:
                if not left:
                    raise
        raise AssertionError


def writing_by(right: Right) -> Callable[[Request, Reading], Awaitable[Writing]]:
    """A dependency that gives what may be written by a right."""

    async def writing(request: Request, reading: Annotated[Reading, Depends(Needs(right))]) -> Writing:
        state = request.app.state
        return Writing(
            state.store,
            MaskedReader(state.store, state.model),
            state.model,
            reading.caller,
            reading.caller.scope(right),
            state.settings.keeps_persons,
            datetime.now().astimezone().isoformat(timespec="seconds"),
            reading.live,
            state.settings.folder_of_lists(),
            state.kept_list,
            right,
        )

    return writing


Write = Annotated[Writing, Depends(writing_by(Right.WRITE))]
Decide = Annotated[Writing, Depends(writing_by(Right.DECIDE))]
Plan = Annotated[Writing, Depends(writing_by(Right.PLAN))]
Bring = Annotated[Writing, Depends(writing_by(Right.BRING))]
Survey = Annotated[Writing, Depends(writing_by(Right.SURVEY))]
Group = Annotated[Writing, Depends(writing_by(Right.GROUP))]
