"""Release, hand over, collect and the state of the year on the command line, from one store into another."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from graph.contribution.releasing import releases
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


@pytest.fixture
def store(tmp_path: Path, model: Model) -> str:
    """Musterstadt in a file."""
    url = f"sqlite:///{tmp_path / 'netz.db'}"
    made = open_store(url, model)
    made.commit(musterstadt.batch(), EVERYTHING)
    made.close()
    return url


def _released(url: str, model: Model) -> list[str]:
    opened = open_store(url, model)
    try:
        return sorted(releases(opened))
    finally:
        opened.close()


def test_a_release_is_given_shown_and_taken_back(store: str, model: Model) -> None:
    assert _run("release", "--store", store, "--dry-run").exit_code == 0
    assert _released(store, model) == []
    assert _run("release", "--store", store).exit_code == 0
    assert _released(store, model) == [musterstadt.KEY]
    assert _run("release", "--store", store, "--take-back").exit_code == 0
    assert _released(store, model) == []


def test_a_contribution_is_written_collected_once_and_withdrawn(store: str, tmp_path: Path, model: Model) -> None:
    national, key = f"sqlite:///{tmp_path / 'bund.db'}", str(tmp_path / "schluessel.pem")
    file, back = tmp_path / "beitrag.json", tmp_path / "zurueck.json"
    assert _run("contribute", "--store", store, "--key", key, "-o", str(file)).exit_code == 0
    assert _run("contribute", "--store", store, "--key", key, "-o", str(back), "--take-back").exit_code == 0
    assert _run("collect", str(file), "--store", national).exit_code == 1
    assert _run("collect", str(file), "--store", national, "--accept-new").exit_code == 0
    assert _released(national, model) == [musterstadt.KEY]
    told = json.loads(_run("collect", str(file), "--store", national, "--json").stdout)
    assert told[0]["refused"] == "doubled"
    assert _run("collect", str(back), "--store", national).exit_code == 0
    assert _released(national, model) == []


def test_the_state_of_the_year_goes_with_the_backup_and_is_not_taken_back(store: str, tmp_path: Path) -> None:
    _run("release", "--store", store)
    told = json.loads(_run("edition", "--store", store, "--on", "2026-06-30", "--json").stdout)
    assert (told["year"], told["districts"]) == (2026, 1)
    assert all(not found["cells"] for found in told["indicators"].values())
    assert _run("edition", "--store", store, "--on", "2025").exit_code == 2
    assert _run("backup", store, str(tmp_path / "sicher.db")).exit_code == 0
    assert (tmp_path / "sicher.tafel.json").read_bytes() == (tmp_path / "netz.tafel.json").read_bytes()
    new = f"sqlite:///{tmp_path / 'neu.db'}"
    assert _run("restore", str(tmp_path / "sicher.db"), new).exit_code == 0
    assert (tmp_path / "neu.tafel.json").exists()
