"""Turtle: facts as direct triples with the classes of W3C ORG, FOAF, PROV-O and schema.org, and every claim.

Written here and not by a library, so that equal graphs are equal byte by byte and differences stay small.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from graph.exports import Extract, exporter
from graph.rdf import EDTF_TYPE, ORG, PROV, RDF, RDFS, XSD, Iri, Literal, Triple, triples_of
from graph.records import Record
from ontology import Model
from ontology.model import NAMESPACE

PREFIXES = {
    "edtf": EDTF_TYPE.removesuffix("EDTF-level0"),
    "fh": NAMESPACE,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oparl": "https://schema.oparl.org/1.1/",
    "org": ORG,
    "prov": PROV,
    "rdfs": RDFS,
    "schema": "https://schema.org/",
    "xsd": XSD,
}
"""What the files call the vocabularies that they use."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@exporter("turtle")
def write_turtle(extract: Extract) -> str:
    """The extract as Turtle, records by id, each followed by its claims."""
    head = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    records: tuple[Record, ...] = (*extract.entities, *extract.relations)
    return "\n".join([*head, "", *(block for r in records for block in blocks_of(r, extract.model))])


def blocks_of(record: Record, model: Model) -> Iterator[str]:
    """A record and each of its claims, a block for each subject."""
    triples = sorted(triples_of(record, model), key=lambda t: (t.subject.value, *_order(t)))
    for subject, group in groupby(triples, key=lambda t: t.subject):
        yield f"{_term(subject)} {_described(group)} .\n"


def _order(triple: Triple) -> tuple[bool, str, str]:
    return triple.predicate.value != RDF + "type", triple.predicate.value, _term(triple.object)


def _described(triples: Iterable[Triple]) -> str:
    lines = []
    for predicate, group in groupby(triples, key=lambda t: t.predicate):
        verb = "a" if predicate.value == RDF + "type" else _term(predicate)
        lines.append(f"{verb} {', '.join(_term(t.object) for t in group)}")
    return " ;\n    ".join(lines)


def _term(term: Iri | Literal) -> str:
    if isinstance(term, Literal):
        text = f'"{escaped(term.text)}"'
        return f"{text}^^{_term(Iri(term.datatype))}" if term.datatype else text
    for prefix, iri in PREFIXES.items():
        local = term.value.removeprefix(iri)
        if local != term.value and re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", local):
            return f"{prefix}:{local}"
    return f"<{term.value}>"


_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]')


def escaped(text: str) -> str:
    """A text as it stands between quotes, in Turtle as in N-Quads."""
    return re.sub(_SPECIAL, _escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0], f"\\u{ord(found[0]):04X}")
