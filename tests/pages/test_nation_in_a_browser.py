"""The pages across districts in a real browser: they fit, complain of nothing, and are readable for everybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from api.app import create_app
from api.page_parts.nation_views import NATION_VIEWS, nation_path
from api.settings import Settings
from graph.cells.edition_file import write_edition
from graph.cells.editions import first_edition, next_edition
from graph.cells.peer_groups import Participant, PeerPlace
from graph.cells.small_cells import SmallCellRule
from graph.clusters.kept_grouping import GroupingWish, grouping_records
from graph.contribution.handing_over import scales
from graph.contribution.releasing import release_record
from graph.district.loading import districts
from graph.imports import import_file
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests.pages.conftest import Visits
from tests.pages.serving import served
from tests.served import free_port

PATHS = [
    *(nation_path(view.name) for view in NATION_VIEWS),
    "/bund/kennzahl/A1",
    "/bund/kennzahl/C5",
    "/bund/cluster?land=NW&platz=05913~2",
    "/bund/transfer?q=nichts",
    "/bund/bericht?land=NW",
    "/hilfe/bund",
]


@pytest.fixture(scope="module")
def address(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The districts of the projects and what public papers say, with releases, kept groups and an invented place."""
    store = open_store("sqlite://", model)
    seed = Path(__file__).parents[2] / "seed"
    for folder in ("projekte", "bund"):
        import_file(seed / folder, store, model, author="test", time="2026-11-24T12:00:00+01:00")
    homes = [d for d in districts(store, EVERYTHING) if d.value("land") == "NW"]
    kept = grouping_records(GroupingWish("Austausch 2027", "ohne", "2026-11-24", {d.owner: 1 for d in homes[:4]}))
    there = [Claim(EXISTS, "true"), Claim("name", "Musterstadt <b>erfunden</b>"), Claim("land", "NW")]
    invented = entity("90007:bezirk", "District", "90007", there)
    changes = [put(r) for r in (*kept, invented, *(release_record(d.owner, "2026-01-01") for d in homes))]
    store.commit(Batch("test", "2026-11-24T12:00:00+01:00", "Freigaben", tuple(changes)), EVERYTHING)
    work = tmp_path_factory.mktemp("bund")
    found = [
        Participant(d.owner, PeerPlace("KS", "", "NW"), {"A1": (n / 20, n / 20), "C5": (n % 2, n % 2)})
        for n, d in enumerate(homes)
    ]
    write_edition(next_edition(first_edition(2026, SmallCellRule()), found, 2026, scales()), work / "tafel.json")
    settings = Settings(allowed_hosts=("127.0.0.1",), on="2024-12-31", work=work, edition=work / "tafel.json")
    with served(create_app(store, model, settings), free_port()) as at:
        yield at
    store.close()


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS)
def test_pages_across_districts_fit_and_axe_finds_no_fault(address: str, visit: Visits, path: str) -> None:
    for width in (1366, 390, 320):
        visited = visit(address + path, width)
        assert visited.complaints == []
        assert visited.page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(visited.page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


@pytest.mark.slow
def test_a_district_is_moved_kept_and_taken_back_by_the_form(address: str, visit: Visits) -> None:
    page = visit(f"{address}/bund/cluster?land=NW", script=False).page
    page.locator('select[name="platz"]').first.select_option(label="2")
    page.click("text=Zeigen, was das ändert")
    assert "So, wie Sie es wollen" in page.inner_text("main")
    page.fill("#titel", "Von Hand")
    page.click("text=So speichern, wie oben gezeigt")
    assert "Gespeichert als Änderung" in page.inner_text("main")
    assert "Von Hand" in page.inner_text("main")
    page.click("text=Rückgängig")
    assert "Von Hand" not in page.inner_text("main")
