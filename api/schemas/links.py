"""Links of the description (OpenAPI 3.1): what may be done next with what was just made or read, and by which id.

They follow from the paths: what is made below a path is found, changed and removed below that path and its id.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Described = Mapping[str, Any]
_METHODS = ("get", "put", "patch", "post", "delete")
_IDS: Mapping[str, str] = {"WrittenOut": "/record/id", "LinkOut": "/account", "NewToken": "/id"}
"""Where an answer says the id of what was made, by the name of its schema."""
_ID = "{id}"


def with_links(description: dict[str, Any]) -> dict[str, Any]:
    """The description, completed in place."""
    paths: Mapping[str, dict[str, Any]] = description["paths"]
    for path, operations in paths.items():
        made = operations.get("post", {}).get("responses", {}).get("201")
        id = _IDS.get(_schema_of(made)) if made is not None else None
        below = f"{path}/{_ID}"
        if made is None or id is None or below not in paths:
            continue
        next_ones = list(_below(paths, below))
        made["links"] = {name: _link(name, asked, f"$response.body#{id}") for name, asked in next_ones}
        read = paths[below].get("get", {}).get("responses", {}).get("200")
        if read is not None:
            read["links"] = {name: _link(name, asked, "$request.path.id") for name, asked in next_ones}
    return description


def _below(paths: Mapping[str, dict[str, Any]], below: str) -> Iterator[tuple[str, list[str]]]:
    """Operations on one thing that need nothing else named in their path, and the parameters that they take."""
    for path, operations in paths.items():
        if path == below or (path.startswith(f"{below}/") and "{" not in path.removeprefix(below)):
            for method in _METHODS:
                if method in operations:
                    asked = operations[method]
                    yield asked["operationId"], [f"{p['in']}.{p['name']}" for p in asked.get("parameters", ())]


def _link(operation: str, asked: list[str], id: str) -> Described:
    values = {
        "path.id": id,
        "path.key": "$request.path.key",
        "header.if-match": "$response.header.ETag",
    }
    return {"operationId": operation, "parameters": {name: values[name] for name in asked if name in values}}


def _schema_of(answer: Described) -> str:
    """The name of the schema of an answer."""
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return re.split("/|__", str(schema.get("$ref", "")))[-1]
