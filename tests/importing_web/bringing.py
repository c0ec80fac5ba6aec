"""Who brings lists to Musterstadt, and how."""

from collections.abc import Mapping

from httpx2 import Response

from api.rights import Caller, Grant, Role
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from tests import musterstadt
from tests.client import TestClient

CALLERS = {
    "anna": Caller("Anna", (Grant(Role.COORDINATION, musterstadt.KEY),)),
    "axel": Caller("Axel", (Grant(Role.COORDINATION, musterstadt.KEY),)),
    "both": Caller("Bert", (Grant(Role.COORDINATION, musterstadt.KEY), Grant(Role.COORDINATION, "99002"))),
    "reader": Caller("Rita", (Grant(Role.READING, musterstadt.KEY),)),
    "elsewhere": Caller("Emil", (Grant(Role.COORDINATION, "99002"),)),
    "nzfh": Caller("Nina", (Grant(Role.NZFH),)),
    "alone": Caller.alone(),
}
AT = f"/api/v1/districts/{musterstadt.KEY}/imports"
CLEAN = "Name;Bereich\nFrühförderstelle Neu;Gesundheit\nBeratungsstelle Quelle;Jugendhilfe\n".encode()
REJECTED = b"Kennung;Name;Bereich\nA98;Kita Gut;Jugendhilfe\nA99;;Jugendhilfe\n"


def brought(  # noqa: PLR0913, PLR0917 - each is a part of the request
    web: TestClient,
    data: bytes = CLEAN,
    name: str = "liste.csv",
    at: str = AT,
    who: str = "anna",
    more: Mapping[str, str] | None = None,
) -> Response:
    headers = {"content-type": "application/octet-stream", "x-caller": who, **(more or {})}
    return web.post(at, params={"name": name}, content=data, headers=headers)


def names(store: GraphStore) -> set[str]:
    return {e.name for e in store.records(EVERYTHING)}


def head(store: GraphStore) -> int:
    found = store.head(EVERYTHING)
    return found.number if found else 0
