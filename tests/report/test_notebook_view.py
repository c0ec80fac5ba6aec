"""The notebook's view, as a file and in a real browser: it draws, asks nobody for anything, and names stay text."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from graph.analysis import Analysis, analyse
from graph.district.snapshot import Snapshot
from graph.map.pyvis_view import network_page, write_network_page
from graph.records import entity
from graph.records.claims import Claim
from tests.report.conftest import OpenPage

pytest.importorskip("pyvis", reason="pyvis is optional (pip install fruehnetz[notebook])")
HOSTILE = "</script><script>window.owned = true</script><img src=https://example.org/x onerror=window.owned=true>"


@pytest.fixture
def hostile(musterstadt_snapshot: Snapshot) -> Analysis:
    victim = musterstadt_snapshot.organizations[0]
    renamed = [*(c for c in victim.claims if c.prop != "name"), Claim("name", HOSTILE)]
    evil = entity(victim.id, victim.type, victim.owner, renamed)
    return analyse(replace(musterstadt_snapshot, entities={**musterstadt_snapshot.entities, victim.id: evil}))


def test_page_has_no_tag_that_points_to_a_host(musterstadt_analysis: Analysis) -> None:
    page = network_page(musterstadt_analysis)
    assert "cdn.jsdelivr" not in page
    assert "default-src 'none'" in page


def test_names_cannot_leave_the_script(hostile: Analysis) -> None:
    assert "<script>window.owned" not in network_page(hostile)


def test_file_is_utf8_whatever_the_locale(musterstadt_analysis: Analysis, tmp_path: Path) -> None:
    path = write_network_page(musterstadt_analysis, tmp_path / "netz.html")
    assert 'charset="utf-8"' in path.read_text("utf-8")


def test_view_draws_without_asking_anybody(musterstadt_analysis: Analysis, open_page: OpenPage, tmp_path: Path) -> None:
    page, heard = open_page(write_network_page(musterstadt_analysis, tmp_path / "netz.html"))
    assert page.locator("#mynetwork canvas").count() == 1
    assert page.evaluate("nodes.length") == len(musterstadt_analysis.snapshot.network.actors) + page.evaluate(
        "nodes.get({filter: n => n.shapeProperties.borderDashes}).length"
    )
    assert [url for url in heard.requests if not url.startswith("file:")] == []
    assert heard.complaints == []


def test_the_legend_names_every_kind_of_line_as_it_is_drawn(
    musterstadt_analysis: Analysis, open_page: OpenPage, tmp_path: Path
) -> None:
    page, _ = open_page(write_network_page(musterstadt_analysis, tmp_path / "netz.html"))
    drawn = Counter(page.evaluate("edges.get().map(e => e.color)"))
    marks = page.evaluate("[...document.querySelectorAll('#legend path')].map(p => p.getAttribute('stroke'))")
    told = [line.rpartition("(") for line in page.locator("#legend li:has(path)").all_inner_texts()]
    assert {colour: int(line[2].rstrip(")")) for colour, line in zip(marks, told, strict=True)} == drawn
    assert len(set(marks)) == len(marks) > 2
    assert told[-1][0].strip() == "erwartet, nicht erfasst"


def test_hostile_names_stay_text(hostile: Analysis, open_page: OpenPage, tmp_path: Path) -> None:
    page, heard = open_page(write_network_page(hostile, tmp_path / "netz.html"))
    assert page.evaluate("window.owned") is None
    assert [url for url in heard.requests if not url.startswith("file:")] == []
