"""The commands: agree, look, change, take back, and what programs read."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from graph.stores import open_store
from ontology import Model
from tests.goals.districts import musterstadt


def run(url: str, *arguments: str, code: int = 0) -> str:
    """What a command says on stdout."""
    done = CliRunner().invoke(app, ["goals", *arguments, "--store", url])
    assert done.exit_code == code, done.output
    return done.stdout if code == 0 else done.stderr


@pytest.fixture
def url(tmp_path: Path, model: Model) -> str:
    address = f"sqlite:///{tmp_path / 'netz.db'}"
    musterstadt(open_store(address, model)).close()
    return address


def test_a_goal_from_agreement_to_another_version_and_its_end(url: str) -> None:
    day = ("--on", "2024-06-30")
    said = ("Kliniken kennen die Lotsen", "--step", "W2", "--indicator", "A6", "--target", "50 %", "--due", "2025-06")
    assert "Ausgangswert: 62,5 %" in run(url, "add", *said, *day, "--dry-run")
    assert json.loads(run(url, "show", *day, "--json"))["stairs"][1]["goals"] == []
    id = run(url, "add", *said, "--agreed-by", "steuerungsgruppe", *day).strip()
    (goal,) = json.loads(run(url, "show", *day, "--json"))["stairs"][1]["goals"]
    assert (goal["id"], goal["agreedBy"], goal["standing"]) == (id, "99001:G1", "possiblyReached")
    assert goal["baseline"]["told"] == "62,5 % (12,5 % bis 62,5 %)"
    shown = run(url, "show", *day)
    assert "2 Zielgruppen werden erreicht" in shown
    assert "Auf Stufe 7 (gesellschaftliche Veränderungen treten ein) steht noch kein Ziel." in " ".join(shown.split())
    run(url, "change", id, "--target", "40 %", "--on", "2024-07-15")
    (goal,) = json.loads(run(url, "show", "--on", "2024-08-01", "--json"))["stairs"][1]["goals"]
    assert (goal["version"], goal["targetTold"], goal["previousVersion"]) == ("2", "40 %", id)
    compared = json.loads(run(url, "compare", "--from", "2024-06-30", "--to", "2024-08-01", "--json"))
    assert compared["goals"][0]["earlierTarget"] == "50 %"
    assert "damals war es 50 %" in " ".join(run(url, "compare", "--from", "2024-06-30", "--to", "2024-08-01").split())
    run(url, "end", "Kliniken kennen die Lotsen", "--on", "2024-09-01")
    assert json.loads(run(url, "show", "--on", "2024-09-02", "--json"))["stairs"][1]["goals"] == []


def test_a_measure_from_a_finding_is_asked_for_when_its_review_is_overdue(url: str) -> None:
    done = CliRunner().invoke(app, ["check", "--store", url, "--on", "2024-06-30", "--json"])
    key = json.loads(done.stdout)["analysis"]["findings"][0]["key"]
    said = ("--finding", key, "--responsible", "Jugendamt", "--review-on", "2024-08", "--on", "2024-06-30")
    id = run(url, "measure", *said).strip()
    assert run(url, "measures", "--due", "--on", "2024-08-15").strip() == "Keine Überprüfung ist überfällig."
    (due,) = json.loads(run(url, "measures", "--due", "--on", "2024-09-15", "--json"))
    assert (due["id"], due["responsibleName"], due["aim"], due["findingFound"]) == (id, "Jugendamt", "open", True)
    shown = " ".join(run(url, "measures", "--on", "2024-09-15").split())
    assert "überfällig seit August 2024" in shown
    run(url, "review", id, "--result", "Termin steht", "--status", "running", "--next", "2024-12", "--on", "2024-09-16")
    (now,) = json.loads(run(url, "measures", "--on", "2024-09-17", "--json"))
    assert (now["overdue"], now["status"], now["reviewResult"]) == (False, "running", "Termin steht")


def test_a_kept_state_is_compared_by_its_name(url: str) -> None:
    run(url, "keep", "Ist-Stand-Analyse", "--on", "2024-03-31")
    run(url, "add", "Drei Treffen", "--target", "3", "--direction", "more", "--on", "2024-05-01")
    run(url, "note", "Drei Treffen", "2", "--on", "2024-06-01")
    found = json.loads(run(url, "compare", "--from", "Ist-Stand-Analyse", "--to", "2024-06-30", "--json"))
    assert (found["from"], found["goals"][0]["now"]["actual"]["told"]) == ("2024-03-31", "2")
    assert found["goals"][0]["was"]["actual"] is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "Ziel", "--indicator", "A99"), "gibt es nicht"),
        (("add", "Ziel", "--indicator", "A6", "--target", "weniger"), "keine Zahl"),
        (("add", "Ziel", "--indicator", "A5", "--target", "1"), "Wählen Sie die Richtung"),
        (("add", "Ziel", "--due", "bald"), "kein Datum"),
        (("add", "Ziel", "--agreed-by", "Niemand"), "nicht"),
        (("change", "Niemandes Ziel", "--target", "3"), "gibt es hier als Ziel nicht"),
        (("change", "Niemandes Ziel"), "Was soll sich ändern?"),
        (("measure",), "Was wird getan?"),
        (("measure", "--finding", "0" * 16), "gibt es an diesem Tag nicht"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_kept(url: str, arguments: tuple[str, ...], said: str) -> None:
    assert re.search(said, " ".join(run(url, *arguments, code=2).split()))
    history = CliRunner().invoke(app, ["history", "--store", url, "--json"])
    assert len(json.loads(history.stdout)) == 1
