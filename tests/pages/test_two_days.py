"""The page of two days says what `fruehnetz compare` says, in list and picture; recorded later is not new."""

import html
import re
from collections import Counter
from datetime import date

import pytest

from api.app import create_app
from api.settings import Settings
from graph.comparison.changes import Aspect, Turn
from graph.comparison.comparing import Comparison, compare_district
from graph.comparison.difference_words import AREAS, TURNS
from graph.comparison.two_days_map import CAME, LATER, WENT, fates_of
from graph.records import Record, with_claims
from graph.records.claims import EXISTS
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from graph.stores.privacy import MaskedReader
from ontology import Model
from tests.client import TestClient
from tests.synthetic.districts import District, district

_DAYS = (date(2024, 6, 30), date(2026, 6, 30))


def _as_if(number: int, record: Record) -> Record:
    """One of seven organizations ended in 2025; an older list knew two of three."""
    if record.type != "Organization" or number % 3 == 0:
        return record
    said = [claim._replace(as_of="2023-05-01") for claim in record.claims]
    if number % 7 == 0:
        exists = next(claim for claim in said if claim.prop == EXISTS)
        said.append(exists._replace(prop="endDate", value="2025-09-30", as_of="2025-09-30"))
    return with_claims(record, said)


@pytest.fixture(scope="module")
def full() -> District:
    return district(3, actors=30, unknown=0.1)


@pytest.fixture(scope="module")
def store(full: District, model: Model) -> GraphStore:
    made = open_store("sqlite://", model)
    changed = tuple(put(_as_if(number, record)) for number, record in enumerate(full.records))
    made.commit(Batch("test", "2026-07-01T12:00:00+00:00", "Anfang und Ende", changed), EVERYTHING)
    return made


@pytest.fixture(scope="module")
def client(full: District, store: GraphStore, model: Model) -> TestClient:
    app = create_app(store, model, Settings(on=full.on.isoformat()))
    return TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"})


@pytest.fixture(scope="module")
def found(full: District, store: GraphStore, model: Model) -> Comparison:
    return compare_district(MaskedReader(store, model), model, full.key, _DAYS)


def _text(client: TestClient, full: District, von: str, bis: str) -> str:
    answer = client.get(f"/bezirke/{full.key}/zwei-tage", params={"von": von, "bis": bis})
    assert answer.status_code == 200
    return html.unescape(answer.text)


def test_the_list_counts_what_the_comparison_counts(full: District, found: Comparison, client: TestClient) -> None:
    text = _text(client, full, *(day.isoformat() for day in _DAYS))
    counted = Counter((c.area, c.turn) for c in found.changes)
    assert {Turn.BEGAN, Turn.ENDED} <= {turn for _, turn in counted}
    rows = re.findall(r'<tr class="turn-\w+"><th scope="row">([^<]+)</th><td>(\d+) ([^<]+)</td>', text)
    assert rows == [(AREAS[area].de, str(n), TURNS[turn].de) for (area, turn), n in counted.items()]


def test_the_sentence_parts_new_from_only_recorded_later(full: District, found: Comparison, client: TestClient) -> None:
    turns = Counter(c.turn for c in found.changes)
    text = _text(client, full, *(day.isoformat() for day in _DAYS))
    went = turns[Turn.ENDED] + turns[Turn.DENIED]
    assert f"{turns[Turn.BEGAN]} neu, {went} beendet, {turns[Turn.RECORDED]} erst später erfasst" in text


def test_the_picture_marks_those_who_came_and_went_and_nobody_else(
    full: District, found: Comparison, client: TestClient
) -> None:
    text = _text(client, full, *(day.isoformat() for day in _DAYS))
    fates = fates_of(c for c in found.changes if c.area is Aspect.ACTORS)
    shown = {*found.after.snapshot.network.actors, *found.before.snapshot.network.actors}
    for fate in (CAME, LATER, WENT):
        assert text.count(f'class="node {fate}"') == sum(f == fate and id in shown for id, f in fates.items())
    assert text.count(f'class="node {LATER}"') > 0
    assert text.count(f'class="node {WENT}"') > 0


def test_where_nothing_changed_it_says_so(full: District, client: TestClient) -> None:
    text = _text(client, full, "2026-06-28", "2026-06-29")
    assert "Zwischen 28. Juni 2026 und 29. Juni 2026 ist keine Änderung erfasst." in text


@pytest.mark.parametrize(("von", "bis"), [("2026-06-30", "2026-06-30"), ("2026-06-30", "2020-01-01")])
def test_days_in_the_wrong_order_are_told(full: District, client: TestClient, von: str, bis: str) -> None:
    answer = client.get(f"/bezirke/{full.key}/zwei-tage", params={"von": von, "bis": bis})
    assert answer.status_code == 422
    assert "Der erste Tag muss vor dem zweiten liegen." in answer.text


@pytest.mark.parametrize("day", ["2026-99-30", "gestern", "<script>", "2026"])
def test_what_is_no_day_is_refused_or_left_out_and_never_repeated(full: District, client: TestClient, day: str) -> None:
    answer = client.get(f"/bezirke/{full.key}/zwei-tage", params={"von": day})
    assert answer.status_code in {200, 422}
    assert "<script>" not in answer.text.replace('<script type="module"', "")


def test_without_days_it_looks_back_a_year(full: District, client: TestClient) -> None:
    text = html.unescape(client.get(f"/bezirke/{full.key}/zwei-tage").text)
    later = re.search(r'id="bis" name="bis" type="date" value="([^"]+)"', text)
    assert later is not None
    assert later.group(1) == full.on.isoformat()
