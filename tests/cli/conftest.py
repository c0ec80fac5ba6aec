"""Command-line tests: a folder of small lists written by the test, and the program, called or as a process."""

import gc
import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from api.cli import main

ROOT = Path(__file__).parents[2]
LISTS = {
    "bezirk.csv": "ags,name,typ,land\n99001000,Stadt Musterstadt,KS,BW\n",
    "akteure.csv": "id,name,typ,bereich\nA1,Jugendamt,Amt,Jugendhilfe\nA2,Gesundheitsamt,Amt,Gesundheit\n",
    "gremien.csv": "id,name,art,seit\nG1,Jugendhilfeausschuss,Jugendhilfeausschuss,2019\n",
    "mitgliedschaften.csv": "akteur,gremium,rolle\nA1,G1,Vorsitz\n",
    "beziehungen.csv": "von,zu,art\nA1,A2,Kooperation\n",
}
Run = Callable[..., subprocess.CompletedProcess[str]]


def write_lists(folder: Path, **changed: str) -> Path:
    """The lists as a folder; ``akteure="…"`` replaces the text of a sheet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in LISTS.items():
        (folder / name).write_text(changed.get(name.removesuffix(".csv"), text), encoding="utf-8")
    return folder


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A folder with five small lists of one district."""
    return write_lists(tmp_path / "netz")


@pytest.fixture
def fruehnetz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Calls ``fruehnetz`` in an empty folder, within this process: many times faster than to start one."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        command = ["fruehnetz", *map(str, arguments)]
        with monkeypatch.context() as there:
            for name in [name for name in os.environ if name.startswith("FRUEHNETZ_")]:
                there.delenv(name)
            for name, value in environment.items():
                there.setenv(name, value)
            there.setattr(sys, "argv", command)
            # A process that stepped back cannot step forward: the tests after this one would run behind everybody.
            there.setattr(os, "nice", lambda _by: 0)
            return _called(command)

    return call


def _called(command: list[str]) -> subprocess.CompletedProcess[str]:
    """How the program ended and what it said; what it sets for its process is as before."""
    said = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)]
    collected, ending = gc.get_threshold(), signal.getsignal(signal.SIGTERM)
    code: int | str | None = 0
    try:
        with redirect_stdout(said[0]), redirect_stderr(said[1]):
            main()
    except SystemExit as end:
        code = end.code
    finally:
        gc.set_threshold(*collected)
        signal.signal(signal.SIGTERM, ending)
    out, err = (text.buffer.getvalue().decode("utf-8") for text in said)
    return subprocess.CompletedProcess(command, int(code or 0), out, err)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs ``fruehnetz`` as a process in an empty folder; a test that takes it is marked slow."""

    def call(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("FRUEHNETZ_")}
        return subprocess.run(
            [sys.executable, "-m", "api.cli", *map(str, arguments)],
            cwd=tmp_path,
            env={**kept, "PYTHONPATH": str(ROOT), **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return call


@pytest.fixture(autouse=True, scope="session")
def break_off_is_heard() -> None:
    """A run in the background of a script ignores Ctrl+C, and hands that on to the commands it starts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
