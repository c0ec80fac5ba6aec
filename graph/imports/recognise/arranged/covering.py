"""Regions that a column, headings and names of sheets of a list of organizations tell of."""

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from graph.imports.recognise.arranged.drafts import TableDraft
from graph.imports.recognise.arranged.listed import Listed, headings
from graph.imports.recognise.arranged.once import Once
from graph.imports.recognise.arranged.tables import RowKey
from graph.imports.recognise.found import FoundTable, RoleKind
from graph.imports.recognise.sentences.row_sentences import everywhere_read, region_called
from graph.imports.recognise.text_grid import At
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import EntityType, Prop

_ENDS = ("source", "target")
_Named = tuple[str, str]
"""What a cell says, and the name of the region that it means."""
_BETWEEN = re.compile(r"[/,+&]| und ")


class _Column(NamedTuple):
    """The regions of a column: its texts, what "alle" means, and what stands for a region that has a longer name."""

    texts: Mapping[str, None] = {}
    all: Sequence[str] = ()
    fuller: Mapping[str, str] = {}


class RegionMaker:
    """Makes regions of a column, of headings, and of names of sheets."""

    def __init__(self, lexicon: SheetLexicon, known: Callable[[str], RowKey | None]) -> None:
        self._lexicon, self._known = lexicon, known
        self._regions = Once(lexicon, EntityType.NETWORK_REGION, (Prop.NAME,))
        self._covers: list[TableDraft] = []

    def cover(self, listed: Listed) -> None:
        """The regions of one list."""
        table = listed.table
        column = table.first(RoleKind.REGION)
        if column is None and "region" not in table.context and all(s.kind != "region" for s in table.sections):
            return
        draft = TableDraft(table, self._lexicon, "CoversRegion", _ENDS)
        told = self._told(table, column.index) if column is not None else _Column()
        for row, under in headings(table):
            section = under.get("region")
            text = table.grid.cell(row, column.index) if column is not None else ""
            at = (row, column.index) if column is not None else (row, table.left)
            made_at = at
            if not text and section is not None:
                text, made_at = section.text, (section.row, section.column)
            text = text or table.context.get("region", "")
            named = self._is_everywhere(text) or not self._lexicon.is_placeholder(text)
            if text and row not in table.continues and named:
                self._add(draft, listed, (row, at), (self._named(text, told), made_at))
        if draft.rows:
            self._covers.append(draft)

    def _add(self, draft: TableDraft, listed: Listed, where: tuple[int, At], told: tuple[Sequence[_Named], At]) -> None:
        row, at = where
        for text, name in told[0]:
            if self._is_everywhere(text):
                listed.say(told[1], "", everywhere_read())
                continue
            if name != text:
                listed.say(told[1], "", region_called(text, name))
            region = self._known(name) or self._regions.find(name, {}, listed.table, told[1])
            for key, who in listed.rows.get(row, ()):
                draft.add({"source": who, "target": name}, at, {"source": key, "target": region})

    def _named(self, text: str, column: _Column) -> list[_Named]:
        """The regions that a cell names, each with its name; "alle" is all of them.

        "Nord/Süd" is two where both stand alone elsewhere, "LK Moor + LK Horn" because each says what it is.
        """
        found: list[str] = []
        for part in (t for part in text.replace("\n", ";").split(";") if (t := part.strip())):
            found += column.all if self._is_everywhere(part) and column.all else self._apart(part, column.texts)
        return [(part, column.fuller.get(part, part)) for part in found]

    def _apart(self, text: str, alone: Container[str]) -> list[str]:
        """The regions of a text: "Nord/Süd" where both stand alone elsewhere, "Kreis Moor und Kreis Horn" anyway."""
        pieces = _pieces(text)
        apart = all(p in alone or self._lexicon.is_public(p) for p in pieces)
        return pieces if len(pieces) > 1 and apart else [text]

    def _told(self, table: FoundTable, column: int) -> _Column:
        """What the column says as a whole."""
        texts = dict.fromkeys(t for row in table.rows if (t := table.grid.cell(row, column).strip()))
        single = [t for t in texts if not self._is_everywhere(t) and not any(p in texts for p in _pieces(t)[1:])]
        regions = dict.fromkeys(p for t in single for p in self._apart(t, texts))
        fuller = self._fuller(regions)
        return _Column(texts, list(dict.fromkeys(fuller.get(r, r) for r in regions)), fuller)

    def _is_everywhere(self, text: str) -> bool:
        return word_key(text) in self._lexicon.layouts.hints["everywhere"]

    def _fuller(self, regions: Iterable[str]) -> dict[str, str]:
        """ "SR Nord" for "Nord", where no other region is called so with another word before it."""
        rooms: dict[str, list[str]] = {}
        for region in regions:
            first, _, rest = word_key(region).partition(" ")
            if rest and first in self._lexicon.layouts.hints["room"]:
                rooms.setdefault(rest, []).append(region)
        return {r: of[0] for r in regions if len(of := rooms.get(word_key(r), [])) == 1}

    @property
    def drafts(self) -> list[TableDraft]:
        """The tables made."""
        return [*self._regions.drafts, *self._covers]


def _pieces(text: str) -> list[str]:
    return [t.strip() for t in _BETWEEN.split(text)]
