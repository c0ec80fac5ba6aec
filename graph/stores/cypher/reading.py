"""What is asked of the graph, within a scope: which nodes and relationships a reader may see is said here, once."""

from collections.abc import Sequence
from json.encoder import encode_basestring

from graph.records import SHARED
from graph.stores.base import Scope
from graph.stores.cypher import Statement
from graph.stores.cypher.graph_names import RECORD, disjunction, relationship_type
from ontology.names import EntityType, RelationType

ENTITY = "n.id, n.type, n.owner, n.claims"
_COVERS = relationship_type(RelationType.COVERS_DISTRICT)
_RELATION = "[r.id, r.type, t.id, r.owner, r.claims]"


def one_entity(id: str, scope: Scope) -> Statement:
    """The entity of an id."""
    return Statement(
        f"MATCH (n:{RECORD} {{id: $id}}) WHERE {_seen('n', scope)} RETURN {ENTITY}", {"id": id, **_keys(scope)}
    )


def one_relation(id: str, ends: tuple[str, str], scope: Scope) -> Statement:
    """The relation of an id between two entities: a row of its source and a list of one relation."""
    return Statement(
        f"MATCH (s:{RECORD} {{id: $source}})-[r {{id: $id}}]->(t:{RECORD} {{id: $target}}) "
        f"WHERE {_relation_seen(scope)} RETURN s.id, [{_RELATION}]",
        {"id": id, "source": ends[0], "target": ends[1], **_keys(scope)},
    )


def seen(scope: Scope) -> Statement:
    """Which of the entities of some ``ids`` are visible."""
    return Statement(
        f"UNWIND $ids AS id MATCH (n:{RECORD} {{id: id}}) WHERE {_seen('n', scope)} RETURN n.id", _keys(scope)
    )


def entities(scope: Scope, types: Sequence[str]) -> Statement:
    """The entities of some types, all if none."""
    kinds = "n.type IN $types" if types else "true"
    return Statement(
        f"{_visible('n', scope)} WITH n WHERE {kinds} RETURN {ENTITY}", {"types": list(types), **_keys(scope)}
    )


def relations(of: str | None, scope: Scope, types: Sequence[str]) -> Statement:
    """The relations of some types: a row of each source and the list of its relations."""
    return Statement(
        f"{_relationships(of, scope, types)} RETURN s.id, collect({_RELATION})",
        {"of": of, "types": list(types), **_keys(scope)},
    )


def found(words: Sequence[str], scope: Scope) -> Statement:
    """The entities in whose search text every word occurs."""
    hits = " AND ".join(f"n.words CONTAINS $word{i}" for i in range(len(words)))
    return Statement(
        f"MATCH (n:{RECORD}) WHERE {hits} AND {_seen('n', scope)} RETURN {ENTITY}",
        {**{f"word{i}": word for i, word in enumerate(words)}, **_keys(scope)},
    )


_ENTRY = (
    "MATCH (v:Revision {number: c.revision}) "
    "RETURN v.number, v.author, v.time, v.reason, c.record, c.before, c.after, c.position"
)
ENTRIES_OF_RECORD = (
    "MATCH (c:Change {record: $record}) WHERE c.revision > $after AND c.revision <= $until "
    f"{_ENTRY} ORDER BY c.revision, c.position"
)
REST_OF_REVISION = (
    "MATCH (c:Change) WHERE c.revision = $revision AND c.position > $position "
    f"WITH c ORDER BY c.revision, c.position LIMIT $most {_ENTRY} ORDER BY c.revision, c.position"
)
NEXT_REVISIONS = (
    "MATCH (c:Change) WHERE c.revision > $revision AND c.revision <= $until AND c.position >= 0 "
    f"WITH c ORDER BY c.revision, c.position LIMIT $most {_ENTRY} ORDER BY c.revision, c.position"
)
EARLIER_ENTRIES = (
    "MATCH (c:Change) WHERE c.revision < $revision OR (c.revision = $revision AND c.position < $position) "
    f"WITH c ORDER BY c.revision DESC, c.position DESC LIMIT $most {_ENTRY} ORDER BY c.revision DESC, c.position DESC"
)
NEWEST_REVISION = "MATCH (v:Revision) RETURN v.number, v.author, v.time, v.reason ORDER BY v.number DESC LIMIT 1"


