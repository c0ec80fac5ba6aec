"""A service that keeps persons: Musterstadt with a person in it, somebody of each role, and what is noted of reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import FastAPI

from api.accounts.personal_reads import newest_reads
from api.app import create_app
from api.rights import Grant, Role
from api.settings import Settings
from graph.live.live import Live
from graph.records import entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.accounts.installed import ADDRESS, API, Browser, Installation

KEY, OTHER = musterstadt.KEY, "99002"
PERSON = f"{KEY}:person-0a1b2c3d4e5f60718293a4b5"
NAME, PHONE = "Erika Geheimfrau", "0721 4711-33"
_THERE = Claim(EXISTS, "true")


@dataclass
class Told:
    """The service, and who asks it."""

    store: GraphStore
    browser: Browser
    installation: Installation
    register: Path

    def as_role(self, role: Role) -> Browser:
        """The browser of somebody with that role in Musterstadt."""
        if role not in self.installation.ids:
            self.installation.add(role, Grant(role, KEY))
        return self.browser.enter(self.installation, role)

    def reads(self) -> list[tuple[str, str, str]]:
        """What is noted: who, which person, which way."""
        with self.installation.accounts.reading() as session:
            return [(r.actor, r.person, r.way) for r in newest_reads(session, EVERYTHING)]

    def person(self) -> str:
        """The id under which the person is shown."""
        found: list[Any] = self.as_role(Role.COORDINATION).get(f"{API}/districts/{KEY}/persons").json()
        return next(str(p["id"]) for p in found if p["name"] == NAME)


def fill(store: GraphStore) -> None:
    """Musterstadt, a person with a seat, and a district elsewhere."""
    store.commit(musterstadt.batch(), EVERYTHING)
    said = [_THERE, Claim("name", NAME), Claim("phone", PHONE), Claim("reviewOn", "2030-01-01")]
    records = (
        entity(PERSON, "Person", KEY, said),
        relation(f"{KEY}:sitz", "Membership", (PERSON, musterstadt.STEUERUNGSGRUPPE), KEY, [_THERE]),
        entity(f"{OTHER}:bezirk", "District", OTHER, [_THERE, Claim("name", "Kreis Fern")]),
        entity(f"{OTHER}:P", "Person", OTHER, [_THERE, Claim("name", "Fritz Fern")]),
    )
    store.commit(Batch("test", musterstadt.TIME, "Personen", tuple(put(r) for r in records)), EVERYTHING)


@cache
def _application(model: Model) -> FastAPI:
    """The application, which takes longest to make; a test brings store, settings and accounts."""
    with TemporaryDirectory() as folder, Installation.within(Path(folder)) as nobody:
        settings = Settings(allowed_hosts=("fruehnetz.example",))
        return create_app(open_store("sqlite://", model), model, settings, accounts=nobody.accounts)


@contextmanager
def told_of(store: GraphStore, model: Model, folder: Path, *, allow: bool = True) -> Iterator[Told]:
    """The service over a store."""
    register = folder / "netz.geloescht.jsonl"
    settings = Settings(allowed_hosts=("fruehnetz.example",), allow_persons=allow, erasures=register)
    with Installation.within(folder) as installation:
        app = _application(model)
        app.state.store, app.state.settings, app.state.accounts = store, settings, installation.accounts
        app.state.live = Live(store, model)
        with Browser(app, base_url=ADDRESS, follow_redirects=False) as browser:
            yield Told(store, browser, installation, register)


@contextmanager
def service(model: Model, folder: Path, *, allow: bool = True) -> Iterator[Told]:
    """The service over a file."""
    store = open_store(f"sqlite:///{folder / 'netz.db'}", model)
    try:
        fill(store)
        with told_of(store, model, folder, allow=allow) as found:
            yield found
    finally:
        store.close()
