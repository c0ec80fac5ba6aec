"""The closed subset of SHACL and SKOS: which predicates may stand where, and how a single value is read.

`ontology.read` builds the model from these readings.
"""

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, RDFS, SH, SKOS, XSD
from rdflib.term import Node

from ontology.errors import ModelError
from ontology.model import NAMESPACE, Binding, Text

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
    SH.maxInclusive, SH.pattern, SKOS.hiddenLabel, FH.example,
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
        "inPack", "normKind", "binding", "citation", "citationEn", "reference", "validFrom", "validUntil", "land",
        "replaces", "about", "linkFrom", "linkTo", "year", "value", "base", "dimension", "indicator", "verified",
        "address",
    )
}  # fmt: skip
REPEATED = {
    RDF.type, RDFS.subClassOf, RDFS.label, SH.property, SH.name, SH.description, SKOS.prefLabel, SKOS.altLabel,
    SKOS.hiddenLabel, SKOS.definition, SKOS.scopeNote, FH.plural, FH.inverseLabel, FH.inverseHiddenLabel,
} | {FH[name] for name in (*ATTRIBUTES, "reference", "replaces", "about", "base", "indicator")}  # fmt: skip
"""Predicates that may stand more than once: texts in two languages, words, superclasses, codes a line is about."""
BINDINGS: tuple[Binding, ...] = get_args(Binding)
NORM_KINDS = (
    "partner", "standard", "rule", "goal", "share", "expectedLink", "group", "dimension", "body", "name", "history",
)  # fmt: skip


def local_name(node: Node | None) -> str:
    """What stands after the hash of an IRI."""
    return str(node).rsplit("#", 1)[-1]


def _short(predicate: Node) -> str:
    return local_name(predicate).rsplit("/", 1)[-1]


class Readings:
    """Small readings of one graph, each refusing what it cannot honour."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def refuse_unknown(self, subject: Node, allowed: Iterable[Node], place: str) -> None:
        """Refuse predicates outside the subset, and a second value where only one can be honoured."""
        counted = Counter(self.graph.predicates(subject, None, unique=False))
        if unknown := set(counted) - set(allowed):
            raise ModelError(f"{place}: not in the house's SHACL: {sorted(map(str, unknown))}")
        if twice := {p for p, count in counted.items() if count > 1} - REPEATED:
            raise ModelError(f"{place}: more than one {', '.join(sorted(_short(p) for p in twice))}")

    def text(self, subject: Node, predicate: URIRef, place: str) -> Text:
        """The words in both languages."""
        found = self.optional_text(subject, predicate, place)
        if found is None:
            raise ModelError(f"{place}: {_short(predicate)} needs @de and @en")
        return found

    def optional_text(self, subject: Node, predicate: URIRef, place: str) -> Text | None:
        """The words in both languages, or None where there are none."""
        found = [(o.language, str(o)) for o in self.graph.objects(subject, predicate) if isinstance(o, Literal)]
        if not found:
            return None
        values = dict(found)
        if set(values) != {"de", "en"} or len(found) != 2:
            raise ModelError(f"{place}: {_short(predicate)} needs @de and @en, each once")
        return Text(de=values["de"] or "", en=values["en"] or "")

    def notation(self, subject: Node, place: str) -> str:
        """What files, formulas and the API call a code, norm or pack."""
        found = self.string(subject, SKOS.notation)
        if found is None:
            raise ModelError(f"{place}: {local_name(subject)} has no skos:notation")
        return found

    def words(self, subject: Node, predicate: URIRef) -> tuple[str, ...]:
        """All values as texts, sorted."""
        return tuple(sorted(str(o) for o in self.graph.objects(subject, predicate)))

    def string(self, subject: Node, predicate: URIRef) -> str | None:
        """The one value as a text, or None."""
        value = self.graph.value(subject, predicate)
        return str(value) if value is not None else None

    def integer(self, subject: Node, predicate: URIRef, default: int) -> int:
        """The one value as a whole number."""
        value = self.number(subject, predicate)
        return int(value) if value is not None else default

    def number(self, subject: Node, predicate: URIRef) -> float | None:
        """The one value as a number, or None."""
        value = self.string(subject, predicate)
        try:
            return float(value) if value is not None else None
        except ValueError as error:
            raise ModelError(f"{local_name(subject)}: {_short(predicate)} {value!r} is no number") from error

    def flag(self, subject: Node, predicate: URIRef) -> bool:
        """Whether the one value is true."""
        return self.string(subject, predicate) == "true"
