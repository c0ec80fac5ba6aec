"""Strange input to what rests on a network: what-if, missing links, lines into politics, two dates, all districts."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import Any

import pytest

from graph.analysis import Analysis, analyse
from graph.anchoring.as_json import anchoring_json
from graph.anchoring.lines import anchoring_of
from graph.as_json import links_json
from graph.comparison.as_json import comparison_json
from graph.comparison.comparing import compare_district
from graph.district.loading import district_of
from graph.district.network import COOPERATION
from graph.district.snapshot import Snapshot
from graph.indicators import all_indicators
from graph.missing_links import Candidate, MissingLinks
from graph.national.district_result import work_on
from graph.prediction import prediction_of
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Scope
from graph.what_if import Effects, best_links, effects, lost_actors, lost_seats, lost_ties
from graph.what_if.as_json import link_json, loss_json, seat_json, state_json, together_json
from graph.what_if.effect_words import state_sentence
from ontology import Model, load_model
from tests.synthetic.districts import district
from tests.synthetic.strange import STRANGE, World
from tests.synthetic.test_strange_input import MANY, assert_said, every_world
from tests.synthetic.trial import snapshot as of_district

pytestmark = pytest.mark.slow

LANGUAGES = ("de", "en")
TWO_YEARS = timedelta(days=730)
in_words = ("sentence", "label", "state", "takes", "starts", "effect", "text", "depth", "title")


@cache
def world(name: str) -> World:
    return STRANGE[name]()


@cache
def analysed(name: str) -> Analysis:
    return analyse(world(name).snapshot())


def assert_answer(answer: Any) -> None:
    """JSON without NaN, and every text in it is one."""
    json.dumps(answer, allow_nan=False)
    for key, value in _leaves(answer):
        if key in in_words and isinstance(value, str):
            assert value.strip(), key
            assert not {"nan", "inf"} & set(value.replace(",", " ").split()), (key, value)


def _leaves(answer: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(answer, dict):
        for name, value in answer.items():
            yield from _leaves(value, name)
    elif isinstance(answer, list):
        for value in answer:
            yield from _leaves(value, key)
    else:
        yield key, answer


# -- what-if ------------------------------------------------------------------------------------------------------


def every_link(snapshot: Snapshot, found: Effects) -> Iterable[tuple[int, int]]:
    """The pairs of a small network, of a larger one those of the first actors; an actor with itself, too."""
    few = range(min(len(snapshot.network), 8))
    return ((a, b) for a in few for b in few if a == b or not found.between.tied[a, b])


@every_world
def test_every_what_if_has_numbers_and_a_sentence(name: str) -> None:
    snapshot = analysed(name).snapshot
    found = effects(snapshot)
    assert_said("state", state_sentence(found.between))
    for language in LANGUAGES:
        assert_answer(state_json(found.between.state))
        for a, b in every_link(snapshot, found):
            assert_answer(link_json(snapshot, found.link(a, b), language))
        for loss in (*lost_actors(found.between), *lost_ties(found.between)):
            assert_answer(loss_json(snapshot, loss, language))
        for seat in lost_seats(found.between, snapshot.network.affiliation):
            assert_answer(seat_json(snapshot, seat, language))


@every_world
@pytest.mark.parametrize("together", [0, 1, 2, 5])
def test_the_best_links_together_are_never_more_than_asked_for(name: str, together: int) -> None:
    snapshot = analysed(name).snapshot
    found = effects(snapshot)
    best = best_links(found.between, together)
    assert len(best.links) <= together
    assert_answer(together_json(snapshot, best, "de"))
    assert all(snapshot.network.index.keys() >= set(pair) for pair in best.links)


# -- missing links ------------------------------------------------------------------------------------------------


def candidates(name: str) -> list[Candidate]:
    found = analysed(name)
    return list(MissingLinks(found.snapshot))


@every_world
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_missing_link_says_why_and_who_starts(name: str, language: str) -> None:
    found = candidates(name)
    assert_answer(links_json(analysed(name), found, language))
    for candidate in found:
        assert candidate.reasons
        assert len(set(candidate.actors)) == 2
        for text in (candidate.state, candidate.takes, candidate.starts, *(r.text for r in candidate.reasons)):
            assert_said(name, text)


@every_world
def test_no_missing_link_is_recorded(name: str) -> None:
    network = analysed(name).snapshot.network
    tied = {frozenset((network.actors[t.a], network.actors[t.b])) for t in network.ties(COOPERATION)}
    assert not [c.actors for c in candidates(name) if frozenset(c.actors) in tied]


@every_world
def test_missing_links_need_no_indicator_and_the_predictor_has_numbers(name: str) -> None:
    snapshot = analysed(name).snapshot
    assert_answer(links_json(analysed(name), MissingLinks(snapshot), "de"))
    json.dumps(prediction_of(snapshot).log_odds.tolist(), allow_nan=False)


# -- lines into politics, two dates, all districts ----------------------------------------------------------------


@every_world
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_into_politics_have_an_answer(name: str, language: str) -> None:
    found = anchoring_of(analysed(name).snapshot)
    answer = anchoring_json(found, language)
    assert_answer(answer)
    assert answer["sentence"] or answer["bodies"]
    for body in found.anchorages:
        assert body.low <= body.value <= body.high


def stored(name: str, model: Model) -> GraphStore:
    store = open_store("sqlite://", model)
    store.commit(world(name).batch(), scope=EVERYTHING)
    return store


def two_dates(on: date) -> tuple[date, date]:
    earlier = on - TWO_YEARS if on - date.min > TWO_YEARS else date.min
    return (earlier, on) if earlier < on else (on, on + timedelta(days=1))


@every_world
def test_two_dates_can_be_compared(name: str) -> None:
    model, store = load_model(), stored(name, load_model())
    found = compare_district(store, model, world(name).home.owner, two_dates(world(name).on))
    store.close()
    for language in LANGUAGES:
        answer = comparison_json(found, language)
        assert_answer(answer)
        assert [m["id"] for m in answer["indicators"]] == list(all_indicators())


@every_world
def test_the_national_run_takes_it_along(name: str) -> None:
    model, store = load_model(), stored(name, load_model())
    key = world(name).home.owner
    found = work_on(store, model, district_of(store, key, Scope.of(key)), world(name).on).result
    store.close()
    assert set(found.values) == set(all_indicators())
    json.dumps([*found.values.values(), found.state, found.links], allow_nan=False)


def test_two_thousand_actors_get_links_what_ifs_and_lines() -> None:
    snapshot = of_district(district(7, MANY))
    (link,) = effects(snapshot).best(1)
    assert_answer(link_json(snapshot, link, "de"))
    assert all(candidate.reasons for candidate in islice(MissingLinks(snapshot), 3))
    assert_answer(anchoring_json(anchoring_of(snapshot)))
