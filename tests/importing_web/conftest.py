"""A web that takes lists."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.app import create_app
from api.settings import Settings
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.client import TestClient
from tests.importing_web.bringing import CALLERS


@pytest.fixture
def web(store: GraphStore, model: Model, tmp_path: Path) -> Iterator[TestClient]:
    """Musterstadt; who asks says a header, without one Anna."""
    store.commit(musterstadt.batch(), EVERYTHING)
    settings = Settings(work=tmp_path / "work")
    app = create_app(store, model, settings, lambda request: CALLERS[request.headers.get("x-caller", "anna")])
    with TestClient(app, base_url="http://localhost") as client:
        yield client
