"""A15 and A16 against pair-by-pair references, and on worlds of a few lines."""

from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.certainty import Certainty
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.records import Record
from ontology import Model
from tests import musterstadt as m
from tests.indicators.drawn import COORDINATION, Drawn, drawn
from tests.indicators.worlds import about, computed, org, works, world
from tests.musterstadt import ABSENT, NEW, OLD, UNKNOWN, Said, a, tie

fast = settings(max_examples=100, deadline=None)


# -- A15 -----------------------------------------------------------------------------------------------------------


@fast
@given(found=drawn())
def test_a15_is_the_largest_close_degree_of_a_gatekeeper(model: Model, found: Drawn) -> None:
    """Actor a coordinates; it alone is known as a gatekeeper here."""
    outcome = computed("A15", found.snapshot(model))

    def degree(name: str, *states: str) -> int:
        return sum(name in p and found.state(p, 3) in states for p in found.pairs)

    assert outcome.value == degree(COORDINATION, "present", "stale")
    assert outcome.low == degree(COORDINATION, "present")
    # Nobody else has a type, so each may be a gatekeeper.
    assert outcome.high == max(degree(name, "present", "stale", "unknown") for name in found.sectors)
    assert outcome.details["median"] == median(degree(n, "present", "stale") for n in found.sectors)
    assert outcome.details["NWK"] == outcome.value
    assert outcome.details["ASD"] is outcome.details["without_coordination"] is None


