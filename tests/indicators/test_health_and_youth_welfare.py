"""A4, A6, A7 and A9 on Musterstadt and on worlds of a few lines, with numbers counted by hand."""

from itertools import product

import pytest

from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.records import Record, Relation, relation
from graph.records.claims import EXISTS, Claim
from ontology import Model
from tests import musterstadt as m
from tests.indicators.worlds import NETWORK, about, computed, network, org, works, world
from tests.musterstadt import a, tie


def test_a4_density_between_youth_welfare_and_health(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("A4", musterstadt_snapshot)
    assert (outcome.numerator, outcome.denominator) == (2, 12)
    assert (outcome.low, outcome.high) == (2 / 12, 1)
    assert outcome.details["K-K"] == pytest.approx(4 / 6)
    assert outcome.details["overall"] == pytest.approx(9 / 36)
    assert outcome.details["without_coordination"] == 0
    assert outcome.details["GES-KJH"] == pytest.approx(2 / 9)
    assert "Nur belegte" in outcome.sentence.de or "nur belegte" in outcome.sentence.de


def test_a4_shows_a_contact_as_evidence_that_does_not_count(model: Model) -> None:
    records: list[Record] = [org("k", sector="KJH"), org("g", sector="GES"), works("k", "g", intensity="1")]
    outcome = computed("A4", world(model, records))
    assert (outcome.value, outcome.high) == (0, 0)
    assert outcome.items[0].certainty is Certainty.PRESENT
    assert "kennen sich, zählt noch nicht als Zusammenarbeit" in str(outcome.items[0].note)


def test_a6_lists_expected_links_with_both_ends(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("A6", musterstadt_snapshot)
    # Both ends: EL01 02 04 05 10 11 16 17; tied: EL01 EL11 EL17; denied: EL16.
    assert (outcome.numerator, outcome.denominator) == (5, 8)
    assert (outcome.low, outcome.high) == (1 / 8, 5 / 8)
    assert about(outcome, "EL16").certainty is Certainty.ABSENT
    assert about(outcome, "EL10").certainty is Certainty.UNKNOWN
    assert about(outcome, "EL01").records == ("99001:Cooperation-A02-A08",)
    assert "Erst gewinnen oder erfassen: Jobcenter." in str(about(outcome, "EL19").note)


def test_a6_both_types_in_one_house_need_no_talk(model: Model) -> None:
    records: list[Record] = [
        org("house", actorType="GA;ASD"),
        org("c", actorType="NWK"),
        works("house", "c", intensity="1"),
    ]
    outcome = computed("A6", world(model, records))
    assert (outcome.numerator, outcome.denominator, outcome.low) == (1, 1, 1)  # GA-NWK know each other only
    assert about(outcome, "EL11").certainty is Certainty.ABSENT
    assert "in einer Hand" in str(about(outcome, "EL10").note)


def test_a7_everything_hangs_on_the_coordination(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("A7", musterstadt_snapshot)
    # Three of K without the coordination, two of three of G reachable: six pairs, none of them without it.
    assert (outcome.numerator, outcome.denominator, outcome.value) == (6, 6, 1)
    assert outcome.low is outcome.high is None
    # Parts with it: the large one, practice. Without: {Jugendamt, Kita, FZ, SkF}, {GA, FF}, clinic, practice.
    assert (outcome.details["parts"], outcome.details["new_parts"]) == (2, 2)
    assert outcome.items[0].subjects == (m.NETZWERKKOORDINATION,)
    assert "Nur belegte Verbindungen" in outcome.sentence.de


def test_a7_a_direct_tie_does_not_need_the_coordination_and_a_detour_is_longer(model: Model) -> None:
    records: list[Record] = [
        *(org(x, sector="KJH") for x in ("k1", "k2")),
        *(org(x, sector="GES") for x in ("g1", "g2")),
        org("c", sector="KJH", actorType="NWK"),
        *(works("c", x, intensity="2") for x in ("k1", "k2", "g1", "g2")),
        *(works(x, y, intensity="2") for x, y in (("k1", "g1"), ("g1", "g2"))),
    ]
    outcome = computed("A7", world(model, records))
    # k1-g1 stays 1; k1-g2 stays 2 (over g1); k2 loses both.
    assert (outcome.numerator, outcome.denominator) == (2, 4)
    detour = computed("A7", world(model, [*records, works("k2", "k1", intensity="2")]))
    # k2-g1 stays 2 (over k1), k2-g2 grows from 2 to 3.
    assert (detour.numerator, detour.denominator) == (1, 4)


def test_a7_asks_who_coordinates(model: Model) -> None:
    records: list[Record] = [org("b", sector="KJH"), org("c", sector="GES"), works("b", "c", intensity="3")]
    outcome = computed("A7", world(model, records))
    assert outcome.value is None
    assert "Netzwerkkoordination" in outcome.missing[0].de


def test_a9_health_actors_with_at_most_one_tie(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("A9", musterstadt_snapshot)
    # Gesundheitsamt 2 (one stale), clinic 1, practice 0; nobody was asked, so all of it may be otherwise.
    assert (outcome.numerator, outcome.denominator) == (2, 3)
    assert (outcome.low, outcome.high) == (0, 1)
    assert {i.subjects[0] for i in outcome.items} == {m.GEBURTSKLINIK, m.KINDERARZTPRAXIS}
    assert outcome.details["edge_without_coordination"] == 3


def test_a9_is_sure_where_everybody_answered(model: Model) -> None:
    everybody = ";".join(f"99001:{x}" for x in "abc")
    records: list[Record] = [
        *(org(x, sector="GES") for x in "ab"),
        org("c", sector="KJH"),
        a("99001:E1", "Survey", name="Umfrage", respondent=everybody, roster=everybody),
        *(works(x, y, intensity="2") for x, y in (("a", "b"), ("b", "c"))),
        tie("Represents", "99001:b", "99001:a"),
    ]
    outcome = computed("A9", world(model, records))
    assert outcome.low == outcome.value == outcome.high == 1 / 2
    assert outcome.items[0].certainty is Certainty.PRESENT
    assert "Vertreten durch b" in str(outcome.items[0].note)


@pytest.mark.parametrize("id", ["A4", "A5", "A6", "A7", "A9", "A11", "A15"])
def test_below_the_gate_there_is_no_verdict(model: Model, id: str) -> None:
    records: list[Record] = [
        *(org(f"k{i}", sector="KJH", actorType="ASD") for i in range(5)),
        org("c", sector="KJH", actorType="NWK"),
        *(org(f"g{i}", sector="GES", actorType="GA") for i in range(4)),
        *(works("c", x, intensity="3") for x in ("k0", "g0", "g1")),
    ]
    outcome = computed(id, world(model, records))
    assert outcome.value is outcome.low is outcome.high is outcome.numerator is None
    assert "Für 4 von 10 Organisationen" in outcome.sentence.de
    assert "mindestens 7" in outcome.sentence.de
    assert "3 weiteren" in outcome.missing[0].de
    assert any(i.certainty is Certainty.PRESENT and i.records for i in outcome.items)


@pytest.mark.parametrize("id", ["A4", "A5", "A6", "A7", "A9", "A11", "A15"])
def test_at_the_gate_there_is_one(model: Model, id: str) -> None:
    records: list[Record] = [
        *(org(f"k{i}", sector="KJH", actorType="ASD") for i in range(5)),
        org("c", sector="KJH", actorType="NWK"),
        *(org(f"g{i}", sector="GES", actorType="GA") for i in range(4)),
        *(works("c", x, intensity="2") for x in ("k0", "k1", "k2", "g0", "g1", "g2")),
    ]
    assert computed(id, world(model, records)).value is not None


def test_a_district_without_health_has_no_density(model: Model) -> None:
    records: list[Record] = [network(), *(org(x, sector="KJH") for x in "bc"), works("b", "c", intensity="2")]
    for id in ("A4", "A9"):
        outcome = computed(id, world(model, records))
        assert outcome.value is None
        assert outcome.missing
    assert NETWORK not in world(model, records).network.actors


# -- the range ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", ["A1", "A2", "A3", "A4", "A5", "A6", "A8", "A9", "A10", "A11", "A15"])
def test_settling_what_is_open_never_leaves_the_range(model: Model, id: str) -> None:
    records = [r for r in m.records() if r.id not in (m.DISTRICT, m.LIST)]
    before = world(model, records, networkCount="1")
    ties = [d for kind in ("Membership", "Cooperation") for d in before.relations_of(kind)]
    open_ended = [d.relation for d in ties if d.certainty in (Certainty.UNKNOWN, Certainty.STALE)]
    assert len(open_ended) == 5
    range_ = computed(id, before)
    assert range_.low is not None
    assert range_.high is not None
    for settled in product(("confirmed", "confirmedAbsent"), repeat=len(open_ended)):
        said = {r.id: _settled(r, status) for r, status in zip(open_ended, settled, strict=True)}
        value = computed(id, world(model, [said.get(r.id, r) for r in records], networkCount="1")).value
        assert value is not None
        assert range_.low <= value <= range_.high


def _settled(open_ended: Relation, status: str) -> Relation:
    claims = (*(c for c in open_ended.claims if c.prop != EXISTS), Claim(EXISTS, "", "", "", "2024-06-01", status))
    ends = (open_ended.source, open_ended.target)
    return relation(open_ended.id, open_ended.type, ends, open_ended.owner, claims)
