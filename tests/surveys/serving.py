"""Musterstadt with accounts and surveys, its coordination at a desk, and phones that know nothing but a link."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from api.rights import Grant, Role
from graph.live.live import Live
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from tests import musterstadt
from tests.accounts.installed import ADDRESS, API, Browser, Installation
from tests.client import TestClient
from tests.surveys.phones import Tab, open_page

KEY = musterstadt.KEY
A, B, C = musterstadt.JUGENDAMT, musterstadt.GESUNDHEITSAMT, musterstadt.KITA
SURVEYS = f"{API}/districts/{KEY}/surveys"
DAY_SECONDS = 86_400
TODAY, LAST = "2027-01-15", "2027-01-29"
"""The clock of the tests begins on that day."""
PLAN: Mapping[str, Any] = {
    "name": "Netzwerk 2027",
    "day": TODAY,
    "closes": LAST,
    "responsible": "Jugendamt Musterstadt, Netzwerkkoordination",
    "keptDays": 30,
    "roster": [A, B, C],
}


class Desk:
    """The coordination of Musterstadt."""

    def __init__(self, app: FastAPI, installation: Installation, store: GraphStore) -> None:
        self.app, self.installation, self.store = app, installation, store
        self.browser = self.signed_in("Koordination", Role.COORDINATION)

    def signed_in(self, name: str, role: Role, district: str | None = KEY) -> Browser:
        """Somebody with a role."""
        self.installation.add(name, Grant(role, district))
        return Browser(self.app, base_url=ADDRESS, follow_redirects=False).enter(self.installation, name)

    def phone(self) -> TestClient:
        """A device that nobody signed in on."""
        return TestClient(self.app, base_url=ADDRESS, follow_redirects=False)

    def open(self, path: str) -> Tab:
        """A page on a fresh device."""
        return open_page(self.phone(), path)

    def survey(self, **more: Any) -> str:
        """A new survey; its id."""
        made = self.browser.post(SURVEYS, json={**PLAN, **more})
        assert made.status_code == 201, made.text
        id: str = made.json()["id"]
        return id

    def links(self, survey: str, **more: Any) -> dict[str, str]:
        """New links: the path by organization."""
        made = self.browser.post(f"{SURVEYS}/{survey}/invitations", json=more)
        assert made.status_code == 201, made.text
        return {link["organization"]: link["link"].removeprefix(ADDRESS) for link in made.json()["links"]}

    def get(self, path: str) -> Any:
        """What the API says below the surveys."""
        found = self.browser.get(f"{SURVEYS}/{path}")
        assert found.status_code == 200, found.text
        return found.json()

    def post(self, path: str) -> Any:
        """What comes of an act."""
        done = self.browser.post(f"{SURVEYS}/{path}")
        assert done.status_code == 200, done.text
        return done.json()

    def later(self, days: float) -> None:
        """Let time pass; who was signed in signs in anew."""
        self.installation.clock.now += int(days * DAY_SECONDS)
        self.browser.enter(self.installation, "Koordination")


@contextmanager
def desk_of(folder: Path, app: FastAPI) -> Iterator[Desk]:
    """The service over a fresh store, with accounts in a folder; making an application takes longer than a test."""
    state, model = app.state, app.state.model
    state.store = open_store("sqlite://", model)
    state.store.commit(musterstadt.batch(), EVERYTHING)
    state.live = Live(state.store, model)
    with Installation.within(folder) as installation:
        state.accounts = installation.accounts
        yield Desk(app, installation, state.store)
    state.store.close()


def rows(desk: Desk, survey: str, organization: str) -> dict[str, dict[str, Any]]:
    """What the coordination reads of the answers of an organization, by whom they are about."""
    found = [q for q in desk.get(f"{survey}/answers") if q["organization"] == organization]
    return {row["organization"]: row for questionnaire in found for row in questionnaire["rows"]}
