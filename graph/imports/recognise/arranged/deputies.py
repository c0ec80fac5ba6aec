"""Who stands in for a member: a column "Vertretung durch" beside the members of one body."""

from collections.abc import Iterator
from typing import NamedTuple

from graph.imports.persons.cutting import office_in
from graph.imports.recognise.arranged.drafts import TableDraft
from graph.imports.recognise.arranged.listed import Listed
from graph.imports.recognise.arranged.tables import RowKey
from graph.imports.recognise.column_roles.seat_roles import DEPUTY
from graph.imports.recognise.found import RoleKind
from graph.imports.recognise.sentences import sheet_sentences
from graph.imports.recognise.text_grid import At
from graph.imports.recognise.texts.body_names import split_organizations
from graph.imports.recognise.texts.seat_marks import MarkedSeat
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import BodyRole, EntityType, Prop

SUBSTITUTE = MarkedSeat("yes", role=BodyRole.SUBSTITUTE)


class Deputy(NamedTuple):
    """An organization that stands in, where it is named, and its row."""

    name: str
    at: At
    key: RowKey


class Deputies:
    """Reads those who stand in; ``draft`` takes organizations that the list has no row for. Others get no seat."""

    def __init__(self, listed: Listed, lexicon: SheetLexicon) -> None:
        self._listed, self._lexicon = listed, lexicon
        self._columns = [c for c in listed.table.all(RoleKind.SEAT) if c.role.name == DEPUTY]
        self.draft = TableDraft(listed.table, lexicon, EntityType.ORGANIZATION, (Prop.NAME.value,))
        self._known = {word_key(name): key for key, name in listed.names()} if self._columns else {}

    def of(self, row: int) -> Iterator[Deputy]:
        """Those who stand in for the member of a row."""
        for column in self._columns:
            at, text = (row, column.index), self._listed.table.grid.cell(row, column.index)
            if not text or self._lexicon.is_placeholder(text):
                continue
            for name in split_organizations(text, self._lexicon).parts:
                if (key := self._key(name, at)) is not None:
                    yield Deputy(name, at, key)
                else:
                    self._listed.say(at, column.header, sheet_sentences.deputy_not_listed(column.header))

    def _key(self, name: str, at: At) -> RowKey | None:
        """The row of an organization that stands in, made if the list has none; None if it may be a person."""
        key = self._known.get(word_key(name))
        if key is None and self._lexicon.is_organization(name) and office_in(name) == name:
            key = self._known[word_key(name)] = self.draft.add({Prop.NAME: name}, at)
        return key
