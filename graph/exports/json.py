"""JSON: every claim of every record, in canonical order, so that equal graphs are equal byte by byte.

Journal and time of recording stay out (decision 0004): after the undo of an import the text is that of before.
"""

import json
from typing import Any

from graph.errors import InvalidError
from graph.exports import Extract, exporter
from graph.records import Entity, Record, Relation, entity, relation
from graph.records.claims import Claim

FORMAT_NAME = "fruehnetz-graph"
VERSION = 1
_FIELDS = (("prop", "property"), ("value", "value"), ("source", "source"), ("locator", "locator"), ("as_of", "asOf"))


@exporter("json")
def write_json(extract: Extract) -> str:
    """The extract as JSON, one record a line."""
    head = {
        "format": FORMAT_NAME,
        "formatVersion": VERSION,
        "ontologyVersion": extract.model.version,
        "districts": [{"key": d.owner, "name": d.name} for d in extract.districts],
    }
    parts = [f"{_text(name)}: {_text(value)}" for name, value in head.items()]
    for name, records in (("entities", extract.entities), ("relations", extract.relations)):
        rows = ",\n".join(f"  {_text(record_as_json(r))}" for r in records)
        parts.append(f'"{name}": [\n{rows}\n]' if rows else f'"{name}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def read_json(text: str) -> tuple[Record, ...]:
    """The records of an exported text, the inverse of `write_json`; raises InvalidError for anything else."""
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
    claims = [
        Claim(**{field: c.get(name, "") for field, name in _FIELDS}, status=str(c["status"])) for c in raw["claims"]
    ]
    if "source" in raw:
        return relation(raw["id"], raw["type"], (raw["source"], raw["target"]), raw["owner"], claims)
    return entity(raw["id"], raw["type"], raw["owner"], claims)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
