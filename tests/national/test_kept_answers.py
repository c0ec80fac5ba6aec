"""What districts answered survives a restart in a file: exactly what holds, never what was erased, within bounds."""

import stat
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from graph.across.asking_across import Across, ask_across
from graph.imports import import_file
from graph.national import live_across
from graph.national.crew import NationTask
from graph.national.kept_answers import MOST_ANSWERS_KEPT, KeptAnswers, keep_answers, read_answers
from graph.national.live_across import LiveAcross
from graph.records import Entity, entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, Scope, put
from graph.stores.erasing import Eraser, erase_person, persons_like
from graph.stores.privacy import MaskedReader
from graph.stores.told_beside import answers_beside
from ontology import Model
from tests import musterstadt
from tests.synthetic.facts import ON

DAYS = [ON - timedelta(days=n) for n in range(3)]
NAME = "Ortrud Beispielhaft"
MARK = "aus der Datei"


@pytest.fixture
def store(task: NationTask) -> Iterator[GraphStore]:
    """The small nation with a person and a resolution that names them, opened for writing."""
    made = open_store(task.url, task.model)
    key = musterstadt.KEY
    person = entity(f"{key}:p", "Person", key, [Claim(EXISTS, "true"), Claim("name", NAME)])
    _write(made, person, _resolution(key, f"Dank an {NAME}"))
    yield made
    made.close()


@pytest.fixture
def file(task: NationTask) -> Path:
    """Where its answers are kept."""
    return answers_beside(Path(task.url.removeprefix("sqlite:///")))


def _resolution(key: str, name: str) -> Entity:
    said = [Claim(EXISTS, ""), Claim("name", name), Claim("kind", "AUFTRAG"), Claim("date", "2024-03-01")]
    return entity(f"{key}:dank", "Resolution", key, said)


def _write(store: GraphStore, *records: Entity, time: str = musterstadt.TIME) -> None:
    store.commit(Batch("k", time, "neu", tuple(map(put, records))), EVERYTHING)


def _process(store: GraphStore, model: Model, file: Path) -> LiveAcross:
    live = LiveAcross(store, model)
    live.keep_in(file)
    return live


def _asked(live: LiveAcross) -> list[Across]:
    return [live.ask(EVERYTHING, day) for day in DAYS]


def _fresh(store: GraphStore, model: Model) -> list[Across]:
    return [ask_across(MaskedReader(store, model), model, EVERYTHING, day) for day in DAYS]


def _marked(file: Path) -> None:
    """Change the file so that what is told from it can be seen."""
    file.write_text(file.read_text("utf-8").replace("Synthetischer Bezirk 90002", MARK), "utf-8")


def _erase(store: GraphStore) -> None:
    (person,) = persons_like(store, NAME, EVERYTHING)
    erase_person(store, person, Eraser("k", musterstadt.TIME, EVERYTHING, None))


def test_a_restart_begins_with_what_was_told_before(store: GraphStore, model: Model, file: Path) -> None:
    before = _asked(_process(store, model, file))
    assert before == _fresh(store, model)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert _asked(_process(store, model, file)) == before
    _marked(file)
    again = _process(store, model, file).ask(EVERYTHING, ON)
    assert MARK in {d.name for d in again.districts}


def test_a_district_that_changed_meanwhile_is_asked_again(store: GraphStore, model: Model, file: Path) -> None:
    _asked(_process(store, model, file))
    _write(store, _resolution("90002", "Neues Konzept"))
    _marked(file)
    now = _process(store, model, file).ask(EVERYTHING, ON)
    assert now == ask_across(MaskedReader(store, model), model, EVERYTHING, ON)


def test_another_process_takes_over_what_one_was_told(store: GraphStore, model: Model, file: Path) -> None:
    other = _process(store, model, file)
    other.ask(Scope.of("90001"), ON)
    _asked(_process(store, model, file))
    _marked(file)
    assert MARK in {d.name for d in other.ask(EVERYTHING, ON).districts}


def test_an_erasure_takes_the_file_along(store: GraphStore, model: Model, file: Path) -> None:
    live = _process(store, model, file)
    _asked(live)
    assert NAME in file.read_text("utf-8")
    _erase(store)
    assert not file.exists()
    assert _asked(live) == _fresh(store, model)
    assert NAME not in file.read_text("utf-8")
    assert not [p for p in file.parent.iterdir() if p.suffix == ".part"]


def test_what_is_written_while_somebody_erases_does_not_stay(
    store: GraphStore, model: Model, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(path: Path, kept: KeptAnswers) -> None:
        _erase(store)
        keep_answers(path, kept)

    live = _process(store, model, file)
    monkeypatch.setattr(live_across, "keep_answers", late)
    _asked(live)
    assert not file.exists()


@pytest.mark.parametrize("content", ["", "{}\n", '[1,"x",[1,"a","b","c"],0]\n', "[1"])
def test_a_file_that_cannot_be_used_costs_asking_alone(
    store: GraphStore, model: Model, file: Path, content: str
) -> None:
    file.write_text(content, "utf-8")
    assert read_answers(file) is None
    assert _asked(_process(store, model, file)) == _fresh(store, model)
    assert read_answers(file) is not None


def test_half_a_file_is_none(store: GraphStore, model: Model, file: Path) -> None:
    _asked(_process(store, model, file))
    whole = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(whole[:-1]), "utf-8")
    assert read_answers(file) is None


def test_a_store_that_was_brought_back_is_asked_anew(
    store: GraphStore, model: Model, file: Path, task: NationTask, whole: bytes
) -> None:
    _asked(_process(store, model, file))
    store.close()
    Path(task.url.removeprefix("sqlite:///")).write_bytes(whole)
    back = open_store(task.url, model)
    for n in range(3):
        _write(back, _resolution("90001", f"Anderes {n}"), time="2026-02-01T00:00:00+00:00")
    _marked(file)
    assert _asked(_process(back, model, file)) == _fresh(back, model)
    back.close()


def test_a_folder_that_takes_no_file_costs_nothing_else(store: GraphStore, model: Model, tmp_path: Path) -> None:
    live = _process(store, model, tmp_path / "land.db" / "x")
    assert _asked(live) == _fresh(store, model)


def test_only_the_newest_are_kept(store: GraphStore, model: Model, file: Path) -> None:
    _asked(_process(store, model, file))
    kept = read_answers(file)
    assert kept is not None
    one = next(iter(kept.found.values()))
    many = {("90001", date.fromordinal(n)): one for n in range(1, MOST_ANSWERS_KEPT + 50)}
    keep_answers(file, kept._replace(found=many))
    again = read_answers(file)
    assert again is not None
    assert len(again.found) == MOST_ANSWERS_KEPT
    assert ("90001", date.fromordinal(MOST_ANSWERS_KEPT + 49)) in again.found


def test_what_the_shipped_papers_answer_comes_back_as_it_was(model: Model, tmp_path: Path) -> None:
    made = open_store(f"sqlite:///{tmp_path / 'netz.db'}", model)
    import_file(Path(__file__).parents[2] / "seed" / "bund", made, model, author="test", time=musterstadt.TIME)
    file = answers_beside(tmp_path / "netz.db")
    before = _process(made, model, file).ask(EVERYTHING, ON)
    _marked(file)
    assert (
        _process(made, model, file).ask(EVERYTHING, ON)
        == before
        == ask_across(MaskedReader(made, model), model, EVERYTHING, ON)
    )
    made.close()
