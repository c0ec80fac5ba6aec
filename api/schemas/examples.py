"""An example for every parameter, body and answer of the description, made from its schema.

What a field says of itself goes first (``examples``); what is left out there is made from names that mean one thing
everywhere, and from the type. So that no route can be forgotten, nothing is written beside the routes.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]
_NAMED: Mapping[str, object] = {
    "id": "08212:A01",
    "key": "08212",
    "district": "08212",
    "owner": "08212",
    "slug": "not-found",
    "cursor": "08212:A30",
    "name": "Gesundheitsamt",
    "label": "Gesundheitsamt",
    "type": "Organization",
    "source": "08212:Q1",
    "target": "08212:G05",
    "record": "08212:A01",
    "relation": "08212:M07",
    "actor": "08212:A01",
    "a": "08212:A01",
    "b": "08212:A07",
    "project": "shared:P1",
    "certainty": "present",
    "presence": "present",
    "status": "from-list",
    "asOf": "2024-09-24",
    "on": "2024-09-24",
    "author": "Koordination",
    "reason": "Import von netz.xlsx",
    "time": "2026-11-22T10:00:00+01:00",
    "date": "2024-09-24",
    "land": "BW",
    "sector": "GES",
    "version": "1.0",
    "model": "1.0",
    "locator": "S. 9",
    "Idempotency-Key": "2f1c7a52-anlegen",
}
_FORMATS = {"date": "2024-09-24", "date-time": "2026-11-22T10:00:00+01:00", "uri": "https://www.example.org/"}
_BY_TYPE: Mapping[str, object] = {"string": "…", "number": 0.5, "boolean": True}
_DEEPEST = 12
"""So deep an example goes: what is deeper, or holds itself, is left empty."""


def with_examples(description: dict[str, Any]) -> dict[str, Any]:
    """The description, completed in place."""
    parts: Mapping[str, Schema] = description.get("components", {}).get("schemas", {})
    _close(parts)
    for path in description["paths"].values():
        for operation in path.values():
            for parameter in operation.get("parameters", ()):
                parameter["schema"] = _without_null(parameter["schema"])
                _complete(parameter, parts, parameter["name"])
            for content in _contents(operation):
                _complete(content, parts)
    return description


def _without_null(schema: Schema) -> Schema:
    """What a parameter may be if it is there: neither a header nor a query can say null, they can only be missing."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind.get("type") != "null"]
    rest = {name: value for name, value in schema.items() if name != "anyOf"}
    return {**rest, **kinds[0]} if len(kinds) == 1 else schema


def _close(schema: Any) -> None:
    """Say of an object whose names follow a pattern that no others are taken: pydantic means it, but leaves it out."""
    if isinstance(schema, dict):
        if "patternProperties" in schema:
            schema.setdefault("additionalProperties", False)
        for part in schema.values():
            _close(part)
    elif isinstance(schema, list):
        for part in schema:
            _close(part)


def _contents(operation: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The bodies that an operation takes and gives, where they are JSON or a form."""
    good = (answer for code, answer in operation["responses"].items() if code.startswith("2"))
    for told in (operation.get("requestBody", {}), *good):
        yield from (c for c in told.get("content", {}).values() if c.get("schema", {}).get("type") != "string")


def _complete(told: dict[str, Any], parts: Mapping[str, Schema], name: str = "") -> None:
    if "example" not in told and "examples" not in told and "schema" in told:
        told["example"] = example_of(told["schema"], parts, name)


def example_of(schema: Schema, parts: Mapping[str, Schema], name: str = "", depth: int = 0) -> Any:
    """Something that fits the schema, and could be an answer."""
    while "$ref" in schema:
        schema = parts[schema["$ref"].rpartition("/")[2]]
    if (said := _said(schema)) is not None:
        return said
    if kinds := schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf"):
        there = [kind for kind in kinds if kind.get("type") != "null"]
        return example_of(there[0], parts, name, depth)
    if schema.get("type") == "array":
        return (
            [] if depth > _DEEPEST else [example_of(schema.get("items", {}), parts, name, depth + 1)] * _least(schema)
        )
    if schema.get("type") == "object" or "properties" in schema:
        return _object(schema, parts, depth)
    return _plain(schema, name)


def _said(schema: Schema) -> Any:
    """What the schema itself names: an example, the only value, the first one, or what holds without a word."""
    for word in ("examples", "enum"):
        if schema.get(word):
            return schema[word][0]
    return schema.get("example", schema.get("const", schema.get("default")))


def _least(schema: Schema) -> int:
    return int(max(schema.get("minItems", 1), 1))


def _object(schema: Schema, parts: Mapping[str, Schema], depth: int) -> dict[str, Any]:
    if depth > _DEEPEST:
        return {}
    members = {n: example_of(s, parts, n, depth + 1) for n, s in schema.get("properties", {}).items()}
    more = schema.get("additionalProperties")
    if not members and isinstance(more, Mapping) and more:
        names: Schema = schema.get("propertyNames", {})
        members[str(example_of(names, parts, "") if names else "name")] = example_of(more, parts, "name", depth + 1)
    return members


def _plain(schema: Schema, name: str) -> Any:
    kind = schema.get("type", "string")
    if kind == "integer":
        return int(schema.get("minimum", 1))
    if kind == "string":
        text = str(_NAMED.get(name) or _FORMATS.get(schema.get("format", "")) or _BY_TYPE[kind])
        return text.ljust(schema.get("minLength", 0), "…")
    return _BY_TYPE.get(kind)
