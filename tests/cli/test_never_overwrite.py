"""No command overwrites what it did not make itself: lists, stores, filled templates, anybody's files."""

import os
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from graph.private_files import write_private
from tests.cli.conftest import write_lists

pytestmark = pytest.mark.slow

FOREIGN = b"Das Werk eines Menschen"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


WRITES = {
    "a template": ("template", "{out}"),
    "a report": ("check", "{lists}", "--report", "{out}"),
    "an export": ("export", "{lists}", "-o", "{out}"),
    "the demo": ("demo", "--no-serve", "--out", "{folder}"),
}


def filled(command: tuple[str, ...], lists: Path, out: Path) -> tuple[str, ...]:
    return tuple(part.format(out=out, lists=lists, folder=out.parent) for part in command)


@pytest.mark.parametrize("what", WRITES)
def test_a_file_of_somebody_is_kept(what: str, lists: Path, tmp_path: Path) -> None:
    out = tmp_path / "karlsruhe.html"
    out.write_bytes(FOREIGN)
    done = run(*filled(WRITES[what], lists, out))
    assert (done.exit_code, out.read_bytes()) == (2, FOREIGN)
    assert "--force" in done.stderr


@pytest.mark.parametrize("what", sorted(set(WRITES) - {"the demo"}))
def test_with_force_it_is_replaced(what: str, lists: Path, tmp_path: Path) -> None:
    out = tmp_path / "aus.xlsx"
    out.write_bytes(FOREIGN)
    assert run(*filled(WRITES[what], lists, out), "--force").exit_code in (0, 1)
    assert out.read_bytes() != FOREIGN


def test_a_report_may_replace_a_report(lists: Path, tmp_path: Path) -> None:
    out = tmp_path / "bericht.html"
    for _ in range(2):
        assert run("check", lists, "--report", out).exit_code == 0


def test_a_filled_template_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    assert run("template", tmp_path / "v.xlsx").exit_code == 0
    assert run("template", tmp_path / "v.xlsx").exit_code == 2


def _link(made: Path, to: Path, how: str) -> Path:
    if how == "symbolic":
        made.symlink_to(to)
    elif how == "hard":
        os.link(to, made)
    else:
        return to.parent / ".." / to.parent.name / to.name
    return made


@pytest.mark.parametrize("how", ["symbolic", "hard", "other spelling"])
@pytest.mark.parametrize("option", [("check", "--report"), ("export", "-o")])
def test_the_list_itself_is_never_the_output(tmp_path: Path, how: str, option: tuple[str, str]) -> None:
    folder = write_lists(tmp_path / "netz")
    table = folder / "akteure.csv"
    before = table.read_bytes()
    out = _link(tmp_path / "aus.html", table, how)
    for source in (table, folder):
        done = run(option[0], source, option[1], out, "--force")
        assert done.exit_code == 2
        assert "Quelle" in done.stderr
    assert table.read_bytes() == before


def test_the_store_itself_is_never_the_output(lists: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'netz.db'}"
    run("import", lists, "--store", url)
    before = (tmp_path / "netz.db").read_bytes()
    for out in ("netz.db", "netz.db-wal"):
        (tmp_path / out).touch()
        assert run("export", "--store", url, "-o", tmp_path / out, "--force").exit_code == 2
    assert (tmp_path / "netz.db").read_bytes() == before


def test_a_folder_is_no_output(lists: Path, tmp_path: Path) -> None:
    assert run("export", lists, "-o", tmp_path).exit_code == 2


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store that holds the lists, as bytes: to import them takes longer than to see what is refused."""
    folder = tmp_path_factory.mktemp("kept")
    assert run("import", write_lists(folder / "netz"), "--store", f"sqlite:///{folder / 'netz.db'}").exit_code == 0
    return (folder / "netz.db").read_bytes()


@pytest.mark.parametrize(
    "url", ["", " ", "sqlite", "sqlite:", "sqlite://", "sqlite:///", "sqlite:///:memory:", "SQLITE://"]
)
@pytest.mark.parametrize("command", ["import", "export", "check", "history", "demo", "doctor", "copy from", "copy to"])
def test_memory_is_no_store_that_a_person_can_mean(
    lists: Path, kept: bytes, tmp_path: Path, url: str, command: str
) -> None:
    file = f"sqlite:///{tmp_path / 'netz.db'}"
    write_private(tmp_path / "netz.db", kept)
    calls: dict[str, tuple[str | Path, ...]] = {
        "import": ("import", lists, "--store", url),
        "demo": ("demo", "--no-serve", "--store", url, "--out", tmp_path),
        "copy from": ("copy", url, file),
        "copy to": ("copy", file, url),
    }
    done = run(*calls.get(command, (command, "--store", url)))
    assert done.exit_code == 2
    assert "sqlite:///netz.db" in done.stderr
    assert (tmp_path / "netz.db").read_bytes() == kept


def test_the_variable_may_not_mean_memory_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRUEHNETZ_STORE", "sqlite://")
    assert run("history").exit_code == 2


def test_a_list_is_no_store(lists: Path) -> None:
    table = lists / "akteure.csv"
    before = table.read_bytes()
    assert run("import", lists, "--store", f"sqlite:///{table}").exit_code == 1
    assert table.read_bytes() == before


@pytest.mark.parametrize("version", [0, 1, 7])
def test_the_database_of_another_program_is_not_touched(lists: Path, tmp_path: Path, version: int) -> None:
    path = tmp_path / "fremd.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE konto (nummer TEXT)")
    other.execute(f"PRAGMA user_version = {version}")
    other.commit()
    other.close()
    before = path.read_bytes()
    assert run("import", lists, "--store", f"sqlite:///{path}").exit_code == 1
    assert path.read_bytes() == before


def test_the_demo_is_not_mixed_into_somebodys_store(lists: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'netz.db'}"
    run("import", lists, "--store", url)
    before = run("export", "--store", url).stdout
    assert run("demo", "--no-serve", "--store", url, "--out", tmp_path / "out").exit_code == 2
    assert run("export", "--store", url).stdout == before


def test_a_store_is_not_copied_into_itself(lists: Path, tmp_path: Path) -> None:
    run("import", lists, "--store", f"sqlite:///{tmp_path / 'netz.db'}")
    done = run("copy", f"sqlite:///{tmp_path / 'netz.db'}", f"sqlite:///{tmp_path / 'netz' / '..' / 'netz.db'}")
    assert done.exit_code == 2
