"""The published state of a year, and how it goes on: what is told once is not taken apart by what is told later.

* Within a year the values of a cell stand still, whatever its districts record meanwhile.
* Whoever comes later waits until there are enough newcomers for a cell of their own.
* If one of its districts takes its release back, the whole cell is told no more, and its other districts rest for good:
  any other cell with them would tell by difference where the one lay that left.
* At the turn of the year every cell is told anew, with the same districts.

So a district stands in at most one cell for each indicator, ever, and every cell is told in full or not at all.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from graph.cells.cell_forming import Placed, form_peer_cells
from graph.cells.peer_groups import Participant, PeerPlace
from graph.cells.protected import ToldCell, tell_cell
from graph.cells.scales import Scale
from graph.cells.small_cells import SmallCellRule


@dataclass(frozen=True, slots=True)
class PeerCell:
    """Districts that stand together for good, and what is told of them; who they are is told to nobody."""

    districts: tuple[Placed, ...]
    told: ToldCell

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its districts."""
        return frozenset(district.key for district in self.districts)


@dataclass(frozen=True, slots=True)
class CellTable:
    """The cells of one indicator, who rests, and how many of which place are in no cell."""

    cells: tuple[PeerCell, ...] = ()
    resting: frozenset[str] = frozenset()
    outside: Mapping[PeerPlace, int] = field(default_factory=dict)

    @property
    def told(self) -> "ToldTable":
        """The part of it that everybody may know."""
        return ToldTable(tuple(cell.told for cell in self.cells), self.outside)


@dataclass(frozen=True, slots=True)
class ToldTable:
    """What everybody may know of an indicator: the middles of its cells, and the places of districts in none."""

    cells: tuple[ToldCell, ...]
    outside: Mapping[PeerPlace, int]


@dataclass(frozen=True, slots=True)
class Edition:
    """The state of a year: the cells of every indicator. It is kept in private; others are told of `ToldTable`."""

    year: int
    rule: SmallCellRule
    tables: Mapping[str, CellTable]

    def told(self, indicator: str) -> ToldTable:
        """What everybody may know of an indicator; nothing of one that nobody has a value for."""
        return self.tables.get(indicator, CellTable()).told

    def only_with(self, released: Set[str]) -> "Edition":
        """The same without the cells of whoever has taken a release back since: at once, before the next state."""
        kept = {
            id: replace(table, cells=tuple(cell for cell in table.cells if cell.keys <= released))
            for id, table in self.tables.items()
        }
        return replace(self, tables=kept)


def first_edition(year: int, rule: SmallCellRule) -> Edition:
    """The state before anybody has released anything."""
    return Edition(year, rule, {})


def next_edition(
    before: Edition, participants: Sequence[Participant], year: int, scales: Mapping[str, Scale]
) -> Edition:
    """The state after these districts, all that take part, have released their values.

    Raises ValueError for a year that is over.
    """
    if year < before.year:
        raise ValueError("an edition of a year that is over is not changed")
    here = {p.key: p for p in participants}
    renewed = year > before.year
    tables = {
        id: _next_table(before.tables.get(id, CellTable()), id, here, (scale, before.rule, renewed))
        for id, scale in scales.items()
    }
    return Edition(year, before.rule, tables)


_Told = tuple[Scale, SmallCellRule, bool]


def _next_table(before: CellTable, id: str, here: Mapping[str, Participant], how: _Told) -> CellTable:
    _, rule, renewed = how
    whole = [cell for cell in before.cells if cell.keys <= here.keys()]
    broken = [cell for cell in before.cells if not cell.keys <= here.keys()]
    resting = before.resting.union(*(cell.keys for cell in broken))
    seated = frozenset[str]().union(*(cell.keys for cell in whole))
    waiting = [p for p in here.values() if id in p.ranges and p.key not in resting | seated]
    cells = [_told_anew(cell.districts, id, here, how) if renewed else cell for cell in whole]
    formed = form_peer_cells([Placed(p.key, p.place) for p in waiting], rule)
    cells += [_told_anew(districts, id, here, how) for districts in formed]
    inside = frozenset[str]().union(*(cell.keys for cell in cells))
    return CellTable(tuple(cells), resting, _places(p for p in here.values() if p.key not in inside))


def _told_anew(districts: tuple[Placed, ...], id: str, here: Mapping[str, Participant], how: _Told) -> PeerCell:
    scale, rule, _ = how
    ranges = [here[d.key].ranges.get(id, scale.whole) for d in districts]
    return PeerCell(districts, tell_cell((d.place for d in districts), ranges, scale, rule))


def _places(participants: Iterable[Participant]) -> Mapping[PeerPlace, int]:
    counted: dict[PeerPlace, int] = {}
    for each in participants:
        counted[each.place] = counted.get(each.place, 0) + 1
    return counted
