"""The page of the matrix: every cell opens its pairs, filters stay in the address, and wrong cells are told."""

import re

import pytest

from api.app import create_app
from api.settings import Settings
from graph.district.loading import district_of, snapshot_of
from graph.missing_links import MissingLinks
from graph.sector_matrix.sector_cells import Lens, SectorMatrix
from graph.stores import open_store
from graph.stores.base import EVERYTHING, GraphStore, Scope
from ontology import Model
from tests import musterstadt as m
from tests.client import TestClient
from tests.synthetic.districts import District, district

_DAY = "2024-06-30"


@pytest.fixture(scope="module")
def full() -> District:
    return district(3, actors=45, unknown=0.2)


@pytest.fixture(scope="module")
def store(full: District, model: Model) -> GraphStore:
    made = open_store("sqlite://", model)
    made.commit(full.batch(), EVERYTHING)
    return made


@pytest.fixture(scope="module")
def client(full: District, store: GraphStore, model: Model) -> TestClient:
    app = create_app(store, model, Settings(on=full.on.isoformat()))
    return TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"})


@pytest.fixture(scope="module")
def links(full: District, store: GraphStore, model: Model) -> MissingLinks:
    return MissingLinks(snapshot_of(store, model, district_of(store, full.key, Scope.of(full.key)), full.on))


@pytest.mark.parametrize(
    ("asked", "lens"), [("", Lens()), ("&staerke=eng", Lens(strong=True)), ("&koordination=ohne", Lens(False, False))]
)
def test_an_opened_cell_lists_as_many_pairs_as_it_counts(
    full: District, links: MissingLinks, client: TestClient, asked: str, lens: Lens
) -> None:
    cell = SectorMatrix(links, lens).cells["youth", "health"]
    text = client.get(f"/bezirke/{full.key}/wer-mit-wem?zelle=jugendhilfe~gesundheit&zeige=alle{asked}").text
    lists = re.split(r'<section aria-labelledby="(?:tied|lacking|wished)-h">', text)[1:]
    assert lists[0].count('<p class="who">') == cell.tied > 0
    assert lists[1].count('<p class="who">') == len(cell.lacking)
    assert lists[2].split("</section>")[0].count('<p class="who">') >= len(cell.wishes)
    assert lists[0].count("Woher") == cell.tied


def test_both_orders_of_a_cell_mean_the_same(full: District, client: TestClient) -> None:
    one, other = (
        client.get(f"/bezirke/{full.key}/wer-mit-wem?zelle={z}").text
        for z in ("jugendhilfe~gesundheit", "gesundheit~jugendhilfe")
    )
    pairs = [
        text.partition('<section class="pairs"')[2].partition('<section class="chairs"')[0] for text in (one, other)
    ]
    assert pairs[0] == pairs[1] != ""


@pytest.mark.parametrize("zelle", ["mars~gesundheit", "gesundheit", "~", "<script>~x", "a~b~c"])
def test_a_cell_that_is_none_is_told_and_never_repeated(full: District, client: TestClient, zelle: str) -> None:
    answer = client.get(f"/bezirke/{full.key}/wer-mit-wem", params={"zelle": zelle})
    assert answer.status_code == 200
    assert "Diese zwei Bereiche gibt es hier nicht" in answer.text
    assert "<script>" not in answer.text


def test_filters_stay_when_a_cell_is_opened(full: District, client: TestClient) -> None:
    text = client.get(f"/bezirke/{full.key}/wer-mit-wem?staerke=eng&koordination=ohne").text
    cells = re.findall(r'<td><a href="([^"]+)"', text)
    assert cells
    assert all("staerke=eng" in address and "koordination=ohne" in address for address in cells)


def test_a_small_district_has_its_matrix_too(musterstadt_store: GraphStore, model: Model) -> None:
    app = create_app(musterstadt_store, model, Settings(on=_DAY))
    client = TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"})
    assert client.get(f"/bezirke/{m.KEY}/wer-mit-wem").status_code == 200
