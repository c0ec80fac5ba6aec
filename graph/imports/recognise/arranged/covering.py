"""Regions that a column, headings and names of sheets of a list of organizations tell of."""

import re
from collections.abc import Callable, Container

from graph.imports.recognise.arranged.drafts import TableDraft
from graph.imports.recognise.arranged.listed import Listed, headings
from graph.imports.recognise.arranged.once import Once
from graph.imports.recognise.arranged.tables import RowKey
from graph.imports.recognise.found import FoundTable, RoleKind
from graph.imports.recognise.sentences.row_sentences import everywhere_read
from graph.imports.recognise.text_grid import At
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import EntityType, Prop

_ENDS = ("source", "target")
_BETWEEN = re.compile(r"[/,+&]| und ")


class RegionMaker:
    """Makes regions of a column, of headings, and of names of sheets."""

    def __init__(self, lexicon: SheetLexicon, known: Callable[[str], RowKey | None]) -> None:
        self._lexicon, self._known = lexicon, known
        self._regions = Once(lexicon, EntityType.NETWORK_REGION, (Prop.NAME,))
        self._covers: list[TableDraft] = []
        self._looked: tuple[tuple[int, int], dict[str, None]] | None = None

    def cover(self, listed: Listed) -> None:
        """The regions of one list."""
        table = listed.table
        column = table.first(RoleKind.REGION)
        if column is None and "region" not in table.context and all(s.kind != "region" for s in table.sections):
            return
        draft = TableDraft(table, self._lexicon, "CoversRegion", _ENDS)
        for row, under in headings(table):
            section = under.get("region")
            text = table.grid.cell(row, column.index) if column is not None else ""
            at = (row, column.index) if column is not None else (row, table.left)
            made_at = at
            if not text and section is not None:
                text, made_at = section.text, (section.row, section.column)
            text = text or table.context.get("region", "")
            if text and row not in table.continues and not self._lexicon.is_placeholder(text):
                self._add(draft, listed, (row, at), (text, made_at))
        if draft.rows:
            self._covers.append(draft)

    def _add(self, draft: TableDraft, listed: Listed, where: tuple[int, At], told: tuple[str, At]) -> None:
        row, at = where
        for text in self._named(told[0], listed.table):
            if word_key(text) in self._lexicon.layouts.hints["everywhere"]:
                listed.say(told[1], "", everywhere_read())
                continue
            region = self._known(text) or self._regions.find(text, {}, listed.table, told[1])
            for key, who in listed.rows.get(row, ()):
                draft.add({"source": who, "target": text}, at, {"source": key, "target": region})

    def _named(self, text: str, table: FoundTable) -> list[str]:
        """The regions that a cell names; "alle" is all of them.

        "Nord/Süd" is two where both stand alone elsewhere, "LK Moor + LK Horn" because each says what it is.
        """
        parts = [t for part in text.replace("\n", ";").split(";") if (t := part.strip())]
        column = table.first(RoleKind.REGION)
        if column is None:
            return parts
        alone, everywhere = self._alone(table, column.index), self._lexicon.layouts.hints["everywhere"]
        single = [t for t in alone if word_key(t) not in everywhere and not any(p in alone for p in _pieces(t)[1:])]
        plain = list(dict.fromkeys(p for t in single for p in self._apart(t, alone)))
        found: list[str] = []
        for part in parts:
            found += plain if word_key(part) in everywhere and plain else self._apart(part, alone)
        return found

    def _apart(self, text: str, alone: Container[str]) -> list[str]:
        """The regions of a text: "Nord/Süd" where both stand alone elsewhere, "Kreis Moor und Kreis Horn" anyway."""
        pieces = _pieces(text)
        apart = all(p in alone or self._lexicon.is_public(p) for p in pieces)
        return pieces if len(pieces) > 1 and apart else [text]

    def _alone(self, table: FoundTable, column: int) -> dict[str, None]:
        """The texts of a column in their order, looked through once."""
        if self._looked is None or self._looked[0] != (id(table), column):
            texts = (table.grid.cell(row, column).strip() for row in table.rows)
            self._looked = (id(table), column), dict.fromkeys(filter(None, texts))
        return self._looked[1]

    @property
    def drafts(self) -> list[TableDraft]:
        """The tables made."""
        return [*self._regions.drafts, *self._covers]


def _pieces(text: str) -> list[str]:
    return [t.strip() for t in _BETWEEN.split(text)]
