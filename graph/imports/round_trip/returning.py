"""A workbook that comes back -> what there is to write: edits of what went out, new rows, and what is gone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from graph.disagreement import GUESSED
from graph.imports.check import file_issues
from graph.imports.check.index import Index
from graph.imports.check.staged import Deletes, Edit, GoneRow, Staged, Unmapped
from graph.imports.persons.column_reading import ColumnReading, of_cell
from graph.imports.problems import Place, Problems
from graph.imports.recognise.found import Recognised
from graph.imports.recognise.texts.headers import Headers
from graph.imports.round_trip import edit_sentences
from graph.imports.round_trip.edits import EditReader
from graph.imports.round_trip.sheet_rows import SheetRow, Shower, TypeSheet, main_owner, tables_of
from graph.imports.round_trip.sheets import WorkbookRows, sorted_rows
from graph.imports.vocabulary.forms import forms_of
from graph.imports.vocabulary.words import word_key, words_of
from graph.imports.workbook import Workbook
from graph.records import SHARED, Entity, Record, Relation, merged, with_claims
from graph.records.claims import EXISTS, Claim, Presence
from ontology.model import Model
from ontology.names import EntityType, Prop

_KEPT = (EntityType.DISTRICT, EntityType.SOURCE)
"""A deleted row of these takes nothing along: all else hangs on them."""
StageNew = Callable[[Workbook, str | None, Sequence[Entity]], Staged]
"""Stages the new rows as the ordinary list that they are, of a district, given the entities they may refer to."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person said about personal data, about deleted rows, and about whose the list is."""

    with_persons: bool = False
    delete: Deletes = lambda _: False
    district: str | None = None


def stage_returned(
    workbook: Workbook, base: tuple[Record, ...], model: Model, stage_new: StageNew, wishes: Wishes
) -> Staged:
    """The edits as a staged import: only what differs from the base changes anything."""
    words, forms = words_of(model), forms_of(model)
    tables = tables_of(model, base)
    rows = sorted_rows(workbook, tables, Headers(model, words, forms))
    entities = [r for r in base if isinstance(r, Entity)]
    owner = main_owner(base)
    fresh = tuple(sheet for sheet in rows.fresh if word_key(sheet.name) not in forms.skip_sheets)
    nothing = Staged(workbook.name, (), (), 0, 0, Unmapped(), workbook.files, Recognised(()))
    asked = replace(workbook, sheets=fresh), None if owner == SHARED else owner, entities
    new = stage_new(*asked) if fresh else nothing
    index = Index(model)
    index.learn(entities)
    index.learn(r for r in new.records if isinstance(r, Entity) and r.id not in index.types)
    problems = Problems()
    if wishes.district not in (None, owner):
        problems.add(Place(workbook.name), "", edit_sentences.of_another_district(owner, wishes.district or ""))
    reader = EditReader(model, words, index, Shower(model, base), problems, wishes.with_persons)
    edits = {r.id: Edit() for r in base} | reader.edits(rows.returned)
    named = {r.id for r in new.records}
    rows.gone = [(table, row) for table, row in rows.gone if row.record.id not in named]  # listed anew elsewhere
    _tell_columns(rows, problems)
    told = _rows_told(rows, base, wishes)
    removed = _gone(rows, told, edits, problems)
    return _joined(new, rows, _Outcome(base, edits, reader.sources, removed, problems, wishes, told))


@dataclass(frozen=True, slots=True)
class _Outcome:
    base: tuple[Record, ...]
    edits: dict[str, Edit]
    sources: dict[str, Entity]
    removed: frozenset[str]
    problems: Problems
    wishes: Wishes
    gone: tuple[GoneRow, ...]


def _joined(new: Staged, rows: WorkbookRows, outcome: _Outcome) -> Staged:
    edits = outcome.edits
    staged = {r.id: r for r in outcome.base if r.id not in outcome.removed}
    staged = {id: with_claims(r, edits[id].applied(r.claims)) for id, r in staged.items()}
    if not outcome.wishes.with_persons:
        staged = {r.id: r for r in _without_persons(staged.values())}
    for record in (*new.records, *outcome.sources.values()):
        known = staged.get(record.id)
        if known is not None and not _says_more(record, known):
            continue
        if record.id in edits:
            old = edits[record.id]
            edits[record.id] = replace(old, added=old.added | frozenset(record.claims))
        staged[record.id] = merged(known, record) if known is not None else record
    return replace(
        new,
        records=tuple(sorted(staged.values(), key=lambda r: r.id)),
        problems=(*outcome.problems.all(), *(p for p in new.problems if p.rule != "district")),
        rows_read=new.rows_read + len(rows.returned),
        rows_accepted=new.rows_accepted + len(rows.returned),
        edits={id: edit for id, edit in edits.items() if id not in outcome.removed},
        gone=tuple(sorted(_gone_ids(rows) - _ids_going(rows, outcome.gone))),
        removed=tuple(sorted(outcome.removed)),
        gone_rows=outcome.gone,
    )


