"""Who a list calls former, wished for or planned: in a column, below a heading, or by the name of the sheet.

Such an organization is listed, and yet it is no partner: whether it exists is kept as not known, and asked about.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from graph.as_of import opened_on
from graph.imports.dates import Span, span_of
from graph.imports.days_in_texts import day_in, is_day
from graph.imports.problems import Issue
from graph.imports.recognise.found import FoundColumn, FoundTable, Role, RoleKind, SectionRow
from graph.imports.recognise.sentences import row_sentences
from graph.imports.recognise.texts.remarks import (
    Remark,
    former_name,
    maybe_remarks,
    maybe_renamed,
    newer_name,
    remark_in,
)
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.lexical import lexical_words
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop, StatementStatus
from ontology.values import earliest

_NOTES = (Role(RoleKind.PROPERTY, Prop.NOTE), Role(RoleKind.NOTE))
STANDING = "standing"
"""The kind of a heading, or of the name of a sheet, that says who is no partner, or not yet."""
_SINCE = re.compile(r"^(\S{2,20}) (?:ab|seit|zum) (\S.{0,20})$", re.IGNORECASE)


class Stood(NamedTuple):
    """What a row says of being there: the status if it says one, the cell that says it, and what to tell."""

    status: str
    at: tuple[int, int]
    header: str
    issue: Issue | None = None

    @property
    def gone(self) -> bool:
        """Whether the organization does not count as present."""
        return self.issue is not None and bool(self.status)


_OTHER_NAMES = ("renamed", "former")
"""A remark with another name says nothing against who bears it."""


class StandingReader:
    """Reads a list for who is there."""

    def __init__(self, table: FoundTable, lexicon: SheetLexicon) -> None:
        self._table, self._lexicon = table, lexicon
        self._column = table.first(RoleKind.STANDING)
        self._context = table.context.get(STANDING, "")
        self._remarks = dict(self._remarked())

    def _remarked(self) -> Iterator[tuple[int, tuple[FoundColumn, Remark]]]:
        """The rows whose remarks speak of an end or a new name."""
        notes = [c for c in self._table.columns if c.role in _NOTES]
        for column in notes:
            said = {row: text for row in self._table.rows if (text := self._table.grid.cell(row, column.index))}
            found = {text: remark_in(text, self._lexicon) for text in maybe_remarks(dict.fromkeys(said.values()))}
            for row, text in said.items():
                if (remark := found.get(text)) is not None:
                    yield row, (column, remark)

    def new_name(self, row: int) -> str:
        """The new name that the remark of a row gives; empty if it gives none."""
        _, remark = self._remarks.get(row, (None, None))
        return remark.name if remark is not None and remark.says == "renamed" else ""

    @property
    def renames(self) -> bool:
        """Whether a remark gives a new name to anybody, or an earlier one stands beside a name."""
        if any(remark.says == "renamed" for _, remark in self._remarks.values()):
            return True
        name = self._table.first(RoleKind.PROPERTY, Prop.NAME)
        texts = [self._table.grid.cell(r, name.index) for r in self._table.rows] if name is not None else []
        return any(former_name(t) or newer_name(t, self._lexicon) for t in maybe_renamed(texts))

    @property
    def header(self) -> str | None:
        """What the column of the status is called; None if the list says nothing of it."""
        if self._column is not None:
            return self._column.header
        headed = self._context or self._remarks or any(s.kind == STANDING for s in self._table.sections)
        return "Status" if headed else None

    def of(self, row: int, under: Mapping[str, SectionRow]) -> Stood | None:
        """What a row says, or stands under; None if it says nothing, or that all is well."""
        if (section := under.get(STANDING)) is not None:
            issue = row_sentences.stands_below(section.text)
            return Stood(StatementStatus.UNKNOWN, (section.row, section.column), "", issue)
        if self._context:
            at = (self._table.header[-1], self._table.left)
            return Stood(StatementStatus.UNKNOWN, at, "", row_sentences.stands_below(self._context))
        return self._told_by_status(row) or self._told_by_remark(row)

    def _told_by_remark(self, row: int) -> Stood | None:
        if row not in self._remarks:
            return None
        column, (says, name) = self._remarks[row]
        issue = row_sentences.said_by_remark(says, name)
        return Stood("" if says in _OTHER_NAMES else StatementStatus.UNKNOWN, (row, column.index), column.header, issue)

    def _left(self, text: str, at: tuple[int, int]) -> Stood | None:
        """Who left on a day is gone from then on; other words leave it open."""
        day = day_in(text) if is_day(text) else None
        said_no = self._lexicon.marks.seat(text).holds in ("no", "nothing")
        if self._column is None or said_no or (day is not None and earliest(day) > opened_on()):
            return None
        return Stood(
            StatementStatus.UNKNOWN, at, self._column.header, row_sentences.left_the_network(sure=day is not None)
        )

    def _answered(self, text: str, at: tuple[int, int]) -> Stood | None:
        """What ja or nein says below "aktiv"; a word that is neither leaves it open."""
        key, words = word_key(text), self._lexicon.words
        if key in words.yes or self._column is None:
            return None
        return Stood(
            StatementStatus.UNKNOWN, at, self._column.header, row_sentences.left_the_network(sure=key in words.no)
        )

    def _told_by_status(self, row: int) -> Stood | None:
        if self._column is None:
            return None
        at = (row, self._column.index)
        text = self._table.grid.cell(*at)
        if not text or is_here(text, self._lexicon):
            return None
        if word_key(self._column.header) in self._lexicon.layouts.headers["active"]:
            return self._answered(text, at)
        if word_key(self._column.header) in self._lexicon.layouts.headers["until"]:
            return self._left(text, at)
        told: Issue | None = row_sentences.left_the_network() if is_gone(text, self._lexicon) else None
        if told is None and tells_of_others(self._lexicon, text):
            told = row_sentences.called_no_partner(text)
        if heads_others(self._column.header, self._lexicon) and self._lexicon.marks.seat(text).holds != "unread":
            if self._lexicon.marks.seat(text).holds != "yes":
                return None
            told = row_sentences.stands_below(self._column.header)
        # A word that nobody knows is asked about by the check.
        return Stood(text if told is None else StatementStatus.UNKNOWN, at, self._column.header, told)


def is_here(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a cell says that somebody is there, also since when: "aktiv", "neu ab 1.1.25"; a day to come is none."""
    here = lexicon.layouts.standing["here"]
    since = _SINCE.match(text)
    if since is None or word_key(since[1]) not in here:
        return word_key(text) in here
    day = day_in(since[2]) if is_day(since[2]) else (span_of(since[2]) or Span()).at
    return bool(day) and earliest(day) <= opened_on()


