"""What the matrix counts is what the engines count: ties, missing links, wishes, and pairs that nobody asked about."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import pytest

from graph.analysis import Analysis
from graph.district.loading import snapshot_from
from graph.district.snapshot import Snapshot
from graph.map.sectors import group_of
from graph.missing_links import MissingLinks
from graph.missing_links.pairs import Pairs
from graph.records import Entity, Relation
from graph.sector_matrix.cell_drawing import cell_drawing
from graph.sector_matrix.cell_words import headline, told_cell
from graph.sector_matrix.sector_cells import SHOULD, Lens, SectorCell, SectorMatrix
from ontology import Model
from ontology.names import RelationType
from tests.findings.conftest import karlsruhe
from tests.synthetic.districts import district

__all__ = ["karlsruhe"]
_LENSES = [Lens(strong, coordination) for strong in (False, True) for coordination in (False, True)]


@pytest.fixture(scope="module", params=[(3, 0.0), (4, 0.3), (5, 0.9)], ids=str)
def full(request: pytest.FixtureRequest, model: Model) -> Snapshot:
    """Synthetic districts of which all, most, or nearly nothing is recorded."""
    seed, unknown = request.param
    made = district(seed, actors=45, unknown=unknown)
    home = next(r for r in made.records if isinstance(r, Entity) and r.type == "District")
    entities = [r for r in made.records if isinstance(r, Entity)]
    relations = [r for r in made.records if isinstance(r, Relation)]
    return snapshot_from(model, home, made.on, entities, relations)


def _shown(snapshot: Snapshot, lens: Lens) -> Sequence[str]:
    out = frozenset() if lens.coordination else snapshot.coordination
    return [id for id in snapshot.network.actors if id not in out]


@pytest.mark.parametrize("lens", _LENSES)
def test_cells_sum_to_what_the_engines_count(full: Snapshot, lens: Lens) -> None:
    links = MissingLinks(full)
    cells, shown = SectorMatrix(links, lens).cells.values(), _shown(full, lens)
    known = set(shown)
    actors = full.network.actors
    ties = [t for t in full.network.ties(lens.threshold) if {actors[t.a], actors[t.b]} <= known]
    assert sum(c.tied for c in cells) == len(ties)
    assert sum(c.pairs for c in cells) == len(shown) * (len(shown) - 1) // 2
    wanted = [c for c in links if {r.why for r in c.reasons} & SHOULD and set(c.actors) <= known]
    assert sorted(o.actors for c in cells for o in c.lacking) == sorted(c.actors for c in wanted)
    rows = full.holding(RelationType.COOPERATION_WISH)
    wishes = {frozenset((r.source, r.target)) for r in rows if {r.source, r.target} <= known}
    assert sum(len(c.wishes) for c in cells) == len(wishes)


def test_every_cell_is_counted_pair_by_pair_as_the_snapshot_says(full: Snapshot) -> None:
    cells = SectorMatrix(MissingLinks(full)).cells
    counted: dict[tuple[str, ...], list[str]] = {}
    for one, other in combinations(full.network.actors, 2):
        groups = tuple(sorted(group_of(full.sector(id)) for id in (one, other)))
        counted.setdefault(groups, []).append(full.pair_certainty(one, other, 2))
    for groups, found in counted.items():
        cell = next(c for g, c in cells.items() if tuple(sorted(g)) == groups)
        assert (cell.open, cell.absent) == (found.count("unknown"), found.count("absent"))
        assert cell.stale == found.count("stale")


def test_expected_is_what_missing_links_expect_of_the_same_two_sectors(full: Snapshot) -> None:
    cells: Mapping[tuple[str, str], SectorCell] = SectorMatrix(MissingLinks(full)).cells
    blocks = {b.sectors: b for b in Pairs(full)._blocks()}
    block, cell = blocks["GES", "KJH"], cells["youth", "health"]
    assert (cell.tied, cell.pairs) == (block.tied, block.pairs)
    if full.ties_suffice:
        assert cell.expected == pytest.approx(block.expected)
    else:
        assert cell.expected is None


def test_nobody_asked_is_drawn_and_said_unlike_nobody_tied() -> None:
    asked = SectorCell(("youth", "health"), (2, 3), pairs=6, tied=0, stale=0, open=0, expected=1.2)
    unasked = SectorCell(("youth", "health"), (2, 3), pairs=6, tied=0, stale=0, open=6, expected=None)
    assert "hatch" not in cell_drawing(asked, 4)
    assert ">0<" in cell_drawing(asked, 4)
    assert "hatch" in cell_drawing(unasked, 4)
    assert ">?<" in cell_drawing(unasked, 4)
    assert told_cell(asked).de.startswith("0 von 6 Paaren arbeiten zusammen")
    assert told_cell(unasked).de == "Nicht erfragt: Zu keinem Paar ist etwas erfasst."


def test_below_the_gate_nobody_is_said_not_to_meet(karlsruhe: Callable[[str], Analysis]) -> None:
    matrix = SectorMatrix(MissingLinks(karlsruhe("2024-09-24").snapshot))
    assert headline(matrix).de.startswith("Wer sich hier nicht trifft, ist noch offen")


def test_outlines_are_the_candidates_unworded(full: Snapshot) -> None:
    links = MissingLinks(full)
    found = list(links)
    outlines = list(links.outlines())
    assert [o.actors for o in outlines] == [c.actors for c in found]
    assert [o.reasons for o in outlines] == [{r.why for r in c.reasons} for c in found]
    assert [links.worded(o) for o in outlines[:5]] == found[:5]
