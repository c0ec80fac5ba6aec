"""Header words -> what a column says about its rows."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from graph.imports.days_in_texts import is_day
from graph.imports.persons.vocabulary import Personal, of_header
from graph.imports.recognise.texts.closeness import BEHIND_HEADER
from graph.imports.vocabulary.forms import Forms, Part
from graph.imports.vocabulary.words import Words, word_key
from ontology.model import Model, Property, Type
from ontology.names import Prop

Action = Literal["meta", "value", "end", "link", "part", "keep"]
NOTE = "note"
PERSONS = "persons"
ELSEWHERE = "elsewhere"
_NUMBER_OF = re.compile(r"^(.{2,40}?) (?:nr|nummer|id|no)$")
NUMBERED_ENDS = tuple(
    (f"{word} {first}", f"{word} {second}")
    for word in ("akteur", "organisation", "einrichtung", "institution", "partner", "stelle")
    for first, second in (("1", "2"), ("a", "b"))
)
DRAWN = (
    *(("source", "target"), ("von", "nach"), ("von", "zu"), ("from", "to"), ("quelle", "ziel"), ("start", "ziel")),
    *NUMBERED_ENDS,
)
"""Headers of a table of edges, as programs for networks and people who draw them write it: both are ends together."""
_NAME_OF = re.compile(r"^(?:name|titel|bezeichnung) (?:der|des) (.{2,40}?)(?:e?s)?$")
_SUFFIX = re.compile(r"^(|.*\S)\s*+\(([^()]*+)\)\s*+\*?$", re.DOTALL)


_MEMBER = re.compile(
    r"^(?:Mitglied|Teilnehmer|Einrichtung|Organisation|Akteur|Partner) ?(?:Nr\. ?)?\d{1,2}$", re.IGNORECASE
)
_TITLE_CELLS = 4
_FROM, _SINCE = "von", "Seit"
_SPAN = {_FROM, "bis"}
"""Beside "bis", "von" is the first day of a relation, unless it is one of its ends."""
_OF_A_DAY = frozenset({"stand", "stand vom", "stand am", "aktualisiert", "aktualisiert am", "letzte aenderung"})


def is_numbered_member(text: str) -> bool:
    """Whether a header is one of several for the members of a body: "Mitglied 2"."""
    return _MEMBER.match(text) is not None


def says_its_day(texts: Sequence[str]) -> bool:
    """Whether a row heads no columns, but ends with the day of the list.

    >>> says_its_day(["Netzwerk", "Stand:", "14.03.2024"]), says_its_day(["Name", "Stand"])
    (True, False)
    """
    return 1 < len(texts) <= _TITLE_CELLS and word_key(texts[-2]) in _OF_A_DAY and is_day(texts[-1])


@dataclass(frozen=True, slots=True)
class Column:
    """One column for rows of one type.

    ``value`` and ``end`` fill a property of the row, ``link`` makes relations of type ``name``, ``part`` fills a
    property of the entity under the row's property ``name``; ``keep`` is not known: named `NOTE`, it is known
    for other rows of the sheet, and its words go into the note; named `PERSONS`, it is about persons.
    """

    index: int
    header: str
    action: Action
    name: str
    prop: Property | None = None
    status: str | None = None
    forward: bool = True


class Headers:
    """Reads headers by the labels and synonyms of the model."""

    def __init__(self, model: Model, words: Words, forms: Forms) -> None:
        self._model, self._words, self._forms = model, words, forms
        self._links: dict[str, dict[str, tuple[Type, bool]]] = {}
        self._own: dict[str, tuple[dict[str, Property], dict[str, Property]]] = {}

    def columns(self, header: Sequence[str], sheet_type: Type, row_type: Type) -> list[Column]:
        """The columns of a sheet for rows of a type that may differ from the sheet's."""
        found: list[Column] = []
        taken: set[tuple[str, str, str | None]] = set()
        keys = frozenset(map(word_key, header)) if sheet_type.is_relation else frozenset[str]()
        for index, text in enumerate(header):
            if not text.strip():
                continue
            plain = BEHIND_HEADER.sub("", text)
            column = self._end(index, plain, keys, row_type) or self._column(index, plain, sheet_type, row_type)
            if column.action == "keep" and keys >= _SPAN and word_key(plain) == _FROM:
                column = self._column(index, _SINCE, sheet_type, row_type)
            column = replace(column, header=text)
            key = (column.action, column.name, column.status)
            # The second "Name" of a sheet says something else than the first: better kept as a note than mixed up.
            if column.action in ("value", "end", "part") and key in taken and not _many(column):
                column = Column(index, text, "keep", "")
            taken.add(key)
            found.append(column)
        return found

    def recognised(self, header: Sequence[str], kind: Type) -> int:
        """How many headers of a row mean something on a sheet of this type."""
        return sum(c.action != "keep" for c in self.columns(header, kind, kind))

    def _end(self, index: int, text: str, keys: Set[str], kind: Type) -> Column | None:
        """An end of an edge under "Source" and "Target", or by its number: "Akteur-Nr."; ``keys`` are all headers."""
        for source, target in DRAWN if keys and kind.is_relation else ():
            end = {source: kind.source, target: kind.target}.get(word_key(text)) if {source, target} <= keys else None
            if end is not None:
                return Column(index, text, "end", end.name, end)
        base = numbered(text)
        if not keys or not base or base in keys:
            return None
        column = self._column(index, base, kind, kind)
        return replace(column, header=text) if column.action == "end" else None

    def _column(self, index: int, text: str, sheet_type: Type, row_type: Type) -> Column:
        word, status = self._split(text)
        if word != word_key(word) and of_header(word) is Personal.CASE:
            return Column(index, text, "keep", "")  # "Kind" is a child; our own files write "kind" in English
        column = self._resolve(index, text, status, (word_key(word), sheet_type))
        if row_type is sheet_type:
            return column
        prop = row_type.property(column.name)
        if column.action == "value" and prop is not None:
            return Column(index, text, "value", column.name, prop, status)
        if column.action == "meta":
            return column
        if column.action in ("keep", "link"):
            return self._resolve(index, text, status, (word_key(word), row_type))
        return Column(index, text, "keep", NOTE)

    def _split(self, text: str) -> tuple[str, str | None]:
        found = _SUFFIX.match(text)
        if found and (status := self._words.codes["StatementStatus"].get(word_key(found[2]))):
            return found[1], status
        return text, None

    def _resolve(self, index: int, text: str, status: str | None, asked: tuple[str, Type]) -> Column:
        word, kind = asked
        if kind.name not in self._own:
            self._own[kind.name] = _property_words(kind)
        own, synonyms = self._own[kind.name]
        meta = self._forms.meta.get(word)
        for prop in (
            own.get(word),
            *([synonyms.get(word)] if kind.name == "Source" or meta in (None, "number") else []),
        ):
            if prop is not None:
                return Column(
                    index, text, "end" if prop in (kind.source, kind.target) else "value", prop.name, prop, status
                )
        if meta is not None:
            return Column(index, text, "meta", meta, None, status)
        for part in self._forms.parts.get(kind.name, ()):
            if word in part.columns:
                inner = self._model.types[part.type].property(part.columns[word])
                return Column(index, text, "part", f"{part.prop}.{part.columns[word]}", inner, status)
        if not kind.is_relation and (link := self._links_of(kind).get(word)) is not None:
            other, forward = link
            return Column(index, text, "link", other.name, other.target if forward else other.source, status, forward)
        named = _name_of(word, kind)
        return Column(index, text, "value" if named else "keep", named.name if named else "", named, status)

    def _links_of(self, kind: Type) -> dict[str, tuple[Type, bool]]:
        """Relation columns of an entity sheet: the row is one end, the cell names the other."""
        if kind.name not in self._links:
            found: dict[str, tuple[Type, bool]] = {}
            for word, relation, forward in self._link_words(kind):
                found.setdefault(word_key(word), (relation, forward))
            self._links[kind.name] = found
        return self._links[kind.name]

    def _link_words(self, kind: Type) -> Iterator[tuple[str, Type, bool]]:
        near = [kind.name, *kind.ancestors]
        for relation in self._model.relation_types:
            source, target = relation.source, relation.target
            if source is None or target is None:
                continue
            ends = [near.index(e.target) if e.target in near else None for e in (source, target)]
            if ends[0] is not None:
                yield from ((w, relation, True) for w in (relation.label.de, relation.label.en))
            if ends[1] is not None and relation.inverse is not None:
                inverse = (relation.inverse.de, relation.inverse.en, *relation.inverse_synonyms)
                yield from ((w, relation, False) for w in inverse)
            if ends[0] is None and ends[1] is None:
                continue
            # Other words for the relation are read as the end they name ("Träger" is who carries). Where they name
            # none, the nearer type decides: "Mitglieder" in a list of bodies names the members of the body.
            nearer = ends[1] is None or (ends[0] is not None and ends[0] <= ends[1])
            for word in (*relation.synonyms, relation.plural.de):
                forward = ends[0] is not None and (nearer or word_key(word) in _words_of(target))
                yield word, relation, forward


