"""Which rows of a table are headings, and what each gives the rows below it."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from graph.imports.days_in_texts import day_in
from graph.imports.recognise.found import SectionRow
from graph.imports.recognise.row_sorting.false_headings import is_kind_of, says_nothing
from graph.imports.recognise.row_sorting.who_is_there import STANDING, heads_others
from graph.imports.recognise.table_rows import TableRows
from graph.imports.recognise.texts.body_names import ACTING
from graph.imports.recognise.texts.contents import are_outline
from graph.imports.recognise.texts.header_parts import parts_of
from graph.imports.recognise.texts.member_labels import INFORMED, member_label
from graph.imports.recognise.texts.member_titles import announced_body, begun_body
from graph.imports.recognise.texts.plain_names import name_without_signs
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop

_NUMBERED = re.compile(
    r"^(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.)]\s+|^[a-z]\)\s+|^\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+(?=[^\W\d])|^(?:Bereich|Sektor|System)(?:\s*+:)?\s++(?=\S)"
)
_SEATED = {"voting", "advisory", "guest", "permanentGuest", "substitute"}
"""Roles that several have together: headings over the members of a body."""
_LETTER = re.compile(r"^(?:[A-Z]|[IVX]{1,4})[.)]?$")
_DECORATED = re.compile(r"^([-–—=*_~#+])\1* ?[^-–—=*_~#+].*[-–—=*_~#+]$")
_COUNTED = re.compile(r"^[^()]{2,60} \((\d{1,3})\)$")
_COUNT = re.compile(r" \(\d{1,3}\)$")
_BRACKET = re.compile(r" \([^()]{1,40}\)$")
_FULL_DAY, _MOST_WORDS, _SHORTEST_SHOUT, _FEW_WORDS = 10, 6, 7, 3
_ITEM = re.compile(r"^\d{1,2}[.)] +\S")


class Headings:
    """Knows headings among the rows of one table."""

    def __init__(self, table: TableRows, lexicon: SheetLexicon) -> None:
        self._table, self._lexicon = table, lexicon
        self._grid, self._area, self._layout = table.grid, table.area, table.layout
        self._numbered = self._share_numbered()
        self._chapters = self._outlined()
        self._are_items = self._have_item_numbers()
        self._places = self._grouping()

    def above(self, below: Sequence[SectionRow], *, again: bool = False) -> list[SectionRow]:
        """The heading of the first rows, if it stands above the header as those below stand above theirs.

        ``again`` says that the header stands below the next heading once more: then it need not be known by itself.
        """
        row = max(self._area.titles, default=-1)
        texts = self._table.texts(row) if 0 <= row == self._area.header[0] - 1 else []
        if len(texts) != 1 or not below:
            return []
        made = SectionRow(row, self._table.column(row), heading_text(texts[0]), self.kind_of(texts[0]))
        if again and not made.kind and self._is_short(texts[0]):
            made = made._replace(kind=below[0].kind)
        known = made.kind in ("sector", "region", "body", "seat")
        return [made] if known and made.kind == below[0].kind else []

    def with_body(self, section: SectionRow) -> SectionRow:
        """A heading over a header of its own: of a body if it begins with one, "AK Übergang Kita"."""
        named = not section.kind and begun_body(section.text, self._lexicon) == section.text
        return section._replace(kind="body") if named else section

    def _is_short(self, text: str) -> bool:
        """Whether a text has few words, and none by which lists are called."""
        words = word_key(text).split()
        return len(words) <= _FEW_WORDS and self._lexicon.layouts.hints["plain"].isdisjoint(words)

    def looks_like_one(self, row: int, text: str) -> bool:
        """Whether a single text is written as headings are: "Beratung:", "1. Beratung", "Altstadt (12)", "Sonstige"."""
        numbered = _ITEM.match(text) is not None and not self._are_items
        numbered = numbered and not self._lexicon.is_organization(name_without_signs(text, items=True))
        decorated = text.endswith(":") or numbered or _DECORATED.match(text) is not None
        decorated = decorated or self._is_shouted(text)
        counted = _COUNTED.match(text)
        rest = word_key(heading_text(text)) in self._lexicon.layouts.rows["rest"] and row != self._table.rows[-1][0]
        return (
            decorated or rest or (counted is not None and self._counts(row, int(counted[1]))) or self._stands_apart(row)
        )

    def _is_shouted(self, text: str) -> bool:
        """Whether a text is in capitals, and no short sign, where the records are not."""
        if not text.isupper() or len(text) < _SHORTEST_SHOUT or self._layout.name is None:
            return False
        names = [self._grid.cell(row, self._layout.name) for row, count in self._table.rows if count > 1]
        return sum(name.isupper() for name in names) <= len(names) // 3

    def names_a_field(self, row: int, text: str) -> bool:
        """In a list of nothing but names fields and "Sozialraum Nord" are no organizations; the last heads none."""
        kind, first = self.kind_of(text), word_key(text).partition(" ")[0]
        alone = kind == "sector" and self._lexicon.is_field_of_work(text)
        alone = alone or (kind == "region" and first in self._lexicon.layouts.hints["room"])
        return alone and row != self._table.rows[-1][0] and not word_key(text).endswith(("beratung", "foerderung"))

    def heads_names(self, row: int, text: str) -> bool:
        """The name of a body, or a word for several fields, above names: first of all, or below an empty row."""
        rows = [r for r, _ in self._table.rows]
        apart = row == rows[0] or row - 1 not in rows
        field = ("Sector", word_key(heading_text(text))) in self._lexicon.words.ambiguous
        return apart and row + 1 in rows and (field or self.kind_of(text) == "body")

    def groups(self, row: int) -> bool:
        """Whether a row parts the list, as the names of towns do: such a one comes first, and stands over others."""
        return row in self._places

    def _grouping(self) -> frozenset[int]:
        """Single texts over rows with several, called like no organization, if the list begins with one of them."""
        rows, name = self._table.rows, self._layout.name
        if name is None or self._table.typical < 2 or not rows or rows[0][1] != 1:
            return frozenset()
        single = [(n, r) for n, (r, count) in enumerate(rows) if count == 1]
        over = [r for n, r in single if n + 1 < len(rows) and rows[n + 1][1] > 1 and self._names_nobody(r, name)]
        return frozenset(over) if len(over) > 1 and over[0] == rows[0][0] and len(over) == len(single) else frozenset()

    def _names_nobody(self, row: int, name: int) -> bool:
        text = self._grid.cell(row, name)
        return (
            0 < len(text.split()) <= 3 and not self._lexicon.is_organization(text) and says_nothing(text, self._lexicon)
        )

    def heads_a_kind(self, row: int, text: str) -> bool:
        """A bare word for several of a kind above the name of one of them: "Geburtskliniken", "Hebammen".

        In a list of nothing but names it has to stand apart as well: first of all, or below an empty row.
        """
        rows, name = [r for r, _ in self._table.rows], self._layout.name
        below = rows[bisect_right(rows, row) :][:1]
        if not below or name is None or (self._table.typical < 2 and row != rows[0] and row - 1 in rows):
            return False
        return is_kind_of(heading_text(text), self._grid.cell(below[0], name), self._lexicon)

    def is_wide(self, row: int) -> bool:
        """Whether a text of the row is merged across nearly all columns."""
        span = self._area.right - self._area.left
        return any(b - a >= max(2, span - 1) for a, b in self._grid.spans.get(row, ()))

    def stands_over(self, row: int, text: str) -> bool:
        """Whether a text right of the names is a heading: across all, or a field where records have none."""
        if self.is_wide(row):
            return True
        column = self._table.column(row)
        alone = not any(self._grid.cell(r, column) for r, count in self._table.rows if count > 1)
        return alone and self.kind_of(text) == "sector"

    def is_lettered(self, row: int) -> bool:
        """A heading such as "A | Gesundheitswesen", where records have numbers."""
        name, number = self._layout.name, self._layout.number
        if name is None or number is None:
            return False
        sign, text = self._grid.cell(row, number), self._grid.cell(row, name)
        parts = bool(_LETTER.match(sign)) or sign.rstrip(".") in self._chapters
        return parts and bool(text) and bool(self.kind_of(text) or self._table.typical > 2)

    def section(self, row: int) -> SectionRow:
        """The heading in a row."""
        lettered = self._layout.name if self.is_lettered(row) else None
        column = self._table.column(row) if lettered is None else lettered
        text = self._grid.cell(row, column)
        kind = self.kind_of(text)
        if kind in ("", "sector") and self.heads_a_kind(row, text):
            kind = Prop.ACTOR_TYPE.value
        heading = heading_text(text)
        return SectionRow(row, column, self._body_in(heading) if kind == "body" else heading, kind)

    def _body_in(self, text: str) -> str:
        """The body that a sentence over its members ends with: "Hallo, hier die Teilnehmer für den Runden Tisch"."""
        words = text.split()
        if len(words) <= _MOST_WORDS and "," not in text:
            return text
        tails = (" ".join(words[n:]) for n in range(1, len(words)))
        return next((body for tail in tails if (body := begun_body(tail, self._lexicon))), text)

    def kind_of(self, text: str) -> str:
        """What a heading gives the rows below it: their sector, their region, the body they sit in."""
        return heading_kind(heading_text(text), self._lexicon)

    def _counts(self, row: int, number: int) -> bool:
        """Whether as many wider rows follow as the heading says."""
        below = [count for at, count in self._table.rows if at > row]
        return number > 0 and len(below) >= number and all(count > 1 for count in below[:number])

    def _stands_apart(self, row: int) -> bool:
        """A single text that stands where no name would: in another column, across all, or without the row's number."""
        column = self._table.column(row)
        layout = self._layout
        if column != layout.name:
            return column < (layout.name or 0) and column not in layout.persons
        return self.is_wide(row) or (layout.number is not None and self._numbered >= 0.8)

    def _share_numbered(self) -> float:
        number = self._layout.number
        if number is None or not self._table.rows:
            return 0.0
        return sum(bool(self._grid.cell(row, number)) for row, _ in self._table.rows) / len(self._table.rows)

    def _outlined(self) -> frozenset[str]:
        """Numbers of an outline that others stand below."""
        number = self._layout.number
        signs = [t for row, _ in self._table.rows if number is not None and (t := self._grid.cell(row, number))]
        return frozenset(s.rpartition(".")[0] for s in signs if "." in s) if are_outline(signs) else frozenset()

    def _have_item_numbers(self) -> bool:
        """Whether names begin with numbers all over: then the number is nothing that sets headings apart."""
        name = self._layout.name
        texts = [
            t for row, count in self._table.rows if count > 1 and name is not None and (t := self._grid.cell(row, name))
        ]
        return 3 * sum(_ITEM.match(t) is not None for t in texts) > len(texts) or not texts


