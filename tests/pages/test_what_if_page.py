"""What the page says of a scenario is what the command line and the interface say; nothing is written."""

import html
import json
import re
from collections.abc import Sequence
from itertools import islice
from urllib.parse import unquote

import pytest

from api.app import create_app
from api.settings import Settings
from api.writes.scenario_steps import Scenario, Steps, scenario_in
from api.writes.supposing import Supposition
from graph.analysis import analyse_district
from graph.comparison.supposition import supposed_snapshot
from graph.district.snapshot import Snapshot
from graph.editing.supposing import after_changes
from graph.records import Entity, Record
from graph.stores import open_store
from graph.stores.base import EVERYTHING, GraphStore
from graph.what_if.answering import Wanted, answer_to
from graph.what_if.between import Between, between
from graph.what_if.effects import effects
from graph.what_if.path_rows import path_rows
from graph.what_if.supposed_network import supposed_network
from graph.what_if.two_networks import shift_between
from ontology import Model
from tests.client import TestClient
from tests.synthetic.districts import District, district
from tests.writing.asking import trace


@pytest.fixture(scope="module")
def full() -> District:
    return district(3, actors=30, unknown=0.1)


@pytest.fixture(scope="module")
def store(full: District, model: Model) -> GraphStore:
    made = open_store("sqlite://", model)
    made.commit(full.batch(), EVERYTHING)
    return made


@pytest.fixture(scope="module")
def snapshot(full: District, store: GraphStore, model: Model) -> Snapshot:
    return analyse_district(store, model, full.key, full.on).snapshot


@pytest.fixture(scope="module")
def client(full: District, store: GraphStore, model: Model) -> TestClient:
    app = create_app(store, model, Settings(on=full.on.isoformat()))
    return TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"})


def _page(client: TestClient, full: District, *scenarios: str) -> str:
    answer = client.get(f"/bezirke/{full.key}/was-waere-wenn", params={"s": scenarios})
    assert answer.status_code == 200
    return answer.text


def test_the_paths_of_a_page_are_those_of_the_command_line(
    full: District, snapshot: Snapshot, client: TestClient
) -> None:
    """`fruehnetz whatif --pair A B` prints `answer_to`; the page draws the same numbers from its own way."""
    for link in islice(effects(snapshot).best(), 5):
        said = answer_to(snapshot, Wanted((link.a, link.b))).links[0]
        rows = path_rows(said.change)
        text = _page(client, full, f"A!verbinden|{link.a}|{link.b}")
        table = text.partition('<table class="moves">')[2].partition("</table>")[0]
        shown = re.sub(r"<[^>]+>|\s+", " ", html.unescape(table))
        for row in rows:
            told = f"{row.before.de} → {row.after.de}" if row.moved else f"{row.before.de} unverändert"
            assert " ".join(told.split()) in " ".join(shown.split())


def test_indicators_and_findings_are_those_of_the_interface(
    full: District, snapshot: Snapshot, client: TestClient
) -> None:
    link = next(effects(snapshot).best(1))
    steps = Steps(snapshot, scenario_in(f"A!verbinden|{link.a}|{link.b}!weg|{link.b}"), lambda _: ())
    changes = [json.loads(one.model_dump_json(by_alias=True)) for one in steps.changes()]
    found = client.post(f"/api/v1/districts/{full.key}/what-if", json={"changes": changes}).json()
    text = _page(client, full, steps.scenario.text)
    gone, new = (int(n) for n in re.findall(r'<h4>Befunde[^<]*<span class="quiet">(\d+)</span>', text))
    assert gone == len(found["findings"]["solved"]) + len(found["findings"]["faded"])
    assert new == len(found["findings"]["new"])
    moved = {i["id"] for i in found["indicators"] if i["before"]["value"] != i["after"]["value"]}
    shown = set(re.findall(r'<span class="quiet">([A-D]\d+)</span>', text))
    assert shown
    assert len(shown & moved) >= min(len(moved), 1)


def _slow(snapshot: Snapshot, store: GraphStore, full: District, steps: Steps) -> Between:
    records: list[Record] = [*store.records(EVERYTHING), *store.relations(scope=EVERYTHING)]
    then = Supposition(snapshot.model, full.key, records).after(steps.changes())
    assert after_changes(then, ())
    return between(supposed_snapshot(snapshot, then))


@pytest.mark.parametrize(
    "said",
    [
        "verbinden|{k}|{g}",
        "trennen|{t1}|{t2}",
        "weg|{t1}",
        "neu|FAMHEB|!verbinden|neu1|{k}",
        "sitz|{k}|{b}",
        "trennen|{t1}|{t2}!verbinden|{t1}|{t2}!weg|{g}!neu|NWK|{b}!verbinden|neu1|{t1}",
    ],
)
def test_the_quick_way_says_what_the_whole_way_says(
    full: District, store: GraphStore, snapshot: Snapshot, said: str
) -> None:
    now = effects(snapshot).between
    link, body = next(effects(snapshot).best(1)), snapshot.bodies[0].id
    ends = {link.a, link.b}
    t1, t2 = next(
        (now.actors[a], now.actors[b]) for a, b in now.pairs.tolist() if not ends & {now.actors[a], now.actors[b]}
    )
    scenario = scenario_in("A!" + said.format(k=link.a, g=link.b, t1=t1, t2=t2, b=body))
    steps = Steps(snapshot, scenario, lambda _: ())
    quick = supposed_network(now, steps.on_network() or ())
    slow = _slow(snapshot, store, full, steps)
    assert quick.state == pytest.approx(slow.state)
    assert path_rows(shift_between(now, quick)) == path_rows(shift_between(now, slow))


