"""Findings as cards: sixty words wherever they stand, decided on by whoever may, in one batch that can be undone."""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from api.app import create_app
from api.report import render_report
from api.report.finding_card import card_of
from api.report.proofs import Places
from api.report.short import CARD_WORDS
from api.report.wording import Words
from api.rights import Grant, Role
from api.settings import Settings
from graph.analysis import Analysis, analyse
from graph.round_table.gains import gain_of
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from graph.what_if.effects import effects
from ontology import Model
from tests import musterstadt
from tests.accounts.installed import ADDRESS, COOKIE, Installation
from tests.client import TestClient
from tests.findings.conftest import karlsruhe
from tests.report.reading import Reading
from tests.synthetic.districts import District, district
from tests.synthetic.trial import snapshot

__all__ = ["karlsruhe"]
PLACE = f"/bezirke/{musterstadt.KEY}"
LONG = " ".join(f"Wort{n}" for n in range(80))
ACCEPTED = {"verdict": "accepted", "zustaendig": "Netzwerkkoordination", "frist": "2024-09-30"}


def _served(store: GraphStore, model: Model, on: date) -> TestClient:
    app = create_app(store, model, Settings(on=on.isoformat()))
    return TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"}, follow_redirects=False)


@pytest.fixture
def store(model: Model) -> Iterator[GraphStore]:
    made = open_store("sqlite://", model)
    made.commit(musterstadt.batch(), EVERYTHING)
    yield made
    made.close()


@pytest.fixture
def client(store: GraphStore, model: Model) -> TestClient:
    return _served(store, model, date(2024, 6, 30))


def _keys(client: TestClient, shown: str = "offen") -> list[str]:
    return re.findall(r'<article [^>]*id="befund-([0-9a-f]{16})"', client.get(f"{PLACE}/befunde?zeige={shown}").text)


def _card(client: TestClient, key: str, shown: str) -> str:
    text = client.get(f"{PLACE}/befunde?zeige={shown}").text
    return text[text.index(f'id="befund-{key}"') :].partition("</article>")[0]


@pytest.fixture(scope="module", params=[(7, 45, 0.0), (3, 45, 0.3), (5, 60, 0.1)], ids=str)
def invented(request: pytest.FixtureRequest) -> District:
    return district(*request.param)


def test_no_card_of_an_invented_district_has_more_than_sixty_words(model: Model, invented: District) -> None:
    store = open_store("sqlite://", model)
    store.commit(invented.batch(), EVERYTHING)
    text = _served(store, model, invented.on).get(f"/bezirke/{invented.key}/befunde").text
    store.close()
    words = Reading(text, "finding").parts
    assert len(words) > 5
    assert max(words) <= CARD_WORDS
    assert max(Reading(render_report(analyse(snapshot(invented))), "finding").parts) <= CARD_WORDS


@pytest.mark.parametrize("day", ["2024-09-24", "2026-11-24"])
def test_no_card_of_karlsruhe_has_more_than_sixty_words(karlsruhe: Callable[[str], Analysis], day: str) -> None:
    words = Reading(render_report(karlsruhe(day)), "finding").parts
    assert len(words) > 5
    assert max(words) <= CARD_WORDS


def test_what_a_card_cuts_stands_behind_more(karlsruhe: Callable[[str], Analysis]) -> None:
    analysis = karlsruhe("2024-09-24")
    page = render_report(analysis)
    places = Places(lambda _: "", lambda _: "")
    cut = [c for f in analysis.findings if not (c := card_of(f, analysis, Words("de"), places)).front.whole]
    assert cut
    for card in cut:
        assert card.front.title.endswith(" …")
        assert f'<p class="whole"><b>{card.title}</b></p>' in page.replace("&#34;", '"')