def heading_kind(heading: str, lexicon: SheetLexicon) -> str:
    """What a heading says of those whom it stands over: sector, region, body, seat, or who is there; empty if open."""
    if heads_others(heading, lexicon):
        return STANDING
    if lexicon.sector_of(heading) is not None:
        return "sector" if lexicon.is_field_of_work(heading) else ""
    kind = lexicon.body_kind(heading)
    met = len(day_in(heading) or "") == _FULL_DAY  # who came on one day
    if kind is not None and kind not in ACTING and not met and not lexicon.is_organization(heading):
        return "body"
    label = member_label(heading, lexicon)
    if label is not None and (label.role is None or label.role.code in _SEATED):
        return INFORMED if label.informed else "seat"
    words = [w for w in word_key(_BRACKET.sub("", heading)).split() if not w.isdecimal()]
    known = lexicon.layouts.hints["region"]
    return "region" if words and words[0] in known and len(words) <= _FEW_WORDS else ""


def with_role_apart(section: SectionRow, lexicon: SheetLexicon) -> tuple[SectionRow, ...]:
    """A heading over members of a body, "Steuerungsgruppe – Gäste", as its body and the seat that they have in it."""
    if section.kind != "body":
        return (section,)
    parts = parts_of(section.text, "", lexicon)
    if parts.says not in ("role", "yes") or parts.name == section.text:
        body = announced_body(section.text, lexicon)  # "Mitglieder der Steuerungsgruppe"
        return (section._replace(text=body or section.text),)
    word = section.text.removeprefix(parts.name).strip(" :–-()")
    return section._replace(text=parts.name), section._replace(text=word, kind="seat")


def heading_text(text: str) -> str:
    """A heading without its number, its rules and its colon: "1. Beratung:" is "Beratung"."""
    text = _COUNT.sub("", text.strip("-–—=*_~#+ "))
    return _NUMBERED.sub("", text.strip()).rstrip(": ").strip() or text
