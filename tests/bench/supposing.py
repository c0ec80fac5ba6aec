"""One step of a scenario on the page of what-ifs: from the request to the numbers, as the map in the browser asks."""

from pathlib import Path
from random import Random
from time import perf_counter

from api.app import create_app
from api.settings import Settings
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import load_model
from tests.bench.measuring import Measured
from tests.client import TestClient
from tests.synthetic.districts import district

_ROUNDS = 20


def hundred_and_fifty(_: Path) -> Measured:
    """A full district; beside it the whole answer with all indicators and findings, which follows."""
    return _supposing(150)


def three_hundred(_: Path) -> Measured:
    """A large one."""
    return _supposing(300)


def _supposing(actors: int) -> Measured:
    made, model = district(1, actors), load_model()
    store = open_store("sqlite://", model)
    store.commit(made.batch(), EVERYTHING)
    app = create_app(store, model, Settings(on=made.on.isoformat()))
    client = TestClient(app, base_url="http://localhost")
    page = f"/bezirke/{made.key}/was-waere-wenn"
    client.get(page).raise_for_status()
    ids = [node["id"] for node in client.get(f"/api/v1/districts/{made.key}/map").json()["nodes"] if ":" in node["id"]]
    draw = Random(1)
    pairs = [draw.sample([id for id in ids if not id.startswith("ghost")], 2) for _ in range(_ROUNDS)]
    times = sorted(_timed(client, f"{page}/wege", pair) for pair in pairs)
    whole = _timed(client, page, pairs[0])
    slow = times[round(0.95 * (_ROUNDS - 1))]
    store.close()
    return Measured(times[_ROUNDS // 2], whole, f"one tie; 19 of 20 within {slow * 1000:.0f}ms; plain: the whole page")


def _timed(client: TestClient, address: str, pair: list[str]) -> float:
    started = perf_counter()
    client.get(address, params={"s": "A!verbinden|" + "|".join(pair)}).raise_for_status()
    return perf_counter() - started
