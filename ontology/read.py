"""Turtle -> Model: the closed SHACL subset, and the only module that interprets shapes.

Whatever a projection could not honour is refused with the path of the property, so that no constraint is silently
ignored (the lesson of code generators that drop what they do not know).
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS, XSD
from rdflib.term import Node

from ontology.errors import ModelError
from ontology.model import NAMESPACE, Code, CodeList, Model, Norm, NormPack, Property, Text, Type

FH = Namespace(NAMESPACE)
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF-level0")
DATATYPES = {
    XSD.string: "string",
    XSD.boolean: "boolean",
    XSD.integer: "integer",
    XSD.decimal: "decimal",
    XSD.anyURI: "anyURI",
    EDTF: "date",
}
IN_PROPERTY = {
    SH.path, SH.order, SH.name, SH.description, SH.datatype, SH["class"], SH.minCount, SH.maxCount, SH.minInclusive,
    SH.maxInclusive, SH.pattern, SKOS.hiddenLabel, FH.example, FH.protected,
}  # fmt: skip
IN_TYPE = {
    RDF.type, RDFS.subClassOf, RDFS.label, SKOS.definition, SKOS.hiddenLabel, SH.property, FH.plural, FH.order,
    FH.abstract, FH.event, FH.symmetric, FH.inverseLabel, FH.inverseHiddenLabel,
}  # fmt: skip
IN_CODE = {
    RDF.type, SKOS.notation, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.definition, SKOS.scopeNote,
    SKOS.broader, FH.order,
}  # fmt: skip
ATTRIBUTES = {
    "system", "layer", "sector", "partner", "level", "group", "depth", "rank", "presence", "validFrom", "validUntil",
    "land", "citation", "representative", "benchmark",
}  # fmt: skip
IN_NORM = IN_CODE | {
    FH[name]
    for name in (
        "inPack", "normKind", "binding", "citation", "reference", "validFrom", "validUntil", "land", "replaces",
        "about", "linkFrom", "linkTo", "year", "value", "base", "dimension", "indicator", "verified",
    )
}  # fmt: skip
BINDINGS = ("must", "should", "may", "goal", "share", "own")
NORM_KINDS = (
    "partner", "standard", "rule", "goal", "share", "expectedLink", "group", "cooperationDuty", "dimension",
)  # fmt: skip


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
    reader = _Reader(graph)
    version = next(graph.objects(None, OWL.versionInfo), None)
    return Model(
        version=str(version) if version else "0",
        types=reader.types(),
        code_lists=reader.code_lists(),
        packs=reader.packs(),
        norms=reader.norms(),
    )


def _name(node: Node | None) -> str:
    return str(node).rsplit("#", 1)[-1]


class _Reader:
    """One pass over one graph. Not public: `read_model` is."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.shapes = set(graph.subjects(RDF.type, SH.NodeShape))
        self.lists = set(graph.subjects(RDFS.subClassOf, SKOS.Concept))

    # -- types -------------------------------------------------------------------------------------------------

    def types(self) -> dict[str, Type]:
        found = [self._type(shape) for shape in sorted(self.shapes, key=str)]
        return {t.name: t for t in sorted(found, key=lambda t: (t.is_relation, t.order, t.name))}

    def _type(self, shape: Node) -> Type:
        name = _name(shape)
        self._refuse_unknown(shape, IN_TYPE, name)
        ancestors = self._ancestors(shape)
        own = [self._property(block, name) for block in self.graph.objects(shape, SH.property)]
        inherited = [self._property(block, _name(a)) for a in ancestors for block in self.graph.objects(a, SH.property)]
        properties = self._merge(own, inherited)
        ends = {p.name: p for p in properties if p.name in ("source", "target")}
        abstract = self._flag(shape, FH.abstract)
        if FH.Relation in ancestors and not abstract and len(ends) != 2:
            raise ModelError(f"{name}: a relation type needs fh:source and fh:target")
        result = Type(
            name=name,
            label=self._text(shape, RDFS.label, name),
            plural=self._text(shape, FH.plural, name),
            definition=self._text(shape, SKOS.definition, name),
            order=self._integer(shape, FH.order, 1000),
            ancestors=tuple(_name(a) for a in ancestors),
            abstract=abstract,
            properties=tuple(p for p in properties if p.name not in ends),
            synonyms=self._words(shape, SKOS.hiddenLabel),
            source=ends.get("source"),
            target=ends.get("target"),
            inverse=self._optional_text(shape, FH.inverseLabel, name),
            inverse_synonyms=self._words(shape, FH.inverseHiddenLabel),
            event=any(self._flag(s, FH.event) for s in (shape, *ancestors)),
            symmetric=self._flag(shape, FH.symmetric),
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
                raise ModelError(f"{_name(shape)}: superclass {_name(parent)} is no type of this ontology")
            found.append(parent)
            queue += sorted(self.graph.objects(parent, RDFS.subClassOf), key=str)
        return found

    def _merge(self, own: list[Property], inherited: list[Property]) -> list[Property]:
        taken = {p.name: p for p in reversed(inherited)} | {p.name: p for p in own}
        return sorted(taken.values(), key=lambda p: (p.order, p.name))

    def _property(self, block: Node, owner: str) -> Property:
        path = self.graph.value(block, SH.path)
        place = f"{owner}.{_name(path)}"
        if not str(path).startswith(NAMESPACE):
            raise ModelError(f"{place}: sh:path must be one property of this ontology")
        self._refuse_unknown(block, IN_PROPERTY, place)
        datatype, target = self.graph.value(block, SH.datatype), self.graph.value(block, SH["class"])
        if (datatype is None) == (target is None):
            raise ModelError(f"{place}: exactly one of sh:datatype and sh:class")
        if datatype is not None and datatype not in DATATYPES:
            raise ModelError(f"{place}: datatype {datatype} is not in the house's SHACL")
        if target is not None and target not in self.shapes | self.lists:
            raise ModelError(f"{place}: sh:class {_name(target)} is neither a type nor a code list")
        example = self.graph.value(block, FH.example)
        return Property(
            name=_name(path),
            label=self._text(block, SH.name, place),
            description=self._text(block, SH.description, place),
            order=self._integer(block, SH.order, 1000),
            datatype=DATATYPES[datatype] if isinstance(datatype, URIRef) else None,
            code_list=_name(target) if target in self.lists else None,
            target=_name(target) if target in self.shapes else None,
            required=self._count(block, SH.minCount, place) == 1,
            many=self._count(block, SH.maxCount, place) is None,
            minimum=self._number(block, SH.minInclusive),
            maximum=self._number(block, SH.maxInclusive),
            pattern=self._string(block, SH.pattern),
            protected=self._flag(block, FH.protected),
            synonyms=self._words(block, SKOS.hiddenLabel),
            example=str(example) if example is not None else None,
        )

    def _count(self, block: Node, predicate: URIRef, place: str) -> int | None:
        value = self.graph.value(block, predicate)
        if value is None:
            return None
        if str(value) != "1":
            raise ModelError(f"{place}: {_name(predicate)} may only be 1")
        return 1

    def _refuse_repeated_labels(self, kind: Type) -> None:
        ends = [p for p in (kind.source, kind.target) if p is not None]
        for language in ("de", "en"):
            labels = Counter(p.label.in_language(language).casefold() for p in (*kind.properties, *ends))
            if twice := [label for label, count in labels.items() if count > 1]:
                raise ModelError(f"{kind.name}: two properties share the label {twice}")

    # -- code lists --------------------------------------------------------------------------------------------

    def code_lists(self) -> dict[str, CodeList]:
        return {_name(c): self._code_list(c) for c in sorted(self.lists, key=str)}

    def _code_list(self, iri: Node) -> CodeList:
        name = _name(iri)
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
            label=self._text(iri, RDFS.label, name),
            definition=self._text(iri, SKOS.definition, name),
            codes=tuple(codes),
        )

    def _code(self, iri: Node, owner: str) -> Code:
        place = f"{owner}.{_name(iri)}"
        is_norm = (iri, RDF.type, FH.Norm) in self.graph
        self._refuse_unknown(iri, (IN_NORM if is_norm else IN_CODE) | {FH[a] for a in ATTRIBUTES}, place)
        broader = self.graph.value(iri, SKOS.broader)
        return Code(
            notation=self._notation(iri, place),
            iri=_name(iri),
            label=self._text(iri, SKOS.prefLabel, place),
            order=self._integer(iri, FH.order, 1000),
            definition=self._optional_text(iri, SKOS.definition, place),
            note=self._optional_text(iri, SKOS.scopeNote, place),
            abbreviations=self._words(iri, SKOS.altLabel),
            words=self._words(iri, SKOS.hiddenLabel),
            broader=self._notation(broader, place) if broader is not None else None,
            attributes=self._attributes(iri, place),
        )

    def _attributes(self, iri: Node, place: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name in sorted(ATTRIBUTES):
            values = [
                self._notation(v, place) if isinstance(v, URIRef) else str(v) for v in self.graph.objects(iri, FH[name])
            ]
            if values:
                found[name] = tuple(sorted(values))
        return found

    def _notation(self, iri: Node, place: str) -> str:
        value = self.graph.value(iri, SKOS.notation)
        if value is None:
            raise ModelError(f"{place}: {_name(iri)} has no skos:notation")
        return str(value)

    # -- norms -------------------------------------------------------------------------------------------------

    def packs(self) -> dict[str, NormPack]:
        found = [self._pack(p) for p in self.graph.subjects(RDF.type, FH.NormPack)]
        return {p.name: p for p in sorted(found, key=lambda p: (p.order, p.name))}

    def _pack(self, iri: Node) -> NormPack:
        place = _name(iri)
        return NormPack(
            name=self._notation(iri, place),
            iri=place,
            label=self._text(iri, RDFS.label, place),
            definition=self._text(iri, SKOS.definition, place),
            version=self._string(iri, FH.version) or "",
            citation=self._string(iri, FH.citation) or "",
            reference=self._string(iri, FH.reference) or "",
            order=self._integer(iri, FH.order, 1000),
        )

    def norms(self) -> dict[str, Norm]:
        found = [self._norm(n) for n in self.graph.subjects(RDF.type, FH.Norm)]
        if twice := [n for n, count in Counter(n.name for n in found).items() if count > 1]:
            raise ModelError(f"norms: notation used twice: {twice}")
        return {n.name: n for n in sorted(found, key=lambda n: (n.pack, n.order, n.name))}

    def _norm(self, iri: Node) -> Norm:
        place = _name(iri)
        self._refuse_unknown(iri, IN_NORM | {FH[a] for a in ATTRIBUTES}, place)
        pack = self.graph.value(iri, FH.inPack)
        if pack is None:
            raise ModelError(f"{place}: a norm stands in a pack (fh:inPack)")
        return Norm(
            name=self._notation(iri, place),
            iri=place,
            pack=self._notation(pack, place),
            kind=self._one_of(iri, FH.normKind, NORM_KINDS),
            binding=self._one_of(iri, FH.binding, BINDINGS),
            label=self._text(iri, SKOS.prefLabel, place),
            citation=self._required(iri, FH.citation),
            order=self._integer(iri, FH.order, 1000),
            definition=self._optional_text(iri, SKOS.definition, place),
            note=self._optional_text(iri, SKOS.scopeNote, place),
            references=self._words(iri, FH.reference),
            valid_from=self._string(iri, FH.validFrom),
            valid_until=self._string(iri, FH.validUntil),
            land=self._code_of(iri, FH.land),
            replaces=self._codes_of(iri, FH.replaces),
            about=self._qualified(iri, FH.about),
            link_from=self._code_of(iri, FH.linkFrom),
            link_to=self._code_of(iri, FH.linkTo),
            year=int(year) if (year := self._string(iri, FH.year)) else None,
            value=self._number(iri, FH.value),
            base=self._optional_text(iri, FH.base, place),
            dimension=self._code_of(iri, FH.dimension),
            indicators=self._words(iri, FH.indicator),
            verified=self._string(iri, FH.verified) != "false",
        )

    def _one_of(self, iri: Node, predicate: URIRef, allowed: tuple[str, ...]) -> str:
        value = self._required(iri, predicate)
        if value not in allowed:
            raise ModelError(f"{_name(iri)}: {_name(predicate)} {value!r} is none of {', '.join(allowed)}")
        return value

    def _required(self, iri: Node, predicate: URIRef) -> str:
        value = self._string(iri, predicate)
        if not value:
            raise ModelError(f"{_name(iri)}: fh:{_name(predicate)} is missing")
        return value

    def _code_of(self, iri: Node, predicate: URIRef) -> str | None:
        codes = self._codes_of(iri, predicate)
        return codes[0] if codes else None

    def _codes_of(self, iri: Node, predicate: URIRef) -> tuple[str, ...]:
        return tuple(sorted(self._notation(o, _name(iri)) for o in self.graph.objects(iri, predicate)))

    def _qualified(self, iri: Node, predicate: URIRef) -> tuple[str, ...]:
        """Codes with their list, since the same notation may stand in two lists: ``ActorType:KINA``."""
        found = []
        for code in self.graph.objects(iri, predicate):
            lists = [_name(t) for t in self.graph.objects(code, RDF.type) if t in self.lists]
            if len(lists) != 1:
                raise ModelError(f"{_name(iri)}: {_name(code)} is no code")
            found.append(f"{lists[0]}:{self._notation(code, _name(iri))}")
        return tuple(sorted(found))

    # -- small readings ----------------------------------------------------------------------------------------

    def _refuse_unknown(self, subject: Node, allowed: Iterable[Node], place: str) -> None:
        if unknown := set(self.graph.predicates(subject, None)) - set(allowed):
            raise ModelError(f"{place}: not in the house's SHACL: {sorted(map(str, unknown))}")

    def _text(self, subject: Node, predicate: URIRef, place: str) -> Text:
        found = self._optional_text(subject, predicate, place)
        if found is None:
            raise ModelError(f"{place}: {_name(predicate).rsplit('/', 1)[-1]} needs @de and @en")
        return found

    def _optional_text(self, subject: Node, predicate: URIRef, place: str) -> Text | None:
        values = {o.language: str(o) for o in self.graph.objects(subject, predicate) if isinstance(o, Literal)}
        if not values:
            return None
        if set(values) != {"de", "en"}:
            raise ModelError(f"{place}: {_name(predicate).rsplit('/', 1)[-1]} needs @de and @en")
        return Text(de=values["de"], en=values["en"])

    def _words(self, subject: Node, predicate: URIRef) -> tuple[str, ...]:
        return tuple(sorted(str(o) for o in self.graph.objects(subject, predicate)))

    def _string(self, subject: Node, predicate: URIRef) -> str | None:
        value = self.graph.value(subject, predicate)
        return str(value) if value is not None else None

    def _integer(self, subject: Node, predicate: URIRef, default: int) -> int:
        value = self._string(subject, predicate)
        return int(value) if value is not None else default

    def _number(self, subject: Node, predicate: URIRef) -> float | None:
        value = self._string(subject, predicate)
        return float(value) if value is not None else None

    def _flag(self, subject: Node, predicate: URIRef) -> bool:
        return self._string(subject, predicate) == "true"


def property_paths(model: Model) -> tuple[str, ...]:
    """Every property name of the model, sorted."""
    every = chain.from_iterable(t.properties for t in model.types.values())
    return tuple(sorted({p.name for p in every}))
