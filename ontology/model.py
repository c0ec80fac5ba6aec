"""The passive model: what the Turtle files say, as frozen dataclasses.

Consumers (stores, imports, exports, API, pages) project it; it knows none of them. Only the standard library is
needed, so that a test can build a model by hand and ``check`` starts without an RDF library.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from string import Formatter
from typing import Literal

Language = Literal["de", "en"]
Shown = Literal["always", "office", "public", "never"]
"""Whether values of a property leave the house: as they are, where plainly an office's, of public records, or never."""
Binding = Literal["must", "should", "may", "goal", "share", "hint", "own", "agreed"]

NAMESPACE = "https://w3id.org/fruehnetz/ontology#"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages; German is what people see first."""

    de: str
    en: str

    def in_language(self, language: str) -> str:
        """The English text for ``en``, the German one for anything else."""
        return self.en if language == "en" else self.de


def say(de: str, en: str, /, **values: object) -> Text:
    """A sentence in both languages, each with the same named places; a `Text` gives each language its own side.

    Two forms behind the name of a number are the one for 1 and the one for all others, so that a sentence agrees.
    Raises KeyError for a place without a value; `tests/house/test_sentences.py` speaks all sentences with 0, 1 and 2.

    >>> say("{n} von {all:g}: {what}", "{n} of {all:g}: {what}", n=1, all=2.0, what=Text("Sitz", "seat")).en
    '1 of 2: seat'
    >>> say("{n:Ist|Sind} das {n} {n:Sitz|Sitze}?", "{n:Is|Are} that {n} {n:seat|seats}?", n=1).de
    'Ist das 1 Sitz?'
    """
    return Text(_filled(de, "de", values), _filled(en, "en", values))


def _filled(template: str, language: str, values: Mapping[str, object]) -> str:
    filled: list[str] = []
    for words, place, shape in _parsed(template):
        filled.append(words)
        if place:
            value = values[place]
            if type(value) is str and not shape:  # a name, most of the time
                filled.append(value)
                continue
            # A name may hold braces: what is put in is never read as a template.
            # What has a side for each language is shown by it, a `Text` and whatever else carries one.
            own = getattr(value, language, None)
            filled.append(own if isinstance(own, str) else _shaped(value, shape))
    return "".join(filled)


def _shaped(value: object, shape: str) -> str:
    """A value in its format, or the one of two forms that agrees with the number."""
    one, either, many = shape.partition("|")
    return format(value, shape) if not either else one if value == 1 else many


@lru_cache(maxsize=4096)
def _parsed(template: str) -> tuple[tuple[str, str, str], ...]:
    """The words before each place, its name and its format; the last one has no place."""
    return tuple((words, place or "", shape or "") for words, place, shape, _ in Formatter().parse(template))


@dataclass(frozen=True, slots=True)
class Property:
    """One property of one type: exactly one of ``datatype``, ``code_list`` and ``target`` is set.

    ``shown`` says whether its values leave the house; what nobody decided on does not (decision 0027).
    """

    name: str
    label: Text
    description: Text
    order: int
    datatype: str | None = None
    code_list: str | None = None
    target: str | None = None
    required: bool = False
    many: bool = False
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    shown: Shown = "never"
    synonyms: tuple[str, ...] = ()
    example: str | None = None


@dataclass(frozen=True, slots=True)
class Type:
    """An entity or relation type with all its properties, inherited ones included, in sheet order.

    ``ancestors`` lists every superclass, nearest first. ``source`` and ``target`` are the end types of a relation.
    Where ids are ``drawn``, one that a file gave is never shown (decision 0027).
    """

    name: str
    label: Text
    plural: Text
    definition: Text
    order: int
    ancestors: tuple[str, ...] = ()
    abstract: bool = False
    properties: tuple[Property, ...] = ()
    synonyms: tuple[str, ...] = ()
    source: Property | None = None
    target: Property | None = None
    inverse: Text | None = None
    inverse_synonyms: tuple[str, ...] = ()
    event: bool = False
    symmetric: bool = False
    drawn: bool = False

    @property
    def is_relation(self) -> bool:
        """Whether records of this type join two entities."""
        return self.source is not None

    def property(self, name: str) -> Property | None:
        """The property of that name, or None."""
        for prop in self.properties:  # asked for every row of a long list
            if prop.name == name:
                return prop
        return None


@dataclass(frozen=True, slots=True)
class Code:
    """A value of a code list. ``words`` are what lists write for it; ``attributes`` hold notations of other codes."""

    notation: str
    iri: str
    label: Text
    order: int
    definition: Text | None = None
    note: Text | None = None
    abbreviations: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    broader: str | None = None
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def attribute(self, name: str) -> str | None:
        """The first value of an attribute, or None."""
        values = self.attributes.get(name, ())
        return values[0] if values else None


@dataclass(frozen=True)
class CodeList:
    """A closed, ordered list of codes."""

    name: str
    label: Text
    definition: Text
    codes: tuple[Code, ...]

    @cached_property
    def by_notation(self) -> Mapping[str, Code]:
        """Codes by what files, formulas and the API use."""
        return {code.notation: code for code in self.codes}


@dataclass(frozen=True, slots=True)
class NormPack:
    """A body of norms that is taken or left as a whole."""

    name: str
    iri: str
    label: Text
    definition: Text
    version: str
    citation: str
    reference: str
    order: int


@dataclass(frozen=True, slots=True)
class Norm:
    """One line of a norm pack: what is expected, how binding it is, and where it stands.

    ``value`` is a share in per cent of ``base``; a published line without a value has ``value is None``. ``about``
    names codes with their list (``ActorType:KINA``). ``address`` is where the public text can be read, ``words`` are
    what lists call the thing that a line gives a name to. ``version`` is its own, where it is not that of its pack;
    ``citation_en`` is the citation in English, where it is not that of a German text.
    """

    name: str
    iri: str
    pack: str
    kind: str
    binding: Binding
    label: Text
    citation: str
    order: int
    definition: Text | None = None
    note: Text | None = None
    references: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_until: str | None = None
    land: str | None = None
    replaces: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    link_from: str | None = None
    link_to: str | None = None
    year: int | None = None
    value: float | None = None
    base: Text | None = None
    dimension: str | None = None
    indicators: tuple[str, ...] = ()
    verified: bool = True
    address: str | None = None
    words: tuple[str, ...] = ()
    version: str = ""
    citation_en: str = ""

    def about_in(self, code_list: str) -> tuple[str, ...]:
        """The codes of one list this line is about."""
        return codes_in(self.about, code_list)


def codes_in(about: tuple[str, ...], code_list: str) -> tuple[str, ...]:
    """The codes of one list among what a norm line is about: ``ActorType:KITA``."""
    prefix = f"{code_list}:"
    return tuple(a.removeprefix(prefix) for a in about if a.startswith(prefix))


@dataclass(frozen=True)
class Model:
    """Everything ``ontology/`` says: types, code lists, norms; and of which types an installation keeps nothing.

    ``refused`` is no part of the ontology: it is the switch of an installation that forbids persons (decision 0027).
    """

    version: str
    types: Mapping[str, Type]
    code_lists: Mapping[str, CodeList]
    packs: Mapping[str, NormPack]
    norms: Mapping[str, Norm]
    refused: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By its version, so that what is made of a model can be remembered; equal models have one version."""
        return hash(self.version)

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether a type is the other one or descends from it; unknown names are nothing."""
        found = self.types.get(name)
        return name == ancestor or (found is not None and ancestor in found.ancestors)

    @cached_property
    def entity_types(self) -> tuple[Type, ...]:
        """Concrete entity types in sheet order."""
        return tuple(t for t in self._concrete() if not t.is_relation)

    @cached_property
    def relation_types(self) -> tuple[Type, ...]:
        """Concrete relation types in sheet order."""
        return tuple(t for t in self._concrete() if t.is_relation)

    def code(self, code_list: str, notation: str) -> Code:
        """A code by list and notation; raises KeyError for what is not in the list."""
        return self.code_lists[code_list].by_notation[notation]

    def norms_of(self, kind: str) -> tuple[Norm, ...]:
        """The norms of a kind, in pack and line order."""
        return self._norms_by_kind.get(kind, ())

    @cached_property
    def _norms_by_kind(self) -> Mapping[str, tuple[Norm, ...]]:
        found: dict[str, list[Norm]] = {}
        for norm in sorted(self.norms.values(), key=lambda n: (self.packs[n.pack].order, n.order)):
            found.setdefault(norm.kind, []).append(norm)
        return {kind: tuple(norms) for kind, norms in found.items()}

    def _concrete(self) -> Iterator[Type]:
        yield from sorted((t for t in self.types.values() if not t.abstract), key=lambda t: (t.order, t.name))
