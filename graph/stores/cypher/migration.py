"""Bringing a graph forward to the model in use: everything in it but claims and journal is made from these anew."""

from typing import NamedTuple

from graph.errors import StoreUnavailableError, StoreVersionError
from graph.stores.cypher import Statement
from graph.stores.cypher.graph_names import RECORD
from graph.stores.cypher.schema import GRAPH_FORMAT, KEY, fingerprint, is_newer
from graph.stores.drawn import new_secret
from ontology import Model

MIGRATED_AT_ONCE = 1000
"""Entities brought forward in one transaction, with all relations that start at them."""

STATE = (
    f"OPTIONAL MATCH (s:Store {{key: '{KEY}'}}) "
    "RETURN s.format AS format, s.model AS model, s.fingerprint AS fingerprint, EXISTS { MATCH () } AS used"
)
CLAIM = f"MERGE (s:Store {{key: '{KEY}'}}) ON CREATE SET s.revision = 0 SET s.locked = true REMOVE s.locked"
"""Makes the node of the store, or waits for whoever else is bringing it forward."""
NEXT_ENTITIES = f"MATCH (n:{RECORD}) WHERE n.id > $after RETURN n.id ORDER BY n.id LIMIT {MIGRATED_AT_ONCE}"
ENTITIES = f"MATCH (n:{RECORD}) WHERE n.id IN $ids RETURN n.id, n.type, n.owner, n.claims"
RELATIONS = (
    f"MATCH (s:{RECORD})-[r]->(t:{RECORD}) WHERE s.id IN $ids "
    "WITH s, collect([r.id, r.type, t.id, r.owner, r.claims]) AS rows, collect(r) AS old "
    "FOREACH (r IN old | DELETE r) RETURN s.id, rows"
)
"""The relations that start at some entities, which are thereby taken out to be written anew."""
SECRET = f"MATCH (s:Store {{key: '{KEY}'}}) RETURN s.secret"
OLDEST = (5, 26)
"""The oldest server that knows all of the Cypher used here: the long-term release 5.26."""


class GraphState(NamedTuple):
    """What a graph was last written for, None in an empty database; ``used`` where anything is in it."""

    format: int | None
    model: str | None
    fingerprint: str | None
    used: bool


def is_current(state: GraphState, model: Model) -> bool:
    """Whether nothing is to be done; raises StoreVersionError for a graph written by a newer version."""
    if state.format is not None and state.format > GRAPH_FORMAT:
        raise StoreVersionError(f"the database has format {state.format}, this version knows format {GRAPH_FORMAT}")
    if state.model is not None and is_newer(state.model, model.version):
        raise StoreVersionError(f"the database has ontology {state.model}, this version knows {model.version}")
    return state.fingerprint == fingerprint(model)


def refuse_foreign(state: GraphState) -> None:
    """Raise StoreUnavailableError for a database in which something else is kept."""
    if state.used and state.format is None:
        raise StoreUnavailableError("the database holds data of another application; Frühnetz needs one of its own")


def refuse_old_server(agent: str) -> None:
    """Raise StoreVersionError for a server that is too old; ``agent`` is what it calls itself, ``Neo4j/5.26.25``.

    >>> refuse_old_server("Neo4j/5.26.25"), refuse_old_server("Neo4j/2026.01.4")
    (None, None)
    """
    name, _, version = agent.partition("/")
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if numbers < OLDEST:
        raise StoreVersionError(f"{name} {version or '?'} is too old, {OLDEST[0]}.{OLDEST[1]} or newer is needed")


def done(model: Model) -> Statement:
    """The note that all is written for this model."""
    return Statement(
        f"MATCH (s:Store {{key: '{KEY}'}}) SET s.format = $format, s.model = $model, s.fingerprint = $fingerprint, "
        "s.secret = coalesce(s.secret, $secret)",
        {
            "format": GRAPH_FORMAT,
            "model": model.version,
            "fingerprint": fingerprint(model),
            "secret": new_secret().hex(),
        },
    )