def _locations(client: TestClient, full: District, fields: Sequence[dict[str, str]]) -> str:
    """The address after some forms, each sent from the page that the one before led to."""
    texts = ["A"]
    for one in fields:
        answer = client.get(
            f"/bezirke/{full.key}/was-waere-wenn/schritt", params={**one, "s": texts}, follow_redirects=False
        )
        assert answer.status_code == 303
        texts = re.findall(r"[?&]s=([^&]*)", unquote(answer.headers["location"]))
    return texts[0]


def test_forms_make_the_steps_and_names_are_found_by_a_part(
    full: District, snapshot: Snapshot, client: TestClient
) -> None:
    one, other = (snapshot.entities[id] for id in snapshot.network.actors[:2])
    body = snapshot.bodies[0]
    text = _locations(
        client,
        full,
        [
            {"tun": "verbinden", "eins": one.name, "zwei": other.name.upper()},
            {"tun": "neu", "art": "FAMHEB", "gremium": ""},
            {"tun": "verbinden", "eins": "neu1", "zwei": one.id},
            {"tun": "sitz", "eins": one.id, "gremium": body.name},
            {"tun": "weg", "eins": other.id},
        ],
    )
    assert text == (
        f"A!verbinden|{one.id}|{other.id}!neu|FAMHEB|!verbinden|neu1|{one.id}!sitz|{one.id}|{body.id}!weg|{other.id}"
    ).replace(" ", "+")


@pytest.mark.parametrize("eins", ["niemand so", " ", "e", "<script>alert(1)</script>"])
def test_whoever_is_not_found_is_told(full: District, client: TestClient, eins: str) -> None:
    asked = {"tun": "weg", "eins": eins, "s": "A"}
    answer = client.get(f"/bezirke/{full.key}/was-waere-wenn/schritt", params=asked)
    assert answer.status_code == 422
    assert "Hier heißt niemand" in html.unescape(answer.text)
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    "text",
    ["A!weg|nobody", "A!verbinden|neu1|neu2", "A!neu|XXX|", "A!gespeichert|nothing", "A!weg|90003:A1!weg|90003:A1"],
)
def test_a_step_that_does_not_fit_is_told_with_a_way_back(full: District, client: TestClient, text: str) -> None:
    page = _page(client, full, text)
    assert "Nehmen Sie ihn zurück" in page
    assert "Ohne diesen Schritt" in page
    quick = client.get(f"/bezirke/{full.key}/was-waere-wenn/wege", params={"s": text}).json()
    assert quick["error"]


@pytest.mark.parametrize("text", ["", "!!!", "A!fliegen|x", "A!weg", "|" * 500, "A" * 5_000, "A!weg|" + "x" * 9_000])
def test_what_is_no_scenario_is_an_empty_or_unfit_one(full: District, client: TestClient, text: str) -> None:
    assert _page(client, full, text)


def test_steps_are_taken_back_and_repeated_by_links(full: District, snapshot: Snapshot, client: TestClient) -> None:
    one, other = snapshot.network.actors[:2]
    page = html.unescape(_page(client, full, f"A!weg|{one}!weg|{other}"))
    back = re.search(r'<a href="([^"]+)">Schritt zurück', page)
    assert back is not None
    before = html.unescape(client.get(back.group(1)).text)
    assert before.count("zurücknehmen</a>") == 1
    again = re.search(r'<a href="([^"]+)">Schritt wiederholen', before)
    assert again is not None
    assert html.unescape(client.get(again.group(1)).text).count("zurücknehmen</a>") == 2


def test_scenarios_stand_side_by_side_and_a_kept_one_can_be_taken_up(
    full: District, store: GraphStore, snapshot: Snapshot, client: TestClient
) -> None:
    one, other = snapshot.network.actors[:2]
    texts = [f"Eins!weg|{one}", f"Zwei!weg|{other}", "Drei"]
    page = _page(client, full, *texts)
    assert page.count('<section class="scenario') == 3
    before = [r for r in store.records(EVERYTHING) if r.type != "Scenario"]
    kept = client.post(
        f"/bezirke/{full.key}/was-waere-wenn",
        params={"s": texts[0]},
        data={"name": "Ohne eins"},
        headers={"Origin": "http://localhost"},
        follow_redirects=False,
    )
    assert kept.status_code == 303
    assert [r for r in store.records(EVERYTHING) if r.type != "Scenario"] == before
    made = next(r for r in store.records(EVERYTHING) if isinstance(r, Entity) and r.type == "Scenario")
    assert made.name == "Ohne eins"
    taken = _page(client, full, f"A!gespeichert|{made.id}")
    assert "Gespeichertes Szenario „Ohne eins“" in html.unescape(taken)
    table = re.compile(r'<table class="moves">.*?</table>', re.DOTALL)
    assert table.findall(taken) == table.findall(_page(client, full, texts[0]))


def test_looking_writes_nothing(full: District, store: GraphStore, snapshot: Snapshot, client: TestClient) -> None:
    before = trace(store)
    _page(client, full, f"A!weg|{snapshot.network.actors[0]}")
    assert trace(store) == before
    assert Scenario("A").text == "A"
