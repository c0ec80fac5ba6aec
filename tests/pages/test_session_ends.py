"""In a browser: a session ends while an answer is filled in; signed in again, it is sent and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from api.app import create_app
from api.rights import Grant, Role
from api.settings import Settings
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from ontology.names import EntityType
from tests import musterstadt as m
from tests.accounts.installed import PASSWORD, Installation
from tests.pages.conftest import Visits
from tests.pages.serving import served
from tests.served import free_port

SHE = "Koordination"


@pytest.fixture
def served_at(store: GraphStore, model: Model, tmp_path: Path) -> Iterator[tuple[str, Installation]]:
    with Installation.within(tmp_path) as installation:
        installation.add(SHE, Grant(Role.COORDINATION, m.KEY))
        app = create_app(store, model, Settings(on="2024-06-30", work=tmp_path), accounts=installation.accounts)
        with served(app, free_port()) as found:
            yield found.replace("127.0.0.1", "localhost"), installation


@pytest.mark.slow
@pytest.mark.parametrize(("width", "script"), [(1366, True), (390, False)])
def test_an_answer_outlives_the_session(
    served_at: tuple[str, Installation], store: GraphStore, visit: Visits, width: int, *, script: bool
) -> None:
    address, installation = served_at
    visited = visit(f"{address}/anmelden?weiter=/bezirke/{m.KEY}/tisch", width, script=script)
    page = visited.page
    page.fill("#name", SHE)
    page.fill("#password", PASSWORD)
    page.click("button")
    page.wait_for_url("**/tisch")
    page.check('input[value="later"]')
    page.fill("#stelle", "Leitung „Netz“ & Co")
    installation.clock.now += 3 * 3600
    page.click("text=Antwort speichern")
    assert "Ihre Anmeldung ist abgelaufen. Was Sie eingegeben haben, ist noch da" in page.inner_text("main")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.fill("#name", SHE)
    page.fill("#password", PASSWORD)
    page.click("button")
    assert page.inner_text("h1") == "Angemeldet, Ihre Eingabe ist noch da"
    if script:
        assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    assert not list(store.records(EVERYTHING, [EntityType.ANSWER]))
    page.click("text=Eingabe absenden")
    page.wait_for_url("**/tisch?getan=*")
    assert "Rückgängig" in page.inner_text("main")
    assert len(list(store.records(EVERYTHING, [EntityType.ANSWER]))) == 1
    assert any("Leitung „Netz“ & Co" in source.name for source in store.records(EVERYTHING, [EntityType.SOURCE]))
