"""JSON-LD: the triples of the Turtle file, for programs that read JSON (W3C JSON-LD 1.1, flattened)."""

import json
from collections.abc import Iterable

from graph.exports import Extract, exporter
from graph.rdf import RDF, Iri, Triple, triples_of
from graph.records import Record
from ontology import Model


@exporter("jsonld")
def write_jsonld(extract: Extract) -> str:
    """The extract as JSON-LD, one node a line."""
    return jsonld_of((*extract.entities, *extract.relations), extract.model)


def jsonld_of(records: Iterable[Record], model: Model) -> str:
    """Records and their claims as JSON-LD."""
    nodes: dict[str, dict[str, list[object]]] = {}
    for triple in (t for record in records for t in triples_of(record, model)):
        nodes.setdefault(triple.subject.value, {}).setdefault(_predicate(triple), []).append(_object(triple))
    rows = [json.dumps({"@id": id, **node}, ensure_ascii=False, separators=(",", ":")) for id, node in nodes.items()]
    return '{"@graph":[\n' + ",\n".join(rows) + "\n]}\n"


def _predicate(triple: Triple) -> str:
    return "@type" if triple.predicate.value == RDF + "type" else triple.predicate.value


def _object(triple: Triple) -> object:
    meant = triple.object
    if isinstance(meant, Iri):
        return meant.value if triple.predicate.value == RDF + "type" else {"@id": meant.value}
    return {"@value": meant.text, "@type": meant.datatype} if meant.datatype else {"@value": meant.text}
