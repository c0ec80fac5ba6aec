"""Which rows of a table are records, and why each other row is none."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graph.imports.days_in_texts import day_in, is_day
from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.found import LeftOutFor, SectionRow
from graph.imports.recognise.row_sorting.row_headings import Headings, with_role_apart
from graph.imports.recognise.row_sorting.row_remarks import is_remark, says_nobody
from graph.imports.recognise.row_sorting.totals import Totals
from graph.imports.recognise.row_sorting.who_is_there import STANDING
from graph.imports.recognise.table_rows import KnownColumns, TableRows
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.last_look_at_names import is_bare_mark
from graph.imports.recognise.texts.member_labels import INFORMED
from graph.imports.recognise.texts.no_names import is_page
from graph.imports.recognise.texts.plain_names import explains_a_mark
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_RULE = "-=_+:|–—"
_LONG = 80
_FULL_DAY = 10
_OF_NOBODY = (STANDING, "seat", INFORMED)
"""Kinds of headings in words that nobody is called by."""
_DIGITS, _GLANCE = re.compile(r"\d++"), 3


@dataclass(slots=True)
class SortedRows:
    """Rows that are records, rows that are none, headings, and rows that belong to one above."""

    rows: list[int] = field(default_factory=list)
    left_out: list[tuple[int, LeftOutFor]] = field(default_factory=list)
    sections: list[SectionRow] = field(default_factory=list)
    continues: dict[int, int] = field(default_factory=dict)

    def goes_on(self, rest: Mapping[int, int]) -> None:
        """Rows that held the rest of a name belong to the record that it began in."""
        known = {row: first for row, first in rest.items() if first in self.rows}
        self.rows = sorted((*self.rows, *known))
        self.continues |= known


HeadingDoubt = Callable[[Sequence[SectionRow], Sequence[tuple[int, str]], bool, SheetLexicon], frozenset[int]]
"""Which headings are none, by the names of the records and whether some of them stand alone in their rows."""


class RowSorter:
    """Sorts the rows of one area."""

    def __init__(
        self, grid: TextGrid, area: TableArea, lexicon: SheetLexicon, layout: KnownColumns, out: frozenset[int]
    ) -> None:
        self._grid, self._area, self._lexicon, self._layout, self._out = grid, area, lexicon, layout, out
        self._hidden = frozenset[int]() if grid.turned else grid.sheet.hidden_rows
        self._table = TableRows(grid, area, layout)
        self._rows, self._typical = self._table.rows, self._table.typical
        self._headings = Headings(self._table, lexicon)
        self._head = [word_key(grid.cell(area.header[-1], c)) for c in range(area.left, area.right + 1)]
        self._heads = {t for c in range(area.left, area.right + 1) if (t := grid.cell(area.header[-1], c))}
        self._totals = Totals(lexicon)
        self._ends = self._trailing()
        self._next = {row: after for (row, _), (after, _) in pairwise(self._rows)}
        alone = Counter(first for row, count in self._rows if count == 1 for first in self._table.texts(row))
        self._often = frozenset(text for text, count in alone.items() if count > 1)
        self._mark, self._known = lexicon.forms.mark, lexicon.raw_fields
        self._titles = {_undated(grid.rows[row]) for row in area.titles}
        self._titled = frozenset(
            text[:_GLANCE] for row in area.titles if (text := next(filter(None, grid.rows[row]), ""))
        )

    def sort(self, doubt: HeadingDoubt) -> SortedRows:
        """Every row with content, sorted; once more where ``doubt`` says that a heading is an organization."""
        found = self._sort(frozenset())
        name = self._layout.name
        if name is None or not found.sections:
            return found
        names = [(row, self._grid.cell(row, name)) for row in found.rows if row not in found.continues]
        single = {row for row, count in self._rows if count == 1}
        alone = any(row in single for row, _ in names)
        records = doubt(found.sections, names, alone, self._lexicon)
        found = self._sort(records) if records else found
        again = [n for n, section in enumerate(found.sections) if self._heads_again(section.row)]
        for n in again:
            found.sections[n] = self._headings.with_body(found.sections[n])
        kinds = {found.sections[n].kind for n in again} - {""}
        if len(kinds) == 1:  # each over the header once more: they part the list by one thing
            for n in again:
                found.sections[n] = found.sections[n]._replace(kind=min(kinds))
        found.sections[:0] = self._headings.above(found.sections, again=bool(again) and again[0] == 0)
        found.sections = [part for section in found.sections for part in with_role_apart(section, self._lexicon)]
        return found

    def _sort(self, records: frozenset[int]) -> SortedRows:
        found = SortedRows()
        for row, count in self._rows:
            reason = None if row in records else self._reason(row, count)
            if reason is LeftOutFor.SECTION:
                found.sections.append(self._headings.section(row))
            if reason is not None:
                found.left_out.append((row, reason))
            else:
                self._take(found, row)
        return found

    def _take(self, found: SortedRows, row: int) -> None:
        name = self._layout.name
        if name is None:
            found.rows.append(row)
            return
        text = self._grid.cell(row, name)
        before = found.rows[-1] if found.rows else None
        above = found.continues.get(before, before) if before is not None else None
        if (
            (not text or (row, name) in self._grid.covered)
            and above is not None
            and self._may_continue(row, above, text)
        ):
            found.continues[row] = above
            found.rows.append(row)
        elif self._has_id(row):
            found.rows.append(row)  # a record that lacks its name: the check says so, and keeps it to be mended
        elif not text or self._lexicon.is_contact(text) or self._is_labelled(text):
            found.left_out.append((row, LeftOutFor.NAMELESS))
        elif self._stands_for_nobody(row, text):
            found.left_out.append((row, LeftOutFor.PLACEHOLDER))
        else:
            found.rows.append(row)

    def _is_labelled(self, text: str) -> bool:
        """Whether a text begins with the word for another column: "Telefon:", "Ansprechpartnerin: Frau …, Tel. …"."""
        label, colon, said = text.partition(":")
        if not colon or not self._lexicon.is_field(label):
            return False
        words = self._lexicon.layouts.headers
        named = words["organization"] | words["lesser"] | words["bare"]
        return not said.strip() or word_key(label) not in named

    def _stands_for_nobody(self, row: int, text: str) -> bool:
        """Whether something stands where a name would that is none: "N.N.", "12.03.", "x", a letter of a register."""
        nobody = self._lexicon.is_placeholder(text) or is_bare_mark(text, self._lexicon)
        return nobody or self._is_letter(row, text) or self._is_shifted(row, text)

    def _is_shifted(self, row: int, text: str) -> bool:
        """Whether a field of work stands where a name would, and beside it a name: "Bildung | Grundschule Moor"."""
        beside = self._grid.cell(row, (self._layout.name or 0) + 1)
        field_ = self._lexicon.sector_of(text) is not None and not self._lexicon.is_organization(text)
        return field_ and self._lexicon.is_organization(beside)

    def _is_letter(self, row: int, text: str) -> bool:
        """Whether the row holds one letter and nothing else: it parts the names of an address book."""
        cells = self._grid.rows[row][self._area.left : self._area.right + 1]
        return len(text) == 1 and text.isalpha() and sum(map(bool, cells)) == 1

    def _may_continue(self, row: int, above: int, text: str) -> bool:
        """A row without name says more of the one above, unless it has a number, a person or a carrier of its own."""
        layout = self._layout
        if self._is_new(row, above, layout.unit) or (not text and self._is_new(row, above, layout.carrier)):
            return False
        if text:
            return not self._has_id(row)
        before = [c for c in (*layout.persons, layout.number) if c is not None and c < (layout.name or 0)]
        numbered = layout.number is not None and bool(self._grid.cell(row, layout.number))
        return not numbered and not self._has_id(row) and not any(self._grid.cell(row, c) for c in before)

    def _is_new(self, row: int, above: int, column: int | None) -> bool:
        text = self._grid.cell(row, column) if column is not None else ""
        return column is not None and bool(text) and text != self._grid.cell(above, column)

    def _has_id(self, row: int) -> bool:
        """Whether the list gives the row a Kennung of its own: it is meant as a record."""
        return self._layout.id is not None and bool(self._grid.cell(row, self._layout.id))

    def _reason(self, row: int, count: int) -> LeftOutFor | None:
        """Why the row is no record by what stands in it alone; None if it may be one."""
        first = next(filter(None, self._grid.rows[row][self._area.left : self._area.right + 1]))
        if row in self._out:
            return LeftOutFor.STRUCK
        if row in self._hidden:
            return LeftOutFor.HIDDEN
        ruled = len(first) > 2 and not first.strip(_RULE) and not any(t.strip(_RULE) for t in self._table.texts(row))
        explained = ruled or first.startswith(self._mark) or self._explains_header(row, count)
        if explained or row in self._layout.legend:
            return LeftOutFor.EXPLANATION if explained else LeftOutFor.LEGEND
        if (again := self._stands_again(row, count, first)) is not None:
            return again
        if self._totals.are_total(self._table.texts(row)):
            return LeftOutFor.TOTAL
        # Of a card that says little nothing but the name may be known.
        card = self._grid.moved and self._grid.made_header is not None
        return self._small(row, count, first) if count <= 2 and not card else None

    def _stands_again(self, row: int, count: int, first: str) -> LeftOutFor | None:
        """Whether a row is the header once more, or the title with the number of another page: "… | Seite 2 von 2"."""
        if count > 1 and first[:_GLANCE] in self._titled and _undated(self._grid.rows[row]) in self._titles:
            return LeftOutFor.TITLE
        known = first.lower() in self._known or first in self._heads
        return LeftOutFor.REPEATED_HEADER if known and self._is_head(row) else None

    def _explains_header(self, row: int, count: int) -> bool:
        """Whether a row below the header only explains it: "(seit Gründung) | (ab 2022)", "bitte ankreuzen"."""
        if row != self._rows[0][0] or count < 2:
            return False
        texts = self._table.texts(row)
        return all(t[0] + t[-1] == "()" for t in texts) or self._lexicon.explain_columns(texts)

    def _is_head(self, row: int) -> bool:
        texts = [word_key(self._grid.cell(row, c)) for c in range(self._area.left, self._area.right + 1)]
        same = sum(a == b for a, b in zip(texts, self._head, strict=True) if a)
        return same >= max(1, len([t for t in texts if t]) * 3 // 4)

    def _small(self, row: int, count: int, first: str) -> LeftOutFor | None:
        """A row of one or two cells among wider ones: foot, legend, heading, or a record of which little is known."""
        if (reason := self._foot(row, count, first)) is not None:
            return reason
        if count > 1:
            return LeftOutFor.SECTION if self._headings.is_lettered(row) else None
        if self._layout.name is None or self._only_identified(row, first):
            return None
        if self._typical < 2:
            alone = self._headings.kind_of(first) in _OF_NOBODY or self._headings.names_a_field(row, first)
            alone = alone or (first.endswith(":") and self._headings.kind_of(first) in ("sector", "body"))
            above = self._headings.heads_a_kind(row, first) or self._headings.heads_names(row, first)
            return LeftOutFor.SECTION if alone or above else None
        # Right of the names a text says more of the row above.
        may_head = self._table.column(row) <= self._layout.name or self._headings.stands_over(row, first)
        known = may_head and (self._headings.kind_of(first) or self._headings.looks_like_one(row, first))
        grouping = self._headings.heads_a_kind(row, first) or self._headings.groups(row) or self._heads_again(row)
        if known or (may_head and grouping):
            return LeftOutFor.SECTION
        return LeftOutFor.FOOTER if row in self._ends and may_head else None

    def _heads_page(self, row: int, text: str) -> bool:
        """Whether a text stands above the header on every printed page."""
        return text in self._often and self._heads_again(row) and not self._headings.kind_of(text)

    def _heads_again(self, row: int) -> bool:
        """Whether the header stands below a row once more."""
        below = self._next.get(row)
        return below is not None and self._grid.cell(below, self._area.left) in self._heads and self._is_head(below)

    def _only_identified(self, row: int, text: str) -> bool:
        """Whether the only text of a row is its number or its Kennung: a record that lacks its name, no heading."""
        column, layout = self._table.column(row), self._layout
        if column == layout.number:
            return self._lexicon.is_number(text)
        if column != layout.id or text.endswith(":") or self._headings.kind_of(text):
            return False
        signs = [t for r, _ in self._rows if (t := self._grid.cell(r, column))]
        numbered = sum(any(c.isdigit() for c in t) for t in signs)
        return any(c.isdigit() for c in text) if 2 * numbered > len(signs) else " " not in text

    def _foot(self, row: int, count: int, first: str) -> LeftOutFor | None:
        """Whether a row speaks about the list: by a word such as Stand or Legende, a footnote, a long sentence."""
        key, words = word_key(first), self._lexicon.layouts.rows
        if count == 1 and row == self._rows[-1][0] and key in words["closing"]:
            return LeftOutFor.FOOTER
        alone = count == 1 or all(is_day(t) or t.isdigit() for t in self._table.texts(row)[1:])
        if alone and (self._typical > 1 or ":" in first or row in self._ends):
            for group, reason in (("legend", LeftOutFor.LEGEND), ("footer", LeftOutFor.FOOTER)):
                if self._begins(key, first, words[group]):
                    return reason
        if " = " in first or (count == 1 and self._heads_page(row, first)):
            return LeftOutFor.LEGEND if " = " in first else LeftOutFor.TITLE
        noted = first.startswith("(") and first.endswith(")") and not self._lexicon.is_organization(first)
        if count == 1 and (noted or explains_a_mark(first, self._lexicon) or len(first) > _LONG or is_page(first)):
            return LeftOutFor.FOOTER
        if count == 1 and says_nobody(first, self._lexicon):
            return LeftOutFor.PLACEHOLDER
        remark = count == 1 and self._typical > 1 and is_remark(first, self._lexicon)
        return LeftOutFor.FOOTER if remark and not self._headings.kind_of(first) else None

    def _begins(self, key: str, text: str, words: frozenset[str]) -> bool:
        """Whether a text begins with a word for feet or legends, and is not the name of an organization."""
        pieces = key.split()
        begins = any(" ".join(pieces[:n]) in words for n in range(1, min(4, len(pieces)) + 1))
        return begins and (
            ":" in text or len(day_in(text) or "") == _FULL_DAY or not self._lexicon.is_organization(text)
        )

    def _trailing(self) -> frozenset[int]:
        """Single cells behind an empty row at the end: an address, a remark, no record."""
        found: list[int] = []
        last = self._area.stop
        for row, count in reversed(self._rows):
            if count != 1 or (found and row < last - 1 and not self._tail_begins(row)):
                break
            found.append(row)
            last = row
        return (
            frozenset(found)
            if found and not self._filled(min(found) - 1) and len(found) < len(self._rows)
            else frozenset()
        )

    def _tail_begins(self, row: int) -> bool:
        return not self._filled(row - 1)

    def _filled(self, row: int) -> bool:
        return row >= self._area.start and any(
            self._grid.cell(row, c) for c in range(self._area.left, self._area.right + 1)
        )


def _undated(cells: Sequence[str]) -> str:
    """The texts of a row without their numbers: those of pages and days differ from page to page."""
    return _DIGITS.sub("", " | ".join(filter(None, cells)))
