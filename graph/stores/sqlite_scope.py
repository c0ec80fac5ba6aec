"""Which rows of SQLite a reader may see: said here, once, as conditions of SQL."""

from graph.records import SHARED
from graph.records.claims import PRESENCE, Presence
from graph.stores.base import Scope
from ontology.names import EntityType, RelationType


def visible_entity(scope: Scope, column: str = "e.id", owner: str = "e.owner") -> tuple[str, tuple[str, ...]]:
    """Whether the entity of a row is visible, as a condition and its values."""
    if scope.districts is None:
        return "1", ()
    covered = tuple(sorted(scope.districts))
    keys = (*covered, SHARED)
    marks = ", ".join("?" * len(keys))
    return f"({owner} IN ({marks}) OR {column} IN (SELECT n.id {_covering(covered)}))", (*keys, *covered)


def _covering(covered: tuple[str, ...]) -> str:
    """The entities that cover one of these districts, as the end of a SELECT on ``n``; its values are the keys.

    Only the owner of an entity can open it to another district, and only by saying that it does cover it.
    """
    present = ", ".join(f"'{status}'" for status, presence in PRESENCE.items() if presence is Presence.PRESENT)
    return (
        "FROM relation c JOIN entity d ON d.id = c.target JOIN entity n ON n.id = c.source "
        f"WHERE c.type = '{RelationType.COVERS_DISTRICT}' AND d.type = '{EntityType.DISTRICT}' "
        f"AND d.owner IN ({', '.join('?' * len(covered))}) "
        f"AND c.owner IN (n.owner, '{SHARED}') AND c.status IN ({present})"
    )


def visible_relation(scope: Scope, *, few: bool) -> tuple[str, tuple[str, ...]]:
    """Whether the relation ``r`` of a row is visible, as a condition and its values.

    The ends of a ``few`` rows are looked at one by one; for many it takes half the time to list what is visible once.
    """
    if scope.districts is None:
        return "1", ()
    visible, values = visible_entity(scope, "x.id", "x.owner")
    # The plus sign: what is visible is only a condition, no way to the rows.
    seen = (
        "EXISTS (SELECT 1 FROM entity x WHERE x.id = {end} AND {visible})"
        if few
        else "+{end} IN (SELECT x.id FROM entity x WHERE {visible})"
    )
    ends_seen = " AND ".join(seen.format(end=f"r.{end}", visible=visible) for end in ("source", "target"))
    owners = ", ".join(f"(SELECT x.owner FROM entity x WHERE x.id = r.{end})" for end in ("source", "target"))
    covered = tuple(sorted(scope.districts))
    keys = (*covered, SHARED)
    marks = ", ".join("?" * len(keys))
    owned = f"r.owner IN ({marks})"
    # Said first, and once more below, because an index can answer this: a nation is read district by district.
    rows = ", ".join("(?)" for _ in keys)
    # Within a SELECT of its own: of a compound of so many terms SQLite takes no more than 500.
    readable = f"r.owner IN (SELECT * FROM (VALUES {rows}) UNION SELECT n.owner {_covering(covered)})"
    clause = f"{readable} AND {ends_seen} AND ({owned} OR r.owner IN ({owners}))"
    return f"({clause})", (*keys, *covered, *values, *values, *keys)
