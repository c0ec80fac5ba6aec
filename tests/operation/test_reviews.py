"""Whose data are to be looked at again: the service says it every day, and who it is to whoever may know."""

import io
import logging
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from api.front.logs import keep_log
from api.front.reviews import look_for_due, looking_daily
from api.rights import Role
from graph.errors import StoreUnavailableError
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from graph.stores.erasing import Eraser
from graph.stores.reviewing import review_again
from ontology import Model
from tests.accounts.installed import API
from tests.persons.told import KEY, NAME, PERSON, fill, service
from tests.served import serving
from tests.store.small import commit, thing


def _overdue(folder: Path, model: Model) -> str:
    """A store in which one of two persons is overdue."""
    url = f"sqlite:///{folder / 'netz.db'}"
    store = open_store(url, model)
    fill(store)
    commit(store, thing(f"{KEY}:person-alt", "Person", KEY, name="Anna Überfällig", reviewOn="2020-01-31"))
    commit(store, thing(f"{KEY}:person-neu", "Person", KEY, name="Eva Später", reviewOn="2090-01-31"))
    for person in list(store.records(EVERYTHING, ["Person"])):
        if person.value("reviewOn") is None:
            review_again(store, person, date(2090, 1, 1), Eraser("Stelle", "2024-07-01T12:00:00+02:00"))
    store.close()
    return url


@pytest.mark.parametrize("manner", ["json", "plain", "quiet"])
def test_what_is_due_stands_in_the_log_without_anybody(tmp_path: Path, model: Model, manner: str) -> None:
    url = _overdue(tmp_path, model)
    keep_log(manner)  # type: ignore[arg-type]
    (handler,) = logging.getLogger("fruehnetz.reviews").handlers
    assert isinstance(handler, logging.StreamHandler)
    written = io.StringIO()
    handler.setStream(written)
    assert look_for_due(url, model) == 1
    assert "1" in written.getvalue()
    assert ("reviews-due" in written.getvalue()) is (manner == "json")
    assert [word for word in ("Anna", "Überfällig", "person-alt", KEY) if word in written.getvalue()] == []


def test_it_is_looked_at_once_and_again_until_the_end() -> None:
    looks, again = [], Event()

    def look() -> None:
        looks.append(1)
        if len(looks) == 3:
            again.set()
        if len(looks) == 2:
            raise StoreUnavailableError("gone for a moment")

    with looking_daily(look, every=0.01):
        assert again.wait(60)
    seen = len(looks)
    with looking_daily(looks.clear, every=3600):
        pass
    assert len(looks) in (0, seen)


@pytest.mark.slow
def test_a_running_service_says_it_at_its_start(tmp_path: Path, model: Model) -> None:
    with serving(tmp_path, "--store", _overdue(tmp_path, model)) as served:
        served.get("/api/v1/health")
        until = Event()
        for _ in range(600):
            if "zu prüfen" in served.told():
                break
            until.wait(0.1)
        told = served.told()
    assert "erase --due" in told
    assert "Überfällig" not in told


def test_who_is_due_is_told_to_whoever_may_tell_about_persons(tmp_path: Path, model: Model) -> None:
    with service(model, tmp_path) as told:
        path = f"{API}/districts/{KEY}/persons"
        browser = told.as_role(Role.COORDINATION)
        assert browser.get(path, params={"due": True, "on": "2029-12-31"}).json() == []
        (found,) = browser.get(path, params={"due": True, "on": "2030-01-01"}).json()
        assert (found["name"], found["due"], found["reviewOn"]) == (NAME, True, "2030-01-01")
        assert PERSON in {p["id"] for p in browser.get(path, params={"due": False, "on": "2029"}).json()}
