"""Neo4j from the command line: a server of one's own, and the same answers as from a file (issue: byte-equal)."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest

from api import neo4j_server
from api.commands.doctor import Check, examine
from graph.stores import open_store
from graph.stores.copying import copy
from ontology import Model
from tests import neo4j_database
from tests.cli.conftest import ROOT, Run
from tests.neo4j_database import Database, access
from tests.served import serving

KARLSRUHE = ROOT / "seed" / "karlsruhe"
ON = ("--on", "2024-09-24")
READING = {
    "check": ("check", "--json", *ON),
    "check in words": ("check", *ON, "--limit", "0"),
    "indicators": ("indicators", "--json", *ON),
    "export json": ("export", "--format", "json"),
    "export turtle": ("export", "--format", "turtle", "--persons"),
    "export graphml": ("export", "--format", "graphml"),
    "export at a date": ("export", "--district", "08212", *ON),
}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Karlsruhe imported into a file."""
    url = f"sqlite:///{tmp_path_factory.mktemp('store') / 'netz.db'}"
    command = [sys.executable, "-m", "api.cli", "import", str(KARLSRUHE), "--store", url]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return url


@pytest.fixture(scope="module")
def stores(file: str, neo4j: Database, model: Model) -> tuple[str, str]:
    """The file, and its copy in Neo4j, for as long as no test empties the database."""
    source, target = open_store(file, model), open_store(neo4j.empty(), model)
    copy(source, target)
    source.close()
    target.close()
    return file, neo4j.url


