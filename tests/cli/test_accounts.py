"""``fruehnetz serve`` with accounts, and ``fruehnetz accounts`` beside it: real processes over one store."""

import json
import re
from http.client import HTTPConnection
from pathlib import Path

import pytest

from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.cli.conftest import Run
from tests.served import Served, serving

PASSWORD = "vier Wale tanzen leise"


@pytest.fixture
def url(tmp_path: Path, model: Model) -> str:
    """A store with Musterstadt in it."""
    found = f"sqlite:///{tmp_path / 'netz.db'}"
    store = open_store(found, model)
    store.commit(musterstadt.batch(), EVERYTHING)
    store.close()
    return found


def _post(server: Served, path: str, **body: str) -> tuple[int, str, str]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        with connection.getresponse() as answer:
            return answer.status, answer.getheader("set-cookie", "").partition(";")[0], answer.read().decode()
    finally:
        connection.close()


def _link(text: str) -> str:
    found: list[str] = re.findall(r"/einladung/(\S+)", text)
    return found[-1]


@pytest.mark.slow
def test_from_a_new_store_to_a_coordinator_who_reads(fruehnetz: Run, url: str, tmp_path: Path) -> None:
    with serving(tmp_path, "--store", url, "--accounts") as server:
        assert server.tokens() == []
        assert server.get("/api/v1/districts").status == 401
        assert server.get("/api/v1/health").status == 200
        body = {"link": _link(server.told()), "name": "Verwaltung", "password": PASSWORD}
        assert _post(server, "/api/v1/links", **body)[0] == 204
        status, cookie, _ = _post(server, "/api/v1/session", name="Verwaltung", password=PASSWORD)
        assert (status, cookie.partition("=")[0]) == (200, f"fruehnetz-konto-{server.port}")
        assert server.get("/api/v1/districts", Cookie=cookie).text == "[]"
        invited = fruehnetz("accounts", "invite", "Ka", "--store", url, "--role", "coordination", "--district", "99001")
        assert invited.returncode == 0, invited.stderr
        assert _post(server, "/api/v1/links", link=_link(invited.stderr), password=PASSWORD)[0] == 204
        _, cookie, _ = _post(server, "/api/v1/session", name="Ka", password=PASSWORD)
        assert "Musterstadt" in server.get("/api/v1/districts", Cookie=cookie).text
        assert fruehnetz("accounts", "lock", "Ka", "--store", url).returncode == 0
        assert server.get("/api/v1/districts", Cookie=cookie).status == 401
    assert (tmp_path / "netz.konten.db").stat().st_mode & 0o077 == 0


@pytest.mark.slow
def test_the_second_start_prints_no_link_once_there_is_an_account(fruehnetz: Run, url: str, tmp_path: Path) -> None:
    fruehnetz("accounts", "invite", "Ka", "--store", url)
    with serving(tmp_path, "--store", url, "--accounts") as server:
        assert "einladung" not in server.told()


@pytest.mark.slow
def test_without_accounts_a_store_on_this_computer_is_served_as_before(url: str, tmp_path: Path) -> None:
    with serving(tmp_path, "--store", url) as server:
        assert server.get("/api/v1/districts").status == 200
        assert server.get("/anmelden").status == 404
    assert not (tmp_path / "netz.konten.db").exists()


def test_a_list_is_for_one_person_on_one_computer(fruehnetz: Run, lists: Path) -> None:
    for given in (("--accounts",), ("--host", "0.0.0.0")):
        found = fruehnetz("serve", lists, *given)
        assert (found.returncode, "--store" in found.stderr) == (2, True)


def test_accounts_beside_a_server_need_a_place(fruehnetz: Run) -> None:
    found = fruehnetz("accounts", "--store", "bolt://localhost:7687")
    assert (found.returncode, "FRUEHNETZ_ACCOUNTS" in found.stderr) == (2, True)


@pytest.mark.slow
def test_the_command_shows_gives_and_takes_roles(fruehnetz: Run, url: str) -> None:
    here = ("--store", url)
    assert "noch kein Konto" in fruehnetz("accounts", *here).stdout
    assert fruehnetz("accounts", "invite", "Ka", *here, "--role", "reading", "--district", "99001").returncode == 0
    assert fruehnetz("accounts", "grant", "Ka", *here, "--role", "land", "--district", "*").returncode == 0
    assert fruehnetz("accounts", *here).stdout == "Ka: Landeskoordinierung (alle Bezirke), Lesen (99001) – eingeladen\n"
    assert fruehnetz("accounts", "withdraw", "Ka", *here, "--role", "land", "--district", "*").returncode == 0
    again = fruehnetz("accounts", "withdraw", "Ka", *here, "--role", "land", "--district", "*")
    assert (again.returncode, "nicht" in again.stderr) == (1, True)
    assert "gesperrt" in fruehnetz("accounts", "lock", "Ka", *here).stderr
    assert "gesperrt" not in fruehnetz("accounts", "unlock", "Ka", *here).stderr
    assert "einladung" in fruehnetz("accounts", "reset", "Ka", *here).stderr


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (("grant", "Ka"), 2),
        (("grant", "Ka", "--role", "reading"), 2),
        (("grant",), 2),
        (("list", "Ka"), 2),
        (("invite", "<K>"), 1),
        (("lock", "Niemand"), 1),
        (("lock", "Ka", "--district", "*"), 2),
    ],
)
def test_a_wrong_call_is_told(fruehnetz: Run, url: str, given: tuple[str, ...], status: int) -> None:
    fruehnetz("accounts", "invite", "Ka", "--store", url)
    found = fruehnetz("accounts", *given, "--store", url)
    assert (found.returncode, "Traceback" in found.stderr) == (status, False), found.stderr
