"""The command ``duplicates``: in words, as JSON, and judging."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from tests.cli.conftest import ROOT, write_lists

RUNNER = CliRunner()
ACTORS = "id,name,bereich\nA1,Hardtstiftung,Jugendhilfe\nA2,Hartstiftung,Jugendhilfe\nA3,Klinik,Gesundheit\n"


@pytest.fixture
def store(tmp_path: Path) -> str:
    lists = write_lists(tmp_path / "netz", akteure=ACTORS, mitgliedschaften="akteur,gremium\nA2,G1\n")
    url = f"sqlite:///{tmp_path / 'netz.db'}"
    assert RUNNER.invoke(app, ["import", str(lists), "--store", url]).exit_code == 0
    return url


def test_pairs_are_shown_with_ids_reasons_and_how_to_judge(store: str) -> None:
    found = RUNNER.invoke(app, ["duplicates", "--store", store])
    assert found.exit_code == 0
    assert "Hardtstiftung  99001:A1" in found.stdout
    assert "fast gleich geschrieben" in found.stdout
    assert "--different A B" in found.stderr


def test_as_json_each_feature_has_its_points(store: str) -> None:
    told = json.loads(RUNNER.invoke(app, ["duplicates", "--store", store, "--json"]).stdout)
    (pair,) = told["duplicates"]
    assert [r["id"] for r in pair["records"]] == ["99001:A1", "99001:A2"]
    assert pair["points"] == sum(r["points"] for r in pair["reasons"])
    assert (told["total"], told["contradictions"]) == (1, [])


def test_a_judgement_is_kept_and_says_how_to_take_it_back(store: str) -> None:
    done = RUNNER.invoke(app, ["duplicates", "--store", store, "--same", "99001:A1", "99001:A2"])
    assert done.exit_code == 0
    assert "zusammengeführt" in done.stderr
    assert "fruehnetz undo 2" in done.stderr
    assert "Keine Einträge" in RUNNER.invoke(app, ["duplicates", "--store", store]).stdout
    assert RUNNER.invoke(app, ["undo", "2", "--store", store]).exit_code == 0
    assert "Hartstiftung" in RUNNER.invoke(app, ["duplicates", "--store", store]).stdout


def test_a_contradiction_is_told(store: str) -> None:
    for verdict in ("--different", "--same"):
        done = RUNNER.invoke(app, ["duplicates", "--store", store, verdict, "99001:A1", "99001:A2"])
    assert "Widerspruch" not in done.stderr, "the later judgement on a pair takes the place of the earlier one"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--same", "99001:A1", "99001:A2", "--unsure", "99001:A1", "99001:A2"],
        ["--same", "99001:A1"],
        [str(ROOT / "seed" / "karlsruhe"), "--same", "a", "b"],
    ],
)
def test_half_a_judgement_or_two_are_wrong_use(store: str, arguments: list[str]) -> None:
    given = arguments if "seed" in arguments[0] else ["--store", store, *arguments]
    assert RUNNER.invoke(app, ["duplicates", *given]).exit_code == 2


def test_the_merged_seed_has_nothing_to_propose() -> None:
    found = RUNNER.invoke(app, ["duplicates", str(ROOT / "seed" / "karlsruhe")])
    assert (found.exit_code, found.stdout.strip()) == (0, "Keine Einträge, die vielleicht dasselbe meinen.")
