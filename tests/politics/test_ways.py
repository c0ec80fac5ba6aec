"""The picture of the ways says what the engine says: as many ways, the same cut, and what remains without somebody."""

import re
from collections.abc import Callable, Iterator
from html import unescape

import pytest

from graph.analysis import Analysis
from graph.anchoring.lines import Anchoring, anchoring_of
from graph.anchoring.stations import OPERATIVE
from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.politics.political_ways import PoliticalWays, WayBand, changes, goal_of, way_carriers, ways_of
from graph.politics.way_words import remains, ways_headline
from graph.politics.ways_drawing import drawn_ways
from graph.politics.ways_layout import WayLabel, laid_out
from ontology import Model
from tests.anchoring.small import POLITICS, bridge
from tests.findings.small import JHA
from tests.indicators.worlds import network, org, seat, world
from tests.musterstadt import NEW, OLD, UNKNOWN, a
from tests.politics.conftest import SEEDS, Invented


def _nowhere(place: object) -> str:
    del place
    return "#"


def _every(found: Anchoring) -> Iterator[PoliticalWays]:
    for anchorage in found.anchorages:
        ways = ways_of(found, anchorage.body.id)
        assert ways is not None
        yield ways


def _spots(drawn: str) -> set[str]:
    return {unescape(id) for id in re.findall(r'class="place carrier spot" data-id="([^"]*)"', drawn)}


def _snapshots(karlsruhe: Callable[[str], Analysis], muster: Snapshot, invented: Invented) -> Iterator[Snapshot]:
    yield karlsruhe("2024-09-24").snapshot
    yield karlsruhe("2018-11-01").snapshot
    yield muster
    yield from (invented.of(seed) for seed in SEEDS)


def test_the_narrowest_spot_is_the_cut_of_the_engine_for_every_body(
    karlsruhe: Callable[[str], Analysis], musterstadt_snapshot: Snapshot, invented: Invented
) -> None:
    seen = 0
    for snapshot in _snapshots(karlsruhe, musterstadt_snapshot, invented):
        for ways in _every(anchoring_of(snapshot)):
            drawn = _spots(drawn_ways(ways, _nowhere))
            assert drawn == {*(ways.goal.shared or ways.goal.cut)}
            assert len(ways.goal.cut) == ways.goal.value
            without = anchoring_of(snapshot, frozenset(ways.goal.cut))
            left = next(a for a in without.anchorages if a.body.id == ways.goal.body.id)
            assert left.value == 0
            seen += len(drawn)
    assert seen > 30


def test_thinking_one_away_leaves_as_many_ways_as_the_engine_says(
    karlsruhe: Callable[[str], Analysis], musterstadt_snapshot: Snapshot, invented: Invented
) -> None:
    tried = 0
    for snapshot in _snapshots(karlsruhe, musterstadt_snapshot, invented):
        found = anchoring_of(snapshot)
        for carrier in way_carriers(found):
            after = anchoring_of(snapshot, frozenset((carrier,)))
            assert carrier not in way_carriers(after)
            for change in changes(found, after):
                if carrier in change.before.left:
                    assert change.after.value == change.before.left[carrier]
                    tried += 1
    assert tried > 30


def test_strands_are_as_wide_as_there_are_ways(
    karlsruhe: Callable[[str], Analysis], musterstadt_snapshot: Snapshot, invented: Invented
) -> None:
    for snapshot in _snapshots(karlsruhe, musterstadt_snapshot, invented):
        for ways in _every(anchoring_of(snapshot)):
            sure = [s for s in ways.strands if s.certainty is not Certainty.UNKNOWN]
            arriving = sum(s.ways for s in sure if s.target.id == ways.goal.body.id and not s.target.can_leave)
            assert arriving >= ways.goal.value
            assert bool(arriving) == bool(ways.goal.value)
            assert sum(s.ways for s in sure if s.source == OPERATIVE) >= ways.goal.value
            assert drawn_ways(ways, _nowhere).count('class="strand ') == len(ways.strands)


def test_a_way_goes_from_the_network_by_one_of_its_bodies_to_who_carries_it(model: Model) -> None:
    found = anchoring_of(world(model, [*POLITICS, *bridge("A1")]))
    ways = ways_of(found, JHA)
    assert ways is not None
    bands = {place.id: ways.columns[place][0] for place in ways.columns}
    assert bands[network().id] is WayBand.NETWORK
    assert bands["99001:A1"] is WayBand.CARRIER
    assert bands[JHA] is WayBand.COMMITTEE
    assert [(s.source.id, s.target.id) for s in ways.strands] == [
        ("99001:A1", JHA),
        (network().id, "99001:A1"),
        (OPERATIVE.id, network().id),
    ]


