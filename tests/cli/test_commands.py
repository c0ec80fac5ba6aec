"""What the commands say and write, over the real seed and small lists."""

import json
import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.commands.options import Format
from api.reference.all_pages import FOLDER, PAGES
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
    found = RUNNER.invoke(app, ["demo", "--no-serve", "--out", str(tmp_path)])
    assert found.exit_code == 0, found.output
    assert f"Stand am {date.today():%d.%m.%Y}" in found.stderr, "the same day as every other command"
    assert str(tmp_path / "karlsruhe.html") in found.stderr
    assert "Wer beginnt:" in found.stdout
    assert (tmp_path / "karlsruhe.html").read_text("utf-8").lower().startswith("<!doctype html>")


def test_terminal_and_report_have_the_same_chapters_in_the_same_order(tmp_path: Path) -> None:
    shown = _run("demo", "--no-serve", "--out", tmp_path, "--limit", "0")
    page = (tmp_path / "karlsruhe.html").read_text("utf-8")
    chapters = re.findall(r'<h3 id="k-\w+">([^<]+) <', page)
    assert chapters[-1] == "Fragen zu den Daten"
    assert [line for line in shown.splitlines() if line in chapters] == chapters


def test_the_demo_speaks_english(tmp_path: Path) -> None:
    found = RUNNER.invoke(app, ["demo", "--no-serve", "--out", str(tmp_path), "--lang", "en"])
    assert "The newest list describes" in found.stderr
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
    ("format", "beginning"), [("json", "{"), ("turtle", "@prefix"), ("graphml", "<?xml"), (None, "{")]
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


def test_the_anchoring_lines_are_shown_and_written_as_json() -> None:
    karlsruhe = ROOT / "seed" / "karlsruhe"
    shown = " ".join(_run("anchoring", karlsruhe, "--on", "2024-09-24").split())
    assert "Zu „Jugendhilfeausschuss“ führen nach den erfassten Angaben 6 getrennte Wege" in shown
    line = "1 Netzwerk → Diakonisches Werk Karlsruhe (Sitz) → Jugendhilfeausschuss (Sitz). "
    assert f"{line}Zuletzt genutzt: 17.03.2021 (vor 42 Monaten)." in shown
    answer = json.loads(_run("anchoring", karlsruhe, "--json", "--on", "2024-09-24", "--lang", "en"))
    assert [b["value"] for b in answer["bodies"]] == [6, 6, 0, 0]
    assert answer["bodies"][1]["lines"][0]["label"].endswith("Gemeinderat (paper)")


def test_a_list_without_political_bodies_says_what_to_record(lists: Path) -> None:
    (lists / "gremien.csv").unlink()
    (lists / "mitgliedschaften.csv").unlink()
    assert _run("anchoring", lists).startswith("Es ist kein politisches Gremium erfasst.")


def test_two_dates_are_compared_in_words_and_as_json() -> None:
    karlsruhe = ROOT / "seed" / "karlsruhe"
    dates = ("--from", "2018-12-31", "--to", "24.09.2024")
    shown = " ".join(_run("compare", karlsruhe, *dates).split())
    assert "Gremien und Netzwerke: 1 neu: Runder Tisch Geburtshilfe." in shown
    assert "Sitze: 35 seither nicht bestätigt." in shown
    assert "Befunde, die gelöst sind - Im Netzwerk nicht erfasst: Krankenhaus" in shown
    answer = json.loads(_run("compare", karlsruhe, *dates, "--json", "--lang", "en"))
    assert answer["findings"]["solved"][0]["rule"] == "missing_actor"


def test_dates_in_the_wrong_order_are_wrong_use(lists: Path) -> None:
    assert "--from" in RUNNER.invoke(app, ["compare", str(lists), "--from", "2024", "--to", "2020"]).stderr
    _run("compare", lists, "--from", "2024", "--to", "2020", code=2)


def test_goals_are_shown_beside_what_they_lack(lists: Path) -> None:
    (lists / "ziele.csv").write_text("Ziel,Kennzahl,Zielwert\nMehr Brücken,B6,2\nGutes Klima,,\n", encoding="utf-8")
    shown = " ".join(_run("compare", lists, "--from", "2020", "--to", "2099").split())
    assert "Ziele: Soll und Ist" in shown
    assert "Gutes Klima Nicht messbar, kein Zielwert genannt. Tragen Sie den Zielwert als Zahl ein." in shown
    assert "Mehr Brücken" in shown


def test_the_frame_shows_every_dimension_and_says_the_same_as_json() -> None:
    karlsruhe = ROOT / "seed" / "karlsruhe"
    answer = json.loads(_run("frame", karlsruhe, "--json", "--on", "2024-09-24"))
    assert [d["number"] for d in answer["dimensions"]] == [str(n) for n in range(1, 11)]
    shown = " ".join(_run("frame", karlsruhe, "--on", "2024-09-24").split())
    for dimension in answer["dimensions"]:
        assert f"{dimension['number']} {dimension['label']}" in shown
        assert " ".join(dimension["standing"].split()) in shown
