"""Norm packs and their lines: the second half of `ontology.read`, for what is no shape and no code list of a type."""

from collections import Counter
from typing import TypeVar

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import Node

from ontology.errors import ModelError
from ontology.model import Norm, NormPack
from ontology.subset import ATTRIBUTES, BINDINGS, FH, IN_NORM, NORM_KINDS, Readings, local_name

Word = TypeVar("Word", bound=str)


class NormReader(Readings):
    """Reads the packs and norms of one graph."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(graph)
        self._lists = set(graph.subjects(RDFS.subClassOf, SKOS.Concept))

    def packs(self) -> dict[str, NormPack]:
        """Every pack by name, in their order."""
        found = [self._pack(p) for p in self.graph.subjects(RDF.type, FH.NormPack)]
        return {p.name: p for p in sorted(found, key=lambda p: (p.order, p.name))}

    def _pack(self, iri: Node) -> NormPack:
        place = local_name(iri)
        return NormPack(
            name=self.notation(iri, place),
            iri=place,
            label=self.text(iri, RDFS.label, place),
            definition=self.text(iri, SKOS.definition, place),
            version=self.string(iri, FH.version) or "",
            citation=self.string(iri, FH.citation) or "",
            reference=self.string(iri, FH.reference) or "",
            order=self.integer(iri, FH.order, 1000),
        )

    def norms(self) -> dict[str, Norm]:
        """Every norm by notation, by pack and order."""
        found = [self._norm(n) for n in self.graph.subjects(RDF.type, FH.Norm)]
        if twice := [n for n, count in Counter(n.name for n in found).items() if count > 1]:
            raise ModelError(f"norms: notation used twice: {twice}")
        return {n.name: n for n in sorted(found, key=lambda n: (n.pack, n.order, n.name))}

    def _norm(self, iri: Node) -> Norm:
        place = local_name(iri)
        self.refuse_unknown(iri, IN_NORM | {FH[a] for a in ATTRIBUTES}, place)
        pack = self.graph.value(iri, FH.inPack)
        if pack is None:
            raise ModelError(f"{place}: a norm stands in a pack (fh:inPack)")
        return Norm(
            name=self.notation(iri, place),
            iri=place,
            pack=self.notation(pack, place),
            kind=self._one_of(iri, FH.normKind, NORM_KINDS),
            binding=self._one_of(iri, FH.binding, BINDINGS),
            label=self.text(iri, SKOS.prefLabel, place),
            citation=self._required(iri, FH.citation),
            citation_en=self.string(iri, FH.citationEn) or "",
            order=self.integer(iri, FH.order, 1000),
            definition=self.optional_text(iri, SKOS.definition, place),
            note=self.optional_text(iri, SKOS.scopeNote, place),
            references=self.words(iri, FH.reference),
            valid_from=self.string(iri, FH.validFrom),
            valid_until=self.string(iri, FH.validUntil),
            land=self._code_of(iri, FH.land),
            replaces=self._codes_of(iri, FH.replaces),
            about=self._qualified(iri, FH.about),
            link_from=self._code_of(iri, FH.linkFrom),
            link_to=self._code_of(iri, FH.linkTo),
            year=int(year) if (year := self.string(iri, FH.year)) else None,
            value=self.number(iri, FH.value),
            base=self.optional_text(iri, FH.base, place),
            dimension=self._code_of(iri, FH.dimension),
            indicators=self.words(iri, FH.indicator),
            verified=self.string(iri, FH.verified) != "false",
            address=self.string(iri, FH.address),
            words=self.words(iri, SKOS.hiddenLabel),
        )

    def _one_of(self, iri: Node, predicate: URIRef, allowed: tuple[Word, ...]) -> Word:
        value = self._required(iri, predicate)
        found = next((word for word in allowed if word == value), None)
        if found is None:
            raise ModelError(f"{local_name(iri)}: {local_name(predicate)} {value!r} is none of {', '.join(allowed)}")
        return found

    def _required(self, iri: Node, predicate: URIRef) -> str:
        value = self.string(iri, predicate)
        if not value:
            raise ModelError(f"{local_name(iri)}: fh:{local_name(predicate)} is missing")
        return value

    def _code_of(self, iri: Node, predicate: URIRef) -> str | None:
        codes = self._codes_of(iri, predicate)
        return codes[0] if codes else None

    def _codes_of(self, iri: Node, predicate: URIRef) -> tuple[str, ...]:
        return tuple(sorted(self.notation(o, local_name(iri)) for o in self.graph.objects(iri, predicate)))

    def _qualified(self, iri: Node, predicate: URIRef) -> tuple[str, ...]:
        """Codes with their list, since the same notation may stand in two lists: ``ActorType:KINA``."""
        found = []
        for code in self.graph.objects(iri, predicate):
            lists = [local_name(t) for t in self.graph.objects(code, RDF.type) if t in self._lists]
            if len(lists) != 1:
                raise ModelError(f"{local_name(iri)}: {local_name(code)} is no code")
            found.append(f"{lists[0]}:{self.notation(code, local_name(iri))}")
        return tuple(sorted(found))
