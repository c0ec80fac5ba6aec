"""The command that analyses all districts: what it says, what it keeps, and that it says what it cannot do."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from graph.contribution.releasing import release_record
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt


@pytest.fixture
def url(tmp_path: Path, model: Model) -> str:
    found = f"sqlite:///{tmp_path}/netz.db"
    store = open_store(found, model)
    store.commit(musterstadt.batch(), EVERYTHING)
    store.close()
    return found


def _nation(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["nation", "--workers", "1", *arguments])


def test_a_second_run_computes_nothing(url: str, tmp_path: Path) -> None:
    assert "1 Bezirk zu rechnen" in _nation("--store", url, "--dry-run").stdout
    assert not (tmp_path / "netz.db.bund").exists()
    first, second = (json.loads(_nation("--store", url, "--json").stdout) for _ in range(2))
    assert (first["districts"], first["computed"], first["taken"]) == (1, 1, 0)
    assert (second["computed"], second["taken"]) == (0, 1)
    assert "1 unverändert übernommen" in " ".join(_nation("--store", url).stdout.split())
    assert "1 neu gerechnet" in " ".join(_nation("--store", url, "--anew").stdout.split())


def test_the_numbers_are_written_for_their_owner_alone(url: str, tmp_path: Path) -> None:
    out = tmp_path / "werte.jsonl"
    assert _nation("--store", url, "--out", str(out)).exit_code == 0
    assert out.stat().st_mode & 0o077 == 0
    (found,) = map(json.loads, out.read_text("utf-8").splitlines())
    assert (found["district"], found["land"]) == (musterstadt.KEY, "NW")
    assert found["values"]["A1"]["low"] <= found["values"]["A1"]["high"]
    assert _nation("--store", url, "--out", str(out)).exit_code != 0
    assert _nation("--store", url, "--out", str(out), "--force").exit_code == 0


def test_the_state_of_the_year_takes_what_a_run_left(url: str, model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(url, model)
    released = put(release_record(musterstadt.KEY, "2024-06-01"))
    store.commit(Batch("k", musterstadt.TIME, "frei", (released,)), EVERYTHING)
    store.close()
    asked = ["edition", "--store", url, "--on", "2026-06-30", "--dry-run", "--json"]
    before = json.loads(CliRunner().invoke(app, asked).stdout)
    assert _nation("--store", url, "--on", "2026-06-30").exit_code == 0

    def refuse(*_: object) -> None:
        raise AssertionError("a district was computed again")

    monkeypatch.setattr("graph.contribution.who_compares.snapshot_of", refuse)
    assert json.loads(CliRunner().invoke(app, asked).stdout) == before
    assert before["districts"] == 1


def test_what_cannot_be_done_is_said(url: str) -> None:
    assert _nation("--store", "sqlite://").exit_code == 2
    lost = _nation("--store", url, "--scheduler", "nirgends")
    assert lost.exit_code != 0