def batches(after: int, until: int, scope: Scope) -> Statement:
    """What batches did to records, in numbers; texts of the journal stay where they are."""
    states = _STATES if scope.districts is None else _STATES_OF_SOME
    keys = {name: [encode_basestring(key)[1:-1] for key in found] for name, found in _owners(scope).items()}
    return Statement(
        "MATCH (c:Change) WHERE c.revision > $after AND c.revision <= $until AND c.position >= 0 "
        f"WITH c.revision AS number, {states} WITH * WHERE was OR now "
        "WITH number, sum(CASE WHEN now AND NOT was THEN 1 ELSE 0 END) AS created, "
        "sum(CASE WHEN now AND was THEN 1 ELSE 0 END) AS changed, "
        "sum(CASE WHEN was AND NOT now THEN 1 ELSE 0 END) AS removed, max(own) AS own "
        "MATCH (v:Revision {number: number}) "
        "RETURN v.number, v.author, v.time, v.reason, created, changed, removed, own ORDER BY number",
        {"after": after, "until": until, **keys},
    )


def _owner(state: str) -> str:
    """The owner in the canonical JSON of a record: a quotation mark that stands behind a comma is in no text."""
    return f"""split(split({state}, ',"owner":"')[1], '",')[0]"""


_STATES = "c.before IS NOT NULL AS was, c.after IS NOT NULL AS now, true AS own"
_STATES_OF_SOME = (
    f"coalesce({_owner('c.before')} IN $keys, false) AS was, coalesce({_owner('c.after')} IN $keys, false) AS now, "
    f"coalesce({_owner('c.before')} IN $districts, false) OR coalesce({_owner('c.after')} IN $districts, false) AS own"
)


def _owners(scope: Scope) -> dict[str, list[str]]:
    if scope.districts is None:
        return {}
    districts = sorted(scope.districts)
    return {"districts": districts, "keys": [*districts, SHARED]}


def _keys(scope: Scope) -> dict[str, object]:
    return dict(_owners(scope))


def _covering(node: str) -> str:
    """The pattern of a node that covers one of the districts, with its condition."""
    # Only the owner of an entity can open it to another district, and only by saying that it does cover it; a cover
    # that is denied or not known is no relationship of this type.
    return (
        f"({node})-[c:{_COVERS}]->(d:{RECORD}) "
        f"WHERE d.type = '{EntityType.DISTRICT}' AND d.owner IN $districts AND c.owner IN [{node}.owner, '{SHARED}']"
    )


def _seen(node: str, scope: Scope) -> str:
    """Whether a node is visible, as a condition on it."""
    return "true" if scope.districts is None else f"({node}.owner IN $keys OR EXISTS {{ MATCH {_covering(node)} }})"


def _visible(node: str, scope: Scope) -> str:
    """Every visible node. As a union: a condition with OR would look at every node there is."""
    if scope.districts is None:
        return f"MATCH ({node}:{RECORD})"
    return (
        f"CALL () {{ MATCH ({node}:{RECORD}) WHERE {node}.owner IN $keys RETURN {node} "
        f"UNION MATCH {_covering(node)} RETURN {node} }}"
    )


def _relation_seen(scope: Scope) -> str:
    if scope.districts is None:
        return "true"
    return f"{_seen('s', scope)} AND {_seen('t', scope)} AND (r.owner IN $keys OR r.owner IN [s.owner, t.owner])"


def _relationships(of: str | None, scope: Scope, types: Sequence[str]) -> str:
    """The visible relationships ``r`` from ``s`` to ``t``."""
    kinds = f":{disjunction(types)}" if types else ""
    chosen = "r.type IN $types" if types else "true"
    if of is None:
        return (
            f"{_visible('s', scope)} MATCH (s)-[r{kinds}]->(t:{RECORD}) WHERE {chosen} AND {_relation_seen(scope)} "
            "WITH s, r, t"
        )
    return (
        f"CALL () {{ MATCH (s:{RECORD} {{id: $of}})-[r{kinds}]->(t:{RECORD}) RETURN s, r, t "
        f"UNION MATCH (s:{RECORD})-[r{kinds}]->(t:{RECORD} {{id: $of}}) RETURN s, r, t }} "
        f"WITH s, r, t WHERE {chosen} AND {_relation_seen(scope)}"
    )
