"""Labels and relationship types: those of the model, and the few that the graph needs beside them."""

import re
from collections.abc import Iterable, Mapping

from graph.records import Record
from graph.records.claims import Presence
from ontology import Model

RECORD = "Record"
"""Every entity, whatever its type: the label that ids are unique under."""
NOT_PRESENT = "NotPresent"
"""An entity that is expressly absent or not known: it carries no label of its type, so that no query counts it."""
NOT_PRESENT_TIE = "NOT_PRESENT"
"""The relationship type of every relation that is expressly absent or not known; its ``type`` says what it is about."""
OF_KIND = "OF_KIND"

STORE, REVISION, CHANGE = "Store", "Revision", "Change"
ONTOLOGY = ("OntologyClass", "OntologyProperty", "ConceptScheme", "Concept", "NormPack", "Norm")
ONTOLOGY_TIES = (
    "SUBCLASS_OF",
    "HAS_PROPERTY",
    "HAS_SOURCE",
    "HAS_TARGET",
    "REFERS_TO",
    "TAKES_FROM",
    "IN_SCHEME",
    "BROADER",
    "NARROWER",
    "IN_PACK",
    "ABOUT",
    "EXPECTS_FROM",
    "EXPECTS_TO",
    "REPLACES",
)
OWN_LABELS = (RECORD, NOT_PRESENT, STORE, REVISION, CHANGE, *ONTOLOGY)
OWN_TIES = (NOT_PRESENT_TIE, OF_KIND, "CHANGED", *ONTOLOGY_TIES)


def relationship_type(relation_type: str) -> str:
    """The relationship type of a relation type of the model.

    >>> relationship_type("CoversDistrict")
    'COVERS_DISTRICT'
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", relation_type).upper()


def relationship_types(model: Model) -> Mapping[str, str]:
    """The relationship type of every concrete relation type."""
    return {t.name: relationship_type(t.name) for t in model.relation_types}


def relationship_of(record: Record) -> str:
    """The relationship type that a relation has in the graph."""
    return relationship_type(record.type) if record.presence is Presence.PRESENT else NOT_PRESENT_TIE


def labels_of(record: Record, model: Model) -> str:
    """The labels that an entity has in the graph, as Cypher: its type and every superclass, if it is there."""
    if record.presence is not Presence.PRESENT:
        return f":{RECORD}:{NOT_PRESENT}"
    return "".join(f":{name}" for name in (RECORD, record.type, *model.types[record.type].ancestors))


def disjunction(types: Iterable[str]) -> str:
    """Relationship types for a pattern: any of them.

    >>> disjunction(["Membership", "CoversDistrict"])
    'MEMBERSHIP|COVERS_DISTRICT|NOT_PRESENT'
    """
    return "|".join((*(relationship_type(t) for t in types), NOT_PRESENT_TIE))