def is_gone(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a cell says that somebody is no longer there: "geschlossen seit 2021", "derzeit inaktiv", "ruht"."""
    words = lexicon.layouts.standing["gone"] | _gone_words()
    first, _, rest = word_key(text).partition(" ")
    key = rest if first in lexicon.layouts.standing["now"] and rest else word_key(text)
    return key in words or any(key.startswith(f"{word} ") for word in words)


def tells_of_others(lexicon: SheetLexicon, text: str) -> bool:
    """Whether a cell says that somebody is no partner, or not yet: "fehlt noch", "abgesagt (keine Zeit)"."""
    return is_gone(text, lexicon) or heads_others(text.partition("(")[0] or text, lexicon)


@cache
def _gone_words() -> frozenset[str]:
    """The words that the check reads so; recognising must not read them otherwise."""
    return frozenset(map(word_key, lexical_words().gone))


def heads_others(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a heading, or the name of a sheet, speaks of who is no partner: "fehlt noch", "Ehemalige Mitglieder"."""
    words, layouts = word_key(text).split(), lexicon.layouts
    known = layouts.standing["wished"] | layouts.standing["former"]
    while words and words[0] in layouts.standing["before"] and " ".join(words) not in known:
        words = words[1:]
    return any(
        " ".join(words[:end]) in known and all(w in layouts.standing["beside"] for w in words[end:])
        for end in range(len(words), 0, -1)
    )
