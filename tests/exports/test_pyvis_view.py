"""The notebook view: the page asks nobody for anything, and names stay text."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.analysis import Analysis, analyse
from graph.exports.pyvis_view import network_page, write_network_page
from graph.records import Claim, entity
from graph.snapshot import Snapshot

pytest.importorskip("pyvis")
HOSTILE = "</script><script>window.owned = 1</script><img src=x onerror=alert(1)>"


@pytest.fixture
def hostile(musterstadt_snapshot: Snapshot) -> Analysis:
    entities = dict(musterstadt_snapshot.entities)
    victim = musterstadt_snapshot.organizations[0]
    renamed = [c for c in victim.claims if c.prop != "name"] + [Claim("name", HOSTILE, status="confirmed")]
    entities[victim.id] = entity(victim.id, victim.type, victim.owner, renamed)
    return analyse(replace(musterstadt_snapshot, entities=entities))


def test_page_has_no_tag_that_points_to_a_host(musterstadt_snapshot: Snapshot) -> None:
    page = network_page(analyse(musterstadt_snapshot))
    assert "cdn.jsdelivr" not in page
    assert "default-src 'none'" in page


def test_names_cannot_leave_the_script(hostile: Analysis) -> None:
    assert "<script>window.owned" not in network_page(hostile)


def test_file_is_utf8_whatever_the_locale(musterstadt_snapshot: Snapshot, tmp_path: Path) -> None:
    path = write_network_page(analyse(musterstadt_snapshot), tmp_path / "netz.html")
    assert 'charset="utf-8"' in path.read_text("utf-8")
