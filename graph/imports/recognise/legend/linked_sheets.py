"""Tables that speak of one another's rows by their signs, as databases do: "OrgID" in one, "ID | Name" in the other.

A column is linked where its header says to which table it points, or where its signs are those of one table alone and
no running numbers. Where two tables would do, nobody guesses, and it is told.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import NamedTuple

from graph.imports.identity.numbering import is_running
from graph.imports.recognise.legend.key_tables import KeyedSheet, is_listing, keyed_sheet
from graph.imports.recognise.texts.key_headers import Alike, alike, sign_of, signs_in
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from graph.imports.workbook import Workbook
from ontology.names import EntityType, Prop, RelationType

_HALF, _FEWEST = 0.5, 3
_DIGITS, _PAIR = " 0123456789", 2
_TYING: Mapping[frozenset[str], str] = {
    frozenset({EntityType.ORGANIZATION, EntityType.COMMITTEE}): RelationType.MEMBERSHIP,
    frozenset({EntityType.ORGANIZATION, EntityType.AGREEMENT}): RelationType.SIGNS,
    frozenset({EntityType.ORGANIZATION, EntityType.SERVICE}): RelationType.HAS_CARRIER,
}
"""What ties records of two types to one another."""
_CALLED: Mapping[tuple[str, str, str], str] = {
    (RelationType.HAS_CARRIER, EntityType.ORGANIZATION, "Organisation"): "Träger",
    (EntityType.SERVICE, EntityType.ORGANIZATION, "Organisation"): "Träger",
    (EntityType.AGREEMENT, EntityType.ORGANIZATION, "Organisation"): "Vertragspartner",
}
"""What organizations are in lists of others, by the type that is listed, that of the other table, and the header."""
SheetKey = tuple[str, str]


class FurtherTexts(NamedTuple):
    """What a list of words says of its words in a further column, by sign: the postal code of a town."""

    head: str
    texts: Mapping[str, str]


class KeyLink(NamedTuple):
    """A column whose signs stand for rows of another table: ``texts`` are their words, ``head`` what the column says.

    A sign whose words are those of several rows has none. ``keeps`` says that such signs may stay where they are.
    """

    header: int
    column: int
    head: str
    to: str
    texts: Mapping[str, str]
    more: tuple[FurtherTexts, ...] = ()
    keeps: bool = False


class PlainHead(NamedTuple):
    """A header as lists write it, and where it stands."""

    header: int
    column: int
    head: str


class OpenLink(NamedTuple):
    """A column that several tables would do for, by their names."""

    header: int
    column: int
    tables: tuple[str, ...]


@dataclass(frozen=True)
class Links:
    """The links of a workbook by sheet.

    ``words`` are sheets with nothing but words for signs, ``own`` headers that lists call otherwise than the sheet
    does, ``open`` columns that nobody guesses, ``relations`` what sheets list that tie rows of others to one another.
    """

    columns: Mapping[SheetKey, Sequence[KeyLink]] = field(default_factory=dict)
    words: frozenset[SheetKey] = frozenset()
    own: Mapping[SheetKey, Sequence[PlainHead]] = field(default_factory=dict)
    open: Mapping[SheetKey, Sequence[OpenLink]] = field(default_factory=dict)
    relations: Mapping[SheetKey, str] = field(default_factory=dict)


NO_LINKS = Links()


def links_of(workbook: Workbook, lexicon: SheetLexicon) -> Links:
    """The links between the tables of a workbook."""
    found = [one for sheet in workbook.sheets if sheet.rows and (one := keyed_sheet(sheet, lexicon)) is not None]
    return _Linking(found, lexicon).links()


class _Linking:
    def __init__(self, found: Sequence[KeyedSheet], lexicon: SheetLexicon) -> None:
        self._found, self._lexicon = [_with_leading_key(one, found) for one in found], lexicon
        self._columns: dict[SheetKey, list[KeyLink]] = {}
        self._open: dict[SheetKey, list[OpenLink]] = {}
        self._own: dict[SheetKey, list[PlainHead]] = {}
        self._words: set[SheetKey] = set()
        self._relations: dict[SheetKey, str] = {}

    def links(self) -> Links:
        """Every link between the tables."""
        for one in self._found:
            self._link(one)
        for one in self._found:
            if (head := _own_head(one)) is not None:
                self._own.setdefault(one.place, []).append(head)
        return Links(self._columns, frozenset(self._words), self._own, self._open, self._relations)

    def _link(self, one: KeyedSheet) -> None:
        """Look for the tables that the columns of a sheet point to."""
        if one.named_type == EntityType.PERSON:
            return  # of whom nothing is kept
        found: dict[int, KeyedSheet] = {}
        for column, stem in _asking(one, self._lexicon):
            texts = list(dict.fromkeys(text for _, text in one.values(column)))
            fitting = self._targets(one, column, stem, texts) if texts and column != one.key else []
            if len(fitting) > 1:
                open_ = OpenLink(one.header, column, tuple(t.sheet.name for t in fitting))
                self._open.setdefault(one.place, []).append(open_)
            elif fitting:
                found[column] = fitting[0]
        if found:
            found |= self._numbered(one, found)
            self._put(one, found)

    def _numbered(self, one: KeyedSheet, found: Mapping[int, KeyedSheet]) -> dict[int, KeyedSheet]:
        """Further columns of numbers beside linked ones, whose headers name the table that they point to."""
        more: dict[int, KeyedSheet] = {}
        for column in (c for c in one.heads if c not in one.stems and c not in found and _holds_numbers(one, c)):
            texts = [text for _, text in one.values(column)]
            fitting = self._targets(one, column, one.heads[column], texts)
            more |= {column: fitting[0]} if len(fitting) == 1 else {}
        return more

    def _put(self, one: KeyedSheet, found: Mapping[int, KeyedSheet]) -> None:
        """Note the links of a sheet, and what it lists if it only ties others to one another."""
        relation = _relation(one, [to.type for to in found.values() if to.type], self._lexicon)
        if relation is not None:
            self._relations[one.place] = relation
        keeps = relation is not None or one.is_of_relations
        for column, to in found.items():
            head = one.stems.get(column, one.heads[column])
            if column in one.stems:
                head = _head(head, to, self._lexicon)
                head = _CALLED.get((relation or one.named_type or "", to.type or "", head), head)
            self._columns.setdefault(one.place, []).append(self._made(one, column, head, to)._replace(keeps=keeps))

    def _targets(self, one: KeyedSheet, column: int, stem: str, texts: Sequence[str]) -> list[KeyedSheet]:
        """The tables that a column may point to, by the surest sign that any of them has."""
        near = self._near(one)
        tiers: tuple[Callable[[KeyedSheet], bool], ...] = (
            lambda t: t.key is not None and alike(stem, t.stems[t.key]) is Alike.INFLECTED,
            lambda t: any(alike(stem, word) is Alike.INFLECTED for word in t.words),
            lambda t: any(alike(stem, word) is Alike.SHORTENED for word in t.words),
            lambda t: t.type is not None and t.type == meant,
        )
        meant = _meant(stem, self._lexicon)
        for says in tiers:
            if found := [t for t in near if t is not one and says(t) and _fit(t, texts) >= _HALF]:
                return found
        if _ties(stem, self._lexicon) and one.type == EntityType.ORGANIZATION and _fit(one, texts) >= _HALF:
            return [one]
        signs = [sign_of(text) for text in texts]
        if column not in one.stems or len(signs) < _FEWEST or is_running(signs):
            return []  # running numbers are those of any table
        return [t for t in near if t is not one and set(signs) <= t.rows.keys()]

    def _near(self, one: KeyedSheet) -> Sequence[KeyedSheet]:
        """The tables of the same file, or of all where each file is a table; those of persons tell no names."""
        same = [t for t in self._found if t.sheet.file == one.sheet.file]
        return [t for t in (same if len(same) > 1 else self._found) if t.named_type != EntityType.PERSON]

    def _made(self, one: KeyedSheet, column: int, head: str, to: KeyedSheet) -> KeyLink:
        borne = Counter(word_key(text) for text in to.rows.values())
        texts = {sign: text for sign, text in to.rows.items() if to.type is None or borne[word_key(text)] == 1}
        more: tuple[FurtherTexts, ...] = ()
        ties = to.type is None and _ties(head, self._lexicon)
        if ties and to.text is not None and to.names(self._lexicon.is_organization):
            self._own[to.place] = [PlainHead(to.header, to.text, self._lexicon.organization.label.de)]
        elif to.type is None and (_is_word(head, self._lexicon) or (ties and len(to.heads) == _PAIR)):
            self._words.add(to.place)
            more = tuple(self._more(one, to))
        return KeyLink(one.header, column, head, to.sheet.name, texts, more)

    def _more(self, one: KeyedSheet, to: KeyedSheet) -> Iterator[FurtherTexts]:
        """What else a list of words says, as far as the table that uses them does not say it itself."""
        said = {word_key(text) for text in one.heads.values()}
        signs = {row: sign_of(text) for row, text in to.values(to.key)} if to.key is not None else {}
        for column, head in to.heads.items():
            if (
                column != to.text
                and column not in to.stems
                and self._lexicon.is_field(head)
                and word_key(head) not in said
            ):
                told = {signs[row]: text for row, text in to.values(column) if row in signs and signs[row] in to.rows}
                yield FurtherTexts(head, told)


def _asking(one: KeyedSheet, lexicon: SheetLexicon) -> Iterator[tuple[int, str]]:
    """The columns that may speak of rows of a table, and of what they speak."""
    for column, text in one.heads.items():
        if column in one.stems:
            if (stem := one.stems[column]) and not _named_beside(one, stem):
                yield column, stem
        elif (ties := _ties(text, lexicon)) or is_listing(text, lexicon):
            listed = list(takewhile(bool, (signs_in(cell, frozenset()) for _, cell in one.values(column))))
            whole = bool(listed) and len(listed) == sum(1 for _ in one.values(column))
            # A Kennung is known without its table; and where members may be counted, a number alone says nothing.
            if whole and (ties or any(len(signs or ()) > 1 for signs in listed)):
                yield column, text


def _relation(one: KeyedSheet, types: Sequence[str], lexicon: SheetLexicon) -> str | None:
    """What a sheet lists whose rows name nobody but rows of two other tables."""
    words = lexicon.layouts.headers
    texts = [t for c, t in one.heads.items() if c not in one.stems]
    if one.named_type is not None or any(lexicon.heads_organizations(t) or word_key(t) in words["bare"] for t in texts):
        return None
    return _TYING.get(frozenset(types)) if len(types) == _PAIR else None


def _own_head(one: KeyedSheet) -> PlainHead | None:
    """The header over the signs of a table's own rows, as lists call it, where the sheet calls it otherwise."""
    if not any(one.stems.values()) or one.key is None or not one.stems[one.key]:
        return None
    running = is_running([text for _, text in one.values(one.key)])
    return PlainHead(one.header, one.key, "Nr." if running else "ID")


