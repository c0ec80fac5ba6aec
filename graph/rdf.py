"""Entity, Relation <-> triples, by the model.

What holds (the view ``values``) becomes direct triples that any RDF tool understands; every claim becomes a node of its
own with source, place, day and status, so that nothing a source said is lost. A record that is expressly absent or not
known carries its claims only: nobody reading the file shall take it for a fact.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from graph.errors import InvalidError
from graph.records import Record, Relation, entity, relation
from graph.records.claims import Claim, Presence
from ontology import Model, ModelError, Property
from ontology.model import NAMESPACE
from ontology.names import EntityType, RelationType
from ontology.values import canonical

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

RECORDS = "https://w3id.org/fruehnetz/id/"
STATES = "https://w3id.org/fruehnetz/state/"
"""How named graphs begin: ``<owner>/<day>`` stands behind."""
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
ORG = "http://www.w3.org/ns/org#"
DCT = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SCHEMA_HTTPS = "https://schema.org/"
SCHEMA_HTTP = "http://schema.org/"
"""Both are in use; the first is what this program writes."""
EDTF_TYPE = "http://id.loc.gov/datatypes/edtf/EDTF-level0"

# Only for a membership are source and target exactly what W3C ORG means by these; elsewhere they are close at best.
_ORG_ENDS = {RelationType.MEMBERSHIP: ("member", "organization")}


class Iri(NamedTuple):
    """A resource."""

    value: str


class Literal(NamedTuple):
    """A lexical form with the IRI of its datatype; plain text has none."""

    text: str
    datatype: str = ""


class Triple(NamedTuple):
    """Subject, predicate, object."""

    subject: Iri
    predicate: Iri
    object: Iri | Literal


def fh(name: str) -> Iri:
    """A term of the ontology."""
    return Iri(NAMESPACE + name)


def record_iri(id: str) -> Iri:
    """The IRI of a record; reversible for every id."""
    return Iri(RECORDS + quote(id, safe=":-._~"))


def record_id(iri: str) -> str:
    """The inverse of `record_iri`."""
    return unquote(iri.removeprefix(RECORDS))


def state_iri(owner: str, day: str) -> Iri:
    """The named graph of what an owner has recorded on a day.

    >>> state_iri("08212", "2026-11-29").value
    'https://w3id.org/fruehnetz/state/08212/2026-11-29'
    """
    return Iri(f"{STATES}{quote(owner, safe='-._~')}/{day}")


def triples_of(record: Record, model: Model) -> Iterator[Triple]:
    """The record and each of its claims as triples."""
    subject = record_iri(record.id)
    yield Triple(subject, fh("ofType"), fh(record.type))
    yield Triple(subject, fh("owner"), Literal(record.owner))
    if isinstance(record, Relation):
        yield Triple(subject, fh("source"), record_iri(record.source))
        yield Triple(subject, fh("target"), record_iri(record.target))
    if record.presence is Presence.PRESENT:
        yield from _facts(subject, record, model)
    for claim in record.claims:
        yield from _claim(subject, record.type, claim, model)


def _facts(subject: Iri, record: Record, model: Model) -> Iterator[Triple]:
    for name in (NAMESPACE + record.type, *aligned_classes(model, record.type)):
        yield Triple(subject, Iri(RDF + "type"), Iri(name))
    if isinstance(record, Relation):
        ends = zip(_ORG_ENDS.get(record.type, ()), (record.source, record.target), strict=False)
        yield from (Triple(subject, Iri(ORG + name), record_iri(end)) for name, end in ends)
    elif record.name != record.id:
        yield Triple(subject, Iri(RDFS + "label"), Literal(record.name))
    for prop, values in record.values.items():
        yield from (Triple(subject, fh(prop), _term(model, record.type, prop, v)) for v in values)


def _claim(subject: Iri, type: str, claim: Claim, model: Model) -> Iterator[Triple]:
    digest = sha256("\x1f".join(claim).encode()).hexdigest()[:16]
    node = Iri(f"{subject.value}#{digest}")
    yield Triple(subject, fh("claim"), node)
    yield Triple(node, Iri(RDF + "type"), fh("Claim"))
    yield Triple(node, fh("property"), fh(quote(claim.prop, safe="")))
    yield Triple(node, fh("value"), _term(model, type, claim.prop, claim.value))
    yield Triple(node, fh("status"), fh(model.code("StatementStatus", claim.status).iri))
    if claim.source:
        yield Triple(node, Iri(PROV + "hadPrimarySource"), record_iri(claim.source))
    if claim.locator:
        yield Triple(node, fh("locator"), Literal(claim.locator))
    if claim.as_of:
        yield Triple(node, fh("asOf"), Literal(claim.as_of, EDTF_TYPE))


def _term(model: Model, type: str, prop: str, value: str) -> Iri | Literal:
    declared = model.types[type].property(prop)
    if declared is None:
        return Literal(value)
    if declared.target is not None:
        return record_iri(value)
    if declared.code_list is not None:
        code = model.code_lists[declared.code_list].by_notation.get(value)
        return fh(code.iri) if code is not None else Literal(value)
    return Literal(value, _datatype(declared, value))


def _datatype(declared: Property, value: str) -> str:
    """The datatype's IRI; none where the value does not fit it, so that no reader changes or drops the text."""
    name = declared.datatype or "string"
    try:
        fits = canonical(value, name) == value
    except ModelError:
        fits = False
    if not fits or name == "string":
        return ""
    return EDTF_TYPE if name == "date" else XSD + name


