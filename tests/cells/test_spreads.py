"""What is told of a group holds the truth, whatever is unknown; where nothing can be told there is a dot, never 0."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.cells.edition_file import read_edition, write_edition
from graph.cells.editions import Edition, first_edition, next_edition
from graph.cells.peer_groups import Participant, PeerGroup, PeerPlace, groups_among
from graph.cells.scales import Scale, ValueRange, scale_of
from graph.cells.small_cells import Dot, SmallCellRule, banded
from graph.cells.spreads import Spread, spread_of
from graph.errors import DamagedStoreError
from tests.cells.nations import drawn_nation

RULE = SmallCellRule()
SHARE = scale_of("share")
ID = "A1"


def _edition(participants: list[Participant], scale: Scale = SHARE) -> Edition:
    return next_edition(first_edition(2026, RULE), participants, 2026, {ID: scale})


@pytest.fixture(scope="module")
def nation() -> tuple[list[Participant], dict[str, float]]:
    return drawn_nation(570, 0.3)


@pytest.fixture(scope="module")
def edition(nation: tuple[list[Participant], dict[str, float]]) -> Edition:
    return _edition(nation[0])


def _told(edition: Edition, places: list[PeerPlace]) -> Iterator[tuple[PeerGroup, Spread | Dot]]:
    for group in groups_among(places):
        yield group, spread_of(edition.told(ID), group, SHARE, RULE)


def test_the_truth_of_every_group_lies_in_what_is_told(
    nation: tuple[list[Participant], dict[str, float]], edition: Edition
) -> None:
    participants, truth = nation
    told = 0
    for group, found in _told(edition, [p.place for p in participants]):
        values = sorted(truth[p.key] for p in participants if group.holds(p.place))
        if isinstance(found, Dot):
            continue
        told += 1
        assert found.n == len(values)
        for part, (low, high) in zip((0.25, 0.5, 0.75), found.quarters, strict=True):
            assert low <= values[math.ceil(part * len(values)) - 1] <= high
        low, high = found.reaching(0.5)
        assert low <= sum(v >= 0.5 for v in values) / len(values) <= high
    assert told > 60


def test_the_nation_is_told_nearly_as_closely_as_it_is_known(
    nation: tuple[list[Participant], dict[str, float]], edition: Edition
) -> None:
    ranges = [p.ranges[ID] for p in nation[0]]
    known = [sorted(end)[284] for end in zip(*ranges, strict=True)]
    found = spread_of(edition.told(ID), PeerGroup(), SHARE, RULE)
    assert isinstance(found, Spread)
    assert found.inside == found.n == 570
    low, high = found.median
    assert known[0] - 0.1 < low <= known[0] < known[1] <= high < known[1] + 0.1
    assert len(found.tenths) == 9


def test_a_dot_for_groups_of_fewer_than_five(
    nation: tuple[list[Participant], dict[str, float]], edition: Edition
) -> None:
    participants, _ = nation
    few = [
        (group, found)
        for group, found in _told(edition, [p.place for p in participants])
        if sum(group.holds(p.place) for p in participants) < 5
    ]
    assert few
    assert {found for _, found in few} == {Dot.FEW}
    assert "fünf" in Dot.FEW.reason.de


def test_a_dot_where_all_is_open() -> None:
    place = PeerPlace("LK", "small", "BW")
    found = spread_of(
        _edition([Participant(str(i), place, {ID: SHARE.whole}) for i in range(9)]).told(ID), PeerGroup(), SHARE, RULE
    )
    assert found is Dot.OPEN


def test_who_has_no_value_is_open_all_over_the_scale() -> None:
    place = PeerPlace("LK", "small", "BW")
    known: list[ValueRange] = [(0.5, 0.5)] * 11
    held = [Participant(f"{i:02}", place, {ID: value}) for i, value in enumerate(known)]
    found = spread_of(_edition([*held, Participant("99", place)]).told(ID), PeerGroup(), SHARE, RULE)
    assert isinstance(found, Spread)
    assert (found.n, found.inside) == (12, 11)
    assert found.median == (0.5, 0.5)
    assert found.quarters[0] == (0.0, 0.5) or found.quarters[0] == (0.5, 0.5)


def test_nothing_is_told_exactly_but_on_the_grid(edition: Edition) -> None:
    for cell in edition.told(ID).cells:
        for value in (*cell.lows, *cell.highs):
            assert value * 20 == pytest.approx(round(value * 20))


def test_an_edition_comes_back_from_its_file(edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "tafel.json"
    assert read_edition(path) is None
    write_edition(edition, path)
    assert read_edition(path) == edition
    assert path.stat().st_mode & 0o077 == 0
    path.write_text('{"format": "fruehnetz-tafel", "year": 2026}', "utf-8")
    with pytest.raises(DamagedStoreError):
        read_edition(path)


def test_open_ends_come_back_from_the_file(tmp_path: Path) -> None:
    counts = scale_of("count")
    place = PeerPlace("LK", "small", "BW")
    held = [Participant(str(i), place, {ID: (float(i), math.inf)}) for i in range(9)]
    made = _edition(held, counts)
    path = tmp_path / "tafel.json"
    write_edition(made, path)
    assert read_edition(path) == made
    found = spread_of(made.told(ID), PeerGroup(), counts, RULE)
    assert isinstance(found, Spread)
    assert found.median[1] == math.inf


def test_the_rule_has_a_floor_and_persons_are_banded() -> None:
    assert SmallCellRule(3).hidden == 1
    with pytest.raises(ValueError, match="at least 3"):
        SmallCellRule(2)
    assert [banded(n) for n in (0, 1, 2, 3, 40)] == ["0", "1-2", "1-2", "3+", "3+"]


def test_a_year_that_is_over_stays_as_it_was(edition: Edition) -> None:
    with pytest.raises(ValueError, match="over"):
        next_edition(edition, [], 2025, {ID: SHARE})
