"""Addresses of stores: none holds a password, none sends one in clear, and what was given is never repeated."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.front.asking import gone_port

SECRET = "streng-geheim"
COMMANDS = (
    ("history",),
    ("check",),
    ("doctor",),
    ("serve",),
    ("undo", "1"),
)


@pytest.mark.parametrize(
    "url",
    [
        f"neo4j://neo4j:{SECRET}@127.0.0.1",
        f"neo4j+s://neo4j:{SECRET}@graph.example/netz",
        f"bolt://:{SECRET}@localhost:7687",
        f"bolt://neo4j:{SECRET}/x@localhost",
        f"bolt://neo4j:{SECRET}#x@localhost",
        f"bolt://neo4j:{SECRET}?x@localhost",
        f"bolt://neo4j:{SECRET}@@localhost",
        f"redis://neo4j:{SECRET}@localhost",
        f"neo4j:neo4j:{SECRET}@localhost",
    ],
)
def test_a_password_in_an_address_is_refused_with_the_remedy_and_not_repeated(fruehnetz: Run, url: str) -> None:
    for found in (fruehnetz("history", "--store", url), fruehnetz("history", FRUEHNETZ_STORE=url)):
        assert found.returncode == 2
        assert "FRUEHNETZ_NEO4J_PASSWORD_FILE" in found.stderr
        assert SECRET not in found.stdout + found.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_command_refuses_it(fruehnetz: Run, command: tuple[str, ...]) -> None:
    found = fruehnetz(*command, "--store", f"neo4j://neo4j:{SECRET}@127.0.0.1:{gone_port()}")
    assert (found.returncode, SECRET in found.stdout + found.stderr) == (2, False)


@pytest.mark.parametrize("url", ["neo4j://graph.kreis.example:7687", "bolt://10.0.0.7", "bolt://user@192.168.1.2/netz"])
def test_clear_text_goes_to_this_computer_only(fruehnetz: Run, url: str) -> None:
    found = fruehnetz("history", "--store", url, FRUEHNETZ_NEO4J_PASSWORD=SECRET)
    assert found.returncode == 2
    assert "+s://" in found.stderr
    assert "FRUEHNETZ_NEO4J_CLEAR_TEXT" in found.stderr
    assert SECRET not in found.stderr


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_on_this_computer_it_may(fruehnetz: Run, host: str) -> None:
    found = fruehnetz("history", "--store", f"bolt://{host}:{gone_port()}", FRUEHNETZ_NEO4J_PASSWORD=SECRET)
    assert found.returncode == 1
    assert "antwortet nicht" in found.stderr
    assert SECRET not in found.stderr


def test_clear_text_may_be_allowed(fruehnetz: Run) -> None:
    found = fruehnetz("history", "--store", "bolt://unbekannt.invalid", FRUEHNETZ_NEO4J_CLEAR_TEXT="true")
    assert (found.returncode, "CLEAR_TEXT" in found.stderr) == (1, False)


def test_the_password_may_stand_in_a_file(fruehnetz: Run, tmp_path: Path) -> None:
    missing = fruehnetz("history", "--store", "bolt://127.0.0.1", FRUEHNETZ_NEO4J_PASSWORD_FILE=str(tmp_path / "fehlt"))
    assert (missing.returncode, "FRUEHNETZ_NEO4J_PASSWORD_FILE" in missing.stderr) == (1, True)
    (tmp_path / "kennwort").write_text(f"{SECRET}\n")
    url = f"bolt://127.0.0.1:{gone_port()}"
    found = fruehnetz("history", "--store", url, FRUEHNETZ_NEO4J_PASSWORD_FILE=str(tmp_path / "kennwort"))
    assert (found.returncode, "antwortet nicht" in found.stderr) == (1, True)


@pytest.mark.parametrize(
    "url",
    [
        "neo4j://localhost:abc",
        "neo4j://[::1",
        "bolt://localhost:99999999",
        "sqlite:netz.db",
        "sqlite://netz.db",
        "netz.db",
        r"C:\netz.db",
        "redis://localhost",
        "bolt:localhost",
        "://",
    ],
)
def test_what_is_no_address_is_one_sentence_and_makes_nothing(fruehnetz: Run, tmp_path: Path, url: str) -> None:
    found = fruehnetz("history", "--store", url)
    assert found.returncode == 2
    assert len(found.stderr.splitlines()) == 1
    assert "Das hat nicht geklappt" not in found.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["a:b@c.db", "kreis[1.db", "ä ö.db"])
def test_files_may_be_called_as_people_call_them(fruehnetz: Run, lists: Path, tmp_path: Path, path: str) -> None:
    assert fruehnetz("import", lists, "--store", f"sqlite:///{path}").returncode == 0
    assert (tmp_path / path).exists()


# -- what is told ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["99999999999999999999", "9223372036854775807", "7"])
def test_an_undo_of_a_number_that_is_not_there_is_not_found(fruehnetz: Run, lists: Path, number: str) -> None:
    assert fruehnetz("import", lists, "--store", "sqlite:///netz.db").returncode == 0
    found = fruehnetz("undo", number, "--store", "sqlite:///netz.db")
    assert found.returncode == 1
    assert f"Eine Änderung Nr. {number} gibt es hier nicht" in found.stderr


def test_an_author_that_is_no_text_is_told(fruehnetz: Run, lists: Path) -> None:
    found = fruehnetz(
        "import", lists, "--store", "sqlite:///netz.db", "--author", b"M\xfcller".decode("utf-8", "surrogateescape")
    )
    assert found.returncode == 2
    assert "UTF-8" in found.stderr


def test_a_setting_that_is_no_list_is_named(fruehnetz: Run, lists: Path) -> None:
    found = fruehnetz("serve", lists, FRUEHNETZ_ALLOWED_HOSTS="localhost,kreis.example")
    assert found.returncode == 1
    assert "JSON" in found.stderr
    assert "Das hat nicht geklappt" not in found.stderr


@pytest.mark.parametrize("content", ["spalte,quatsch\nx,y\n", "Liebe Grüße\n\nbis bald\n", ""])
def test_what_was_not_understood_fails_and_leaves_no_store(fruehnetz: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "liste.csv").write_text(content, encoding="utf-8")
    for name in ("liste.csv", "gibtesnicht.csv"):
        found = fruehnetz("import", name, "--district", "99001", "--store", "sqlite:///netz.db")
        assert found.returncode == 1
        assert [p.name for p in tmp_path.iterdir()] == ["liste.csv"]


def test_of_a_list_that_is_wrong_all_over_not_every_message_is_shown_but_all_are_counted(
    fruehnetz: Run, tmp_path: Path
) -> None:
    rows = "".join(f"A{n},Stelle {n},Amt,Zauberei {n}\n" for n in range(700))
    (tmp_path / "netz.csv").write_text(f"id,name,typ,bereich\n{rows}", encoding="utf-8")
    said = fruehnetz("check", "netz.csv", "--district", "99001").stderr.splitlines()
    shown = sum("Zauberei" in line for line in said)
    (rest,) = [line for line in said if line.startswith("… und ")]
    assert shown <= 500
    assert shown + int(rest.split()[2]) >= 700
    assert "--rejected" in rest
