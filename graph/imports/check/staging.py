"""A list file -> records and problems, without a store."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from graph.imports.check import file_issues
from graph.imports.check.assembly import Assembler
from graph.imports.check.carriers_alike import carriers_alike, told_carriers
from graph.imports.check.cell_values import Converter
from graph.imports.check.cells import RowReader
from graph.imports.check.context import Context
from graph.imports.check.index import Index
from graph.imports.check.layout_check import check_headers, check_layout, check_listed
from graph.imports.check.lost import lost_rows, without_consequences
from graph.imports.check.name_marks import without_name_marks
from graph.imports.check.origins import Origin, Origins, Unstated, claims
from graph.imports.check.owners import UNKNOWN_OWNER, Owners, assumed_district, district_id
from graph.imports.check.registry import Registry
from graph.imports.check.rows import Row, RowResult
from graph.imports.check.said_twice import said_twice
from graph.imports.check.seen import NOTHING_SEEN, SeenInStore, StoreLook
from graph.imports.check.settling import settled
from graph.imports.check.staged import Staged, Unmapped
from graph.imports.check.stated import agreed, stated_in
from graph.imports.identity.known_agreements import KnownAgreements
from graph.imports.identity.resolving import Perhaps
from graph.imports.naming.naming import Naming, naming_of
from graph.imports.persons.door import Door, told_plainly
from graph.imports.problems import ImportProblem, Place, Problems
from graph.imports.progress import ImportProgress, ImportStep, quiet
from graph.imports.read import read_workbook
from graph.imports.recognise.arranged.arranging import arrange
from graph.imports.recognise.arranged.known_names import knowing
from graph.imports.recognise.arranged.tables import TableLayout
from graph.imports.recognise.corrections import Corrections
from graph.imports.recognise.found import Recognised
from graph.imports.recognise.recognising import NO_CORRECTIONS, recognise
from graph.imports.recognise.texts.last_look_at_names import can_be_no_name
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, sheet_lexicon_of
from graph.imports.workbook import Workbook, address
from graph.records import SHARED, Entity, Record, entity
from graph.records.claims import EXISTS
from graph.stores.base import Scope
from graph.stores.drawn import new_secret
from graph.wording import spelled
from ontology import say
from ontology.model import Model, Text
from ontology.names import EntityType, Prop, RelationType, SourceKind, StatementStatus
from ontology.values import earliest

_WORD_RULES = ("code", "ambiguous", "intensity")


TELLING_APART = (RelationType.HAS_CARRIER, RelationType.SIGNS)
"""Relations by which records of one name are told apart."""
"""Who carries them: of two with one name the carrier tells which is meant."""
_TOLD_EVERY = 500


@dataclass(frozen=True, slots=True)
class Given:
    """What whoever brings a list says about it; replace a part, and check the same workbook again.

    ``district`` is the owner key for lists without a sheet Bezirk, ``stated_on`` the day that rows without a day of
    their own describe, before whatever the list itself says. Without either a list is undated (decision 0022).
    ``corrections`` say how tables and columns are to be understood. What is personal is dropped at the door unless the
    list is read ``with_persons`` (decision 0020) by an installation that does not forbid them; their ids are keyed with
    the ``secret`` of the store. ``changed_on`` is when the file was last changed: it is offered and never taken.
    """

    district: str | None = None
    stated_on: str | None = None
    today: date = field(default_factory=date.today)
    corrections: Corrections = NO_CORRECTIONS
    with_persons: bool = False
    changed_on: str = ""
    secret: bytes = field(default_factory=new_secret, repr=False)


def stage(  # noqa: PLR0913 -- reading and checking in one call; all but two have defaults
    path: Path,
    model: Model,
    *,
    district: str | None = None,
    stated_on: str | None = None,
    with_persons: bool = False,
    seen: SeenInStore = NOTHING_SEEN,
    progress: ImportProgress = quiet,
) -> Staged:
    """Read a list file or folder into records: `read_workbook`, then `check`.

    Raises UnreadableFileError for what is no list.
    """
    given = Given(district, stated_on, with_persons=with_persons)
    return check(read_workbook(path), model, given, seen=seen, progress=progress)


def check(
    workbook: Workbook,
    model: Model,
    given: Given,
    *,
    seen: SeenInStore = NOTHING_SEEN,
    progress: ImportProgress = quiet,
) -> Staged:
    """The rows of a workbook as records and problems, without a store.

    Raises UnreadableFileError for what holds no list.
    """
    return _Stager(workbook, model, seen, given).run(given, progress)


def words_for(model: Model) -> tuple[SheetLexicon, Naming]:
    """The words by which lists are recognised and names are read; made once a process."""
    return sheet_lexicon_of(model), naming_of(model)


class _Stager:
    def __init__(self, workbook: Workbook, model: Model, seen: SeenInStore, given: Given) -> None:
        self._lookup, self._known = StoreLook(seen), frozenset[str]()
        lexicon, naming = words_for(model)
        self._lexicon = knowing(lexicon, self._lookup.names(given.district))
        words, forms = self._lexicon.words, self._lexicon.forms
        index = Index(model)
        self._problems, self._owners, self._today = Problems(), Owners(), given.today
        self._stated = stated_in(workbook)
        sheets = agreed(self._stated, given.today)
        origins = Origins(index, UNKNOWN_OWNER, self._day_given(given, workbook.name), workbook.name, sheets)
        converter = Converter(model, words, naming, given.today)
        nobodys = partial(can_be_no_name, lexicon=self._lexicon)
        self._context = Context(model, words, forms, converter, index, origins, naming, given.secret, nobodys)
        self._given = given
        self._workbook = workbook

    def run(self, given: Given, progress: ImportProgress) -> Staged:
        context = self._context
        progress(ImportStep.RECOGNISING, 0, 0)
        recognised = recognise(self._workbook, self._lexicon, given.corrections)
        layout = self._layout(recognised, given)
        context.sheets.update((t.type.name, t.sheet.name) for t in reversed(layout.sheets))
        check_layout(layout, context, self._problems)
        registry = Registry(context, self._owners, self._problems)
        known = registry.find_owner(layout, given.district)
        progress(ImportStep.IDENTIFYING, 0, 0)
        self._learn(registry)
        rows = registry.rows(layout)
        if rows and not known:
            self._ask_for_district(recognised)
        results = self._read(rows, progress)
        check_headers(layout, self._problems)
        check_listed(results, context, self._problems)
        accepted = settled(context.model, results, self._known | context.origins.created.keys())
        self._say(without_consequences(results, recognised.tables), headed=bool(layout.sheets))
        records = {r.id: r for r in (*self._made(recognised.districts), *accepted.records)}
        carriers = self._tell_of_all(records, results, accepted.shared)
        problems = tuple(map(told_plainly, self._problems.all()))
        places, rejected = (_places(found, recognised) for found in (rows, (r.row for r in results if r.rejected)))
        return Staged(
            name=self._workbook.name,
            records=tuple(sorted(records.values(), key=lambda r: r.id)),
            problems=problems,
            rows_read=len(places),
            rows_accepted=len(places - rejected),
            unmapped=_unmapped(layout, problems),
            files=self._workbook.files,
            recognised=recognised,
            skipped=self._workbook.skipped,
            inferred=sum(r.inferred for r in results if not r.rejected),
            perhaps_same=(*registry.perhaps, *carriers),
            lost=lost_rows(results, recognised.tables),
            stated=self._stated,
            stated_on=context.origins.of_file(),
            listed=frozenset(row.type.name for row in rows),
        )

    def _ask_for_district(self, recognised: Recognised) -> None:
        place = Place(self._workbook.name)
        self._problems.add(place, "", file_issues.no_district(self._workbook.name, recognised.districts))

    def _layout(self, recognised: Recognised, given: Given) -> TableLayout:
        """The canonical tables without what is personal, and with names alone."""
        forms = self._context.forms
        layout = arrange(recognised, self._workbook, self._lexicon)
        allowed = given.with_persons and EntityType.PERSON not in self._context.model.refused
        layout = Door(forms, allowed).passed(layout, self._problems)
        sheets = (without_name_marks(table, given.today, forms.mark) for table in layout.sheets)
        return replace(layout, sheets=tuple(sheets))

    def _read(self, rows: Sequence[Row], progress: ImportProgress) -> list[RowResult]:
        reader, assembler = RowReader(self._context), Assembler(self._context)
        results: list[RowResult] = []
        for number, row in enumerate(rows):
            if number % _TOLD_EVERY == 0:
                progress(ImportStep.CHECKING, number, len(rows))
            results.append(assembler.assemble(reader.read(row)))
        progress(ImportStep.CHECKING, len(rows), len(rows))
        return results

    def _say(self, results: Sequence[RowResult], *, headed: bool) -> None:
        """Note what is the matter with the rows, and from when they are."""
        for result in results:
            for place, found, issue in result.issues:
                self._problems.add(place, found, issue)
        name, origins = self._workbook.name, self._context.origins
        if not results:
            self._problems.add(Place(name), "", file_issues.nothing_listed(name, headed=headed))
        elif origins.undated:
            self._problems.add(Place(name), "", file_issues.undated(name, self._days_offered()))
        for stated in self._stated if not origins.default else ():
            if stated.sure and earliest(stated.day) > self._today:
                self._problems.add(stated.place, stated.text, file_issues.ahead(stated.text))
            elif stated.sure and stated.day in origins.sheets.values():
                self._problems.add(stated.place, stated.text, file_issues.dated_by_itself(spelled(stated.day).de))

    def _tell_of_all(
        self, records: Mapping[str, Record], results: Sequence[RowResult], shared: Sequence[Record]
    ) -> Sequence[Perhaps]:
        """What only all rows together show; the carriers that may be one with another organization are given back."""
        index = self._context.index
        carriers = carriers_alike(records, index)
        twice = said_twice(shared, self._context.model, self._workbook.name, self._context.origins.own)
        for told in (*twice, *told_carriers(carriers, results, index), *self._workbook.notices):
            self._problems.add(*told)
        return carriers

    def _days_offered(self) -> tuple[Text, ...]:
        """Days that an undated list may describe, each with what suggests it."""
        offered = [s.told for s in self._stated if earliest(s.day) <= self._today]
        if changed := self._given.changed_on:
            day = spelled(changed)
            offered.append(say("{day} (Datei zuletzt geändert)", "{day} (file last changed)", day=day))
        return tuple(dict.fromkeys(offered))

    def _day_given(self, given: Given, name: str) -> str:
        if given.stated_on and earliest(given.stated_on) > given.today:
            self._problems.add(Place(name), given.stated_on, file_issues.ahead(given.stated_on))
            return ""
        return given.stated_on or ""

    def _learn(self, registry: Registry) -> None:
        """Take in what the districts of the list can see; what others keep to themselves is no part of it."""
        context, owners = self._context, self._owners
        context.origins.owner = owners.default
        scope = Scope(frozenset(owners.allowed - {SHARED}))
        known = self._lookup.entities(scope)
        self._known = frozenset(e.id for e in known)
        relations = self._lookup.relations(scope)
        context.index.learn(known, [r for r in relations if r.type == RelationType.HAS_CARRIER])
        registry.agreements = KnownAgreements(known, [r for r in relations if r.type == RelationType.SIGNS])
        context.origins.dates.update({e.id: day for e in known if (day := e.value(Prop.STATED_ON))})
        if owners.default != SHARED:
            # No row may take the id of the district itself.
            context.index.add(district_id(owners.default), EntityType.DISTRICT)

    def _assumed(self, owner: str, titled: Sequence[str]) -> Entity:
        """The district that nobody names: called as the title says if that names one, else as the file."""
        if owner != UNKNOWN_OWNER:
            return assumed_district(owner, owner)
        if len(titled) == 1:
            return assumed_district(owner, titled[0], f"Titel „{titled[0]}“")
        return assumed_district(owner, Path(self._workbook.name).stem)

    def _made(self, titled: Sequence[str]) -> Iterator[Entity]:
        """Entities that no row lists: sources that rows name, and a district of which only the key is known."""
        origins, owner = self._context.origins, self._owners.default
        for id, name in origins.created.items():
            said: list[Unstated] = [(EXISTS, "true", None), (Prop.NAME, name, None)]
            if name == self._workbook.name:
                said += [(Prop.FILE_NAME, name, None), (Prop.SOURCE_KIND, SourceKind.LIST, None)]
            yield entity(id, EntityType.SOURCE, owner, claims((Origin("", "", ""),), said, StatementStatus.FROM_LIST))
        if owner != SHARED and district_id(owner) not in self._known:
            yield self._assumed(owner, titled)


def _places(rows: Iterable[Row], recognised: Recognised) -> set[tuple[str, str]]:
    """The rows of the list as a person counts them: one may give an organization, seats and a signature.

    A header or a heading that gives a body or a region is none of them.
    """
    heads = {(x.file, f"{x.sheet}, Zeile {x.row + 1}") for x in recognised.left_out if not x.turned}
    heads |= {(x.file, f"{x.sheet}, Spalte {address(0, x.row).rstrip('1')}") for x in recognised.left_out if x.turned}
    return {(row.table.sheet.file, row.locator) for row in rows} - heads


def _unmapped(layout: TableLayout, problems: tuple[ImportProblem, ...]) -> Unmapped:
    headers = [(t.sheet.name, c.header) for t in layout.sheets for c in t.unmapped()]
    words = [(p.header, p.found) for p in problems if p.rule in _WORD_RULES and p.found]
    return Unmapped(
        sheets=tuple(s.name for s in layout.unknown),
        headers=tuple(dict.fromkeys(headers)),
        words=tuple(dict.fromkeys(words)),
    )


__all__ = ["Given", "SeenInStore", "Staged", "Unmapped", "check", "stage"]
