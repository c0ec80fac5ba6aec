"""A5 against every way to settle what is open and every way to deal out the sectors, and on the worked example."""

from itertools import combinations, permutations, product

import pytest
from hypothesis import given, settings

from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.records import Record
from ontology import Model
from tests.indicators.drawn import COORDINATION, Drawn, Pair, drawn
from tests.indicators.worlds import about, computed, org, works, world
from tests.musterstadt import OLD, a

fast = settings(max_examples=40, deadline=None)


def ei(sectors: dict[str, str], ties: list[Pair]) -> float | None:
    """The plain formula of Krackhardt and Stern."""
    inside = sum(sectors[x] == sectors[y] for x, y in ties)
    outside = len(ties) - inside
    return (outside - inside) / len(ties) if ties else None


def coded(found: Drawn) -> tuple[dict[str, str], list[Pair]]:
    sectors = {name: s for name, s in found.sectors.items() if s is not None}
    return sectors, [p for p in found.pairs if set(p) <= sectors.keys()]


@fast
@given(found=drawn())
def test_it_is_the_plain_formula_less_that_of_everybody_tied_to_everybody(model: Model, found: Drawn) -> None:
    sectors, pairs = coded(found)
    outcome = computed("A5", found.snapshot(model))
    recorded = [p for p in pairs if found.state(p, 2) in ("present", "stale")]
    value, expected = ei(sectors, recorded), ei(sectors, pairs)
    if value is None or expected is None or len(set(sectors.values())) < 2:
        assert outcome.value is None
        assert outcome.missing
        return
    assert outcome.value == pytest.approx(value - expected)
    assert outcome.n == len(sectors)
    alone = {name: s for name, s in sectors.items() if name != COORDINATION}
    left = ei(alone, [p for p in recorded if set(p) <= alone.keys()])
    rest = ei(alone, list(combinations(alone, 2)))
    without = outcome.details["without_coordination"]
    assert without == (None if left is None or rest is None else pytest.approx(left - rest))


@fast
@given(found=drawn(most=4))
def test_the_range_is_the_lowest_and_highest_of_all_ways_to_settle_what_is_open(model: Model, found: Drawn) -> None:
    sectors, pairs = coded(found)
    outcome = computed("A5", found.snapshot(model))
    expected = ei(sectors, pairs)
    if outcome.value is None or expected is None:
        return
    sure = [p for p in pairs if found.state(p, 2) == "present"]
    open_ = [p for p in pairs if found.state(p, 2) in ("stale", "unknown")]
    chosen = ([p for p, there in zip(open_, way, strict=True) if there] for way in product((0, 1), repeat=len(open_)))
    values = [v for more in chosen if (v := ei(sectors, [*sure, *more])) is not None]
    low, high = outcome.low or 0.0, outcome.high or 0.0
    if None in found.sectors.values():  # who has no sector may be of any: wider than what the others allow
        assert low <= min(values) - expected + 1e-9
        assert high >= max(values) - expected - 1e-9
        return
    assert (low, high) == pytest.approx((min(values) - expected, max(values) - expected))


@settings(max_examples=15, deadline=None)
@given(found=drawn(most=6))
def test_the_chances_are_those_of_all_ways_to_deal_out_the_sectors(model: Model, found: Drawn) -> None:
    sectors, pairs = coded(found)
    outcome = computed("A5", found.snapshot(model))
    if outcome.value is None:
        return
    ties = [p for p in pairs if found.state(p, 2) in ("present", "stale")]
    dealt = [dict(zip(sectors, way, strict=True)) for way in permutations(sectors.values())]
    inside = [sum(d[x] == d[y] for x, y in ties) for d in dealt]
    here = sum(sectors[x] == sectors[y] for x, y in ties)
    closed, open_ = outcome.details["p_closed"], outcome.details["p_open"]
    # A thousand draws miss the exact share by less than five times 0.016.
    assert closed == pytest.approx(sum(k >= here for k in inside) / len(inside), abs=0.08)
    assert open_ == pytest.approx(sum(k <= here for k in inside) / len(inside), abs=0.08)


