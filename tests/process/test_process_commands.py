"""The commands of the process: everything from the empty store to the calendar, and what they refuse."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.cli.conftest import Run
from tests.process.conftest import KEY


@pytest.fixture
def url(tmp_path: Path, model: Model) -> str:
    """A file with Musterstadt."""
    address = f"sqlite:///{tmp_path / 'netz.db'}"
    store = open_store(address, model)
    store.commit(musterstadt.batch(), EVERYTHING)
    store.close()
    return address


def _status(fruehnetz: Run, url: str, on: str = "2026-12-01") -> dict[str, Any]:
    done = fruehnetz("process", "status", "--store", url, "--on", on, "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_process_from_start_to_calendar(fruehnetz: Run, url: str, tmp_path: Path) -> None:
    store = ("--store", url)
    dry = fruehnetz("process", "start", "eigene-regie", *store, "--begins", "2026-09", "--dry-run")
    assert (dry.returncode, _status(fruehnetz, url)["processes"]) == (0, [])
    assert "würden geschrieben" in dry.stderr
    assert fruehnetz("process", "start", "eigene-regie", *store, "--begins", "2026-09").returncode == 0
    again = fruehnetz("process", "start", "eigene-regie", *store, "--begins", "2026-09")
    assert "gibt es schon" in again.stderr
    steps = (
        ("prerequisite", f"{KEY}:er-v1", "met", "--evidence", "Beschluss"),
        ("result", f"{KEY}:er-e1-1", "reached", "--since", "2026-10-05", "--evidence", "Protokoll"),
        ("result", f"{KEY}:er-e1-2", "notReached", "--reason", "Krankheit", "--agreed-with", "Leitung"),
        ("phase", f"{KEY}:er-phase-1", "--begun", "2026-09-14"),
        ("meeting", "PSG", "Erste Sitzung", "--date", "2026-09-20"),
        ("add-phase", "Probelauf", "--after", f"{KEY}:er-phase-1", "--planned", "2026-12", "2027-01"),
        ("rename", f"{KEY}:er-phase-2", "Gemeinsam hinsehen"),
    )
    for step in steps:
        done = fruehnetz("process", *step, *store)
        assert (done.returncode, "nimmt sie zurück" in done.stderr) == (0, True), (step, done.stderr)
    found = _status(fruehnetz, url)
    assert found["line"].startswith("Sie sind in Phase 1 von 7 (Vorbereitung); 2 Ergebnisse")
    (process,) = found["processes"]
    assert [p["name"] for p in process["phases"][:3]] == ["Vorbereitung", "Probelauf", "Gemeinsam hinsehen"]
    twice = fruehnetz("process", "add-phase", "Probelauf", *store)
    assert (twice.returncode, "gibt es schon" in twice.stderr) == (2, True)
    assert process["prerequisites"][0]["presence"] == "present"
    assert [r["state"] for r in process["phases"][0]["results"]] == ["reached", "notReached", "open", "open"]
    assert process["formats"][0]["held"] == 1
    calendar = tmp_path / "prozess.ics"
    assert fruehnetz("process", "calendar", calendar, *store, "--on", "2026-12-01").returncode == 0
    assert calendar.read_bytes().count(b"BEGIN:VEVENT") == len(found["due"])
    shown = fruehnetz("process", "status", *store, "--on", "2026-12-01")
    assert "Sie sind in Phase 1 von 7" in shown.stdout + shown.stderr
    assert "Sitzungen der Steuerungsgruppe" in shown.stdout


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        (("start", "nichts"), 2, "Möglich sind: prozessbegleitung, qdfh, eigene-regie"),
        (("start", "qdfh", "--begins", "2026"), 2, "wenigstens den Monat"),
        (("start", "qdfh", "--join"), 2, "in diesem Speicher nicht erfasst"),
        (("result", f"{KEY}:x", "notReached"), 2, "--reason"),
        (("result", f"{KEY}:x", "reached", "--since", "bald"), 2, "kein Datum"),
        (("result", f"{KEY}:x", "reached"), 1, ""),
        (("meeting", "KWS", "Workshop"), 2, "process start"),
    ],
)
def test_what_cannot_be_written_is_told(
    fruehnetz: Run, url: str, command: tuple[str, ...], code: int, told: str
) -> None:
    done = fruehnetz("process", *command, "--store", url)
    assert (done.returncode, told in done.stderr) == (code, True), done.stderr
    assert _status(fruehnetz, url)["processes"] == []


def test_templates_are_listed_with_what_they_bring(fruehnetz: Run, url: str) -> None:
    rows = json.loads(fruehnetz("process", "templates", "--store", url, "--json").stdout)
    assert [(r["id"].rpartition(":")[2], len(r["phases"]), r["results"]) for r in rows] == [
        ("prozessbegleitung", 6, 28),
        ("qdfh", 3, 0),
        ("eigene-regie", 6, 22),
    ]