def _says_more(record: Record, known: Record) -> bool:
    """Whether new rows say of a record what the workbook does not: a seat that names its body states no body anew."""
    stated, told = {_said(c) for c in known.claims}, {c.prop for c in known.claims}
    return any(_said(c) not in stated for c in record.claims if c.status not in GUESSED or c.prop not in told)


def _said(claim: Claim) -> tuple[str, str, Presence]:
    return claim.prop, "" if claim.prop == EXISTS else claim.value, claim.presence


def _tell_columns(rows: WorkbookRows, problems: Problems) -> None:
    for place, table in rows.added:
        labels = [head.label for head in table.heads if head.role == "value"]
        problems.add(place, place.header, file_issues.unknown_header(place.header, labels))
    for place, lacking in rows.lacking:
        problems.add(place, "", edit_sentences.columns_gone(lacking))


def _gone_ids(rows: WorkbookRows) -> set[str]:
    """Records of which no row came back, or none that says that they are there."""
    return _without_rows([found.row for found in rows.returned], [row for _, row in rows.gone])


def _ids_going(rows: WorkbookRows, told: Iterable[GoneRow]) -> set[str]:
    """Those of them that go: none of their rows stays."""
    deleted = {row.key for row in told if row.deleted}
    staying = [row for _, row in rows.gone if row.key not in deleted]
    return _without_rows(
        [*(found.row for found in rows.returned), *staying], [row for _, row in rows.gone if row.key in deleted]
    )


def _without_rows(there: Sequence[SheetRow], gone: Sequence[SheetRow]) -> set[str]:
    """Records of rows that are gone of which none is there: of conclusions alone nothing is."""
    left = {row.record.id for row in there if row.existence is not None}
    rest = {row.record.id for row in there} - left
    stated = {row.record.id for row in gone if row.existence is not None}
    return {row.record.id for row in gone} - left - (rest - stated)


def _rows_told(rows: WorkbookRows, base: Iterable[Record], wishes: Wishes) -> tuple[GoneRow, ...]:
    """Every row that did not come back, and whether what it said is to go."""
    whole = _gone_ids(rows)
    plain = {record.id for record in _without_persons(base)}
    told = (
        GoneRow(
            row.key,
            table.name,
            _told_name(table, row, rows, whole),
            row.record.owner,
            personal=row.record.id not in plain,
        )
        for table, row in rows.gone
    )
    return tuple(replace(row, deleted=wishes.delete(row)) for row in told)


def _gone(rows: WorkbookRows, told: Sequence[GoneRow], edits: dict[str, Edit], problems: Problems) -> frozenset[str]:
    """Ask about rows that were deleted; with leave, take back what they said, and the records nothing is left of."""
    for sheet in dict.fromkeys(row.sheet for row in told):
        for deleted, issue in ((False, edit_sentences.gone), (True, edit_sentences.deleted)):
            names = [row.name for row in told if row.sheet == sheet and row.deleted is deleted]
            if names:
                problems.add(Place("", sheet), "", issue(names))
    kept = {row.record.id for _, row in rows.gone if row.record.type in _KEPT}
    removed = frozenset(_ids_going(rows, told) - kept)
    deleted_keys = {row.key for row in told if row.deleted}
    for _, row in rows.gone:
        if row.key in deleted_keys and row.record.id not in removed | kept:
            old = edits[row.record.id]
            edits[row.record.id] = replace(old, withdrawn=old.withdrawn | frozenset(row.claims))
    return removed


def _told_name(table: TypeSheet, row: SheetRow, rows: WorkbookRows, whole: set[str]) -> str:
    """The name of a record that is gone; of one that stays, with what of it is gone."""
    name = f"„{_name_of(row.record, rows)}“"
    labels = [h.label for h in table.heads if h.prop is not None and (h.prop.name, h.status) in row.cells]
    return f"{name}: {', '.join(labels)}" if labels and row.record.id not in whole else name


def _name_of(record: Record, rows: WorkbookRows) -> str:
    if isinstance(record, Entity):
        return record.name
    names = {row.record.id: row.record.name for row in _all_rows(rows) if isinstance(row.record, Entity)}
    return f"{names.get(record.source, record.source)} – {names.get(record.target, record.target)}"


def _all_rows(rows: WorkbookRows) -> Iterable[SheetRow]:
    return (*(found.row for found in rows.returned), *(row for _, row in rows.gone))


def _without_persons(records: Iterable[Record]) -> Iterable[Record]:
    """What may come in where the store does not hold it yet; what it holds is only edited."""
    every = tuple(records)
    persons = {r.id for r in every if r.type == EntityType.PERSON}
    for record in every:
        ends = {record.source, record.target} if isinstance(record, Relation) else {record.id}
        if not ends & persons:
            yield with_claims(record, (c for c in record.claims if _may_enter(c.prop, c.value)))


def _may_enter(prop: str, value: str) -> bool:
    if prop in (Prop.MAILBOX, Prop.PHONE):
        return of_cell(value, ColumnReading.CONTACTS) is None
    return prop != Prop.NOTE or of_cell(value, ColumnReading.NOTES) is None
