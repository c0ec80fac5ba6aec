"""A8 and A11 against pair-by-pair references, and on worlds of a few lines."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.records import Record
from ontology import Model
from tests import musterstadt as m
from tests.indicators.drawn import COORDINATION, Drawn, drawn
from tests.indicators.worlds import about, computed, org, works, world
from tests.musterstadt import ABSENT, NEW, OLD, UNKNOWN, Said, a, tie

fast = settings(max_examples=100, deadline=None)


# -- A11 -----------------------------------------------------------------------------------------------------------


def settled(found: Drawn) -> Iterator[Drawn]:
    """All ways to give a sector to those who have none."""
    open_ = [name for name, sector in found.sectors.items() if sector is None]
    for way in product(("KJH", "GES", "SOZ"), repeat=len(open_)):
        yield replace(found, sectors={**found.sectors, **dict(zip(open_, way, strict=True))})


def ends(found: Drawn) -> Iterator[float]:
    """The least and the most of the mean level, each open pair from 0 to 4."""
    cross = [(min(p), max(p)) for p in found.cross()]
    spans = [{"present": (found.level(p),), "absent": (0,)}.get(found.state(p, 1), (0, 4)) for p in cross]
    if cross:
        yield from (sum(map(side, spans)) / (4 * len(cross)) for side in (min, max))


@fast
@given(found=drawn())
def test_a11_is_the_mean_level_of_all_pairs(model: Model, found: Drawn) -> None:
    outcome, cross = computed("A11", found.snapshot(model)), [tuple(sorted(p)) for p in found.cross()]
    if not cross:
        assert outcome.value is None
        assert outcome.missing
        return
    levels = [found.level((x, y)) for x, y in cross]
    assert outcome.value == pytest.approx(sum(levels) / (4 * len(cross)))
    # An open pair, stale ones among them, may be anything from 0 to 4.
    means = [mean for way in settled(found) for mean in ends(way)]
    assert (outcome.low, outcome.high) == pytest.approx((min(means), max(means)))
    states = [found.state((x, y), 1) for x, y in cross]
    assert outcome.details["level_0"] == states.count("absent")
    assert outcome.details["unknown"] == states.count("unknown")
    for level in (1, 2, 3, 4):
        assert outcome.details[f"level_{level}"] == levels.count(level)
    alone = [p for p in cross if COORDINATION not in p]
    expected = sum(found.level((x, y)) for x, y in alone) / (4 * len(alone)) if alone else None
    assert outcome.details["without_coordination"] == (None if expected is None else pytest.approx(expected))


def test_a11_names_who_know_each_other_as_the_nearest_potential(model: Model) -> None:
    records: list[Record] = [
        org("k", sector="KJH"),
        org("g", sector="GES"),
        org("h", sector="GES"),
        works("k", "g", intensity="1"),
        works("k", "h", intensity="4"),
    ]
    outcome = computed("A11", world(model, records))
    assert outcome.value == 5 / 8
    assert "könnten als Nächstes zusammenarbeiten: k mit g" in outcome.sentence.de.replace("g mit k", "k mit g")
    assert "ohne die Koordination 2,50" in outcome.sentence.de
    assert set(outcome.items[0].subjects) == {"99001:k", "99001:g"}


def test_a11_what_is_stale_may_have_become_anything(model: Model) -> None:
    records: list[Record] = [org("k", sector="KJH"), org("g", sector="GES"), works("k", "g", OLD, intensity="2")]
    outcome = computed("A11", world(model, records))
    assert (outcome.value, outcome.low, outcome.high) == (0.5, 0, 1)
    assert (outcome.details["stale"], outcome.details["unknown"]) == (1, 0)


def test_a11_on_musterstadt(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("A11", musterstadt_snapshot)
    # Coordination with health office 3 and clinic 2; twelve pairs, nobody was asked, so the other ten are open.
    assert (outcome.numerator, outcome.denominator) == (5, 48)
    assert (outcome.low, outcome.high) == (5 / 48, 45 / 48)
    assert (outcome.details["unknown"], outcome.details["without_coordination"]) == (10, 0)


# -- A8 ------------------------------------------------------------------------------------------------------------

AGREEMENT_STATES = {
    "valid": {"agreementStatus": "signed"},
    "draft": {"agreementStatus": "draft"},
    "expired": {"agreementStatus": "signed", "validUntil": "2023-12-31"},
}


@st.composite
def signatures(draw: st.DrawFn) -> list[tuple[str, str, Said]]:
    """Rows: which agreement (by its state), who signed it, what is said of the signature."""
    row = st.tuples(
        st.sampled_from(list(AGREEMENT_STATES)), st.sampled_from("abcde"), st.sampled_from([NEW, UNKNOWN, ABSENT])
    )
    return draw(st.lists(row, unique_by=lambda r: r[:2], max_size=8))


@pytest.mark.slow
@fast
@given(found=drawn(), signed=signatures())
def test_a8_counts_ties_of_which_both_ends_signed_one_valid_agreement(
    model: Model, found: Drawn, signed: list[tuple[str, str, Said]]
) -> None:
    signed = [s for s in signed if s[1] in found.sectors]
    more: list[Record] = [a(f"99001:{s}", "Agreement", name=s, **v) for s, v in AGREEMENT_STATES.items()]
    more += [tie("Signs", f"99001:{who}", f"99001:{which}", said) for which, who, said in signed]
    outcome, cross = computed("A8", found.snapshot(model, *more)), found.cross()
    ties = [p for p in cross if found.state((min(p), max(p)), 2) in ("present", "stale")]
    if not ties:
        assert outcome.value is None
        return
    sure = {who for which, who, said in signed if which == "valid" and said == NEW}
    covered = [p for p in ties if set(p) <= sure]
    assert (outcome.numerator, outcome.denominator) == (len(covered), len(ties))
    possible = [p for p in cross if found.state((min(p), max(p)), 2) != "absent"]
    current = [p for p in covered if found.state((min(p), max(p)), 2) == "present"]
    assert outcome.low == pytest.approx(len(current) / len(possible))
    assert outcome.high is not None
    assert outcome.high >= len(covered) / len(ties)
    alone = [p for p in ties if COORDINATION not in p]
    share = sum(set(p) <= sure for p in alone) / len(alone) if alone else None
    assert outcome.details["without_coordination"] == share


def pair(model: Model, *more: Record, said: Said = NEW) -> Snapshot:
    """A youth welfare and a health actor in binding cooperation, and one agreement."""
    agreement = a("99001:V1", "Agreement", said, name="Vertrag", agreementStatus="signed")
    return world(
        model, [org("k", sector="KJH"), org("g", sector="GES"), works("k", "g", intensity="4"), agreement, *more]
    )


def test_a8_one_signature_alone_covers_nothing_and_is_no_denial(model: Model) -> None:
    outcome = computed("A8", pair(model, tie("Signs", "99001:k", "99001:V1")))
    assert (outcome.value, outcome.low, outcome.high) == (0, 0, 1)
    assert outcome.items[0].certainty is Certainty.UNKNOWN
    assert outcome.details["binding_without_agreement"] == 1
    assert "Verbindlich, aber ohne erfasste Vereinbarung" in outcome.sentence.de


@pytest.mark.parametrize(("signs", "denies"), ["kg", "gk"])
def test_a8_a_denied_signature_closes_the_upper_bound(model: Model, signs: str, denies: str) -> None:
    denied = tie("Signs", f"99001:{signs}", "99001:V1"), tie("Signs", f"99001:{denies}", "99001:V1", ABSENT)
    outcome = computed("A8", pair(model, *denied))
    assert (outcome.value, outcome.high) == (0, 0)
    assert outcome.items[0].certainty is Certainty.ABSENT


def test_a8_a_stale_agreement_counts_and_leaves_the_lower_bound(model: Model) -> None:
    both = tie("Signs", "99001:k", "99001:V1", OLD), tie("Signs", "99001:g", "99001:V1", OLD)
    outcome = computed("A8", pair(model, *both, said=OLD))
    assert (outcome.value, outcome.low, outcome.high) == (1, 0, 1)
    assert "bitte prüfen" in str(outcome.items[0].note)


@pytest.mark.parametrize("kind", ["HasCarrier", "PartOf"])
def test_a8_an_agreement_of_the_carriers_is_told_and_not_counted(model: Model, kind: str) -> None:
    signed = tie("Signs", "99001:house", "99001:V1"), tie("Signs", "99001:g", "99001:V1")
    house = org("house"), works("house", "k"), tie(kind, "99001:k", "99001:house")
    outcome = computed("A8", pair(model, *house, *signed))
    assert (outcome.value, outcome.details["indirect"]) == (0, 1)
    assert "übergeordneten Stellen" in str(outcome.items[0].note)


def test_a8_two_services_of_one_carrier_have_no_agreement_with_each_other(model: Model) -> None:
    carried = [tie("HasCarrier", f"99001:{x}", "99001:house") for x in "kg"]
    house = org("house"), works("house", "k")
    outcome = computed("A8", pair(model, *house, *carried, tie("Signs", "99001:house", "99001:V1")))
    assert outcome.details["indirect"] == 0


def test_a8_on_musterstadt_the_coordination_is_covered_by_its_office_only(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("A8", musterstadt_snapshot)
    assert (outcome.value, outcome.denominator, outcome.details["indirect"]) == (0, 2, 1)
    assert about(outcome, m.NETZWERKKOORDINATION).certainty is Certainty.UNKNOWN
