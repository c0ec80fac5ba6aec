"""Which rows of a table are records, and why each other row is none."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.imports.days_in_texts import is_day
from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.contents import are_outline
from graph.imports.recognise.found import LeftOutFor, SectionRow
from graph.imports.recognise.plain_names import name_without_signs
from graph.imports.recognise.sheet_lexicon import SheetLexicon
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.who_is_there import STANDING, heads_others
from graph.imports.vocabulary.words import word_key

_NUMBERED = re.compile(
    r"^(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.)]\s+|^\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+(?=[^\W\d])|^(?:Bereich|Sektor|System)(?:\s*+:)?\s++(?=\S)"
)
_FOOTNOTE = re.compile(r"^(?:\*|\d\)|¹|²)")
_ACTING = {"ELTB", "BEIRAT", "PARL-K", "PARL-S", "PARL-B"}
"""Kinds of bodies that sit in others themselves."""
_LETTER = re.compile(r"^(?:[A-Z]|[IVX]{1,4})[.)]?$")
_DECORATED = re.compile(r"^([-–—=*_~#+])\1* ?[^-–—=*_~#+].*[-–—=*_~#+]$")
_COUNTED = re.compile(r"^[^()]{2,60} \((\d{1,3})\)$")
_COUNT = re.compile(r" \(\d{1,3}\)$")
_ITEM = re.compile(r"^\d{1,2}[.)] +\S")
_WORDS = 5
"""So many words of a name behind a bullet; what is longer explains something."""
_LONG = 80
_PAGE = re.compile(r"^Seite \d{1,4}\b")


@dataclass(frozen=True, slots=True)
class KnownColumns:
    """What is known before rows are sorted: columns by index, each may be missing, and rows that explain signs."""

    name: int | None = None
    number: int | None = None
    id: int | None = None
    persons: tuple[int, ...] = ()
    legend: frozenset[int] = frozenset()


@dataclass(slots=True)
class SortedRows:
    """Rows that are records, rows that are none, headings, and rows that belong to one above."""

    rows: list[int] = field(default_factory=list)
    left_out: list[tuple[int, LeftOutFor]] = field(default_factory=list)
    sections: list[SectionRow] = field(default_factory=list)
    continues: dict[int, int] = field(default_factory=dict)


HeadingDoubt = Callable[[Sequence[SectionRow], Sequence[tuple[int, str]], bool, SheetLexicon], frozenset[int]]
"""Which headings are none, by the names of the records and whether some of them stand alone in their rows."""


class RowSorter:
    """Sorts the rows of one area."""

    def __init__(
        self, grid: TextGrid, area: TableArea, lexicon: SheetLexicon, layout: KnownColumns, out: frozenset[int]
    ) -> None:
        self._grid, self._area, self._lexicon, self._layout, self._out = grid, area, lexicon, layout, out
        self._hidden = frozenset[int]() if grid.turned else grid.sheet.hidden_rows
        self._rows = list(content_rows(grid, area))
        self._typical = _typical(count for _, count in self._rows)
        self._numbered = self._share_numbered()
        self._chapters = self._outlined()
        self._head = [word_key(grid.cell(area.header[-1], c)) for c in range(area.left, area.right + 1)]
        self._heads = {t for c in range(area.left, area.right + 1) if (t := grid.cell(area.header[-1], c))}
        self._totals = tuple(w for w in lexicon.layouts.rows["total"])
        self._ends = self._trailing()
        self._are_items = self._have_item_numbers()
        self._mark, self._known = lexicon.forms.mark, lexicon.raw_fields

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
        found.sections[:0] = self._section_above(found.sections)
        return found

    def _section_above(self, below: Sequence[SectionRow]) -> list[SectionRow]:
        """The heading of the first rows, if it stands above the header as those below stand above theirs."""
        row = max(self._area.titles, default=-1)
        texts = self._texts(row) if row == self._area.header[0] - 1 else []
        if len(texts) != 1 or not below:
            return []
        made = SectionRow(row, self._column(row), _heading(texts[0]), self._section_kind(texts[0]))
        return [made] if made.kind in ("sector", "region", "body") and made.kind == below[0].kind else []

    def _sort(self, records: frozenset[int]) -> SortedRows:
        found = SortedRows()
        for row, count in self._rows:
            reason = None if row in records else self._reason(row, count)
            if reason is LeftOutFor.SECTION:
                found.sections.append(self._section(row))
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
        if (not text or (row, name) in self._grid.covered) and above is not None and self._may_continue(row, text):
            found.continues[row] = above
            found.rows.append(row)
        elif self._has_id(row):
            found.rows.append(row)  # a record that lacks its name: the check says so, and keeps it to be mended
        elif not text or self._lexicon.is_contact(text):
            found.left_out.append((row, LeftOutFor.NAMELESS))
        elif self._lexicon.is_placeholder(text) or self._is_letter(row, text):
            found.left_out.append((row, LeftOutFor.PLACEHOLDER))
        else:
            found.rows.append(row)

    def _is_letter(self, row: int, text: str) -> bool:
        """Whether the row holds one letter and nothing else: it parts the names of an address book."""
        cells = self._grid.rows[row][self._area.left : self._area.right + 1]
        return len(text) == 1 and text.isalpha() and sum(map(bool, cells)) == 1

    def _may_continue(self, row: int, text: str) -> bool:
        """A row without name says more of the one above, unless it has a number or a person of its own before it."""
        if text:
            return not self._has_id(row)
        layout = self._layout
        before = [c for c in (*layout.persons, layout.number) if c is not None and c < (layout.name or 0)]
        numbered = layout.number is not None and bool(self._grid.cell(row, layout.number))
        return not numbered and not self._has_id(row) and not any(self._grid.cell(row, c) for c in before)

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
        if first.startswith(self._mark) or row in self._layout.legend:
            return LeftOutFor.EXPLANATION if first.startswith(self._mark) else LeftOutFor.LEGEND
        lower = first.lower()
        if (lower in self._known or first in self._heads) and self._is_head(row):
            return LeftOutFor.REPEATED_HEADER
        if lower.startswith(self._totals) and self._is_total(row, first):
            return LeftOutFor.TOTAL
        # Of a card that says little nothing but the name may be known.
        return self._small(row, count, first) if count <= 2 and not self._grid.moved else None

    def _is_head(self, row: int) -> bool:
        texts = [word_key(self._grid.cell(row, c)) for c in range(self._area.left, self._area.right + 1)]
        same = sum(a == b for a, b in zip(texts, self._head, strict=True) if a)
        return same >= max(1, len([t for t in texts if t]) * 3 // 4)

    def _is_total(self, row: int, first: str) -> bool:
        words = word_key(first)
        total = max((w for w in self._totals if words == w or words.startswith(f"{w} ")), key=len, default="")
        if not total:
            return False
        rest = [t for t in self._texts(row) if t != first]
        rest += [w for w in words.removeprefix(total).split() if w not in ("der", "aller")]
        return all(t.replace(".", "").replace(",", "").isdigit() for t in rest)

    def _small(self, row: int, count: int, first: str) -> LeftOutFor | None:
        """A row of one or two cells among wider ones: foot, legend, heading, or a record of which little is known."""
        if (reason := self._foot(row, count, first)) is not None:
            return reason
        if count > 1:
            return LeftOutFor.SECTION if self._is_lettered(row) else None
        if self._layout.name is None or self._only_identified(row, first):
            return None
        if self._typical < 2:
            alone = self._names_a_field(row, first) or self._section_kind(first) == STANDING
            return LeftOutFor.SECTION if alone else None
        # Right of the names a text says more of the row above.
        may_head = self._column(row) <= self._layout.name or self._is_wide(row)
        if may_head and (self._section_kind(first) or self._looks_like_heading(row, first)):
            return LeftOutFor.SECTION
        return LeftOutFor.FOOTER if row in self._ends and may_head else None

    def _looks_like_heading(self, row: int, text: str) -> bool:
        """Whether a single text is written as headings are: "Beratung:", "1. Beratung", "Altstadt (12)", "Sonstige"."""
        numbered = _ITEM.match(text) is not None and not self._are_items
        numbered = numbered and not self._lexicon.is_organization(name_without_signs(text, items=True))
        decorated = text.endswith(":") or numbered or _DECORATED.match(text) is not None
        counted = _COUNTED.match(text)
        rest = word_key(_heading(text)) in self._lexicon.layouts.rows["rest"] and row != self._rows[-1][0]
        return (
            decorated or rest or (counted is not None and self._counts(row, int(counted[1]))) or self._is_heading(row)
        )

    def _counts(self, row: int, number: int) -> bool:
        """Whether as many wider rows follow as the heading says."""
        below = [count for at, count in self._rows if at > row]
        return number > 0 and len(below) >= number and all(count > 1 for count in below[:number])

    def _names_a_field(self, row: int, text: str) -> bool:
        """In a list of nothing but names only the name of a field is surely no organization; the last heads nothing."""
        alone = self._section_kind(text) == "sector" and self._lexicon.is_field_of_work(text)
        return alone and row != self._rows[-1][0] and not word_key(text).endswith(("beratung", "foerderung"))

    def _only_identified(self, row: int, text: str) -> bool:
        """Whether the only text of a row is its number or its Kennung: a record that lacks its name, no heading."""
        column, layout = self._column(row), self._layout
        if column == layout.number:
            return self._lexicon.is_number(text)
        if column != layout.id or text.endswith(":") or self._section_kind(text):
            return False
        signs = [t for r, _ in self._rows if (t := self._grid.cell(r, column))]
        numbered = sum(any(c.isdigit() for c in t) for t in signs)
        return any(c.isdigit() for c in text) if 2 * numbered > len(signs) else " " not in text

    def _foot(self, row: int, count: int, first: str) -> LeftOutFor | None:
        """Whether a row speaks about the list: by a word such as Stand or Legende, a footnote, a long sentence."""
        key, words = word_key(first), self._lexicon.layouts.rows
        alone = count == 1 or all(is_day(t) or t.isdigit() for t in self._texts(row)[1:])
        if alone and (self._typical > 1 or ":" in first or row in self._ends):
            for group, reason in (("legend", LeftOutFor.LEGEND), ("footer", LeftOutFor.FOOTER)):
                if self._begins(key, first, words[group]):
                    return reason
        if " = " in first:
            return LeftOutFor.LEGEND
        if count == 1 and (self._is_footnote(first) or len(first) > _LONG or _PAGE.match(first)):
            return LeftOutFor.FOOTER
        return None

    def _is_footnote(self, text: str) -> bool:
        """Whether a text explains a mark, and is no organization behind a bullet or a number."""
        found = _FOOTNOTE.match(text)
        if found is None:
            return False
        rest = name_without_signs(text, items=True)
        return len(rest.split()) > _WORDS or not self._lexicon.is_organization(rest)

    def _begins(self, key: str, text: str, words: frozenset[str]) -> bool:
        """Whether a text begins with a word for feet or legends, and is not the name of an organization."""
        pieces = key.split()
        begins = any(" ".join(pieces[:n]) in words for n in range(1, min(4, len(pieces)) + 1))
        return begins and (":" in text or not self._lexicon.is_organization(text))

    def _is_heading(self, row: int) -> bool:
        """A single text that stands where no name would: in another column, across all, or without the row's number."""
        column = self._column(row)
        layout = self._layout
        if column != layout.name:
            return column < (layout.name or 0) and column not in layout.persons
        return self._is_wide(row) or (layout.number is not None and self._numbered >= 0.8)

    def _is_wide(self, row: int) -> bool:
        """Whether a text of the row is merged across nearly all columns."""
        span = self._area.right - self._area.left
        return any(b - a >= max(2, span - 1) for a, b in self._grid.spans.get(row, ()))

    def _is_lettered(self, row: int) -> bool:
        """A heading such as "A | Gesundheitswesen", where records have numbers."""
        name, number = self._layout.name, self._layout.number
        if name is None or number is None:
            return False
        sign, text = self._grid.cell(row, number), self._grid.cell(row, name)
        parts = bool(_LETTER.match(sign)) or sign.rstrip(".") in self._chapters
        return parts and bool(text) and bool(self._section_kind(text) or self._typical > 2)

    def _section(self, row: int) -> SectionRow:
        lettered = self._layout.name if self._is_lettered(row) else None
        column = self._column(row) if lettered is None else lettered
        text = self._grid.cell(row, column)
        return SectionRow(row, column, _heading(text), self._section_kind(text))

    def _section_kind(self, text: str) -> str:
        """What a heading gives the rows below it: their sector, their region, the body they sit in."""
        heading = _heading(text)
        if heads_others(heading, self._lexicon):
            return STANDING
        if self._lexicon.sector_of(heading) is not None:
            return "sector" if self._lexicon.is_field_of_work(heading) else ""
        kind = self._lexicon.body_kind(heading)
        if kind is not None and kind not in _ACTING and not self._lexicon.is_organization(heading):
            return "body"
        words = word_key(heading).split()
        known = self._lexicon.layouts.hints["region"]
        return "region" if words and words[0] in known and len(words) <= 3 else ""

    def _texts(self, row: int) -> list[str]:
        return [t for c in range(self._area.left, self._area.right + 1) if (t := self._grid.cell(row, c))]

    def _column(self, row: int) -> int:
        return next(c for c in range(self._area.left, self._area.right + 1) if self._grid.cell(row, c))

    def _share_numbered(self) -> float:
        number = self._layout.number
        if number is None or not self._rows:
            return 0.0
        return sum(bool(self._grid.cell(row, number)) for row, _ in self._rows) / len(self._rows)

    def _outlined(self) -> frozenset[str]:
        """Numbers of an outline that others stand below."""
        number = self._layout.number
        signs = [t for row, _ in self._rows if number is not None and (t := self._grid.cell(row, number))]
        return frozenset(s.rpartition(".")[0] for s in signs if "." in s) if are_outline(signs) else frozenset()

    def _have_item_numbers(self) -> bool:
        """Whether names begin with numbers all over: then the number is nothing that sets headings apart."""
        name = self._layout.name
        texts = [t for row, count in self._rows if count > 1 and name is not None and (t := self._grid.cell(row, name))]
        return 3 * sum(_ITEM.match(t) is not None for t in texts) > len(texts) or not texts

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


def content_rows(grid: TextGrid, area: TableArea) -> Iterator[tuple[int, int]]:
    """Rows of an area that have a text, with the number of cells that have one."""
    left, end = area.left, area.right + 1
    for number in range(area.start, min(area.stop, len(grid.rows))):
        cells = grid.rows[number][left:end]
        if count := len(cells) - cells.count(""):
            yield number, count


def _heading(text: str) -> str:
    text = _COUNT.sub("", text.strip("-–—=*_~#+ "))
    return _NUMBERED.sub("", text.strip()).rstrip(": ").strip() or text


def _typical(counts: Iterable[int]) -> int:
    """How many cells a row of the table has: the middle of those with several, unless nearly all have one."""
    found = sorted(counts)
    several = [n for n in found if n > 1]
    return several[len(several) // 2] if several and 5 * len(several) >= len(found) else 1
