"""JSON: every claim of every record, in canonical order, so that equal graphs are equal byte by byte.

Journal and time of recording stay out (decision 0004): after the undo of an import the text is that of before.
"""

import json

from graph.exports import Extract, exporter
from graph.json_graph import FORMAT_NAME, VERSION, record_as_json


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


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
