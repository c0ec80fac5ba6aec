"""What commands write is for whoever asked for it: files 0600, folders 0700, also where others could read before."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api import neo4j_server
from api.cli import app
from graph.private_files import write_private

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="looks at the rights of files")

WRITES = {
    "report": ("check", "{lists}", "--report", "{out}"),
    "map as data": ("export", "{lists}", "--format", "graphml", "-o", "{out}"),
    "workbook": ("export", "{lists}", "--format", "xlsx", "-o", "{out}"),
    "template": ("template", "{out}"),
    "full template": ("template", "{out}", "--full"),
    "rejected rows": ("check", "{broken}", "--rejected", "{out}"),
}


@pytest.fixture(autouse=True)
def _open_to_all() -> Iterator[None]:
    """As most computers are set: what is made without a thought can be read by everybody."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def written(what: str, lists: Path, out: Path, *more: str) -> Path:
    broken = lists.parent / "kaputt.csv"
    broken.write_text("Name;Ort;Bereich\nJugendamt;Musterstadt;Jugendhilfe\nKita;Musterstadt;Quatsch\n;Musterstadt;\n")
    command = [part.format(lists=lists, out=out, broken=broken) for part in WRITES[what]]
    done = CliRunner().invoke(app, [*command, *more])
    assert out.exists(), done.output
    return out


@pytest.mark.parametrize("what", WRITES)
def test_only_the_owner_reads_what_a_command_writes(what: str, lists: Path, tmp_path: Path) -> None:
    out = written(what, lists, tmp_path / "neu" / "darin" / "aus.xlsx")
    assert (mode(out), mode(out.parent), mode(out.parent.parent)) == (0o600, 0o700, 0o700)


@pytest.mark.parametrize("what", sorted(set(WRITES) - {"rejected rows"}))
def test_what_others_could_read_is_closed_when_it_is_written_anew(what: str, lists: Path, tmp_path: Path) -> None:
    out = tmp_path / "aus.xlsx"
    out.write_bytes(b"alt")
    out.chmod(0o644)
    before = mode(tmp_path)
    assert mode(written(what, lists, out, "--force")) == 0o600
    assert out.read_bytes() != b"alt"
    assert mode(tmp_path) == before, "a folder that somebody else made stays as it is"


def test_the_folder_of_a_server_is_closed_also_if_it_was_open(tmp_path: Path) -> None:
    new, old, foreign = tmp_path / "neu" / "neo4j", tmp_path / "alt", tmp_path / "fremd"
    for folder in (old, foreign):
        folder.mkdir(0o755)
    (old / "server.log").write_text("ready\n")
    logs = [neo4j_server.log_in(home) for home in (new, old, foreign)]
    assert [mode(log) for log in logs] == [0o600] * 3
    assert [mode(home) for home in (new, new.parent, old, foreign)] == [0o700, 0o700, 0o700, 0o755]


def test_a_pipe_is_written_to_and_stays_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "rohr"
    os.mkfifo(pipe, 0o644)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_private(pipe, "Süd")
    assert (os.read(reader, 10), mode(pipe)) == ("Süd".encode(), 0o644)
    os.close(reader)
