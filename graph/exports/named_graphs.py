"""TriG and N-Quads: the triples of the Turtle file, in one named graph for each district and state.

A graph is named by whose records it holds and the day of the state: whoever loads the files of several districts, or of
several days, into one store can ask of each by itself, and replace it as a whole (``DROP GRAPH``).
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from graph.exports import Extract, exporter
from graph.exports.turtle import PREFIXES, blocks_of, escaped
from graph.rdf import DCT, PROV, RDF, XSD, Iri, Literal, Triple, state_iri, triples_of
from graph.records import Record


@exporter("trig")
def write_trig(extract: Extract) -> str:
    """The extract as TriG: prefixes, what is said of each graph, then the graphs by owner."""
    head = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    made = [*head, "", *(_line(triple) for triple in _of_graphs(extract)), ""]
    for graph, records in _graphs(extract):
        blocks = (block for record in records for block in blocks_of(record, extract.model))
        made += [f"<{graph.value}> {{", *blocks, "}", ""]
    return "\n".join(made)


@exporter("nquads")
def write_nquads(extract: Extract) -> str:
    """The extract as N-Quads, one statement a line, in the order of the records."""
    lines = [_line(triple) for triple in _of_graphs(extract)]
    for graph, records in _graphs(extract):
        lines += [_line(t, graph) for record in records for t in triples_of(record, extract.model)]
    return "\n".join([*lines, ""])


def _graphs(extract: Extract) -> Iterator[tuple[Iri, Iterable[Record]]]:
    """The graphs by owner, each with its records by id, relations behind what they join."""
    records: tuple[Record, ...] = (*extract.entities, *extract.relations)
    for owner, found in groupby(sorted(records, key=lambda r: r.owner), key=lambda r: r.owner):
        yield state_iri(owner, extract.on.isoformat()), found


def _of_graphs(extract: Extract) -> Iterator[Triple]:
    """What is said of each graph: that it is a collection of records, whose, and of which day."""
    records: tuple[Record, ...] = (*extract.entities, *extract.relations)
    for owner in sorted({r.owner for r in records}):
        graph = state_iri(owner, extract.on.isoformat())
        yield Triple(graph, Iri(RDF + "type"), Iri(PROV + "Entity"))
        yield Triple(graph, Iri(DCT + "identifier"), Literal(owner))
        yield Triple(graph, Iri(PROV + "generatedAtTime"), Literal(extract.on.isoformat(), XSD + "date"))


def _line(triple: Triple, graph: Iri | None = None) -> str:
    terms = [triple.subject, triple.predicate, triple.object, *([graph] if graph is not None else [])]
    return f"{' '.join(map(_term, terms))} ."


def _term(term: Iri | Literal) -> str:
    if isinstance(term, Iri):
        return f"<{term.value}>"
    return f'"{escaped(term.text)}"' + (f"^^<{term.datatype}>" if term.datatype else "")


__all__ = ["write_nquads", "write_trig"]
