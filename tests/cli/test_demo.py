"""``fruehnetz demo``: three lines, three findings, and then the pages of a real and an invented district."""

import json
import signal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.invented import KEY, NAME
from tests.served import served_by

RUNNER = CliRunner()


def test_the_demo_says_three_lines_and_three_findings(tmp_path: Path) -> None:
    found = RUNNER.invoke(app, ["demo", "--no-serve", "--out", str(tmp_path)])
    assert found.exit_code == 0, found.output
    assert found.stdout.startswith("Am Tisch")
    assert found.stdout.count("Wer beginnt:") == 3


@pytest.mark.slow
def test_the_demo_serves_karlsruhe_and_a_filled_invented_district_and_ends_with_one_sentence(tmp_path: Path) -> None:
    with served_by(tmp_path, "demo", "--out", str(tmp_path / "out")) as server:
        start = server.get("/start").text
        assert NAME in server.get(f"/bezirke/{KEY}/tisch").text
        assert "Karlsruhe" in start
        assert "bis der Server endet" in start
        assert {d["key"] for d in json.loads(server.get("/api/v1/districts").text)} == {"08212", KEY}
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(20) == 0
        assert server.told().rstrip().endswith("Frühnetz ist beendet.")
        assert "Traceback" not in server.told()
