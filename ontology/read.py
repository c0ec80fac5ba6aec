"""Turtle -> Model: the closed SHACL subset, and the only module that interprets shapes. Norms: `ontology.read_norms`.

Whatever a projection could not honour is refused with the path of the property, so that no constraint is silently
ignored (the lesson of code generators that drop what they do not know).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS, XSD
from rdflib.term import Node

from ontology.errors import ModelError
from ontology.model import NAMESPACE, Code, CodeList, Model, Property, Type
from ontology.read_norms import NormReader
from ontology.read_shown import with_shown
from ontology.subset import (
    ATTRIBUTES,
    DATATYPES,
    FH,
    IN_CODE,
    IN_NORM,
    IN_PROPERTY,
    IN_TYPE,
    Readings,
    local_name,
)


def schema_files(root: Traversable | None = None) -> Iterator[Traversable]:
    """The Turtle files of the model (schema, codes, norms), sorted by folder and name."""
    base = root if root is not None else files("ontology")
    for folder in ("schema", "codes", "norms"):
        yield from sorted((f for f in base.joinpath(folder).iterdir() if f.name.endswith(".ttl")), key=lambda f: f.name)


def read_graph(sources: Iterable[Traversable]) -> Graph:
    """All files as one RDF graph; a syntax error names the file."""
    graph = Graph()
    for source in sources:
        try:
            graph.parse(data=source.read_text("utf-8"), format="turtle")
        except Exception as error:
            raise ModelError(f"{source.name}: not Turtle: {error}") from error
    return graph


def read_model(sources: Iterable[Traversable] | None = None) -> Model:
    """Read the ontology files into a model; raises ModelError for anything outside the closed subset."""
    graph = read_graph(sources if sources is not None else schema_files())
    reader, norms = _Reader(graph), NormReader(graph)
    version = next(graph.objects(None, OWL.versionInfo), None)
    return Model(
        version=str(version) if version else "0",
        types=with_shown(reader.types()),
        code_lists=reader.code_lists(),
        packs=norms.packs(),
        norms=norms.norms(),
    )


class _Reader(Readings):
    """One pass over one graph. Not public: `read_model` is."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(graph)
        self.shapes = set(graph.subjects(RDF.type, SH.NodeShape))
        self.lists = set(graph.subjects(RDFS.subClassOf, SKOS.Concept))

    # -- types -------------------------------------------------------------------------------------------------

    def types(self) -> dict[str, Type]:
        found = [self._type(shape) for shape in sorted(self.shapes, key=str)]
        self._refuse_unlike_namesakes(found)
        return {t.name: t for t in sorted(found, key=lambda t: (t.is_relation, t.order, t.name))}

    def _type(self, shape: Node) -> Type:
        name = local_name(shape)
        self.refuse_unknown(shape, IN_TYPE, name)
        ancestors = self._ancestors(shape)
        own = [self._property(block, name) for block in self.graph.objects(shape, SH.property)]
        if twice := [n for n, count in Counter(p.name for p in own).items() if count > 1]:
            raise ModelError(f"{name}.{twice[0]}: declared twice")
        inherited = [
            self._property(block, local_name(a)) for a in ancestors for block in self.graph.objects(a, SH.property)
        ]
        properties = self._merge(own, inherited)
        ends = {p.name: p for p in properties if p.name in ("source", "target")}
        abstract = self.flag(shape, FH.abstract)
        if FH.Relation in ancestors and not abstract and len(ends) != 2:
            raise ModelError(f"{name}: a relation type needs fh:source and fh:target")
        result = Type(
            name=name,
            label=self.text(shape, RDFS.label, name),
            plural=self.text(shape, FH.plural, name),
            definition=self.text(shape, SKOS.definition, name),
            order=self.integer(shape, FH.order, 1000),
            ancestors=tuple(local_name(a) for a in ancestors),
            abstract=abstract,
            properties=tuple(p for p in properties if p.name not in ends),
            synonyms=self.words(shape, SKOS.hiddenLabel),
            source=ends.get("source"),
            target=ends.get("target"),
            inverse=self.optional_text(shape, FH.inverseLabel, name),
            inverse_synonyms=self.words(shape, FH.inverseHiddenLabel),
            event=any(self.flag(s, FH.event) for s in (shape, *ancestors)),
            symmetric=self.flag(shape, FH.symmetric),
        )
        self._refuse_repeated_labels(result)
        return result

    def _ancestors(self, shape: Node) -> list[Node]:
        found: list[Node] = []
        queue = sorted(self.graph.objects(shape, RDFS.subClassOf), key=str)
        while queue:
            parent = queue.pop(0)
            if parent in found:
                continue
            if parent not in self.shapes:
                raise ModelError(f"{local_name(shape)}: superclass {local_name(parent)} is no type of this ontology")
            found.append(parent)
            queue += sorted(self.graph.objects(parent, RDFS.subClassOf), key=str)
        return found

    def _merge(self, own: list[Property], inherited: list[Property]) -> list[Property]:
        taken = {p.name: p for p in reversed(inherited)} | {p.name: p for p in own}
        return sorted(taken.values(), key=lambda p: (p.order, p.name))

    def _property(self, block: Node, owner: str) -> Property:
        path = self.graph.value(block, SH.path)
        place = f"{owner}.{local_name(path)}"
        if not str(path).startswith(NAMESPACE):
            raise ModelError(f"{place}: sh:path must be one property of this ontology")
        self.refuse_unknown(block, IN_PROPERTY, place)
        datatype, target = self.graph.value(block, SH.datatype), self.graph.value(block, SH["class"])
        if (datatype is None) == (target is None):
            raise ModelError(f"{place}: exactly one of sh:datatype and sh:class")
        if datatype is not None and datatype not in DATATYPES:
            raise ModelError(f"{place}: datatype {datatype} is not in the house's SHACL")
        if target is not None and target not in self.shapes | self.lists:
            raise ModelError(f"{place}: sh:class {local_name(target)} is neither a type nor a code list")
        self._refuse_idle_facets(block, datatype, place)
        return Property(
            name=local_name(path),
            label=self.text(block, SH.name, place),
            description=self.text(block, SH.description, place),
            order=self.integer(block, SH.order, 1000),
            datatype=DATATYPES[datatype] if isinstance(datatype, URIRef) else None,
            code_list=local_name(target) if target in self.lists else None,
            target=local_name(target) if target in self.shapes else None,
            required=self._count(block, SH.minCount, place) == 1,
            many=self._count(block, SH.maxCount, place) is None,
            minimum=self.number(block, SH.minInclusive),
            maximum=self.number(block, SH.maxInclusive),
            pattern=self.string(block, SH.pattern),
            synonyms=self.words(block, SKOS.hiddenLabel),
            example=self.string(block, FH.example),
        )

    def _refuse_idle_facets(self, block: Node, datatype: Node | None, place: str) -> None:
        """A range only bounds numbers and a pattern only texts: elsewhere some projection would not honour it."""
        facets = set(self.graph.predicates(block, None))
        if facets & {SH.minInclusive, SH.maxInclusive} and datatype not in (XSD.integer, XSD.decimal):
            raise ModelError(f"{place}: sh:minInclusive and sh:maxInclusive are only for numbers")
        if SH.pattern not in facets:
            return
        if datatype != XSD.string:
            raise ModelError(f"{place}: sh:pattern is only for texts")
        try:
            re.compile(self.string(block, SH.pattern) or "")
        except re.error as error:
            raise ModelError(f"{place}: sh:pattern is no pattern: {error}") from error

    def _refuse_unlike_namesakes(self, types: Iterable[Type]) -> None:
        """A property is of one datatype, or a code, or a reference, in every type that has it."""
        seen: dict[str, tuple[str, str]] = {}
        for kind in types:
            for p in kind.properties:
                form = p.datatype or ("code" if p.code_list else "reference")
                first, known = seen.setdefault(p.name, (kind.name, form))
                if known != form:
                    raise ModelError(f"{p.name}: has different kinds of values in {first} and {kind.name}")

    def _count(self, block: Node, predicate: URIRef, place: str) -> int | None:
        value = self.graph.value(block, predicate)
        if value is None:
            return None
        if str(value) != "1":
            raise ModelError(f"{place}: {local_name(predicate)} may only be 1")
        return 1

    def _refuse_repeated_labels(self, kind: Type) -> None:
        ends = [p for p in (kind.source, kind.target) if p is not None]
        for language in ("de", "en"):
            labels = Counter(p.label.in_language(language).casefold() for p in (*kind.properties, *ends))
            if twice := [label for label, count in labels.items() if count > 1]:
                raise ModelError(f"{kind.name}: two properties share the label {twice}")

    # -- code lists --------------------------------------------------------------------------------------------

    def code_lists(self) -> dict[str, CodeList]:
        return {local_name(c): self._code_list(c) for c in sorted(self.lists, key=str)}

    def _code_list(self, iri: Node) -> CodeList:
        name = local_name(iri)
        codes = sorted(
            (self._code(c, name) for c in self.graph.subjects(RDF.type, iri)), key=lambda c: (c.order, c.notation)
        )
        notations = Counter(c.notation for c in codes)
        words = Counter(w.casefold() for c in codes for w in c.words)
        for counted in (notations, words):
            if twice := [w for w, count in counted.items() if count > 1]:
                raise ModelError(f"{name}: used for two codes: {twice}")
        return CodeList(
            name=name,
            label=self.text(iri, RDFS.label, name),
            definition=self.text(iri, SKOS.definition, name),
            codes=tuple(codes),
        )

    def _code(self, iri: Node, owner: str) -> Code:
        place = f"{owner}.{local_name(iri)}"
        is_norm = (iri, RDF.type, FH.Norm) in self.graph
        self.refuse_unknown(iri, (IN_NORM if is_norm else IN_CODE) | {FH[a] for a in ATTRIBUTES}, place)
        broader = self.graph.value(iri, SKOS.broader)
        return Code(
            notation=self.notation(iri, place),
            iri=local_name(iri),
            label=self.text(iri, SKOS.prefLabel, place),
            order=self.integer(iri, FH.order, 1000),
            definition=self.optional_text(iri, SKOS.definition, place),
            note=self.optional_text(iri, SKOS.scopeNote, place),
            abbreviations=self.words(iri, SKOS.altLabel),
            words=self.words(iri, SKOS.hiddenLabel),
            broader=self.notation(broader, place) if broader is not None else None,
            attributes=self._attributes(iri, place),
        )

    def _attributes(self, iri: Node, place: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name in sorted(ATTRIBUTES):
            values = [
                self.notation(v, place) if isinstance(v, URIRef) else str(v) for v in self.graph.objects(iri, FH[name])
            ]
            if values:
                found[name] = tuple(sorted(values))
        return found


def property_paths(model: Model) -> tuple[str, ...]:
    """Every property name of the model, sorted."""
    every = chain.from_iterable(t.properties for t in model.types.values())
    return tuple(sorted({p.name for p in every}))
