"""Musterstadt behind the whole interface with accounts, for whoever asks at random: each request finds one state.

What a request changed is undone by a new world; the application stays. Where an operation names something that is to
be there, the world knows one: a record, a relation, an import, a scenario, an account, a key.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import FastAPI
from sqlalchemy import select

from api.accounts.tables import AccountRow, TokenRow
from api.accounts.visits import csrf_of
from api.app import create_app
from api.rights import Caller, Grant, Right, Role
from api.settings import PREFIX, Settings
from graph.live.live import Live
from graph.national.live_across import LiveAcross
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import load_model
from tests import musterstadt
from tests.accounts.installed import Installation
from tests.client import TestClient

ADDRESS = "http://localhost"
_COOKIE = "fruehnetz-konto-80"
ASKING: Mapping[str, tuple[Grant, ...]] = {
    "administrator": (Grant(Role.ADMINISTRATION),),
    "coordination": (Grant(Role.COORDINATION, musterstadt.KEY),),
    "nzfh": (Grant(Role.NZFH),),
    "nobody": (),
}
"""Who asks, by a name; nobody did not sign in."""
_AT = f"{PREFIX}/districts/{musterstadt.KEY}"
_DAY = {"on": musterstadt.ON.isoformat()}


class World:
    """The interface as one account meets it."""

    def __init__(self, who: str, folder: Path, model: Any) -> None:
        self.who, self._folder, self._model = who, folder, model
        self._ending, self._number = ExitStack(), 0
        self._installation = self._ending.enter_context(Installation.within(folder))
        for name, grants in ASKING.items():
            self._installation.add(name, *grants)
        settings = Settings(allowed_hosts=("localhost", "testserver"), work=folder / "work")
        self.app: FastAPI = create_app(
            open_store("sqlite://", model), model, settings, accounts=self._installation.accounts
        )
        self._store: GraphStore = self.app.state.store
        self.changed = True
        self._known: dict[str, dict[str, str]] = {}

    def close(self) -> None:
        """Give everything back."""
        self._store.close()
        self._ending.close()

    def headers(self, name: str = "") -> dict[str, str]:
        """What a browser sends with a new session of who asks; nothing for nobody."""
        if (name or self.who) == "nobody":
            return {}
        secret = self._installation.session(name or self.who)
        return {"Cookie": f"{_COOKIE}={secret}", "X-CSRF-Token": csrf_of(secret), "Origin": ADDRESS}

    def _renew(self) -> None:
        """A world in which nothing was asked yet."""
        if not self.changed:
            return
        self._store.close()
        self._number += 1
        self._store = open_store("sqlite://", self._model)
        self._store.commit(musterstadt.batch(), EVERYTHING)
        there = Claim(EXISTS, "true")
        more = (
            entity("shared:P1", "Project", "shared", [there, Claim("name", "Qualität vor Ort")]),
            entity("99002:A01", "Organization", "99002", [there, Claim("name", "Ferne Stelle")]),
        )
        self._store.commit(Batch("test", musterstadt.TIME, "Weiteres", tuple(map(put, more))), EVERYTHING)
        state = self.app.state
        state.store, state.live = self._store, Live(self._store, self._model)
        state.live_across = LiveAcross(self._store, self._model)
        state.settings = state.settings.model_copy(update={"work": self._folder / f"work-{self._number}"})
        self.changed = False
        self._known.clear()

    def path_parameters(self, path: str) -> dict[str, str]:
        """What is there of what a path names; the part that is furthest behind decides."""
        self._renew()
        district = {"key": musterstadt.KEY}
        known: Mapping[str, Callable[[], dict[str, str]]] = {
            "entities": lambda: {"id": musterstadt.SKF},
            "relations": lambda: {"id": f"{musterstadt.KEY}:Cooperation-A01-A05"},
            "norms": lambda: {"id": next(iter(self._model.norms))},
            "projects": lambda: {"id": "shared:P1"},
            "imports": lambda: {**district, "id": self._imported()},
            "council-imports": lambda: {**district, "id": self._council()},
            "scenarios": lambda: {**district, "id": self._supposed()},
            "decisions": lambda: {**district, "finding": self._asked("findings")["findings"][0]["key"]},
            "questions": lambda: {**district, "question": _first(self._asked("questions"))},
            "sources": lambda: {**district, "id": musterstadt.LIST},
            "accounts": lambda: dict(zip(("id", "grant"), self._victim(), strict=True)),
            "tokens": lambda: {"id": self._token()},
            "revisions": lambda: {"number": "2"},
            "problems": lambda: {"slug": "not-found"},
            "documents": lambda: {**district, "kind": "mitteilungsvorlage"},
            "districts": lambda: district,
        }
        parts = [part for part in path.split("/") if part in known]
        if not parts:
            return {}
        if parts[-1] not in self._known:
            self._known[parts[-1]] = known[parts[-1]]()
        return self._known[parts[-1]]

    def _coordination(self) -> TestClient:
        return TestClient(self.app, base_url=ADDRESS, headers=self.headers("coordination"))

    def _asked(self, part: str) -> Any:
        return self._coordination().get(f"{_AT}/{part}", params=_DAY).json()

    def _imported(self) -> str:
        made = self._coordination().post(f"{_AT}/imports", params={"name": "liste.csv"}, content=_LIST)
        return str(made.json()["job"]["id"])

    def _council(self) -> str:
        page = {"text": "Betreff: Bericht Frühe Hilfen\nBeratungsfolge:\nGemeinderat Kenntnisnahme 19.06.2026\n"}
        made = self._coordination().post(f"{_AT}/council-imports/pages", json=page)
        return str(made.json()["job"]["id"])

    def _supposed(self) -> str:
        body = {"name": "Versuch", "changes": [{"do": "end", "id": musterstadt.SKF, "date": "2024-06-30"}]}
        return str(self._coordination().post(f"{_AT}/scenarios", params=_DAY, json=body).json()["record"]["id"])

    def _victim(self) -> tuple[str, str]:
        """An account that may be changed and removed, with its role."""
        self._number += 1
        id = self._installation.add(f"Opfer {self._number}", Grant(Role.READING, musterstadt.KEY))
        with self._installation.accounts.reading() as session:
            return id, session.get_one(AccountRow, id).grants[0].id

    def _token(self) -> str:
        """A key of who asks."""
        who = "coordination" if self.who == "nobody" else self.who
        may = Caller(who, ASKING[who]).may
        right = next(right for right in Right if may(right))
        self._installation.key(who, [right], [grant.district or "*" for grant in ASKING[who]])
        with self._installation.accounts.reading() as session:
            return session.scalars(select(TokenRow.id).order_by(TokenRow.created.desc())).first() or ""


_LIST = "Name;Ort\nFrühförderstelle Neu;Musterstadt\nKita Regenbogen;Musterstadt\n".encode()


def _first(asked: Any) -> str:
    return str(asked["addressees"][0]["questions"][0]["key"])


@contextmanager
def world_of(who: str) -> Iterator[World]:
    """The interface as somebody meets it."""
    with TemporaryDirectory() as folder:
        world = World(who, Path(folder), load_model())
        try:
            yield world
        finally:
            world.close()
