"""Papers, consultations and published values across districts as pages: what is told of whom, and what never."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from fastapi import FastAPI

from api.app import create_app
from api.rights import Grant, Role
from api.settings import Settings
from graph.imports import import_file
from graph.stores import GraphStore, open_store
from ontology import Model
from tests.accounts.installed import ADDRESS, COOKIE, Installation
from tests.client import TestClient

SEED = Path(__file__).parents[2] / "seed" / "bund"
PAPERS, HEARINGS, SERIES = "/bund/unterlagen", "/bund/beratungen", "/bund/reihen"


@pytest.fixture(scope="module")
def shipped(model: Model) -> Iterator[GraphStore]:
    opened = open_store("sqlite://", model)
    import_file(SEED, opened, model, author="test", time="2026-01-01T00:00:00+00:00")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def alone(shipped: GraphStore, model: Model) -> TestClient:
    app = create_app(shipped, model, Settings(on="2026-11-29"))
    return TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"})


def test_answers_name_district_votes_source_and_doubt(alone: TestClient) -> None:
    page = alone.get(PAPERS).text
    assert "7 dafür, 3 dagegen, 6 enthalten" in page
    assert 'href="https://ratsinfo.schwelm.de/sessionnet/bi/to0050.php?__ktonr=11006"' in page
    assert "Welches Gremium, ist nicht erfasst." in page
    assert "Wer hier fehlt, hat nicht verneint." in page
    assert "26 Bezirke im Blick" in page


def test_the_matrix_counts_districts_and_leaves_empty_fields_open(alone: TestClient) -> None:
    page = alone.get(HEARINGS).text
    row = re.search(r"<th scope=\"row\">Finanzausschuss</th>(.*?)</tr>", page, re.DOTALL)
    assert row is not None
    assert row[1].count('class="none"') == 11
    assert "1 Beratung oder Beschluss, in 1 Bezirk, davon 0 mit Beschluss, 1 nicht geklärt" in row[1]
    assert "vertagt, verwiesen, abgelehnt oder zurückgezogen" in page
    assert "keine Beratung" not in page


def test_published_values_need_no_district(alone: TestClient) -> None:
    page = alone.get(SERIES).text
    assert "2013: 72,6\u00a0%" in page
    assert "hier nicht erfasst" not in page


@pytest.mark.parametrize("path", [PAPERS, HEARINGS, SERIES])
def test_the_pages_speak_english_throughout(alone: TestClient, path: str) -> None:
    page = alone.get(path, headers={"Accept-Language": "en"}).text
    text = re.sub(r"<bdi>.*?</bdi>", "", page, flags=re.DOTALL)
    for german in (" und ", "Bezirke", "nicht erfasst", "Beschlüsse", "Gremium"):
        assert german not in text, german


@pytest.mark.parametrize("path", [PAPERS, HEARINGS])
def test_who_only_compares_learns_of_no_district_by_name(
    alone: TestClient, model: Model, installation: Installation, path: str
) -> None:
    """With the right to compare alone a district is neither named nor counted; who also reads one finds that one."""
    settings = Settings(allowed_hosts=("fruehnetz.example",), on="2026-11-29")
    app = create_app(cast(FastAPI, alone.app).state.store, model, settings, accounts=installation.accounts)
    client = TestClient(app, base_url=ADDRESS, follow_redirects=False)

    def ask(name: str, *grants: Grant) -> str:
        installation.add(name, *grants)
        cookie = f"{COOKIE}={installation.session(name)}"
        answer = client.get(path, headers={"Cookie": cookie, "Accept-Language": "de"})
        assert answer.status_code == 200
        return answer.text

    comparing = ask("comparing", Grant(Role.NZFH))
    assert "Schwelm" not in comparing
    assert "Ihr Konto vergleicht Bezirke, liest aber keinen." in comparing
    assert "nichts erfasst.<" not in comparing
    both = ask("both", Grant(Role.NZFH), Grant(Role.READING, "05558"))
    assert "Coesfeld" in both
    assert "liest aber keinen" not in both
    assert "Schwelm" not in both


def test_the_interface_asks_only_what_may_be_read(alone: TestClient) -> None:
    told = alone.get("/api/v1/nation/papers").json()
    assert {a["question"] for a in told["answers"]} == {
        "mandates",
        "elsewhere",
        "contested",
        "withoutHealth",
        "spanning",
    }
    matrix = alone.get("/api/v1/nation/body-years").json()
    assert len(matrix["rows"][0]["cells"]) == len(matrix["years"])
    series = alone.get("/api/v1/nation/series").json()["series"]
    assert next(s for s in series if s["item"] == "B10")["empty"] == [2013, 2015, 2017, 2020]
