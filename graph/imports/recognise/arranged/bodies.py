"""Bodies that a list names anywhere: in a table, over a column, in a cell, in a heading, as the name of a sheet."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.imports.problems import Place
from graph.imports.recognise.arranged.drafts import TableDraft
from graph.imports.recognise.arranged.tables import RowKey, TypedSheet
from graph.imports.recognise.found import FoundTable, SaidOfPlace
from graph.imports.recognise.sentences import name_sentences
from graph.imports.recognise.text_grid import At
from graph.imports.recognise.texts.headers import Column
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.layouts import NETWORK, OF_NO_KIND
from graph.imports.vocabulary.words import word_key
from ontology.names import EntityType, Prop

_SHORT = 5
_NAMES = (Prop.NAME, Prop.ALIAS)
_MADE_OF = (Prop.NAME.value, Prop.KIND.value, Prop.NOTE.value)
_ASKED_ABOUT = {(NETWORK, "open"), (OF_NO_KIND, "other")}
_BODY_TYPES = (EntityType.COMMITTEE, EntityType.EARLY_HELP_NETWORK)


def _naming(sheet: TypedSheet) -> list[Column]:
    """The columns of a table that name the body of a seat, or the one that meets."""
    met = sheet.type.name == EntityType.MEETING
    named = [c for c in sheet.columns() if c.action == "end" or (met and c.name == Prop.BODY)]
    return [c for c in named if c.prop is not None and c.prop.target == "Body"]


def called_otherwise(sheet: TypedSheet, table: FoundTable, lexicon: SheetLexicon) -> Iterator[SaidOfPlace]:
    """What to ask of bodies that are called like organizations, "Kita Sonne; SPZ"; in our own form they are meant."""
    column = sheet.column_of(sheet.type, Prop.NAME) if sheet.type.name == EntityType.COMMITTEE else None
    if column is None or table.certainty == "sure":
        return
    for number, cells in sheet.rows(lexicon.forms.mark):
        name = cells[column.index] if column.index < len(cells) else ""
        if name and lexicon.body_kind(name) is None and lexicon.is_organization(name):
            yield SaidOfPlace(sheet.place(number, column), name, name_sentences.organization_among_bodies(name))


class _Doubted(NamedTuple):
    """A body that may be the early-help network, or may not; ``apart`` says that it was read as another one."""

    name: str
    place: Place
    apart: bool


@dataclass
class Bodies:
    """Finds a body by what a list calls it, and makes one where no table lists it."""

    lexicon: SheetLexicon
    _listed: dict[str, RowKey] = field(default_factory=dict)
    _by_kind: dict[str, set[RowKey]] = field(default_factory=lambda: defaultdict(set))
    _networks: set[RowKey] = field(default_factory=set)
    _drafts: dict[tuple[int, str], TableDraft] = field(default_factory=dict)
    _doubted: list[_Doubted] = field(default_factory=list)

    def learn(self, sheet: TypedSheet) -> None:
        """Take in the bodies that a table lists by itself."""
        if sheet.type.name not in _BODY_TYPES:
            return
        kind_column = sheet.column_of(sheet.type, Prop.KIND)
        named = [c for p in _NAMES if (c := sheet.column_of(sheet.type, p)) is not None]
        ids = [c for c in sheet.columns() if c.action == "meta" and c.name == "id"]
        for number, cells in sheet.rows(self.lexicon.forms.mark):
            key = (sheet.key, number)
            for column in (*named, *ids):
                text = cells[column.index] if column.index < len(cells) else ""
                for part in text.split(";"):
                    if part.strip():
                        self._listed.setdefault(word_key(part), key)
            name = cells[named[0].index] if named and named[0].index < len(cells) else ""
            said = cells[kind_column.index] if kind_column is not None and kind_column.index < len(cells) else ""
            self._sort(key, sheet.type.name, self.lexicon.body_kind(said) or self.lexicon.body_kind(name))

    def _sort(self, key: RowKey, type: str, kind: str | None) -> None:
        if type == EntityType.EARLY_HELP_NETWORK:
            self._networks.add(key)
        elif kind is not None:
            self._by_kind[kind].add(key)

    def meant(self, sheet: TypedSheet) -> dict[int, dict[int, RowKey]]:
        """Cells of a table that call a listed body by a bare word for its kind, such as "StG"."""
        found: dict[int, dict[int, RowKey]] = {}
        ends = _naming(sheet)
        for number, cells in sheet.rows(self.lexicon.forms.mark) if ends else ():
            for column in ends:
                text = cells[column.index] if column.index < len(cells) else ""
                if text and word_key(text) not in self._listed:
                    meant = self._same(word_key(text), self.lexicon.body_kind(text))
                    if meant is not None:
                        found.setdefault(column.index, {})[number] = meant
        return found

    def name_ends(self, sheet: TypedSheet, table: FoundTable) -> None:
        """Make the bodies that a table of seats or meetings names and nobody lists.

        In our own form they have to be called like bodies.
        """
        own, ends = table.certainty == "sure", _naming(sheet)
        for number, cells in sheet.rows(self.lexicon.forms.mark) if ends else ():
            for column in ends:
                text = cells[column.index] if column.index < len(cells) else ""
                if own and self.lexicon.body_kind(text) is None:
                    continue
                if text and not self.lexicon.is_placeholder(text) and number not in sheet.refers.get(column.index, {}):
                    self.find(text, table, (sheet.row(number), column.index))

    @property
    def are_listed(self) -> bool:
        """Whether a table lists bodies by itself."""
        return bool(self._listed)

    @property
    def known(self) -> frozenset[str]:
        """Keys of all names met so far."""
        return frozenset(self._listed)

    def find(self, name: str, table: FoundTable, at: At) -> RowKey:
        """The row of the body that a text means; made of the text if none is known."""
        key = word_key(name)
        if (found := self._listed.get(key)) is not None:
            return found
        kind = self.lexicon.body_kind(name)
        found = self._same(key, kind) or self._made(name, kind, table, at)
        self._listed[key] = found
        return found

    def _same(self, key: str, kind: str | None) -> RowKey | None:
        """A bare word for a kind and its short form ("StG") are one body, if there is just one of that kind.

        "AK" stays apart from "AK Geburt", and "Planungsgruppe" from "Steuerungsgruppe".
        """
        if kind in (None, "HANDL") or self.lexicon.layouts.bodies.get(key) != kind:
            return None
        if kind == NETWORK:
            return next(iter(self._networks)) if len(self._networks) == 1 else None
        of_kind = self._by_kind[kind or ""]
        if len(of_kind) != 1:
            return None
        (other,) = of_kind
        names = [name for name, row in self._listed.items() if row == other]
        return other if any((len(key) <= _SHORT) != (len(name) <= _SHORT) for name in names) else None

    def _made(self, name: str, kind: str | None, table: FoundTable, at: At) -> RowKey:
        type = EntityType.EARLY_HELP_NETWORK if kind == NETWORK else EntityType.COMMITTEE
        place = (id(table), str(type))
        if place not in self._drafts:
            inferred = frozenset({Prop.KIND.value})
            self._drafts[place] = TableDraft(table, self.lexicon, type, _MADE_OF, inferred)
        made = self._drafts[place].add({Prop.NAME: name, Prop.KIND: self.lexicon.layouts.shown_kind(kind)}, at)
        self._sort(made, type, kind)
        said = self.lexicon.layouts.network_says(name)
        if (kind, said) in _ASKED_ABOUT:
            self._doubted.append(_Doubted(name, table.place(*at), said == "other"))
        return made

    def note(self, body: RowKey, text: str) -> bool:
        """Note something of a body that was made; whether it was, and not listed by a table of its own."""
        draft = next((d for d in self._drafts.values() if d.key == body[0]), None)
        if draft is not None:
            draft.rows[body[1]][_MADE_OF.index(Prop.NOTE)] = text
        return draft is not None

    def said(self) -> Iterator[SaidOfPlace]:
        """Which bodies called "Netzwerk" may be the early-help network; of another matter only if no other one is."""
        for one in self._doubted:
            if not (one.apart and self._networks):
                yield SaidOfPlace(one.place, one.name, name_sentences.may_be_network(one.name, apart=one.apart))

    def built(self) -> list[TypedSheet]:
        """The tables of the bodies that were made."""
        return [draft.built() for draft in self._drafts.values()]