def test_a15_on_musterstadt_the_coordination_and_the_office_have_two_close_ties(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("A15", musterstadt_snapshot)
    # At intensity 3: coordination 2 (office, health office), office 2 (coordination, day care), health office 1.
    assert outcome.value == 2
    assert [outcome.details[t] for t in ("ASD", "GA", "NWK")] == [2, 1, 2]
    # Half of ten actors have none; without the coordination the office keeps the day care centre.
    assert (outcome.details["median"], outcome.details["times_median"]) == (0, None)
    assert outcome.details["without_coordination"] == 1
    assert about(outcome, m.GESUNDHEITSAMT).note is not None


def test_a15_lists_the_five_busiest_and_every_gatekeeper(model: Model) -> None:
    hubs = [("h0", 6), ("h1", 5), ("h2", 4), ("h3", 3), ("h4", 2), ("h5", 1)]
    others = [f"x{i}" for i in range(6)]
    records: list[Record] = [org(n) for n in (*[h for h, _ in hubs], *others)]
    records += [org("ga", actorType="GA"), works("ga", "x0", intensity="1")]
    records += [works(h, x, intensity="3") for h, n in hubs for x in others[:n]]
    outcome = computed("A15", world(model, records))
    assert outcome.value == 0
    assert "Keine der Schlüsselstellen" in outcome.sentence.de
    assert len(outcome.items) == 6
    assert outcome.items[0].subjects in {("99001:h0",), ("99001:x0",)}
    assert outcome.items[-1].subjects == ("99001:ga",)
    assert outcome.items[-1].certainty is Certainty.UNKNOWN


def test_a15_asks_for_the_types_where_nobody_is_a_gatekeeper(model: Model) -> None:
    outcome = computed("A15", world(model, [org("b"), org("c"), works("b", "c", intensity="4")]))
    assert outcome.value is None
    assert "Akteurstyp" in outcome.missing[0].de


# -- A16 -----------------------------------------------------------------------------------------------------------

ROW = st.tuples(st.sampled_from([NEW, OLD, UNKNOWN, ABSENT]), st.sampled_from([None, "none", "under5"]))


def holds_over(outcome: Outcome, states: list[set[str]], open_: int) -> None:
    """Whoever has no sector may be health care without a referral."""
    none, maybe = sum(s == {"absent"} for s in states), sum("present" not in s for s in states)
    assert outcome.high == (maybe + open_) / (len(states) + open_)
    assert outcome.low is not None
    assert outcome.low <= none / len(states)
    assert open_ or outcome.low == none / len(states)


@fast
@given(found=drawn(), data=st.data())
def test_a16_counts_health_actors_without_a_referral(model: Model, found: Drawn, data: st.DataObject) -> None:
    cross = found.cross()
    bare = [p for p in cross if (min(p), max(p)) not in found.ties]
    chosen = data.draw(st.lists(st.sampled_from(bare), unique=True)) if bare else []
    rows = {p: data.draw(ROW) for p in chosen}
    more = [
        tie("Referral", f"99001:{g}", f"99001:{k}", said, **({"volumeBand": band} if band else {}))
        for (k, g), (said, band) in rows.items()
    ]
    outcome = computed("A16", found.snapshot(model, *more))
    health = sorted({g for _, g in cross})
    if not rows:
        assert outcome.value is None
        assert outcome.missing
        return

    def refers(pair: tuple[str, str]) -> str:
        """A referral row speaks for itself; without one a pair that may be in contact may refer."""
        if pair in rows:
            said, band = rows[pair]
            if said == NEW:
                return "absent" if band == "none" else "present"
            return {OLD: "stale", UNKNOWN: "unknown", ABSENT: "absent"}[said]
        return "absent" if found.state((min(pair), max(pair)), 1) == "absent" else "unknown"

    states = {g: {refers(p) for p in cross if p[1] == g} for g in health}
    assert outcome.denominator == len(health)
    assert outcome.numerator == sum(not s & {"present", "stale"} for s in states.values())
    holds_over(outcome, list(states.values()), sum(sector is None for sector in found.sectors.values()))
    holding = [p for p in rows if refers(p) in ("present", "stale")]
    assert outcome.details["per_health_actor"] == len(holding) / len(health)
    assert outcome.details["out_of_health"] == len(holding)
    left = {g for k, g in holding if COORDINATION not in (k, g)}
    assert outcome.details["without_coordination"] == pytest.approx(1 - len(left) / len(health))


def clinic(model: Model, *more: Record) -> Snapshot:
    actors = org("k", sector="KJH"), org("g", sector="GES", actorType="KINA"), org("h", sector="GES")
    return world(model, [*actors, works("g", "h", intensity="2"), *more])


def test_a16_a_cooperation_for_that_purpose_is_a_referral_in_either_direction(model: Model) -> None:
    outcome = computed("A16", clinic(model, works("k", "g", purpose="referral;training")))
    assert (outcome.numerator, outcome.denominator) == (1, 2)
    assert (outcome.details["out_of_health"], outcome.details["into_health"]) == (0, 0)
    into = computed("A16", clinic(model, tie("Referral", "99001:k", "99001:g")))
    assert (into.numerator, into.details["into_health"]) == (1, 1)
    assert "Vermittlung mit k" in str(about(into, "99001:g").note)


def test_a16_shows_the_national_share_beside_it(model: Model) -> None:
    outcome = computed("A16", clinic(model, tie("Referral", "99001:g", "99001:k")))
    assert "11,7\u00a0% vermittelten 2016 keine Familie" in outcome.sentence.de


def test_a16_no_referral_on_record_is_a_question_and_no_share(model: Model) -> None:
    outcome = computed("A16", clinic(model, works("k", "g", intensity="4")))
    assert outcome.value is outcome.low is None
    assert "vermittelt" in outcome.missing[0].de


@pytest.mark.parametrize("said", [OLD, UNKNOWN])
def test_a16_what_is_not_sure_leaves_a_question(model: Model, said: Said) -> None:
    outcome = computed(
        "A16", clinic(model, works("k", "h", NEW, intensity="1"), tie("Referral", "99001:g", "99001:k", said))
    )
    assert outcome.high == 1
    assert outcome.low == 0


def test_a16_the_only_possible_partner_of_whom_it_is_denied_settles_it(model: Model) -> None:
    denied = tie("Referral", "99001:g", "99001:k", NEW, volumeBand="none"), tie("Referral", "99001:h", "99001:k")
    outcome = computed("A16", clinic(model, *denied))
    assert outcome.low == outcome.value == outcome.high == 1 / 2
    assert about(outcome, "99001:g").certainty is Certainty.ABSENT


def test_a16_a_survey_settles_who_refers_to_nobody(model: Model) -> None:
    everybody = ";".join(f"99001:{x}" for x in "kgh")
    survey = a("99001:E1", "Survey", name="Umfrage", respondent=everybody, roster=everybody)
    outcome = computed("A16", clinic(model, survey, tie("Referral", "99001:g", "99001:k")))
    assert outcome.low == outcome.value == outcome.high == 1 / 2
    assert about(outcome, "99001:h").certainty is Certainty.ABSENT
