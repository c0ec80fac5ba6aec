"""Parses RDF in a process of its own, bounded in memory and time: a small file can ask for much of both.

Nothing is fetched: contexts of JSON-LD stand in the file or are one of a few that are known here; entities of RDF/XML
are not resolved.
"""

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from graph.errors import InvalidError
from graph.imports.read.foreign_graph import told_in
from graph.imports.read.told_graph import ToldGraph
from graph.imports.read.watching import answer_of
from graph.rdf import STATES, records_from
from graph.records import Record, from_json, to_json
from ontology import load_model
from ontology.model import NAMESPACE

if TYPE_CHECKING:
    from rdflib import Graph

_MEMORY = 1024**3
_SECONDS = 50
_CHILD = (
    "import sys; sys.path[:] = sys.argv[2:]; "
    "from graph.imports.read.rdf_apart import answer_rdf; answer_rdf(sys.argv[1])"
)
_CONTEXTS: dict[str, object] = {
    "schema.org": {"@vocab": "https://schema.org/"},
    "www.schema.org": {"@vocab": "https://schema.org/"},
}
"""Contexts that are known without asking a server."""


class RefusedContextError(ValueError):
    """A JSON-LD file names a context that stands on another computer."""


class SeveralStatesError(ValueError):
    """A file of ours holds one district on several days: together they are the state of no day."""


def read_rdf(data: bytes, format: str) -> tuple[Record, ...] | ToldGraph | str:
    """The records of a file that this program gave out, or what another one tells; a word where neither could be had.

    The word is ``context`` for a file that asks for a context elsewhere, ``type`` for one of a newer model,
    ``states`` for one that holds a district on several days, else ``broken``.
    """
    command = [sys.executable, "-I", "-c", _CHILD, format, *sys.path]
    answered = answer_of(command, data, _MEMORY, _SECONDS)
    found: dict[str, Any] = {"failed": "broken"} if answered is None else json.loads(answered)
    if "failed" in found:
        return str(found["failed"])
    if "records" in found:
        return tuple(map(from_json, found["records"]))
    return ToldGraph(**(found | {"aside": Counter(found["aside"])}))


def answer_rdf(format: str) -> None:
    """The work of the other process: bytes in, JSON out."""
    import logging

    logging.disable()  # rdflib tells of every literal that does not fit its datatype; it is kept as it is
    try:
        graph = _parsed(sys.stdin.buffer.read(), format)
        sys.stdout.write(json.dumps(_found(graph)))
    except SeveralStatesError:
        sys.stdout.write('{"failed": "states"}')
    except RefusedContextError:
        sys.stdout.write('{"failed": "context"}')
    except InvalidError:
        sys.stdout.write('{"failed": "type"}')


def _found(graph: "Graph") -> dict[str, Any]:
    from rdflib import URIRef

    if (None, URIRef(NAMESPACE + "ofType"), None) in graph:
        return {"records": [to_json(r) for r in records_from(graph, load_model())]}
    told = told_in(graph)
    return vars(told) | {"aside": dict(told.aside)}


def _parsed(data: bytes, format: str) -> "Graph":
    import rdflib

    # What a literal says is what stands there: 01 is not 1.
    rdflib.NORMALIZE_LITERALS = False
    if format == "json-ld":
        data = json.dumps(_offline(json.loads(data.decode("utf-8-sig")))).encode()
    if format not in ("nquads", "trig"):
        return rdflib.Graph().parse(data=data, format=format)
    graph = rdflib.Graph()
    states: dict[str, set[str]] = {}
    for subject, predicate, value, name in rdflib.Dataset().parse(data=data, format=format).quads():
        graph.add((subject, predicate, value))
        if (told := str(name or "")).startswith(STATES):
            owner, _, day = told.removeprefix(STATES).rpartition("/")
            states.setdefault(owner, set()).add(day)
    if any(len(days) > 1 for days in states.values()):
        raise SeveralStatesError
    return graph


def _offline(node: Any) -> Any:
    """The document with the contexts that are known here in the place of their addresses."""
    if isinstance(node, list):
        return [_offline(part) for part in node]
    if not isinstance(node, dict):
        return node
    if "@import" in node:
        raise RefusedContextError
    return {key: _context(part) if key == "@context" else _offline(part) for key, part in node.items()}


def _context(told: Any) -> Any:
    if isinstance(told, list):
        return [_context(part) for part in told]
    if isinstance(told, str):
        host = told.partition("://")[2].strip("/").casefold()
        if host not in _CONTEXTS:
            raise RefusedContextError
        return _CONTEXTS[host]
    return _offline(told)
