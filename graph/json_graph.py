"""Entity, Relation <-> JSON, every claim as it stands: what the JSON export is made of, and what reads it back."""

import json
from typing import Any

from graph.errors import InvalidError
from graph.records import Entity, Record, Relation, entity, relation
from graph.records.claims import PRESENCE, Claim

FORMAT_NAME = "fruehnetz-graph"
VERSION = 1
_FIELDS = (("prop", "property"), ("value", "value"), ("source", "source"), ("locator", "locator"), ("as_of", "asOf"))


def read_json(text: str) -> tuple[Record, ...]:
    """The records of an exported text, the inverse of the JSON export; raises InvalidError for anything else."""
    try:
        raw = json.loads(text)
        known = raw["format"] == FORMAT_NAME and raw["formatVersion"] == VERSION
        records = (*raw["entities"], *raw["relations"])
        found = tuple(_record(r) for r in records) if known else None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidError(f"not an export of this program: {error}") from error
    if found is None:
        raise InvalidError(f"format {raw['format']} {raw['formatVersion']} is unknown")
    return found


def record_as_json(record: Record) -> dict[str, object]:
    """A record with all its claims as JSON values."""
    raw: dict[str, object] = {"id": record.id, "type": str(record.type), "owner": record.owner}
    if isinstance(record, Relation):
        raw |= {"source": record.source, "target": record.target}
    return raw | {"claims": [claim_as_json(c) for c in record.claims]}


def claim_as_json(claim: Claim) -> dict[str, str]:
    """A claim as JSON values; what is empty is left out."""
    said = {name: str(getattr(claim, field)) for field, name in _FIELDS if getattr(claim, field) or field == "value"}
    return said | {"status": str(claim.status)}


def _record(raw: dict[str, Any]) -> Entity | Relation:
    claims = [_claim(c) for c in raw["claims"]]
    if not all(isinstance(text, str) for text in raw.values() if text is not raw["claims"]):
        raise InvalidError(f"{raw['id']}: not a text where one is expected")
    if "source" in raw:
        return relation(raw["id"], raw["type"], (raw["source"], raw["target"]), raw["owner"], claims)
    return entity(raw["id"], raw["type"], raw["owner"], claims)


def _claim(raw: dict[str, Any]) -> Claim:
    texts = {field: raw.get(name, "") for field, name in _FIELDS}
    if raw["status"] not in PRESENCE or not all(isinstance(text, str) for text in texts.values()):
        raise InvalidError(f"not a claim: {raw}")
    return Claim(**texts, status=raw["status"])
