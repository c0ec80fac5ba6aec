"""Constraints and indexes, made from the model, and the node that says which model they were made from."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from graph.stores.cypher.graph_names import CHANGE, NOT_PRESENT_TIE, RECORD, REVISION, STORE, relationship_types
from graph.stores.search import SEARCHED
from ontology import Model
from ontology.load import model_source
from ontology.names import Prop

GRAPH_FORMAT = 4
"""Counts up with every change of how records stand in the graph; an older one is brought forward on opening."""
KEY = "fruehnetz"
_PREFIX = f"{KEY}_"


def fingerprint(model: Model) -> str:
    """What the graph is a projection of: the format and the whole model."""
    return sha256(f"{GRAPH_FORMAT}\n{model_source(model)}".encode()).hexdigest()


def is_newer(version: str, than: str) -> bool:
    """Whether a version of the ontology is newer than the other one.

    >>> is_newer("1.10.0", "1.9.3"), is_newer("1.0.0", "1.0.0")
    (True, False)
    """
    return _numbers(version) > _numbers(than)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def schema(model: Model) -> Mapping[str, str]:
    """Every constraint and index by its name, as the statement that creates it."""
    return {f"{_PREFIX}{name}": statement.format(name=f"{_PREFIX}{name}") for name, statement in _wanted(model)}


def _wanted(model: Model) -> Iterator[tuple[str, str]]:
    yield "store_key", _unique(STORE, "key")
    yield "record_id", _unique(RECORD, "id")
    yield "revision_number", _unique(REVISION, "number")
    yield "change_place", _unique(CHANGE, "revision", "position")
    yield "change_record", _range(CHANGE, "record")
    for label, prop in (("Concept", "key"), ("ConceptScheme", "name"), ("Norm", "notation"), ("OntologyClass", "name")):
        yield f"{label.lower()}_{prop}", _unique(label, prop)
    for prop in ("owner", "type"):
        yield f"record_{prop}", _range(RECORD, prop)
    yield "record_words", _text(RECORD, "words")
    searched = ", ".join(f"n.{prop}" for prop in SEARCHED)
    yield "record_names", f"CREATE FULLTEXT INDEX {{name}} IF NOT EXISTS FOR (n:{RECORD}) ON EACH [{searched}]"
    for kind in model.entity_types:
        if kind.property(Prop.NAME) is not None:
            # Names may be longer than a range index takes.
            yield f"{kind.name.lower()}_name", _text(kind.name, Prop.NAME)
    for relationship in (*relationship_types(model).values(), NOT_PRESENT_TIE):
        yield (
            f"{relationship.lower()}_id",
            f"CREATE CONSTRAINT {{name}} IF NOT EXISTS FOR ()-[r:{relationship}]-() REQUIRE r.id IS UNIQUE",
        )


def _unique(label: str, *props: str) -> str:
    chosen = ", ".join(f"n.{p}" for p in props)
    return f"CREATE CONSTRAINT {{name}} IF NOT EXISTS FOR (n:{label}) REQUIRE ({chosen}) IS UNIQUE"


def _range(label: str, prop: str) -> str:
    return f"CREATE INDEX {{name}} IF NOT EXISTS FOR (n:{label}) ON (n.{prop})"


def _text(label: str, prop: str) -> str:
    return f"CREATE TEXT INDEX {{name}} IF NOT EXISTS FOR (n:{label}) ON (n.{prop})"


EXISTING = (
    "SHOW CONSTRAINTS YIELD name WHERE name STARTS WITH $prefix RETURN name, 'CONSTRAINT' AS kind",
    "SHOW INDEXES YIELD name, owningConstraint WHERE name STARTS WITH $prefix AND owningConstraint IS NULL "
    "RETURN name, 'INDEX' AS kind",
)
"""What of ours is there, with the word that drops it; parameter ``prefix``."""
NOT_ONLINE = "SHOW INDEXES YIELD name, state WHERE name STARTS WITH $prefix AND state <> 'ONLINE' RETURN name"
PREFIX = _PREFIX
