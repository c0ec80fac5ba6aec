"""A survey from beginning to end with a real server: links, three respondents on phones, ties, and back again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Client
from sqlalchemy import select

from api.accounts.accounts import Accounts
from api.surveys.tables import InvitationRow, SurveyAnswerRow, SurveyRow
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.served import Served, serving
from tests.service.person import Person, administrator
from tests.surveys.phones import open_page
from tests.surveys.serving import KEY, A, B, C

pytestmark = pytest.mark.slow
AT = f"/districts/{KEY}"
TODAY = date.today()
PLAN = {
    "name": "Netzwerk",
    "day": TODAY.isoformat(),
    "closes": (TODAY + timedelta(days=14)).isoformat(),
    "responsible": "Jugendamt Musterstadt",
    "keptDays": 1,
    "roster": [A, B, C],
}


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """A server over the store in a folder, with accounts beside it."""
    place = {"FRUEHNETZ_ACCOUNTS": _accounts(folder)}
    with serving(folder, "--store", f"sqlite:///{folder / 'netz.db'}", "--accounts", **place) as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path, model: Model) -> Path:
    """A folder with Musterstadt."""
    store = open_store(f"sqlite:///{tmp_path / 'netz.db'}", model)
    store.commit(musterstadt.batch(), EVERYTHING)
    store.close()
    return tmp_path


def _accounts(folder: Path) -> str:
    return f"sqlite:///{folder / 'konten.db'}"


def _asked(person: Person, path: str) -> Any:
    found = person.ask("GET", f"{AT}{path}")
    assert found.status == 200, found
    return found.json


def _done(person: Person, path: str, body: object = None, status: int = 200) -> Any:
    done = person.ask("POST", f"{AT}{path}", body)
    assert done.status == status, done
    return done.json


def _begun(person: Person) -> tuple[str, dict[str, str]]:
    """A survey, and the links by organization."""
    survey = _done(person, "/surveys", PLAN, 201)["id"]
    made = _done(person, f"/surveys/{survey}/invitations", {}, 201)
    return survey, {link["organization"]: link["link"] for link in made["links"]}


def _answer(server: Served, links: dict[str, str]) -> None:
    """Three respondents: one tie confirmed, one denied by one side, one said by nobody whole."""
    with Client(base_url=f"http://127.0.0.1:{server.port}") as phone:
        open_page(phone, f"{links[A]}/1").level(B, 4, wish="1").level(C, 2).send("weiter")
        open_page(phone, f"{links[B]}/1").level(A, 3).level(C, 0).send("weiter")
        told = open_page(phone, f"{links[C]}/1").level(A, 0).level(B, "", refers="1").send("weiter")
        assert "Bitte wählen Sie noch" in told.text
        assert open_page(phone, f"{links[A]}x").status == 404


@pytest.mark.slow
def test_from_a_plan_to_ties_and_back(folder: Path) -> None:
    with served(folder) as server:
        admin = administrator(server)
        coordinator, nzfh = admin.invite("Ka", "coordination", KEY), admin.invite("Nina", "nzfh", "*")
        survey, links = _begun(coordinator)
        before = _asked(coordinator, "/indicators")
        _answer(server, links)
        _done(coordinator, f"/surveys/{survey}/close")
        preview = _asked(coordinator, f"/surveys/{survey}/transfer")
        names = ("confirmed", "oneSided", "disputed", "absent", "open", "unfinished")
        assert [preview[name] for name in names] == [1, 0, 1, 1, 0, 1]
        assert nzfh.ask("GET", f"{AT}/surveys/{survey}/transfer").status == 404
        revision = _done(coordinator, f"/surveys/{survey}/transfer")["revision"]
        assert _asked(coordinator, "/indicators") != before
        assert coordinator.ask("POST", f"/revisions/{revision}/undo").status == 200
        assert _asked(coordinator, "/indicators") == before
        log = server.told().replace(": ", ":")
        assert '"route":"/umfrage/{secret}/{part}"' in log
        assert not any(link.rpartition("/")[2] in log for link in links.values())


def test_a_server_that_starts_deletes_what_is_due_and_ties_stay(folder: Path) -> None:
    with served(folder) as server:
        coordinator = administrator(server).invite("Ka", "coordination", KEY)
        survey, links = _begun(coordinator)
        _answer(server, links)
        _done(coordinator, f"/surveys/{survey}/transfer")
    accounts = Accounts.at(_accounts(folder))
    with accounts.writing() as session:
        row = session.get_one(SurveyRow, survey)
        row.day = row.closes = (TODAY - timedelta(days=1)).isoformat()
    with served(folder) as server:
        coordinator = Person(server.port).sign_in("Ka")
        assert _asked(coordinator, f"/surveys/{survey}")["state"] == "answersDeleted"
        ties = coordinator.ask("GET", f"/entities/{KEY}:survey-{survey}")
        assert ties.status == 200
    with accounts.reading() as session:
        assert session.scalars(select(SurveyAnswerRow)).all() == []
        assert session.scalars(select(InvitationRow)).all() == []
    accounts.database.close()
