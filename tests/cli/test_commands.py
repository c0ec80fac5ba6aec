"""What the commands say and write, over the real seed and small lists."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

from api.cli import Format, app
from api.reference import FOLDER, PAGES
from graph.exports import all_exporters
from tests.cli.conftest import ROOT

RUNNER = CliRunner()


def _run(*arguments: str | Path, code: int = 0) -> str:
    found = RUNNER.invoke(app, [str(a) for a in arguments])
    assert found.exit_code == code, found.output
    return found.stdout


@pytest.mark.parametrize("name", PAGES)
def test_the_reference_is_fresh(name: str) -> None:
    """python -m api.reference"""
    assert (ROOT / FOLDER / name).read_text("utf-8") == PAGES[name]()


def test_the_demo_shows_findings_and_writes_and_names_the_report(tmp_path: Path) -> None:
    found = RUNNER.invoke(app, ["demo", "--out", str(tmp_path)])
    assert found.exit_code == 0, found.output
    assert "24.09.2024, dem Tag der neuesten Liste" in found.stderr
    assert str(tmp_path / "karlsruhe.html") in found.stderr
    assert "Wer beginnt:" in found.stdout
    assert (tmp_path / "karlsruhe.html").read_text("utf-8").lower().startswith("<!doctype html>")


def test_terminal_and_report_have_the_same_chapters_in_the_same_order(tmp_path: Path) -> None:
    shown = _run("demo", "--out", tmp_path, "--limit", "0")
    page = (tmp_path / "karlsruhe.html").read_text("utf-8")
    chapters = re.findall(r'<h3 id="k-\w+">([^<]+) <', page)
    assert chapters[-1] == "Fragen zu den Daten"
    assert [line for line in shown.splitlines() if line in chapters] == chapters


def test_the_demo_speaks_english(tmp_path: Path) -> None:
    found = RUNNER.invoke(app, ["demo", "--out", str(tmp_path), "--lang", "en"])
    assert "the day of the newest list" in found.stderr
    assert "Who starts:" in found.stdout


def test_a_year_means_its_last_day(lists: Path) -> None:
    answer = json.loads(_run("check", lists, "--json", "--on", "2020"))
    assert json.dumps(answer).count("2020-12-31")
    assert json.loads(_run("check", lists, "--json", "--on", "31.12.2020")) == answer


def test_the_limit_says_how_many_more(lists: Path) -> None:
    assert "--limit 0 zeigt alle" in _run("check", lists, "--limit", "1")
    assert "--limit 0 zeigt alle" not in _run("check", lists, "--limit", "0")


def test_check_writes_the_report_where_told(lists: Path, tmp_path: Path) -> None:
    target = tmp_path / "neu" / "bericht.html"
    _run("check", lists, "--report", target)
    assert "Musterstadt" in target.read_text("utf-8")


def test_an_unknown_district_is_not_found(lists: Path) -> None:
    found = RUNNER.invoke(app, ["export", str(lists), "--district", "12345"])
    assert found.exit_code == 1
    assert "12345" in str(found.exception)


@pytest.mark.parametrize(
    ("format", "beginning"), [("json", "{"), ("turtle", "@prefix"), ("graphml", "<graphml"), (None, "{")]
)
def test_export_writes_every_format(lists: Path, tmp_path: Path, format: str | None, beginning: str) -> None:
    chosen = ("--format", format) if format else ()
    text = _run("export", lists, *chosen)
    assert text.startswith(beginning)
    _run("export", lists, *chosen, "-o", tmp_path / "a" / "aus")
    assert (tmp_path / "a" / "aus").read_text("utf-8") == text


def test_the_command_line_offers_every_export_format() -> None:
    """Red? Name the new format in ``Format`` of ``api/cli.py``: it has to be known before any exporter is loaded."""
    choices, _ = get_args(Format)
    assert set(get_args(choices)) == set(all_exporters())


def test_indicators_in_words_and_as_json(lists: Path) -> None:
    assert "A1" in _run("indicators", lists)
    assert json.loads(_run("indicators", lists, "--json"))


@pytest.mark.parametrize("example", [(), ("--example",)])
def test_the_template_is_a_workbook(tmp_path: Path, example: tuple[str, ...]) -> None:
    target = tmp_path / "vorlage.xlsx"
    _run("template", target, *example)
    assert target.read_bytes().startswith(b"PK")
