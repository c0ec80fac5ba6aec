"""The ontology itself in the graph: classes, properties, code lists, norms. A person in Neo4j Browser needs no file.

Written anew as a whole when the model changes; concepts keep their nodes, because records point to them.
"""

from collections.abc import Iterator
from typing import Any

from graph.stores.cypher import Statement
from ontology import CodeList, Model, Norm, Property, Text
from ontology.model import Type

Parameters = dict[str, Any]


def ontology_statements(model: Model) -> Iterator[Statement]:
    """Everything the model says, as nodes and relationships."""
    yield Statement("MATCH (n:OntologyClass|OntologyProperty|ConceptScheme|NormPack|Norm) DETACH DELETE n", {})
    yield from _concepts(model)
    yield from _classes(model)
    yield from _norms(model)


def _concepts(model: Model) -> Iterator[Statement]:
    lists = model.code_lists.values()
    codes = [row for found in lists for row in _codes(found)]
    yield Statement(
        "MATCH (c:Concept) WHERE NOT c.key IN $keys DETACH DELETE c", {"keys": [row["p"]["key"] for row in codes]}
    )
    yield _nodes("ConceptScheme", ({"name": c.name, **_texts(c.label, c.definition)} for c in lists))
    yield Statement(
        "UNWIND $rows AS row MERGE (c:Concept {key: row.p.key}) SET c = row.p "
        "WITH c OPTIONAL MATCH (c)-[b:BROADER|NARROWER]-() DELETE b",
        {"rows": codes},
    )
    yield _ties("Concept", "key", "IN_SCHEME", "ConceptScheme", "name", [(r["p"]["key"], r["scheme"]) for r in codes])
    broader = [(r["p"]["key"], r["broader"]) for r in codes if r["broader"]]
    yield _ties("Concept", "key", "BROADER", "Concept", "key", broader)
    yield _ties("Concept", "key", "NARROWER", "Concept", "key", [(wide, narrow) for narrow, wide in broader])


def _codes(found: CodeList) -> Iterator[Parameters]:
    for code in found.codes:
        broader = f"{found.name}:{code.broader}" if code.broader else None
        own = {
            "key": f"{found.name}:{code.notation}",
            "notation": code.notation,
            "iri": code.iri,
            "order": code.order,
            **_texts(code.label, code.definition),
            **{name: list(values) for name, values in code.attributes.items()},
        }
        yield {"p": own, "scheme": found.name, "broader": broader}


def _classes(model: Model) -> Iterator[Statement]:
    types = model.types.values()
    rows = ({"name": t.name, "abstract": t.abstract, "relation": _is_relation(t), **_of_type(t)} for t in types)
    yield _nodes("OntologyClass", rows)
    yield _ties("OntologyClass", "name", "SUBCLASS_OF", "OntologyClass", "name", _parents(model))
    ends = [("HAS_SOURCE", t.name, t.source) for t in types] + [("HAS_TARGET", t.name, t.target) for t in types]
    for tie in ("HAS_SOURCE", "HAS_TARGET"):
        pairs = [(name, end.target) for kind, name, end in ends if kind == tie and end is not None and end.target]
        yield _ties("OntologyClass", "name", tie, "OntologyClass", "name", pairs)
    properties = [_property(t, p) for t in types if not t.abstract for p in t.properties]
    yield Statement(
        "UNWIND $rows AS row MATCH (t:OntologyClass {name: row.type}) "
        "CREATE (t)-[:HAS_PROPERTY]->(p:OntologyProperty) SET p = row.p "
        "WITH p, row OPTIONAL MATCH (s:ConceptScheme {name: row.list}) OPTIONAL MATCH (r:OntologyClass {name: row.to}) "
        "FOREACH (x IN CASE WHEN s IS NULL THEN [] ELSE [s] END | CREATE (p)-[:TAKES_FROM]->(x)) "
        "FOREACH (x IN CASE WHEN r IS NULL THEN [] ELSE [r] END | CREATE (p)-[:REFERS_TO]->(x))",
        {"rows": properties},
    )


def _is_relation(kind: Type) -> bool:
    return kind.is_relation or "Relation" in (kind.name, *kind.ancestors)


def _of_type(kind: Type) -> Parameters:
    return {**_texts(kind.label, kind.definition), "plural": kind.plural.de, "pluralEn": kind.plural.en}


def _parents(model: Model) -> list[tuple[str, str]]:
    """Each type with its direct superclasses: those that are no superclass of another superclass of it."""
    found = []
    for kind in model.types.values():
        inherited = {a for parent in kind.ancestors for a in model.types[parent].ancestors}
        found += [(kind.name, parent) for parent in kind.ancestors if parent not in inherited]
    return found


def _property(kind: Type, p: Property) -> Parameters:
    own = {
        "name": p.name,
        "datatype": p.datatype,
        "required": p.required,
        "many": p.many,
        "shown": p.shown,
        "order": p.order,
        **_texts(p.label, p.description),
    }
    return {"type": kind.name, "list": p.code_list, "to": p.target, "p": own}


def _norms(model: Model) -> Iterator[Statement]:
    packs = model.packs.values()
    yield _nodes(
        "NormPack",
        (
            {"name": p.name, "iri": p.iri, "version": p.version, "citation": p.citation, "reference": p.reference}
            | _texts(p.label, p.definition)
            for p in packs
        ),
    )
    norms = list(model.norms.values())
    yield _nodes("Norm", (_norm(n) for n in norms))
    yield _ties("Norm", "notation", "IN_PACK", "NormPack", "name", [(n.name, n.pack) for n in norms])
    yield _ties("Norm", "notation", "ABOUT", "Concept", "key", [(n.name, key) for n in norms for key in n.about])
    yield _ties(
        "Norm", "notation", "REPLACES", "Norm", "notation", [(n.name, old) for n in norms for old in n.replaces]
    )
    for tie, end in (("EXPECTS_FROM", "link_from"), ("EXPECTS_TO", "link_to")):
        pairs = [(n.name, f"ActorType:{code}") for n in norms if (code := getattr(n, end))]
        yield _ties("Norm", "notation", tie, "Concept", "key", pairs)


def _norm(norm: Norm) -> Parameters:
    plain = ("iri", "kind", "binding", "citation", "order", "land", "year", "value", "dimension", "verified")
    return {
        "notation": norm.name,
        **{name: getattr(norm, name) for name in plain},
        "validFrom": norm.valid_from,
        "validUntil": norm.valid_until,
        "references": list(norm.references),
        "indicators": list(norm.indicators),
        **_texts(norm.label, norm.definition),
        **({"base": norm.base.de, "baseEn": norm.base.en} if norm.base is not None else {}),
        **({"note": norm.note.de, "noteEn": norm.note.en} if norm.note is not None else {}),
    }


def _texts(label: Text, definition: Text | None) -> Parameters:
    found = {"label": label.de, "labelEn": label.en}
    if definition is not None:
        found |= {"definition": definition.de, "definitionEn": definition.en}
    return found


def _nodes(label: str, rows: Iterator[Parameters]) -> Statement:
    return Statement(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", {"rows": list(rows)})


def _ties(start: str, start_key: str, tie: str, end: str, end_key: str, pairs: list[tuple[str, str]]) -> Statement:  # noqa: PLR0913, PLR0917 - the parts of one pattern
    return Statement(
        f"UNWIND $pairs AS pair MATCH (a:{start} {{{start_key}: pair[0]}}) MATCH (b:{end} {{{end_key}: pair[1]}}) "
        f"CREATE (a)-[:{tie}]->(b)",
        {"pairs": [list(pair) for pair in pairs]},
    )