def _with_leading_key(one: KeyedSheet, all: Sequence[KeyedSheet]) -> KeyedSheet:
    """A sheet whose rows bear the signs of its first column, if others speak of the same and none is about it."""
    stem = one.stems.get(min(one.heads), "")
    if not stem or len(one.stems) > 1 or one.key is not None or one.is_of_relations:
        return one
    others = [t for t in all if t is not one]
    about = any(alike(stem, word) is not Alike.NOT for t in others for word in t.words)
    keyed = any(t.key is not None and alike(stem, t.stems[t.key]) is Alike.INFLECTED for t in others)
    asked = any(alike(stem, other) is Alike.INFLECTED for t in others for other in t.stems.values())
    return replace(one, leading=True) if asked and not (about or keyed) else one


def _fit(table: KeyedSheet, texts: Sequence[str]) -> float:
    """The share of texts that list signs of a table."""
    if not table.rows:
        return 0
    listed = [signs_in(text, table.rows.keys()) for text in texts]
    return sum(found is not None and any(s in table.rows for s in found) for found in listed) / len(texts)


def _named_beside(one: KeyedSheet, stem: str) -> bool:
    """Whether another column says in words what a sign stands for."""
    texts = (t for c, t in one.heads.items() if c not in one.stems and c != one.text)
    return any(alike(stem, text) is Alike.INFLECTED for text in texts)


