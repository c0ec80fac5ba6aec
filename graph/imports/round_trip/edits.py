"""What people changed in a workbook, cell by cell: a changed cell replaces what its source said there, nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.identifiers import entity_id
from graph.imports.check import cell_issues, issues
from graph.imports.check.cell_values import Converter
from graph.imports.check.index import Index
from graph.imports.check.listed_as import LISTED_AS
from graph.imports.check.rows import split_cell
from graph.imports.check.staged import Edit
from graph.imports.naming.naming import naming_of
from graph.imports.persons import person_sentences as persons
from graph.imports.persons.door import column_loss
from graph.imports.persons.vocabulary import Personal
from graph.imports.problems import Issue, Problems
from graph.imports.recognise.texts.headers import Column
from graph.imports.round_trip import edit_sentences
from graph.imports.round_trip.sheet_rows import SheetColumn, Shower, SourcePlace, compared_text, default_status
from graph.imports.round_trip.sheets import Returned
from graph.imports.vocabulary.words import Words, word_key
from graph.imports.workbook import address
from graph.records import Entity, entity
from graph.records.claims import EXISTS, Claim
from ontology.model import Model, Property
from ontology.names import EntityType, Prop, StatementStatus


@dataclass
class EditReader:
    """Reads the rows that came back; cells that cannot be read are named and stay as they were."""

    model: Model
    words: Words
    index: Index
    shower: Shower
    problems: Problems
    with_persons: bool

    def __post_init__(self) -> None:
        self._converter = Converter(self.model, self.words, naming_of(self.model))
        self.sources: dict[str, Entity] = {}

    def edits(self, rows: Iterable[Returned]) -> dict[str, Edit]:
        """The edits of records, by id; none of records that nobody touched."""
        edits: dict[str, Edit] = defaultdict(Edit)
        for found in rows:
            changed = self._changed(found)
            if changed:
                before, after = frozenset(found.row.claims), frozenset(self._claims(found, changed))
                edit = Edit(before - after, after - before, self._unseen(found, after - before))
                edits[found.row.record.id] = edits[found.row.record.id].joined(edit)
        return dict(edits)

    def _unseen(self, found: Returned, added: Iterable[Claim]) -> frozenset[tuple[str, ...]]:
        """Where a source says something now that it did not say in the workbook, which need not show all it said."""
        shown = {prop for prop, _ in found.row.cells}
        single = {p.name for p in found.table.type.properties if not p.many}
        return frozenset((c.prop, *c[2:5]) for c in added if c.prop in single and c.prop not in shown)

    def _changed(self, found: Returned) -> dict[SheetColumn, str]:
        """The cells that say something else than went out."""
        changed: dict[SheetColumn, str] = {}
        for head in found.columns:
            text = found.cell(head)
            if text is None or compared_text(text) == compared_text(self.shower.cell(found.row, head)):
                continue
            if head.role in ("id", "end", "owner"):
                self._note(found, head, text, edit_sentences.fixed(head.label, text))
            elif head.role != "key":
                changed[head] = text
        return changed

    def _claims(self, found: Returned, changed: Mapping[SheetColumn, str]) -> Iterator[Claim]:
        """All that the row says now; what a person says is not concluded any more."""
        place, status = self._place(found, changed), self._status(found, changed)
        existence = found.row.existence
        if existence is not None or status:
            value = existence.value if existence is not None else "true"
            yield Claim(EXISTS, value, *place, status or StatementStatus.FROM_LIST.value)
        default = default_status(status)
        read = {(h.prop.name, h.status): h for h in changed if h.prop is not None}
        for cell, claims in found.row.cells.items():
            if cell not in read:
                kept = claims if cell[1] is not None else tuple(c._replace(status=default) for c in claims)
                yield from (placed(claim, place) for claim in kept)
        for cell, head in read.items():
            values = self._values(found, head, changed[head])
            old = found.row.cells.get(cell, ())
            if values is None:
                yield from (placed(claim, place) for claim in old)
            else:
                status = cell[1] if cell[1] not in (None, StatementStatus.INFERRED) else default
                yield from (Claim(cell[0], value, *place, status) for value in values)

    def _values(self, found: Returned, head: SheetColumn, text: str) -> tuple[str, ...] | None:
        """The values of an edited cell; None where it cannot be read."""
        prop = head.prop
        if prop is None:
            return None
        if not text:
            if prop.required:
                self._note(found, head, text, issues.missing_value(prop))
                return None
            return ()
        if not self.with_persons and (kind := _personal(head, text)) is not None:
            where = persons.line_of(address(0, found.columns[head]), turned=False)
            self._note(found, head, "", persons.refused(kind, where, head.label, 1))
            return None
        several = prop.many or len(found.row.cells.get((prop.name, head.status), ())) > 1
        read = [self._value(found, head, prop, piece) for piece in (split_cell(text) if several else (text,))]
        return None if any(v is None for v in read) else tuple(v for v in read if v is not None)

    def _value(self, found: Returned, head: SheetColumn, prop: Property, text: str) -> str | None:
        if prop.target is not None:
            ids = self.index.find(text, prop.target)
            if len(ids) != 1:
                said = (
                    issues.several_match(prop, text, [self.index.called(id) for id in ids[:4]])
                    if ids
                    else issues.unresolved(prop, text, _listed_in(self.model, prop))
                )
                self._note(found, head, text, said)
            return ids[0] if len(ids) == 1 else None
        converted = self._converter.convert(prop, text)
        if converted.issue is not None and not converted.values:
            self._note(found, head, text, edit_sentences.not_understood(head.label, text, converted.issue))
        elif converted.issue is not None:
            self._note(found, head, text, converted.issue)
        return converted.values[0] if converted.values else None

    # -- origin ------------------------------------------------------------------------------------------------

    def _place(self, found: Returned, changed: Mapping[SheetColumn, str]) -> SourcePlace:
        place = found.row.place
        for head, text in changed.items():
            if head.role == "locator":
                place = place._replace(locator=text)
            elif head.role == "source":
                place = place._replace(source=self._source(found, text))
            elif head.role == "statedOn":
                place = place._replace(as_of=self._day(found, head, text))
        return place

    def _source(self, found: Returned, text: str) -> str:
        """The source of that name; a new one if nobody lists it."""
        if not text:
            return ""
        if ids := self.index.find(text, EntityType.SOURCE):
            return ids[0]
        owner = found.row.record.owner
        id = entity_id(owner, EntityType.SOURCE, text)
        said = [Claim(prop, value) for prop, value in ((EXISTS, "true"), (Prop.NAME.value, text))]
        self.sources[id] = entity(id, EntityType.SOURCE, owner, said)
        self.index.add(id, EntityType.SOURCE, "", [text])
        return id

    def _day(self, found: Returned, head: SheetColumn, text: str) -> str:
        if not text:
            return ""
        converted = self._converter.convert(issues.STATED_ON, text)
        if converted.issue is not None:
            self._note(found, head, text, converted.issue)
        return converted.values[0] if converted.values else found.row.place.as_of

    def _status(self, found: Returned, changed: Mapping[SheetColumn, str]) -> str:
        old = found.row.existence.status if found.row.existence is not None else ""
        head = next((h for h in changed if h.role == "status"), None)
        if head is None:
            return old
        status = self.words.codes["StatementStatus"].get(word_key(changed[head]))
        if status is None:
            self._note(found, head, changed[head], cell_issues.unknown_status(self.model, changed[head]))
        return status or old

    def _note(self, found: Returned, head: SheetColumn, text: str, issue: Issue) -> None:
        # The row stands as it was, so that an error of a cell is no error of the list.
        severity = issue.severity if issue.severity != "error" else "question"
        self.problems.add(found.place(head), text, replace(issue, severity=severity))


def placed(claim: Claim, place: SourcePlace) -> Claim:
    """The same statement at another place."""
    return claim._replace(source=place.source, locator=place.locator, as_of=place.as_of)


def _personal(head: SheetColumn, text: str) -> Personal | None:
    prop = head.prop
    column = Column(0, head.label, "value", prop.name if prop is not None else "", prop)
    judged = column_loss(column, [(0, text)])
    return next(iter(judged.dropped)) if judged is not None else None


def _listed_in(model: Model, prop: Property) -> str:
    """The table in which what a property refers to would stand."""
    target = prop.target or ""
    return model.types[LISTED_AS.get(target, target)].plural.de
