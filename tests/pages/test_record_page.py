"""The page of a record: what sources say, what disagrees, what it is tied to; and forms that are one batch each."""

import re
from itertools import pairwise

import pytest

from api.app import create_app
from api.rights import Grant, Role
from api.settings import Settings
from graph.map.ego import MOST_DRAWN, Ego, ego_picture
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt as m
from tests.accounts.installed import ADDRESS, COOKIE, Installation
from tests.client import TestClient

HERE = f"/bezirke/{m.KEY}/eintrag"
NASTY = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "\u202eeman\u202c",
    "N" * 10_000,
    "👶 Hilfe 👩‍👧",
)


def _hidden(client: TestClient, address: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', client.get(address).text)
    assert found is not None
    return found[1].replace("&#34;", '"').replace("&quot;", '"')


def _rows(text: str) -> list[str]:
    return re.findall(r"<tr.*?</tr>", text, re.S)


def test_every_source_is_told_and_what_disagrees_stands_side_by_side(client: TestClient) -> None:
    text = client.get(f"{HERE}/{m.FAMILIENZENTRUM}").text
    disputed = [row for row in _rows(text) if 'class="disputed"' in row]
    assert len(disputed) == 2
    assert any("Kinder- und Jugendhilfe" in row for row in disputed)
    assert "1 Widerspruch," in text
    assert f'href="{HERE}/{m.LIST}"' in text
    assert f'href="{HERE}/{m.OLD_LIST}"' in text


def test_relations_are_told_from_both_ends_each_with_where_it_comes_from(client: TestClient) -> None:
    actor, body = (client.get(f"{HERE}/{id}").text for id in (m.GESUNDHEITSAMT, m.STEUERUNGSGRUPPE))
    assert f'href="{HERE}/{m.STEUERUNGSGRUPPE}"' in actor
    assert f'href="{HERE}/{m.GESUNDHEITSAMT}"' in body
    assert "Mitgliedschaft" in actor
    assert "hat Mitglied" in body
    tie = re.search(rf'class="where-from" href="{HERE}/([^"]+)"', actor)
    assert tie is not None
    told = client.get(f"{HERE}/{tie[1]}")
    assert told.status_code == 200
    assert "Gesundheitsamt" in told.text


@pytest.mark.parametrize("id", [m.GESUNDHEITSAMT, m.JHA, m.KONZEPT_VORLAGE, m.SCHUTZVEREINBARUNG, m.LIST])
def test_every_kind_of_record_has_a_page_with_one_heading_and_its_history(client: TestClient, id: str) -> None:
    answer = client.get(f"{HERE}/{id}")
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert "Netzwerkliste" in answer.text.partition('id="geschichte-h"')[2]


def test_what_is_not_there_or_belongs_to_others_is_not_there(client: TestClient, store: GraphStore) -> None:
    there = Claim(EXISTS, "true")
    far = [
        entity("99002:bezirk", "District", "99002", [there, Claim("name", "Fern")]),
        entity("99002:A1", "Organization", "99002", [there, Claim("name", "Ferne Stelle")]),
    ]
    store.commit(Batch("fern", m.TIME, "Fernes", tuple(put(r) for r in far)), EVERYTHING)
    unknown, foreign = (client.get(f"{HERE}/{id}") for id in ("99001:nichts", "99002:A1"))
    assert unknown.status_code == foreign.status_code == 404
    assert "Ferne Stelle" not in foreign.text
    assert client.post(f"{HERE}/99002:A1/ende", data={"tag": "2024-01-01"}).status_code == 404


def test_a_property_is_changed_in_one_batch_and_undone_from_the_same_page(
    client: TestClient, store: GraphStore
) -> None:
    page = f"{HERE}/{m.KITA}?angabe=locality"
    state = _hidden(client, page, "fassung")
    sent = {"wert": "Neustadt", "quelle": m.LIST, "stand": "2024-06-01", "status": "confirmed", "fassung": state}
    answer = client.post(f"{HERE}/{m.KITA}/angabe?angabe=locality", data=sent)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"{HERE}/{m.KITA}?getan=")
    assert "Neustadt" in client.get(f"{HERE}/{m.KITA}").text
    done = client.get(answer.headers["location"]).text
    action = re.search(r'class="done" method="post" action="([^"]*)"', done)
    assert action is not None
    number = answer.headers["location"].rpartition("=")[2]
    back = client.post(action[1].replace("&amp;", "&"), data={"nummer": number})
    assert back.headers["location"].startswith(f"{HERE}/{m.KITA}?getan=")
    assert "Neustadt" not in client.get(f"{HERE}/{m.KITA}").text.partition('id="geschichte-h"')[0]
    head = store.head(EVERYTHING)
    assert head is not None
    assert head.number == int(number) + 1


