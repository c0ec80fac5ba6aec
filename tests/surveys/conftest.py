"""The service over Musterstadt, with a coordination that makes surveys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.app import create_app
from api.settings import Settings
from graph.stores import GraphStore
from ontology import Model
from tests.accounts.installed import Installation
from tests.surveys.serving import Desk, desk_of


@pytest.fixture(scope="session")
def survey_app(musterstadt_store: GraphStore, model: Model, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The application, made once; each test puts its own store and accounts into it."""
    with Installation.within(tmp_path_factory.mktemp("nobody")) as nobody:
        settings = Settings(allowed_hosts=("fruehnetz.example", "localhost", "testserver"))
        return create_app(musterstadt_store, model, settings, accounts=nobody.accounts)


@pytest.fixture
def desk(tmp_path: Path, survey_app: FastAPI) -> Iterator[Desk]:
    with desk_of(tmp_path, survey_app) as found:
        yield found
