"""Tables whose rows bear a sign of their own, by which other tables may speak of them: "ID | Name", "TypID | Typ"."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.imports.recognise.texts.key_headers import Alike, alike, key_header, sign_of, signs_in, words_in
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from graph.imports.workbook import Sheet
from ontology.names import EntityType

_LOOK, _PAIR, _MOST, _HALF = 12, 2, 0.8, 0.5


@dataclass(frozen=True)
class KeyedSheet:
    """A sheet with a header over signs: ``header`` is its row, ``stems`` what such headers speak of, by column.

    ``leading`` says that its first column is about its own rows, whatever it is called.
    """

    sheet: Sheet
    header: int
    stems: Mapping[int, str]
    lexicon: SheetLexicon
    leading: bool = False

    @property
    def place(self) -> tuple[str, str]:
        """The file and the name of the sheet."""
        return self.sheet.file, self.sheet.name

    @cached_property
    def named_type(self) -> str | None:
        """The type that the name of the sheet means."""
        return self.lexicon.forms.type_of_sheet(self.sheet.name)

    @property
    def heads(self) -> Mapping[int, str]:
        """All headers by column."""
        return {c: text for c, text in enumerate(self.sheet.rows[self.header]) if text}

    @cached_property
    def words(self) -> Sequence[str]:
        """The words of the name of the sheet that may tell what it is about."""
        words = [w.rstrip("0123456789") for w in words_in(self.lexicon.forms.plain_name(self.sheet.name))]
        return [w for w in words if w and word_key(w) not in self.lexicon.layouts.hints["plain"]]

    def values(self, column: int) -> Iterator[tuple[int, str]]:
        """The cells of a column below its header that hold something, by row."""
        for row in range(self.header + 1, len(self.sheet.rows)):
            if column < len(cells := self.sheet.rows[row]) and cells[column]:
                yield row, cells[column]

    @cached_property
    def key(self) -> int | None:
        """The column with the signs of its own rows."""
        bare = [c for c, stem in self.stems.items() if not stem]
        own = [c for c, stem in self.stems.items() if stem and (self.leading or self._speaks_of_itself(stem, c))]
        return next((c for c in (*bare, *own) if self._tells_apart(c)), None)

    @cached_property
    def text(self) -> int | None:
        """The column that says in words what a row is."""
        stem = self.stems.get(self.key, "") if self.key is not None else ""
        texts = {c: t for c, t in self.heads.items() if key_header(t, self.lexicon) is None}
        words, layouts = [w for w in (stem, *self.words) if w], self.lexicon.layouts.headers
        named = (c for c, t in texts.items() if any(alike(w, t) is Alike.INFLECTED for w in words))
        naming = [
            c
            for group in ("organization", "seats", "lesser", "bare")
            for c, t in texts.items()
            if word_key(t) in layouts[group]
        ]
        behind = (c for c, t in texts.items() if word_key(t).endswith(tuple(layouts["key_text"])))
        alone = texts if len(texts) == 1 else ()
        return next((c for some in (named, naming, behind, alone) for c in some), None)

    @cached_property
    def rows(self) -> Mapping[str, str]:
        """What each sign stands for; a sign that two rows bear stands for neither."""
        if self.key is None or self.text is None:
            return {}
        texts = dict(self.values(self.text))
        signs = [(sign_of(text), row) for row, text in self.values(self.key)]
        borne = Counter(sign for sign, _ in signs)
        return {sign: texts[row] for sign, row in signs if sign and borne[sign] == 1 and row in texts}

    @cached_property
    def type(self) -> str | None:
        """The type of what it lists; None for a list of words, such as places or kinds."""
        if self.named_type is not None and not self.is_of_relations:
            return self.named_type
        head = self.heads.get(self.text, "") if self.text is not None else ""
        groups = self.lexicon.layouts.headers
        called = any(word_key(w) in groups["organization"] or word_key(w) in groups["lesser"] for w in self.words)
        if called or self.lexicon.heads_organizations(head):
            return EntityType.ORGANIZATION
        if word_key(head) in self.lexicon.layouts.headers["seats"] or self.names(self._names_body):
            return EntityType.COMMITTEE
        bare = word_key(head) in self.lexicon.layouts.headers["bare"]
        return EntityType.ORGANIZATION if bare and not self.words and self.names(self.lexicon.is_organization) else None

    @property
    def is_of_relations(self) -> bool:
        """Whether its name says that its rows tie others to one another."""
        return self.named_type is not None and self.lexicon.model.types[self.named_type].is_relation

    def _names_body(self, text: str) -> bool:
        return self.lexicon.body_kind(text) is not None

    def names(self, says: Callable[[str], bool]) -> bool:
        """Whether most of its words are called so."""
        texts = list(self.rows.values())
        return bool(texts) and sum(map(says, texts)) > _HALF * len(texts)

    def _speaks_of_itself(self, stem: str, column: int) -> bool:
        named = [s for s in self.stems.values() if s and any(alike(s, w) is not Alike.NOT for w in self.words)]
        if len(named) > 1 or (self.is_of_relations and len(self.stems) > 1):
            return False  # "OrgGremium" ties two others to one another
        beside = (t for c, t in self.heads.items() if c not in self.stems)
        return stem in named or (column == min(self.heads) and any(alike(stem, t) is Alike.INFLECTED for t in beside))

    def _tells_apart(self, column: int) -> bool:
        """Whether nearly every row has a sign there that no other one has."""
        filled = sum(any(cells) for cells in self.sheet.rows[self.header + 1 :])
        signs = [sign for _, text in self.values(column) if (sign := sign_of(text))]
        return filled > 0 and len(set(signs)) >= _MOST * filled


def keyed_sheet(sheet: Sheet, lexicon: SheetLexicon) -> KeyedSheet | None:
    """The sheet with its first row that has a header over signs; None if it has no such row."""
    for row, cells in enumerate(sheet.rows[:_LOOK]):
        if sum(map(bool, cells)) < _PAIR:
            continue
        stems = {c: stem for c, text in enumerate(cells) if (stem := key_header(text, lexicon)) is not None}
        heading = [*stems, *(c for c, text in enumerate(cells) if c not in stems and is_listing(text, lexicon))]
        below = next((r for r in range(row + 1, len(sheet.rows)) if any(sheet.rows[r])), None) if heading else None
        texts = sheet.rows[below] if below is not None else ()
        if any(c < len(texts) and (sign_of(texts[c]) or signs_in(texts[c], frozenset())) for c in heading):
            return KeyedSheet(sheet, row, stems, lexicon)
    return None


def is_listing(header: str, lexicon: SheetLexicon) -> bool:
    """Whether cells below a header may list rows of a table: members of a body, or the bodies of a member."""
    key, groups = word_key(header), lexicon.layouts.headers
    return key in groups["several"] or key in groups["seats"]
