"""Questions to all districts, and published values, on the command line."""

import json
from pathlib import Path

from tests.cli.conftest import Run

HEAD = "Reihe,Jahr,Anteil in Prozent,Grundgesamtheit,Quelle\n"
GOOD = 'B70,2023,"61,5",Bezirke mit Jugendamt,NZFH Bericht 2024\n'


def test_the_shipped_material_answers_with_its_sources(fruehnetz: Run) -> None:
    done = fruehnetz("across", "--shipped", "--on", "2026-11-29")
    assert done.returncode == 0
    said = " ".join(done.stdout.split())
    assert "7 dafür, 3 dagegen, 6 enthalten" in said
    assert "Wer hier fehlt, hat nicht verneint." in said
    told = json.loads(fruehnetz("across", "--shipped", "--json", "--lang", "en").stdout)
    contested = next(a for a in told["answers"] if a["question"] == "contested")
    assert contested["rows"][0]["sources"][0]["address"].startswith("https://")


def _file(tmp_path: Path, rows: str) -> Path:
    path = tmp_path / "veroeffentlichte_werte.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


def test_a_published_value_is_loaded_shown_and_taken_back(fruehnetz: Run, tmp_path: Path) -> None:
    store = ("--store", "sqlite:///netz.db")
    path = _file(tmp_path, GOOD)
    assert "würden" in fruehnetz("series", "load", path, *store, "--dry-run").stderr
    assert fruehnetz("series", "load", path, *store).returncode == 0
    told = json.loads(fruehnetz("series", "show", *store, "--json").stdout)
    (point,) = next(s for s in told["series"] if s["item"] == "B70")["points"]
    assert (point["year"], point["value"], point["base"]) == (2023, 61.5, "Bezirke mit Jugendamt")
    assert "2023" in fruehnetz("series", "show", *store).stdout
    assert fruehnetz("undo", "1", *store).returncode == 0
    told = json.loads(fruehnetz("series", "show", *store, "--json").stdout)
    assert next(s for s in told["series"] if s["item"] == "B70")["points"] == []


def test_what_is_wrong_is_said_and_nothing_is_saved(fruehnetz: Run, tmp_path: Path) -> None:
    path = _file(tmp_path, GOOD + 'B99,2023,"61,5",Bezirke,NZFH\nB71,2023,161,Bezirke,NZFH\n')
    done = fruehnetz("series", "load", path, "--store", "sqlite:///netz.db")
    assert done.returncode == 1
    assert "Die Reihe „B99“ gibt es nicht." in done.stderr
    assert "„161“ ist kein Anteil" in done.stderr
    told = json.loads(fruehnetz("series", "show", "--json").stdout)
    assert next(s for s in told["series"] if s["item"] == "B70")["points"] == []


def test_the_series_that_ship_need_no_store(fruehnetz: Run) -> None:
    done = fruehnetz("series", "show")
    assert "95,7" in done.stdout
    assert "kein Wert veröffentlicht" in done.stdout