def test_beside_keeps_what_others_say_and_instead_replaces_it(client: TestClient) -> None:
    for beside, rows in (({"daneben": "1"}, 3), ({}, 1)):
        state = _hidden(client, f"{HERE}/{m.FAMILIENZENTRUM}?angabe=sector", "fassung")
        sent = {"wert": "BER", "stand": "2024-06-02", "status": "confirmed", "fassung": state, **beside}
        assert client.post(f"{HERE}/{m.FAMILIENZENTRUM}/angabe?angabe=sector", data=sent).status_code == 303
        text = client.get(f"{HERE}/{m.FAMILIENZENTRUM}").text
        heading = re.search(r'<th scope="row" rowspan="(\d)">Bereich', text)
        assert heading is not None
        assert int(heading[1]) == rows


def test_what_others_changed_meanwhile_is_told_and_the_next_try_goes_through(client: TestClient) -> None:
    page, form = f"{HERE}/{m.KITA}?angabe=locality", f"{HERE}/{m.KITA}/angabe?angabe=locality"
    old = _hidden(client, page, "fassung")
    assert client.post(form, data={"wert": "Altstadt", "fassung": old}).status_code == 303
    late = client.post(form, data={"wert": "Neustadt", "fassung": old})
    assert late.status_code == 412
    assert re.search(r"hat am .* geändert: .*Ort", late.text)
    assert 'value="Neustadt"' in late.text
    fresh = re.search(r'name="fassung" value="([^"]*)"', late.text)
    assert fresh is not None
    again = client.post(form, data={"wert": "Neustadt", "fassung": fresh[1].replace("&#34;", '"')})
    assert again.status_code == 303


def test_without_the_state_nothing_is_written(client: TestClient, store: GraphStore) -> None:
    before = store.head(EVERYTHING)
    assert client.post(f"{HERE}/{m.KITA}/angabe?angabe=locality", data={"wert": "Neustadt"}).status_code == 428
    assert store.head(EVERYTHING) == before


@pytest.mark.parametrize(
    ("prop", "sent", "told"),
    [
        ("sector", {"wert": "XYZ"}, "XYZ"),
        ("endDate", {"wert": "gestern"}, "gestern"),
        ("locality", {"wert": "Ort", "status": "wahr"}, "Status"),
        ("locality", {"wert": "Ort", "quelle": "nirgends"}, "nirgends"),
        ("locality", {"wert": "Ort", "stand": "neulich"}, "neulich"),
    ],
)
def test_what_does_not_fit_the_model_is_told_beside_what_was_filled_in(
    client: TestClient, store: GraphStore, prop: str, sent: dict[str, str], told: str
) -> None:
    before = store.head(EVERYTHING)
    state = _hidden(client, f"{HERE}/{m.KITA}?angabe={prop}", "fassung")
    answer = client.post(f"{HERE}/{m.KITA}/angabe?angabe={prop}", data={**sent, "fassung": state})
    assert answer.status_code == 422
    assert told in answer.text.partition('role="alert"')[2].partition("</ul>")[0]
    assert store.head(EVERYTHING) == before


def test_what_is_over_is_ended_once(client: TestClient) -> None:
    state = _hidden(client, f"{HERE}/{m.KITA}?ende=1", "fassung")
    answer = client.post(f"{HERE}/{m.KITA}/ende", data={"tag": "2024-05-31", "fassung": state})
    assert answer.status_code == 303
    assert "31.05.2024" in client.get(f"{HERE}/{m.KITA}").text
    assert "ein Ende angeben" not in client.get(f"{HERE}/{m.KITA}").text
    again = client.post(f"{HERE}/{m.KITA}/ende", data={"tag": "2024-05-31", "fassung": state})
    assert again.status_code == 422
    assert "schon gesagt" in again.text


