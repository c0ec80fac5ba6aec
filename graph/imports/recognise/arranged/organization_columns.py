"""The columns of a list of organizations -> those of the canonical table, each with the column it comes from."""

from collections.abc import Collection

from graph.imports.recognise.found import FoundColumn, FoundTable, RoleKind
from graph.imports.recognise.row_sorting.who_is_there import StandingReader
from graph.imports.recognise.texts.headers import ELSEWHERE, NOTE, PERSONS, Column
from graph.imports.recognise.texts.mixed_contacts import PARTS, contacts_in
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop, RelationType


class OrganizationColumns:
    """The columns, and where each comes from.

    ``contacts`` are those that hold one part of a cell with several; ``sector``, ``type``, ``alias``, ``status`` and
    ``note`` may be made for what headings, remarks and the name of the sheet say, and are -1 if the table needs none.
    """

    def __init__(self, table: FoundTable, lexicon: SheetLexicon, standing: StandingReader) -> None:
        self._table, self._lexicon = table, lexicon
        self.name_source = next(c for c in table.columns if c.role == (RoleKind.PROPERTY, Prop.NAME)).index
        self.columns: list[Column] = []
        self.sources: list[int] = []
        self.contacts: dict[int, Prop] = {}
        for column in table.columns:
            self._add_column(column)
        self.name = next(c.index for c in self.columns if c.action == "value" and c.name == Prop.NAME)
        self.sector, self.type = self._extra(Prop.SECTOR), self._extra(Prop.ACTOR_TYPE)
        self.alias = self._extra(Prop.ALIAS, wanted=standing.renames)
        self.status = self._status_column(standing.header)
        self.note = self._note_column()
        made = {
            i
            for i in (self.sector, self.type, self.alias, self.status, self.note)
            if i >= 0 and self.sources[i] == self.name_source
        }
        self.made = tuple(made - {self.name})

    @property
    def are_plain(self) -> bool:
        """Whether the model itself reads every header, and no cell has to be taken apart for its column."""
        return all(map(self._is_modelled, self._table.columns)) and not any(map(is_of_partners, self.columns))

    def _add_column(self, found: FoundColumn) -> None:
        index, role = len(self.columns), found.role
        meaning = self._lexicon.meaning(found.header) if found.header else None
        column: Column | None = None
        if role.kind is RoleKind.PROPERTY:
            prop = self._lexicon.organization.property(role.name)
            column = Column(index, found.header, "value", role.name, prop, found.status)
        elif role.kind is RoleKind.LINK:
            column = self._link(index, found, meaning)
        elif role.kind is RoleKind.CONTACT:
            self._add_contacts(found)
        elif role.kind is RoleKind.META:
            column = Column(index, found.header, "meta", role.name, None, found.status)
        else:
            column = _kept(index, found)
        if column is not None:
            self.columns.append(column)
            self.sources.append(found.index)

    def _add_contacts(self, found: FoundColumn) -> None:
        """A column for each part of a contact that the list has no column of its own for; of several what each has."""
        own = {c.role.name for c in self._table.columns if c.role.kind is RoleKind.PROPERTY}
        parts: Collection[Prop] = PARTS
        if len(self._table.all(RoleKind.CONTACT)) > 1:
            texts = (self._table.grid.cell(row, found.index) for row in self._table.rows)
            parts = {prop for text in texts if text for prop in contacts_in(text)}
        for prop in (p for p in PARTS if p in parts and p not in own and p not in self.contacts.values()):
            index = len(self.columns)
            known = self._lexicon.organization.property(prop)
            self.columns.append(Column(index, found.header, "value", prop, known))
            self.sources.append(found.index)
            self.contacts[index] = prop

    def _link(self, index: int, found: FoundColumn, meaning: Column | None) -> Column:
        if meaning is not None and meaning.action == "link" and meaning.name == found.role.name:
            known = self._lexicon.layouts.links.get(word_key(found.header))
            if known is None:
                return Column(index, found.header, "link", meaning.name, meaning.prop, found.status, meaning.forward)
        relation = self._lexicon.model.types[found.role.name]
        return Column(index, found.header, "link", relation.name, relation.target, found.status)

    def _extra(self, prop: str, *, wanted: bool = False) -> int:
        """The column of a property that headings or the sheet may fill; made if the list has none."""
        at = next((c.index for c in self.columns if c.action == "value" and c.name == prop and c.status is None), None)
        wanted = wanted or any(s.kind == prop for s in self._table.sections) or prop in self._table.context
        if at is not None or not wanted:
            return -1 if at is None else at
        kind = self._lexicon.organization.property(prop)
        return self._append(Column(len(self.columns), kind.label.de if kind else prop, "value", prop, kind))

    def _status_column(self, standing: str | None) -> int:
        at = next((c.index for c in self.columns if c.action == "meta" and c.name == "status"), None)
        if at is not None or standing is None:
            return -1 if at is None else at
        return self._append(Column(len(self.columns), standing, "meta", "status"))

    def _note_column(self) -> int:
        header = next(c.header for c in self._table.columns if c.index == self.name_source)
        return self._append(Column(len(self.columns), f"{header} im Wortlaut", "keep", NOTE))

    def _append(self, column: Column) -> int:
        self.columns.append(column)
        self.sources.append(self.name_source)
        return column.index

    def _is_modelled(self, column: FoundColumn) -> bool:
        """Whether the model alone reads the header, as it stands in the sheet, as the role that was found."""
        written = self._table.grid.cell(self._table.header[0], column.index)
        meaning = self._lexicon.meaning(written) if written else None
        if column.role.kind in (RoleKind.PROPERTY, RoleKind.LINK, RoleKind.META):
            return (
                meaning is not None
                and meaning.name == column.role.name
                and not self._lexicon.layouts.links.get(word_key(column.header))
            )
        return (
            column.role.kind is RoleKind.UNKNOWN
            and not column.alternatives
            and (meaning is None or meaning.action == "keep")
        )


def is_of_partners(column: Column) -> bool:
    """Whether a column names those with whom an organization works."""
    return column.action == "link" and column.name == RelationType.COOPERATION


def is_of_carriers(column: Column) -> bool:
    """Whether a column names who carries an organization."""
    return column.action == "link" and column.name == RelationType.HAS_CARRIER


def _kept(index: int, found: FoundColumn) -> Column | None:
    """A column that fills no property: read elsewhere, told, or dropped at the door."""
    kind = found.role.kind
    if kind is RoleKind.PERSON:
        return Column(index, found.header or found.group, "keep", PERSONS)  # the door names and drops it
    if kind is RoleKind.NOTE:
        return Column(index, found.header, "keep", NOTE)
    if kind is RoleKind.REGION and found.header:
        return Column(index, found.header, "keep", ELSEWHERE)  # tells offices of one name apart
    open_ = kind is RoleKind.UNKNOWN and found.header and not found.alternatives
    return Column(index, found.header, "keep", "") if open_ else None
