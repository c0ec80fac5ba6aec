"""A view of the map shown to strangers: that one map, until its link ends or is taken back, and nothing else."""

import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI

from api.app import create_app
from api.rights import Grant, Right, Role, table
from api.settings import Settings
from api.shared_maps.sharing import LASTING, MOST_SHARED
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt as m
from tests.accounts.conftest import installation
from tests.accounts.installed import ADDRESS, Browser, Installation
from tests.client import TestClient

__all__ = ["installation"]
PLACE = f"/bezirke/{m.KEY}/karte/ansichten"
_DAY, _HIDDEN = 86_400, "Erika Verborgen"


@pytest.fixture
def shared_store(model: Model) -> Iterator[GraphStore]:
    """Musterstadt with a person who works with somebody."""
    store = open_store("sqlite://", model)
    store.commit(m.batch(), EVERYTHING)
    person = m.a("99001:P1", "Person", name=_HIDDEN, level="OPER")
    tie = m.tie("Cooperation", "99001:P1", m.KITA, intensity="2")
    store.commit(Batch("Test", m.TIME, "Person", (put(person), put(tie))), EVERYTHING)
    yield store
    store.close()


@pytest.fixture
def app(shared_store: GraphStore, model: Model, installation: Installation) -> FastAPI:
    settings = Settings(allowed_hosts=("fruehnetz.example",), on="2024-06-30", allow_persons=True)
    return create_app(shared_store, model, settings, accounts=installation.accounts)


@pytest.fixture
def coordinator(app: FastAPI, installation: Installation) -> Browser:
    installation.add("Koordination", Grant(Role.COORDINATION, m.KEY))
    return Browser(app, base_url=ADDRESS, follow_redirects=False).enter(installation, "Koordination")


@pytest.fixture
def stranger(app: FastAPI) -> TestClient:
    return TestClient(app, base_url=ADDRESS, follow_redirects=False)


def _share(browser: Browser, view: str = "", days: int = 30) -> str:
    """The address of a new link, as the page shows it this once."""
    text = browser.post(PLACE, data={"name": "Für den Beirat", "tage": str(days), "ansicht": view}).text
    found = re.search(rf'href="{ADDRESS}(/ansicht/[\w-]+)"', text)
    assert found is not None, text
    return found[1]


def test_a_stranger_sees_the_map_of_that_view_and_nothing_else(coordinator: Browser, stranger: TestClient) -> None:
    link = _share(coordinator, "ohne=koordination&seit=2020-01-01")
    answer = stranger.get(link)
    assert answer.status_code == 200
    assert "Für den Beirat" in answer.text
    assert f'data-id="{m.GESUNDHEITSAMT}"' in answer.text
    assert f'data-id="{m.NETZWERKKOORDINATION}"' not in answer.text
    leads = set(re.findall(r'(?:href|action|src)="([^"]*)"', answer.text))
    assert {a for a in leads if not a.startswith(("/static/", "data:", "#"))} == {f"{link}/blatt"}
    assert stranger.get(f"{link}/blatt").headers["content-type"] == "application/pdf"
    for place in (f"/bezirke/{m.KEY}/karte", f"/api/v1/districts/{m.KEY}/map", PLACE):
        assert stranger.get(place).status_code in (401, 303), place
    assert stranger.post(link).status_code == 405


def test_no_person_has_a_name_there_and_no_search_engine_keeps_it(coordinator: Browser, stranger: TestClient) -> None:
    answer = stranger.get(_share(coordinator, "akteur=99001:P1"))
    assert _HIDDEN.split()[1] not in answer.text
    assert "noindex" in answer.headers["x-robots-tag"]
    assert 'name="robots" content="noindex' in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_a_link_ends_by_itself_and_then_looks_like_one_that_never_was(
    coordinator: Browser, stranger: TestClient, installation: Installation
) -> None:
    link = _share(coordinator, days=7)
    installation.clock.now += 7 * _DAY
    assert stranger.get(link).status_code == 200
    installation.clock.now += _DAY
    ended, unknown = stranger.get(link), stranger.get("/ansicht/nie-gemacht")
    assert ended.status_code == unknown.status_code == 404
    assert ended.content == unknown.content
    assert stranger.get(f"{link}/blatt").status_code == 404


