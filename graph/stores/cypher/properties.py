"""Records as properties of nodes and relationships: what people query, and beside it what we read back.

Every property of the model stands under its own name with Neo4j's own types: a list where it may have several values,
an integer, a float, a boolean, a date. A date of month or year precision is its earliest day; its latest day stands
beside it as ``<name>Latest``. A record holds from ``holdsFrom`` until before ``holdsUntil``; one that is denied or not
known has neither, so that a comparison with a day leaves it out. The claims stay as one JSON text (``claims``): what is
read back is made from them alone.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from math import isfinite

from graph.as_of import confirmed_on, holds_between
from graph.contacts import may_leave, without_personal_contacts
from graph.fields import primary_sector
from graph.records import Entity, Record, Relation
from graph.records.claims import Presence
from graph.stores.mask import MASKED_NAME, is_public
from graph.stores.search import search_text
from ontology import Model, ModelError, Property
from ontology.names import Prop
from ontology.values import canonical, earliest, latest

Value = str | int | float | bool | date
OWN_PROPERTIES = (
    "id", "type", "owner", "presence", "holdsFrom", "holdsUntil", "claims", "sources", "status", "lastConfirmed",
    "words", "tie",
)  # fmt: skip
_MOST_WORDS = 32_000
"""Letters of the search text; a text index takes values up to 32,766 bytes."""
_LARGEST = 2**63 - 1
_LONGEST = 8_000
"""Characters of a text as a property, so that an index can take it; the claims keep all of it."""


def node_properties(record: Entity, claims: str, model: Model) -> dict[str, object]:
    """The properties of an entity's node; ``claims`` are its claims as JSON."""
    return {
        **_native(record, model),
        **_own(record, claims, model),
        **_sector(record, model),
        "words": search_text(record)[:_MOST_WORDS],
    }


def _sector(record: Entity, model: Model) -> dict[str, str]:
    """The sector that an actor counts for, also where its type or partner group alone says it (`graph.fields`)."""
    if record.presence is not Presence.PRESENT or model.types[record.type].property(Prop.SECTOR) is None:
        return {}
    sector = primary_sector(record, model)
    return {Prop.SECTOR.value: sector} if sector is not None else {}


def relationship_properties(record: Relation, claims: str, model: Model) -> dict[str, object]:
    """The properties of a relation's relationship.

    ``lastConfirmed`` is the latest day of its last confirmation (domain 11.3).
    """
    confirmed = confirmed_on(record)
    return {
        **_native(record, model),
        **_own(record, claims, model),
        **({"lastConfirmed": latest(confirmed)} if confirmed else {}),
    }


def concepts_of(record: Entity, model: Model) -> Iterator[tuple[str, str]]:
    """The coded properties of an entity, each with the key of its code (``Sector:GES``); none if it is not there."""
    if record.presence is not Presence.PRESENT:
        return
    lists = {p.name: p.code_list for p in _shown(record, model) if p.code_list is not None}
    for name, values in record.values.items():
        if name in lists:
            yield from ((name, f"{lists[name]}:{value}") for value in values)


def _own(record: Record, claims: str, model: Model) -> dict[str, object]:
    return {
        "id": record.id,
        "type": str(record.type),
        "owner": record.owner,
        "presence": str(record.presence),
        **_days(record, model),
        "claims": claims,
        "sources": list(record.sources),
        "status": sorted({str(claim.status) for claim in record.claims}),
    }


def _days(record: Record, model: Model) -> dict[str, object]:
    """The days on which the record holds; none where a date is no date, which stays in the claims only."""
    try:
        days = holds_between(record, model)
    except ModelError:
        return {}
    return {"holdsFrom": days[0], "holdsUntil": days[1]} if days is not None else {}


def _native(record: Record, model: Model) -> dict[str, object]:
    """The present values by the model; what is no value of its datatype stays in the claims only.

    So does what may not be shown: whoever queries the graph asks about organizations (decision 0027).
    """
    public, kind = is_public(record), model.types[record.type]
    found: dict[str, object] = {Prop.NAME: MASKED_NAME} if kind.drawn else {}
    for p in kind.properties:
        texts = [t for t in record.values.get(p.name, ()) if may_leave(p, t, public=public)]
        if texts:
            found |= _of_property(p, map(without_personal_contacts, texts) if p.datatype == "string" else texts)
    return found


def _shown(record: Record, model: Model) -> Iterator[Property]:
    """The properties of a record that may be shown whatever their value."""
    public = is_public(record)
    return (p for p in model.types[record.type].properties if may_leave(p, "", public=public))


def _of_property(p: Property, texts: Iterable[str]) -> dict[str, object]:
    if p.datatype == "date":
        days = [(earliest(t), latest(t)) for t in texts if _is_value(t, "date")]
        return {p.name: days[0][0], f"{p.name}Latest": days[0][1]} if days else {}
    values = [v for t in texts if (v := _value(t, p.datatype or "string")) is not None]
    if not values:
        return {}
    return {p.name: values if p.many else values[0]}


def _value(text: str, datatype: str) -> Value | None:
    if not _is_value(text, datatype):
        return None
    if datatype == "integer":
        return int(text) if abs(int(text)) <= _LARGEST else None
    if datatype == "decimal":
        return float(text) if isfinite(float(text)) else None
    if datatype == "boolean":
        return text == "true"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _is_value(text: str, datatype: str) -> bool:
    try:
        canonical(text, datatype)
    except ModelError:
        return False
    return True
