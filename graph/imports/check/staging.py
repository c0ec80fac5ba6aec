"""A list file -> records and problems, without a store."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph.contacts import without_personal_contacts
from graph.imports.check import file_issues
from graph.imports.check.assembly import Assembler
from graph.imports.check.cells import RowReader
from graph.imports.check.context import Context
from graph.imports.check.index import Index
from graph.imports.check.layout_check import check_headers, check_layout, check_listed
from graph.imports.check.lexical import Converter
from graph.imports.check.origins import Origin, Origins, claims
from graph.imports.check.owners import UNKNOWN, Owners, assumed_district, district_id
from graph.imports.check.registry import Registry
from graph.imports.check.settling import settled
from graph.imports.persons.door import Door
from graph.imports.problems import ImportProblem, Place, Problems
from graph.imports.read import read_workbook
from graph.imports.recognise.headers import Headers
from graph.imports.recognise.tables import Layout, layout_of
from graph.imports.vocabulary.forms import forms_of
from graph.imports.vocabulary.words import words_of
from graph.imports.workbook import SourceFile, Workbook
from graph.records import EXISTS, SHARED, Claim, Entity, Record, Scope, entity
from ontology import Model
from ontology.names import EntityType, Prop, SourceKind, StatementStatus

_LISTED = StatementStatus.FROM_LIST
_WORD_RULES = ("code", "ambiguous", "intensity")


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


@dataclass(frozen=True)
class Staged:
    """Everything an import would write, and what there is to say about it.

    Of an edited workbook ``edits`` say what changes in records that are there, ``gone`` which rows were deleted, and
    ``removed`` which records are to be.
    """

    name: str
    records: tuple[Record, ...]
    problems: tuple[ImportProblem, ...]
    rows_read: int
    rows_accepted: int
    unmapped: Unmapped
    files: tuple[SourceFile, ...]
    skipped: tuple[str, ...] = ()
    edits: Mapping[str, Edit] = field(default_factory=dict)
    gone: tuple[str, ...] | None = None
    removed: tuple[str, ...] = ()

    @property
    def rows_rejected(self) -> int:
        """Rows with an error, which are not written."""
        return self.rows_read - self.rows_accepted

    @property
    def district(self) -> str | None:
        """The owner key of the list, None if it speaks of several districts or only of what is shared."""
        keys = {r.owner for r in self.records if isinstance(r, Entity) and r.type == EntityType.DISTRICT}
        return next(iter(keys)) if len(keys) == 1 else None


Known = Callable[[Scope], Iterable[Entity]]
"""Entities that can be seen from a scope; the scope is known only when the list has been read."""


def _nothing(scope: Scope) -> Iterable[Entity]:  # noqa: ARG001 - nothing is known in any scope
    return ()


def stage(  # noqa: PLR0913 -- one call of those who take lists in; all but two have defaults
    path: Path,
    model: Model,
    *,
    district: str | None = None,
    stated_on: str | None = None,
    known: Known = _nothing,
    with_persons: bool = False,
) -> Staged:
    """Read a list file or folder into records.

    ``district`` is the owner key for lists without a sheet Bezirk, ``stated_on`` the day that undated lists describe
    (default: today), ``known`` the entities of a store that rows may refer to: those that the districts of the list can
    see. What is personal is dropped at the door unless it is read ``with_persons``. Raises UnreadableFileError for what
    is no list.
    """
    asked = Asked(district, stated_on, known, with_persons)
    return stage_workbook(read_workbook(path), model, asked)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was said about a list beside the list; see `stage`."""

    district: str | None = None
    stated_on: str | None = None
    known: Known = _nothing
    with_persons: bool = False


def stage_workbook(workbook: Workbook, model: Model, asked: Asked) -> Staged:
    """The same for a workbook that is read already."""
    stager = _Stager(workbook, model, asked.known, asked.stated_on or date.today().isoformat())
    return stager.run(asked.district, Door(forms_of(model), asked.with_persons))


class _Stager:
    def __init__(self, workbook: Workbook, model: Model, known: Known, stated_on: str) -> None:
        words, forms = words_of(model), forms_of(model)
        index = Index(model)
        origins = Origins(index, UNKNOWN, stated_on, workbook.name)
        self._context = Context(model, words, forms, Converter(model, words), index, origins)
        self._headers = Headers(model, words, forms)
        self._workbook, self._lookup, self._known = workbook, known, frozenset[str]()
        self._problems, self._owners = Problems(), Owners()

    def run(self, district: str | None, door: Door) -> Staged:
        context = self._context
        layout = layout_of(self._workbook, context.model, context.forms, self._headers)
        layout = door.passed(layout, self._problems)
        check_layout(layout, context, self._problems)
        registry = Registry(context, self._owners, self._problems)
        if not registry.find_owner(layout, district):
            self._problems.add(Place(self._workbook.name), "", file_issues.no_district(self._workbook.name))
        self._learn()
        rows = registry.rows(layout)
        reader, assembler = RowReader(context), Assembler(context)
        results = [assembler.assemble(reader.read(row)) for row in rows]
        check_headers(layout, self._problems)
        check_listed(results, context, self._problems)
        accepted = settled(context.model, results, self._known | context.origins.created.keys())
        for result in results:
            for place, found, issue in result.issues:
                self._problems.add(place, found, issue)
        records = {r.id: r for r in (*self._made(), *accepted.records)}
        problems = self._problems.all()
        return Staged(
            name=self._workbook.name,
            records=tuple(sorted(records.values(), key=lambda r: r.id)),
            problems=problems,
            rows_read=len(rows),
            rows_accepted=accepted.rows,
            unmapped=_unmapped(layout, problems),
            files=self._workbook.files,
            skipped=self._workbook.skipped,
        )

    def _learn(self) -> None:
        """Take in what the districts of the list can see; what others keep to themselves is no part of it."""
        context, owners = self._context, self._owners
        context.origins.owner = owners.default
        known = tuple(self._lookup(Scope(frozenset(owners.allowed - {SHARED}))))
        self._known = frozenset(e.id for e in known)
        context.index.learn(known)
        context.origins.dates.update({e.id: day for e in known if (day := e.value(Prop.STATED_ON))})
        if owners.default != SHARED:
            # No row may take the id of the district itself.
            context.index.add(district_id(owners.default), EntityType.DISTRICT)

    def _made(self) -> Iterator[Entity]:
        """Entities that no row lists: sources that rows name, and a district of which only the key is known."""
        origins, owner = self._context.origins, self._owners.default
        for id, name in origins.created.items():
            said = [(EXISTS, "true", _LISTED), (Prop.NAME, name, _LISTED)]
            if name == self._workbook.name:
                said += [(Prop.FILE_NAME, name, _LISTED), (Prop.SOURCE_KIND, SourceKind.LIST, _LISTED)]
            yield entity(id, EntityType.SOURCE, owner, claims((Origin("", "", ""),), said))
        if owner != SHARED and district_id(owner) not in self._known:
            name = Path(self._workbook.name).stem if owner == UNKNOWN else owner
            yield assumed_district(owner, name)


def _unmapped(layout: Layout, problems: tuple[ImportProblem, ...]) -> Unmapped:
    headers = [(t.sheet.name, c.header) for t in layout.sheets for c in t.unmapped()]
    words = [(p.header, p.found) for p in problems if p.rule in _WORD_RULES and p.found]
    return Unmapped(
        sheets=tuple(s.name for s in layout.unknown),
        headers=tuple(dict.fromkeys(headers)),
        words=tuple(dict.fromkeys(words)),
    )


__all__ = ["Staged", "Unmapped", "stage"]