def test_the_bar_of_a_link_says_what_the_what_if_computes(invented: District) -> None:
    analysis = analyse(snapshot(invented))
    found = effects(analysis.snapshot)
    index = {id: n for n, id in enumerate(found.between.actors)}
    drawn = [(f.pair, gain) for f in analysis.findings if f.pair and (gain := gain_of(f, analysis.snapshot))]
    for (one, other), gain in drawn:
        shift = found.change(index[one], index[other])
        told = {shift.same.before: shift.same.after, float(shift.before.connected): float(shift.after.connected)}
        assert told[gain.before.value] == gain.after.value
    assert bool(drawn) == analysis.snapshot.ties_suffice


def test_below_the_gate_no_path_is_drawn(karlsruhe: Callable[[str], Analysis]) -> None:
    analysis = karlsruhe("2024-09-24")
    assert not analysis.snapshot.ties_suffice
    gains = {f.rule: gain for f in analysis.findings if (gain := gain_of(f, analysis.snapshot)) is not None}
    assert set(gains) == {"missing_actor"}
    assert gains["missing_actor"].before.value == 9.0


# -- decisions ----------------------------------------------------------------------------------------------------


def test_accepting_is_one_batch_shown_with_post_and_day(client: TestClient, store: GraphStore) -> None:
    key, before = _keys(client)[0], store.head(EVERYTHING)
    answer = client.post(f"{PLACE}/befunde/{key}", data=ACCEPTED)
    after = store.head(EVERYTHING)
    assert answer.status_code == 303
    assert re.fullmatch(rf"{PLACE}/befunde\?getan=\d+#befund-{key}", answer.headers["location"])
    assert before is not None
    assert after is not None
    assert after.number == before.number + 1
    assert key not in _keys(client)
    card = _card(client, key, "angenommen")
    assert all(said in card for said in ("Angenommen", "Netzwerkkoordination", "30.09.2024"))
    assert "überfällig" not in card


def test_what_should_have_been_done_is_marked_overdue(client: TestClient, store: GraphStore, model: Model) -> None:
    key = _keys(client)[0]
    client.post(f"{PLACE}/befunde/{key}", data=ACCEPTED)
    later = _served(store, model, date(2024, 10, 1))
    assert "überfällig" in _card(later, key, "angenommen")
    assert "1 angenommener ist überfällig." in later.get(f"{PLACE}/befunde").text


def test_dismissing_needs_a_reason_and_what_was_typed_stays(client: TestClient, store: GraphStore) -> None:
    key, before = _keys(client)[0], store.head(EVERYTHING)
    answer = client.post(f"{PLACE}/befunde/{key}", data={"verdict": "dismissed", "grund": "  "})
    assert answer.status_code == 422
    assert "Warum verwerfen Sie den Befund?" in answer.text
    named = {"verdict": "accepted", "zustaendig": "Frau Petra Mustermann", "grund": "<b>ja</b>"}
    refused = client.post(f"{PLACE}/befunde/{key}", data=named)
    assert refused.status_code == 422
    assert "etwas über eine Person" in refused.text
    assert "&lt;b&gt;ja" in refused.text
    assert store.head(EVERYTHING) == before
    client.post(f"{PLACE}/befunde/{key}", data={"verdict": "dismissed", "grund": "Regelt der Nachbarkreis."})
    assert "Regelt der Nachbarkreis." in _card(client, key, "verworfen")


def test_a_decision_with_a_long_reason_keeps_the_card_short_and_the_reason_whole(client: TestClient) -> None:
    key = _keys(client)[0]
    said = {"verdict": "accepted", "zustaendig": "Leitung des Jugendamts mit der Netzwerkkoordination", "grund": LONG}
    assert client.post(f"{PLACE}/befunde/{key}", data=said | {"frist": "2024-01-01"}).status_code == 303
    text = client.get(f"{PLACE}/befunde?zeige=angenommen").text
    assert Reading(text, "finding").parts[0] <= CARD_WORDS
    assert "Wort79" in _card(client, key, "angenommen")


