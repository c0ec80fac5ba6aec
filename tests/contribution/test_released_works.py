"""Papers and measures go along one by one, nobody is named in them who was not released, and they go when it ends."""

from collections.abc import Iterator
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from api.app import create_app
from api.rights import Caller, Grant, Role
from api.settings import Settings
from graph.contribution.collecting import Desk, withdrawal_content
from graph.contribution.going_along import released_parts
from graph.contribution.handed_works import HandedWork, kept_at_home
from graph.contribution.handing_over import content_of, contribution_in, handed_over, participant_of
from graph.contribution.releasing import (
    ReleasedIds,
    release_record,
    released_ids,
)
from graph.contribution.seen_by_others import seen_by_others
from graph.contribution.signing import signed_text
from graph.contribution.who_compares import participants
from graph.district.loading import district_of, snapshot_of
from graph.indicators import compute_all
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

KEY = musterstadt.KEY
THERE = Claim(EXISTS, "true")
NAMED = "Praxis am Markt"
TODAY = date(2026, 11, 29)
SIGNING = Ed25519PrivateKey.from_private_bytes(bytes([7] * 32))


@pytest.fixture
def home(model: Model) -> Iterator[GraphStore]:
    """Musterstadt with an organization, a goal and three measures, of which two are released."""
    store = open_store("sqlite://", model)
    store.commit(musterstadt.batch(), EVERYTHING)
    said = {
        "m1": [("name", "Familien in das Netzwerk einladen"), ("forGoal", f"{KEY}:z"), ("responsible", f"{KEY}:p")],
        "m2": [("name", f"Gespräch mit der {NAMED} führen")],
        "m3": [("name", "Bleibt hier")],
    }
    made = [
        entity(f"{KEY}:p", "Organization", KEY, [THERE, Claim("name", NAMED)]),
        entity(f"{KEY}:z", "Goal", KEY, [THERE, Claim("name", "Sitz für Familien"), Claim("indicatorId", "C3")]),
        *(entity(f"{KEY}:{id}", "Measure", KEY, [THERE, *(Claim(*one) for one in of)]) for id, of in said.items()),
        release_record(KEY, "2024-06-01", ReleasedIds(measures=(f"{KEY}:m1", f"{KEY}:m2"))),
    ]
    store.commit(Batch("k", musterstadt.TIME, "frei", tuple(map(put, made))), EVERYTHING)
    yield store
    store.close()


def _content(store: GraphStore, model: Model) -> dict[str, object]:
    district = district_of(store, KEY, EVERYTHING)
    parts, _ = released_parts(store, store, district)
    return content_of(handed_over(snapshot_of(store, model, district, musterstadt.ON), parts))


def test_what_names_somebody_stays_at_home_and_it_is_said_why(home: GraphStore) -> None:
    district = district_of(home, KEY, EVERYTHING)
    parts, held = released_parts(home, home, district)
    assert [(w.title, w.indicator) for w in parts.works] == [("Familien in das Netzwerk einladen", "C3")]
    assert [(h.title, h.name) for h in held] == [(f"Gespräch mit der {NAMED} führen", NAMED)]
    named = release_record(KEY, "2024-06-02", ReleasedIds((f"{KEY}:p",), measures=(f"{KEY}:m2",)))
    home.commit(Batch("k", musterstadt.TIME, "Name", (put(named),)), EVERYTHING)
    parts, held = released_parts(home, home, district)
    assert parts.actors == (NAMED,)
    assert [w.id for w in parts.works] == [f"{KEY}:m2"]
    assert not held


@pytest.mark.parametrize("title", ["Bericht des Jugendamtes", "jugendamt: Stand", "Das JUGENDAMT berichtet"])
def test_a_name_is_found_however_it_ends_or_is_written(title: str) -> None:
    work = HandedWork("1:a", "Paper", {"name": title})
    assert kept_at_home([work], ["Jugendamt"])[1]
    assert not kept_at_home([work], ["Gesundheitsamt", "Be"])[1]


