"""The national run: every district as if read alone, whatever the number of processes."""

import gc
from pathlib import Path
from weakref import ref

import pytest

from graph.district.loading import district_of, snapshot_of
from graph.errors import StoreUnavailableError
from graph.indicators import compute_all
from graph.national import DistrictResult, analyse_all
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Scope
from graph.what_if import effects
from ontology import Model
from tests import musterstadt
from tests.synthetic.facts import ON
from tests.synthetic.nation import nation


@pytest.fixture
def url(tmp_path: Path, model: Model) -> str:
    """Three synthetic districts and Musterstadt."""
    url = f"sqlite:///{tmp_path}/land.db"
    store = open_store(url, model)
    for each in nation(1, districts=3, networks=4, actors=60, relations=500):
        store.commit(each.batch(), scope=EVERYTHING)
    store.commit(musterstadt.batch(), scope=EVERYTHING)
    store.close()
    return url


def _all(url: str, model: Model, workers: int) -> list[DistrictResult]:
    return list(analyse_all(url, model, ON, workers))


@pytest.mark.slow
def test_two_processes_say_what_one_says(url: str, model: Model) -> None:
    found = _all(url, model, 1)
    assert [each.key for each in found] == ["90001", "90002", "90003", musterstadt.KEY]
    assert sum(each.networks for each in found) == 4 + 1
    assert any(each.links for each in found)
    assert _all(url, model, 2) == found


def test_each_district_is_as_if_read_alone(url: str, model: Model) -> None:
    store = open_store(url, model)
    for each in _all(url, model, 1):
        snapshot = snapshot_of(store, model, district_of(store, each.key, Scope.of(each.key)), ON)
        values = {id: (o.value, o.low, o.high) for id, o in compute_all(snapshot).items()}
        found = effects(snapshot)
        assert {id: tuple(value) for id, value in each.values.items()} == values
        assert each.pairs == found.between.absent.sum() // 2
        assert each.state == (found.between.state if snapshot.ties_suffice else None)
        assert each.links == (tuple(found.best(3)) if snapshot.ties_suffice else ())
    store.close()


def test_a_district_is_freed_without_a_search_for_garbage(url: str, model: Model) -> None:
    store = open_store(url, model)
    snapshot = snapshot_of(store, model, district_of(store, "90001", Scope.of("90001")), ON)
    store.close()
    compute_all(snapshot)
    effects(snapshot)
    seen = ref(snapshot)
    gc.disable()
    try:
        snapshot.forget()
        del snapshot
        assert seen() is None
    finally:
        gc.enable()


def test_a_store_that_cannot_be_opened_is_said(model: Model, tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError):
        _all(f"sqlite:///{tmp_path}/none/land.db", model, 2)


def test_an_empty_store_has_no_district(model: Model, tmp_path: Path) -> None:
    assert _all(f"sqlite:///{tmp_path}/leer.db", model, 2) == []
