"""Accounts in a real file, and a browser on the service over Musterstadt."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.accounts.identities import Identity
from api.app import create_app
from api.rights import Grant, Role
from api.settings import Settings
from graph.stores import GraphStore
from ontology import Model
from tests import musterstadt
from tests.accounts.installed import ADDRESS, Browser, Clock, Installation
from tests.accounts.outside import SHE, Outside, outside_service


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


@pytest.fixture
def outside(service: FastAPI, clock: Clock) -> Iterator[Outside]:
    with outside_service(clock) as found:
        service.state.provider = found.provider()
        yield found
        service.state.provider = None


@pytest.fixture
def coordinator(installation: Installation, outside: Outside) -> str:
    """An account that belongs to her; its id."""
    id = installation.add("Koordination", Grant(Role.COORDINATION, musterstadt.KEY))
    with installation.machine() as machine:
        machine.connect(id, Identity(outside.issuer, SHE))
    return id