def test_a_link_that_is_taken_back_shows_nothing_at_once(coordinator: Browser, stranger: TestClient) -> None:
    link, other = _share(coordinator), _share(coordinator)
    ends = re.findall(rf'action="({PLACE}/\w+/beenden)"', coordinator.get(PLACE).text)
    assert len(ends) == 2
    assert coordinator.post(ends[0]).status_code == 303
    assert sorted(stranger.get(address).status_code for address in (link, other)) == [200, 404]
    assert coordinator.post(ends[0]).status_code == 404


def test_the_secret_is_shown_once_and_not_kept(coordinator: Browser, installation: Installation) -> None:
    secret = _share(coordinator).rpartition("/")[2]
    assert secret not in coordinator.get(PLACE).text
    with installation.accounts.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT * FROM shared_map").fetchall()
    assert len(rows) == 1
    assert secret not in str(rows)


def test_what_is_taken_out_later_is_not_shown_any_more(
    coordinator: Browser, stranger: TestClient, shared_store: GraphStore
) -> None:
    link = _share(coordinator)
    assert "Kita Löwenzahn" in stranger.get(link).text
    renamed = m.a(m.KITA, "Organization", name="Kita Neu", sector="KJH", kind="institution")
    shared_store.commit(Batch("Test", m.TIME, "Name", (put(renamed),)), EVERYTHING)
    assert "Kita Löwenzahn" not in stranger.get(link).text


@pytest.mark.parametrize("role", list(Role))
def test_only_who_may_take_data_along_makes_sees_and_ends_links(
    coordinator: Browser, app: FastAPI, installation: Installation, role: Role
) -> None:
    _share(coordinator)
    (end,) = re.findall(rf'action="({PLACE}/\w+/beenden)"', coordinator.get(PLACE).text)
    installation.add(f"Rolle {role}", Grant(role, m.KEY))
    installation.add("Fremd", Grant(Role.COORDINATION, "99002"))
    asking = Browser(app, base_url=ADDRESS, follow_redirects=False).enter(installation, f"Rolle {role}")
    fields = {"name": "x", "tage": "7", "ansicht": ""}
    told = [asking.get(PLACE).status_code, asking.post(PLACE, data=fields).status_code, asking.post(end).status_code]
    rights = table().brings[role]
    allowed, refused = [200, 200, 303], [403 if Right.READ in rights else 404] * 3
    assert told == (allowed if Right.TAKE in rights else refused)
    foreign = asking.enter(installation, "Fremd")
    assert foreign.get(PLACE).status_code == foreign.post(end).status_code == 404


def test_what_does_not_fit_is_told_and_makes_no_link(coordinator: Browser) -> None:
    for fields in ({"name": "", "tage": "7"}, {"name": "x" * 200, "tage": "7"}, {"name": "x", "tage": "9999"}, {}):
        answer = coordinator.post(PLACE, data=fields)
        assert answer.status_code == 422
        assert "/ansicht/" not in answer.text
    assert coordinator.post(PLACE, data={"name": "<script>x", "tage": str(LASTING[0])}).status_code == 200
    assert "<script>x" not in coordinator.get(PLACE).text
    nasty = coordinator.post(
        PLACE, data={"name": "a", "tage": "7", "ansicht": "&".join(["ebene=x"] * 150) + "&tiefe=²"}
    )
    assert nasty.status_code == 200


def test_links_are_not_without_number(coordinator: Browser) -> None:
    for _ in range(MOST_SHARED):
        _share(coordinator)
    full = coordinator.post(PLACE, data={"name": "zu viel", "tage": "7"})
    assert full.status_code == 422
    assert "Beenden Sie einen Link" in full.text


def test_who_guesses_many_links_has_to_wait_and_a_good_one_still_opens(
    coordinator: Browser, stranger: TestClient
) -> None:
    link = _share(coordinator)
    found = [stranger.get(f"/ansicht/geraten{n}").status_code for n in range(30)]
    assert found[0] == 404
    assert found[-1] == 429
    assert stranger.get(link).status_code == 200


def test_the_map_offers_to_share_what_is_seen_to_whoever_may(
    coordinator: Browser, app: FastAPI, installation: Installation
) -> None:
    text = coordinator.get(f"/bezirke/{m.KEY}/karte?akteur={m.KITA}&staerke=2").text
    assert f'name="ansicht" value="akteur={m.KITA.replace(":", "%3A")}&amp;staerke=2"' in text
    installation.add("Leserin", Grant(Role.READING, m.KEY))
    reading = Browser(app, base_url=ADDRESS, follow_redirects=False).enter(installation, "Leserin")
    assert 'name="ansicht"' not in reading.get(f"/bezirke/{m.KEY}/karte").text
