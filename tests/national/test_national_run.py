"""The national run: every district as if read alone, whoever computes it, and only where something changed."""

import gc
import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Timer
from weakref import ref

import pytest

from graph.district.loading import district_of, districts, snapshot_of
from graph.errors import CrewError, StoreUnavailableError
from graph.indicators import compute_all
from graph.national import crew, local_processes
from graph.national.crew import NationTask, refuse_behind
from graph.national.district_result import Worked
from graph.national.kept_results import read_kept
from graph.national.local_processes import LocalProcesses
from graph.national.national_run import run_nation
from graph.records import Entity, entity, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, Scope, put, remove
from graph.what_if import effects
from ontology import Model
from tests import musterstadt
from tests.synthetic.facts import ON

KEYS = ("90001", "90002", "90003", musterstadt.KEY)


def _change(task: NationTask, batch: Batch) -> None:
    store = open_store(task.url, task.model)
    store.commit(batch, EVERYTHING)
    store.close()


def _renamed(task: NationTask, id: str) -> Batch:
    store = open_store(task.url, task.model)
    known = store.get(id, EVERYTHING)
    store.close()
    assert known is not None
    return Batch(
        "k", musterstadt.TIME, f"um {id}", (put(with_claims(known, (*known.claims, Claim("name", "Anders")))),)
    )


class Counting(LocalProcesses):
    """A crew that remembers whom it was asked for."""

    asked: tuple[str, ...] = ()

    def work(self, task: NationTask, districts: Sequence[Entity]) -> Iterator[Worked]:
        Counting.asked = tuple(d.owner for d in districts)
        return super().work(task, districts)


def _computed(task: NationTask, kept: Path) -> tuple[str, ...]:
    Counting.asked = ()
    found = run_nation(task, Counting(), kept)
    assert found.computed == len(Counting.asked)
    assert found.results == run_nation(task, LocalProcesses()).results
    return Counting.asked


@pytest.mark.slow
def test_two_processes_say_what_one_says(task: NationTask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_processes, "FEW", 0)
    told: list[tuple[int, int]] = []
    found = run_nation(task, LocalProcesses(2), told=lambda *at: told.append(at)).results
    assert tuple(each.key for each in found) == KEYS
    assert sum(each.networks for each in found) == 4 + 1
    assert any(each.links for each in found)
    assert told == [(n, 4) for n in range(1, 5)]
    assert run_nation(task, LocalProcesses()).results == found


@pytest.mark.slow
def test_a_process_that_is_killed_changes_nothing(task: NationTask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_processes, "FEW", 0)
    monkeypatch.setattr(crew, "HANDED_AT_ONCE", 1)
    killed: list[int] = []

    def kill_one() -> None:
        children = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()
        for child in children:
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                os.kill(int(child), signal.SIGKILL)
                killed.append(int(child))
                return

    timers = [Timer(wait, kill_one) for wait in (0.3, 1.0)]
    for timer in timers:
        timer.start()
    found = run_nation(task, LocalProcesses(2)).results
    for timer in timers:
        timer.cancel()
    assert killed
    assert found == run_nation(task, LocalProcesses()).results


@pytest.mark.slow
def test_processes_that_never_live_are_given_up(task: NationTask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_processes, "FEW", 0)
    monkeypatch.setattr(local_processes, "_TRIES", 2)
    monkeypatch.setattr(local_processes, "_begin", os._exit)
    with pytest.raises(CrewError):
        run_nation(task, LocalProcesses(2))


def test_each_district_is_as_if_read_alone(task: NationTask, model: Model) -> None:
    store = open_store(task.url, model)
    for each in run_nation(task, LocalProcesses()).results:
        snapshot = snapshot_of(store, model, district_of(store, each.key, Scope.of(each.key)), ON)
        values = {id: (o.value, o.low, o.high) for id, o in compute_all(snapshot).items()}
        found = effects(snapshot)
        assert {id: tuple(value) for id, value in each.values.items()} == values
        assert each.pairs == found.between.absent.sum() // 2
        assert each.state == (found.between.state if snapshot.ties_suffice else None)
        assert each.links == (tuple(found.best(3)) if snapshot.ties_suffice else ())
    store.close()


def test_nothing_is_computed_again_where_nothing_changed(task: NationTask, tmp_path: Path) -> None:
    kept = tmp_path / "land.bund"
    assert _computed(task, kept) == KEYS
    before = kept.read_bytes()
    assert _computed(task, kept) == ()
    assert kept.read_bytes() == before
    assert kept.stat().st_mode & 0o077 == 0