def asked(fruehnetz: Run, url: str, *command: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """A command over a store whose access is in the environment."""
    address, given = (url, {}) if url.startswith("sqlite:") else access(url)
    return fruehnetz(*command, "--store", address, **given, **environment)


def test_answers_are_byte_equal_on_either_store(stores: tuple[str, str], fruehnetz: Run) -> None:
    for name, command in READING.items():
        file, server = (asked(fruehnetz, url, *command, FRUEHNETZ_ALLOW_PERSONS="true") for url in stores)
        assert (file.returncode, server.returncode) == (0, 0), (name, server.stderr)
        assert file.stdout == server.stdout, name
        assert len(file.stdout) > 1000, name


PATHS = (
    "/bezirke/08212/tisch",
    "/bezirke/08212",
    "/bezirke/08212/befunde",
    "/bezirke/08212/verlauf",
    "/bund",
    "/api/v1/districts",
    "/api/v1/districts/08212/findings",
    "/api/v1/districts/08212/indicators",
    "/api/v1/entities?type=Committee",
)


def test_the_web_serves_the_same_from_either_store(stores: tuple[str, str], tmp_path: Path) -> None:
    file, server = (served(url, tmp_path) for url in stores)
    assert file == server
    assert sum(map(len, file.values())) > 100_000


def served(url: str, folder: Path) -> dict[str, str]:
    address, given = (url, {}) if url.startswith("sqlite:") else access(url)
    with serving(folder, "--store", address, *ON, **given) as server:
        answers = {path: server.get(path) for path in PATHS}
    assert {answer.status for answer in answers.values()} == {200}
    return {path: answer.text for path, answer in answers.items()}


# -- access ---------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("stores")
def test_user_password_and_database_come_from_the_settings(neo4j: Database, fruehnetz: Run) -> None:
    address, given = access(neo4j.url)
    given["FRUEHNETZ_NEO4J_DATABASE"] = "neo4j"
    assert fruehnetz("history", "--store", address, **given).returncode == 0
    wrong = fruehnetz("history", "--store", address, FRUEHNETZ_NEO4J_PASSWORD="falsch!")
    assert wrong.returncode == 1
    assert "Kennwort stimmt nicht" in wrong.stderr
    assert "FRUEHNETZ_NEO4J_PASSWORD" in wrong.stderr
    assert "falsch!" not in wrong.stderr
    missing = fruehnetz("history", "--store", address, **(given | {"FRUEHNETZ_NEO4J_DATABASE": "gibtsnicht"}))
    assert (missing.returncode, "gibtsnicht" in missing.stderr) == (1, True)


def test_a_server_that_is_away_is_told_with_the_remedy(fruehnetz: Run) -> None:
    said = fruehnetz("check", "--store", f"neo4j://127.0.0.1:{neo4j_server.free_port()}")
    assert said.returncode == 1
    assert "fruehnetz neo4j" in said.stderr
    assert "Traceback" not in said.stderr


# -- doctor ---------------------------------------------------------------------------------------------------


def checks(url: str) -> dict[str, Check]:
    return {check.name: check for check in examine(url)}


def test_doctor_names_server_version_ontology_and_indexes(stores: tuple[str, str]) -> None:
    found = checks(stores[1])
    assert "5.26" in found["Neo4j-Server"].found
    assert found["Speicher"].found.startswith("Ontologie ")
    assert all(found[name].ok for name in ("Neo4j-Server", "Speicher", "Indizes"))
    assert {"Java", "Maven", "Docker", "Neo4j-Treiber"} <= found.keys()
    assert all(check.ok or check.remedy for check in found.values())


def test_doctor_says_what_to_do(neo4j: Database, stores: tuple[str, str]) -> None:
    away = checks(f"bolt://127.0.0.1:{neo4j_server.free_port()}")["Speicher"]
    assert (away.ok, "fruehnetz neo4j" in away.remedy) == (False, True)
    refused = checks(neo4j.url.replace("neo4j:", "niemand:", 1))["Speicher"]
    assert (refused.ok, "FRUEHNETZ_NEO4J_PASSWORD" in refused.remedy) == (False, True)
    unknown = checks("redis://127.0.0.1")["Speicher"]
    assert (unknown.ok, "redis" in unknown.remedy) == (False, True)
    neo4j.ask("DROP INDEX fruehnetz_record_type")
    lost = checks(stores[1])["Indizes"]
    assert (lost.ok, "record_type" in lost.remedy) == (False, True)


# -- what empties the database --------------------------------------------------------------------------------


def test_an_import_is_the_same_on_either_store(file: str, neo4j: Database, fruehnetz: Run) -> None:
    """Reading the list straight into Neo4j, and taking it back."""
    url = neo4j.empty()
    assert asked(fruehnetz, url, "import", KARLSRUHE).returncode == 0
    assert asked(fruehnetz, url, "export").stdout == asked(fruehnetz, file, "export").stdout
    assert asked(fruehnetz, url, "undo", "1").returncode == 0
    assert "08212" not in asked(fruehnetz, url, "export").stdout


# -- a server of one's own ------------------------------------------------------------------------------------


@contextmanager
def started(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """``fruehnetz neo4j`` as a process, on a free port, with its data in the test's folder."""
    neo4j_database.libraries()
    command = ["neo4j", "--port", str(neo4j_server.free_port()), "--data", str(folder / "daten"), "--memory", "1g"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("FRUEHNETZ_")}
    with subprocess.Popen(
        [sys.executable, "-m", "api.cli", *command], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def connection(process: "subprocess.Popen[str]") -> tuple[str, str]:
    """Address and password as it prints them."""
    assert process.stderr is not None
    told = ""
    for line in process.stderr:
        told += line
        if "check --store" in line:
            break
    address, password = (re.search(rf"{word} +(\S+)", told) for word in ("Adresse", "Kennwort"))
    assert address is not None, told
    assert password is not None
    return address.group(1), password.group(1)


@pytest.mark.server
def test_a_server_of_ones_own_starts_serves_stops_and_comes_back(fruehnetz: Run, tmp_path: Path) -> None:
    (listed := tmp_path / "liste.csv").write_text("Name;Ort\nKita Regenbogen;Musterstadt\n", "utf-8")
    with started(tmp_path) as own:
        address, password = connection(own)
        given = {"FRUEHNETZ_NEO4J_PASSWORD": password}
        assert len(password) >= 16
        brought = ("import", listed, "--district", "99001", "--as-of", "2025")
        assert fruehnetz(*brought, "--store", address, **given).returncode == 0
        taken = fruehnetz("neo4j", "--port", address.rpartition(":")[2])
        assert (taken.returncode, "--port" in taken.stderr) == (1, True)
        own.send_signal(signal.SIGTERM)
        _, said = own.communicate(timeout=60)
        assert own.returncode == 0
        assert "beendet" in said
        assert fruehnetz("history", "--store", address, **given).returncode == 1
    with started(tmp_path) as again:
        address, other = connection(again)
        assert other != password
        told = fruehnetz("history", "--store", address, FRUEHNETZ_NEO4J_PASSWORD=other).stdout
        assert "Import liste" in told
        again.kill()
        again.wait()
        assert_ends(int(address.rpartition(":")[2]))


def assert_ends(port: int) -> None:
    """The server ends with whoever started it, also where that was killed."""
    until = monotonic() + 60
    while listening(port):
        assert monotonic() < until, "the server outlives its starter"
        sleep(0.1)


def listening(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
