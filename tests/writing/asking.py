"""What tests say and ask in a line."""

from typing import Any

from httpx2 import Response

from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from tests.client import TestClient

API = "/api/v1"
KITA = {
    "type": "Organization",
    "district": "99001",
    "claims": [
        {"property": "name", "value": "Kita Sonnenhügel", "status": "confirmed", "asOf": "2024-05"},
        {"property": "sector", "value": "KJH", "status": "confirmed", "asOf": "2024-05"},
    ],
}


def claim(property: str, value: str, **more: str) -> dict[str, str]:
    return {"property": property, "value": value, "status": "confirmed", **more}


def patch(client: TestClient, id: str, tag: str | None, **said: str) -> Response:
    """Say one thing on each property."""
    properties = {name: [claim(name, value)] for name, value in said.items()}
    return client.patch(f"{API}/entities/{id}", json={"properties": properties}, headers=matching(tag))


def matching(tag: str | None) -> dict[str, str]:
    return {} if tag is None else {"If-Match": tag}


def tag_of(client: TestClient, id: str, kind: str = "entities") -> str:
    return str(client.get(f"{API}/{kind}/{id}").headers["etag"])


def values_of(client: TestClient, id: str) -> dict[str, list[str]]:
    found: dict[str, Any] = client.get(f"{API}/entities/{id}").json()
    return dict(found["values"])


def trace(store: GraphStore) -> int:
    """The number of the newest batch: what was refused leaves it as it is."""
    newest = store.head(EVERYTHING)
    assert newest is not None
    return newest.number