def test_a_relation_is_added_once_however_often_it_is_sent(client: TestClient, store: GraphStore) -> None:
    page = f"{HERE}/{m.GEBURTSKLINIK}?beziehung=Membership.von"
    sent = {"anderes": m.STEUERUNGSGRUPPE, "anfrage": _hidden(client, page, "anfrage"), "stand": "2024-06-01"}
    before = store.head(EVERYTHING)
    answers = [client.post(f"{HERE}/{m.GEBURTSKLINIK}/beziehung?beziehung=Membership.von", data=sent) for _ in range(2)]
    assert [a.status_code for a in answers] == [303, 303]
    after = store.head(EVERYTHING)
    assert before is not None
    assert after is not None
    assert after.number == before.number + 1
    assert f'href="{HERE}/{m.GEBURTSKLINIK}"' in client.get(f"{HERE}/{m.STEUERUNGSGRUPPE}").text


def test_a_relation_to_nobody_or_of_no_kind_is_refused(client: TestClient) -> None:
    form = f"{HERE}/{m.GEBURTSKLINIK}/beziehung?beziehung="
    assert client.post(f"{form}Membership.von", data={"anderes": "99001:nichts"}).status_code == 422
    assert client.post(f"{form}Membership.von", data={}).status_code == 422
    assert client.post(f"{form}SubordinateTo.von", data={"anderes": m.JHA}).status_code == 404


@pytest.mark.parametrize("name", NASTY)
def test_names_are_text_wherever_they_stand(client: TestClient, store: GraphStore, name: str) -> None:
    one = m.a("99001:nasty", "Organization", name=name, sector="GES")
    tie = m.tie("Cooperation", m.KITA, "99001:nasty", intensity="2")
    store.commit(Batch("Test", m.TIME, "Name", (put(one), put(tie))), EVERYTHING)
    for page in ("99001:nasty", m.KITA, f"{m.KITA}?beziehung=Cooperation.von"):
        text = client.get(f"{HERE}/{page}").text
        assert "<script>alert" not in text
        assert "<img" not in text
        assert "\u202e" not in text
        assert len(text) < 200_000


@pytest.mark.parametrize(("role", "writes"), [(Role.READING, False), (Role.COORDINATION, True)])
def test_whoever_may_not_write_sees_no_form(
    store: GraphStore, model: Model, installation: Installation, role: Role, *, writes: bool
) -> None:
    installation.add(role, Grant(role, m.KEY))
    app = create_app(store, model, Settings(allowed_hosts=("fruehnetz.example",)), accounts=installation.accounts)
    with TestClient(app, base_url=ADDRESS, follow_redirects=False) as client:
        asked = {"Cookie": f"{COOKIE}={installation.session(role)}", "Accept-Language": "de"}
        text = client.get(f"{HERE}/{m.KITA}?angabe=locality", headers=asked).text
        assert ('id="aendern"' in text) is writes
        assert ("Ändern" in text) is writes


def test_a_form_of_a_foreign_page_writes_nothing(client: TestClient, store: GraphStore) -> None:
    before = store.head(EVERYTHING)
    state = _hidden(client, f"{HERE}/{m.KITA}?angabe=locality", "fassung")
    for form in ("angabe?angabe=locality", "ende", "beziehung?beziehung=Membership.von"):
        sent = {"wert": "X", "tag": "2024-01-01", "anderes": m.JHA, "fassung": state}
        answer = client.post(f"{HERE}/{m.KITA}/{form}", data=sent, headers={"Origin": "https://else.example"})
        assert answer.status_code == 403
    assert store.head(EVERYTHING) == before


def test_no_name_of_the_picture_stands_on_another_and_no_more_are_drawn_than_fit() -> None:
    around = [Ego(f"e{n}", "Ein sehr langer Name einer Einrichtung " * 3, "Kooperation") for n in range(40)]
    drawn = ego_picture(Ego("m", "Mitte"), around, lambda id: f"#{id}")
    places = re.findall(r'class="name" x="([\d.]+)" y="([\d.]+)"', drawn)
    assert len(places) == MOST_DRAWN
    assert len(set(places)) == MOST_DRAWN
    heights = sorted(float(y) for x, y in places if x == places[0][0])
    assert min(b - a for a, b in pairwise(heights)) >= 30
    assert "24 von 40" in drawn
