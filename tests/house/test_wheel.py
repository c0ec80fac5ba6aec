"""The wheel: every file that is read at run time is inside, and it answers from an empty folder without the checkout.

Built offline by hatchling, as ``pip wheel`` would.
"""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.house.test_code import PACKAGES, ROOT

pytestmark = pytest.mark.slow

DATA = (".csv", ".ttl", ".json", ".html", ".css", ".js", ".toml", ".txt", ".java", ".xml")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The contents of the wheel in a folder of their own."""
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder / "dist"))
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def _read_at_run_time() -> Iterator[str]:
    for package in PACKAGES:
        found = (f for f in (ROOT / package).rglob("*") if f.suffix in (*DATA, ".py") and "__pycache__" not in f.parts)
        yield from (f.relative_to(ROOT).as_posix() for f in found)
    yield from (f.relative_to(ROOT).as_posix() for f in (ROOT / "seed").rglob("*.csv"))
    yield "seed/SOURCES.md"


def test_everything_that_is_read_at_run_time_is_inside(unpacked: Path) -> None:
    inside = {f.relative_to(unpacked).as_posix() for f in unpacked.rglob("*") if f.is_file()}
    wanted = set(_read_at_run_time())
    named = {
        "ontology/model.json",
        "ontology/rules.ttl",
        "graph/imports/vocabulary/words.toml",
        "graph/imports/vocabulary/forms.toml",
        "graph/imports/vocabulary/lexical.toml",
    }
    assert named | {"api/report/report.html", "seed/karlsruhe/akteure.csv"} <= wanted
    assert wanted - inside == set()


def test_nothing_else_is_inside(unpacked: Path) -> None:
    top = {f.name for f in unpacked.iterdir() if not f.name.endswith(".dist-info")}
    assert top == {*PACKAGES, "seed"}


def test_the_licence_and_the_command_are_declared(unpacked: Path) -> None:
    (info,) = unpacked.glob("*.dist-info")
    assert (info / "licenses" / "LICENSE").is_file()
    assert "fruehnetz = api.cli:main" in (info / "entry_points.txt").read_text("utf-8")


def _run(unpacked: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FRUEHNETZ_", "PYTHON"))}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(unpacked), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


def test_check_answers_from_the_wheel_alone(unpacked: Path, tmp_path: Path) -> None:
    done = _run(unpacked, tmp_path, "-m", "api.cli", "check", str(unpacked / "seed" / "karlsruhe"), "--json")
    answer = json.loads(done.stdout)
    assert answer["rows"]["rejected"] == 0
    assert answer["analysis"]["findings"]


def test_the_demo_finds_its_own_seed_and_writes_its_report(unpacked: Path, tmp_path: Path) -> None:
    code = "import api; from api.cli import main; print(api.__file__); main()"
    assert _run(unpacked, tmp_path, "-c", code, "demo", "--no-serve", "--limit", "1").stdout.startswith(str(unpacked))
    assert (tmp_path / "out" / "karlsruhe.html").is_file()


def test_the_template_is_written_from_the_wheel_alone(unpacked: Path, tmp_path: Path) -> None:
    _run(unpacked, tmp_path, "-m", "api.cli", "template", "vorlage.xlsx", "--example")
    assert (tmp_path / "vorlage.xlsx").read_bytes().startswith(b"PK")
