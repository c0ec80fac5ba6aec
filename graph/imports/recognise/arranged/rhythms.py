"""How often bodies meet, where a list of their members says it: kept in the note of the body."""

from collections.abc import Iterator
from typing import NamedTuple

from graph.imports.recognise.arranged.bodies import Bodies
from graph.imports.recognise.arranged.listed import Listed
from graph.imports.recognise.found import FoundTable, RoleKind
from graph.imports.recognise.sentences import row_sentences
from graph.imports.recognise.text_grid import At
from graph.imports.recognise.texts.body_names import split_bodies
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key


class ToldRhythm(NamedTuple):
    """How often a body meets by one cell, and under which word; ``body`` is empty if no single one is meant."""

    body: str
    word: str
    text: str
    at: At


class Rhythms:
    """Notes how often bodies meet where all rows agree on it, and asks where no single body is meant."""

    def __init__(self, lexicon: SheetLexicon, bodies: Bodies) -> None:
        self._lexicon, self._bodies = lexicon, bodies

    def read(self, listed: Listed) -> None:
        """What one list says of its bodies."""
        told: dict[str, list[ToldRhythm]] = {}
        for one in (*self._in_cells(listed.table), *self._in_titles(listed.table)):
            told.setdefault(word_key(one.body), []).append(one)
        for key, several in told.items():
            first = several[0]
            agreed = bool(key) and len({word_key(one.text) for one in several}) == 1
            body = self._bodies.find(first.body, listed.table, first.at) if agreed else None
            if body is None or not self._bodies.note(body, f"{first.word}: {first.text}"):
                listed.say(first.at, first.word, row_sentences.rhythm_open(first.text))

    def _in_cells(self, table: FoundTable) -> Iterator[ToldRhythm]:
        seats, context = table.all(RoleKind.SEATS), table.context.get("body", "")
        for column in table.all(RoleKind.RHYTHM):
            for row in (r for r in table.rows if table.grid.cell(r, column.index)):
                cells = [text for c in seats if (text := table.grid.cell(row, c.index))]
                named = [b.name for text in cells for b in split_bodies(text, self._lexicon, self._bodies.known)]
                body = named[0] if len(named) == 1 else "" if named else context
                yield ToldRhythm(body, column.header, table.grid.cell(row, column.index), (row, column.index))

    def _in_titles(self, table: FoundTable) -> Iterator[ToldRhythm]:
        """Above the members of one body: "Treffen: vierteljährlich"."""
        words = self._lexicon.layouts.headers["rhythm"]
        for text in table.title if table.context.get("body") else ():
            word, colon, said = text.partition(":")
            if colon and said.strip() and word_key(word) in words:
                yield ToldRhythm(table.context["body"], word.strip(), said.strip(), (table.header[-1], table.left))