def numbered(header: str) -> str:
    """What a header speaks of by its number, as a key; empty if it does not: "Akteur-Nr." is "akteur"."""
    found = _NUMBER_OF.match(word_key(header))
    return found[1] if found is not None else ""


def _name_of(word: str, kind: Type) -> Property | None:
    """The name of a type if a header, as a key, speaks of it at length: "titel der vereinbarung"."""
    found, name = _NAME_OF.match(word), kind.property(Prop.NAME)
    if found is None or name is None:
        return None
    words = {word_key(kind.label.de), *map(word_key, name.synonyms)}
    return name if found[1] in words or word.rpartition(" ")[2] in words else None


def part_of(forms: Forms, kind: str, prop: str) -> Part | None:
    """The part under a property of a type, or None."""
    return next((p for p in forms.parts.get(kind, ()) if p.prop == prop), None)


def _words_of(end: Property) -> frozenset[str]:
    return frozenset(word_key(w) for w in (end.label.de, end.label.en, *end.synonyms))


def _many(column: Column) -> bool:
    return column.prop is not None and column.prop.many


def _property_words(kind: Type) -> tuple[dict[str, Property], dict[str, Property]]:
    """Labels and synonyms of a type's properties and ends; the first property that claims a word has it."""
    props = [p for p in (kind.source, kind.target, *kind.properties) if p is not None]
    own: dict[str, Property] = {}
    synonyms: dict[str, Property] = {}
    for prop in props:
        own.setdefault(word_key(prop.label.de), prop)
    for prop in props:
        for word in (*prop.synonyms, prop.label.en, prop.name):
            synonyms.setdefault(word_key(word), prop)
    return own, synonyms