def test_the_worked_example(model: Model) -> None:
    """Domain 4.5: at intensity 2 EI is 0.1111 and expected EI 0.5714."""
    sectors = {"J1": "KJH", "J2": "KJH", "J3": "KJH", "H1": "GES", "H2": "GES", "H3": "GES", "S1": "SCHWB", "F1": "FF"}
    ties = "J1-J2 4, J1-J3 3, J2-J3 3, J1-H1 4, J1-S1 4, J1-F1 2, S1-H3 3, H1-H2 1, H2-H3 2, F1-H2 2"
    rows = [(*ends.split("-"), level) for ends, level in (t.split() for t in ties.split(", "))]
    records: list[Record] = [org(name, sector=sector) for name, sector in sectors.items()]
    outcome = computed("A5", world(model, [*records, *(works(x, y, intensity=w) for x, y, w in rows)]))
    assert outcome.value == pytest.approx(0.1111 - 0.5714, abs=1e-4)
    assert (outcome.numerator, outcome.denominator) == (5, 9)
    assert outcome.details["ei"] == pytest.approx(1 / 9)
    # Youth welfare: 3 ties out, 3 within; tied to everybody 15 out, 3 within.
    assert outcome.details["KJH"] == pytest.approx(0 - 12 / 18)
    assert "3 von 6 Verbindungen führen in andere Bereiche (zu erwarten 83" in str(about(outcome, "KJH").note)
    assert "3 von 5" in str(about(outcome, "99001:J1").note)


def cliques(model: Model, *bridges: Pair) -> Snapshot:
    """Two sectors of six, each tied within itself only, but for some bridges."""
    groups = [[f"{sector[0]}{i}" for i in range(6)] for sector in ("KJH", "GES")]
    records: list[Record] = [org(x, sector=s) for s, g in zip(("KJH", "GES"), groups, strict=True) for x in g]
    inside = [p for g in groups for p in combinations(g, 2)]
    return world(model, [*records, *(works(x, y, intensity="2") for x, y in (*inside, *bridges))])


def test_sectors_that_keep_to_themselves_are_said_to(model: Model) -> None:
    outcome = computed("A5", cliques(model, ("K0", "G0")))
    assert (outcome.details["p_closed"] or 1) < 0.05
    assert "bleiben eher unter sich" in outcome.sentence.de


def test_sectors_tied_only_to_each_other_are_open(model: Model) -> None:
    records: list[Record] = [
        *(org(f"k{i}", sector="KJH") for i in range(6)),
        *(org(f"g{i}", sector="GES") for i in range(6)),
    ]
    ties = [works(f"k{i}", f"g{j}", intensity="2") for i in range(6) for j in range(6)]
    outcome = computed("A5", world(model, [*records, *ties]))
    assert outcome.details["ei"] == 1
    assert (outcome.details["p_open"] or 1) < 0.05
    assert "offen füreinander" in outcome.sentence.de


def test_stale_ties_count_in_the_value_and_widen_the_range(model: Model) -> None:
    everybody = ";".join(f"99001:{x}" for x in "kgh")
    asked = org("k", sector="KJH"), org("g", sector="GES"), org("h", sector="GES")
    survey = a("99001:E1", "Survey", name="Umfrage", respondent=everybody, roster=everybody)
    records: list[Record] = [*asked, survey, works("k", "g", OLD, intensity="2"), works("g", "h", intensity="2")]
    outcome = computed("A5", world(model, records))
    # Expected: pairs k-g, k-h outside, g-h inside: 1/3. Recorded 1 and 1: 0; without the stale one -1.
    assert outcome.value == pytest.approx(-1 / 3)
    assert (outcome.low, outcome.high) == pytest.approx((-4 / 3, -1 / 3))


def test_one_sector_alone_says_nothing_of_openness(model: Model) -> None:
    outcome = computed(
        "A5", world(model, [org("b", sector="KJH"), org("c", sector="KJH"), works("b", "c", intensity="2")])
    )
    assert outcome.value is None
    assert outcome.missing


def test_actors_without_sector_are_left_out_and_counted(model: Model) -> None:
    records: list[Record] = [org("k", sector="KJH"), org("g", sector="GES"), org("x"), works("k", "g"), works("g", "x")]
    outcome = computed("A5", world(model, records))
    assert (outcome.denominator, outcome.details["without_sector"]) == (1, 1)
    assert {i.certainty for i in outcome.items} == {Certainty.PRESENT}