def _holds_numbers(one: KeyedSheet, column: int) -> bool:
    texts = [text for _, text in one.values(column)]
    return bool(texts) and all(sign_of(text).isdigit() for text in texts)


def _ties(header: str, lexicon: SheetLexicon) -> bool:
    """Whether a header says that those of a row are tied to those in its cells: "kooperiert mit", "Träger"."""
    key = word_key(header)
    return (
        key in lexicon.layouts.links
        or key in lexicon.layouts.headers["partner"]
        or key in lexicon.layouts.headers["tied"]
    )


def _meant(stem: str, lexicon: SheetLexicon) -> str | None:
    """The type of those whom a header speaks of."""
    key, headers = word_key(stem.rstrip(_DIGITS)), lexicon.layouts.headers
    if key in headers["seats"]:
        return EntityType.COMMITTEE
    named = any(key in headers[group] for group in ("organization", "lesser", "responsible", "signers"))
    tied = _ties(stem, lexicon) or key in lexicon.ends or lexicon.marks.role(key) is not None
    return EntityType.ORGANIZATION if named or tied else None


def _head(stem: str, to: KeyedSheet, lexicon: SheetLexicon) -> str:
    """What a column says once words stand in it: "OrgID" is "Organisation", "von Nr." is "von", "OrtID" is "Ort"."""
    plain, count = stem.rstrip(_DIGITS), stem[len(stem.rstrip(_DIGITS)) :]
    role = lexicon.marks.role(word_key(plain)) is not None  # "VorsitzID"
    if to.type is not None and not (role or _ties(plain, lexicon) or word_key(plain) in lexicon.ends):
        return f"{lexicon.model.types[to.type].label.de}{count}"
    head = to.heads.get(to.text, "") if to.text is not None else ""
    if lexicon.is_field(plain) or word_key(head) in lexicon.layouts.headers["bare"] or not lexicon.is_field(head):
        return stem
    return head


def _is_word(head: str, lexicon: SheetLexicon) -> bool:
    """Whether a column with such a header says something of those in its rows, and names nobody."""
    meaning = lexicon.meaning(head)
    told = meaning.action == "value" and meaning.name != Prop.NAME
    return told or word_key(head) in lexicon.layouts.headers["function"]
