"""What checking makes of a list: records, problems, and what an edited workbook changes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from graph.contacts import without_personal_contacts
from graph.imports.check.stated import Stated
from graph.imports.identity.resolving import Perhaps
from graph.imports.problems import ImportProblem, LostRow
from graph.imports.recognise.found import Recognised
from graph.imports.workbook import SourceFile
from graph.records import Record
from graph.records.claims import Claim
from ontology.names import EntityType


@dataclass(frozen=True)
class Unmapped:
    """What the importer did not understand: sheets, headers (with sheet) and words (with header)."""

    sheets: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edited workbook changes of a record that is there: claims that go, and claims that come.

    ``unseen`` names property, source, place and day of claims that the workbook may not have shown, and that an edit
    replaces all the same.
    """

    withdrawn: frozenset[Claim] = frozenset()
    added: frozenset[Claim] = frozenset()
    unseen: frozenset[tuple[str, ...]] = frozenset()

    def joined(self, other: "Edit") -> "Edit":
        """Both edits as one."""
        added = self.added | other.added
        return Edit((self.withdrawn | other.withdrawn) - added, added, self.unseen | other.unseen)

    def applied(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """The claims of a record after the edit."""
        return (*(c for c in claims if not self._goes(c)), *self.added)

    def _goes(self, claim: Claim) -> bool:
        if claim in self.withdrawn or (claim.prop, *claim[2:5]) in self.unseen:
            return True
        # What went out may have had a personal address left out.
        value, locator = map(without_personal_contacts, (claim.value, claim.locator))
        return claim._replace(value=value, locator=locator) in self.withdrawn


@dataclass(frozen=True, slots=True)
class GoneRow:
    """A row that went out in a workbook and did not come back: where it stood, and what it was about.

    ``key`` tells it from all others. ``personal`` says that it is about a person; ``deleted`` that what it said goes.
    """

    key: str
    sheet: str
    name: str
    owner: str
    personal: bool
    deleted: bool = False


Deletes = Callable[[GoneRow], bool]
"""Says of a row that is gone whether what it said is to go, too."""


@dataclass(frozen=True)
class Staged:
    """Everything an import would write, and what there is to say about it.

    ``lost`` are the rows that were not taken, or not whole. ``stated`` are the days that the list may describe, as far
    as it says so itself; ``stated_on`` the one that counts, empty if the list is undated. ``listed`` are the types of
    record of which there are rows.
    Of an edited workbook ``edits`` say what changes in records that are there, ``gone_rows`` which rows are missing,
    ``gone`` of which records nothing is left though they stay, and ``removed`` which records are to go.
    """

    name: str
    records: tuple[Record, ...]
    problems: tuple[ImportProblem, ...]
    rows_read: int
    rows_accepted: int
    unmapped: Unmapped
    files: tuple[SourceFile, ...]
    recognised: Recognised
    skipped: tuple[str, ...] = ()
    inferred: int = 0
    """How many statements of accepted rows are concluded from names and carriers (decision 0018)."""
    perhaps_same: tuple[Perhaps, ...] = ()
    lost: tuple[LostRow, ...] = ()
    stated: tuple[Stated, ...] = ()
    stated_on: str = ""
    listed: frozenset[str] = frozenset()
    edits: Mapping[str, Edit] = field(default_factory=dict)
    gone: tuple[str, ...] | None = None
    removed: tuple[str, ...] = ()
    gone_rows: tuple[GoneRow, ...] = ()

    @property
    def perhaps_double(self) -> tuple[Perhaps, ...]:
        """Pairs that duplicates ask about once both are saved; of the others one may be the new name of what was."""
        return tuple(pair for pair in self.perhaps_same if not pair.followed)

    @property
    def perhaps_renamed(self) -> tuple[Perhaps, ...]:
        """Pairs that nobody asks about later: a new record, and one of the store that the list does not name."""
        return tuple(pair for pair in self.perhaps_same if pair.followed)

    @property
    def rows_rejected(self) -> int:
        """Rows with an error, which are not written."""
        return self.rows_read - self.rows_accepted

    @property
    def district(self) -> str | None:
        """The owner key of the list, None if it speaks of several districts or only of what is shared."""
        keys = {r.owner for r in self.records if r.type is EntityType.DISTRICT}
        return next(iter(keys)) if len(keys) == 1 else None
