"""RDF: Turtle, TriG, N-Triples, N-Quads, RDF/XML and JSON-LD.

A file that this program gave out comes back as the very records; of any other the organizations, bodies, seats and ties
are read like tables of a list.
"""

import re

from graph.errors import UnreadableFileError
from graph.imports.read.limits import TooLargeError
from graph.imports.read.source import ReadTable, Recognise, Source, reader

_LARGEST = 20 * 1024**2
_LOOKED_AT = 4000
_TURTLE = re.compile(rb"(?:@prefix|@base|prefix|base)[ \t]{1,9}[^\s:<]{0,60}:?\s{0,9}<", re.IGNORECASE)
_IRI = rb"<(?:https?|urn|tag|file|mailto|info):[^<>\s]{1,900}>"
_STATEMENT = re.compile(rb"(?:" + _IRI + rb"|_:[\w.-]{1,90})[ \t]{0,9}" + _IRI + rb"[ \t]{0,9}[<\"_]")
_ENTITY = re.compile(rb"<!ENTITY\s{1,9}[\w.-]{1,60}\s{1,9}(\"[^\"&%<]{0,500}\"|'[^'&%<]{0,500}')\s{0,9}>")
_MOST_ENTITIES = 50
_FORMATS = {"trig": "Turtle", "nquads": "N-Triples oder N-Quads", "xml": "RDF/XML", "json-ld": "JSON-LD"}


def _start(data: bytes) -> bytes:
    """The beginning of a file without its comments."""
    lines = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \r\n\t").splitlines()
    return b"\n".join(line for line in lines if not line.lstrip().startswith(b"#")).lstrip()


def _begins_as(first: re.Pattern[bytes]) -> Recognise:
    return lambda data: 2 if first.match(_start(data)) else 0


def _is_rdf_xml(data: bytes) -> int:
    begin = data[:_LOOKED_AT]
    return 2 if begin.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and b":RDF" in begin else 0


def is_json_ld(data: bytes) -> int:
    """How sure it is that bytes are JSON-LD: its words begin with an at sign."""
    begin = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \r\n\t")
    said = any(word in begin for word in (b'"@graph"', b'"@context"', b'"@id"', b'"@type"'))
    return 2 if begin[:1] in (b"{", b"[") and said else 0


@reader(".ttl", ".trig", recognises=_begins_as(_TURTLE))
def read_turtle(source: Source) -> ReadTable:
    """Turtle, and TriG with its named graphs, which are read as one."""
    return _tables(source, "trig")


@reader(".nt", ".nq", recognises=_begins_as(_STATEMENT))
def read_n_quads(source: Source) -> ReadTable:
    """N-Triples and N-Quads, one statement a line."""
    return _tables(source, "nquads")


@reader(".rdf", ".owl", recognises=_is_rdf_xml)
def read_rdf_xml(source: Source) -> ReadTable:
    """RDF/XML; entities that are more than short names for addresses are refused."""
    plain = _ENTITY.findall(source.data)
    told = source.data.count(b"<!ENTITY")
    foreign = b"<!DOCTYPE" in source.data and re.search(rb"<!DOCTYPE[^\[>]{0,200}(SYSTEM|PUBLIC)", source.data)
    if told != len(plain) or told > _MOST_ENTITIES or foreign:
        raise UnreadableFileError(
            f"„{source.name}“ bestimmt eigene Zeichen, die anderswo stehen oder ineinander stecken (DOCTYPE); solche "
            "Dateien werden nicht gelesen. Bitte geben Sie die Daten als Turtle aus."
        )
    return _tables(source, "xml")


@reader(".jsonld", recognises=is_json_ld)
def read_json_ld(source: Source) -> ReadTable:
    """JSON-LD with its context in the file; nothing is fetched."""
    return _tables(source, "json-ld")


def _tables(source: Source, format: str) -> ReadTable:
    from graph.imports.read.rdf_apart import read_rdf

    if len(source.data) > _LARGEST:
        raise TooLargeError
    found = read_rdf(source.data, format)
    if isinstance(found, str):
        raise _refusal(source, found, format)
    return ReadTable([], records=found) if isinstance(found, tuple) else found.sheets(source)


def _refusal(source: Source, why: str, format: str) -> UnreadableFileError:
    if why == "context":
        return UnreadableFileError(
            f"„{source.name}“ verweist auf einen Kontext auf einem anderen Rechner; Frühnetz holt nichts aus dem Netz. "
            "Bitte setzen Sie den Kontext in die Datei, oder geben Sie die Daten als Turtle aus."
        )
    if why == "states":
        return UnreadableFileError(
            f"„{source.name}“ enthält denselben Bezirk an mehreren Tagen, jeden in einem eigenen benannten Graphen. "
            "Bitte geben Sie den Stand, den Sie brauchen, als eigene Datei aus."
        )
    if why == "type":
        return UnreadableFileError(
            f"„{source.name}“ enthält Einträge, die diese Fassung von Frühnetz nicht kennt. Bitte nehmen Sie die "
            "Fassung, mit der die Datei geschrieben wurde, oder eine neuere."
        )
    return UnreadableFileError(
        f"„{source.name}“ lässt sich nicht als {_FORMATS[format]} lesen: Die Datei ist beschädigt, oder sie braucht zu "
        "viel Speicher oder Zeit. Bitte geben Sie die Daten in dem anderen Programm neu aus."
    )
