"""Comparisons over the interface: who is told what, and that asking everything of everybody finds nobody out."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from starlette.requests import Request

from api.app import create_app
from api.rights import Caller, Grant, Role
from api.settings import PREFIX, Settings
from graph.cells.edition_file import write_edition
from graph.cells.editions import first_edition, next_edition
from graph.cells.peer_groups import Participant, PeerPlace
from graph.cells.scales import ValueRange
from graph.cells.small_cells import SmallCellRule
from graph.contribution.handing_over import scales
from graph.contribution.releasing import release_record
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.cells.attack import found_out, told_by
from tests.client import TestClient
from tests.web.conftest import HERE

PLACES = (
    *[PeerPlace("LK", "small", "BW")] * 3,
    *[PeerPlace("KS", "small", "BW")] * 2,
    *[PeerPlace("LK", "large", "BY")] * 3,
    *[PeerPlace("KS", "small", "BY")] * 2,
)
KEYS = tuple(f"{90001 + i}" for i in range(len(PLACES)))
NO, YES = (0.0, 0.0), (1.0, 1.0)
ID = "C5"


def released_districts(model: Model, url: str = "sqlite://") -> GraphStore:
    """Districts without data of their own: what they released stands in the edition."""
    store = open_store(url, model)
    changes = []
    for key, place in zip(KEYS, PLACES, strict=True):
        said = [Claim(EXISTS, "true"), Claim("name", f"Bezirk {key}"), Claim("districtType", place.type)]
        changes.append(put(entity(f"{key}:bezirk", "District", key, [*said, Claim("land", place.land)])))
        changes.append(put(release_record(key, "2026-01-01")))
    store.commit(Batch("test", musterstadt.TIME, "Bezirke", tuple(changes)), EVERYTHING)
    return store


def write_state(path: Path, world: tuple[ValueRange, ...]) -> None:
    here = [Participant(k, p, {ID: v}) for k, p, v in zip(KEYS, PLACES, world, strict=True)]
    write_edition(next_edition(first_edition(2026, SmallCellRule()), here, 2026, scales()), path)


class _Asking:
    """A client whose caller can be chosen."""

    def __init__(self, client: TestClient, callers: list[Caller]) -> None:
        self._client, self._callers = client, callers

    def __call__(self, address: str, *grants: Grant) -> tuple[int, str]:
        self._callers[0] = Caller("test", grants) if grants else Caller.alone()
        answer = self._client.get(f"{PREFIX}{address}")
        return answer.status_code, answer.text


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tafel") / "tafel.json"


@pytest.fixture(scope="module")
def asking(model: Model, path: Path) -> Iterator[_Asking]:
    callers = [Caller.alone()]
    store = released_districts(model)

    def caller(_: Request) -> Caller:
        return callers[0]

    settings = Settings(edition=path)
    with TestClient(create_app(store, model, settings, caller), base_url=HERE) as client:
        yield _Asking(client, callers)
    store.close()


NZFH = Grant(Role.NZFH)


def test_a_distribution_is_told_with_its_rule(asking: _Asking, path: Path) -> None:
    write_state(path, (NO, YES) * 5)
    status, text = asking(f"/nation/indicators/{ID}", NZFH)
    assert status == 200
    assert '"told":true' in text
    assert "mindestens 5" in text
    assert [key for key in KEYS if key in text] == []


def test_a_dot_has_its_reason_and_is_no_nought(asking: _Asking, path: Path) -> None:
    write_state(path, (NO, YES) * 5)
    _, text = asking(f"/nation/indicators/{ID}?type=KS&land=BW", NZFH)
    assert '"told":false' in text
    assert "Zu wenige Bezirke" in text
    assert '"quarters":[]' in text


def test_an_unknown_indicator_is_not_found(asking: _Asking) -> None:
    assert asking("/nation/indicators/Z9", NZFH)[0] == 404
    assert asking(f"/nation/indicators/{ID}?size=nonsense", NZFH)[0] == 422


def test_a_land_is_told_of_its_own_groups(asking: _Asking, path: Path) -> None:
    write_state(path, (NO, YES) * 5)
    land = tuple(Grant(Role.LAND, key) for key, place in zip(KEYS, PLACES, strict=True) if place.land == "BW")
    _, text = asking(f"/nation/indicators/{ID}", *land)
    assert '"land":"BW"' in text
    assert '"land":"BY"' not in text
    _, text = asking(f"/nation/indicators/{ID}?land=BY", *land)
    assert '"told":false' in text


def test_a_district_is_told_of_its_peers_and_no_other_of_it(asking: _Asking, path: Path) -> None:
    write_state(path, (NO, YES) * 5)
    own, other = Grant(Role.READING, KEYS[0]), Grant(Role.READING, KEYS[1])
    status, text = asking(f"/nation/peers/{KEYS[0]}", own)
    assert status == 200
    assert '"land":"BW"' in text
    assert asking(f"/nation/peers/{KEYS[0]}", other)[0] == 404
    assert asking(f"/nation/peers/{KEYS[0]}", NZFH)[0] == 404
    assert asking(f"/nation/indicators/{ID}", own)[0] == 403


def _everything(asking: _Asking) -> tuple[tuple[int, str], ...]:
    """Every question that these routes allow, asked by everybody there is."""
    choices = {"type": ("", "LK", "KS"), "size": ("", "small", "large"), "land": ("", "BW", "BY")}
    asked = [dict(zip(choices, chosen, strict=True)) for chosen in product(*choices.values())]
    told = [
        asking(f"/nation/indicators/{ID}?{'&'.join(f'{name}={value}' for name, value in one.items() if value)}", NZFH)
        for one in asked
    ]
    return (*told, asking(f"/nation/peers/{KEYS[0]}?on=2026", Grant(Role.READING, KEYS[0])))


@pytest.mark.slow
def test_asking_everything_finds_nobody_out(asking: _Asking, path: Path) -> None:
    """However often and whatever is asked: whatever the first five hold, each end of the scale stays possible."""
    worlds = [(*first, *(NO,) * 5) for first in product((NO, YES), repeat=5)]

    def told(world: tuple[ValueRange, ...]) -> tuple[tuple[int, str], ...]:
        write_state(path, world)
        return _everything(asking)

    seen = told_by(worlds, told)
    # What is asked is what the first five hold; the others stand still.
    assert [(w, i) for w, i in found_out(seen, (NO, YES)) if i < 5] == []
