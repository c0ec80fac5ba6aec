"""``fruehnetz paper``: the kinds, a paper as text, JSON and files, and what is wrong use."""

import json
from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner, Result

from api.cli import app
from graph.errors import UnreadableFileError
from tests.documents.reading import docx_text
from tests.seed.conftest import SEED


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["paper", *arguments])


def test_the_kinds_are_listed() -> None:
    assert "beschlussvorlage" in _run("--list").stdout
    assert {k["kind"] for k in json.loads(_run("--list", "--json").stdout)} >= {
        "beschlussvorlage",
        "mitteilungsvorlage",
    }


def test_a_recorded_paper_is_written_as_docx_and_pdf(tmp_path: Path) -> None:
    files = (tmp_path / "v.docx", tmp_path / "v.pdf")
    place = str(SEED / "rendsburg_eckernfoerde")
    done = _run("mitteilungsvorlage", place, "--paper", "VO/2018/601", "--docx", str(files[0]), "--pdf", str(files[1]))
    assert done.exit_code == 0, done.output
    assert "Noch zu ergänzen: Mitwirkend" in done.stderr
    assert [f.read_bytes()[:4] for f in files] == [b"PK\x03\x04", b"%PDF"]


def test_without_files_it_is_shown() -> None:
    told = json.loads(_run("beschlussvorlage", str(SEED / "rendsburg_eckernfoerde"), "--json").stdout)
    assert told["kind"] == "beschlussvorlage"
    assert "[bitte ergänzen: finanzielle Auswirkungen]" in told["blanks"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("flugblatt",), "Es gibt: steuerungsgruppe, bericht, beschlussvorlage"),
        (("beschlussvorlage", str(SEED / "rendsburg_eckernfoerde"), "--body", "Mondrat"), "Erfasst sind: "),
        (("beschlussvorlage", str(SEED / "rendsburg_eckernfoerde"), "--body", "jha; Tanz"), "keine Zuständigkeit"),
        (("bericht", str(SEED / "rendsburg_eckernfoerde"), "--from", "2018"), "vergleichen nur: soll-ist, leitfaden"),
        (("soll-ist", str(SEED / "rendsburg_eckernfoerde"), "--from", "2019", "--to", "2018"), "muss vor dem bei --to"),
    ],
)
def test_wrong_use_is_told_with_what_there_is(arguments: tuple[str, ...], said: str) -> None:
    done = _run(*arguments)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


def test_an_existing_file_is_not_overwritten(tmp_path: Path) -> None:
    there = tmp_path / "v.docx"
    there.write_text("mein Entwurf")
    done = _run("beschlussvorlage", str(SEED / "rendsburg_eckernfoerde"), "--docx", str(there))
    assert done.exit_code == 2
    assert there.read_text() == "mein Entwurf"


def test_a_paper_is_recorded_shown_before_and_found_again(tmp_path: Path) -> None:
    place = f"sqlite:///{tmp_path / 'netz.db'}"
    CliRunner().invoke(app, ["import", str(SEED / "rendsburg_eckernfoerde"), "--store", place])
    asked = ("beschlussvorlage", "--store", place, "--title", "Ziele der Frühen Hilfen", "--record")
    assert _run(*asked).exit_code == 2  # without a body there is no sequence of consultations
    told = [" ".join(_run(*asked, "--body", "jha", *more).stderr.split()) for more in (("--dry-run",), (), ())]
    assert "Aufgenommen würden" in told[0]
    assert "Aufgenommen als geplante Vorlage" in told[1]
    assert "so schon aufgenommen" in told[2]
    assert _run("beschlussvorlage", str(SEED / "rendsburg_eckernfoerde"), "--body", "jha", "--record").exit_code == 2


def test_an_own_form_is_filled_and_a_wrong_placeholder_named(tmp_path: Path) -> None:
    sample, out = tmp_path / "muster.docx", tmp_path / "v.docx"
    assert _run("--sample", str(sample), "--list").exit_code == 0
    asked = ("beschlussvorlage", str(SEED / "rendsburg_eckernfoerde"), "--template", str(sample))
    assert _run(*asked).exit_code == 2
    assert _run(*asked, "--docx", str(out)).exit_code == 0
    assert "{{" not in docx_text(out.read_bytes())
    document = Document()
    document.add_paragraph("{{ betref }}")
    document.save(str(sample))
    done = _run(*asked, "--docx", str(tmp_path / "w.docx"))
    assert isinstance(done.exception, UnreadableFileError)
    assert "{{ betref }}" in str(done.exception)
