"""A plan of a batch as statements: journal, what goes, entities, relations; each can count on those before it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from graph.records import Entity, Record, Relation, claims_json, from_json
from graph.stores.base import Revision, Seal
from graph.stores.batches import Plan
from graph.stores.cypher import Statement, in_parts
from graph.stores.cypher.graph_names import OF_KIND, RECORD, labels_of, relationship_of
from graph.stores.cypher.properties import concepts_of, node_properties, relationship_properties
from graph.stores.cypher.schema import KEY
from graph.stores.cypher.seals import seal_properties
from ontology import Model

StoredValues = list[Any]
AskForMany = Callable[[Sequence[str], str], Iterable[Any]]
"""What a statement answers for many ids."""
LOCK = f"MATCH (s:Store {{key: '{KEY}'}}) SET s.locked = true REMOVE s.locked"
"""Begins a statement: every other writer waits from here until this one has committed."""
NEWEST = (
    f"MATCH (s:Store {{key: '{KEY}'}}) RETURN s.revision, "
    "head(COLLECT { MATCH (v:Revision) WHERE v.number > 0 AND v.seal IS NOT NULL RETURN v.seal "
    "ORDER BY v.number DESC LIMIT 1 }) AS seal"
)
"""The newest number and the newest seal, for whoever holds the lock."""
TIED = f"UNWIND $ids AS id MATCH (n:{RECORD} {{id: id}})-[r]-(:{RECORD}) RETURN id, collect(DISTINCT r.id) AS relations"
"""The relations of each entity."""
NEWEST_TEXTS = (
    "UNWIND $ids AS id CALL (id) { MATCH (c:Change {record: id}) RETURN c.after AS text "
    "ORDER BY c.revision DESC, c.position DESC LIMIT 1 } WITH id, text WHERE text IS NOT NULL RETURN id, text"
)
"""What the journal says last of each record: as it is now. One look-up for entities and relations alike."""
LATER = "UNWIND $ids AS id MATCH (c:Change {record: id}) WHERE c.revision > $based_on RETURN DISTINCT c.revision"


class RevisionStatements:
    """Everything that a revision writes, part by part: a large batch is never held as text as a whole.

    The relations are written in the end, when the entities at their ends are there: these may come in a later part.
    What goes leaves in the end as well, and a node that comes back stays: a server goes through all that has left
    whenever it looks something up, so that thousands of look-ups between thousands that leave would never end.
    """

    def __init__(self, revision: Revision, model: Model) -> None:
        self._number, self._model = revision.number, model
        self._steps = 0
        self._relations: dict[str, Relation] = {}
        self._gone: dict[str, None] = {}
        self._untied: dict[str, str] = {}
        self.begin = Statement(
            f"MATCH (s:Store {{key: '{KEY}'}}) SET s.revision = $number "
            "CREATE (v:Revision {number: $number, author: $author, time: $time, reason: $reason})",
            {
                "number": revision.number,
                "author": revision.author,
                "time": revision.time,
                "reason": revision.reason,
            },
        )

    def part(self, plan: Plan) -> Iterator[Statement]:
        """The journal of the next part, and its entities."""
        yield from _for_rows(
            "MATCH (v:Revision {number: $number}) UNWIND $rows AS row CREATE (v)-[:CHANGED]->(c:Change {revision: "
            "$number, position: row[0], record: row[1], before: row[2], after: row[3]})",
            [[position, *step] for position, step in enumerate(plan.steps, self._steps)],
            number=self._number,
        )
        self._steps += len(plan.steps)
        was = {id: from_json(t.before) for id, t in plan.transitions.items() if t.before is not None}
        entities = []
        for id, transition in plan.transitions.items():
            self._relations.pop(id, None)
            self._leave(was.get(id), transition.record)
            if isinstance(record := transition.record, Relation):
                self._relations[id] = record
            elif record is not None:
                there = isinstance(was.get(id), Entity) or id in self._gone
                self._gone.pop(id, None)
                entities.append((record, transition.claims, there))
        yield from record_statements(entities, self._model)

    def _leave(self, was: Record | None, record: Record | None) -> None:
        """Note what is another thing now; every changed relation is made anew, because its ends and type are fixed."""
        if isinstance(was, Relation):
            self._untied.setdefault(was.id, relationship_of(was))
        elif was is not None and not isinstance(record, Entity):
            self._gone[was.id] = None

    def end(self, seal: Seal | None, ask: AskForMany) -> Iterator[Statement]:
        """What is gone in the end, the relations that are there then, and the seal of it all."""
        by_type: dict[str, list[str]] = defaultdict(list)
        for id, relationship in self._untied.items():
            by_type[relationship].append(id)
        # Looked up as a whole before the first of it leaves.
        ties = [at for type, ids in by_type.items() for (at,) in ask(ids, _RELATIONSHIPS.format(type=type))]
        nodes = [at for (at,) in ask([*self._gone], _NODES)]
        yield from _for_rows(_DELETE_RELATIONSHIPS, ties)
        yield from _for_rows(_DELETE_NODES, nodes)
        for part in in_parts(list(self._relations.values())):
            yield from record_statements(((r, claims_json(r), False) for r in part), self._model)
        if seal is not None:
            parameters: dict[str, object] = {"number": self._number, "seal": seal_properties(seal)}
            yield Statement("MATCH (v:Revision {number: $number}) SET v += $seal", parameters)


def record_statements(rows: Iterable[tuple[Record, str, bool]], model: Model) -> Iterator[Statement]:
    """Entities, then relations, as they are to be; each with its claims as JSON, and whether it has a node already."""
    entities: dict[tuple[bool, str], list[StoredValues]] = defaultdict(list)
    kinds: list[StoredValues] = []
    relations: dict[str, list[StoredValues]] = defaultdict(list)
    for stays, claims, there in rows:
        record = replace(stays)  # what is worked out of a record is kept with it: here it goes with the copy
        if isinstance(record, Relation):
            properties = relationship_properties(record, claims, model)
            relations[relationship_of(record)].append([record.source, record.target, properties])
        else:
            entities[there, labels_of(record, model)].append([record.id, node_properties(record, claims, model)])
            kinds += [[record.id, *kind] for kind in concepts_of(record, model)]
    for (there, labels), nodes in entities.items():
        yield from _for_rows((_SET_NODES if there else _CREATE_NODES).format(labels=labels), nodes)
    yield from _for_rows(_CREATE_KINDS, kinds)
    for relationship, ties in relations.items():
        for part in in_parts(ties):
            text = _CREATE_RELATIONSHIPS.format(type=relationship)
            yield Statement(text, {"rows": part}, creates=len(part))


_CREATE_NODES = "UNWIND $rows AS row CREATE (n{labels}) SET n = row[1]"
_SET_NODES = (
    f"UNWIND $rows AS row MATCH (n:{RECORD} {{{{id: row[0]}}}}) SET n = row[1] REMOVE n:$(labels(n)) SET n{{labels}} "
    f"WITH n MATCH (n)-[k:{OF_KIND}]->() DELETE k"
)
_CREATE_KINDS = (
    f"UNWIND $rows AS row MATCH (n:{RECORD} {{id: row[0]}}) MATCH (c:Concept {{key: row[2]}}) "
    f"CREATE (n)-[:{OF_KIND} {{property: row[1]}}]->(c)"
)
_CREATE_RELATIONSHIPS = (
    f"UNWIND $rows AS row MATCH (a:{RECORD} {{{{id: row[0]}}}}) MATCH (b:{RECORD} {{{{id: row[1]}}}}) "
    "CREATE (a)-[r:{type}]->(b) SET r = row[2]"
)
_NODES = f"UNWIND $ids AS id MATCH (n:{RECORD} {{id: id}}) RETURN elementId(n)"
_RELATIONSHIPS = "UNWIND $ids AS id MATCH ()-[r:{type} {{id: id}}]->() RETURN elementId(r)"
_DELETE_NODES = (
    f"UNWIND $rows AS at MATCH (n) WHERE elementId(n) = at OPTIONAL MATCH (n)-[k:{OF_KIND}]->() DELETE k "
    "WITH DISTINCT n DELETE n"
)
_DELETE_RELATIONSHIPS = "UNWIND $rows AS at MATCH ()-[r]->() WHERE elementId(r) = at DELETE r"


def _for_rows(text: str, rows: Sequence[Any], **parameters: object) -> Iterator[Statement]:
    for part in in_parts(rows):
        yield Statement(text, {"rows": part, **parameters})