def test_only_what_changed_is_computed_again(task: NationTask, tmp_path: Path) -> None:
    kept = tmp_path / "land.bund"
    run_nation(task, LocalProcesses(), kept)
    _change(task, musterstadt.batch())  # changes nothing
    assert _computed(task, kept) == ()
    some = next(r for r in _records(task, musterstadt.KEY) if r.type == "Organization")
    _change(task, _renamed(task, some.id))
    assert _computed(task, kept) == (musterstadt.KEY,)
    assert _computed(task, kept) == ()


def test_what_all_share_touches_everybody(task: NationTask, tmp_path: Path) -> None:
    kept = tmp_path / "land.bund"
    run_nation(task, LocalProcesses(), kept)
    shared = entity("shared:P1", "Project", "shared", [Claim(EXISTS, "true"), Claim("name", "Gemeinsam")])
    _change(task, Batch("k", musterstadt.TIME, "Gemeinsames", (put(shared),)))
    assert _computed(task, kept) == KEYS


def test_a_district_that_comes_or_goes_does_so_in_the_results(task: NationTask, tmp_path: Path) -> None:
    kept = tmp_path / "land.bund"
    run_nation(task, LocalProcesses(), kept)
    new = entity("99002:bezirk", "District", "99002", [Claim(EXISTS, "true"), Claim("name", "Neu")])
    _change(task, Batch("k", musterstadt.TIME, "neu", (put(new),)))
    assert _computed(task, kept) == ("99002",)
    _change(task, Batch("k", musterstadt.TIME, "weg", (remove(new.id),)))
    assert _computed(task, kept) == ()
    assert [r.key for r in run_nation(task, LocalProcesses(), kept).results] == list(KEYS)


def test_another_day_and_another_program_compute_anew(
    task: NationTask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "land.bund"
    run_nation(task, LocalProcesses(), kept)
    other = NationTask(task.url, task.model, ON.replace(year=ON.year - 1))
    assert _computed(other, kept) == KEYS
    assert _computed(other, kept) == ()
    monkeypatch.setattr("graph.national.national_run.analysis_version", lambda: "andere")
    assert _computed(other, kept) == KEYS


def test_a_store_that_was_replaced_by_an_older_one_computes_anew(task: NationTask, tmp_path: Path) -> None:
    kept, file = tmp_path / "land.bund", Path(task.url.removeprefix("sqlite:///"))
    older = file.read_bytes()
    _change(task, _renamed(task, next(iter(_records(task, "90001"))).id))
    run_nation(task, LocalProcesses(), kept)
    file.write_bytes(older)
    _change(task, _renamed(task, next(iter(_records(task, "90002"))).id))
    assert _computed(task, kept) == KEYS


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_damaged_file_costs_a_run_and_nothing_else(task: NationTask, tmp_path: Path, share: float) -> None:
    kept = tmp_path / "land.bund"
    found = run_nation(task, LocalProcesses(), kept).results
    whole = kept.read_bytes()
    kept.write_bytes(whole[: int(len(whole) * share)] + b"\xff{")
    assert read_kept(kept) is None
    assert run_nation(task, LocalProcesses(), kept).results == found
    assert read_kept(kept) is not None


def test_a_run_that_is_interrupted_leaves_the_former_one(
    task: NationTask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "land.bund"
    run_nation(task, LocalProcesses(), kept)
    before = kept.read_bytes()
    _change(task, _renamed(task, next(iter(_records(task, "90001"))).id))
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        run_nation(task, LocalProcesses(), kept)
    assert kept.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir() if "bund" in p.name) == ["land.bund"]


def test_who_sees_an_older_state_does_not_compute(task: NationTask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.national.crew._PAUSE", 0.0)
    store = open_store(task.url, task.model)
    head = store.head(EVERYTHING)
    assert head is not None
    refuse_behind(store, head.number)
    with pytest.raises(CrewError):
        refuse_behind(store, head.number + 1)
    store.close()


def test_a_district_is_freed_without_a_search_for_garbage(task: NationTask, model: Model) -> None:
    store = open_store(task.url, model)
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
        run_nation(NationTask(f"sqlite:///{tmp_path}/none/land.db", model, ON), LocalProcesses(2))


def test_an_empty_store_has_no_district(model: Model, tmp_path: Path) -> None:
    kept = tmp_path / "leer.bund"
    task = NationTask(f"sqlite:///{tmp_path}/leer.db", model, ON)
    assert run_nation(task, LocalProcesses(2), kept).results == ()
    assert not kept.exists()


def _records(task: NationTask, key: str) -> list[Entity]:
    store = open_store(task.url, task.model)
    try:
        known = {d.owner for d in districts(store, EVERYTHING)}
        assert key in known
        return [e for e in store.records(Scope.of(key)) if e.owner == key and e.type != "District"]
    finally:
        store.close()