def test_a_decision_is_opened_again_and_undone(client: TestClient) -> None:
    before = _keys(client)
    done = client.post(f"{PLACE}/befunde/{before[0]}", data=ACCEPTED).headers["location"]
    number = re.search(r"getan=(\d+)", done)
    assert number is not None
    back = client.post(f"{PLACE}/befunde/zuruecknehmen", data={"nummer": number[1]})
    assert back.status_code == 303
    assert _keys(client) == before
    client.post(f"{PLACE}/befunde/{before[0]}", data=ACCEPTED)
    seen = re.search(r'name="stand" value="([^"]+)"', _card(client, before[0], "angenommen"))
    assert seen is not None
    again = client.post(f"{PLACE}/befunde/{before[0]}", data={"verdict": "open", "stand": seen[1]})
    assert again.status_code == 303
    assert _keys(client) == before


def test_nobody_overwrites_what_others_decided_meanwhile(client: TestClient) -> None:
    key = _keys(client)[0]
    assert client.post(f"{PLACE}/befunde/{key}", data=ACCEPTED).status_code == 303
    late = client.post(f"{PLACE}/befunde/{key}", data={"verdict": "dismissed", "grund": "nein"})
    assert late.status_code == 422
    assert "inzwischen geändert" in late.text
    assert key in _keys(client, "angenommen")


def test_every_finding_has_its_place_whatever_was_decided(client: TestClient) -> None:
    keys = _keys(client, "alle")
    client.post(f"{PLACE}/befunde/{keys[0]}", data=ACCEPTED)
    client.post(f"{PLACE}/befunde/{keys[1]}", data={"verdict": "dismissed", "grund": "nein"})
    assert sorted(_keys(client, "alle")) == sorted(keys)
    assert len(_keys(client, "offen")) == len(keys) - 2


def test_a_question_leads_to_its_card(client: TestClient) -> None:
    found = re.findall(r'class="answer" href="([^"#]+)#frage"', client.get(f"{PLACE}/befunde").text)
    assert found
    for address in found:
        assert f"fragen/{address.rpartition('=')[2]}" in client.get(address.replace("&amp;", "&")).text


def test_names_from_data_are_text_on_every_card(client: TestClient, store: GraphStore) -> None:
    nasty = "<script>alert(1)</script>\"'&" * 40
    one = musterstadt.a(f"{musterstadt.KEY}:nasty", "Organization", name=nasty, sector="GES")
    store.commit(Batch("Test", musterstadt.TIME, "Name", (put(one),)), EVERYTHING)
    text = client.get(f"{PLACE}/befunde?zeige={nasty[:20]}").text
    assert "<script>alert" not in text
    assert max(Reading(text, "finding").parts) <= CARD_WORDS


@pytest.mark.parametrize(
    ("role", "forms"), [(Role.STEERING, True), (Role.COORDINATION, True), (Role.READING, False), (Role.EDITING, False)]
)
def test_whoever_may_not_decide_reads_and_sees_no_form(
    store: GraphStore, model: Model, installation: Installation, role: Role, forms: bool
) -> None:
    installation.add("anna", Grant(role, musterstadt.KEY))
    settings = Settings(allowed_hosts=("fruehnetz.example",), on="2024-06-30")
    app = create_app(store, model, settings, accounts=installation.accounts)
    served = TestClient(app, base_url=ADDRESS, follow_redirects=False)
    headers = {"Cookie": f"{COOKIE}={installation.session('anna')}"}
    text = served.get(f"{PLACE}/befunde", headers=headers).text
    assert ('name="verdict"' in text) is forms
    key = re.search(r'id="befund-([0-9a-f]{16})"', text)
    proof = re.search(r'name="csrf" value="([^"]+)"', text)
    assert key is not None
    answer = served.post(
        f"{PLACE}/befunde/{key[1]}",
        data=ACCEPTED | {"csrf": proof[1] if proof is not None else ""},
        headers=headers | {"Origin": ADDRESS},
    )
    assert answer.status_code == (303 if forms else 403)
    if forms:
        assert "Rückgängig" in served.get(answer.headers["location"].partition("#")[0], headers=headers).text
