"""What a process understood of a list is kept between its steps: read once, never older than what it rests on."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from api.imports import kept_list, staging
from api.imports.jobs import Jobs
from api.imports.kept_list import KeptList
from graph.imports.workbook import Workbook
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from tests import musterstadt
from tests.client import TestClient

LISTS = f"/bezirke/{musterstadt.KEY}/listen"
LIST = "Einrichtung;Bereich\nKita Mond;Jugendhilfe\nHaus Ost;Gesundheit\n"
Counted = Callable[[], tuple[int, int]]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """How often lists were read and checked since it was asked last."""
    done = {"read_with": 0, "check": 0}

    def counting(name: str) -> None:
        real = getattr(staging, name)

        def noted(*given: object, **more: object) -> object:
            done[name] += 1
            return real(*given, **more)

        monkeypatch.setattr(staging, name, noted)

    def since() -> tuple[int, int]:
        found = done["read_with"], done["check"]
        done.update(read_with=0, check=0)
        return found

    for name in done:
        counting(name)
    return since


def _brought(web: TestClient, text: str = LIST, who: str = "anna") -> str:
    answer = web.post(LISTS, data={"zellen": text}, headers={"x-caller": who}, follow_redirects=False)
    return str(answer.headers["location"])


def _sums(web: TestClient, job: str, who: str = "anna") -> dict[str, str]:
    page = web.get(f"{job}?schritt=vorschau", headers={"x-caller": who}).text
    return dict(re.findall(r"<dt>([^<]*)</dt><dd>(\d+)</dd>", page))


def _kept(web: TestClient) -> KeptList:
    kept = web.app.state.kept_list  # type: ignore[attr-defined]
    assert isinstance(kept, KeptList)
    return kept


def test_a_list_is_read_and_checked_once_for_all_its_steps(web: TestClient, counted: Counted) -> None:
    job = _brought(web)
    assert counted() == (1, 1)
    for step in ("spalten", "unklar", "vorschau"):
        assert web.get(f"{job}?schritt={step}").status_code == 200
    web.post(f"{job}?schritt=spalten", data={})
    assert web.post(f"{job}/speichern", follow_redirects=False).status_code == 303
    assert counted() == (0, 0)


def test_what_is_said_of_it_has_it_checked_anew_and_not_read(
    web: TestClient, store: GraphStore, counted: Counted
) -> None:
    job = _brought(web)
    counted()
    web.post(f"{job}?schritt=spalten", data={"rolle-0-1": "note"})
    assert counted() == (0, 1)
    assert web.post(f"{job}/speichern", follow_redirects=False).status_code == 303
    sectors = {e.name: e.value("sector") for e in store.records(EVERYTHING, ["Organization"])}
    assert sectors["Haus Ost"] is None


def test_what_others_write_meanwhile_is_seen(web: TestClient, counted: Counted) -> None:
    job = _brought(web)
    assert _sums(web, job)["neu"] != "0"
    web.post(f"{_brought(web, who='axel')}/speichern", headers={"x-caller": "axel"})
    counted()
    sums = _sums(web, job)
    assert counted()[1] == 1
    assert int(sums["unverändert"]) >= 2


def test_a_list_of_somebody_else_under_the_same_name_is_another_one(web: TestClient) -> None:
    mine, theirs = _brought(web), _brought(web, LIST + "Kita Stern;Jugendhilfe\n", "axel")
    for _ in range(2):
        assert "Kita Stern" not in web.get(mine).text
        assert "Kita Stern" in web.get(theirs, headers={"x-caller": "axel"}).text
    assert web.get(theirs).status_code == 404


@pytest.mark.parametrize("end", ["speichern", "verwerfen"])
def test_nothing_is_kept_of_what_is_saved_or_dropped(web: TestClient, end: str) -> None:
    job, kept = _brought(web), _kept(web)
    assert kept.until < float("inf")
    web.post(f"{job}/{end}")
    assert kept.until == float("inf")


def test_nothing_is_kept_for_long(web: TestClient, counted: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_list, "KEPT_FOR", 0.0)
    job, kept = _brought(web), _kept(web)
    kept.tidy()
    assert kept.until == float("inf")
    counted()
    web.get(job)
    assert counted() == (1, 1)


def test_of_a_very_long_list_nothing_is_kept(
    web: TestClient, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_list, "MOST_CELLS", 5)
    job = _brought(web)
    counted()
    web.get(job)
    assert counted() == (1, 1)


def test_a_server_that_was_started_anew_reads_the_list_again(
    web: TestClient, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = _brought(web)
    counted()
    monkeypatch.setattr(web.app.state, "kept_list", KeptList())  # type: ignore[attr-defined]
    assert "Kita Mond" in web.get(job).text
    assert counted() == (1, 1)


def test_another_file_in_the_same_place_is_read(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path, "Anna", musterstadt.KEY)
    job = jobs.begin("liste.csv", b"Name\nA\n", "2026-11-30T12:00:00+01:00")
    read = list[str]()

    def reading() -> Workbook:
        read.append(jobs.list_of(job).read_text())
        return Workbook("liste.csv", (), ())

    for _ in range(2):
        jobs.kept.workbook(jobs.list_of(job), reading)
    jobs.list_of(job).write_text("Name\nAnna\n")
    jobs.kept.workbook(jobs.list_of(job), reading)
    assert read == ["Name\nA\n", "Name\nAnna\n"]