def test_one_spot_is_named_and_two_ways_name_both(model: Model) -> None:
    one = ways_of(anchoring_of(world(model, [*POLITICS, *bridge("A1")])), JHA)
    two = ways_of(anchoring_of(world(model, [*POLITICS, *bridge("A1"), *bridge("A2")])), JHA)
    assert one is not None
    assert two is not None
    assert "hängt" in ways_headline(one).de
    assert "an einer Stelle: " in ways_headline(one).de
    assert ways_headline(two).de.startswith("2 getrennte Wege führen")
    assert "hängt" not in ways_headline(two).de


@pytest.mark.parametrize(("said", "look"), [(NEW, "present"), (OLD, "stale"), (UNKNOWN, "unknown")])
def test_confirmed_old_and_open_strands_differ(model: Model, said: tuple[str, str, str], look: str) -> None:
    records = [*POLITICS, org("A1"), seat("A1"), seat("A1", said, body=JHA)]
    ways = ways_of(anchoring_of(world(model, records)), JHA)
    assert ways is not None
    drawn = drawn_ways(ways, _nowhere)
    strand = re.search(rf'class="strand {look}[^>]*>', drawn)
    assert strand is not None
    assert ("stroke-dasharray" in strand[0]) is (look != "present")


def test_what_nobody_recorded_is_not_said_to_be_absent(model: Model) -> None:
    ways = ways_of(anchoring_of(world(model, POLITICS)), JHA)
    assert ways is not None
    assert "nicht erfasst" in ways_headline(ways).de
    assert "kein Weg erfasst" in drawn_ways(ways, _nowhere)


def test_the_council_is_looked_at_first_where_a_way_leads_there(karlsruhe: Callable[[str], Analysis]) -> None:
    found = anchoring_of(karlsruhe("2024-09-24").snapshot)
    first, chosen = goal_of(found), goal_of(found, found.anchorages[-1].body.id)
    assert first is not None
    assert first.body.value("kind") == "PARL-S"
    assert chosen is found.anchorages[-1]


def test_what_remains_is_told_before_and_after(karlsruhe: Callable[[str], Analysis]) -> None:
    snapshot = karlsruhe("2024-09-24").snapshot
    found = anchoring_of(snapshot)
    gone = tuple(found.anchorages[0].cut[:2])
    told = remains(snapshot, gone, changes(found, anchoring_of(snapshot, frozenset(gone)))).de
    assert "In den Jugendhilfeausschuss 6 → 4 Wege." in told
    assert all(snapshot.name(id) in told for id in gone)


def test_a_hostile_name_is_text(model: Model) -> None:
    name = '<script>alert(1)</script>" onload="x'
    hostile = a("99001:A1", "Organization", name=name)
    ways = ways_of(anchoring_of(world(model, [*POLITICS, hostile, *bridge("A1")[1:]])), JHA)
    assert ways is not None
    drawn = drawn_ways(ways, _nowhere)
    assert "<script" not in drawn
    assert 'onload="x' not in drawn


def test_a_strand_runs_past_the_boxes_of_other_columns(invented: Invented) -> None:
    passing = 0
    for seed in SEEDS:
        for ways in _every(anchoring_of(invented.of(seed))):
            labels = {place: WayLabel(place.id) for place in ways.columns}
            sheet = laid_out(ways.columns, ways.strands, labels)
            for curve in sheet.curves:
                for x, y in curve.points[1:-1]:
                    passing += 1
                    assert not any(
                        b.left <= x <= b.left + b.width and b.top < y < b.top + b.height for b in sheet.boxes.values()
                    )
    assert passing > 4


def test_what_leads_back_to_the_left_has_an_arrow_and_crosses_no_box(invented: Invented) -> None:
    back = 0
    for seed in (*SEEDS, 14):
        for ways in _every(anchoring_of(invented.of(seed))):
            sheet = laid_out(ways.columns, ways.strands, {place: WayLabel(place.id) for place in ways.columns})
            for curve in sheet.curves:
                source, target = sheet.boxes[curve.strand.source], sheet.boxes[curve.strand.target]
                if curve.back:
                    assert (curve.points[0][0], curve.points[-1][0]) == (source.left, target.left + target.width)
            number = sum(curve.back for curve in sheet.curves)
            assert drawn_ways(ways, _nowhere).count('class="back"') == number
            back += number
    assert back
