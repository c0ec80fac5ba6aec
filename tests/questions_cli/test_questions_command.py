"""``fruehnetz questions`` shows and writes the open questions; ``fruehnetz import`` takes the sheet back."""

import json
from datetime import date
from html import unescape
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run
from tests.questions_cli.sheet_filling import ANSWER, lines_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def filled_store(fruehnetz: Run) -> str:
    assert fruehnetz("import", ROOT / "seed" / "karlsruhe", "--store", "sqlite:///netz.db").returncode == 0
    return "sqlite:///netz.db"


def test_questions_to_one_office_stand_together_with_their_answers(fruehnetz: Run) -> None:
    shown = fruehnetz("questions", ROOT / "seed" / "karlsruhe", "--on", "2026-11-24").stdout
    assert shown.count(" Fragen an: Netzwerkkoordination (etwa ") == 1
    assert "ist dabei · gibt es hier nicht · ausdrücklich nicht dabei · weiß ich nicht" in shown.replace("\n", " ")


def test_as_json_each_question_has_its_key_its_options_and_their_inputs_with_choices(fruehnetz: Run) -> None:
    told = json.loads(fruehnetz("questions", ROOT / "seed" / "karlsruhe", "--on", "2026-11-24", "--json").stdout)
    asked = [q for group in told["addressees"] for q in group["questions"]]
    assert len({q["key"] for q in asked}) == len(asked) > 20
    actor = next(q for q in asked if q["rule"] == "missing_actor")
    takes_part = next(o for o in actor["options"] if o["id"] == "takes-part")
    assert [i["name"] for i in takes_part["inputs"]] == ["organization", "body"]
    assert takes_part["inputs"][1]["choices"]


def test_a_sheet_goes_out_is_filled_in_and_is_imported_once(fruehnetz: Run, tmp_path: Path, filled_store: str) -> None:
    path = tmp_path / "fragen.xlsx"
    assert fruehnetz("questions", "--store", filled_store, "--workbook", path).returncode == 0
    asked = json.loads(fruehnetz("questions", "--store", filled_store, "--json").stdout)["addressees"]
    actor = next(q for group in asked for q in group["questions"] if q["rule"] == "missing_actor")
    book = openpyxl.load_workbook(path)
    lines = lines_of(book)
    page, row = lines[actor["key"]][0]
    page.cell(row, ANSWER, "ausdrücklich nicht dabei")
    page.cell(3, ANSWER, "Netzwerkkoordination")
    page.cell(4, ANSWER, f"{date.today():%d.%m.%Y}")
    book.save(path)
    tried = fruehnetz("import", path, "--store", filled_store, "--dry-run")
    assert "Probelauf" in tried.stderr
    first = fruehnetz("import", path, "--store", filled_store)
    assert first.returncode == 0, first.stderr
    assert "1 von 1 Zeile gelesen" in first.stderr
    assert "Gespeichert als Nr. 2" in first.stderr
    assert "Nichts zu ändern" in fruehnetz("import", path, "--store", filled_store).stderr
    assert actor["key"] not in fruehnetz("questions", "--store", filled_store, "--json").stdout


def test_the_page_to_be_printed_asks_the_same_with_boxes_and_needs_nothing_from_elsewhere(
    fruehnetz: Run, tmp_path: Path
) -> None:
    page = tmp_path / "fragen.html"
    seed = ROOT / "seed" / "karlsruhe"
    assert fruehnetz("questions", seed, "--on", "2026-11-24", "--html", page).returncode == 0
    told = json.loads(fruehnetz("questions", seed, "--on", "2026-11-24", "--json").stdout)
    text = unescape(page.read_text("utf-8"))
    assert all(q["asked"] in text for group in told["addressees"] for q in group["questions"])
    assert text.count('class="box"') > 100
    assert "<script" not in text
    assert "http" not in text.replace("http-equiv", "")


def test_a_file_that_is_there_is_not_replaced(fruehnetz: Run, tmp_path: Path) -> None:
    path = tmp_path / "fragen.xlsx"
    path.write_bytes(b"mine")
    assert fruehnetz("questions", ROOT / "seed" / "karlsruhe", "--workbook", path).returncode == 2
    assert path.read_bytes() == b"mine"
