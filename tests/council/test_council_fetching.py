"""Council data are fetched from a server page by page, on from where it broke off, and nowhere else."""

from pathlib import Path

import pytest

from graph.council.council_files import gathered_from
from graph.council.fetching import Fetched, FetchManners, fetch
from graph.errors import CouncilServerError
from tests.council.conftest import changed, gathered
from tests.council.council_city import address, city
from tests.council.oparl_server import Faults, council_server


def fetched(url: str, folder: Path, *hosts: str) -> tuple[Fetched, list[float]]:
    waits: list[float] = []
    return fetch(url, folder, FetchManners(frozenset(hosts), pause=0.01, wait=waits.append)), waits


def test_all_lists_of_a_server_come_as_they_are(tmp_path: Path) -> None:
    with council_server(Faults()) as url:
        found, waits = fetched(url, tmp_path)
    assert found.complete
    assert {state.objects for state in found.lists.values()} == {6, 4, 1}
    assert gathered_from(tmp_path).objects == gathered(city()).objects
    assert set(waits) == {0.01}


def test_a_server_that_stumbles_is_asked_again_more_slowly(tmp_path: Path) -> None:
    with council_server(Faults(stumbles={3: 500, 4: 503, 6: 500})) as url:
        found, waits = fetched(url, tmp_path)
    assert found.complete
    assert [w for w in waits if w != 0.01] == [2.0, 4.0, 2.0]


def test_a_break_costs_nothing_that_was_fetched(tmp_path: Path) -> None:
    faults = Faults(stumbles=dict.fromkeys(range(5, 9), 500))
    with council_server(faults) as url:
        first, _ = fetched(url, tmp_path)
        assert not first.complete
        before = len(faults.asked)
        again, _ = fetched(url, tmp_path)
    assert again.complete
    assert any("HTTP 500" in line for state in again.lists.values() for line in state.trouble)
    lists = [
        path for path in faults.asked[before:] if path.startswith(("/organizations", "/papers", "/meetings", "/terms"))
    ]
    assert "/organizations" not in lists
    assert gathered_from(tmp_path).objects == gathered(city()).objects


def test_fetched_again_only_what_was_changed_since_comes(tmp_path: Path) -> None:
    with council_server(Faults()) as url:
        fetched(url, tmp_path)
        host = url.removesuffix("/system")
    faults = Faults()
    renamed = changed(city(), address("organizations", 1), name="KJHA", modified="2999-01-01T00:00:00+01:00")
    with council_server(faults, renamed) as url:
        _moved(tmp_path, host, url.removesuffix("/system"))
        fetched(url, tmp_path)
    asked = [path for path in faults.asked if path.startswith("/organizations")]
    assert len(asked) == 1
    assert "modified_since=" in asked[0]
    assert gathered_from(tmp_path).objects[address("organizations", 1)].name == "KJHA"  # type: ignore[union-attr]


def _moved(folder: Path, before: str, after: str) -> None:
    """The server has another port than the last time."""
    state = folder / ".stand"
    state.write_text(state.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def test_an_empty_list_that_is_not_there_is_an_empty_list(tmp_path: Path) -> None:
    with council_server(Faults(missing=frozenset({"/terms"}))) as url:
        found, _ = fetched(url, tmp_path)
    assert found.complete


def test_pages_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    with council_server(Faults(circle="/papers")) as url:
        found, _ = fetched(url, tmp_path)
    assert found.complete
    assert [line for s in found.lists.values() for line in s.trouble if "im Kreis" in line]


@pytest.mark.parametrize("content", [b"<html>Wartung</html>", b"kein json", b"7", b""])
def test_what_is_no_data_breaks_off_that_list_and_says_so(tmp_path: Path, content: bytes) -> None:
    with council_server(Faults(pages={"/papers": content})) as url:
        found, _ = fetched(url, tmp_path)
    assert [address.rpartition("/")[2] for address, s in found.lists.items() if not s.done] == ["papers"]
    assert len(gathered_from(tmp_path).objects) > 10


@pytest.mark.parametrize("where", ["/system", "/papers"])
def test_no_other_host_is_asked_unless_it_was_allowed(tmp_path: Path, where: str) -> None:
    other = Faults()
    with council_server(other) as elsewhere, council_server(Faults(redirects={where: elsewhere})) as url:
        with pytest.raises(CouncilServerError, match="nicht freigegeben"):
            fetched(url, tmp_path)
        assert other.asked == []
        fetched(url, tmp_path, elsewhere.removeprefix("http://").removesuffix("/system"))
        assert other.asked != []


def test_a_redirect_to_a_file_or_back_to_itself_ends(tmp_path: Path) -> None:
    with council_server(Faults(redirects={"/system": "file:///etc/passwd"})) as url, pytest.raises(CouncilServerError):
        fetched(url, tmp_path)
    with (
        council_server(Faults(redirects={"/system": "/system"})) as url,
        pytest.raises(CouncilServerError, match="508"),
    ):
        fetched(url, tmp_path)


@pytest.mark.parametrize("url", ["rat.example", "file:///tmp", "ftp://rat.example/"])
def test_what_is_no_address_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(CouncilServerError, match="keine Adresse"):
        fetch(url, tmp_path)


def test_where_nobody_answers_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(CouncilServerError, match="ConnectError"):
        fetched("http://127.0.0.1:9/system", tmp_path)