# -- alignments -----------------------------------------------------------------------------------------------------


def aligned_classes(model: Model, type: str) -> tuple[str, ...]:
    """IRIs of the classes of other vocabularies that a type is, by ``ontology/alignments.ttl`` and its ancestors."""
    stated = _alignments()
    return tuple(sorted({iri for name in (type, *model.types[type].ancestors) for iri in stated.get(name, ())}))


@cache
def _alignments() -> Mapping[str, tuple[str, ...]]:
    from rdflib import Graph, URIRef

    graph = Graph().parse(data=files("ontology").joinpath("alignments.ttl").read_text("utf-8"), format="turtle")
    found: dict[str, list[str]] = {}
    for predicate in (RDFS + "subClassOf", OWL + "equivalentClass"):
        for subject, aligned in graph.subject_objects(URIRef(predicate)):
            if not str(aligned).startswith(NAMESPACE):
                found.setdefault(str(subject).removeprefix(NAMESPACE), []).append(str(aligned))
    return {name: tuple(sorted(iris)) for name, iris in found.items()}


# -- reading --------------------------------------------------------------------------------------------------------


def records_from(graph: "Graph", model: Model) -> tuple[Record, ...]:
    """The records of a graph made of `triples_of`, by id; raises InvalidError for a type this model does not know."""
    from rdflib import URIRef

    subjects = graph.subjects(URIRef(NAMESPACE + "owner"))
    found = (_Reader(graph, model).record(subject) for subject in subjects)
    return tuple(sorted(found, key=lambda r: r.id))


class _Reader:
    """Reads one graph. Not public: `records_from` is."""

    def __init__(self, graph: "Graph", model: Model) -> None:
        self.graph = graph
        self.model = model

    def record(self, subject: "Node") -> Record:
        id, type = record_id(str(subject)), self._one(subject, NAMESPACE + "ofType").removeprefix(NAMESPACE)
        if type not in (*EntityType, *RelationType):
            raise InvalidError(f"{id}: {type} is no type of this model")
        owner, claims = self._one(subject, NAMESPACE + "owner"), tuple(self._claims(subject, type))
        if type in (*EntityType,):
            return entity(id, type, owner, claims)
        source, target = (record_id(self._one(subject, NAMESPACE + end)) for end in ("source", "target"))
        return relation(id, type, (source, target), owner, claims)

    def _claims(self, subject: "Node", type: str) -> Iterable[Claim]:
        from rdflib import URIRef

        statuses = {c.iri: c.notation for c in self.model.code_lists["StatementStatus"].codes}
        for node in self.graph.objects(subject, URIRef(NAMESPACE + "claim")):
            prop = unquote(self._one(node, NAMESPACE + "property").removeprefix(NAMESPACE))
            value = next(iter(self.graph.objects(node, URIRef(NAMESPACE + "value"))))
            yield Claim(
                prop,
                self._value(value, type, prop),
                record_id(self._one(node, PROV + "hadPrimarySource")),
                self._one(node, NAMESPACE + "locator"),
                self._one(node, NAMESPACE + "asOf"),
                statuses[self._one(node, NAMESPACE + "status").removeprefix(NAMESPACE)],
            )

    def _value(self, value: "Node", type: str, prop: str) -> str:
        from rdflib import URIRef

        declared = self.model.types[type].property(prop)
        if not isinstance(value, URIRef) or declared is None:
            return str(value)
        if declared.target is not None:
            return record_id(str(value))
        local = str(value).removeprefix(NAMESPACE)
        codes = self.model.code_lists[declared.code_list or ""].codes
        return next((c.notation for c in codes if c.iri == local), str(value))

    def _one(self, subject: "Node", predicate: str) -> str:
        from rdflib import URIRef

        found = self.graph.value(subject, URIRef(predicate))
        return "" if found is None else str(found)