def test_the_file_holds_what_was_released_and_nothing_that_points_to_somebody(home: GraphStore, model: Model) -> None:
    content = _content(home, model)
    text = str(content)
    assert "Familien in das Netzwerk einladen" in text
    for secret in (NAMED, "Bleibt hier", f"{KEY}:p"):
        assert secret not in text
    handed = contribution_in(content)
    told = [line.value.de for part in seen_by_others(handed, model) for line in part.lines]
    assert [line for line in told if "Familien in das Netzwerk" in line] == [
        "Familien in das Netzwerk einladen · dient C3"
    ]
    assert len(handed.profile.links) > 5
    assert len(handed.profile.participation) > 5
    assert handed.profile.coverage.organizations == content["coverage"]["organizations"]  # type: ignore[index]


def test_collected_works_are_found_by_who_may_compare_until_they_are_taken_back(home: GraphStore, model: Model) -> None:
    national = open_store("sqlite://", model)

    def take(content: dict[str, object]) -> None:
        text = signed_text(content, SIGNING).encode()
        (taken,) = Desk(national, TODAY, accept_new=True).take([("beitrag.json", text)])
        assert taken.refused is None
        national.commit(Batch("NZFH", musterstadt.TIME, "eingesammelt", taken.changes), EVERYTHING)

    take(_content(home, model))
    app = create_app(national, model, Settings(), lambda _: Caller("n", (Grant(Role.NZFH),)))
    nzfh = TestClient(app, base_url="http://localhost")
    (found,) = nzfh.get("/api/v1/nation/works").json()
    assert (found["title"], found["district"]) == ("Familien in das Netzwerk einladen", KEY)
    assert found["dimensions"]
    take(withdrawal_content(KEY, "2026-11-20"))
    assert nzfh.get("/api/v1/nation/works").json() == []
    national.close()


def test_on_a_shared_store_a_measure_that_names_somebody_is_not_shown_either(home: GraphStore, model: Model) -> None:
    app = create_app(home, model, Settings(), lambda _: Caller("n", (Grant(Role.NZFH),)))
    found = TestClient(app, base_url="http://localhost").get("/api/v1/nation/works").json()
    assert {work["id"] for work in found} == {f"{KEY}:m1"}


def test_the_page_releases_one_by_one_and_shows_the_very_file(home: GraphStore, model: Model) -> None:
    client = TestClient(create_app(home, model, Settings(on="2024-06-30")), base_url="http://localhost")
    at = f"/bezirke/{KEY}/freigabe"
    page = client.get(at, headers={"Accept-Language": "de"}).text
    assert "geht nicht mit" in page
    assert 'name="massnahme"' in page
    sent = {"tun": "freigeben", "massnahme": [f"{KEY}:m3", f"{KEY}:p"], "vorlage": [f"{KEY}:m1"]}
    assert client.post(at, data=sent).status_code == 200
    release = home.get(f"{KEY}:comparison-release", EVERYTHING)
    assert released_ids(release) == ReleasedIds(measures=(f"{KEY}:m3",))  # type: ignore[arg-type]
    assert "Bleibt hier" in client.get(at, headers={"Accept-Language": "de"}).text


def test_what_a_run_computed_already_counts_as_if_computed_now(home: GraphStore, model: Model) -> None:
    district = district_of(home, KEY, EVERYTHING)
    outcomes = compute_all(snapshot_of(home, model, district, musterstadt.ON).by_common_norms())
    here = list(participants(home, model, musterstadt.ON))
    assert here == list(participants(home, model, musterstadt.ON, {KEY: outcomes}))
    assert list(participants(home, model, musterstadt.ON, {KEY: {}})) == here
    assert list(participants(home, model, musterstadt.ON, {KEY: {"A1": outcomes["A1"]}})) == [
        participant_of(district, {"A1": outcomes["A1"]})
    ]


def test_a_collected_contribution_that_cannot_be_read_is_no_participant(home: GraphStore, model: Model) -> None:
    broken = entity(
        f"{KEY}:comparison-release",
        "ComparisonRelease",
        KEY,
        [THERE, Claim("date", "2024-06-01"), Claim("signedBy", "x"), Claim("contribution", "{}")],
    )
    home.commit(Batch("k", musterstadt.TIME, "kaputt", (put(broken),)), EVERYTHING)
    assert list(participants(home, model, musterstadt.ON)) == []
