"""Brute force over small nations: nothing that is told, however asked, narrows down what a district holds."""

from collections.abc import Hashable, Sequence
from functools import cache
from itertools import combinations_with_replacement, product

import pytest

from graph.cells.cell_forming import Placed, form_peer_cells
from graph.cells.editions import Edition, first_edition, next_edition
from graph.cells.peer_groups import Participant, PeerPlace, groups_among
from graph.cells.scales import Scale, ValueRange
from graph.cells.small_cells import SmallCellRule
from graph.cells.spreads import spread_of
from tests.cells.attack import found_out, told_by

RULE = SmallCellRule()
TWO, THREE = Scale(0, 1, 1), Scale(0, 2, 1)
ID = "A1"
NO, YES = (0.0, 0.0), (1.0, 1.0)
ALIKE = (PeerPlace("LK", "small", "BW"),) * 10
MIXED = (
    *[PeerPlace("LK", "small", "BW")] * 3,
    *[PeerPlace("KS", "small", "BW")] * 2,
    *[PeerPlace("LK", "large", "BY")] * 3,
    *[PeerPlace("KS", "small", "BY")] * 2,
)
Values = tuple[ValueRange, ...]


def _taking_part(world: Values, places: Sequence[PeerPlace], who: Sequence[int] | None = None) -> list[Participant]:
    chosen = range(len(world)) if who is None else who
    return [Participant(f"{i:02}", places[i], {ID: world[i]}) for i in chosen]


def _once(world: Values, places: Sequence[PeerPlace], scale: Scale = TWO, who: Sequence[int] | None = None) -> Edition:
    return next_edition(first_edition(2026, RULE), _taking_part(world, places, who), 2026, {ID: scale})


def _told(edition: Edition, scale: Scale = TWO) -> Hashable:
    """Every answer to every question, and the middles of the cells, which no page shows."""
    table = edition.told(ID)
    cells = tuple((tuple(cell.places.items()), cell.lows, cell.highs) for cell in table.cells)
    return cells, tuple(table.outside.items()), _answers(edition, scale)


def _answers(edition: Edition, scale: Scale) -> Hashable:
    table = edition.told(ID)
    places = [place for cell in table.cells for place in cell.places] + list(table.outside)
    return tuple((group, spread_of(table, group, scale, RULE)) for group in groups_among(places))


@cache
def _yes_or_no(districts: int) -> tuple[Values, ...]:
    return tuple(product((NO, YES), repeat=districts))


@pytest.mark.slow
def test_ranges_of_one_cell() -> None:
    ranges = [(float(low), float(high)) for low, high in combinations_with_replacement(range(3), 2)]
    seen = told_by(product(ranges, repeat=5), lambda world: _told(_once(world, ALIKE, THREE), THREE))
    assert len(seen) == 6**5
    assert found_out(seen, [(0, 0), (2, 2)]) == []
    assert found_out(seen, [(0, 0), (2, 2)], insiders=[0]) == []


@pytest.mark.slow
def test_groups_that_cut_across_each_other() -> None:
    seen = told_by(_yes_or_no(10), lambda world: _told(_once(world, MIXED)))
    assert found_out(seen, (NO, YES)) == []
    assert [i for i in range(10) if found_out(seen, (NO, YES), insiders=[i])] == []


STEPS: tuple[tuple[int, tuple[int, ...]], ...] = (
    (2026, (0, 1, 2, 3, 4)),
    (2026, (0, 1, 2, 3, 4, 5)),
    (2026, (1, 2, 3, 4, 5)),
    (2026, (1, 2, 3, 4, 5, 6, 7, 8)),
    (2026, (1, 2, 3, 4, 5, 6, 7, 8, 9)),
    (2027, (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)),
    (2028, (1, 2, 3, 5, 6, 7, 8, 9)),
)
"""Year and who takes part: one comes, one takes back, some come, a year turns, one comes back, two take back."""


def _history(world: Values) -> Hashable:
    edition, told = first_edition(2026, RULE), []
    for year, who in STEPS:
        taking_part = _taking_part(world, ALIKE, who)
        told.append(_told(edition.only_with({p.key for p in taking_part})))
        edition = next_edition(edition, taking_part, year, {ID: TWO})
        told.append(_told(edition))
    return tuple(told)


@pytest.mark.slow
def test_all_dates_with_releases_taken_back() -> None:
    seen = told_by(_yes_or_no(10), _history)
    assert found_out(seen, (NO, YES)) == []
    assert [i for i in range(10) if found_out(seen, (NO, YES), insiders=[i])] == []


def test_values_that_change_from_year_to_year() -> None:
    def told(world: tuple[Values, ...]) -> Hashable:
        first, second = (tuple(held[year] for held in world) for year in (0, 1))
        before = _once(first, ALIKE)
        meanwhile = next_edition(before, _taking_part(second, ALIKE), 2026, {ID: TWO})
        assert _told(before) == _told(meanwhile), "within a year values stand still"
        return _told(before), _told(next_edition(meanwhile, _taking_part(second, ALIKE), 2027, {ID: TWO}))

    seen = told_by(product(product((NO, YES), repeat=2), repeat=5), told)
    assert found_out(seen, [(NO, NO), (YES, YES)]) == []
    assert found_out(seen, [(NO, NO), (YES, YES)], insiders=[0]) == []


# -- the limit, and that the adversary is able to find something -------------------------------------------------------


def test_two_districts_that_tell_each_other_find_out_a_third_and_that_is_the_limit() -> None:
    seen = told_by(
        product(((0.0, 0.0), (1.0, 1.0), (2.0, 2.0)), repeat=5), lambda w: _told(_once(w, ALIKE, THREE), THREE)
    )
    assert found_out(seen, [(0, 0), (2, 2)], insiders=[0]) == []
    assert found_out(seen, [(0, 0), (2, 2)], insiders=[0, 1]) != []


def test_plain_quartiles_of_five_or_more_are_found_out() -> None:
    """What the usual rule alone would tell: of every group of five or more the quartiles as they are."""

    def plain(world: Values) -> Hashable:
        told = []
        for group in groups_among(MIXED):
            values = sorted(low for (low, _), place in zip(world, MIXED, strict=True) if group.holds(place))
            if len(values) >= 5:
                told.append((group, *(values[len(values) * part // 4] for part in (1, 2, 3))))
        return tuple(told)

    assert found_out(told_by(_yes_or_no(10), plain), (NO, YES)) != []


@pytest.mark.parametrize("after", [(1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6)])
def test_cells_made_anew_after_a_release_was_taken_back_are_found_out(after: tuple[int, ...]) -> None:
    """What would come of it if those that are left were told again, alone or with others."""

    def again(world: Values) -> Hashable:
        return tuple(_told(_once(world, ALIKE, who=who)) for who in ((0, 1, 2, 3, 4, 5), after))

    assert found_out(told_by(_yes_or_no(7), again), (NO, YES)) != []


def test_cells_are_made_of_places_alone() -> None:
    districts = [Placed(f"{i:02}", place) for i, place in enumerate(MIXED)]
    cells = form_peer_cells(districts, RULE)
    assert sorted(d for cell in cells for d in cell) == districts
    assert all(len(cell) >= RULE.least for cell in cells)
    assert form_peer_cells(list(reversed(districts)), RULE) == cells
    assert form_peer_cells(districts[:4], RULE) == ()
