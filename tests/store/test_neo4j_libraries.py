"""The libraries of Neo4j are compared with the project's own list before they are started."""

import re
from pathlib import Path

import pytest

from api import neo4j_server
from graph.errors import StoreUnavailableError
from tests import neo4j_database


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """The libraries as they were fetched, in a folder that a test may change."""
    for jar in neo4j_database.libraries().iterdir():
        (tmp_path / jar.name).symlink_to(jar)
    return tmp_path


def test_what_was_fetched_is_what_was_checked(linked: Path) -> None:
    neo4j_server.refuse_other_libraries(linked)


def test_one_changed_byte_is_refused_by_name(linked: Path) -> None:
    jar = max(linked.iterdir(), key=lambda path: path.name)
    content = bytearray(jar.read_bytes())
    content[len(content) // 2] ^= 1
    jar.unlink()
    jar.write_bytes(content)
    with pytest.raises(StoreUnavailableError, match=re.escape(jar.name)):
        neo4j_server.refuse_other_libraries(linked)


def test_a_library_more_or_less_is_refused_by_name(linked: Path) -> None:
    (linked / "zusatz.jar").write_bytes(b"PK")
    with pytest.raises(StoreUnavailableError, match=r"zusatz\.jar"):
        neo4j_server.refuse_other_libraries(linked)
    (linked / "zusatz.jar").unlink()
    gone = min(linked.iterdir(), key=lambda path: path.name)
    gone.unlink()
    with pytest.raises(StoreUnavailableError, match=re.escape(gone.name)):
        neo4j_server.refuse_other_libraries(linked)


def test_nothing_is_started_from_other_libraries(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError, match="delete"):
        neo4j_server.start(tmp_path / "daten", tmp_path, "kennwort")
    assert not (tmp_path / "daten").exists()
