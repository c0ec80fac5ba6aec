"""Accounts in a real file, and a browser on the service over Musterstadt."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.app import create_app
from api.settings import Settings
from graph.stores import GraphStore
from ontology import Model
from tests.accounts.installed import ADDRESS, Browser, Clock, Installation


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with Installation.within(tmp_path) as found:
        yield found


@pytest.fixture
def clock(installation: Installation) -> Clock:
    return installation.clock


@pytest.fixture(scope="session")
def service(musterstadt_store: GraphStore, model: Model, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The application over Musterstadt, made once; whoever asks brings the accounts."""
    settings = Settings(allowed_hosts=("fruehnetz.example", "localhost", "127.0.0.1"))
    with Installation.within(tmp_path_factory.mktemp("nobody")) as nobody:
        return create_app(musterstadt_store, model, settings, accounts=nobody.accounts)


@pytest.fixture
def browser(installation: Installation, service: FastAPI) -> Iterator[Browser]:
    """A browser that nobody signed in with."""
    service.state.accounts = installation.accounts
    with Browser(service, base_url=ADDRESS, follow_redirects=False) as opened:
        yield opened
