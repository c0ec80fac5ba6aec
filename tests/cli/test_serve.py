"""``fruehnetz serve`` as a process that a browser would talk to."""

import json
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.stores import open_store
from ontology import Model
from tests.cli.conftest import Run, write_lists
from tests.served import Served, free_port, serving
from tests.store.small import commit, org

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A running server over the small lists."""
    folder = tmp_path_factory.mktemp("serve")
    with serving(folder, str(write_lists(folder / "netz"))) as found:
        yield found


def test_it_serves_the_list_on_this_computer_only(server: Served) -> None:
    answer = server.get("/api/v1/districts")
    assert (answer.status, [d["key"] for d in json.loads(answer.text)]) == (200, ["99001"])
    assert "Musterstadt" in server.get("/bezirke/99001/tisch", Host="localhost").text
    assert server.get("/", Host="localhost").headers["location"] == "/bezirke/99001/tisch"
    assert server.get("/api/v1/districts", Host="evil.example").status == 421


# -- other users of the same computer ---------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/api/v1/districts", "/api/v1/openapi.json", "/nichts", "/?token=", "/?token=x"])
@pytest.mark.parametrize("cookie", ["", "fruehnetz=1", "fruehnetz-{port}=", "fruehnetz-{port}=é", "fruehnetz-{port}=x"])
def test_who_was_not_shown_the_address_is_told_how_to_get_in(server: Served, path: str, cookie: str) -> None:
    answer = server.get(path, Cookie=cookie.format(port=server.port).encode().decode("latin-1"))
    assert answer.status == 403
    assert "?token=" in answer.text
    assert "Musterstadt" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_browser_is_shown_a_page_not_a_problem(server: Served) -> None:
    refused = server.get("/", Cookie="", Accept="text/html,*/*")
    assert (refused.status, refused.headers["content-type"]) == (403, "text/html; charset=utf-8")


def test_a_token_works_once_and_the_next_one_is_printed(server: Served) -> None:
    *_, used, fresh = server.tokens()
    assert server.get(f"/?token={used}", Cookie="").status == 403
    entered = server.get(f"//evil.example/bezirke/99001?token={fresh}&on=2024", Cookie="")
    assert (entered.status, entered.headers["location"]) == (303, "/evil.example/bezirke/99001?on=2024")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(entered.headers["set-cookie"].split("; "))
    assert server.get(f"/?token={fresh}", Cookie="").status == 403
    assert server.tokens()[-1] != fresh
    assert server.get("/api/v1/districts", Cookie=entered.headers["set-cookie"].partition(";")[0]).status == 200


def test_the_token_is_never_in_what_others_see_of_the_process(server: Served) -> None:
    listed = Path(f"/proc/{server.process.pid}/cmdline")
    if not listed.exists():
        pytest.skip("no list of processes here")
    assert not any(token in listed.read_text() for token in server.tokens())


def test_health_says_only_that_the_program_runs(server: Served) -> None:
    answer = server.get("/api/v1/health", Cookie="")
    assert answer.status == 200
    assert json.loads(answer.text).keys() == {"status", "version", "ontologyVersion"}
    assert server.get("/api/v1/ready", Cookie="").status == 200


# -- starting and ending ----------------------------------------------------------------------------------------


def _ends(running: Served, number: signal.Signals) -> None:
    """In good order, when it is told to."""
    running.process.send_signal(number)
    assert running.process.wait(timeout=60) == 0
    assert running.told().splitlines()[-1] == "Frühnetz ist beendet."


def test_behind_an_own_protection_no_token_is_needed_and_nothing_is_left_of_a_list(lists: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with serving(tmp_path, str(lists), TMPDIR=str(scratch), FRUEHNETZ_OPEN_TO_ALL_USERS="true") as open_to_all:
        assert open_to_all.tokens() == []
        assert open_to_all.get("/api/v1/districts").status == 200
        assert [p.stat().st_mode & 0o077 for p in scratch.glob("fruehnetz-*")] == [0]
        _ends(open_to_all, signal.SIGTERM)
    assert list(scratch.glob("fruehnetz-*")) == []


def test_nothing_stays_beside_a_store_that_was_served_while_others_wrote(tmp_path: Path, model: Model) -> None:
    url = f"sqlite:///{tmp_path / 'netz.db'}"
    store = open_store(url, model)
    commit(store, *(org(f"d1:{n}") for n in range(50)))
    store.close()
    with serving(tmp_path, "--store", url) as running:
        store = open_store(url, model)
        commit(store, org("d1:neu", "Kita Regenbogen"))
        store.close()
        assert "Kita Regenbogen" in running.get("/api/v1/search?q=regenbogen").text
        _ends(running, signal.SIGINT)
    assert [p.name for p in tmp_path.glob("netz.db*")] == ["netz.db"]


@pytest.mark.parametrize(("said", "set", "number"), [("3", "2", 3), (None, "2", 2)])
def test_as_many_processes_work_as_the_command_says_or_else_the_setting(
    tmp_path: Path, model: Model, said: str | None, set: str, number: int
) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'netz.db'}", model)
    commit(store, org("d1:1"))
    store.close()
    (tmp_path / "geheimnis").write_text("genug Zeichen für Zahlen", "utf-8")
    given = ["--store", f"sqlite:///{tmp_path / 'netz.db'}", *(["--workers", said] if said else [])]
    figures = {"FRUEHNETZ_WORKERS": set, "FRUEHNETZ_METRICS_TOKEN_FILE": str(tmp_path / "geheimnis")}
    with serving(tmp_path, *given, **figures) as running:
        assert f"fruehnetz_workers {number}.0\n" in running.get("/api/v1/metrics").text


def test_a_taken_port_is_told_before_anything_is_said_to_run(run: Run, lists: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        found = run("serve", lists, "--port", port)
    assert found.returncode == 1
    assert "läuft" not in found.stderr
    assert f"Port {port} ist schon belegt" in found.stderr
    assert "--port" in found.stderr
    assert len(found.stderr.splitlines()) == 1


def test_an_address_of_no_computer_here_is_told(run: Run, lists: Path) -> None:
    found = run("serve", "--store", f"sqlite:///{lists}/netz.db", "--host", "192.0.2.1", "--port", str(free_port()))
    assert (found.returncode, "läuft" in found.stderr, "--host" in found.stderr) == (1, False, True)


def test_a_secret_that_cannot_be_used_is_told_before_anything_is_said_to_run(run: Run, tmp_path: Path) -> None:
    (tmp_path / "geheimnis").write_text("zu kurz", "utf-8")
    given = ["--store", f"sqlite:///{tmp_path / 'netz.db'}", "--accounts", "--port", str(free_port())]
    found = run("serve", *given, FRUEHNETZ_METRICS_TOKEN_FILE=str(tmp_path / "geheimnis"))
    assert (found.returncode, "läuft" in found.stderr, "einladung" in found.stderr) == (1, False, False)
    assert "FRUEHNETZ_METRICS_TOKEN_FILE" in found.stderr
